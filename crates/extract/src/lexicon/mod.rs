//! The words that the grammars of numbers and times know, in one table: one look-up a token tells all that a word can be.
//!
//! The words are data: `data/lexicon/*.txt`, a section a [`Class`]. The build script packs them; the table is made when it
//! is first asked for, which takes less than the download of a ready one would.

mod class;
mod table;

use std::sync::LazyLock;

pub(crate) use class::{Class, Classes};
use table::Table;

use crate::mention::Bound;

/// The packed lists.
const LISTS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon"));

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::new(LISTS, include_str!(concat!(env!("OUT_DIR"), "/bounds"))));
    &TABLE
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

impl Place {
    fn named(name: &str) -> Self {
        match name {
            "in" => Self::In,
            "after" => Self::After,
            _ => Self::Out,
        }
    }
}

/// Words around a number that change what it means.
pub(crate) struct BoundPhrase {
    /// The words, in order.
    pub(crate) words: Vec<&'static str>,
    /// Where they stand.
    pub(crate) place: Place,
    /// What they mean.
    pub(crate) bound: Bound,
}

impl BoundPhrase {
    /// The word next to the number.
    fn edge(&self) -> &'static str {
        let edge = if self.place == Place::After { self.words.first() } else { self.words.last() };
        edge.copied().unwrap_or_default()
    }
}

/// A word of the lexicon, or none: where its readings start, and its classes as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    number: u16,
    classes: u64,
}

impl Entry {
    /// The entry of `word`, in capitals or not.
    pub(crate) fn of(word: &str) -> Self {
        table().entry(word)
    }

    /// The entries of many words.
    pub(crate) fn of_all(words: &[&str]) -> Vec<Self> {
        let table = table();
        words.iter().map(|word| table.entry(word)).collect()
    }

    /// Whether the word can be a `class`.
    pub(crate) fn is(self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether the word can be one of `classes`.
    pub(crate) fn is_any(self, classes: Classes) -> bool {
        self.classes & classes.0 != 0
    }

    /// What the word stands for as a `class`.
    pub(crate) fn value(self, class: Class) -> Option<&'static str> {
        if self.is(class) { table().value(self, class) } else { None }
    }
}

/// The bound phrases that end with `word`, or start with it where they stand behind a number, longest first.
pub(crate) fn bounds(word: &str, after: bool) -> impl Iterator<Item = &'static BoundPhrase> {
    table().bounds(word, after)
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
    fn the_longest_phrase_comes_first() {
        let phrases: Vec<usize> = bounds("Than", false).map(|phrase| phrase.words.len()).collect();
        assert!(phrases.first() > Some(&2) && phrases.is_sorted_by(|a, b| a >= b), "{phrases:?}");
    }
}
