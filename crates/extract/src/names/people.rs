//! People: by title, by role, by first or family name.

use super::atoms::{Atom, Shape};
use super::table::Kind;
use super::walk::{Found, View};
use crate::label::Label;

/// The most atoms that a person's name has.
const LONGEST: usize = 5;

/// The end of the title at `index`, where a name may follow: `Foreign Minister`, `Minister of Internal Affairs`, `Mr.`
pub(super) fn title_end(view: View<'_>, index: usize) -> Option<usize> {
    let mut end = index;
    let mut head = None;
    while view.is_capital(end) && view.lower(end).any(&[Kind::Title, Kind::TitleHead]) {
        if view.lower(end).has(Kind::TitleHead) {
            head = Some(end + 1);
        }
        end += 1;
        if view.text(end) == "-" && view.at(end).is_some_and(|atom| atom.glued) {
            end += 1;
        }
    }
    let mut end = head?;
    if view.text(end) == "." && view.at(end).is_some_and(|atom| atom.glued) {
        return Some(end + 1);
    }
    if view.text(end) == "of" && view.at(end + 1).is_some_and(|a| a.is_capital() && !a.is_known()) {
        end += 1;
        while view.at(end).is_some_and(is_portfolio) {
            end += 1;
        }
    }
    Some(end)
}

/// Whether a word after `Minister of` is what the minister is for, and not yet the name.
fn is_portfolio(atom: &Atom<'_>) -> bool {
    let usual = atom.is_common() || atom.lower.any(&[Kind::Title, Kind::OrgMod]);
    atom.is_capital() && usual || &*atom.text == "and"
}

/// The person whose name starts at `index`.
pub(super) fn find(view: View<'_>, index: usize, after_title: bool) -> Option<Found> {
    let first = view.at(index)?;
    if !starts(view, index, after_title) {
        return None;
    }
    let end = name_end(view, index);
    let words = || (index..end).filter_map(|at| view.at(at)).filter(|a| a.is_capital() || is_arabic(a));
    let score = if after_title && !(first.titled && first.is_common()) {
        0.9
    } else if words().count() >= 2 {
        full_name_score(view, index, words().collect::<Vec<_>>().as_slice())?
    } else {
        return None;
    };
    let end = suffix_end(view, end);
    Some(Found { first: index, end, label: Label::Person, score })
}

/// Whether a person's name can start at `index`.
fn starts(view: View<'_>, index: usize, after_title: bool) -> bool {
    let Some(first) = view.at(index) else { return false };
    let name = first.exact.any(&[Kind::First, Kind::Last, Kind::Person]);
    let other = view.phrase(index).is_some_and(|(_, kinds)| !kinds.has(Kind::Person));
    let possible =
        first.is_capital() && !first.lower.any(&[Kind::Skip, Kind::TitleHead]) && first.shape != Shape::Upper;
    // The Washington of `Governor Washington` is rare beside that of `Ambassador, Washington`.
    possible && (!other || name && first.exact.has(Kind::First)) && (after_title || name || !first.is_common())
}

/// Where the name that starts at `index` ends.
fn name_end(view: View<'_>, index: usize) -> usize {
    let mut end = index + 1;
    while end < index + LONGEST {
        let mut next = end;
        while next < end + 2 && view.at(next).is_some_and(|a| a.shape == Shape::Lower && a.lower.has(Kind::Particle)) {
            next += 1;
        }
        let fits = view.at(next).is_some_and(|atom| {
            let name = atom.exact.any(&[Kind::First, Kind::Last, Kind::Person]) || atom.shape == Shape::Initial;
            let other = view.phrase(next).is_some_and(|(_, kinds)| !kinds.has(Kind::Person));
            (view.continues(next) || is_arabic(atom) || next == index + 1 && is_surname(view, index))
                && (atom.shape != Shape::Upper || atom.exact.any(&[Kind::First, Kind::Last]))
                && !atom.lower.has(Kind::Suffix)
                && (name || !other)
                && (name || !atom.is_common() || next == index + 1 && is_plain(atom))
        });
        if !fits || view.at(next).is_some_and(|atom| atom.glued || atom.opens) {
            break;
        }
        end = next + 1;
    }
    end
}

/// Whether a common word can be a family name after a first name: `Tim Cook`, but not `Victoria Station`.
fn is_plain(atom: &Atom<'_>) -> bool {
    const HEADS: [Kind; 5] = [Kind::OrgHead, Kind::FacHead, Kind::LocHead, Kind::EventHead, Kind::LawHead];
    !atom.titled && !atom.lower.any(&HEADS) && atom.text.len() > 3
}

/// `al-Abadi`: a small letter first, but a part of a name.
fn is_arabic(atom: &Atom<'_>) -> bool {
    let particle = atom.text.split('-').next().is_some_and(|first| first.len() < 4);
    atom.shape == Shape::Lower && particle && atom.text.contains('-') && atom.text.chars().any(char::is_uppercase)
}

/// Whether the title after the first name at `index` is a family name: `Julie Bishop said`, `Larry King.`
fn is_surname(view: View<'_>, index: usize) -> bool {
    let first = view.at(index).is_some_and(|a| a.exact.has(Kind::First) && a.exact.label().is_none() && !a.titled);
    let title = matches!(view.text(index + 1), "Bishop" | "King" | "Judge" | "Major" | "Marshal" | "Prince" | "Pope");
    first && title && !view.is_capital(index + 2)
}

/// `Jr.`, `III` after a name.
fn suffix_end(view: View<'_>, end: usize) -> usize {
    let comma = usize::from(view.text(end) == ",");
    let at = end + comma;
    let fits = view.is_capital(at) && view.lower(at).has(Kind::Suffix) && (comma == 0 || view.text(at) == "Jr");
    if !fits {
        return end;
    }
    at + 1 + usize::from(view.text(at + 1) == "." && matches!(view.text(at), "Jr" | "Sr"))
}

/// How much two words or more look like a person's name, where they do.
fn full_name_score(view: View<'_>, index: usize, words: &[&Atom<'_>]) -> Option<f32> {
    let (first, last) = (words.first()?, words.last()?);
    let common = words.iter().filter(|atom| atom.is_common()).count();
    if first.exact.has(Kind::First) || first.shape == Shape::Initial && common == 0 {
        return (common == 0 || !first.titled).then_some(if last.exact.has(Kind::Last) { 0.9 } else { 0.8 });
    }
    if common > 0 {
        return None;
    }
    let role = view.before(index, 1).is_some_and(|atom| atom.shape == Shape::Lower && atom.lower.has(Kind::Role));
    if role {
        return Some(0.8);
    }
    let family = last.exact.has(Kind::Last) || is_arabic(last);
    (family && !first.titled).then_some(0.65)
}

/// Whether what follows the atoms up to `end` is what people do: `said`, `told`.
pub(super) fn speaks(view: View<'_>, end: usize) -> bool {
    view.at(end).is_some_and(|atom| atom.shape == Shape::Lower && atom.lower.has(Kind::Say))
}
