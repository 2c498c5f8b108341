//! CSV: a row a span, for spreadsheets. Offsets in code points.

use std::borrow::Cow;

use crate::annotation::Annotation;
use crate::document::Document;

const COLUMNS: [&str; 19] = [
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
    "timex_type",
    "timex",
    "source",
    "score",
    "note",
];

/// The row with the names of the columns.
pub(super) fn header() -> String {
    let mut line = COLUMNS.join(",");
    line.push_str("\r\n");
    line
}

/// A document's spans, a row each.
pub(super) fn rows(document: &Document) -> Result<String, String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for annotation in document.annotations() {
        let cells = cells(document, annotation);
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn cells<'a>(document: &'a Document, annotation: &'a Annotation) -> [Cow<'a, str>; 19] {
    let norm = &annotation.norm;
    let place = document.text.to_code_points(annotation.span).range();
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
        guarded(norm.counted.map_or("", |span| document.text.slice(span))),
        norm.timex_type.map_or("", tallymark_extract::TimexType::name).into(),
        guarded(norm.timex.as_deref().unwrap_or_default()),
        annotation.source.name().into(),
        annotation.score.to_string().into(),
        guarded(&annotation.note),
    ]
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before one that begins like it (OWASP, "CSV
/// injection"). Numbers that we wrote ourselves need none.
fn guarded(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n') => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}
