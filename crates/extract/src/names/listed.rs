//! The entries of lists in a text: the longest at each place.

use super::atoms::Atom;
use super::hash::{START, join};
use super::known::{Fact, Kind, Kinds, Known};
use super::lines::Line;
use super::shape::Shape;
use super::view::Listed;

/// The longest entry that is looked for, in atoms.
const LONGEST: usize = 7;

/// The hash of a phrase: of a single word its own, so that both are in one table.
pub(super) fn hash_phrase(words: impl Iterator<Item = u64>) -> u64 {
    let mut hash = None;
    for word in words {
        hash = Some(hash.map_or(word, |before| join(join(START, before), word)));
    }
    hash.unwrap_or_default()
}

/// What the lists say of each atom.
pub(super) fn listed(known: &Known, atoms: &[Atom], facts: &[Fact], lines: &[Line]) -> Vec<Listed> {
    let mut found = vec![Listed::default(); atoms.len()];
    for line in lines {
        let mut index = line.start;
        while index < line.end {
            match longest(known, atoms, facts, *line, index) {
                Some((end, kinds)) => {
                    mark(&mut found, index, end, kinds);
                    index = end;
                }
                None => index += 1,
            }
        }
    }
    found
}

fn mark(found: &mut [Listed], start: usize, end: usize, kinds: Kinds) {
    for (at, listed) in found.iter_mut().enumerate().take(end).skip(start) {
        let place = match (at == start, at + 1 == end) {
            (true, true) => 4,
            (true, false) => 1,
            (false, false) => 2,
            (false, true) => 3,
        };
        *listed = Listed { kinds, place };
    }
}

/// The longest entry that starts at an atom: where it ends, and what it is.
fn longest(known: &Known, atoms: &[Atom], facts: &[Fact], line: Line, start: usize) -> Option<(usize, Kinds)> {
    let first = atoms.get(start)?;
    let alone = facts.get(start)?.kinds;
    let mut best = Some((start + 1, alone.and(Kinds::NAMES))).filter(|(_, kinds)| *kinds != Kinds::default());
    let starts = first.shape.has_capital() || alone.has(Kind::Particle) || best.is_some();
    if first.shape == Shape::Symbol || !starts {
        return best;
    }
    let mut hash = first.lower;
    for at in start + 1..line.end.min(start + LONGEST) {
        let atom = atoms.get(at)?;
        hash = join(join(START, hash), atom.lower);
        if atom.shape == Shape::Symbol && !atom.glued {
            break;
        }
        let kinds = known.look_up(hash).kinds.and(Kinds::NAMES);
        if kinds != Kinds::default() {
            best = Some((at + 1, kinds));
        }
    }
    best
}
