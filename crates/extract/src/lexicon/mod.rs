//! The words that the grammars of numbers and times know, in one table: one look-up a token tells all that a word can be.
//!
//! The words are data: `data/lexicon/*.txt`, a section a [`Class`]; `build/lexicon.rs` packs them.

mod hash;

use crate::mention::Bound;

pub(crate) use table::Class;
use table::{BOUNDS, ENDS, FIRSTS, MASKS, READINGS, SLOTS, TEXT, VALUES};

/// What the build script writes.
mod table {
    #![allow(clippy::unreadable_literal, clippy::enum_glob_use)]

    use super::{BoundPhrase, Place};
    use crate::mention::Bound;

    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

/// Where the words of a bound stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the number, inside the span.
    In,
    /// Before the number, outside the span.
    Out,
    /// Behind the number, inside the span.
    After,
}

/// Words around a number that change what it means.
pub(crate) struct BoundPhrase {
    /// The words, in order.
    pub(crate) words: &'static [&'static str],
    /// Where they stand.
    pub(crate) place: Place,
    /// What they mean.
    pub(crate) bound: Bound,
}

/// The phrases that end with a word ([`Class::BoundLast`]) or start with it ([`Class::BoundFirst`]), longest first.
pub(crate) fn bounds(entry: Entry, class: Class) -> &'static [BoundPhrase] {
    let range = || {
        let (first, end) = entry.value(class)?.split_once(' ')?;
        BOUNDS.get(first.parse().ok()?..end.parse().ok()?)
    };
    range().unwrap_or_default()
}

/// Several classes at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// These.
    pub(crate) const fn of(classes: &[Class]) -> Self {
        let (mut mask, mut rest) = (0, classes);
        while let [class, others @ ..] = rest {
            mask |= 1 << (*class as u8);
            rest = others;
        }
        Self(mask)
    }
}

/// A word of the lexicon, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(u16);

impl Entry {
    /// The entry of `word`, in capitals or not.
    pub(crate) fn of(word: &str) -> Self {
        let Some(mut slot) = hash::slot(word.as_bytes()) else { return Self::default() };
        loop {
            let entry = Self(SLOTS.get(slot).copied().unwrap_or_default());
            if entry.0 == 0 || entry.word().eq_ignore_ascii_case(word) {
                return entry;
            }
            slot = (slot + 1) % hash::SLOTS;
        }
    }

    fn word(self) -> &'static str {
        let end = |at: u16| ENDS.get(usize::from(at)).map_or(0, |end| usize::from(*end));
        TEXT.get(end(self.0.saturating_sub(1))..end(self.0)).unwrap_or_default()
    }

    fn mask(self) -> u64 {
        MASKS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Whether the word can be a `class`.
    pub(crate) fn is(self, class: Class) -> bool {
        self.mask() & (1 << (class as u8)) != 0
    }

    /// Whether the word can be one of `classes`.
    pub(crate) fn is_any(self, classes: Classes) -> bool {
        self.mask() & classes.0 != 0
    }

    /// What the word stands for as a `class`.
    pub(crate) fn value(self, class: Class) -> Option<&'static str> {
        if !self.is(class) {
            return None;
        }
        let first = |at: u16| FIRSTS.get(usize::from(at)).map_or(0, |first| usize::from(*first));
        let readings = READINGS.get(first(self.0)..first(self.0.saturating_add(1))).unwrap_or_default();
        let (_, value) = readings.iter().find(|(of, _)| *of == class as u8)?;
        VALUES.get(usize::from(*value)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_readings_of_its_sections() {
        assert_eq!(Entry::of("Second").value(Class::Ordinal), Some("2"));
        assert_eq!(Entry::of("second").value(Class::TimeUnit), Some("s"));
        assert_eq!(Entry::of("€").value(Class::Sign), Some("EUR"));
        assert_eq!(Entry::of("kilometres").value(Class::Measure), Some("km"));
        for unknown in ["", "drone", "a word far too long for the lexicon"] {
            assert_eq!(Entry::of(unknown), Entry::default());
        }
    }

    #[test]
    fn every_word_is_found() {
        for index in 1..u16::try_from(ENDS.len()).unwrap_or(0) {
            let entry = Entry(index);
            assert_eq!(Entry::of(entry.word()), entry, "{:?}", entry.word());
        }
    }
}
