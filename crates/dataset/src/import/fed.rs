//! The text of a file as it comes: what has been fed, and where in it reading is.

/// Whether more is to come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Supply {
    /// Nothing has come yet.
    Waiting,
    /// Pieces come.
    Running,
    /// All has come.
    Ended,
    /// What comes is not read any more.
    Closed,
}

/// A text that comes in pieces. What is before the row that is being read is forgotten; places count from its start.
pub(super) struct Fed {
    text: String,
    start: usize,
    at: usize,
    supply: Supply,
}

impl Fed {
    pub(super) fn new() -> Self {
        Self { text: String::new(), start: 0, at: 0, supply: Supply::Waiting }
    }

    /// Takes the next piece; a byte order mark at the beginning is left out.
    pub(super) fn feed(&mut self, piece: &str) {
        let piece = match self.supply {
            Supply::Waiting => piece.strip_prefix('\u{feff}').unwrap_or(piece),
            Supply::Running => piece,
            Supply::Ended | Supply::Closed => return,
        };
        if !piece.is_empty() {
            self.supply = Supply::Running;
        }
        self.text.drain(..self.start);
        self.at -= self.start;
        self.start = 0;
        self.text.push_str(piece);
    }

    /// Says that there are no more pieces.
    pub(super) fn end(&mut self) {
        if self.supply != Supply::Closed {
            self.supply = Supply::Ended;
        }
    }

    /// Whether no more pieces come.
    pub(super) fn has_ended(&self) -> bool {
        self.supply == Supply::Ended
    }

    /// Reads no further, whatever comes.
    pub(super) fn close(&mut self) {
        self.text.clear();
        (self.start, self.at, self.supply) = (0, 0, Supply::Closed);
    }

    /// The byte where reading is; `None` where the next piece is needed.
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Where reading is.
    pub(super) fn place(&self) -> usize {
        self.at - self.start
    }

    /// Reads on, or again, from `place`, which is between two characters.
    pub(super) fn go_to(&mut self, place: usize) {
        self.at = (self.start + place).min(self.text.len());
    }

    /// Goes past a byte that is a character of its own.
    pub(super) fn pass(&mut self) {
        self.go_to(self.place() + 1);
    }

    /// Goes on to the next byte of which this holds, or to the end of what has come; gives what is before.
    pub(super) fn take_until(&mut self, is_the_end: impl Fn(u8) -> bool) -> &str {
        let from = self.at;
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        self.at = rest.iter().position(|byte| is_the_end(*byte)).map_or(self.text.len(), |len| from + len);
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// What stands between the start of the row and `place`.
    pub(super) fn up_to(&self, place: usize) -> &str {
        self.text.get(self.start..self.start + place).unwrap_or_default()
    }

    /// The next row starts where reading is.
    pub(super) fn start_here(&mut self) {
        self.start = self.at;
    }
}
