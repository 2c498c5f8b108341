//! What the page knows, and the one way to change it.

mod acts;
mod extraction;
mod journal;
mod opening;
mod screen;
mod spans;
mod store;
mod timing;
mod values;

pub use journal::Saving;
pub use screen::{Draft, Screen};
pub use spans::{Preview, Spans};
pub use store::{Notice, NoticeKind, Store};
pub use values::Typed;
