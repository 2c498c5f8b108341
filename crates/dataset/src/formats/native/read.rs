//! Lines as documents. Fields that this version does not know are left alone.

use serde::Deserialize;
use tallymark_text::{Bytes, CodePoints, Unit, Utf16};

use super::SCHEMA;
use crate::annotation::Decision;
use crate::formats::details::read::{Details, Meta};
use crate::formats::json_values::{JsonValue, JsonValues, Layout};
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan};
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

#[derive(Deserialize)]
struct Span {
    #[serde(default)]
    id: String,
    start: usize,
    end: usize,
    text: Option<String>,
    label: String,
    #[serde(flatten)]
    details: Details,
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
    let mut raw = RawDocument {
        at: Place { line: number, ..Place::default() },
        id: line.id,
        text: line.text,
        spans: line.spans.into_iter().map(span).collect(),
        relations: line.relations.into_iter().map(relation).collect(),
        ..RawDocument::default()
    };
    line.meta.put_into(&mut raw);
    raw
}

fn span(span: Span) -> RawSpan {
    let mut raw = RawSpan::new(RawPlace { start: span.start, end: span.end }, span.label, Decision::Added);
    raw.key = span.id;
    raw.quote = span.text;
    span.details.put_into(&mut raw);
    raw
}

fn relation(link: Link) -> RawRelation {
    let Link { kind, from, to, decided_at, decided_by } = link;
    RawRelation { kind, from, to, decided_at, decided_by }
}
