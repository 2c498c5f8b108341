//! What the training program needs of the recogniser: the same reading of a text, the same features, the same decoder.

use std::collections::BTreeMap;
use std::ops::Range;

use tallymark_text::{ByteSpan, Text};

use super::features::{features, vote_features};
use super::known::{Fact, Kind, Kinds, Known, key};
use super::listed::hash_phrase;
use super::{Reading, atoms, decode};
use crate::numbers_and_times;
use crate::options::Options;
use crate::passage::Passage;

pub use super::decode::{Scores, Segment, Transitions};
pub use super::features::{LEXICAL, ROW_BITS, Votes};
pub use super::tags::{COLUMNS, LABELS, OUTSIDE, Place, STATES, TAGS, columns, places, tag};
pub use super::write::{Parts, Row, write};

/// The lists that the recogniser looks words and phrases up in.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    entries: BTreeMap<u32, (Kinds, u8)>,
}

impl Lists {
    /// Adds an entry of the list that is called `section`.
    ///
    /// # Errors
    /// No list is called so: its name comes back.
    pub fn add(&mut self, section: &str, entry: &str) -> Result<(), String> {
        let kind = Kind::of_section(section).ok_or_else(|| section.to_owned())?;
        if let Some(hash) = hash_entry(entry) {
            let known = &mut self.entries.entry(key(hash)).or_default().0;
            *known = known.or(Kinds::of(kind));
        }
        Ok(())
    }

    /// Puts a word into a group of words that are used like it; groups are counted from 1.
    pub fn group(&mut self, word: &str, cluster: u8) {
        if let Some(hash) = hash_entry(word) {
            self.entries.entry(key(hash)).or_default().1 = cluster;
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Each entry: its key, its kinds and its cluster.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u32, u64, u8)> {
        self.entries.iter().map(|(&key, &(kinds, cluster))| (key, kinds.0, cluster))
    }

    /// The lists as they are looked up.
    fn known(&self) -> Known {
        let mut facts: Vec<Fact> = Vec::new();
        let mut places = BTreeMap::new();
        let entries: Vec<(u32, u16)> = self
            .entries
            .iter()
            .map(|(&key, &(kinds, cluster))| {
                let place = *places.entry((kinds, cluster)).or_insert_with(|| {
                    facts.push(Fact { kinds, cluster });
                    facts.len() - 1
                });
                (key, u16::try_from(place).unwrap_or_default())
            })
            .collect();
        Known::new(&entries, facts)
    }
}

/// The hash of an entry: of the atoms that it has in a text.
fn hash_entry(entry: &str) -> Option<u64> {
    let text = Text::new(entry);
    let passage = Passage::new(&text, Options::default());
    let atoms = atoms::atoms(&passage);
    (!atoms.is_empty()).then(|| hash_phrase(atoms.iter().map(|atom| atom.lower)))
}

/// The recogniser's reader of texts.
#[derive(Clone, Debug)]
pub struct Reader(Known);

impl Reader {
    /// A reader that knows `lists`.
    pub fn new(lists: &Lists) -> Self {
        Self(lists.known())
    }

    /// Reads a text.
    pub fn read(&self, text: &Text) -> Prepared {
        let passage = Passage::new(text, Options::default());
        Prepared(Reading::new(&passage, &numbers_and_times(&passage), &self.0))
    }
}

/// A text made ready.
pub struct Prepared(Reading);

impl Prepared {
    /// Where each atom is, in bytes.
    pub fn spans(&self) -> Vec<ByteSpan> {
        self.0.atoms.iter().map(|atom| atom.span).collect()
    }

    /// Where names can be, as ranges of atoms.
    pub fn regions(&self) -> Vec<Range<usize>> {
        self.0.regions.iter().map(|&(_, start, end)| start..end).collect()
    }

    /// The features of the atoms of the region at `place`.
    pub fn features(&self, place: usize) -> Vec<Vec<u32>> {
        self.of_region(place, features)
    }

    /// Their features of the second pass.
    pub fn vote_features(&self, votes: &Votes, place: usize) -> Vec<Vec<u32>> {
        self.of_region(place, |view, line, index, found| vote_features(view, votes, line, index, found))
    }

    fn of_region(
        &self,
        place: usize,
        append: impl Fn(&super::View<'_>, super::Line, usize, &mut Vec<u32>),
    ) -> Vec<Vec<u32>> {
        let Some(&(line, start, end)) = self.0.regions.get(place) else { return Vec::new() };
        let view = self.0.view();
        let of_atom = |index| {
            let mut found = Vec::new();
            append(&view, line, index, &mut found);
            found
        };
        (start..end).map(of_atom).collect()
    }

    /// What the names found in each region say of its words.
    pub fn votes(&self, found: &[Vec<Segment>]) -> Votes {
        super::votes(&self.0, found)
    }
}

/// The names of the best sequence of tags, with how likely each is.
pub fn decode(scores: &[Scores], transitions: &Transitions) -> Vec<Segment> {
    let mut found = decode::best(scores, transitions);
    decode::weigh(scores, &transitions.map(|row| row.map(f32::exp)), &mut found);
    found
}
