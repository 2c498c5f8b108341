//! Relations between two mentions of a document.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::annotation::{AnnotationId, Stamp, Timestamp};

/// Names a relation within its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RelationId(pub u32);

impl fmt::Display for RelationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}", self.0)
    }
}

/// A directed relation: `from` is, say, "counted by" `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Its name within the document.
    pub id: RelationId,
    /// What it says. The schema has the usual ones; others may be written.
    pub kind: String,
    /// Where it starts.
    pub from: AnnotationId,
    /// Where it leads.
    pub to: AnnotationId,
    /// When it was made.
    pub decided_at: Timestamp,
    /// Who made it, where that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_by: String,
}

impl Relation {
    /// A relation made now.
    pub(crate) fn new(id: RelationId, kind: String, from: AnnotationId, to: AnnotationId, stamp: &Stamp) -> Self {
        Self { id, kind, from, to, decided_at: stamp.at.clone(), decided_by: stamp.by.clone() }
    }
}
