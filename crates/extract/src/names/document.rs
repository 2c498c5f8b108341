//! The second pass: what one place of a text says of a name is true of the same name elsewhere.

use std::collections::HashMap;

use super::atoms::Shape;
use super::table::Kind;
use super::walk::{Found, View};
use crate::label::Label;

/// The longest name, in atoms, that is looked for again.
const LONGEST: usize = 5;

/// The names of the first pass, with those that the rest of the text supports added or corrected.
pub(super) fn settle(view: View<'_>, found: Vec<Found>) -> Vec<Found> {
    let known = known_names(view, &found);
    let mut settled = Vec::with_capacity(found.len());
    let mut names = found.into_iter().peekable();
    let mut index = 0;
    while index < view.len() {
        if let Some(mut name) = names.next_if(|name| name.first == index) {
            // A small town is less likely than the person whose full name the text has.
            let town = name.score < 0.85 && name.label == Label::Gpe;
            if (name.score < Found::SURE || town)
                && let Some(&(label, score)) = known.get(&view.join(name.first, name.end))
            {
                (name.label, name.score) = (label, score);
            }
            index = name.end.max(index + 1);
            settled.push(name);
            continue;
        }
        let limit = names.peek().map_or(view.len(), |name| name.first);
        match again(view, index, limit, &known) {
            Some(name) => {
                index = name.end;
                settled.push(name);
            }
            None => index += 1,
        }
    }
    settled
}

/// What the text is sure of: names as they are written, people's family names, and acronyms explained in brackets.
fn known_names(view: View<'_>, found: &[Found]) -> HashMap<String, (Label, f32)> {
    let mut known = HashMap::new();
    for name in found.iter().filter(|name| name.score >= Found::SURE) {
        known.entry(view.join(name.first, name.end)).or_insert((name.label, 0.8));
        let bracketed = view.text(name.end) == "(" && view.text(name.end + 2) == ")";
        if bracketed && view.at(name.end + 1).is_some_and(|atom| atom.shape == Shape::Upper) {
            known.insert(view.text(name.end + 1).to_owned(), (name.label, 0.85));
        }
    }
    for name in found.iter().filter(|name| name.label == Label::Person && name.score >= 0.45) {
        let family = (name.first..name.end).rev().find(|&at| view.is_capital(at) && view.text(at).len() > 2);
        if let Some(family) = family.filter(|&at| at > name.first) {
            known.entry(view.text(family).to_owned()).or_insert((Label::Person, 0.8));
        }
    }
    for name in found.iter().filter(|name| name.score >= Found::SURE && name.end > name.first + 1) {
        if let Some(short) = short_form(view, name) {
            known.entry(view.text(short).to_owned()).or_insert((name.label, 0.65));
        }
    }
    for (text, (label, score)) in votes(view, found) {
        known.entry(text).or_insert((label, score));
    }
    known
}

/// The word that a longer name is cut to: the `Katrina` of `Hurricane Katrina`, the `Acme` of `Acme Therapeutics`.
fn short_form(view: View<'_>, name: &Found) -> Option<usize> {
    match name.label {
        Label::Event if view.lower(name.first).has(Kind::EventFirst) && view.text(name.first + 1) != "of" => {
            Some(name.end - 1)
        }
        Label::Org => view.at(name.first).filter(|atom| !atom.is_common() && !atom.is_known()).map(|_| name.first),
        _ => None,
    }
}

/// For names of which no place is sure: the label that most of the evidence is for.
fn votes(view: View<'_>, found: &[Found]) -> HashMap<String, (Label, f32)> {
    const WORTH_COUNTING: f32 = 0.4;
    let mut sums: HashMap<String, Vec<(Label, f32)>> = HashMap::new();
    for name in found.iter().filter(|name| (WORTH_COUNTING..Found::SURE).contains(&name.score)) {
        let sums = sums.entry(view.join(name.first, name.end)).or_default();
        match sums.iter_mut().find(|(label, _)| *label == name.label) {
            Some((_, sum)) => *sum += name.score,
            None => sums.push((name.label, name.score)),
        }
    }
    let winner = |sums: Vec<(Label, f32)>| sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
    sums.into_iter()
        .filter_map(|(text, sums)| winner(sums).map(|(label, sum)| (text, (label, sum.min(Found::SURE)))))
        .collect()
}

/// A known name that the first pass did not see at `index`.
fn again(view: View<'_>, index: usize, limit: usize, known: &HashMap<String, (Label, f32)>) -> Option<Found> {
    if !view.is_capital(index) {
        return None;
    }
    (index + 1..=limit.min(index + LONGEST)).rev().find_map(|end| {
        let &(label, score) = known.get(&view.join(index, end))?;
        // `Cook` at the head of a sentence is the verb, whoever Tim Cook is.
        let doubtful = end == index + 1 && view.at(index).is_some_and(|a| a.is_common() && (a.opens || a.titled));
        if doubtful {
            return None;
        }
        Some(Found { first: index, end, label, score })
    })
}
