//! Parts of the page as HTML, drawn by pure functions of what there is to show.

pub mod offer;
pub mod review_menu;
pub mod rules;
pub mod standing;
