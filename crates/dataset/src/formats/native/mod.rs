//! Tallymark JSONL (`tallymark/1`): lossless, one document a line, offsets in code points. `schema/tallymark-1.schema.json` of
//! the repository is its JSON Schema.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::NativeWriter;
pub use write::line;

/// The version of the format that is written.
pub const SCHEMA: &str = "tallymark/1";
