//! CSV and TSV: a row a span, for spreadsheets. Offsets in code points.

use std::borrow::Cow;
use std::io::Write;

use tallymark_text::ByteSpan;

use crate::annotation::Annotation;
use crate::document::Document;

use super::read::{Input, Item, Problem, Read, Texts};
use super::write::{WriteError, Writer};

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

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
}

/// Writes a row a span, under a row with the names of the columns.
pub(super) struct RowWriter(Separator);

impl RowWriter {
    pub(super) fn new(separator: Separator) -> Self {
        Self(separator)
    }

    fn row<'a>(&self, cells: impl Iterator<Item = &'a str>) -> String {
        let separator = match self.0 {
            Separator::Comma => ",",
            Separator::Tab => "\t",
        };
        let quoted: Vec<Cow<'_, str>> = cells.map(|cell| quoted(cell, separator)).collect();
        quoted.join(separator) + "\r\n"
    }
}

impl Writer for RowWriter {
    fn begin(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        Ok(out.write_all(self.row(COLUMNS.into_iter()).as_bytes())?)
    }

    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        for annotation in document.annotations() {
            let cells = cells(document, annotation);
            out.write_all(self.row(cells.iter().map(AsRef::as_ref)).as_bytes())?;
        }
        Ok(())
    }
}

/// Reads the documents of a file, whose texts are elsewhere.
pub(super) fn read<'a>(_separator: Separator, _input: Input<'a>, _texts: &'a dyn Texts) -> Read<'a> {
    Box::new(std::iter::once(Item::Problem(Problem::on_line(1, "tables of spans cannot be read yet"))))
}

/// A cell as RFC 4180 has it: between quotes where it holds the separator, a quote or a line break.
fn quoted<'a>(cell: &'a str, separator: &str) -> Cow<'a, str> {
    if cell.contains(['"', '\r', '\n']) || cell.contains(separator) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

fn cells<'a>(document: &'a Document, annotation: &'a Annotation) -> [Cow<'a, str>; 23] {
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
        guarded(&annotation.decided_by),
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
