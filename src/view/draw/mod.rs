//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod boundaries;
pub mod guidelines;
pub mod motions;
pub mod offer;
pub mod review_menu;
pub mod rules;
pub mod schema;
pub mod standing;
