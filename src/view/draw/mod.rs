//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod attributes;
pub mod calendar;
pub mod guidelines;
pub mod offer;
pub mod relations;
pub mod review_menu;
pub mod rules;
pub mod schema;
pub mod standing;
