//! What the whole text says of a word: the evidence of its clear places, for those that are not.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::atoms::Atom;
use super::known::{Fact, Kind};
use super::lines::{Case, Line};
use super::shape::Shape;

/// What is said of a word that has a capital somewhere, all its places together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// [`Sign`]s, a bit each.
    pub(super) signs: u16,
}

/// A sign, at one place of a word, of what it is at the others.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
enum Sign {
    SmallElsewhere,
    CapitalInside,
    AfterTitle,
    AfterFirstName,
    BeforeSay,
    AfterNear,
    AfterThe,
    BeforeCompany,
    BeforeCapital,
    AfterCapital,
    Possessive,
    AfterComma,
    BeforeComma,
}

/// The key is a hash already.
#[derive(Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = self.0.rotate_left(8) ^ value;
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// Values by the hash of a word.
pub(super) type ByWord<T> = HashMap<u64, T, BuildHasherDefault<Same>>;

/// What a text says of its words.
#[derive(Debug, Default)]
pub(super) struct Document {
    words: ByWord<Evidence>,
}

impl Document {
    /// Reads all lines.
    pub(super) fn read(atoms: &[Atom], facts: &[Fact], lines: &[Line]) -> Self {
        let mut words = ByWord::<Evidence>::default();
        for line in lines {
            for index in line.start..line.end {
                let Some(atom) = atoms.get(index) else { break };
                if atom.shape.has_capital() && atom.len > 1 {
                    words.entry(atom.lower).or_default().signs |= signs(*line, atoms, facts, index);
                }
            }
        }
        for atom in atoms.iter().filter(|atom| atom.shape == Shape::Lower) {
            if let Some(evidence) = words.get_mut(&atom.lower) {
                evidence.signs |= 1 << Sign::SmallElsewhere as u8;
            }
        }
        Self { words }
    }

    /// What the text says of a word.
    pub(super) fn evidence(&self, word: u64) -> Evidence {
        self.words.get(&word).copied().unwrap_or_default()
    }
}

/// The signs at one place.
fn signs(line: Line, atoms: &[Atom], facts: &[Fact], index: usize) -> u16 {
    if line.case != Case::Plain {
        return 0;
    }
    let inside = |at: usize| (line.start..line.end).contains(&at);
    let atom = |at: usize| atoms.get(at).filter(|_| inside(at));
    let kinds = |at: usize| facts.get(at).filter(|_| inside(at)).map(|fact| fact.kinds).unwrap_or_default();
    let before = index.wrapping_sub(1);
    let capital = |at: usize| atom(at).is_some_and(|atom| atom.shape.has_capital());
    let mut signs = 0;
    let mut set = |sign: Sign, holds: bool| signs |= u16::from(holds) << sign as u8;
    set(Sign::CapitalInside, index > line.start && !atom(before).is_some_and(|a| a.shape == Shape::Symbol));
    set(Sign::AfterTitle, kinds(before).has(Kind::TitleHead) || kinds(before).has(Kind::Role));
    set(Sign::AfterFirstName, capital(before) && kinds(before).has(Kind::First));
    set(Sign::BeforeSay, kinds(index + 1).has(Kind::Say));
    set(Sign::AfterNear, kinds(before).has(Kind::Near) && !capital(before));
    set(Sign::AfterThe, atom(before).is_some_and(|a| a.lower == the()));
    set(Sign::BeforeCompany, capital(index + 1) && kinds(index + 1).has(Kind::OrgSuffix));
    set(Sign::BeforeCapital, capital(index + 1));
    set(Sign::AfterCapital, capital(before) && before > line.start);
    set(Sign::Possessive, atom(index + 1).is_some_and(|a| a.shape == Shape::Clitic));
    let comma = |at: usize| atom(at).is_some_and(|a| a.shape == Shape::Symbol && a.ending == u32::from(b','));
    set(Sign::AfterComma, comma(before));
    set(Sign::BeforeComma, comma(index + 1));
    signs
}

/// The hash of `the`.
const fn the() -> u64 {
    use super::hash::{START, push};
    push(push(push(START, b't' as u64), b'h' as u64), b'e' as u64)
}
