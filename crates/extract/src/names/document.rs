//! The second pass: what one place of a text says of a name is true of the same name elsewhere.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::atoms::Shape;
use super::table::{Fnv, Kind};
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
                && let Some((label, score)) = known.get(&view.join(name.first, name.end))
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

/// What the text says of a name.
#[derive(Default)]
struct Evidence {
    /// What one place is sure of, and how sure.
    sure: Option<(Label, f32)>,
    /// What the other places are for, added up.
    votes: Vec<(Label, f32)>,
}

impl Evidence {
    /// The label that most is for.
    fn verdict(&self) -> Option<(Label, f32)> {
        let winner = || self.votes.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        self.sure.or_else(|| winner().map(|(label, sum)| (label, sum.min(Found::SURE))))
    }
}

/// What the text says of its names, by their characters as the lists write them.
#[derive(Default)]
struct Known(HashMap<String, Evidence, BuildHasherDefault<Fnv>>);

impl Known {
    fn get(&self, name: &str) -> Option<(Label, f32)> {
        self.0.get(name).and_then(Evidence::verdict)
    }

    fn of(&mut self, name: String) -> &mut Evidence {
        self.0.entry(name).or_default()
    }

    /// Adds what is sure, where nothing was before.
    fn add(&mut self, name: String, label: Label, score: f32) {
        self.of(name).sure.get_or_insert((label, score));
    }
}

/// What the text is sure of: names as they are written, people's family names, acronyms explained in brackets, and short
/// forms; and for names of which no place is sure, what most of the evidence is for.
fn known_names(view: View<'_>, found: &[Found]) -> Known {
    const WORTH_COUNTING: f32 = 0.4;
    let mut known = Known::default();
    for name in found.iter().filter(|name| name.score >= Found::SURE) {
        known.add(view.join(name.first, name.end), name.label, 0.8);
        let bracketed = view.text(name.end) == "(" && view.text(name.end + 2) == ")";
        if bracketed && view.at(name.end + 1).is_some_and(|atom| atom.shape == Shape::Upper) {
            known.of(view.text(name.end + 1).to_owned()).sure = Some((name.label, 0.85));
        }
    }
    for name in found.iter().filter(|name| name.label == Label::Person && name.score >= 0.45) {
        let family = (name.first..name.end).rev().find(|&at| view.is_capital(at) && view.text(at).len() > 2);
        if let Some(family) = family.filter(|&at| at > name.first) {
            known.add(view.text(family).to_owned(), Label::Person, 0.8);
        }
    }
    for name in found.iter().filter(|name| name.score >= Found::SURE && name.end > name.first + 1) {
        if let Some(short) = short_form(view, name) {
            known.add(view.text(short).to_owned(), name.label, 0.65);
        }
    }
    for name in found.iter().filter(|name| (WORTH_COUNTING..Found::SURE).contains(&name.score)) {
        let votes = &mut known.of(view.join(name.first, name.end)).votes;
        match votes.iter_mut().find(|(label, _)| *label == name.label) {
            Some((_, sum)) => *sum += name.score,
            None => votes.push((name.label, name.score)),
        }
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

/// A known name that the first pass did not see at `index`.
fn again(view: View<'_>, index: usize, limit: usize, known: &Known) -> Option<Found> {
    if !view.is_capital(index) {
        return None;
    }
    (index + 1..=limit.min(index + LONGEST)).rev().find_map(|end| {
        let (label, score) = known.get(&view.join(index, end))?;
        // `Cook` at the head of a sentence is the verb, whoever Tim Cook is.
        let doubtful = end == index + 1 && view.at(index).is_some_and(|a| a.is_common() && (a.opens || a.titled));
        if doubtful {
            return None;
        }
        Some(Found { first: index, end, label, score })
    })
}
