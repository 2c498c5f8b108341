//! Documents, their annotations, and what a user does to them.
//!
//! Everything a user does is a [`Command`]. A command is planned against the workspace, which gives a [`Change`]: plain
//! data that is applied, written to the journal, and inverted for undo. [`Project`] is the one place where that happens,
//! for a live session and for the replay of a journal alike.
//!
//! ```text
//! Command ─ plan ─▶ Change ─ Step ─▶ Project::take ─▶ Workspace (new state), History (inverse), Touched (what to redraw)
//! ```
//!
//! The crate does no I/O, knows nothing of the browser, and does not panic on any input.

pub mod agreement;
mod annotation;
mod annotations;
mod change;
mod command;
mod document;
pub mod formats;
pub mod import;
mod project;
mod relation;
pub mod report;
mod rule;
mod schema;
mod snapshot;
pub mod split;
pub mod tokens;
mod workspace;

pub use annotation::{Annotation, AnnotationId, Decision, Stamp, Timestamp, Vote, Was};
pub use change::{Change, ChangeError, Touched};
pub use command::{Command, Edit, Refusal};
pub use document::{About, Document, DocumentId, Progress};
pub use project::{Link, Project, Step};
pub use relation::{Relation, RelationId};
pub use rule::Rule;
pub use schema::{LabelDefinition, Schema, SchemaProblem};
pub use snapshot::stood;
pub use workspace::Workspace;
