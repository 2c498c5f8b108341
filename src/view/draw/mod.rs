//! Parts of the page as HTML, drawn from data by pure functions.

pub mod about;
pub mod documents;
pub mod found;
pub mod icon;
