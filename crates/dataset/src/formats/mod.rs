//! The files that datasets are downloaded as: one module a format.
//!
//! Every writer works document by document, so that a caller can stream: [`Format::opening`] once, then
//! [`Format::document`] for each.

mod csv;
pub mod native;

use std::fmt;

use crate::document::Document;

/// A file format for datasets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Tallymark JSON lines: everything that is known, a document a line. See [`native`].
    Jsonl,
    /// Comma-separated values: a row a span, for spreadsheets.
    Csv,
}

/// Why a document could not be written.
#[derive(Debug)]
pub struct WriteError {
    document: String,
    reason: String,
}

/// What goes into a file beside texts and annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Who decided each annotation.
    pub annotators: bool,
    /// How long was spent on each document.
    pub time_spent: bool,
}

impl Default for Content {
    /// Everything.
    fn default() -> Self {
        Self { annotators: true, time_spent: true }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "document {} could not be written: {}", self.document, self.reason)
    }
}

impl std::error::Error for WriteError {}

impl Format {
    /// All formats, in the order of the dialog.
    pub const ALL: [Self; 2] = [Self::Jsonl, Self::Csv];

    /// What users call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "Tallymark JSONL",
            Self::Csv => "CSV",
        }
    }

    /// What it is good for, in a line.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Jsonl => "Everything, lossless: one document a line, offsets in code points",
            Self::Csv => "One row a mention, for spreadsheets and pandas",
        }
    }

    /// The ending of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jsonl => "application/jsonl",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }

    /// What a file begins with.
    pub fn opening(self) -> String {
        match self {
            Self::Jsonl => String::new(),
            Self::Csv => csv::header(),
        }
    }

    /// One document's part of the file.
    ///
    /// # Errors
    /// [`WriteError`] names the document; nothing of it has been written then.
    pub fn document(self, document: &Document, content: Content) -> Result<String, WriteError> {
        match self {
            Self::Jsonl => native::line(document, content)
                .map_err(|error| WriteError { document: document.id.to_string(), reason: error.to_string() }),
            Self::Csv => Ok(csv::rows(document, content)),
        }
    }
}
