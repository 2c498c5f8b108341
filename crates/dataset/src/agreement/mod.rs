//! How far annotators of the same texts agree, and what is to become of it where they do not.
//!
//! ```text
//! Annotator… ─ Matching ─▶ Group… ─┬─ Measures::add ─▶ Row… (F1, kappa, alpha), Confusion
//!                                  └─ disagreements ─▶ Adjudication (a choice each) ─ merged ─▶ Document
//! ```
//!
//! Texts belong together where they are the same, character by character (SHA-256). What an annotator says of a text is
//! what was decided for: accepted, corrected, added. Three measures are taken of it:
//!
//! - **F1** of spans with the same ends and the same label, of each pair of annotators, and their mean. It does not matter
//!   which of two is called gold: what one misses, the other has too much.
//! - **Cohen's kappa** (Cohen 1960, "A Coefficient of Agreement for Nominal Scales") on tokens, pair by pair, and their
//!   mean. The class of a token is the label of the shortest span on it, or none.
//! - **Krippendorff's alpha** (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"), nominal, on the same tokens,
//!   for any number of annotators. An annotator who has not a text is missing there.
//!
//! A measure of a single label takes all other classes for one. Where nothing could differ (one class alone) kappa and
//! alpha are not defined, and none is given. Gamma (Mathet, Widlöcher and Métivier 2015) is not measured: no maintained Rust
//! library computes it.

mod adjudication;
mod confusion;
mod disagreement;
mod matching;
mod measures;
mod merge;
mod ratings;
mod scope;

pub use adjudication::{Adjudication, Choice, Own};
pub use confusion::{Cell, Confusion};
pub use disagreement::{Alternative, Disagreement, disagreements};
pub use matching::{Annotator, Group, Matching, Repeated};
pub use measures::{Measures, Pair, Row};
pub use ratings::{Coincidences, Ratings};
pub use scope::Scope;
