//! JSON records, each of which stands alone: written one by one, on lines or in an array, and read one by one.

use std::io::Write;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::json_values::{JsonValues, Layout};
use super::read::{Input, Item, Problem, Read};
use super::write::WriteError;
use crate::document::Document;

/// Writes a record of a document on a line.
pub(super) fn write_line(record: &impl Serialize, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
    serde_json::to_writer(&mut *out, record).map_err(|error| WriteError::of(document, error))?;
    Ok(out.write_all(b"\n")?)
}

/// An array that is being written, a record a line.
#[derive(Default)]
pub(super) struct Array {
    has_records: bool,
}

impl Array {
    pub(super) fn record(
        &mut self,
        record: &impl Serialize,
        document: &Document,
        out: &mut dyn Write,
    ) -> Result<(), WriteError> {
        out.write_all(if self.has_records { b",\n" } else { b"[\n" })?;
        self.has_records = true;
        serde_json::to_writer(&mut *out, record).map_err(|error| WriteError::of(document, error))
    }

    pub(super) fn end(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        Ok(out.write_all(if self.has_records { b"\n]\n" } else { b"[]\n" })?)
    }
}

/// Reads records; `items` is told on which line each begins. What is no record is a problem there, and the others are read.
pub(super) fn read_records<'a, T: DeserializeOwned>(
    input: Input<'a>,
    layout: Layout,
    mut items: impl FnMut(T, usize) -> Vec<Item> + 'a,
) -> Read<'a> {
    Box::new(JsonValues::new(input.into_stream(), layout).flat_map(move |value| {
        let (line, record) = match value {
            Ok(value) => (value.line, serde_json::from_slice(&value.bytes).map_err(Problem::from_json(value.line))),
            Err((line, error)) => (line, Err(Problem::on_line(line, error))),
        };
        record.map_or_else(|problem| vec![Item::Problem(problem)], |record| items(record, line))
    }))
}

impl Problem {
    /// A value that is not as it has to be. Where in the value that is, JSON itself says.
    pub(super) fn from_json(line: usize) -> impl FnOnce(serde_json::Error) -> Self {
        move |error| Self::on_line(line, error)
    }
}
