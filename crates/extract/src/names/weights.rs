//! The weights of the model: few of very many rows have any.

use super::decode::Transitions;
use super::features::ROW_BITS;
use super::tags::{ROOM, Sums};

/// The weights of a row, one for each column.
type Row = [i8; ROOM];

/// The weights of every feature, and of what follows what.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Of each 64 rows a bit for each that has weights, and how many rows before them have some.
    blocks: Vec<(u64, u32)>,
    /// The rows that have weights: whole, so that all columns are added at once where the machine can.
    rows: Vec<Row>,
    /// What a name (or none) costs after another (or none).
    pub(crate) transitions: Transitions,
    /// What one step of a weight is worth.
    pub(crate) step: f32,
}

impl Weights {
    /// The weights of the rows with the numbers `rows`, in order: how many each has, and all their columns and values.
    pub(crate) fn new(
        rows: &[u32],
        sizes: &[u8],
        mut weights: impl Iterator<Item = (u8, i8)>,
        transitions: &Transitions,
        step: f32,
    ) -> Self {
        let mut blocks = vec![(0_u64, 0_u32); 1 << (ROW_BITS - 6)];
        for row in rows {
            if let Some((bits, _)) = blocks.get_mut((row >> 6) as usize) {
                *bits |= 1 << (row & 63);
            }
        }
        let mut before = 0;
        for (bits, rank) in &mut blocks {
            *rank = before;
            before += bits.count_ones();
        }
        let row = |&size: &u8| {
            let mut row = [0; ROOM];
            for (column, value) in weights.by_ref().take(usize::from(size)) {
                if let Some(weight) = row.get_mut(usize::from(column)) {
                    *weight = value;
                }
            }
            row
        };
        Self { blocks, rows: sizes.iter().map(row).collect(), transitions: *transitions, step }
    }

    /// Adds the weights of `rows` to the sums. `places` is room to work in: what does not depend on each other is asked for
    /// first, so that the machine waits for all of it at once.
    pub(super) fn add(&self, rows: &[u32], sums: &mut Sums, places: &mut Vec<u32>) {
        places.clear();
        places.extend(rows.iter().filter_map(|&row| self.place(row)));
        for row in places.iter().filter_map(|&place| self.rows.get(place as usize)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from(*weight));
            }
        }
    }

    /// Which of the rows that have weights `row` is.
    fn place(&self, row: u32) -> Option<u32> {
        let bit = row & 63;
        let &(bits, rank) = self.blocks.get((row >> 6) as usize)?;
        (bits >> bit & 1 == 1).then(|| rank + (bits & ((1 << bit) - 1)).count_ones())
    }
}
