//! Single words: what the context makes of an unknown one, and which sense of a known one is meant.

use super::atoms::{Atom, Shape};
use super::people::speaks;
use super::table::Kind;
use super::walk::{Found, View};
use crate::label::Label;

/// The sense of a listed name where the context changes the `usual` one.
pub(super) fn sense(view: View<'_>, index: usize, end: usize, usual: Label) -> Label {
    let before = view.before(index, 1).map_or("", |atom| &*atom.text);
    let place = if before == "the" { view.before(index, 2).map_or("", |atom| &*atom.text) } else { before };
    let name = view.text(index);
    match usual {
        Label::Org if matches!(view.join(index, end).as_str(), "Kremlin" | "White House" | "Pentagon") => {
            if matches!(place, "at" | "in" | "inside" | "outside" | "near") { Label::Fac } else { usual }
        }
        Label::Norp if end == index + 1 && is_language(view, index, before, name) => Label::Language,
        _ => usual,
    }
}

/// Whether a demonym is the language: `in Russian.`, `speaks French`, `the Ukrainian language`.
fn is_language(view: View<'_>, index: usize, before: &str, name: &str) -> bool {
    let one_form = !name.ends_with('s') && !matches!(name, "European" | "American" | "Western" | "African" | "Asian");
    let noun = matches!(view.text(index + 1), "language" | "speaker" | "speakers" | "dialect" | "translation");
    let spoken = view.text(index + 1) == "-" && view.text(index + 2).starts_with("speak");
    let next_is_word = view.at(index + 1).is_some_and(|a| !matches!(a.shape, Shape::Symbol | Shape::Break));
    let cue = super::table::look_up(before).has(Kind::Speak) && (before != "in" || !next_is_word);
    let closes = !next_is_word || matches!(view.text(index + 1), "and" | "or" | "to" | "at" | "in");
    let from_to = match before {
        "from" => view.text(index + 1) == "to" && view.at(index + 2).is_some_and(|a| a.exact.has(Kind::Norp)),
        "to" => {
            let other = view.before(index, 2).is_some_and(|a| a.exact.has(Kind::Norp));
            other && view.before(index, 3).is_some_and(|a| &*a.text == "from")
        }
        _ => false,
    };
    one_form && (from_to || noun || spoken || cue && closes)
}

/// A type designation: `F-16`, `Su-34`, `MQ-9`, `Kh-101`.
pub(super) fn designation(view: View<'_>, index: usize) -> Option<Found> {
    let letters = view.at(index)?;
    let short = letters.is_capital() && letters.text.len() <= 4 && !letters.lower.has(Kind::Skip);
    let glued = |at: usize| view.at(at).is_some_and(|atom| atom.glued);
    let model = view.is_capital(index + 1) && view.text(index + 1).len() < 4 && glued(index + 2);
    if model && !letters.is_common() && !letters.titled && view.at(index + 2)?.shape == Shape::Digits {
        // `Gulfstream G280`: a maker and a model.
        return Some(Found { first: index, end: index + 3, label: Label::Product, score: 0.6 });
    }
    let digits = view.at(index + 2)?;
    let fits = short && view.text(index + 1) == "-" && glued(index + 1) && glued(index + 2);
    if !fits || digits.shape != Shape::Digits || digits.text.len() > 4 || letters.exact.label().is_some() {
        return None;
    }
    let mut end = index + 3;
    while end < index + 6 && glued(end) && view.at(end).is_some_and(|a| a.is_capital() && a.text.len() < 4) {
        end += 1;
    }
    Some(Found { first: index, end, label: Label::Product, score: 0.7 })
}

/// What the context makes of an unknown capital at `index`; `last` is the name before it.
pub(super) fn find(view: View<'_>, index: usize, last: Option<&Found>) -> Option<Found> {
    let atom = view.at(index)?;
    let unusable =
        atom.is_common() || atom.lower.any(&[Kind::Skip, Kind::Suffix, Kind::Title]) || atom.shape == Shape::Initial;
    if !atom.is_capital() || unusable {
        return None;
    }
    let end = run_end(view, index);
    let (label, score) = product(view, index, end)
        .or_else(|| acronym(view, index))
        .or_else(|| place(view, index, end, last))
        .or_else(|| company(view, end))
        .or_else(|| speaks(view, end).then_some((Label::Person, 0.5)))
        .or_else(|| fallback(view, index, end))?;
    Some(Found { first: index, end, label, score })
}

/// Where the unknown name that starts at `index` ends: capitals and what is between them in
/// `van Aalst`, none of them known or common.
fn run_end(view: View<'_>, index: usize) -> usize {
    let unknown = |at: usize| {
        view.continues(at)
            && view.at(at).is_some_and(|a| a.shape == Shape::Capital && !a.is_common() && a.exact.label().is_none())
    };
    let particle = |at: usize| view.at(at).is_some_and(|a| a.shape == Shape::Lower && a.lower.has(Kind::Particle));
    let mut end = index + 1;
    if view.at(index).is_some_and(|atom| atom.shape == Shape::Capital) {
        while end < index + 4 && (unknown(end) || particle(end) && unknown(end + 1)) {
            end += 1;
        }
    }
    end
}

/// A word beside what products are: `Flamingo missiles`, `a missile, the “Flamingo”`.
fn product(view: View<'_>, index: usize, end: usize) -> Option<(Label, f32)> {
    let atom = view.at(index)?;
    let noun = |a: Option<&Atom<'_>>| a.is_some_and(|a| a.shape == Shape::Lower && a.lower.has(Kind::Weapon));
    if atom.titled || atom.opens && atom.shape == Shape::Upper {
        return None;
    }
    let typed = view.text(end) == "-" && view.text(end + 1) == "type" && noun(view.at(end + 2));
    if noun(view.at(end)) || typed {
        return Some((Label::Product, 0.65));
    }
    let mut back = 1;
    while view.before(index, back).is_some_and(|a| {
        matches!(&*a.text, "\"" | "“" | "‘" | "'" | "the" | "called" | "named" | "dubbed" | "," | "known" | "as")
    }) {
        back += 1;
    }
    (back > 1 && noun(view.before(index, back))).then_some((Label::Product, 0.6))
}

/// Capitals only: an organisation, most of the time; not where a number follows (`EI 154`, `PCSK9`).
fn acronym(view: View<'_>, index: usize) -> Option<(Label, f32)> {
    let atom = view.at(index)?;
    let numbered = view.at(index + 1).is_some_and(|next| next.shape == Shape::Digits);
    let fits = atom.shape == Shape::Upper && (2..=9).contains(&atom.text.len()) && !atom.titled && !numbered;
    fits.then_some((Label::Org, 0.55))
}

/// A word where places are written: `in X`, `X region`, `town of X`, `Kursk, X and`.
fn place(view: View<'_>, index: usize, end: usize, last: Option<&Found>) -> Option<(Label, f32)> {
    let lower = |a: Option<&Atom<'_>>, kind: Kind| a.is_some_and(|a| a.shape == Shape::Lower && a.lower.has(kind));
    if lower(view.at(end), Kind::Place) {
        return Some((Label::Gpe, 0.75));
    }
    let before = view.before(index, 1);
    if before.is_some_and(|a| &*a.text == "of") && lower(view.before(index, 2), Kind::Place) {
        return Some((Label::Gpe, 0.75));
    }
    let listed = last.is_some_and(|name| {
        let gap = index.saturating_sub(name.end);
        let joined =
            matches!(view.text(name.end), "," | "and") && (gap == 1 || gap == 2 && view.text(index - 1) == "and");
        name.label == Label::Gpe && joined
    });
    if listed {
        return Some((Label::Gpe, 0.6));
    }
    let apposed = view.text(end) == "," && matches!(view.text(end + 1), "near" | "north" | "south" | "outside");
    let article = before.is_some_and(|a| &*a.text == "the") && lower(view.before(index, 2), Kind::Near);
    if view.at(index).is_some_and(|atom| atom.titled || atom.exact.any(&[Kind::First, Kind::Last])) {
        return None;
    }
    if article && !view.is_capital(end) && view.at(end).is_none_or(|next| next.shape == Shape::Symbol) {
        return Some((Label::Loc, 0.45));
    }
    (lower(before, Kind::Near) && !view.is_capital(end) || apposed).then_some((Label::Gpe, 0.5))
}

/// A word that is explained as a company: `X, a German manufacturer`.
fn company(view: View<'_>, end: usize) -> Option<(Label, f32)> {
    let explained = view.text(end) == "," && matches!(view.text(end + 1), "a" | "an" | "the");
    let noun = (end + 2..end + 7).find(|&at| view.lower(at).has(Kind::Company) || matches!(view.text(at), "," | "."));
    (explained && noun.is_some_and(|at| view.lower(at).has(Kind::Company))).then_some((Label::Org, 0.65))
}

/// An unknown name with nothing to tell what it is: several words are a person more often than not, and so is one
/// that the lists of people's names have.
fn fallback(view: View<'_>, index: usize, end: usize) -> Option<(Label, f32)> {
    let atom = view.at(index)?;
    if atom.titled {
        return None;
    }
    if end > index + 1 {
        return Some((Label::Person, 0.5));
    }
    match (atom.exact.has(Kind::First), atom.exact.has(Kind::Last), atom.opens) {
        (true, _, _) => Some((Label::Person, 0.45)),
        (_, true, false) => Some((Label::Person, 0.4)),
        _ => None,
    }
}
