//! Changes: what a command comes to, as data that can be stored, applied and inverted.

use std::fmt;

use serde::{Deserialize, Serialize};
use tallymark_extract::{Date, DateOrder, Dollar};
use tallymark_text::ByteSpan;

use crate::annotation::{Annotation, AnnotationId};
use crate::document::{About, Document, DocumentId};
use crate::relation::{Relation, RelationId};
use crate::rule::Rule;
use crate::schema::Schema;

/// A change of the workspace. It says what is to be, not how a user came to want it, so that a journal of changes means
/// the same in every later version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The document stands at `index` of the list.
    PutDocument {
        /// Its place, from 0; behind the last where the list is shorter.
        index: usize,
        /// All of it.
        document: Box<Document>,
    },
    /// The document is gone.
    DropDocument {
        /// Which.
        document: DocumentId,
    },
    /// This is what is known about the document, and how it is read.
    Describe {
        /// Which.
        document: DocumentId,
        /// Its title.
        title: String,
        /// Its day of publication.
        date: Option<Date>,
        /// Which part of a date in digits comes first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date_order: Option<DateOrder>,
        /// Whose dollar a bare `$` is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dollar: Option<Dollar>,
        /// Where it was published.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
        /// Who wrote it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        author: String,
        /// What it is filed under.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tags: Vec<String>,
    },
    /// The document has these annotations (new, or instead of those with their ids), and no longer those.
    Annotate {
        /// Which.
        document: DocumentId,
        /// What is to be.
        put: Vec<Annotation>,
        /// What is to be gone.
        drop: Vec<AnnotationId>,
    },
    /// The document has these relations (new, or instead of those with their ids), and no longer those.
    Relate {
        /// Which.
        document: DocumentId,
        /// What is to be.
        put: Vec<Relation>,
        /// What is to be gone.
        drop: Vec<RelationId>,
    },
    /// The document has been worked on so long in all.
    Spend {
        /// Which.
        document: DocumentId,
        /// How long, in seconds.
        seconds: u32,
    },
    /// These are the labels, and what annotators go by.
    PutSchema {
        /// All of it.
        schema: Box<Schema>,
    },
    /// These are the rules that keep suggestions away.
    PutRules {
        /// All of them.
        rules: Vec<Rule>,
    },
}

impl Change {
    /// The change that has `about` be what is known about a document.
    pub(crate) fn describe(document: DocumentId, about: About) -> Self {
        let About { title, date, date_order, dollar, source, author, tags } = about;
        Self::Describe { document, title, date, date_order, dollar, source, author, tags }
    }
}

/// What a change has touched, so that the screen redraws that and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The list of documents.
    Documents {
        /// The document that came or went.
        document: DocumentId,
    },
    /// What is known about a document.
    Description {
        /// Which.
        document: DocumentId,
        /// Whether the options that it is read with are others.
        reads_anew: bool,
    },
    /// Annotations of a document.
    Annotations {
        /// Which document.
        document: DocumentId,
        /// Those that were put or dropped.
        ids: Vec<AnnotationId>,
    },
    /// Relations of a document.
    Relations {
        /// Which document.
        document: DocumentId,
    },
    /// The time spent on a document.
    Spent {
        /// Which document.
        document: DocumentId,
    },
    /// The labels.
    Schema,
    /// The rules.
    Rules,
    /// What can be undone and redone, and nothing else.
    History,
}

impl Touched {
    /// The document that was touched, where it is one.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Documents { document }
            | Self::Description { document, .. }
            | Self::Annotations { document, .. }
            | Self::Relations { document }
            | Self::Spent { document } => Some(document),
            Self::Schema | Self::Rules | Self::History => None,
        }
    }
}

/// Why a change cannot be applied. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// The workspace has no such document.
    NoDocument(DocumentId),
    /// The workspace has that document already.
    DocumentExists(DocumentId),
    /// A span does not lie in the document's text.
    OutsideText {
        /// The document.
        document: DocumentId,
        /// The annotation.
        annotation: AnnotationId,
        /// Its span, in bytes.
        span: ByteSpan,
    },
    /// There is nothing to undo or to redo.
    NothingLeft,
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument(id) => write!(f, "there is no document {id}"),
            Self::DocumentExists(id) => write!(f, "document {id} is there already"),
            Self::OutsideText { document, annotation, span } => {
                let (start, end) = (span.start().get(), span.end().get());
                write!(f, "annotation {annotation} ({start}..{end}) does not lie in the text of document {document}")
            }
            Self::NothingLeft => f.write_str("there is nothing left to undo or to redo"),
        }
    }
}

impl std::error::Error for ChangeError {}
