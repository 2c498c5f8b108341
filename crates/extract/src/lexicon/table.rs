//! The words of the lexicon in a hash table, made once from the packed lists.

use super::{BoundPhrase, Class, Entry, Place};
use crate::mention::Bound;

/// How many slots there are: a power of two, a good twice the words.
const SLOTS: usize = 8192;

/// The longest word, in bytes.
const LONGEST: usize = 16;

/// A word in its slot.
#[derive(Clone, Copy, Default)]
struct Word {
    text: &'static str,
    entry: Entry,
}

/// What a word stands for as one of its classes.
struct Reading {
    word: u16,
    class: Class,
    value: &'static str,
}

/// All that is known of the words.
pub(super) struct Table {
    slots: Vec<Word>,
    /// In order of the words' numbers.
    readings: Vec<Reading>,
    bounds: Vec<BoundPhrase>,
    words: u16,
}

impl Table {
    /// Reads the lists that the build script packed.
    pub(super) fn new(lists: &'static str, bounds: &'static str) -> Self {
        let mut table =
            Self { slots: vec![Word::default(); SLOTS], readings: Vec::new(), bounds: Vec::new(), words: 0 };
        let mut class = None;
        for line in lists.lines() {
            match (line.strip_prefix('[').and_then(|line| line.strip_suffix(']')), class) {
                (Some(name), _) => class = Class::named(name),
                (None, Some(class)) => {
                    let (value, words) = line.rsplit_once(':').unwrap_or((line, ""));
                    words.split(' ').for_each(|word| table.add(word, class, value));
                }
                (None, None) => {}
            }
        }
        table.add_bounds(bounds);
        table.readings.sort_by_key(|reading| reading.word);
        table
    }

    /// The first slot to look in for a word, in capitals or not; nothing for a word that is too long to be known. From
    /// there on, slot by slot, up to an empty one.
    fn slot(word: &[u8]) -> Option<usize> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..word.len())?.copy_from_slice(word);
        // This bit tells small letters from capitals; that it is set elsewhere too does no harm, words are compared after.
        let folded = bytes.map(|byte| byte | 0x20);
        let (front, back) = folded.split_at(LONGEST / 2);
        let half = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
        let mixed = (half(front) ^ half(back).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> (u64::BITS - SLOTS.ilog2())).ok()
    }

    fn find(&self, word: &str) -> Option<usize> {
        let mut slot = Self::slot(word.as_bytes())?;
        loop {
            let known = self.slots.get(slot)?;
            if known.text.is_empty() || known.text.len() == word.len() && known.text.eq_ignore_ascii_case(word) {
                return Some(slot);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The entry of `word`, in capitals or not.
    pub(super) fn entry(&self, word: &str) -> Entry {
        self.find(word).and_then(|slot| self.slots.get(slot)).map(|word| word.entry).unwrap_or_default()
    }

    fn add(&mut self, text: &'static str, class: Class, value: &'static str) {
        let Some(word) = self.find(text).and_then(|slot| self.slots.get_mut(slot)) else { return };
        if word.text.is_empty() && !text.is_empty() {
            self.words += 1;
            *word = Word { text, entry: Entry { number: self.words, classes: 0 } };
        }
        word.entry.classes |= class.bit();
        self.readings.push(Reading { word: word.entry.number, class, value });
    }

    /// What a word stands for as a `class`.
    pub(super) fn value(&self, entry: Entry, class: Class) -> Option<&'static str> {
        let first = self.readings.partition_point(|reading| reading.word < entry.number);
        let own = self.readings.get(first..)?.iter().take_while(|reading| reading.word == entry.number);
        own.into_iter().find(|reading| reading.class == class).map(|reading| reading.value)
    }

    /// Adds the phrases; the word that each ends with (or starts with, behind a number) gets the class of one.
    fn add_bounds(&mut self, lines: &'static str) {
        for (kind, phrases) in lines.lines().filter_map(|line| line.split_once(':')) {
            let (place, bound) = kind.split_once(' ').unwrap_or((kind, ""));
            for phrase in phrases.split(" | ") {
                let words: Vec<&'static str> = phrase.split(' ').collect();
                let (class, edge) = match place {
                    "after" => (Class::BoundFirst, words.first()),
                    _ => (Class::BoundLast, words.last()),
                };
                if let Some(edge) = edge {
                    self.add(edge, class, "");
                }
                self.bounds.extend(bound_named(bound).map(|bound| BoundPhrase {
                    words,
                    place: Place::named(place),
                    bound,
                }));
            }
        }
        // A phrase that ends with another one stands before it.
        self.bounds.sort_by(|a, b| a.edge().cmp(b.edge()).then(b.words.len().cmp(&a.words.len())));
    }

    /// The phrases that end with `word`, or start with it where they stand behind a number, longest first.
    pub(super) fn bounds(&self, word: &str, after: bool) -> impl Iterator<Item = &BoundPhrase> {
        let mut small = [0; LONGEST];
        let small = match small.get_mut(..word.len()) {
            Some(small) => {
                small.copy_from_slice(word.as_bytes());
                small.make_ascii_lowercase();
                &*small
            }
            None => &[],
        };
        let first = self.bounds.partition_point(|phrase| phrase.edge().as_bytes() < small);
        let own: Vec<&BoundPhrase> = self
            .bounds
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|phrase| phrase.edge().as_bytes() == small)
            .filter(|phrase| (phrase.place == Place::After) == after)
            .collect();
        own.into_iter()
    }
}

fn bound_named(name: &str) -> Option<Bound> {
    let all = [Bound::Exact, Bound::Approx, Bound::Gt, Bound::Gte, Bound::Lt, Bound::Lte];
    all.into_iter().find(|bound| bound.name() == name)
}

#[cfg(test)]
mod tests {
    use super::super::table;

    #[test]
    fn every_section_is_a_class_and_every_word_is_found() {
        let sections = super::super::LISTS.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        for name in sections {
            assert!(super::Class::named(name).is_some(), "{name}");
        }
        let table = table();
        for word in table.slots.iter().filter(|word| !word.text.is_empty()) {
            assert_eq!(table.entry(word.text), word.entry, "{:?}", word.text);
        }
        assert!(usize::from(table.words) * 2 < super::SLOTS, "{} words", table.words);
        assert!(table.bounds.len() > 60);
    }
}
