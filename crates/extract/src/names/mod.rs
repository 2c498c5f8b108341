//! The labels of names, `PERSON` to `LANGUAGE`: a linear-chain conditional random field.
//!
//! Only places around capitals are looked at. Each atom there has features (its characters, its neighbours, the lists that
//! know it, the run of capitals that it is in, what the rest of the text says of it), each feature a row of weights; the
//! sums are the scores of the tags, and the best sequence of tags are the names. Then all is done once more with what the
//! first pass has made of the same words elsewhere: a clear place decides the others.
//!
//! ```text
//! tokens ─▶ atoms ─▶ lines, listed, document ─▶ features ─▶ weights ─▶ decode ─┬▶ names
//!           (U.S. is one)                          ▲                           │
//!                                                  └───────── votes ◀──────────┘ once
//! ```
//!
//! The model is trained by `crates/train` with these same files; what it was trained with and how good it is stands in
//! `model/README.md`.

mod atoms;
mod calibration;
mod coding;
mod columns;
mod decode;
mod document;
mod features;
mod fold;
mod hash;
mod known;
mod lines;
mod listed;
mod model;
mod shape;
mod tags;
mod view;
mod weights;

#[cfg(any(test, feature = "training"))]
mod encoder;
#[cfg(feature = "training")]
pub mod training;
#[cfg(feature = "training")]
mod write;

use crate::mention::{Mention, Norm, Source};
use crate::passage::Passage;
use atoms::Atom;
use decode::{Scores, Segment, best, weigh};
use document::Document;
use features::{Votes, features, vote_features};
use known::{Fact, Known};
pub use model::{ModelError, Names};

use lines::{Case, Line};
use tags::{LABELS, ROOM, Sums, expand};
use view::{Listed, View};

/// A text made ready: all that does not depend on the weights.
struct Reading {
    atoms: Vec<Atom>,
    facts: Vec<Fact>,
    listed: Vec<Listed>,
    numeric: Vec<u8>,
    document: Document,
    /// Where a name can be: the line, and the first and the end of its atoms.
    regions: Vec<(Line, usize, usize)>,
}

impl Reading {
    fn new(passage: &Passage<'_>, numeric: &[Mention], known: &Known) -> Self {
        let atoms = atoms::atoms(passage);
        let facts: Vec<Fact> = atoms.iter().map(|atom| known.look_up(atom.lower)).collect();
        let lines = lines::lines(passage, &atoms, &facts);
        let listed = listed::listed(known, &atoms, &facts, &lines);
        let document = Document::read(&atoms, &facts, &lines);
        let mut regions = Vec::new();
        let mut of_line = Vec::new();
        for line in &lines {
            lines::regions(*line, &atoms, &facts, &mut of_line);
            regions.extend(of_line.drain(..).map(|(start, end)| (*line, start, end)));
        }
        let numeric = numeric_labels(&atoms, numeric);
        Self { atoms, facts, listed, numeric, document, regions }
    }

    fn view(&self) -> View<'_> {
        let Self { atoms, facts, listed, numeric, document, .. } = self;
        View { atoms, facts, listed, numeric, document }
    }
}

/// Every name of a text, in order. The first pass looks at each place by itself, the second also at what the first has made
/// of the same words elsewhere.
pub(crate) fn find(passage: &Passage<'_>, numeric: &[Mention], model: &Names) -> Vec<Mention> {
    let reading = Reading::new(passage, numeric, &model.known);
    let view = reading.view();
    let mut room = Room::default();
    let all = reading.regions.iter().map(|&(_, start, end)| end - start).sum();
    let mut sums: Vec<Sums> = Vec::with_capacity(all);
    let mut first = Vec::with_capacity(reading.regions.len());
    for &(line, start, end) in &reading.regions {
        let from = sums.len();
        for index in start..end {
            room.features.clear();
            features(&view, line, index, &mut room.features);
            let mut of_atom = [0; ROOM];
            model.weights.add(&room.features, &mut of_atom, &mut room.places);
            sums.push(of_atom);
        }
        room.score(sums.get(from..).unwrap_or_default(), model);
        first.push(best(&room.scores, &model.weights.transitions));
    }
    let votes = votes(&reading, &first);
    let mut found = Vec::new();
    let mut rest = sums.as_mut_slice();
    for &(line, start, end) in &reading.regions {
        let (of_region, others) = rest.split_at_mut((end - start).min(rest.len()));
        rest = others;
        for (index, of_atom) in (start..).zip(of_region.iter_mut()) {
            room.features.clear();
            vote_features(&view, &votes, line, index, &mut room.features);
            model.weights.add(&room.features, of_atom, &mut room.places);
        }
        room.score(of_region, model);
        let mut segments = best(&room.scores, &model.weights.transitions);
        if !segments.is_empty() {
            weigh(&room.scores, &model.weights.follow, &mut segments);
        }
        found.extend(segments.into_iter().filter_map(|name| mention(&reading, model, start, &name)));
    }
    found
}

/// Room to work in, made once for a text.
#[derive(Default)]
struct Room {
    features: Vec<u32>,
    places: Vec<u32>,
    scores: Vec<Scores>,
}

impl Room {
    /// Makes the scores of a region's tags from what its features add up to.
    fn score(&mut self, sums: &[Sums], model: &Names) {
        self.scores.clear();
        self.scores.extend(sums.iter().map(|sums| expand(sums).map(|sum| f32::from(sum) * model.weights.step)));
    }
}

/// The mention of a name of the region that begins at the atom `start`.
fn mention(reading: &Reading, model: &Names, start: usize, name: &Segment) -> Option<Mention> {
    let first = reading.atoms.get(start + name.start)?;
    let last = reading.atoms.get((start + name.end).checked_sub(1)?)?;
    Some(Mention {
        span: first.span.cover(last.span),
        label: *LABELS.get(name.label)?,
        norm: Norm::default(),
        source: Source::Model,
        score: model.calibration.apply(name.likely),
    })
}

/// What the first pass makes of each word, from the names found in each region.
fn votes(reading: &Reading, found: &[Vec<Segment>]) -> Votes {
    let mut votes = Votes::default();
    for ((line, start, end), segments) in reading.regions.iter().zip(found) {
        // A heading's capitals say little: what the body says decides.
        let worth = if line.case == Case::Plain { 1.0 } else { 0.2 };
        for index in *start..*end {
            let Some(atom) = reading.atoms.get(index).filter(|atom| atom.shape.has_capital()) else { continue };
            let of_word = votes.0.entry(atom.lower).or_default();
            let name = segments.iter().find(|name| (name.start..name.end).contains(&(index - start)));
            if let Some(vote) = of_word.get_mut(name.map_or(LABELS.len(), |name| name.label)) {
                *vote += worth;
            }
        }
    }
    votes
}

/// For each atom one more than the number of the label of the numeric mention that it is in.
fn numeric_labels(atoms: &[Atom], numeric: &[Mention]) -> Vec<u8> {
    let mut labels = vec![0; atoms.len()];
    for mention in numeric {
        let first = atoms.partition_point(|atom| atom.span.end() <= mention.span.start());
        for (atom, label) in atoms.iter().zip(&mut labels).skip(first) {
            if atom.span.start() >= mention.span.end() {
                break;
            }
            *label = mention.label as u8 + 1;
        }
    }
    labels
}
