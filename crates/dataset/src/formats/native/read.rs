//! Lines as documents. Fields that this version does not know are left alone.

use serde::Deserialize;
use tallymark_extract::{Bound, Date, DateOrder, Decimal, Dollar, Norm, Source, TimexType};
use tallymark_text::{Bytes, CodePoints, Unit, Utf16};

use super::SCHEMA;
use crate::annotation::{Annotation, Decision, Timestamp};
use crate::document::About;
use crate::formats::json_values::{JsonValue, JsonValues, Layout};
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan, RawVote, RawWas};
use crate::formats::read::{Input, Item, Place, Problem, Read};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    schema: String,
    #[serde(default)]
    id: String,
    text: String,
    #[serde(default)]
    text_sha256: String,
    #[serde(default)]
    offset_unit: String,
    #[serde(default)]
    meta: Meta,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    relations: Vec<Link>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    title: String,
    date: Option<Date>,
    date_order: Option<DateOrder>,
    dollar: Option<Dollar>,
    source: String,
    author: String,
    tags: Vec<String>,
    added_at: String,
    seconds: u32,
}

#[derive(Deserialize)]
struct Span {
    #[serde(default)]
    id: String,
    start: usize,
    end: usize,
    text: Option<String>,
    label: String,
    #[serde(default)]
    norm: Values,
    #[serde(default)]
    valued: bool,
    source: Option<Source>,
    score: Option<f32>,
    decision: Option<Decision>,
    was: Option<Before>,
    decided_at: Option<Timestamp>,
    #[serde(default)]
    decided_by: String,
    #[serde(default)]
    uncertain: bool,
    #[serde(default)]
    link: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    votes: Vec<Voted>,
}

#[derive(Deserialize)]
struct Voted {
    by: String,
    said: Option<Before>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Values {
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Option<Bound>,
    unit: Option<String>,
    counted: Option<Quote>,
    cue: Option<Quote>,
    timex_type: Option<TimexType>,
    timex: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
struct Quote {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Before {
    start: usize,
    end: usize,
    label: String,
    #[serde(default)]
    norm: Values,
}

#[derive(Deserialize)]
struct Link {
    #[serde(rename = "type")]
    kind: String,
    from: String,
    to: String,
    #[serde(default)]
    decided_at: String,
    #[serde(default)]
    decided_by: String,
}

/// Reads the documents of a file.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    let values = JsonValues::new(input.into_stream(), Layout::Lines);
    Box::new(values.flat_map(|value| match value {
        Err((line, error)) => vec![Item::Problem(Problem::on_line(line, error))],
        Ok(value) => {
            document(&value).unwrap_or_else(|reason| vec![Item::Problem(Problem::on_line(value.line, reason))])
        }
    }))
}

fn document(value: &JsonValue) -> Result<Vec<Item>, String> {
    let line: Line = serde_json::from_slice(&value.bytes).map_err(|error| error.to_string())?;
    if !line.schema.is_empty() && line.schema != SCHEMA {
        return Err(format!("its schema is {}, and this version of Tallymark reads {SCHEMA}", line.schema));
    }
    // The format says what it counts; files of other programs that follow it may say something else, or be wrong.
    let unit = match line.offset_unit.as_str() {
        unit if unit == Bytes::NAME => OffsetUnit::Bytes,
        unit if unit == Utf16::NAME => OffsetUnit::Utf16,
        unit if unit == CodePoints::NAME || unit.is_empty() => OffsetUnit::CodePoints,
        unit => return Err(format!("it counts offsets in {unit}, which is no unit that Tallymark knows")),
    };
    let sha256 = line.text_sha256.clone();
    let mut items = Acceptance::of(unit).take(raw(line, value.line));
    let differs = items.iter().find_map(|item| match item {
        Item::Document(document) if !sha256.is_empty() && document.text_sha256() != sha256 => Some(document.id.clone()),
        _ => None,
    });
    if let Some(id) = differs {
        let at = Place { line: value.line, name: id.0, ..Place::default() };
        items.push(Item::Problem(Problem::at(&at, "its text is not the one that its text_sha256 was made of")));
    }
    Ok(items)
}

fn raw(line: Line, number: usize) -> RawDocument {
    let Meta { title, date, date_order, dollar, source, author, tags, added_at, seconds } = line.meta;
    RawDocument {
        at: Place { line: number, ..Place::default() },
        id: line.id,
        about: About { title, date, date_order, dollar, source, author, tags },
        added_at,
        seconds,
        text: line.text,
        spans: line.spans.into_iter().map(span).collect(),
        relations: line.relations.into_iter().map(relation).collect(),
    }
}

fn span(span: Span) -> RawSpan {
    let decision = span.decision.unwrap_or(Decision::Added);
    let mut raw = RawSpan::new(RawPlace { start: span.start, end: span.end }, span.label, decision);
    raw.key = span.id;
    raw.quote = span.text;
    (raw.counted, raw.cue) = (place(span.norm.counted), place(span.norm.cue));
    raw.was = span.was.map(before);
    raw.votes = span.votes.into_iter().map(|vote| RawVote { by: vote.by, said: vote.said.map(before) }).collect();
    raw.annotation = Annotation {
        norm: norm(span.norm),
        valued: span.valued,
        source: span.source.unwrap_or(Source::User),
        score: span.score.unwrap_or(1.0),
        decided_at: span.decided_at,
        decided_by: span.decided_by,
        uncertain: span.uncertain,
        link: span.link,
        note: span.note,
        ..raw.annotation
    };
    raw
}

fn before(was: Before) -> RawWas {
    let (counted, cue) = (place(was.norm.counted), place(was.norm.cue));
    let span = RawPlace { start: was.start, end: was.end };
    RawWas { place: span, counted, cue, label: was.label, norm: norm(was.norm) }
}

fn place(quote: Option<Quote>) -> Option<RawPlace> {
    quote.map(|Quote { start, end }| RawPlace { start, end })
}

/// The values that are no places.
fn norm(values: Values) -> Norm {
    let Values { value, low, high, bound, unit, timex_type, timex, .. } = values;
    Norm { value, low, high, bound, unit, counted: None, cue: None, timex_type, timex }
}

fn relation(link: Link) -> RawRelation {
    let Link { kind, from, to, decided_at, decided_by } = link;
    RawRelation { kind, from, to, decided_at, decided_by }
}
