//! What is said about datasets: how well one agrees with another.

mod marked;
mod score;

pub use marked::{Marked, MarkedSpan};
pub use score::{Agreement, Counts, FIELDS, Miss, Rules, Score, ScoreError};
