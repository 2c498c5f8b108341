//! Documents as lines.

use std::io::Write;

use serde::Serialize;
use tallymark_text::{CodePoints, Text, Unit};

use crate::annotation::{Annotation, Timestamp};
use crate::document::Document;
use crate::formats::details::write::{Details, Meta, Quote};
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
    #[serde(flatten)]
    details: Details<'a>,
}

impl<'a> Line<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            schema: SCHEMA,
            id: &document.id.0,
            text: document.text.as_str(),
            text_sha256: document.text_sha256(),
            offset_unit: CodePoints::NAME,
            meta: Meta::of(document),
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
            details: Details::of(annotation, text),
        }
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
