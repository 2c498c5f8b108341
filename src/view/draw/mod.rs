//! Parts of the page as HTML.

pub mod boundaries;
pub mod motions;
