//! Cells with a delimiter between them (RFC 4180), fed in pieces.
//!
//! Stricter than spreadsheets in two points, because what they read then is not what was written: a row must have as many
//! cells as the first, and a quoted cell ends with its quote. What is wrong costs its row; the next line is read again.

use super::fed::Fed;
use super::{Fault, LONGEST_ROW, Problem, Row};

/// How often the reader goes back to the line after a quote that was not closed: each time it reads on from there, which
/// a file of nothing but such lines would make endless.
const MOST_RETURNS: usize = 20;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, where the comma is in numbers.
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The one with which the most rows of a file's beginning are as wide as the first; one column is no proof.
    pub(super) fn recognised(beginning: &str) -> Self {
        let agreement = |delimiter: &Self| {
            let mut reader = Reader::new(*delimiter);
            reader.fed.feed(beginning);
            reader.fed.end();
            let rows = std::iter::from_fn(|| reader.next_row()).take(50).flatten();
            rows.map(|row| row.cells.len().min(2)).sum::<usize>()
        };
        // Of equals `max_by_key` takes the last.
        Self::ALL.into_iter().rev().max_by_key(agreement).unwrap_or(Self::Comma)
    }
}

/// Where in a cell the reader is.
#[derive(Clone, Copy)]
enum State {
    /// Before its first character.
    Fresh,
    /// In one without quotes.
    Plain,
    /// Between the quotes of one; the opening one is in this place and line.
    Quoted { at: usize, line: usize },
    /// After what may be the closing quote.
    Closed { at: usize, line: usize },
    /// In what is left of the line of a quote that was not closed.
    Left,
}

/// Reads rows.
pub(super) struct Reader {
    pub(super) fed: Fed,
    delimiter: u8,
    /// Where reading is.
    line: usize,
    /// Where the row starts.
    start_line: usize,
    /// Whether the character before was a carriage return: a line feed then belongs to it.
    after_return: bool,
    cells: Vec<String>,
    cell: String,
    state: State,
    width: Option<usize>,
    returns: usize,
}

fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

impl Reader {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self {
            fed: Fed::new(),
            delimiter: delimiter.byte(),
            line: 1,
            start_line: 1,
            after_return: false,
            cells: Vec::new(),
            cell: String::new(),
            state: State::Fresh,
            width: None,
            returns: 0,
        }
    }

    /// The next row; `None` where it needs more, or there is none.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        loop {
            let row = match self.fed.byte() {
                Some(byte) if is_line_break(byte) => self.read_line_break(byte),
                Some(byte) => {
                    self.after_return = false;
                    self.read(byte).map(Err)
                }
                None if self.fed.has_ended() => return self.end_file(),
                None => return None,
            };
            if row.is_some() {
                return row;
            }
        }
    }

    /// Reads `byte`, or from it on to the next that means something.
    fn read(&mut self, byte: u8) -> Option<Problem> {
        let delimiter = self.delimiter;
        match (self.state, byte) {
            (State::Quoted { at, line }, _) if self.fed.place() - at > LONGEST_ROW => {
                return Some(self.leave_unclosed(at, line));
            }
            (State::Quoted { at, line }, b'"') => {
                self.fed.pass();
                self.state = State::Closed { at, line };
            }
            (State::Quoted { .. }, _) => {
                self.cell.push_str(self.fed.take_until(|byte| byte == b'"' || is_line_break(byte)));
            }
            (State::Closed { at, line }, b'"') => {
                self.fed.pass();
                self.cell.push('"');
                self.state = State::Quoted { at, line };
            }
            (State::Left, _) => {
                self.fed.take_until(is_line_break);
            }
            (_, byte) if byte == delimiter => {
                self.fed.pass();
                self.end_cell();
            }
            (State::Closed { .. }, b' ' | b'\t') => self.fed.pass(),
            (State::Closed { at, line }, _) => return Some(self.go_back(at, line, Fault::Quote)),
            (State::Fresh, b'"') => {
                self.state = State::Quoted { at: self.fed.place(), line: self.line };
                self.fed.pass();
            }
            (State::Fresh | State::Plain, _) => {
                self.state = State::Plain;
                self.cell.push_str(self.fed.take_until(|byte| byte == delimiter || is_line_break(byte)));
            }
        }
        None
    }

    fn read_line_break(&mut self, byte: u8) -> Option<Result<Row, Problem>> {
        self.fed.pass();
        self.line += usize::from(byte == b'\r' || !self.after_return);
        self.after_return = byte == b'\r';
        match self.state {
            State::Quoted { .. } => {
                self.cell.push(char::from(byte));
                None
            }
            State::Left => {
                self.begin_row();
                None
            }
            _ => self.end_row(),
        }
    }

    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
        self.state = State::Fresh;
    }

    /// The row that ends here; none where its line is blank.
    fn end_row(&mut self) -> Option<Result<Row, Problem>> {
        let line = self.start_line;
        let is_blank = self.cells.is_empty() && matches!(self.state, State::Fresh);
        if !is_blank {
            self.end_cell();
        }
        let mut cells = self.begin_row();
        if is_blank {
            return None;
        }
        let wanted = *self.width.get_or_insert(cells.len());
        let found = cells.len();
        if cells.iter().skip(wanted).all(|cell| cell.trim().is_empty()) {
            cells.truncate(wanted);
        }
        let fits = cells.len() == wanted;
        Some(if fits { Ok(Row { line, cells }) } else { Err(Problem { line, fault: Fault::Cells { found, wanted } }) })
    }

    /// Starts a row where reading is; gives the cells of the one before.
    fn begin_row(&mut self) -> Vec<String> {
        self.fed.start_here();
        self.start_line = self.line;
        self.state = State::Fresh;
        self.cell.clear();
        std::mem::take(&mut self.cells)
    }

    /// What is left where there is nothing more to read.
    fn end_file(&mut self) -> Option<Result<Row, Problem>> {
        match self.state {
            State::Quoted { at, line } => {
                let problem = self.leave_unclosed(at, line);
                Some(Err(problem))
            }
            State::Left => None,
            _ => self.end_row(),
        }
    }

    /// Leaves a row whose quote is never closed. Where there are many of them, the rest of the file is left as well.
    fn leave_unclosed(&mut self, at: usize, line: usize) -> Problem {
        self.returns += 1;
        let problem = self.go_back(at, line, Fault::Unclosed);
        if self.returns > MOST_RETURNS {
            self.fed.close();
        }
        problem
    }

    /// Leaves the row whose quote was opened in the place `at`, and goes on with the line after that.
    fn go_back(&mut self, at: usize, line: usize, fault: Fault) -> Problem {
        self.fed.go_to(at);
        (self.line, self.after_return) = (line, false);
        self.begin_row();
        self.state = State::Left;
        Problem { line, fault }
    }
}
