//! The weights while they are learned, and the steps that they take.

use tallymark_extract::training::{self, COLUMNS, LEXICAL, ROW_BITS, STATES, Scores, TAGS, Transitions, columns};

use crate::crf::expected;
use crate::random::Random;
use crate::sample::Sample;

/// The weights of a row, one for each tag and some for the cache's sake.
type Row = [f32; 64];

/// The weights, and how far each has moved.
pub(crate) struct Learner {
    weights: Vec<Row>,
    moved: Vec<Row>,
    pub(crate) transitions: Transitions,
    transitions_moved: Transitions,
    /// How often each row is seen; zero where that is too seldom to learn from.
    seen: Vec<u32>,
    /// The weights of each row that may be other than zero, a bit for each tag.
    kept: Vec<u64>,
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    pub(crate) rate: f32,
    /// How much a weight is drawn to zero with each step.
    pub(crate) shrink: f32,
    /// How often the features that name a word are left out.
    pub(crate) dropped: f32,
    /// How often a region is seen without what the first pass makes of it.
    pub(crate) unvoted: f32,
}

impl Learner {
    /// All weights zero; rows that `samples` have less than `least` times are left so.
    pub(crate) fn new(samples: &[&Sample], least: u32) -> Self {
        let mut seen = vec![0_u32; 1 << ROW_BITS];
        for sample in samples {
            for &feature in sample.features.iter().chain(&sample.votes) {
                seen[feature as usize] += 1;
            }
        }
        Self {
            weights: vec![[0.0; 64]; 1 << ROW_BITS],
            moved: vec![[0.0; 64]; 1 << ROW_BITS],
            transitions: [[0.0; STATES]; STATES],
            transitions_moved: [[0.0; STATES]; STATES],
            kept: seen.iter().map(|&count| if count < least { 0 } else { u64::MAX }).collect(),
            seen,
        }
    }

    /// The scores of the tags of an atom with these features.
    pub(crate) fn scores(&self, features: impl IntoIterator<Item = u32>) -> Scores {
        let mut sum = [0.0_f32; 64];
        for feature in features {
            let row = &self.weights[feature as usize];
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        std::array::from_fn(|tag| columns(tag).into_iter().flatten().map(|column| sum[column]).sum())
    }

    /// One pass over the samples in the order of `order`; gives the mean loss.
    pub(crate) fn pass(&mut self, samples: &[&Sample], order: &[u32], pace: Pace, random: &mut Random) -> f64 {
        let mut loss = 0.0;
        let mut kept: Vec<Vec<u32>> = Vec::new();
        for &at in order {
            let sample = samples[at as usize];
            kept.clear();
            let voted = !random.chance(pace.unvoted);
            for atom in 0..sample.ends.len() {
                let features = sample.of_atom(atom);
                let first = if random.chance(pace.dropped) { LEXICAL.min(features.len()) } else { 0 };
                kept.push(
                    features[first..]
                        .iter()
                        .chain(sample.votes_of_atom(atom).iter().filter(|_| voted))
                        .copied()
                        .filter(|&row| self.kept[row as usize] != 0)
                        .collect(),
                );
            }
            let scores: Vec<Scores> = kept.iter().map(|features| self.scores(features.iter().copied())).collect();
            let model = expected(&scores, None, &self.transitions);
            let truth = expected(&scores, Some(&sample.allowed), &self.transitions);
            loss += (model.total - truth.total) * f64::from(sample.weight);
            for (features, (model, truth)) in kept.iter().zip(model.tags.iter().zip(&truth.tags)) {
                let gradient: [f32; TAGS] = std::array::from_fn(|tag| sample.weight * (model[tag] - truth[tag]));
                self.step(features, &gradient, pace);
            }
            for (state, (model, truth)) in model.follows.iter().zip(&truth.follows).enumerate() {
                for (next, (model, truth)) in model.iter().zip(truth).enumerate() {
                    let gradient = sample.weight * (model - truth);
                    let moved = &mut self.transitions_moved[state][next];
                    *moved += gradient * gradient;
                    self.transitions[state][next] -= pace.rate * gradient / (moved.sqrt() + 1e-3);
                }
            }
        }
        loss / order.len().max(1) as f64
    }

    /// Moves the weights of the features of an atom (`AdaGrad`, with a pull to zero).
    fn step(&mut self, features: &[u32], gradient: &[f32; TAGS], pace: Pace) {
        if gradient.iter().all(|g| g.abs() < 1e-3) {
            return;
        }
        let mut tied = [0.0_f32; COLUMNS];
        for (tag, g) in gradient.iter().enumerate() {
            columns(tag).into_iter().flatten().for_each(|column| tied[column] += g);
        }
        for &feature in features {
            let (row, moved) = (&mut self.weights[feature as usize], &mut self.moved[feature as usize]);
            let kept = self.kept[feature as usize];
            for (tag, ((weight, moved), g)) in row.iter_mut().zip(moved.iter_mut()).zip(&tied).enumerate() {
                if kept >> tag & 1 == 0 {
                    continue;
                }
                *moved += g * g;
                let rate = pace.rate / (moved.sqrt() + 1e-3);
                let next = *weight - rate * g;
                *weight = next.signum() * (next.abs() - rate * pace.shrink).max(0.0);
            }
        }
    }

    /// Keeps the `count` weights that matter most, and lets no other be learned again. What matters is how large a weight is
    /// and how often it is met.
    pub(crate) fn prune(&mut self, count: usize) {
        let worth = |row: usize, weight: f32| weight.abs() * (self.seen[row] as f32).sqrt();
        let mut all: Vec<f32> = self
            .weights
            .iter()
            .enumerate()
            .flat_map(|(row, weights)| weights.iter().map(move |&w| worth(row, w)))
            .filter(|&w| w > 0.0)
            .collect();
        if all.len() <= count {
            return;
        }
        let at = all.len() - count;
        let (_, &mut least, _) = all.select_nth_unstable_by(at, f32::total_cmp);
        for row in 0..self.weights.len() {
            let mut kept = 0;
            for tag in 0..COLUMNS {
                if worth(row, self.weights[row][tag]) >= least {
                    kept |= 1 << tag;
                } else {
                    self.weights[row][tag] = 0.0;
                }
            }
            self.kept[row] = kept;
        }
    }

    /// The weights that are not zero, in steps, of the features that are not faint.
    pub(crate) fn rows(&self, step: f32) -> Vec<training::Row> {
        let of_row = |row: &Row| -> Vec<(u8, i8)> {
            row.iter()
                .enumerate()
                .map(|(tag, weight)| (tag as u8, (weight / step).round().clamp(-127.0, 127.0) as i8))
                .filter(|pair| pair.1 != 0)
                .collect()
        };
        self.weights
            .iter()
            .enumerate()
            .map(|(number, row)| (number as u32, of_row(row)))
            .filter(|row| !is_faint(&row.1))
            .collect()
    }

    /// How many weights are not zero.
    pub(crate) fn size(&self) -> (usize, usize) {
        let rows = self.weights.iter().filter(|row| row.iter().any(|w| *w != 0.0)).count();
        (rows, self.weights.iter().flatten().filter(|w| **w != 0.0).count())
    }
}

/// Whether a feature says next to nothing: no weight of more than two steps, and no more than three together. What was
/// learned for so little was mostly seen a few times; without it the model is smaller, and right as often.
fn is_faint(row: &[(u8, i8)]) -> bool {
    let sizes = || row.iter().map(|(_, weight)| u32::from(weight.unsigned_abs()));
    sizes().all(|size| size <= 2) && sizes().sum::<u32>() <= 3
}
