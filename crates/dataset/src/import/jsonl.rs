//! JSON objects, a line each or in an array, fed in pieces. The fields of an object within an object are columns named by
//! their path: `meta.title`.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fed::Fed;
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
    pub(super) fed: Fed,
    layout: Layout,
    /// Where reading is.
    line: usize,
    /// Where the value that is being read begins.
    start_line: usize,
    nesting: Nesting,
    columns: Columns,
}

/// What has been found where a value may be.
enum Found {
    /// From the start of the row to this place; perhaps only white space.
    Value { line: usize, end: usize },
    /// A bracket that is not closed within the longest row.
    Unclosed { line: usize },
}

/// How deep within a JSON value a place is.
#[derive(Clone, Copy, Default)]
struct Nesting {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Nesting {
    fn is_within(self) -> bool {
        self.depth > 0 || self.in_string
    }

    #[must_use]
    fn after(self, byte: u8) -> Self {
        let Self { depth, in_string, escaped } = self;
        match byte {
            _ if escaped => Self { escaped: false, ..self },
            b'\\' if in_string => Self { escaped: true, ..self },
            b'"' => Self { in_string: !in_string, ..self },
            _ if in_string => self,
            b'{' | b'[' => Self { depth: depth + 1, ..self },
            b'}' | b']' => Self { depth: depth.saturating_sub(1), ..self },
            _ => self,
        }
    }
}

impl Reader {
    pub(super) fn new(layout: Layout) -> Self {
        Self {
            fed: Fed::new(),
            layout,
            line: 1,
            start_line: 1,
            nesting: Nesting::default(),
            columns: Columns::default(),
        }
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns.names
    }

    /// The next row; `None` where it needs more, or there is none.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        loop {
            let found = match self.layout {
                Layout::Lines => self.next_line()?,
                Layout::Objects => self.next_object()?,
            };
            let (line, end) = match found {
                Found::Value { line, end } => (line, end),
                Found::Unclosed { line } => {
                    // All that follows is within it.
                    self.fed.close();
                    return Some(Err(Problem { line, fault: Fault::Unclosed }));
                }
            };
            let value = self.fed.up_to(end).trim();
            let row = (!value.is_empty()).then(|| self.columns.row(value, line));
            self.fed.start_here();
            if row.is_some() {
                return row;
            }
        }
    }

    fn next_line(&mut self) -> Option<Found> {
        self.fed.take_until(|byte| byte == b'\n');
        let end = self.fed.place();
        match self.fed.byte() {
            Some(_) => self.fed.pass(),
            None if self.fed.has_ended() && end > 0 => {}
            None => return None,
        }
        self.line += 1;
        Some(Found::Value { line: self.line - 1, end })
    }

    /// The next value between the brackets and commas of an array.
    fn next_object(&mut self) -> Option<Found> {
        while let Some(byte) = self.fed.byte() {
            self.line += usize::from(byte == b'\n');
            if self.fed.place() == 0 {
                if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']') {
                    // Between values. A bracket here is the array's.
                    self.fed.pass();
                    self.fed.start_here();
                    continue;
                }
                (self.start_line, self.nesting) = (self.line, Nesting::default());
            }
            let before = self.nesting;
            self.nesting = before.after(byte);
            let end = self.fed.place();
            self.fed.go_to(end + 1);
            if before.depth > 0 && self.nesting.depth == 0 {
                return Some(Found::Value { line: self.start_line, end: end + 1 });
            }
            // What is no object (a number among the objects, say) ends where the next value can begin.
            if !before.is_within() && matches!(byte, b',' | b'\n') {
                return Some(Found::Value { line: self.start_line, end });
            }
            if end > LONGEST_ROW {
                return Some(Found::Unclosed { line: self.start_line });
            }
        }
        let end = self.fed.place();
        (self.fed.has_ended() && end > 0).then_some(Found::Value { line: self.start_line, end })
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
