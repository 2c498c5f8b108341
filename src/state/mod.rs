//! What the page knows, and the one way to change it.

mod acts;
mod attributes;
mod dialogs;
mod extraction;
mod journal;
mod opening;
mod preferences;
mod relating;
mod screen;
mod store;
mod timing;
mod values;
mod work;

pub use dialogs::Dialog;
pub use journal::Saving;
pub use preferences::Preferences;
pub use relating::Relating;
pub use screen::{Draft, Screen};
pub use store::{Notice, NoticeKind, Store};
pub use values::Typed;
pub use work::{Slices, Work};
