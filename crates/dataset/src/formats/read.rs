//! What all readers have in common.

use std::fmt;
use std::io::{self, BufRead, BufReader, Cursor, Read as _, Seek};

use tallymark_text::Text;

use crate::document::{Document, DocumentId};

/// The documents of a file, as far as it can be read. It is an iterator, so that a caller can stop between any two; its
/// items come in the order of the file.
pub type Read<'a> = Box<dyn Iterator<Item = Item> + 'a>;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A document with all of its annotations that fit.
    Document(Box<Document>),
    /// Something that does not fit; what is beside it is read.
    Problem(Problem),
    /// The offsets of the last document were counted in this unit, as its quoted words show: `byte`, `utf16`, `codepoint`.
    /// Said once a document, and only where the units differ before the end of its spans.
    OffsetUnit(&'static str),
}

impl Item {
    /// The same, found in a file of an archive.
    pub(crate) fn in_file(self, file: &str) -> Self {
        match self {
            Self::Problem(Problem { place, reason }) if place.file.is_empty() => {
                Self::Problem(Problem { place: Place { file: file.to_owned(), ..place }, reason })
            }
            other => other,
        }
    }
}

/// Something in a file that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, in English.
    pub reason: String,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file within an archive; empty where there is none.
    pub file: String,
    /// The line, from 1, on which it or what holds it begins; 0 where the file has no lines.
    pub line: usize,
    /// What there: a document's id, say; empty where nothing has a name.
    pub name: String,
}

impl Problem {
    /// A problem on a line of the file.
    pub(crate) fn on_line(line: usize, reason: impl fmt::Display) -> Self {
        Self { place: Place { line, ..Place::default() }, reason: reason.to_string() }
    }

    /// A problem at a place.
    pub(crate) fn at(place: &Place, reason: impl fmt::Display) -> Self {
        Self { place: place.clone(), reason: reason.to_string() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.file.is_empty() {
            parts.push(self.file.clone());
        }
        if self.line > 0 {
            parts.push(format!("line {}", self.line));
        }
        if !self.name.is_empty() {
            parts.push(self.name.clone());
        }
        f.write_str(&parts.join(", "))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place == Place::default() {
            f.write_str(&self.reason)
        } else {
            write!(f, "{}: {}", self.place, self.reason)
        }
    }
}

/// No documents, but the reason why.
pub(super) fn unreadable<'a>(reason: impl fmt::Display) -> Read<'a> {
    Box::new(std::iter::once(Item::Problem(Problem { place: Place::default(), reason: reason.to_string() })))
}

/// Bytes that can be read from any place.
pub(crate) trait ReadSeek: io::Read + Seek {}
impl<T: io::Read + Seek> ReadSeek for T {}

/// A file to be read: a stream, or one of which any place can be read.
pub struct Input<'a>(Inner<'a>);

enum Inner<'a> {
    Stream(Box<dyn BufRead + 'a>),
    File(Box<dyn ReadSeek + 'a>),
}

impl<'a> Input<'a> {
    /// What comes through a pipe.
    pub fn stream(stream: impl BufRead + 'a) -> Self {
        Self(Inner::Stream(Box::new(stream)))
    }

    /// A file on a disk or in memory.
    pub fn file(file: impl io::Read + Seek + 'a) -> Self {
        Self(Inner::File(Box::new(file)))
    }

    /// To be read from beginning to end.
    pub(crate) fn into_stream(self) -> Box<dyn BufRead + 'a> {
        match self.0 {
            Inner::Stream(stream) => stream,
            Inner::File(file) => Box::new(BufReader::with_capacity(1 << 16, file)),
        }
    }

    /// To be read from any place, as archives are. A stream is taken into memory.
    ///
    /// # Errors
    /// Where it cannot be read, or a stream is longer than `most` bytes.
    pub(crate) fn into_file(self, most: u64) -> io::Result<Box<dyn ReadSeek + 'a>> {
        match self.0 {
            Inner::File(file) => Ok(file),
            Inner::Stream(mut stream) => {
                let mut bytes = Vec::new();
                let read = io::Read::read_to_end(&mut io::Read::take(&mut stream, most + 1), &mut bytes)?;
                if u64::try_from(read).is_ok_and(|read| read > most) {
                    return Err(io::Error::other(format!("it is longer than {most} bytes")));
                }
                Ok(Box::new(Cursor::new(bytes)))
            }
        }
    }

    /// All of it, for formats that have a document a file.
    ///
    /// # Errors
    /// Where it cannot be read, is no UTF-8, or is longer than any document.
    pub(crate) fn into_string(self) -> io::Result<String> {
        const LONGEST: u64 = 512 << 20;
        let mut bytes = Vec::new();
        self.into_stream().take(LONGEST + 1).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|read| read > LONGEST) {
            return Err(io::Error::other(format!("it is longer than {} MiB", LONGEST >> 20)));
        }
        String::from_utf8(bytes).map_err(|error| io::Error::other(format!("it is not UTF-8: {error}")))
    }

    /// Its first `count` bytes, or all where it has fewer; and the file, to be read from where it was.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn peek(self, count: u64) -> io::Result<(Self, Vec<u8>)> {
        let mut beginning = Vec::new();
        match self.0 {
            Inner::Stream(mut stream) => {
                io::Read::take(&mut stream, count).read_to_end(&mut beginning)?;
                let whole = io::Read::chain(Cursor::new(beginning.clone()), stream);
                Ok((Self::stream(whole), beginning))
            }
            Inner::File(mut file) => {
                let start = file.stream_position()?;
                io::Read::take(&mut file, count).read_to_end(&mut beginning)?;
                file.seek(io::SeekFrom::Start(start))?;
                Ok((Self(Inner::File(file)), beginning))
            }
        }
    }
}

/// The texts that a file without texts refers to.
pub trait Texts {
    /// The text of a document.
    fn text(&self, document: &DocumentId) -> Option<Text>;
}

/// No texts.
impl Texts for () {
    fn text(&self, _: &DocumentId) -> Option<Text> {
        None
    }
}

impl<S: std::hash::BuildHasher> Texts for std::collections::HashMap<DocumentId, Text, S> {
    fn text(&self, document: &DocumentId) -> Option<Text> {
        self.get(document).cloned()
    }
}
