//! Parts of the page as HTML: pure functions of what they show.

pub mod chart;
pub mod dashboard;
pub mod filter;
