//! From documents to what the optimiser sees: regions of atoms, each with its features and the tags that it may have.

use tallymark_extract::training::{OUTSIDE, Place, Prepared, Reader, TAGS, places, tag};

use crate::corpus::{Document, trim};
use crate::labels::LabelSet;

/// A set of tags, a bit each.
pub(crate) type TagSet = u64;
/// Every tag.
pub(crate) const ANY: TagSet = (1 << TAGS) - 1;

/// A region of a text.
pub(crate) struct Sample {
    /// The features of all its atoms, one after the other.
    pub(crate) features: Vec<u32>,
    /// Where the features of each atom end.
    pub(crate) ends: Vec<u32>,
    /// Those of the second pass, in the same way; empty where it has not been.
    pub(crate) votes: Vec<u32>,
    /// Where they end.
    pub(crate) vote_ends: Vec<u32>,
    /// The tags that each atom may have.
    pub(crate) allowed: Vec<TagSet>,
    /// How much it counts.
    pub(crate) weight: f32,
}

impl Sample {
    /// How many atoms it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The features of the atom at `place`.
    pub(crate) fn of_atom(&self, place: usize) -> &[u32] {
        slice(&self.features, &self.ends, place)
    }

    /// Its features of the second pass.
    pub(crate) fn votes_of_atom(&self, place: usize) -> &[u32] {
        slice(&self.votes, &self.vote_ends, place)
    }

    /// Takes up what the second pass sees.
    pub(crate) fn vote(&mut self, of_atoms: Vec<Vec<u32>>) {
        self.votes.clear();
        self.vote_ends.clear();
        for of_atom in of_atoms {
            self.votes.extend(of_atom);
            self.vote_ends.push(self.votes.len() as u32);
        }
    }
}

/// The part at `place` of what has parts that end at `ends`.
fn slice<'a>(all: &'a [u32], ends: &[u32], place: usize) -> &'a [u32] {
    let start = if place == 0 { 0 } else { ends[place - 1] };
    &all[start as usize..ends[place] as usize]
}

/// The document as it is read, and its samples.
pub(crate) fn samples(reader: &Reader, document: &Document, missed: &mut usize) -> (Prepared, Vec<Sample>) {
    let prepared = reader.read(&document.text);
    let allowed = allowed(&prepared, document, missed);
    let samples = prepared
        .regions()
        .into_iter()
        .enumerate()
        .map(|(place, region)| {
            let (mut features, mut ends) = (Vec::new(), Vec::new());
            for of_atom in prepared.features(place) {
                features.extend(of_atom);
                ends.push(features.len() as u32);
            }
            let vote_ends = vec![0; ends.len()];
            Sample {
                features,
                ends,
                votes: Vec::new(),
                vote_ends,
                allowed: allowed[region].to_vec(),
                weight: document.weight,
            }
        })
        .collect();
    (prepared, samples)
}

/// The tags that each atom of a document may have.
fn allowed(prepared: &Prepared, document: &Document, missed: &mut usize) -> Vec<TagSet> {
    let spans = prepared.spans();
    let outside = document.unasked.places().fold(1 << OUTSIDE, |tags, label| tags | of_label(label));
    let mut allowed = vec![outside; spans.len()];
    let text = document.text.as_str();
    let atoms_of = |start: usize, end: usize| {
        let first = spans.partition_point(|span| span.end().get() <= start);
        let last = spans.partition_point(|span| span.start().get() < end);
        first..last.max(first)
    };
    for &(start, end) in &document.unknown {
        allowed[atoms_of(start, end)].fill(ANY);
    }
    for &(start, end, labels) in &document.names {
        let (start, end) = trim(text, (start, end));
        let atoms = atoms_of(start, end);
        let whole =
            !atoms.is_empty() && spans[atoms.start].start().get() == start && spans[atoms.end - 1].end().get() == end;
        if whole {
            place(&mut allowed[atoms], labels);
        } else {
            *missed += 1;
            allowed[atoms].fill(ANY);
        }
    }
    let mut covered = vec![false; spans.len()];
    for region in prepared.regions() {
        covered[region].fill(true);
    }
    *missed += allowed.iter().zip(covered).filter(|&(&tags, covered)| !covered && tags & 1 == 0).count();
    allowed
}

/// All tags of a label.
fn of_label(label: usize) -> TagSet {
    places(label).into_iter().fold(0, |tags, tag| tags | 1 << tag)
}

/// Writes the tags of a name over its atoms.
fn place(atoms: &mut [TagSet], labels: LabelSet) {
    let len = atoms.len();
    for (at, tags) in atoms.iter_mut().enumerate() {
        let place = Place::of(at, len);
        *tags = labels.places().fold(0, |tags, label| tags | 1 << tag(label, place));
    }
}
