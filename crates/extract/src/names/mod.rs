//! The labels of names, `PERSON` to `LANGUAGE`: a trained sequence model.

mod atoms;
mod calibration;
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
mod weights;

#[cfg(feature = "training")]
pub mod training;
#[cfg(feature = "training")]
mod write;

use crate::mention::{Mention, Norm, Source};
use crate::passage::Passage;
use atoms::Atom;
use decode::{Scores, Segment, best, weigh};
use document::Document;
use features::{Listed, View, Votes, features, vote_features};
use known::{Fact, Known};
pub use model::{ModelError, Names};

use lines::{Case, Line};
use tags::{COLUMNS, LABELS, TAGS, columns};

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
    let mut features_of_atom = Vec::new();
    let mut scores: Vec<Vec<Sums>> = Vec::with_capacity(reading.regions.len());
    for &(line, start, end) in &reading.regions {
        let sums = (start..end).map(|index| {
            features_of_atom.clear();
            features(&view, line, index, &mut features_of_atom);
            model.sums(&features_of_atom)
        });
        scores.push(sums.collect());
    }
    let first: Vec<Vec<Segment>> = scores.iter().map(|sums| model.decode(sums)).collect();
    let votes = votes(&reading, &first);
    let mut found = Vec::new();
    for ((&(line, start, _), sums), mut segments) in reading.regions.iter().zip(&mut scores).zip(first) {
        let mut changed = false;
        for (index, sums) in (start..).zip(sums.iter_mut()) {
            features_of_atom.clear();
            vote_features(&view, &votes, line, index, &mut features_of_atom);
            changed |= model.add(&features_of_atom, sums);
        }
        if changed {
            segments = model.decode(sums);
        }
        found.extend(segments.into_iter().filter_map(|name| mention(&reading, model, start, &name)));
    }
    found
}

/// What the features of an atom add up to, in steps of the model.
type Sums = [i32; COLUMNS];

impl Names {
    fn sums(&self, features: &[u32]) -> Sums {
        let mut sums = [0; COLUMNS];
        self.add(features, &mut sums);
        sums
    }

    /// Adds what the features are worth, and says whether that is anything.
    fn add(&self, features: &[u32], sums: &mut Sums) -> bool {
        let mut changed = false;
        for &feature in features {
            changed |= self.weights.add(feature, sums);
        }
        changed
    }

    fn scores(&self, sums: &Sums) -> Scores {
        let of_tag = |tag| columns(tag).into_iter().flatten().filter_map(|column| sums.get(column)).sum::<i32>();
        std::array::from_fn::<_, TAGS, _>(|tag| of_tag(tag) as f32 * self.weights.step)
    }

    fn decode(&self, sums: &[Sums]) -> Vec<Segment> {
        let scores: Vec<Scores> = sums.iter().map(|sums| self.scores(sums)).collect();
        let mut segments = best(&scores, &self.weights.transitions);
        if !segments.is_empty() {
            weigh(&scores, &self.weights.transitions, &mut segments);
        }
        segments
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

/// What the first pass makes of each word: the names found in each region, with how likely they are.
fn votes(reading: &Reading, found: &[Vec<Segment>]) -> Votes {
    let mut votes = Votes::default();
    for ((line, start, end), segments) in reading.regions.iter().zip(found) {
        // A heading's capitals say little: what the body says decides.
        let worth = if line.case == Case::Plain { 1.0 } else { 0.2 };
        for index in *start..*end {
            let Some(atom) = reading.atoms.get(index).filter(|atom| atom.shape.has_capital()) else { continue };
            let of_word = votes.0.entry(atom.lower).or_default();
            let name = segments.iter().find(|name| (name.start..name.end).contains(&(index - start)));
            let likely = name.map_or(0.0, |name| name.likely);
            if let Some(vote) = name.and_then(|name| of_word.get_mut(name.label)) {
                *vote += likely * worth;
            }
            if let Some(outside) = of_word.last_mut() {
                *outside += (1.0 - likely) * worth;
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
