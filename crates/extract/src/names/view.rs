//! A text with all that is known of its atoms, as the features look at it: from one place, a few steps to each side.

use super::atoms::Atom;
use super::document::Document;
use super::hash::join;
use super::known::{Fact, Kind, Kinds};
use super::lines::Line;
use super::shape::Shape;

/// A list's entry that covers an atom, and where the atom is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) kinds: Kinds,
    /// 1 first, 2 inside, 3 last, 4 alone; 0 where no entry covers it.
    pub(super) place: u8,
}

/// A run of capitals: `Zaporizhzhia Nuclear Plant`, its words looked at together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A text with all that is known of its atoms.
pub(super) struct View<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) facts: &'a [Fact],
    pub(super) listed: &'a [Listed],
    /// For each atom one more than the number of the numeric label that covers it, or zero.
    pub(super) numeric: &'a [u8],
    pub(super) document: &'a Document,
}

/// What stands for the place beyond the ends of a line.
const BEYOND: u64 = 0x1234_5678_9ABC_DEF1;

impl View<'_> {
    pub(super) fn word(&self, line: Line, at: usize) -> u64 {
        self.atom(line, at).map_or(BEYOND, |atom| atom.lower)
    }

    pub(super) fn atom(&self, line: Line, at: usize) -> Option<&Atom> {
        self.atoms.get(at).filter(|_| (line.start..line.end).contains(&at))
    }

    pub(super) fn kinds(&self, line: Line, at: usize) -> Kinds {
        self.fact(line, at).kinds
    }

    pub(super) fn fact(&self, line: Line, at: usize) -> Fact {
        self.facts.get(at).copied().filter(|_| (line.start..line.end).contains(&at)).unwrap_or_default()
    }

    /// The entry of lists that covers a place, and the place in it, as a number.
    pub(super) fn listed_at(&self, line: Line, at: usize) -> u64 {
        let found = self.listed.get(at).copied().filter(|_| (line.start..line.end).contains(&at)).unwrap_or_default();
        join(found.kinds.0, u64::from(found.place))
    }

    /// How the word at a place is written, with what that is worth in its line.
    pub(super) fn shape(&self, line: Line, at: usize) -> u64 {
        self.atom(line, at).map_or(63, |atom| {
            let len = match atom.shape {
                Shape::Upper => u64::from(atom.len.min(5)),
                Shape::Digits => u64::from(atom.len.min(4)),
                Shape::Symbol => u64::from(atom.ending & 0xFF),
                _ => 0,
            };
            atom.shape as u64 | len << 8
        })
    }

    /// The same, with how its line uses capitals.
    pub(super) fn cased(&self, line: Line, at: usize) -> u64 {
        self.shape(line, at) | (line.case as u64) << 24
    }

    pub(super) fn is_capital(&self, line: Line, at: usize) -> bool {
        self.atom(line, at).is_some_and(|atom| atom.shape.has_capital())
    }

    /// The run of capitals around an atom that has one, with the hyphens and digits glued in between.
    pub(super) fn run(&self, line: Line, index: usize) -> Run {
        const LONGEST: usize = 8;
        let joins = |at: usize| {
            self.is_capital(line, at)
                || self.atom(line, at).is_some_and(|a| a.glued && matches!(a.shape, Shape::Digits | Shape::Symbol))
                    && self.atom(line, at).is_some_and(|a| a.shape == Shape::Digits || a.ending == u32::from(b'-'))
        };
        let mut first = index;
        while index - first < LONGEST && first > line.start && joins(first - 1) {
            first -= 1;
        }
        let mut last = index;
        while last - index < LONGEST && joins(last + 1) {
            last += 1;
        }
        while first < index && !self.is_capital(line, first) {
            first += 1;
        }
        while last > index && !self.is_capital(line, last) && self.shape(line, last) & 0xFF == Shape::Symbol as u64 {
            last -= 1;
        }
        Run { first, last }
    }

    /// Whether a word joins two runs of capitals to one name: `Ministry of Defence`, `Trinidad and Tobago`.
    pub(super) fn links(&self, line: Line, at: usize) -> bool {
        self.atom(line, at).is_some_and(|atom| {
            atom.shape == Shape::Lower && atom.len <= 3 && !self.kinds(line, at).has(Kind::Say)
                || atom.shape == Shape::Symbol && matches!(atom.ending & 0xFF, 0x26 | 0x2D)
        })
    }
}
