//! A labelled span of a document, and what was decided about it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tallymark_extract::{Mention, Norm, Source};
use tallymark_text::ByteSpan;

/// Names an annotation within its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnnotationId(pub u32);

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m{}", self.0)
    }
}

impl FromStr for AnnotationId {
    type Err = std::num::ParseIntError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        written.strip_prefix('m').unwrap_or(written).parse().map(Self)
    }
}

/// A moment, in ISO 8601 with milliseconds and `Z`. The clock is outside this crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub String);

/// Who does something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment.
    pub at: Timestamp,
    /// The annotator's name; empty where none is given.
    pub by: String,
}

/// What was decided about an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Found by the extractor, not looked at yet.
    Suggested,
    /// Found by the extractor and right.
    Accepted,
    /// Found by the extractor and mended by the user.
    Corrected,
    /// Found by the extractor and wrong; kept as a hard negative.
    Rejected,
    /// Made by the user.
    Added,
}

impl Decision {
    /// All five, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Suggested, Self::Accepted, Self::Corrected, Self::Rejected, Self::Added];

    /// The name in files and in the page's `data-decision`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
            Self::Added => "added",
        }
    }
}

/// What a corrected annotation was when it was suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was {
    /// Its span then, in bytes.
    pub span: ByteSpan,
    /// Its label then.
    pub label: String,
    /// What the extractor said that it means; empty in records of versions that did not keep it.
    #[serde(default, skip_serializing_if = "Norm::is_empty")]
    pub norm: Norm,
}

/// What an annotator had said where annotators differed and somebody chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Who.
    pub by: String,
    /// What; nothing where they had annotated nothing there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Was>,
}

/// A labelled span of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name within the document.
    pub id: AnnotationId,
    /// Where it is, in bytes.
    pub span: ByteSpan,
    /// A label of the schema.
    pub label: String,
    /// What it means, as far as it is known.
    #[serde(default, skip_serializing_if = "Norm::is_empty")]
    pub norm: Norm,
    /// Whether the user has given what it means: that is not worked out anew while its words are the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub valued: bool,
    /// What found it.
    pub source: Source,
    /// How sure the finder was, in 0..=1.
    pub score: f32,
    /// What was decided about it.
    pub decision: Decision,
    /// What it was before it was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Was>,
    /// When that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// Who decided it, where that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_by: String,
    /// Whether the annotator is not sure of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncertain: bool,
    /// The entity that it names: a Wikidata Q-number, or any other name for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// What the user wrote about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What annotators had said there before their work was merged, where they did not agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
}

impl Annotation {
    /// A mention as a suggestion, with the label of its kind.
    pub fn suggested(id: AnnotationId, mention: Mention) -> Self {
        let label = mention.label.name().to_owned();
        let (norm, source, score) = (mention.norm, mention.source, mention.score);
        Self { norm, source, score, ..Self::unvalued(id, mention.span, label, Decision::Suggested) }
    }

    /// An annotation by the user of whose value nothing is known yet.
    pub(crate) fn added(id: AnnotationId, span: ByteSpan, label: String, stamp: &Stamp) -> Self {
        Self::unvalued(id, span, label, Decision::Added).stamped(stamp)
    }

    /// A suggestion by the user: what stands elsewhere too, say.
    pub(crate) fn proposed(id: AnnotationId, span: ByteSpan, label: String) -> Self {
        Self::unvalued(id, span, label, Decision::Suggested)
    }

    /// An annotation of a file whose place is still to be checked.
    pub(crate) fn unplaced(label: String, decision: Decision) -> Self {
        Self::unvalued(AnnotationId(0), ByteSpan::FIRST, label, decision)
    }

    fn unvalued(id: AnnotationId, span: ByteSpan, label: String, decision: Decision) -> Self {
        Self {
            id,
            span,
            label,
            norm: Norm::default(),
            valued: false,
            source: Source::User,
            score: 1.0,
            decision,
            was: None,
            decided_at: None,
            decided_by: String::new(),
            uncertain: false,
            link: String::new(),
            note: String::new(),
            votes: Vec::new(),
        }
    }

    /// The same, decided now.
    pub(crate) fn stamped(self, stamp: &Stamp) -> Self {
        Self { decided_at: Some(stamp.at.clone()), decided_by: stamp.by.clone(), ..self }
    }

    /// Whether the user has put something on it that a new reading of the text must not take away.
    pub(crate) fn is_touched(&self) -> bool {
        self.decision != Decision::Suggested
            || self.source == Source::User
            || self.uncertain
            || !self.note.is_empty()
            || !self.link.is_empty()
    }

    /// Reading order: by start, the longer first, then by age.
    pub(crate) fn order(&self) -> (usize, std::cmp::Reverse<usize>, AnnotationId) {
        (self.span.start().get(), std::cmp::Reverse(self.span.end().get()), self.id)
    }
}
