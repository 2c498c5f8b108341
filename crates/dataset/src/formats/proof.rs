//! The proof that a file holds what it was made of: what was written is read back and compared, annotation by annotation.
//!
//! Both sides are taken as one long text with spans: of a format that keeps only tokens, the text without its white space.
//! So it does not matter how a reader cuts a file into documents.
//!
//! ```
//! use tallymark_dataset::formats::{Corpus, Extent, Format, Input, Options, Package, prepare, proof::Proof};
//! # use tallymark_dataset::{About, Document, DocumentId, Schema, Timestamp};
//! # let corpus = Corpus { name: "a".into(), schema: Schema::default(), day: "2025-12-04".into(), version: "1".into(), agreement: None };
//! # let document = Document::new(DocumentId("a".into()), About::default(), Timestamp(String::new()), tallymark_text::Text::new("Kyiv"));
//! let (format, options) = (Format::SpacyJsonl, Options::default());
//! let mut proof = Proof::new(format);
//! let mut package = Package::new(format, &options, corpus, Extent { documents: 1, has_parts: false }, Vec::new())?;
//! let prepared = prepare(&document, format, &options);
//! package.document(&prepared.document, None)?;
//! proof.expect(&prepared.document);
//! let file = package.finish()?;
//! format.read(Input::file(std::io::Cursor::new(file)), &()).for_each(|item| proof.found(&item));
//! assert!(proof.finish().holds());
//! # Ok::<(), tallymark_dataset::formats::WriteError>(())
//! ```

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tallymark_extract::Norm;
use tallymark_text::{ByteOffset, ByteSpan, Text};

use super::read::{Item, Problem};
use super::sentences::is_blank;
use super::{Format, Keeps};
use crate::annotation::{Annotation, Decision};
use crate::document::{Document, DocumentId};

/// Compares what is written with what is read.
pub struct Proof {
    keeps: Keeps,
    written: Side,
    read: Side,
    /// Whose record each of `written` is.
    origins: Vec<(DocumentId, ByteSpan)>,
    problems: Vec<Problem>,
}

/// What a proof has come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proven {
    /// How many annotations were written.
    pub spans: usize,
    /// Those that are not in the file as they were written.
    pub changed: Vec<Changed>,
    /// How many the file holds that were not written.
    pub strange: usize,
    /// Whether the text, as far as the format keeps it, is another.
    pub text_differs: bool,
    /// What the reader said.
    pub problems: Vec<Problem>,
}

/// An annotation that is not in the file as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Whose.
    pub document: DocumentId,
    /// Where it was written, in bytes.
    pub span: ByteSpan,
    /// Its label in the file.
    pub label: String,
}

/// One side of the comparison.
struct Side {
    /// How much text there was before the document that comes next.
    length: usize,
    text: Sha256,
    records: Vec<Record>,
}

/// What of an annotation has to be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Record {
    start: usize,
    end: usize,
    label: String,
    decision: Option<Decision>,
    norm: Norm,
}

impl Proof {
    /// For files of a format.
    pub fn new(format: Format) -> Self {
        let side = || Side { length: 0, text: Sha256::new(), records: Vec::new() };
        Self { keeps: format.keeps(), written: side(), read: side(), origins: Vec::new(), problems: Vec::new() }
    }

    /// A document as it is written.
    pub fn expect(&mut self, document: &Document) {
        if !self.keeps.bare_documents && document.annotations().is_empty() {
            return;
        }
        self.written.add(document, self.keeps);
        self.origins.extend(document.annotations().iter().map(|annotation| (document.id.clone(), annotation.span)));
    }

    /// What is read back.
    pub fn found(&mut self, item: &Item) {
        match item {
            Item::Document(document) => self.read.add(document, self.keeps),
            Item::Problem(problem) => self.problems.push(problem.clone()),
            Item::OffsetUnit(_) => {}
        }
    }

    /// What has come of it.
    pub fn finish(self) -> Proven {
        let Self { written, read, origins, problems, .. } = self;
        let (spans, found) = (written.records.len(), read.records.len());
        let mut left = read.records;
        left.sort_by(Record::compare);
        let mut taken = vec![false; left.len()];
        let mut changed = Vec::new();
        for (record, (document, span)) in written.records.into_iter().zip(origins) {
            let first = left.partition_point(|other| other.compare(&record).is_lt());
            let same = left.iter().enumerate().skip(first).take_while(|(_, other)| other.compare(&record).is_eq());
            let free = same.filter(|(place, other)| taken.get(*place) == Some(&false) && **other == record);
            match free.map(|(place, _)| place).next().and_then(|place| taken.get_mut(place)) {
                Some(taken) => *taken = true,
                None => changed.push(Changed { document, span, label: record.label }),
            }
        }
        let strange = found - (spans - changed.len());
        let text_differs = written.length != read.length || written.text.finalize() != read.text.finalize();
        Proven { spans, changed, strange, text_differs, problems }
    }
}

impl Proven {
    /// Whether the file holds just what was written.
    pub fn holds(&self) -> bool {
        self.changed.is_empty() && self.strange == 0 && !self.text_differs && self.problems.is_empty()
    }
}

impl Record {
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end, &self.label).cmp(&(other.start, other.end, &other.label))
    }
}

impl Side {
    fn add(&mut self, document: &Document, keeps: Keeps) {
        let places = Places::new(&document.text, keeps);
        for annotation in document.annotations() {
            self.records.push(self.record(annotation, keeps, &places));
        }
        self.length += places.length();
        if keeps.text {
            self.text.update(document.text.as_str());
        } else {
            document.text.as_str().split(is_blank).for_each(|word| self.text.update(word));
        }
    }

    fn record(&self, annotation: &Annotation, keeps: Keeps, places: &Places<'_>) -> Record {
        let Annotation { span, label, norm, .. } = annotation;
        // Where a value points at other words is not kept by all; the value itself is.
        let norm = if keeps.values { Norm { counted: None, cue: None, ..norm.clone() } } else { Norm::default() };
        Record {
            start: self.length + places.at(span.start()),
            end: self.length + places.at(span.end()),
            label: label.clone(),
            decision: keeps.decisions.then_some(annotation.decision),
            norm,
        }
    }
}

/// Places in what a format keeps of a text.
enum Places<'a> {
    Whole(&'a Text),
    /// Each run without white space: where it starts, and how much there is before it.
    Runs {
        runs: Vec<(usize, usize)>,
        length: usize,
        text: &'a Text,
    },
}

impl<'a> Places<'a> {
    fn new(text: &'a Text, keeps: Keeps) -> Self {
        if keeps.text {
            return Self::Whole(text);
        }
        let (mut runs, mut length, mut start) = (Vec::new(), 0, None);
        for (place, character) in text.as_str().char_indices() {
            match (is_blank(character), start) {
                (false, None) => {
                    runs.push((place, length));
                    start = Some(place);
                }
                (true, Some(from)) => {
                    length += place - from;
                    start = None;
                }
                _ => {}
            }
        }
        length += start.map_or(0, |from| text.len() - from);
        Self::Runs { runs, length, text }
    }

    fn length(&self) -> usize {
        match self {
            Self::Whole(text) => text.len(),
            Self::Runs { length, .. } => *length,
        }
    }

    fn at(&self, offset: ByteOffset) -> usize {
        match self {
            Self::Whole(_) => offset.get(),
            Self::Runs { runs, text, .. } => {
                let after = runs.partition_point(|(start, _)| *start <= offset.get());
                let Some((start, before)) = after.checked_sub(1).and_then(|place| runs.get(place)) else { return 0 };
                let run = text.as_str().get(*start..offset.get()).unwrap_or_default();
                before + run.split(is_blank).next().map_or(0, str::len)
            }
        }
    }
}
