//! Parts of the page as HTML: pure functions, which `app::panel` brings on the screen.

pub mod about;
pub mod documents;
pub mod found;
pub mod icon;
