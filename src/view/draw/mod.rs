//! Parts of the page as HTML: pure functions for `app::panel`.

pub mod import;
