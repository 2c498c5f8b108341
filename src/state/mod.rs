//! What the page knows, and the one way to change it.

mod acts;
mod attributes;
mod cuts;
mod dialogs;
mod documents;
mod everywhere;
mod extraction;
mod import;
mod journal;
mod language;
mod opening;
mod preferences;
mod relating;
mod reviewing;
mod schema;
mod screen;
mod search_all;
mod spans;
mod store;
mod time_spent;
mod timing;
mod values;
mod work;

pub use dialogs::Dialog;
pub use documents::{DocumentList, SearchAll};
pub use everywhere::{Offer, Scope};
pub use import::{Cancel, TableFile, Wanted};
pub use journal::Saving;
pub use language::speak;
pub use preferences::Preferences;
pub use relating::Relating;
pub use screen::{Draft, Screen};
pub use spans::{Handle, Preview, Spans};
pub use store::{Notice, NoticeKind, Signals, Store};
pub use values::Typed;
pub use work::{Slices, Work};
