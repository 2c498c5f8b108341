//! What the page knows, and the one way to change it.

mod acts;
mod attributes;
mod dialogs;
mod everywhere;
mod extraction;
mod journal;
mod language;
mod opening;
mod preferences;
mod relating;
mod reviewing;
mod schema;
mod screen;
mod store;
mod time_spent;
mod timing;
mod values;
mod work;

pub use dialogs::Dialog;
pub use everywhere::{Offer, Scope};
pub use journal::Saving;
pub use language::speak;
pub use preferences::Preferences;
pub use relating::Relating;
pub use screen::{Draft, Screen};
pub use store::{Notice, NoticeKind, Store};
pub use values::Typed;
pub use work::{Slices, Work};
