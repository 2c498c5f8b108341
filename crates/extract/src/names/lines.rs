//! The sentences of a text as names see them: which atoms they have, how they use capitals, and which of their atoms
//! could be part of a name.

use super::atoms::Atom;
use super::known::{Fact, Kind};
use super::shape::Shape;
use crate::passage::Passage;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Case {
    /// As prose does.
    Plain,
    /// As a heading: In Title Case, where capitals say little.
    Titled,
    /// ALL CAPITALS, which say nothing.
    Capitals,
}

/// A sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its first atom.
    pub(super) start: usize,
    /// The atom after its last.
    pub(super) end: usize,
    /// How it uses capitals.
    pub(super) case: Case,
}

/// The sentences of a passage, as ranges of `atoms`.
pub(super) fn lines(passage: &Passage<'_>, atoms: &[Atom], facts: &[Fact]) -> Vec<Line> {
    let mut start = 0;
    let mut found = Vec::with_capacity(passage.sentences.len());
    for sentence in &passage.sentences {
        let rest = atoms.get(start..).unwrap_or_default();
        let end = start + rest.partition_point(|atom| atom.span.start() < sentence.end());
        if end > start {
            let (inside, known) =
                (atoms.get(start..end).unwrap_or_default(), facts.get(start..end).unwrap_or_default());
            found.push(Line { start, end, case: case(inside, known) });
        }
        start = end;
    }
    found
}

/// How a sentence uses capitals.
fn case(atoms: &[Atom], facts: &[Fact]) -> Case {
    let (mut long, mut capitals, mut upper, mut common) = (0, 0, 0, 0);
    for (atom, fact) in atoms.iter().zip(facts) {
        let letters = matches!(atom.shape, Shape::Lower) || atom.shape.has_capital();
        if !letters || atom.len < 3 || (atom.shape == Shape::Lower && atom.len < 4) {
            continue;
        }
        long += 1;
        capitals += u32::from(atom.shape.has_capital());
        upper += u32::from(atom.shape == Shape::Upper);
        common += u32::from(atom.shape.has_capital() && fact.kinds.has(Kind::Word));
    }
    if long >= 2 && upper * 10 >= long * 8 {
        Case::Capitals
    } else if long >= 3 && capitals * 10 >= long * 7 && common > 0 {
        Case::Titled
    } else {
        Case::Plain
    }
}

/// The parts of a line where a name can be: around its capitals, as far as the words beside them could belong to it.
pub(super) fn regions(line: Line, atoms: &[Atom], facts: &[Fact], found: &mut Vec<(usize, usize)>) {
    // No name is as long; a text that is all capitals is read in pieces, each after the other.
    const LONGEST: usize = 250;
    let mut open: Option<(usize, usize)> = None;
    for index in line.start..line.end {
        let Some(atom) = atoms.get(index) else { break };
        let lower_name = || atom.shape == Shape::Lower && facts.get(index).is_some_and(|fact| is_lower_name(*fact));
        if !atom.shape.has_capital() && atom.shape != Shape::Caseless && !lower_name() {
            continue;
        }
        let first = before(line, index, atoms, facts);
        let end = after(line, index, atoms);
        open = match open {
            Some((start, before)) if end == before || first <= before && end - start <= LONGEST => Some((start, end)),
            other => {
                found.extend(other);
                Some((first.max(other.map_or(0, |(_, before)| before)), end))
            }
        };
    }
    found.extend(open);
}

/// Where a region around the capital at `index` begins: with the word before it (`3rd` is one), or the two of `van der`.
fn before(line: Line, index: usize, atoms: &[Atom], facts: &[Fact]) -> usize {
    const LONGEST: usize = 4;
    let particle = |at: usize| facts.get(at).is_some_and(|fact| fact.kinds.has(Kind::Particle));
    let words = if index >= 2 && particle(index - 1) && particle(index - 2) { 2 } else { 1 };
    let mut first = index.saturating_sub(words).max(line.start);
    while first > line.start && index - first < LONGEST && atoms.get(first).is_some_and(|atom| atom.glued) {
        first -= 1;
    }
    first
}

/// Where it ends: after two more words, counted as they are written (`F-16s` is one).
fn after(line: Line, index: usize, atoms: &[Atom]) -> usize {
    const WORDS: usize = 2;
    const LONGEST: usize = 6;
    let mut words = 0;
    let mut end = index + 1;
    while end < line.end && end - index <= LONGEST {
        words += usize::from(!atoms.get(end).is_some_and(|atom| atom.glued));
        if words > WORDS {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word in small letters may yet be a name: as people write in chats.
fn is_lower_name(fact: Fact) -> bool {
    const SURE: [Kind; 3] = [Kind::Norp, Kind::Gpe, Kind::Person];
    SURE.iter().any(|&kind| fact.kinds.has(kind)) && !fact.kinds.has(Kind::Word)
}
