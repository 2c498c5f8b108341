//! Annotations as rows.

use std::borrow::Cow;
use std::io::Write;

use tallymark_text::ByteSpan;

use crate::annotation::Annotation;
use crate::document::Document;

use super::{COLUMNS, Separator, guarded};
use crate::formats::write::{WriteError, Writer};

/// Writes a row a span, under a row with the names of the columns.
pub(in crate::formats) struct RowWriter(Separator);

impl RowWriter {
    pub(in crate::formats) fn new(separator: Separator) -> Self {
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
