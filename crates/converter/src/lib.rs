//! The messages between the page and the converter, the worker that knows the formats of datasets.
//!
//! A message is a list: its words (JSON of [`Request`] or [`Response`]) and, where they say so, a file beside them, which the
//! browser hands over without a copy. The worker does one thing and is ended by the page after it, or in the midst of it: that is
//! how it is cancelled. A panic in it ends it too, and it says why ([`Response::Panicked`]); of any other end the browser tells the
//! page through the `error` event.
//!
//! ```text
//! export  page: Export ─▶ Documents ─▶ … ─▶ End        worker: Ready, Taken after each batch, Proving, Proven with the file
//! import  page: Open with the file, Survey or Read      worker: Ready, Opened, [WantsTexts], Reading, Surveyed; or Items, Done
//! compare page: Annotator with the file ─▶ … ─▶ Compare, Merge      worker: Ready, Gathered; Compared; Merged with the file, or Items, Done
//! ```
//!
//! Documents travel in batches of about [`BATCH`] bytes. One side sends the next only after the other has taken the last
//! ([`Response::Taken`], [`Request::More`]), so that no more than two are in memory however many documents there are.

mod comparison;

use std::collections::BTreeMap;

pub use comparison::{Alone, Compare, Comparison, Crossing, Dispute, Gathered, Merge, PairFigures};
use serde::{Deserialize, Serialize};
use tallymark_dataset::formats::{Cause, Corpus, Extent, Format, Options, Outcome, Part};
use tallymark_dataset::{Document, DocumentId};
use tallymark_text::ByteSpan;

/// How many bytes of JSON a batch has; more only where a single document has.
pub const BATCH: usize = 1 << 20;

/// How many losses, problems and changes are told; of the others only how many there are. The dialog is drawn anew with them while
/// it works: with 1,000 each drawing held the page up for 100 ms.
pub const MOST_LISTED: usize = 300;

/// What the page asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// A file is to be written; its documents follow.
    Export(Box<Order>),
    /// Some of the documents, those of a part one after the other.
    Documents(Vec<Sent>),
    /// These were all.
    End,
    /// A file, which comes beside this, is to be read.
    Open,
    /// What is in it, without the documents.
    Survey,
    /// The documents.
    Read,
    /// The last batch has been taken.
    More,
    /// Some of the texts that [`Response::WantsTexts`] asks for; without any, these were all.
    Texts(Vec<(DocumentId, String)>),
    /// The file of an annotator, which comes beside this, is to be compared with others.
    Annotator,
    /// These were all: how far do they agree?
    Compare(Compare),
    /// What comes of their documents with these choices.
    Merge(Box<Merge>),
}

/// What is to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// As what.
    pub format: Format,
    /// What of each document, and how.
    pub options: Options,
    /// What is known of the dataset.
    pub corpus: Corpus,
    /// How many documents there will be.
    pub documents: usize,
    /// Whether they are in parts.
    pub has_parts: bool,
}

impl Order {
    /// What decides how the file is laid out.
    pub fn extent(&self) -> Extent {
        Extent { documents: self.documents, has_parts: self.has_parts }
    }
}

/// A document to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sent {
    /// Its part.
    pub part: Option<Part>,
    /// All of it.
    pub document: Document,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// It listens: messages sent earlier are lost.
    Ready,
    /// It ends, for a reason that is a defect: what and where.
    Panicked(String),
    /// So many documents of the export have been written, or texts taken.
    Taken(usize),
    /// So many documents of the file that was written have been read back.
    Proving(usize),
    /// The file, which comes beside this, and what reading it back has shown.
    Proven(Box<Report>),
    /// It could not be written: why.
    Unwritten(String),
    /// The format of the file, where it is one of a dataset.
    Opened(Option<Format>),
    /// The file has no texts: those of the documents here are needed.
    WantsTexts,
    /// So many bytes have been read, and so many documents found.
    Reading {
        /// Bytes; those of an archive may be read several times.
        bytes: f64,
        /// Documents.
        documents: usize,
    },
    /// What is in the file.
    Surveyed(Box<Survey>),
    /// Some of the documents. The next come after [`Request::More`].
    Items(Vec<Document>),
    /// These were all, with what does not fit.
    Done(Box<Problems>),
    /// The file of an annotator has been read.
    Gathered(Box<Gathered>),
    /// How far the annotators agree, and where they do not.
    Compared(Box<Comparison>),
    /// So many merged documents are in the file that comes beside this.
    Merged(usize),
}

/// What an export has come to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// How many annotations were to be written.
    pub spans: usize,
    /// How many of them are not in the file as they were: left out, moved, or found otherwise when the file was read back.
    pub changed: usize,
    /// How many stay because a token is cut for them.
    pub split: usize,
    /// How many are in the file that were not written.
    pub strange: usize,
    /// The first of `changed` and `split`, in the order of the documents; not more than [`MOST_LISTED`].
    pub losses: Vec<Lost>,
    /// Whether the text, as far as the format keeps it, is another.
    pub text_differs: bool,
    /// What the reader said.
    pub problems: Problems,
    /// The dataset card.
    pub card: String,
    /// The labeling configuration that Label Studio needs with the file; empty for other formats.
    pub config: String,
}

/// An annotation that is not in the file as it was. The page knows its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// Whose.
    pub document: DocumentId,
    /// Where, in bytes.
    pub span: ByteSpan,
    /// Its label in the workspace; of what was found otherwise, in the file.
    pub label: String,
    /// Why; `None` where it was found otherwise when the file was read back.
    pub cause: Option<Cause>,
    /// What becomes of it.
    pub outcome: Option<Outcome>,
}

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// How many documents.
    pub documents: usize,
    /// How many annotations.
    pub annotations: usize,
    /// How many of them are decided.
    pub decided: usize,
    /// How many annotations of each label.
    pub labels: BTreeMap<String, usize>,
    /// What offsets were found to count, and in how many documents.
    pub units: BTreeMap<String, usize>,
    /// What does not fit.
    pub problems: Problems,
}

/// What does not fit in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems {
    /// The first; not more than [`MOST_LISTED`].
    pub listed: Vec<Misfit>,
    /// How many more there are.
    pub more: usize,
}

/// Something in a file that does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misfit {
    /// The file within an archive; empty where there is none.
    pub file: String,
    /// The line, from 1; 0 where the file has no lines.
    pub line: usize,
    /// What there; empty where nothing has a name.
    pub name: String,
    /// What, in English.
    pub reason: String,
}

impl Problems {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.listed.len() + self.more
    }

    /// Notes one more.
    pub fn note(&mut self, misfit: Misfit) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(misfit);
        } else {
            self.more += 1;
        }
    }
}

impl Report {
    /// Whether every annotation is in the file as it was, and nothing else.
    pub fn holds(&self) -> bool {
        self.changed == 0 && self.strange == 0 && !self.text_differs && self.problems.is_empty()
    }
}
