//! Rows as annotations. Those of a document may stand anywhere: people sort tables by other columns. So all rows are read before
//! the first document is given; they are small beside the texts, which are elsewhere.

use std::collections::HashMap;
use std::io::{BufRead, Cursor, Read as _};

use csv::StringRecord;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

use super::{COLUMNS, Separator, unguarded};
use crate::annotation::Decision;
use crate::document::{About, DocumentId};
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use crate::formats::read::{Input, Item, Place, Problem, Read, Texts, unreadable};

/// The columns without which a row says nothing.
const NEEDED: [&str; 4] = ["document", "start", "end", "label"];

/// The longest first line, in bytes.
const LONGEST_LINE: u64 = 64 << 10;

/// Reads the documents of a file, whose texts are elsewhere.
pub(in crate::formats) fn read<'a>(separator: Separator, input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
    let mut stream = input.into_stream();
    let mut first = Vec::new();
    if let Err(error) = stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut first) {
        return unreadable(error);
    }
    let first = first.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&first);
    // Spreadsheets write such a line, and read it as no row.
    let (delimiter, first) = match first.trim_ascii_end() {
        [b's', b'e', b'p', b'=', delimiter] => (*delimiter, None),
        _ => (delimiter(first, separator), Some(first.to_vec())),
    };
    let lines_before = usize::from(first.is_none());
    let stream = Cursor::new(first.unwrap_or_default()).chain(stream);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(stream);
    let columns = match reader.headers() {
        Ok(names) => Columns::of(names),
        Err(error) => return unreadable(error),
    };
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| columns.place(name).is_none()).collect();
    if !missing.is_empty() {
        return unreadable(format!("the first row names no column {}", missing.join(", ")));
    }
    let mut table = Table { columns, documents: Vec::new(), places: HashMap::new() };
    let mut acceptance = Acceptance::of(OffsetUnit::CodePoints);
    let rows = reader.into_records().map(Some).chain([None]);
    Box::new(rows.flat_map(move |row| match row {
        None => {
            let documents = std::mem::take(&mut table.documents);
            documents.into_iter().flat_map(|rows| rows.document(texts, &mut acceptance)).collect()
        }
        Some(Ok(row)) => {
            let line = row.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
            table.row(&row, line + lines_before)
        }
        Some(Err(error)) => vec![Item::Problem(Problem { place: Place::default(), reason: error.to_string() })],
    }))
}

/// What separates the names of the columns: with the right one most of them are known.
fn delimiter(first: &[u8], expected: Separator) -> u8 {
    let names = |delimiter: &u8| {
        let cells = first.split(|byte| byte == delimiter).map(|cell| {
            let cell = cell.trim_ascii();
            cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")).unwrap_or(cell)
        });
        cells.filter(|cell| COLUMNS.iter().any(|name| cell.eq_ignore_ascii_case(name.as_bytes()))).count()
    };
    let expected = match expected {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
    };
    // Of equals `max_by_key` takes the last.
    [b';', b'\t', b',', expected].into_iter().max_by_key(names).unwrap_or(expected)
}

/// Where in a row the known columns are.
struct Columns(Vec<(&'static str, usize)>);

impl Columns {
    fn of(names: &StringRecord) -> Self {
        let place = |name: &str| names.iter().position(|found| found.trim().eq_ignore_ascii_case(name));
        Self(COLUMNS.into_iter().filter_map(|name| Some((name, place(name)?))).collect())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().find(|(column, _)| *column == name).map(|(_, place)| *place)
    }
}

/// The rows of a table.
struct Table {
    columns: Columns,
    /// In the order of their first rows.
    documents: Vec<Rows>,
    places: HashMap<String, usize>,
}

/// The rows of a document.
struct Rows {
    /// Without its text.
    document: RawDocument,
    count: usize,
}

impl Rows {
    fn document(self, texts: &dyn Texts, acceptance: &mut Acceptance) -> Vec<Item> {
        let Self { document, count } = self;
        match texts.text(&DocumentId(document.id.clone())) {
            Some(text) => acceptance.take(RawDocument { text: text.as_str().to_owned(), ..document }),
            None => {
                let reason = format!("there is no text of this name, and its rows ({count}) are left out");
                vec![Item::Problem(Problem::at(&Place { name: document.id, ..document.at }, reason))]
            }
        }
    }
}

impl Table {
    /// Takes a row, and gives what in it cannot be read.
    fn row(&mut self, row: &StringRecord, line: usize) -> Vec<Item> {
        let mut cells = Cells { row, columns: &self.columns, problems: Vec::new(), line };
        let (id, span) = (cells.text("document"), cells.span());
        let about = About { title: cells.text("title"), date: cells.parsed("date"), ..About::default() };
        let problems = cells.problems;
        let place = *self.places.entry(id.clone()).or_insert_with(|| {
            let at = Place { line, ..Place::default() };
            self.documents.push(Rows { document: RawDocument { at, id, about, ..RawDocument::default() }, count: 0 });
            self.documents.len() - 1
        });
        if let Some(rows) = self.documents.get_mut(place) {
            rows.count += 1;
            rows.document.spans.extend(span);
        }
        problems.into_iter().map(Item::Problem).collect()
    }
}

/// The cells of a row, by the names of their columns, and what is wrong with them.
struct Cells<'a> {
    row: &'a StringRecord,
    columns: &'a Columns,
    problems: Vec<Problem>,
    line: usize,
}

impl Cells<'_> {
    /// A cell without its guard; empty where there is none.
    fn text(&self, column: &str) -> String {
        let cell = self.columns.place(column).and_then(|place| self.row.get(place));
        unguarded(cell.unwrap_or_default()).to_owned()
    }

    fn wrong(&mut self, reason: String) {
        self.problems.push(Problem::on_line(self.line, reason));
    }

    /// What a cell names. Where that is nothing known, the cell is a problem and its row is read without it.
    fn parsed<T: DeserializeOwned>(&mut self, column: &str) -> Option<T> {
        let cell = self.text(column);
        if cell.is_empty() {
            return None;
        }
        let parsed = T::deserialize(StrDeserializer::<Error>::new(&cell));
        parsed.map_err(|error| self.wrong(format!("in the column {column} is {cell}: {error}"))).ok()
    }

    fn number<T: std::str::FromStr>(&mut self, column: &str) -> Option<T> {
        let cell = self.text(column);
        let number = cell.trim().parse().ok();
        if number.is_none() && !cell.is_empty() {
            self.wrong(format!("in the column {column} is {cell}, which is no number that it can have"));
        }
        number
    }

    fn span(&mut self) -> Option<RawSpan> {
        let (start, end, label) = (self.number("start"), self.number("end"), self.text("label"));
        let (Some(start), Some(end), false) = (start, end, label.is_empty()) else {
            self.wrong("the row has no start, no end or no label, and is left out".to_owned());
            return None;
        };
        let decision = self.parsed("decision").unwrap_or(Decision::Added);
        let mut span = RawSpan::new(RawPlace { start, end }, label, decision);
        span.quote = Some(self.text("text")).filter(|quote| !quote.is_empty());
        let annotation = &mut span.annotation;
        let norm = &mut annotation.norm;
        (norm.value, norm.low, norm.high) = (self.parsed("value"), self.parsed("low"), self.parsed("high"));
        (norm.bound, norm.timex_type) = (self.parsed("bound"), self.parsed("timex_type"));
        let known = |text: String| Some(text).filter(|text| !text.is_empty());
        (norm.unit, norm.timex) = (known(self.text("unit")), known(self.text("timex")));
        annotation.source = self.parsed("source").unwrap_or(annotation.source);
        annotation.score = self.number("score").unwrap_or(annotation.score);
        annotation.uncertain = self.text("uncertain").eq_ignore_ascii_case("true");
        (annotation.note, annotation.link, annotation.decided_by) =
            (self.text("note"), self.text("link"), self.text("decided_by"));
        Some(span)
    }
}
