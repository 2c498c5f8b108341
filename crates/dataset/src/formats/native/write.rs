//! Documents as lines.

use std::io::Write;

use serde::Serialize;
use tallymark_extract::{Bound, Date, DateOrder, Decimal, Dollar, Norm, Source, TimexType};
use tallymark_text::{ByteSpan, CodePoints, Text, Unit};

use crate::annotation::{self, Annotation, Decision, Timestamp, Vote};
use crate::document::Document;
use crate::formats::write::{WriteError, Writer};
use crate::relation::Relation;

use super::SCHEMA;

/// Writes a line a document.
pub(in crate::formats) struct NativeWriter;

impl Writer for NativeWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let line = line(document).map_err(|error| WriteError::of(document, error))?;
        Ok(out.write_all(line.as_bytes())?)
    }
}

/// A document as one line of JSON, with its line break. Spans are in reading order; rejected suggestions stay in, as
/// hard negatives.
///
/// # Errors
/// Where JSON cannot hold a value: a score that is not finite.
pub fn line(document: &Document) -> Result<String, serde_json::Error> {
    let mut json = serde_json::to_string(&Line::of(document))?;
    json.push('\n');
    Ok(json)
}

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    id: &'a str,
    text: &'a str,
    text_sha256: String,
    offset_unit: &'static str,
    meta: Meta<'a>,
    spans: Vec<Span<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Meta<'a> {
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

/// A relation; its ends are ids of spans.
#[derive(Serialize)]
struct Link<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    from: String,
    to: String,
    decided_at: &'a Timestamp,
    #[serde(skip_serializing_if = "str::is_empty")]
    decided_by: &'a str,
}

#[derive(Serialize)]
struct Span<'a> {
    id: String,
    start: usize,
    end: usize,
    text: &'a str,
    label: &'a str,
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

#[derive(Serialize)]
struct Values<'a> {
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
struct Quote<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Was<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    norm: Option<Values<'a>>,
}

impl<'a> Line<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            schema: SCHEMA,
            id: &document.id.0,
            text: document.text.as_str(),
            text_sha256: document.text_sha256(),
            offset_unit: CodePoints::NAME,
            meta: Meta {
                title: &document.title,
                date: document.date,
                date_order: document.date_order,
                dollar: document.dollar,
                source: &document.source,
                author: &document.author,
                tags: &document.tags,
                added_at: &document.added_at.0,
                seconds: (document.seconds > 0).then_some(document.seconds),
            },
            spans: document.annotations().iter().map(|a| Span::of(a, &document.text)).collect(),
            relations: document.relations().map(Link::of).collect(),
        }
    }
}

impl<'a> Span<'a> {
    fn of(annotation: &'a Annotation, text: &'a Text) -> Self {
        let quote = Quote::of(annotation.span, text);
        Self {
            id: annotation.id.to_string(),
            start: quote.start,
            end: quote.end,
            text: quote.text,
            label: &annotation.label,
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

impl<'a> Link<'a> {
    fn of(relation: &'a Relation) -> Self {
        Self {
            id: relation.id.to_string(),
            kind: &relation.kind,
            from: relation.from.to_string(),
            to: relation.to.to_string(),
            decided_at: &relation.decided_at,
            decided_by: &relation.decided_by,
        }
    }
}

impl<'a> Values<'a> {
    fn of(norm: &'a Norm, text: &'a Text) -> Option<Self> {
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
    fn of(span: ByteSpan, text: &'a Text) -> Self {
        let place = text.to_code_points(span).range();
        Self { start: place.start, end: place.end, text: text.slice(span) }
    }
}
