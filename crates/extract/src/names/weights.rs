//! The weights of the model: few of very many rows have any, and few of those for all tags.

use super::decode::Transitions;
use super::features::ROW_BITS;
use super::tags::COLUMNS;

/// The weights of every feature, and of what follows what.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// A bit for each row that has weights.
    present: Vec<u64>,
    /// How many rows have weights before each 64 of them.
    ranks: Vec<u32>,
    /// Where the weights of each present row begin, and at last where they end.
    starts: Vec<u32>,
    /// A tag and its weight.
    weights: Vec<(u8, i8)>,
    /// What a name (or none) costs after another (or none).
    pub(crate) transitions: Transitions,
    /// What one step of a weight is worth.
    pub(crate) step: f32,
}

impl Weights {
    /// The weights of the rows with the numbers `rows`, in order: how many each has, and all their tags and weights.
    pub(crate) fn new(rows: &[u32], sizes: &[u8], weights: Vec<(u8, i8)>, transitions: Transitions, step: f32) -> Self {
        let mut present = vec![0_u64; 1 << (ROW_BITS - 6)];
        for row in rows {
            if let Some(bits) = present.get_mut((row >> 6) as usize) {
                *bits |= 1 << (row & 63);
            }
        }
        let mut ends = 0;
        let mut starts = vec![0];
        starts.extend(sizes.iter().map(|&size| {
            ends += u32::from(size);
            ends
        }));
        let mut before = 0;
        let ranks = present
            .iter()
            .map(|bits| {
                let rank = before;
                before += bits.count_ones();
                rank
            })
            .collect();
        Self { present, ranks, starts, weights, transitions, step }
    }

    /// Adds the weights of a row to the scores of the tags, and says whether it has any.
    pub(super) fn add(&self, row: u32, scores: &mut [i32; COLUMNS]) -> bool {
        let (at, bit) = ((row >> 6) as usize, row & 63);
        let Some(bits) = self.present.get(at).copied().filter(|bits| bits >> bit & 1 == 1) else { return false };
        let before = (bits & ((1 << bit) - 1)).count_ones();
        let place = (self.ranks.get(at).copied().unwrap_or_default() + before) as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(place), self.starts.get(place + 1)) else {
            return false;
        };
        for &(tag, weight) in self.weights.get(start as usize..end as usize).unwrap_or_default() {
            if let Some(score) = scores.get_mut(usize::from(tag)) {
                *score += i32::from(weight);
            }
        }
        true
    }
}
