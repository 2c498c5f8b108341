//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod boundaries;
pub mod guidelines;
pub mod motions;
pub mod schema;
