//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod about;
pub mod boundaries;
pub mod documents;
pub mod found;
pub mod guidelines;
pub mod icon;
pub mod import;
pub mod motions;
pub mod offer;
pub mod review_menu;
pub mod rules;
pub mod schema;
pub mod standing;
