//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod about;
pub mod agreement;
pub mod attributes;
pub mod boundaries;
pub mod calendar;
pub mod chart;
pub mod dashboard;
pub mod datasets;
pub mod documents;
pub mod download;
pub mod filter;
pub mod found;
pub mod guidelines;
pub mod icon;
pub mod import;
pub mod motions;
pub mod offer;
mod proof;
pub mod relations;
pub mod review_menu;
pub mod rules;
pub mod schema;
pub mod standing;
pub mod storage;
