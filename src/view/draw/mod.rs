//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod chart;
pub mod dashboard;
pub mod filter;
