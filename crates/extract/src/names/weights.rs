//! The weights of the model: few of very many rows have any.

use super::decode::Transitions;
use super::features::ROW_BITS;
use super::tags::{ROOM, Sums};

/// The weights of a row, one byte for each column, 128 more than it is: so that eight are added at once as one number, in
/// lanes of sixteen bits that no sum of fewer than [`MOST`] + 1 can leave. It needs no vector instructions and is as fast.
type Row = [u64; ROOM / 8];

/// What makes a weight positive.
const BIAS: u8 = 128;
/// How many rows are added before the lanes are emptied.
const MOST: usize = 255;
/// The lower bytes of the lanes.
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// The weights of every feature, and of what follows what.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Of each 64 rows a bit for each that has weights, and how many rows before them have some.
    blocks: Vec<(u64, u32)>,
    /// The rows that have weights: whole, so that all columns are added at once where the machine can.
    rows: Vec<Row>,
    /// What a name (or none) costs after another (or none).
    pub(crate) transitions: Transitions,
    /// The exponentials of that.
    pub(super) follow: Transitions,
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
            let mut row = [BIAS; ROOM];
            for (column, value) in weights.by_ref().take(usize::from(size)) {
                if let Some(weight) = row.get_mut(usize::from(column)) {
                    *weight = value.cast_unsigned().wrapping_add(BIAS);
                }
            }
            let (eights, _) = row.as_chunks();
            let mut packed = Row::default();
            packed.iter_mut().zip(eights).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
            packed
        };
        Self {
            blocks,
            rows: sizes.iter().map(row).collect(),
            transitions: *transitions,
            follow: transitions.map(|row| row.map(f32::exp)),
            step,
        }
    }

    /// Adds the weights of `rows` to the sums. `places` is room to work in: what does not depend on each other is asked for
    /// first, so that the machine waits for all of it at once.
    pub(super) fn add(&self, rows: &[u32], sums: &mut Sums, places: &mut Vec<u32>) {
        places.clear();
        places.extend(rows.iter().filter_map(|&row| self.place(row)));
        for some in places.chunks(MOST) {
            let (mut even, mut odd) = (Row::default(), Row::default());
            for row in some.iter().filter_map(|&place| self.rows.get(place as usize)) {
                for ((even, odd), weights) in even.iter_mut().zip(&mut odd).zip(row) {
                    *even = even.wrapping_add(weights & LANES);
                    *odd = odd.wrapping_add((weights >> 8) & LANES);
                }
            }
            empty(&even, &odd, some.len(), sums);
        }
    }

    /// Which of the rows that have weights `row` is.
    fn place(&self, row: u32) -> Option<u32> {
        let bit = row & 63;
        let &(bits, rank) = self.blocks.get((row >> 6) as usize)?;
        (bits >> bit & 1 == 1).then(|| rank + (bits & ((1 << bit) - 1)).count_ones())
    }
}

/// Adds what `count` rows, at most [`MOST`], came to, column by column.
#[expect(clippy::cast_possible_truncation, reason = "lanes have sixteen bits, and the bias of all rows fits them")]
fn empty(even: &Row, odd: &Row, count: usize, sums: &mut Sums) {
    let bias = (count * usize::from(BIAS)) as u16;
    let (eights, _) = sums.as_chunks_mut::<8>();
    for ((sums, even), odd) in eights.iter_mut().zip(even).zip(odd) {
        let (pairs, _) = sums.as_chunks_mut::<2>();
        for ([first, second], lane) in pairs.iter_mut().zip([0, 16, 32, 48]) {
            let of = |word: &u64| ((word >> lane) & 0xFFFF) as u16;
            *first = first.wrapping_add(of(even).wrapping_sub(bias).cast_signed());
            *second = second.wrapping_add(of(odd).wrapping_sub(bias).cast_signed());
        }
    }
}
