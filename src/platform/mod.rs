//! The browser: everything that calls its interfaces beyond what a component's own events need.

pub mod article_dom;
pub mod clock;
pub mod download;
pub mod extractor;
pub mod files;
pub mod html;
pub mod selection;
pub mod storage;
