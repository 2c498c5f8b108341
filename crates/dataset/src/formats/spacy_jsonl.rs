//! spaCy JSONL: `{"text", "entities": [[start, end, "LABEL"]]}`, offsets in code points (spaCy 3, `Doc.char_span`; the shape
//! that its training examples have had since version 2). spaCy itself drops what does not meet its tokens.

use std::io::Write;

use serde::{Deserialize, Serialize};

use super::json_values::{JsonValues, Layout};
use super::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use super::read::{Input, Item, Place, Problem, Read};
use super::write::{WriteError, Writer};
use crate::annotation::Decision;
use crate::document::Document;

#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    #[serde(default, alias = "spans", alias = "label", alias = "labels")]
    entities: Vec<(usize, usize, String)>,
}

/// Writes a line a document.
pub(super) struct LineWriter;

impl Writer for LineWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let entities = document.annotations().iter().map(|annotation| {
            let place = document.text.to_code_points(annotation.span).range();
            (place.start, place.end, annotation.label.clone())
        });
        let line = Line { text: document.text.as_str().to_owned(), entities: entities.collect() };
        serde_json::to_writer(&mut *out, &line).map_err(|error| WriteError::of(document, error))?;
        Ok(out.write_all(b"\n")?)
    }
}

/// Reads the documents of a file.
pub(super) fn read(input: Input<'_>) -> Read<'_> {
    let mut acceptance = Acceptance::of(OffsetUnit::CodePoints);
    let values = JsonValues::new(input.into_stream(), Layout::Lines);
    Box::new(values.flat_map(move |value| match value {
        Err((line, error)) => vec![Item::Problem(Problem::on_line(line, error))],
        Ok(value) => match serde_json::from_slice::<Line>(&value.bytes) {
            Err(error) => vec![Item::Problem(Problem::on_line(value.line, error))],
            Ok(line) => acceptance.take(raw(line, value.line)),
        },
    }))
}

fn raw(line: Line, number: usize) -> RawDocument {
    let spans = line.entities.into_iter();
    RawDocument {
        at: Place { line: number, ..Place::default() },
        text: line.text,
        spans: spans.map(|(start, end, label)| RawSpan::new(RawPlace { start, end }, label, Decision::Added)).collect(),
        ..RawDocument::default()
    }
}
