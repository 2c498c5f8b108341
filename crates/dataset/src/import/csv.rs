//! Cells with a delimiter between them (RFC 4180), fed in pieces.
//!
//! Stricter than spreadsheets in two points, because what they read then is not what was written: a row must have as many
//! cells as the first, and a quoted cell ends with its quote. What is wrong costs its row; the next line is read again.

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
            reader.feed(beginning);
            reader.end();
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
    /// Between the quotes of one; the opening one is in this place.
    Quoted { at: usize, line: usize },
    /// After what may be the closing quote.
    Closed { at: usize, line: usize },
    /// In what is left of the line of a quote that was not closed.
    Left,
}

/// Reads rows.
pub(super) struct Reader {
    delimiter: u8,
    /// What has been fed and is not given out yet, from the row that is being read on.
    text: String,
    /// Where that row begins, and where reading is.
    start: usize,
    at: usize,
    /// The lines of these two places.
    start_line: usize,
    line: usize,
    /// Whether the character before was a carriage return: a line feed then belongs to it.
    after_return: bool,
    cells: Vec<String>,
    cell: String,
    state: State,
    width: Option<usize>,
    returns: usize,
    /// Whether the rest of the file is not read any more.
    left: bool,
    begun: bool,
    ended: bool,
}

impl Reader {
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self {
            delimiter: delimiter.byte(),
            text: String::new(),
            start: 0,
            at: 0,
            start_line: 1,
            line: 1,
            after_return: false,
            cells: Vec::new(),
            cell: String::new(),
            state: State::Fresh,
            width: None,
            returns: 0,
            left: false,
            begun: false,
            ended: false,
        }
    }

    pub(super) fn feed(&mut self, piece: &str) {
        let piece = if self.begun { piece } else { piece.strip_prefix('\u{feff}').unwrap_or(piece) };
        self.begun |= !piece.is_empty();
        self.text.drain(..self.start);
        self.at -= self.start;
        if let State::Quoted { at, .. } | State::Closed { at, .. } = &mut self.state {
            *at -= self.start;
        }
        self.start = 0;
        if !self.left {
            self.text.push_str(piece);
        }
    }

    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    /// The next row; `None` where it needs more, or there is none.
    pub(super) fn next_row(&mut self) -> Option<Result<Row, Problem>> {
        loop {
            let Some(&byte) = self.text.as_bytes().get(self.at) else {
                return if self.ended { self.end_file() } else { None };
            };
            if !matches!(byte, b'\r' | b'\n') {
                self.after_return = false;
            }
            match (self.state, byte) {
                (State::Quoted { at, line }, _) if self.at - at > LONGEST_ROW => {
                    return Some(Err(self.leave_unclosed(at, line)));
                }
                (State::Quoted { at, line }, b'"') => {
                    self.at += 1;
                    self.state = State::Closed { at, line };
                }
                (State::Quoted { .. }, b'\r' | b'\n') => {
                    self.cell.push(char::from(byte));
                    self.pass_line_break(byte);
                }
                (State::Quoted { .. }, _) => self.take_until(|byte| matches!(byte, b'"' | b'\r' | b'\n')),
                (State::Closed { at, line }, b'"') => {
                    self.cell.push('"');
                    self.at += 1;
                    self.state = State::Quoted { at, line };
                }
                (State::Left, b'\r' | b'\n') => {
                    self.pass_line_break(byte);
                    self.begin_row();
                }
                (State::Left, _) => {
                    self.take_until(|byte| matches!(byte, b'\r' | b'\n'));
                    self.cell.clear();
                }
                (_, b'\r' | b'\n') => {
                    self.pass_line_break(byte);
                    if let Some(row) = self.end_row() {
                        return Some(row);
                    }
                }
                (_, byte) if byte == self.delimiter => {
                    self.at += 1;
                    self.end_cell();
                }
                (State::Closed { .. }, b' ' | b'\t') => self.at += 1,
                (State::Closed { at, line }, _) => return Some(Err(self.go_back(at, line, Fault::Quote))),
                (State::Fresh, b'"') => {
                    self.state = State::Quoted { at: self.at, line: self.line };
                    self.at += 1;
                }
                (State::Fresh | State::Plain, _) => {
                    let delimiter = self.delimiter;
                    self.state = State::Plain;
                    self.take_until(|byte| matches!(byte, b'\r' | b'\n') || byte == delimiter);
                }
            }
        }
    }

    /// Takes at least one character, and all that follow up to one of those that mean something, into the cell.
    fn take_until(&mut self, means_something: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| means_something(*byte)).map_or(self.text.len(), |len| self.at + len);
        self.cell.push_str(self.text.get(self.at..end).unwrap_or_default());
        self.at = end;
    }

    fn pass_line_break(&mut self, byte: u8) {
        self.at += 1;
        self.line += usize::from(byte == b'\r' || !self.after_return);
        self.after_return = byte == b'\r';
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
        (self.start, self.start_line) = (self.at, self.line);
        self.state = State::Fresh;
        self.cell.clear();
        std::mem::take(&mut self.cells)
    }

    /// What is left where there is nothing more to read.
    fn end_file(&mut self) -> Option<Result<Row, Problem>> {
        match self.state {
            State::Quoted { at, line } => Some(Err(self.leave_unclosed(at, line))),
            State::Left => None,
            _ => self.end_row(),
        }
    }

    /// Leaves a row whose quote is never closed. Where there are many of them, the rest of the file is left as well.
    fn leave_unclosed(&mut self, at: usize, line: usize) -> Problem {
        let problem = self.go_back(at, line, Fault::Unclosed);
        self.returns += 1;
        if self.returns > MOST_RETURNS {
            self.left = true;
            self.text.clear();
            (self.start, self.at) = (0, 0);
        }
        problem
    }

    /// Leaves the row whose quote was opened in the place `at`, and goes on with the line after that.
    fn go_back(&mut self, at: usize, line: usize, fault: Fault) -> Problem {
        let problem = Problem { line, fault };
        (self.at, self.line, self.after_return) = (at, line, false);
        self.begin_row();
        self.state = State::Left;
        problem
    }
}
