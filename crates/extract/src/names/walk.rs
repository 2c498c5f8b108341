//! The first pass: from left to right, the longest name that lists or context support at each place.

use super::atoms::{Atom, Shape};
use super::table::{Kind, Kinds, look_up};
use super::{heads, lone, people};
use crate::label::Label;

/// A name, as a range of atoms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its first atom.
    pub(super) first: usize,
    /// The atom after its last.
    pub(super) end: usize,
    /// What it is.
    pub(super) label: Label,
    /// How strong the evidence is; below [`Found::SURE`] the second pass may overrule it.
    pub(super) score: f32,
}

impl Found {
    /// From here on the evidence is good enough to be carried to the same name elsewhere in the text.
    pub(super) const SURE: f32 = 0.6;
}

/// The atoms of a text, and how to look at them.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    atoms: &'a [Atom<'a>],
}

impl<'a> View<'a> {
    /// A view of `atoms`.
    pub(super) const fn new(atoms: &'a [Atom<'a>]) -> Self {
        Self { atoms }
    }

    /// How many atoms there are.
    pub(super) const fn len(self) -> usize {
        self.atoms.len()
    }

    /// The atom at `index`, where there is one.
    pub(super) fn at(self, index: usize) -> Option<&'a Atom<'a>> {
        self.atoms.get(index)
    }

    /// The atom `back` places before `index`.
    pub(super) fn before(self, index: usize, back: usize) -> Option<&'a Atom<'a>> {
        index.checked_sub(back).and_then(|i| self.atoms.get(i))
    }

    /// Its characters; empty outside the text.
    pub(super) fn text(self, index: usize) -> &'a str {
        self.at(index).map_or("", |atom| &*atom.text)
    }

    /// What the lists say of the lower-case form of the atom at `index`.
    pub(super) fn lower(self, index: usize) -> Kinds {
        self.at(index).map_or(Kinds::default(), |atom| atom.lower)
    }

    /// Whether the atom at `index` begins with a capital.
    pub(super) fn is_capital(self, index: usize) -> bool {
        self.at(index).is_some_and(Atom::is_capital)
    }

    /// Whether a capital at `index` can go on a name: none of a day, a month, a title.
    pub(super) fn continues(self, index: usize) -> bool {
        self.at(index).is_some_and(|a| a.is_capital() && !a.lower.any(&[Kind::Skip, Kind::TitleHead]))
    }

    /// The atoms `first..end` as the lists write them.
    pub(super) fn join(self, first: usize, end: usize) -> String {
        let mut joined = String::new();
        for (place, atom) in self.atoms.get(first..end).unwrap_or_default().iter().enumerate() {
            if place > 0 && !atom.glued {
                joined.push(' ');
            }
            joined.push_str(&atom.text);
        }
        joined
    }

    /// The longest entry of the lists that starts at `index`: where it ends, and what it is.
    pub(super) fn phrase(self, index: usize) -> Option<(usize, Kinds)> {
        const LONGEST: usize = 9;
        let atom = self.at(index)?;
        let mut kinds = atom.exact;
        let mut best = (kinds.label().is_some() && self.ends(index + 1)).then_some((index + 1, kinds));
        let mut key = String::new();
        for next in index + 1..index + LONGEST {
            if !kinds.has(Kind::Prefix) {
                break;
            }
            let Some(atom) = self.at(next).filter(|atom| atom.shape != Shape::Break) else { break };
            if key.is_empty() {
                key.push_str(self.text(index));
            }
            if !atom.glued {
                key.push(' ');
            }
            key.push_str(&atom.text);
            kinds = look_up(&key);
            if kinds.label().is_some() && self.ends(next + 1) {
                best = Some((next + 1, kinds));
            }
        }
        best
    }

    /// Whether a name can end before the atom at `index`: no letter or digit sticks to it.
    fn ends(self, index: usize) -> bool {
        !self.at(index).is_some_and(|next| next.glued && !matches!(next.shape, Shape::Symbol | Shape::Break))
    }
}

/// Every name of the first pass, in order, none overlapping.
pub(super) fn walk(view: View<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut index = 0;
    let mut titled_at = None;
    while index < view.len() {
        if let Some(end) = people::title_end(view, index) {
            let named = heads::find(view, index).or_else(|| listed(view, index)).filter(|name| name.end > end);
            if named.is_none() {
                titled_at = Some(end);
                index = end;
                continue;
            }
        }
        let next = name_at(view, index, titled_at == Some(index), found.last());
        index = next.map_or(index + 1, |name| name.end.max(index + 1));
        if let Some(next) = next {
            let nation = found.pop_if(|last| is_nation_of(view, last, &next) || is_one_group(view, last, &next));
            let first = nation.map_or_else(|| numbered(view, &next), |nation| nation.first);
            found.push(Found { first, ..next });
        }
    }
    found
}

/// Where a military unit's name starts: at its number, where it has one (`3rd Assault Brigade`).
fn numbered(view: View<'_>, unit: &Found) -> usize {
    const UNITS: [&str; 8] = ["Brigade", "Battalion", "Division", "Regiment", "Corps", "Army", "Squadron", "Fleet"];
    let named = unit.label == Label::Org && UNITS.contains(&view.text(unit.end.saturating_sub(1)));
    let ending = view.before(unit.first, 1).is_some_and(|a| a.glued && matches!(&*a.text, "st" | "nd" | "rd" | "th"));
    let number = view.before(unit.first, 2).is_some_and(|atom| atom.shape == Shape::Digits);
    if named && ending && number { unit.first - 2 } else { unit.first }
}

/// Whether `nation` is a part of the organisation's name that follows it: `Turkish Red Crescent`, `US State Department`.
fn is_nation_of(view: View<'_>, nation: &Found, org: &Found) -> bool {
    let institution = org.end > org.first + 1 || view.lower(org.first).has(Kind::OrgHead);
    matches!(nation.label, Label::Norp | Label::Gpe)
        && nation.end == org.first
        && org.label == Label::Org
        && institution
}

/// Whether two adjacent groups are one: `Sunni Muslims`, `Iraqi Kurds`.
fn is_one_group(view: View<'_>, first: &Found, second: &Found) -> bool {
    const GROUPS: [&str; 9] = ["Muslim", "Arab", "Kurd", "Christian", "Jew", "Catholic", "Serb", "Orthodox", "Kurdish"];
    let word = view.text(second.first);
    let group = GROUPS.contains(&word.strip_suffix('s').unwrap_or(word));
    first.label == Label::Norp && second.label == Label::Norp && first.end == second.first && group
}

/// The name that starts at `index`, if one does: the longest of what lists, head words and people's names give, else
/// what the context makes of an unknown word.
fn name_at(view: View<'_>, index: usize, after_title: bool, last: Option<&Found>) -> Option<Found> {
    let atom = view.at(index)?;
    if !atom.is_capital() && !atom.exact.has(Kind::Prefix) && atom.exact.label().is_none() {
        return None;
    }
    let candidates = [
        listed(view, index),
        heads::find(view, index),
        people::find(view, index, after_title),
        lone::designation(view, index),
    ];
    let longest = candidates.into_iter().flatten().reduce(|best, next| {
        let better = next.end > best.end || next.end == best.end && next.score > best.score;
        if better { next } else { best }
    });
    longest.or_else(|| lone::find(view, index, last))
}

/// A name of the lists at `index`.
fn listed(view: View<'_>, index: usize) -> Option<Found> {
    let (end, kinds) = view.phrase(index)?;
    let atom = view.at(index)?;
    let usual = kinds.label()?;
    let label = lone::sense(view, index, end, usual);
    let ambiguous = end == index + 1 && atom.lower.has(Kind::Word) && atom.shape != Shape::Upper;
    if ambiguous && (atom.opens || atom.titled) && !matches!(label, Label::Norp | Label::Gpe) {
        return None;
    }
    let score = match end - index {
        _ if !kinds.has(Kind::Gpe) && kinds.has(Kind::City) => 0.8,
        1 => 0.9,
        _ => 0.95,
    };
    let end = if label == Label::Product { variant_end(view, end) } else { end };
    Some(Found { first: index, end, label, score })
}

/// Where a product's variant ends: the `-800` of `Boeing 737-800`.
fn variant_end(view: View<'_>, end: usize) -> usize {
    let glued = |at: usize| view.at(at).is_some_and(|atom| atom.glued);
    let digits = view.at(end + 1).is_some_and(|atom| atom.shape == Shape::Digits);
    if view.text(end) == "-" && glued(end) && glued(end + 1) && digits { end + 2 } else { end }
}
