//! The course of training.

use tallymark_extract::training::{LABELS, Prepared, Reader, Scores, Segment, decode};

use crate::calibrate::Said;
use crate::corpus::{Document, trim};
use crate::labels::folded;
use crate::optimiser::{Learner, Pace};
use crate::random::Random;
use crate::recipe::Recipe;
use crate::sample::{Sample, samples};

/// Where the order of samples begins, for every run the same.
const SEED: u64 = 7;

/// What training gives.
pub(crate) struct Trained {
    /// The weights.
    pub(crate) learner: Learner,
    /// What models that had not seen them said of people's annotations.
    pub(crate) said: Vec<Said>,
}

/// A document made ready, and where its samples are.
struct Read<'a> {
    document: &'a Document,
    prepared: Prepared,
    samples: std::ops::Range<usize>,
}

/// Trains on `documents`, and tells how it goes.
pub(crate) fn train(reader: &Reader, documents: &[Document], recipe: &Recipe, tell: &mut dyn FnMut(String)) -> Trained {
    let mut all: Vec<Sample> = Vec::new();
    let mut read: Vec<Read<'_>> = Vec::new();
    let mut missed = 0;
    for document in documents {
        let (prepared, of_document) = samples(reader, document, &mut missed);
        let start = all.len();
        all.extend(of_document);
        read.push(Read { document, prepared, samples: start..all.len() });
    }
    let atoms: usize = all.iter().map(Sample::len).sum();
    tell(format!("read: {} regions with {atoms} atoms; {missed} names that no sequence of atoms is", all.len()));
    let said = vote(&mut all, &read, recipe, tell);
    let samples: Vec<&Sample> = all.iter().collect();
    let mut learner = Learner::new(&samples, recipe.least);
    passes(&mut learner, &samples, recipe, (recipe.passes, recipe.rate), tell);
    for ratio in recipe.stages {
        learner.prune((recipe.kept as f32 * ratio) as usize);
        passes(&mut learner, &samples, recipe, (1, recipe.rate_after), tell);
    }
    learner.prune(recipe.kept);
    passes(&mut learner, &samples, recipe, (recipe.passes_after, recipe.rate_after), tell);
    Trained { learner, said }
}

/// So many passes, each with smaller steps than the one before.
fn passes(
    learner: &mut Learner,
    samples: &[&Sample],
    recipe: &Recipe,
    (count, rate): (usize, f32),
    tell: &mut dyn FnMut(String),
) {
    let mut random = Random::new(SEED);
    for pass in 0..count {
        let order = random.order(samples.len());
        let rate = rate * (1.0 - pass as f32 / count as f32).max(0.1);
        let pace = Pace { rate, shrink: recipe.shrink, dropped: recipe.dropped, unvoted: recipe.unvoted };
        let loss = learner.pass(samples, &order, pace, &mut random);
        let (rows, weights) = learner.size();
        tell(format!("pass {} of {count}: loss {loss:.4}, {weights} weights of {rows} features", pass + 1));
    }
}

/// Gives every sample what a first pass makes of its words: a model that has seen the other half of the documents, since
/// one that had seen this half would be too sure. Gives what these models said where people had annotated.
fn vote(all: &mut [Sample], read: &[Read<'_>], recipe: &Recipe, tell: &mut dyn FnMut(String)) -> Vec<Said> {
    const HALVES: usize = 2;
    let mut votes: Vec<(usize, Vec<Vec<u32>>)> = Vec::new();
    let mut said = Vec::new();
    for half in 0..HALVES {
        let others = read.iter().enumerate().filter(|(place, _)| place % HALVES != half);
        let seen: Vec<&Sample> = others.flat_map(|(_, other)| &all[other.samples.clone()]).collect();
        tell(format!("half {} of {HALVES}:", half + 1));
        let mut learner = Learner::new(&seen, recipe.least);
        passes(&mut learner, &seen, recipe, (recipe.passes_of_halves, recipe.rate), tell);
        for unseen in read.iter().skip(half).step_by(HALVES) {
            let found: Vec<Vec<Segment>> =
                (0..unseen.samples.len()).map(|place| segments(&learner, &all[unseen.samples.start + place])).collect();
            if unseen.document.is_by_people {
                said.extend(compare(unseen, &found));
            }
            let of_document = unseen.prepared.votes(&found);
            votes.extend(
                unseen
                    .samples
                    .clone()
                    .enumerate()
                    .map(|(place, at)| (at, unseen.prepared.vote_features(&of_document, place))),
            );
        }
    }
    for (at, of_atoms) in votes {
        all[at].vote(of_atoms);
    }
    said
}

/// The names that the weights find in a sample, without a second pass.
fn segments(learner: &Learner, sample: &Sample) -> Vec<Segment> {
    let scores: Vec<Scores> =
        (0..sample.len()).map(|atom| learner.scores(sample.of_atom(atom).iter().copied())).collect();
    decode(&scores, &learner.transitions)
}

/// How likely each name was said to be, and whether people have it so.
fn compare(read: &Read<'_>, found: &[Vec<Segment>]) -> Vec<Said> {
    let spans = read.prepared.spans();
    let text = read.document.text.as_str();
    let gold: Vec<(usize, usize, &str)> = read
        .document
        .names
        .iter()
        .filter_map(|&(start, end, labels)| {
            let label = labels.places().next().map(|place| LABELS[place].name())?;
            let (start, end) = trim(text, (start, end));
            Some((start, end, folded(label)?))
        })
        .collect();
    let mut said = Vec::new();
    for (region, segments) in read.prepared.regions().into_iter().zip(found) {
        for name in segments {
            let Some(label) = folded(LABELS[name.label].name()) else { continue };
            let (first, last) = (spans[region.start + name.start], spans[region.start + name.end - 1]);
            let (start, end) = trim(text, (first.start().get(), last.end().get()));
            said.push(Said { likely: name.likely, right: gold.contains(&(start, end, label)) });
        }
    }
    said
}
