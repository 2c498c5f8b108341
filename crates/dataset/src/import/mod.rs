//! Articles out of other people's tables: CSV and JSON, read piece by piece.
//!
//! A [`Reader`] is fed the text of a file as it comes and gives its rows one by one, so that the caller can stop between
//! any two. [`Sample`] is the look at the beginning of a file that shows which columns there are; a [`Mapping`] says what
//! each of them is, and makes an [`ImportedArticle`] of a row.
//!
//! ```
//! use tallymark_dataset::import::{Beginning, Mapping, Sample, Shape};
//! let file = "headline,published,body\nMill sold,4 Dec 2025,\"The mill, sold.\nFor $5.\"\n";
//! let sample = Sample::of(Shape::recognised("mills.csv", file), Beginning { text: file, is_whole: true });
//! let mapping = Mapping::guessed(&sample);
//! let mut reader = sample.reader();
//! reader.feed(file);
//! reader.end();
//! let row = reader.next().and_then(Result::ok).and_then(|row| mapping.article(row).ok());
//! assert_eq!(row.map(|article| article.text), Some("The mill, sold.\nFor $5.".to_owned()));
//! ```

mod columns;
mod csv;
mod date;
mod fed;
mod jsonl;
mod mapping;

pub use columns::{Beginning, Role, Sample};
pub use csv::Delimiter;
pub use mapping::{ImportedArticle, Mapping};

/// The longest row, in bytes: what is longer is a quote or a bracket that is never closed.
const LONGEST_ROW: usize = 8_000_000;

/// How a file holds its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Cells with a delimiter between them, a row a line.
    Separated(Delimiter),
    /// A JSON object a line.
    JsonLines,
    /// JSON objects that may go over several lines, alone or in an array.
    Json,
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells in the order of the file's columns; columns at the end that it has not are left out.
    pub cells: Vec<String>,
}

/// Something in a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has not as many cells as the first row.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the first row has.
        wanted: usize,
    },
    /// A quoted cell goes on after its quote.
    Quote,
    /// A quote or a bracket is never closed.
    Unclosed,
    /// It is not JSON.
    Json {
        /// What the JSON reader says, in English.
        reason: String,
    },
    /// It is JSON, but no object with fields.
    NoObject,
    /// It holds no text to annotate.
    NoText,
}

/// Reads the rows of a file. As an iterator it gives `None` where it needs the next piece, and where the file is read.
pub struct Reader {
    rows: Rows,
    waits_for_header: bool,
}

enum Rows {
    Separated(csv::Reader),
    Json(jsonl::Reader),
}

impl Shape {
    /// How the file of this name, which begins with `beginning`, holds its rows.
    pub fn recognised(name: &str, beginning: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "tsv" | "tab" => Self::Separated(Delimiter::Tab),
            "json" | "jsonl" | "ndjson" => jsonl::shape(beginning),
            _ => Self::Separated(Delimiter::recognised(beginning)),
        }
    }

    /// A reader for such a file, which passes over the row that names the columns.
    fn reader(self, has_header: bool) -> Reader {
        let rows = match self {
            Self::Separated(delimiter) => Rows::Separated(csv::Reader::new(delimiter)),
            Self::JsonLines => Rows::Json(jsonl::Reader::new(jsonl::Layout::Lines)),
            Self::Json => Rows::Json(jsonl::Reader::new(jsonl::Layout::Objects)),
        };
        Reader { rows, waits_for_header: has_header }
    }
}

impl Reader {
    /// Takes the next piece of the file.
    pub fn feed(&mut self, piece: &str) {
        match &mut self.rows {
            Rows::Separated(rows) => rows.fed.feed(piece),
            Rows::Json(rows) => rows.fed.feed(piece),
        }
    }

    /// Says that there are no more pieces.
    pub fn end(&mut self) {
        match &mut self.rows {
            Rows::Separated(rows) => rows.fed.end(),
            Rows::Json(rows) => rows.fed.end(),
        }
    }

    /// The names of the columns met so far, as far as the rows themselves say them.
    fn columns(&self) -> &[String] {
        match &self.rows {
            Rows::Separated(_) => &[],
            Rows::Json(rows) => rows.columns(),
        }
    }
}

impl Iterator for Reader {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match &mut self.rows {
                Rows::Separated(rows) => rows.next_row(),
                Rows::Json(rows) => rows.next_row(),
            }?;
            if self.waits_for_header && row.is_ok() {
                self.waits_for_header = false;
                continue;
            }
            return Some(row);
        }
    }
}
