//! What all writers have in common.

use std::fmt;
use std::io;

use super::options::Part;
use crate::document::Document;
use crate::tokens::Tokeniser;

/// Writes documents into one file, one after the other. The documents have been [`prepare`](super::prepare)d: what is in
/// them, the format can hold.
pub trait Writer {
    /// What stands before the first document.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    fn begin(&mut self, out: &mut dyn io::Write) -> Result<(), WriteError> {
        let _ = out;
        Ok(())
    }

    /// One document.
    ///
    /// # Errors
    /// Where `out` cannot be written, or the format cannot hold what is in the document.
    fn document(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), WriteError>;

    /// What stands after the last document.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    fn end(&mut self, out: &mut dyn io::Write) -> Result<(), WriteError> {
        let _ = out;
        Ok(())
    }
}

/// The files of an archive that is being written: what is written goes into the file that was begun last.
pub trait Entries: io::Write {
    /// Begins a file. Its name may have folders: `train/a.txt`.
    ///
    /// # Errors
    /// Where the archive cannot be written.
    fn begin_entry(&mut self, name: &str) -> Result<(), WriteError>;
}

/// Writes documents into files of an archive.
pub trait Folder {
    /// One document, which has been [`prepare`](super::prepare)d. `stem` is the name that its files have, with folders and
    /// without an ending; no two documents have the same. The documents of a part come one after the other.
    ///
    /// # Errors
    /// Where the archive cannot be written, or the format cannot hold what is in the document.
    fn document(
        &mut self,
        document: &Document,
        part: Option<Part>,
        stem: &str,
        entries: &mut dyn Entries,
    ) -> Result<(), WriteError>;

    /// The one file of a single document, where the format needs no archive then; `None` where it always does.
    ///
    /// # Errors
    /// As for [`Folder::document`].
    fn alone(&mut self, document: &Document) -> Option<Result<Vec<u8>, WriteError>> {
        let _ = document;
        None
    }

    /// The files that belong to all: a type system, a configuration.
    ///
    /// # Errors
    /// Where the archive cannot be written.
    fn end(&mut self, entries: &mut dyn Entries) -> Result<(), WriteError> {
        let _ = entries;
        Ok(())
    }
}

/// A [`Folder`] in which each document is one file.
pub(super) struct FilePerDocument {
    /// The ending of the files, without the dot.
    pub(super) extension: &'static str,
    pub(super) tokeniser: Tokeniser,
    /// What a file holds.
    pub(super) file: fn(&Document, Tokeniser) -> Result<String, WriteError>,
    pub(super) common: Option<CommonFile>,
}

/// The name of a file that belongs to all documents, and what it holds.
pub(super) type CommonFile = (&'static str, fn() -> String);

impl Folder for FilePerDocument {
    fn document(
        &mut self,
        document: &Document,
        _: Option<Part>,
        stem: &str,
        entries: &mut dyn Entries,
    ) -> Result<(), WriteError> {
        let file = (self.file)(document, self.tokeniser)?;
        entries.begin_entry(&format!("{stem}.{}", self.extension))?;
        Ok(entries.write_all(file.as_bytes())?)
    }

    fn alone(&mut self, document: &Document) -> Option<Result<Vec<u8>, WriteError>> {
        Some((self.file)(document, self.tokeniser).map(String::into_bytes))
    }

    fn end(&mut self, entries: &mut dyn Entries) -> Result<(), WriteError> {
        let Some((name, content)) = self.common else { return Ok(()) };
        entries.begin_entry(name)?;
        Ok(entries.write_all(content().as_bytes())?)
    }
}

/// Why something could not be written.
#[derive(Debug)]
pub struct WriteError {
    document: Option<String>,
    reason: String,
    kind: io::ErrorKind,
}

impl WriteError {
    /// What cannot be written of a document.
    pub(crate) fn of(document: &Document, reason: impl fmt::Display) -> Self {
        Self { document: Some(document.id.to_string()), reason: reason.to_string(), kind: io::ErrorKind::Other }
    }

    /// What cannot be written of a file as a whole.
    pub(crate) fn of_file(reason: impl fmt::Display) -> Self {
        Self { document: None, reason: reason.to_string(), kind: io::ErrorKind::Other }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self { kind: error.kind(), ..Self::of_file(error) }
    }
}

impl From<WriteError> for io::Error {
    fn from(error: WriteError) -> Self {
        Self::new(error.kind, error)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.document {
            Some(document) => write!(f, "document {document} could not be written: {}", self.reason),
            None => write!(f, "the file could not be written: {}", self.reason),
        }
    }
}

impl std::error::Error for WriteError {}
