//! The Tallymark page.
//!
//! [`view`] works out what is to be seen, [`state`] holds what is known and changes it, [`app`] is the components, and
//! [`platform`] is the browser: storage, worker, files, downloads, the article's DOM. Data flows one way: a component
//! asks [`state::Store`] for an action, the store changes the project and writes the journal, signals redraw. [`tr`] is all
//! the interface says, in English and Ukrainian.

pub mod app;
mod checksum;
mod effect;
pub mod platform;
pub mod state;
pub mod tr;
pub mod view;
