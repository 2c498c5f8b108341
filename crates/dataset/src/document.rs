//! A document: a text that never changes, and its annotations.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tallymark_extract::{Date, DateOrder, Dollar, Mention, Options};
use tallymark_text::{ByteSpan, Text, lines};

use crate::annotation::{Annotation, AnnotationId, Decision, Timestamp};
use crate::annotations::Annotations;
use crate::relation::{Relation, RelationId};

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
    /// Where it was published: an address on the web, as it was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// What the user files it under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// When it came into the workspace.
    pub added_at: Timestamp,
    /// How long it has been worked on, in seconds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seconds: u32,
    /// What is annotated.
    pub text: Text,
    /// In reading order; private, so that the order holds.
    #[serde(default)]
    annotations: Annotations,
    /// The first id never used.
    #[serde(default)]
    next: u32,
    /// By age. An end may be gone for as long as its removal is not undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation>,
}

// Serde gives a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(seconds: &u32) -> bool {
    *seconds == 0
}

/// What is known about a document beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its headline.
    pub title: String,
    /// The day it was published.
    #[serde(default)]
    pub date: Option<Date>,
    /// Which part of a date in digits comes first, where the text is not to be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Whose dollar a bare `$` is, where it is not the US dollar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dollar: Option<Dollar>,
    /// Where it was published: an address on the web.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// What the user files it under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl About {
    /// A title, and what the extractor is told.
    pub fn titled(title: impl Into<String>, options: Options) -> Self {
        Self { title: title.into(), ..Self::default() }.with_options(options)
    }

    /// The same, read with other options.
    #[must_use]
    pub fn with_options(self, options: Options) -> Self {
        let Options { date, date_order, dollar } = options;
        Self { date, date_order, dollar, ..self }
    }

    /// What the extractor is told.
    pub fn options(&self) -> Options {
        Options { date: self.date, date_order: self.date_order, dollar: self.dollar }
    }
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
    pub fn new(id: DocumentId, about: About, added_at: Timestamp, text: Text) -> Self {
        let About { title, date, date_order, dollar, source, author, tags } = about;
        let (annotations, relations) = (Annotations::default(), Vec::new());
        Self {
            id,
            title,
            date,
            date_order,
            dollar,
            source,
            author,
            tags,
            added_at,
            seconds: 0,
            text,
            annotations,
            next: 0,
            relations,
        }
    }

    /// What is known about it beside its text.
    pub fn about(&self) -> About {
        About {
            title: self.title.clone(),
            date: self.date,
            date_order: self.date_order,
            dollar: self.dollar,
            source: self.source.clone(),
            author: self.author.clone(),
            tags: self.tags.clone(),
        }
    }

    /// Has `about` be what is known about it, and gives what was.
    pub(crate) fn describe(&mut self, about: About) -> About {
        let before = self.about();
        let About { title, date, date_order, dollar, source, author, tags } = about;
        (self.title, self.date, self.date_order, self.dollar) = (title, date, date_order, dollar);
        (self.source, self.author, self.tags) = (source, author, tags);
        before
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

    /// The document as one that has been read, so that nothing is suggested for it: somebody has annotated it elsewhere.
    #[must_use]
    pub fn as_read(mut self) -> Self {
        self.next = self.next.max(1);
        self
    }

    /// The document with a time for every decision that has none: files of most formats do not say when it was.
    #[must_use]
    pub fn dated(mut self, at: &Timestamp) -> Self {
        let is_undated =
            |annotation: &&Annotation| annotation.decision != Decision::Suggested && annotation.decided_at.is_none();
        let undated: Vec<Annotation> = self.annotations().iter().filter(is_undated).cloned().collect();
        for annotation in undated {
            self.put(Annotation { decided_at: Some(at.clone()), ..annotation });
        }
        self
    }

    /// The same text with what is known of it, and nothing annotated yet.
    pub(crate) fn without_annotations(&self) -> Self {
        let bare = Self::new(self.id.clone(), self.about(), self.added_at.clone(), self.text.clone());
        Self { seconds: self.seconds, ..bare }
    }

    /// Its annotations, in reading order.
    pub fn annotations(&self) -> &[Annotation] {
        self.annotations.list()
    }

    /// One annotation, found without a search through all.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations.get(id)
    }

    /// Where an annotation stands in [`Document::annotations`].
    pub fn position(&self, id: AnnotationId) -> Option<usize> {
        self.annotations.position(id)
    }

    /// Its relations, oldest first: those whose ends are both there.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(|r| self.annotation(r.from).is_some() && self.annotation(r.to).is_some())
    }

    /// How far the review is. Known without a look at the annotations.
    pub fn progress(&self) -> Progress {
        let total = self.annotations().len();
        Progress { decided: total - self.annotations.open(), total }
    }

    /// Whether it has never had an annotation: its extraction is still to come.
    pub fn is_untouched(&self) -> bool {
        self.next == 0
    }

    /// The id of the next annotation to be made.
    pub(crate) fn next_id(&self) -> u32 {
        self.next
    }

    /// The id of the next relation to be made. One that was used before may come again: nothing else names relations.
    pub(crate) fn next_relation(&self) -> RelationId {
        RelationId(self.relations.iter().map(|relation| relation.id.0.saturating_add(1)).max().unwrap_or(0))
    }

    /// Puts `annotation` in its place, instead of the one with its id, which is returned.
    pub(crate) fn put(&mut self, annotation: Annotation) -> Option<Annotation> {
        self.annotations.replace(annotation)
    }

    /// Takes annotations out, however many, in one pass.
    pub(crate) fn take(&mut self, ids: &[AnnotationId]) -> Vec<Annotation> {
        self.annotations.take(ids)
    }

    /// Adds many new annotations at once, in any order.
    pub(crate) fn extend(&mut self, annotations: Vec<Annotation>) {
        let used = annotations.iter().map(|annotation| annotation.id.0.saturating_add(1)).max();
        self.next = self.next.max(used.unwrap_or(0));
        self.annotations.extend(annotations);
    }

    /// Has these relations (new, or instead of those with their ids) and no longer those; gives what that replaces, and
    /// the ids of those that are new.
    pub(crate) fn relate(&mut self, put: Vec<Relation>, drop: &[RelationId]) -> (Vec<Relation>, Vec<RelationId>) {
        let is_stale = |relation: &Relation| drop.contains(&relation.id) || put.iter().any(|new| new.id == relation.id);
        let before: Vec<Relation> = self.relations.extract_if(.., |relation| is_stale(relation)).collect();
        let is_new = |relation: &&Relation| !before.iter().any(|old| old.id == relation.id);
        let new = put.iter().filter(is_new).map(|relation| relation.id).collect();
        self.relations.extend(put);
        self.relations.sort_by_key(|relation| relation.id);
        (before, new)
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

/// The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        hex.extend([byte >> 4, byte & 15].iter().filter_map(|digit| DIGITS.get(usize::from(*digit))));
        hex
    })
}
