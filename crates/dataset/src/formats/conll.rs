//! CoNLL-2003 columns: a token, two columns that nobody fills (part of speech, chunk), and the tag of a named entity; a blank
//! line after each sentence, `-DOCSTART- -X- O O` and a blank line before each document (the shared task's files, and the
//! line to the letter as spaCy's converter looks for it). Readers take the first and the last column of a line and cut it at
//! any white space, so tokens and tags hold none. There is no place for a document's id that every reader passes over.
//!
//! Read are lines with two columns or more, between spaces or, where there are any, tabs.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};

use super::options::Options;
use super::raw::{Acceptance, OffsetUnit, RawDocument};
use super::read::{Input, Item, Place, Problem, Read};
use super::sentences::{Within, Word, sentences};
pub(super) use super::tags::Scheme;
use super::tags::{Rebuilt, Tag, escaped, unescaped};
use super::write::{WriteError, Writer};
use crate::document::Document;
use crate::tokens::Tokeniser;

/// What stands in the place of a token before each document.
const DOCUMENT_START: &str = "-DOCSTART-";

/// How long a text becomes, in bytes, where the file does not say where documents begin: about what the page shows at once.
/// It ends with a sentence.
const UNDIVIDED: usize = 50_000;

/// The longest line, in bytes: what is longer has no line breaks at all.
const LONGEST_LINE: u64 = 1 << 24;

struct ColumnWriter {
    scheme: Scheme,
    tokeniser: Tokeniser,
}

/// A writer with tags of this scheme.
pub(super) fn writer(scheme: Scheme, options: &Options) -> Box<dyn Writer> {
    Box::new(ColumnWriter { scheme, tokeniser: options.tokeniser })
}

impl Writer for ColumnWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        out.write_all(b"-DOCSTART- -X- O O\n\n")?;
        for sentence in sentences(document, self.tokeniser) {
            for word in sentence.into_iter().flat_map(told_apart) {
                writeln!(out, "{} -X- _ {}", word.text, escaped(&self.scheme.tag(word.within)))?;
            }
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// The word; two where it says that a document begins, so that none does.
fn told_apart(word: Word<'_>) -> Vec<Word<'_>> {
    match word.text.split_at_checked(1).filter(|_| word.text == DOCUMENT_START) {
        Some((first, rest)) => vec![
            Word { text: first, within: word.within.map(|within| Within { is_last: false, ..within }) },
            Word { text: rest, within: word.within.map(|within| Within { is_first: false, ..within }) },
        ],
        None => vec![word],
    }
}

/// Reads the documents of a file. Tags of any scheme are told apart by what they are.
pub(super) fn read(input: Input<'_>) -> Read<'_> {
    Box::new(Documents {
        from: input.into_stream(),
        line: 0,
        columns: None,
        is_divided: false,
        start: 0,
        building: Rebuilt::default(),
        acceptance: Acceptance::of(OffsetUnit::Bytes),
        found: VecDeque::new(),
        has_ended: false,
    })
}

/// What has been read so far.
struct Documents<R> {
    from: R,
    /// The number of the line that was read last.
    line: usize,
    /// How many columns the first line had.
    columns: Option<usize>,
    /// Whether the file says where documents begin.
    is_divided: bool,
    /// The line on which the document begins; 0 before its first.
    start: usize,
    building: Rebuilt,
    acceptance: Acceptance,
    found: VecDeque<Item>,
    has_ended: bool,
}

impl<R: BufRead> Documents<R> {
    /// The next line without its line break; `None` at the end. What is no UTF-8 is told and is no line.
    fn next_line(&mut self) -> io::Result<Option<String>> {
        loop {
            let mut bytes = Vec::new();
            let read = io::Read::take(&mut self.from, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !bytes.ends_with(b"\n") && u64::try_from(read).is_ok_and(|read| read >= LONGEST_LINE) {
                return Err(io::Error::other(format!("the line is longer than {LONGEST_LINE} bytes")));
            }
            match String::from_utf8(bytes) {
                Ok(line) if self.line == 1 => return Ok(Some(line.trim_start_matches('\u{feff}').to_owned())),
                Ok(line) => return Ok(Some(line)),
                Err(_) => self.problem("the line is not UTF-8"),
            }
        }
    }

    fn problem(&mut self, reason: impl std::fmt::Display) {
        self.found.push_back(Item::Problem(Problem::on_line(self.line, reason)));
    }

    /// What a line says.
    fn take(&mut self, line: &str) {
        let line = line.trim_end_matches(['\r', '\n']);
        let separator = if line.contains('\t') { '\t' } else { ' ' };
        let mut columns = line.split(separator).map(|cell| cell.trim_matches(' ')).filter(|cell| !cell.is_empty());
        let Some(word) = columns.next() else { return self.end_sentence() };
        let (tag, count) = columns.fold((None, 1), |(_, count), cell| (Some(cell), count + 1));
        if word == DOCUMENT_START {
            self.is_divided = true;
            return self.end_document();
        }
        let read = tag.and_then(|tag| Tag::read(&unescaped(tag)));
        let has_other_columns = self.columns.is_some_and(|columns| columns != count);
        if word.starts_with('#') && (read.is_none() || has_other_columns) {
            return;
        }
        match (tag, &read) {
            (None, _) => return self.problem(format!("`{word}` stands alone: a line has a token and a tag")),
            (Some(tag), None) => self.problem(format!("`{tag}` is no tag of a named entity; there are O, B-… and I-…")),
            _ => {}
        }
        self.columns.get_or_insert(count);
        if self.start == 0 {
            self.start = self.line;
        }
        self.building.word(word, read.unwrap_or(Tag::Outside));
    }

    fn end_sentence(&mut self) {
        self.building.end_sentence();
        if !self.is_divided && self.building.len() > UNDIVIDED {
            self.end_document();
        }
    }

    fn end_document(&mut self) {
        let (text, spans) = std::mem::take(&mut self.building).finish();
        let at = Place { line: std::mem::take(&mut self.start), ..Place::default() };
        if !text.is_empty() {
            self.found.extend(self.acceptance.take(RawDocument { at, text, spans, ..RawDocument::default() }));
        }
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.found.is_empty() && !self.has_ended {
            match self.next_line() {
                Ok(Some(line)) => self.take(&line),
                Ok(None) => {
                    self.has_ended = true;
                    self.end_document();
                }
                Err(error) => {
                    // What cannot be read once cannot be read again.
                    self.has_ended = true;
                    self.problem(error);
                    self.end_document();
                }
            }
        }
        self.found.pop_front()
    }
}
