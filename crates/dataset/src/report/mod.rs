//! What is said about datasets: how well one agrees with another, and what their decisions come to.

mod marked;
mod overview;
mod score;

pub use marked::{Marked, MarkedSpan};
pub use overview::{Documents, Extractor, Overview, Spent, Tally};
pub use score::{Agreement, Counts, FIELDS, Miss, Rules, Score, ScoreError};
