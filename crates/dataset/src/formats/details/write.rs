//! Fields of documents and annotations, without those of which nothing is known.

use serde::Serialize;
use tallymark_extract::{Bound, Date, DateOrder, Decimal, Dollar, Norm, Source, TimexType};
use tallymark_text::{ByteSpan, Text};

use crate::annotation::{self, Annotation, Decision, Timestamp, Vote};
use crate::document::Document;

/// What is known of a document.
#[derive(Serialize)]
pub(in crate::formats) struct Meta<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_order: Option<DateOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dollar: Option<Dollar>,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    added_at: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u32>,
}

/// A document's name, and what is known of it.
#[derive(Serialize)]
pub(in crate::formats) struct NamedMeta<'a> {
    id: &'a str,
    #[serde(flatten)]
    meta: Meta<'a>,
}

/// What is known of an annotation.
#[derive(Serialize)]
pub(in crate::formats) struct Details<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    norm: Option<Values<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    valued: bool,
    source: Source,
    score: f32,
    decision: Decision,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Was<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<&'a Timestamp>,
    #[serde(skip_serializing_if = "str::is_empty")]
    decided_by: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    link: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    votes: Vec<Voted<'a>>,
}

/// What an annotator had said where a merged span is; nothing where they had none there.
#[derive(Serialize)]
struct Voted<'a> {
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<Was<'a>>,
}

/// What an annotation means.
#[derive(Serialize)]
pub(in crate::formats) struct Values<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<&'a Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<&'a Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Quote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Quote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex_type: Option<TimexType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<&'a str>,
}

/// A span with its words.
#[derive(Serialize)]
pub(in crate::formats) struct Quote<'a> {
    pub(in crate::formats) start: usize,
    pub(in crate::formats) end: usize,
    pub(in crate::formats) text: &'a str,
}

#[derive(Serialize)]
struct Was<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    norm: Option<Values<'a>>,
}

impl<'a> Meta<'a> {
    pub(in crate::formats) fn of(document: &'a Document) -> Self {
        Self {
            title: &document.title,
            date: document.date,
            date_order: document.date_order,
            dollar: document.dollar,
            source: &document.source,
            author: &document.author,
            tags: &document.tags,
            added_at: &document.added_at.0,
            seconds: (document.seconds > 0).then_some(document.seconds),
        }
    }
}

impl<'a> NamedMeta<'a> {
    pub(in crate::formats) fn of(document: &'a Document) -> Self {
        Self { id: &document.id.0, meta: Meta::of(document) }
    }
}

impl<'a> Details<'a> {
    pub(in crate::formats) fn of(annotation: &'a Annotation, text: &'a Text) -> Self {
        Self {
            norm: Values::of(&annotation.norm, text),
            valued: annotation.valued,
            source: annotation.source,
            score: annotation.score,
            decision: annotation.decision,
            was: annotation.was.as_ref().map(|was| Was::of(was, text)),
            decided_at: annotation.decided_at.as_ref(),
            decided_by: &annotation.decided_by,
            uncertain: annotation.uncertain,
            link: &annotation.link,
            note: &annotation.note,
            votes: Voted::all(&annotation.votes, text),
        }
    }

    /// The same without the note, for formats that have a place of their own for it.
    pub(in crate::formats) fn without_note(self) -> Self {
        Self { note: "", ..self }
    }
}

impl<'a> Was<'a> {
    fn of(was: &'a annotation::Was, text: &'a Text) -> Self {
        let place = text.to_code_points(was.span).range();
        Self { start: place.start, end: place.end, label: &was.label, norm: Values::of(&was.norm, text) }
    }
}

impl<'a> Voted<'a> {
    fn all(votes: &'a [Vote], text: &'a Text) -> Vec<Self> {
        let said = |vote: &'a Vote| vote.said.as_ref().map(|said| Was::of(said, text));
        votes.iter().map(|vote| Self { by: &vote.by, said: said(vote) }).collect()
    }
}

impl<'a> Values<'a> {
    /// `None` where nothing is known.
    pub(in crate::formats) fn of(norm: &'a Norm, text: &'a Text) -> Option<Self> {
        let known = Self {
            value: norm.value.as_ref(),
            low: norm.low.as_ref(),
            high: norm.high.as_ref(),
            bound: norm.bound,
            unit: norm.unit.as_deref(),
            counted: norm.counted.map(|span| Quote::of(span, text)),
            cue: norm.cue.map(|span| Quote::of(span, text)),
            timex_type: norm.timex_type,
            timex: norm.timex.as_deref(),
        };
        (!norm.is_empty()).then_some(known)
    }
}

impl<'a> Quote<'a> {
    pub(in crate::formats) fn of(span: ByteSpan, text: &'a Text) -> Self {
        let place = text.to_code_points(span).range();
        Self { start: place.start, end: place.end, text: text.slice(span) }
    }
}
