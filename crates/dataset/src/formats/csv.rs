//! CSV: a row a span, for spreadsheets. Offsets in code points.

use std::borrow::Cow;

use tallymark_text::ByteSpan;

use crate::annotation::Annotation;
use crate::document::Document;
use crate::formats::Content;

const COLUMNS: [&str; 23] = [
    "document",
    "title",
    "date",
    "start",
    "end",
    "text",
    "label",
    "decision",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "counted",
    "cue",
    "timex_type",
    "timex",
    "source",
    "score",
    "note",
    "uncertain",
    "link",
    "decided_by",
];

/// The row with the names of the columns.
pub(super) fn header() -> String {
    let mut line = COLUMNS.join(",");
    line.push_str("\r\n");
    line
}

/// A document's spans, a row each.
pub(super) fn rows(document: &Document, content: Content) -> String {
    let rows = document.annotations().iter().map(|annotation| {
        let cells = cells(document, annotation, content);
        let quoted: Vec<Cow<'_, str>> = cells.iter().map(|cell| quoted(cell)).collect();
        quoted.join(",") + "\r\n"
    });
    rows.collect()
}

/// A cell as RFC 4180 has it: between quotes where it holds a comma, a quote or a line break.
///
/// Written out, because the `csv` crate's writer brings the parser of floating-point numbers with it: 13 kB of the page's
/// download. The tests read what is written here with that crate.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

fn cells<'a>(document: &'a Document, annotation: &'a Annotation, content: Content) -> [Cow<'a, str>; 23] {
    let norm = &annotation.norm;
    let place = document.text.to_code_points(annotation.span).range();
    let words = |span: Option<ByteSpan>| guarded(span.map_or("", |span| document.text.slice(span)));
    let number = |value: &'a Option<tallymark_extract::Decimal>| value.as_ref().map_or("", |value| value.as_str());
    [
        guarded(&document.id.0),
        guarded(&document.title),
        document.date.map(|date| date.to_string()).unwrap_or_default().into(),
        place.start.to_string().into(),
        place.end.to_string().into(),
        guarded(document.text.slice(annotation.span)),
        guarded(&annotation.label),
        annotation.decision.name().into(),
        number(&norm.value).into(),
        number(&norm.low).into(),
        number(&norm.high).into(),
        norm.bound.map_or("", tallymark_extract::Bound::name).into(),
        guarded(norm.unit.as_deref().unwrap_or_default()),
        words(norm.counted),
        words(norm.cue),
        norm.timex_type.map_or("", tallymark_extract::TimexType::name).into(),
        guarded(norm.timex.as_deref().unwrap_or_default()),
        annotation.source.name().into(),
        score(annotation.score).into(),
        guarded(&annotation.note),
        if annotation.uncertain { "true" } else { "" }.into(),
        guarded(&annotation.link),
        guarded(if content.annotators { &annotation.decided_by } else { "" }),
    ]
}

/// As JSON writes it, so that the two files agree.
fn score(score: f32) -> String {
    serde_json::to_string(&score).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before one that begins like it (OWASP, "CSV
/// injection"). Numbers that we wrote ourselves need none.
fn guarded(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n') => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}
