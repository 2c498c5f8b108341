//! HTML of parts of the page, as pure functions of what they show.

pub mod attributes;
pub mod calendar;
pub mod relations;
