//! JSON objects, a line each or in an array, fed in pieces. The fields of an object within an object are columns named by
//! their path: `meta.title`.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Fault, LONGEST_ROW, Problem, Row, Shape};

/// The most columns; fields beyond them are not read. A table has a few dozen.
const MOST_COLUMNS: usize = 500;

/// Where objects begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each is a line.
    Lines,
    /// They go as far as their brackets.
    Objects,
}

/// The shape of a JSON file that begins like this: lines, but for an array and for an object that is spread over lines.
pub(super) fn shape(beginning: &str) -> Shape {
    let start = beginning.trim_start_matches('\u{feff}').trim_start();
    let first = start.lines().next().unwrap_or_default().trim_end();
    if start.starts_with('[') || first == "{" { Shape::Json } else { Shape::JsonLines }
}

/// Reads rows.
pub(super) struct Reader {
    layout: Layout,
    /// What has been fed and is not given out yet.
    text: String,
    /// Where the value that is being read begins, and how far its end has been looked for.
    start: usize,
    at: usize,
    /// The lines of these two places.
    start_line: usize,
    line: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Whether the rest of the file is not read any more: a bracket is never closed, and all that follows is within it.
    left: bool,
    begun: bool,
    ended: bool,
    columns: Columns,
}

impl Reader {
    pub(super) fn new(layout: Layout) -> Self {
        Self {
            layout,
            text: String::new(),
            start: 0,
            at: 0,
            start_line: 1,
            line: 1,
            depth: 0,
            in_string: false,
            escaped: false,
            left: false,
            begun: false,
            ended: false,
            columns: Columns::default(),
        }
    }

    pub(super) fn feed(&mut self, piece: &str) {
        let piece = if self.begun { piece } else { piece.strip_prefix('\u{feff}').unwrap_or(piece) };
        self.begun |= !piece.is_empty();
        self.text.drain(..self.start);
        self.at -= self.start;
        self.start = 0;
        if !self.left {
            self.text.push_str(piece);
        }
    }

    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns.names
    }

    /// The next row; `None` where it needs more, or there is none.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        loop {
            let (line, found) = match self.layout {
                Layout::Lines => self.next_line()?,
                Layout::Objects => self.next_object()?,
            };
            let value = self.text.get(found).unwrap_or_default().trim();
            if !value.is_empty() {
                return Some(self.columns.row(value, line));
            }
        }
    }

    /// The next line without its end, and its number.
    fn next_line(&mut self) -> Option<(usize, std::ops::Range<usize>)> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let start = self.start;
        let end = match rest.iter().position(|byte| *byte == b'\n') {
            Some(len) => self.at + len,
            None if self.ended && start < self.text.len() => self.text.len(),
            None => {
                self.at = self.text.len();
                return None;
            }
        };
        self.at = (end + 1).min(self.text.len());
        self.start = self.at;
        let line = self.line;
        self.line += 1;
        Some((line, start..end))
    }

    /// The next value between the brackets and commas of an array, and the line that it begins on.
    fn next_object(&mut self) -> Option<(usize, std::ops::Range<usize>)> {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            self.at += 1;
            self.line += usize::from(byte == b'\n');
            if self.depth == 0 && self.at - self.start == 1 {
                // Between values. A bracket here is the array's.
                if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']') {
                    self.start = self.at;
                    continue;
                }
                self.start_line = self.line;
            }
            let was_within = self.depth > 0;
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' => self.in_string = !self.in_string,
                _ if self.in_string => {}
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            let is_closed = was_within && self.depth == 0;
            // What is no object (a number among the objects, say) ends where the next value can begin.
            let is_parted = !was_within && self.depth == 0 && !self.in_string && matches!(byte, b',' | b'\n');
            if is_closed || is_parted {
                return Some(self.end_value(self.at - usize::from(is_parted)));
            }
            if self.at - self.start > LONGEST_ROW {
                self.left = true;
                self.at = self.text.len();
                return Some(self.end_value(self.start + 1));
            }
        }
        (self.ended && self.start < self.text.len()).then(|| self.end_value(self.text.len()))
    }

    fn end_value(&mut self, end: usize) -> (usize, std::ops::Range<usize>) {
        let value = self.start..end;
        self.start = self.at;
        (self.depth, self.in_string, self.escaped) = (0, false, false);
        (self.start_line, value)
    }
}

/// The columns met so far.
#[derive(Default)]
struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    /// The row that a JSON value is; `line` is where it begins.
    fn row(&mut self, value: &str, line: usize) -> Result<Row, Problem> {
        if !value.starts_with('{') {
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(value);
            return Err(
                is_json.map_or_else(|error| not_json(&error, line), |_| Problem { line, fault: Fault::NoObject })
            );
        }
        let mut cells = vec![String::new(); self.names.len()];
        let mut json = serde_json::Deserializer::from_str(value);
        let field = Field { path: String::new(), columns: self, cells: &mut cells };
        match field.deserialize(&mut json).and_then(|()| json.end()) {
            Ok(()) => Ok(Row { line, cells }),
            Err(error) if error.is_eof() => Err(Problem { line, fault: Fault::Unclosed }),
            Err(error) => Err(not_json(&error, line)),
        }
    }

    /// The place of a column, which is a new one where there is room.
    fn place(&mut self, path: String) -> Option<usize> {
        let next = self.names.len();
        match self.places.get(&path) {
            Some(place) => Some(*place),
            None if next < MOST_COLUMNS => {
                self.names.push(path.clone());
                self.places.insert(path, next);
                Some(next)
            }
            None => None,
        }
    }
}

fn not_json(error: &serde_json::Error, line: usize) -> Problem {
    // "… at line 1 column 17": the line is the value's own, and told with the problem.
    let written = error.to_string();
    let reason = written.rsplit_once(" at line ").map_or(written.as_str(), |(reason, _)| reason);
    Problem {
        line: line + error.line().saturating_sub(1),
        fault: Fault::Json { reason: format!("{reason}, column {}", error.column()) },
    }
}

/// Reads a value into the cell of its path; several values of one path (those of an array) are lines of one cell.
struct Field<'a> {
    path: String,
    columns: &'a mut Columns,
    cells: &'a mut Vec<String>,
}

impl Field<'_> {
    fn write(self, value: &str) {
        let Some(place) = self.columns.place(self.path) else { return };
        if self.cells.len() <= place {
            self.cells.resize(place + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(place) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(value);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Field<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Field<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write("");
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(&value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(&value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.write(&value.to_string());
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let Self { path, columns, cells } = self;
        while values.next_element_seed(Field { path: path.clone(), columns, cells })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Self { path, columns, cells } = self;
        while let Some(name) = fields.next_key::<String>()? {
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            fields.next_value_seed(Field { path, columns, cells })?;
        }
        Ok(())
    }
}
