//! A document: a text that never changes, and its annotations.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tallymark_extract::{Date, DateOrder, Dollar, Mention, Options};
use tallymark_text::{ByteSpan, Text, lines};

use crate::annotation::{Annotation, AnnotationId, Decision, Timestamp};

/// Names a document within its workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text with its annotations and what is known about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its name in the workspace.
    pub id: DocumentId,
    /// Its headline, by the user or from the first line.
    pub title: String,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Which part of a date in digits comes first, where the text is not to be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Whose dollar a bare `$` is, where it is not the US dollar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dollar: Option<Dollar>,
    /// When it came into the workspace.
    pub added_at: Timestamp,
    /// What is annotated.
    pub text: Text,
    /// In reading order; private, so that the order holds.
    #[serde(default)]
    annotations: Vec<Annotation>,
    /// The first id never used.
    #[serde(default)]
    next: u32,
}

/// How far the review of a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Annotations that are decided.
    pub decided: usize,
    /// All annotations.
    pub total: usize,
}

impl Document {
    /// A document without annotations.
    pub fn new(id: DocumentId, title: String, options: Options, added_at: Timestamp, text: Text) -> Self {
        let Options { date, date_order, dollar } = options;
        Self { id, title, date, date_order, dollar, added_at, text, annotations: Vec::new(), next: 0 }
    }

    /// What the extractor is told about it.
    pub fn options(&self) -> Options {
        Options { date: self.date, date_order: self.date_order, dollar: self.dollar }
    }

    /// The document with what the extractor has found in it, for those who have no workspace to suggest it to.
    #[must_use]
    pub fn with_suggestions(mut self, mentions: Vec<Mention>) -> Self {
        let suggested = |(id, mention)| Annotation::suggested(AnnotationId(id), mention);
        self.extend((self.next..).zip(mentions).map(suggested).collect());
        self
    }

    /// Its annotations, in reading order.
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// One annotation.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations.iter().find(|annotation| annotation.id == id)
    }

    /// How far the review is.
    pub fn progress(&self) -> Progress {
        let decided = self.annotations.iter().filter(|a| a.decision != Decision::Suggested).count();
        Progress { decided, total: self.annotations.len() }
    }

    /// Whether it has never had an annotation: its extraction is still to come.
    pub fn is_untouched(&self) -> bool {
        self.next == 0
    }

    /// The id of the next annotation to be made.
    pub(crate) fn next_id(&self) -> u32 {
        self.next
    }

    /// Puts `annotation` in its place, instead of the one with its id, which is returned.
    pub(crate) fn put(&mut self, annotation: Annotation) -> Option<Annotation> {
        let old = self.annotations.iter_mut().find(|other| other.id == annotation.id)?;
        let moved = old.order() != annotation.order();
        let old = std::mem::replace(old, annotation);
        if moved {
            self.annotations.sort_by_key(Annotation::order);
        }
        Some(old)
    }

    /// Takes annotations out, however many, in one pass.
    pub(crate) fn take(&mut self, ids: &[AnnotationId]) -> Vec<Annotation> {
        if ids.is_empty() {
            return Vec::new();
        }
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        self.annotations.extract_if(.., |annotation| ids.binary_search(&annotation.id).is_ok()).collect()
    }

    /// Adds many new annotations at once, in any order.
    pub(crate) fn extend(&mut self, annotations: Vec<Annotation>) {
        if annotations.is_empty() {
            return;
        }
        self.annotations.extend(annotations);
        self.annotations.sort_by_key(Annotation::order);
        let used = self.annotations.iter().map(|annotation| annotation.id.0.saturating_add(1)).max();
        self.next = self.next.max(used.unwrap_or(0));
    }

    /// The SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal: what matches documents across files.
    pub fn text_sha256(&self) -> String {
        sha256(self.text.as_str())
    }

    /// A headline for a text that has none given: its first line that is not blank, at most 120 characters.
    ///
    /// ```
    /// use tallymark_dataset::Document;
    /// use tallymark_text::Text;
    /// assert_eq!(Document::guess_title(&Text::new("\n  Two held \nKYIV — …")), "Two held");
    /// ```
    pub fn guess_title(text: &Text) -> String {
        const LONGEST: usize = 120;
        let first = lines(text).into_iter().map(|line| text.slice(line).trim()).find(|line| !line.is_empty());
        let line = first.unwrap_or("Untitled");
        match line.char_indices().nth(LONGEST) {
            None => line.to_owned(),
            Some((limit, _)) => {
                let end = text_before(line, limit);
                format!("{}…", end.trim_end())
            }
        }
    }

    /// An id for a text: the first 12 hexadecimal digits of its SHA-256, so that the same article has the same id
    /// everywhere, with a number behind it where `taken` says the workspace has it already.
    pub fn id_for(text: &Text, taken: impl Fn(&DocumentId) -> bool) -> DocumentId {
        let base: String = sha256(text.as_str()).chars().take(12).collect();
        let mut id = DocumentId(base.clone());
        let mut copy = 2;
        while taken(&id) {
            id = DocumentId(format!("{base}-{copy}"));
            copy += 1;
        }
        id
    }

    /// Whether `span` lies in the text.
    pub(crate) fn holds(&self, span: ByteSpan) -> bool {
        self.text.check(span).is_ok()
    }
}

/// What stands before byte `limit`, cut at a space where there is one.
fn text_before(line: &str, limit: usize) -> &str {
    let cut = line.get(..limit).unwrap_or(line);
    cut.rfind(' ').and_then(|space| cut.get(..space)).unwrap_or(cut)
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        hex.extend([byte >> 4, byte & 15].iter().filter_map(|digit| DIGITS.get(usize::from(*digit))));
        hex
    })
}
