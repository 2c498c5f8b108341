//! The words of the lexicon in a hash table, made once from the packed lists.

use super::{BoundPhrase, Class, Entry, Place};
use crate::mention::Bound;

/// How many slots there are: a power of two, a good twice the words.
const SLOTS: usize = 8192;

/// The longest word, in bytes.
const LONGEST: usize = 16;

/// A word with what it can be.
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
    /// Where each word is in `words`, counted from 1; 0 in an empty slot. Small, so that it stays in the cache.
    slots: Vec<u16>,
    words: Vec<Word>,
    /// In order of the words.
    readings: Vec<Reading>,
    bounds: Vec<BoundPhrase>,
}

impl Table {
    /// Reads the lists that the build script packed.
    pub(super) fn new(lists: &'static str, bounds: &'static str) -> Self {
        let mut table = Self { slots: vec![0; SLOTS], words: Vec::new(), readings: Vec::new(), bounds: Vec::new() };
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
        table.number_by_readings();
        table
    }

    /// Numbers each word by its first reading, so that it is found without a search.
    fn number_by_readings(&mut self) {
        let readings = &self.readings;
        for (index, word) in self.words.iter_mut().enumerate() {
            let first = readings.partition_point(|reading| usize::from(reading.word) < index);
            word.entry.number = u16::try_from(first).unwrap_or(u16::MAX);
        }
    }

    /// The first slot to look in for a word, in capitals or not; nothing for a word that is too long to be known. From
    /// there on, slot by slot, up to an empty one.
    fn slot(word: &[u8]) -> Option<usize> {
        if word.len() > LONGEST {
            return None;
        }
        // This bit tells small letters from capitals; that it is set elsewhere too does no harm, words are compared after.
        let mixed = word.iter().fold(0_u64, |hash, byte| {
            (hash.rotate_left(5) ^ u64::from(byte | 0x20)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        });
        usize::try_from(mixed >> (u64::BITS - SLOTS.ilog2())).ok()
    }

    /// The slot of `word`, and its place among the words where it is known.
    fn find(&self, word: &str) -> Option<(usize, Option<usize>)> {
        let mut slot = Self::slot(word.as_bytes())?;
        loop {
            let place = usize::from(*self.slots.get(slot)?).checked_sub(1);
            let Some(known) = place.and_then(|place| self.words.get(place)) else { return Some((slot, None)) };
            if known.text.len() == word.len() && known.text.eq_ignore_ascii_case(word) {
                return Some((slot, place));
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The entry of `word`, in capitals or not.
    pub(super) fn entry(&self, word: &str) -> Entry {
        let place = self.find(word).and_then(|(_, place)| place);
        place.and_then(|place| self.words.get(place)).map(|word| word.entry).unwrap_or_default()
    }

    fn add(&mut self, text: &'static str, class: Class, value: &'static str) {
        let Some((slot, place)) = self.find(text).filter(|_| !text.is_empty()) else { return };
        let place = place.unwrap_or_else(|| {
            self.words.push(Word { text, entry: Entry::default() });
            self.words.len() - 1
        });
        let (Ok(number), Some(word), Some(slot)) =
            (u16::try_from(place), self.words.get_mut(place), self.slots.get_mut(slot))
        else {
            return;
        };
        *slot = number + 1;
        word.entry.classes |= class.bit();
        self.readings.push(Reading { word: number, class, value });
    }

    /// What a word stands for as a `class`, which is one of its own.
    pub(super) fn value(&self, entry: Entry, class: Class) -> Option<&'static str> {
        let readings = self.readings.get(usize::from(entry.number)..)?;
        readings.iter().find(|reading| reading.class == class).map(|reading| reading.value)
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
        for word in &table.words {
            assert_eq!(table.entry(word.text), word.entry, "{:?}", word.text);
        }
        assert!(table.words.len() * 2 < super::SLOTS, "{} words", table.words.len());
        assert!(table.bounds.len() > 60);
    }
}
