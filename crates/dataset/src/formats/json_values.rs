//! The JSON values of a file, one by one: a value a line, or the elements of an array, however they are spread over lines.

use std::io::{self, BufRead};

/// The longest value, in bytes: what is longer is a bracket that is never closed.
const LONGEST: usize = 256 << 20;

/// How values stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each on a line. A broken line costs that line.
    Lines,
    /// As elements of an array, or one after the other, as far as their brackets go.
    Elements,
}

/// Reads values.
pub(crate) struct JsonValues<R> {
    from: R,
    layout: Layout,
    /// The line that is read next, from 1.
    line: usize,
    ended: bool,
}

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonValue {
    /// The line on which it begins, from 1.
    pub(crate) line: usize,
    /// Its bytes; whether they are JSON is for the caller to find out.
    pub(crate) bytes: Vec<u8>,
}

impl<R: BufRead> JsonValues<R> {
    pub(crate) fn new(from: R, layout: Layout) -> Self {
        Self { from, layout, line: 1, ended: false }
    }

    fn next_line(&mut self) -> io::Result<Option<JsonValue>> {
        loop {
            let (line, mut bytes) = (self.line, Vec::new());
            let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
            if io::Read::take(&mut self.from, most).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            if bytes.len() >= LONGEST {
                return Err(io::Error::other(format!("the line is longer than {LONGEST} bytes")));
            }
            self.line += 1;
            let bytes = without_mark(&bytes, line).trim_ascii();
            if !bytes.is_empty() {
                return Ok(Some(JsonValue { line, bytes: bytes.to_vec() }));
            }
        }
    }

    fn next_element(&mut self) -> io::Result<Option<JsonValue>> {
        let mut bytes: Vec<u8> = Vec::new();
        let (mut start, mut depth, mut in_string, mut escaped) = (self.line, 0_usize, false, false);
        loop {
            let available = self.from.fill_buf()?;
            if available.is_empty() {
                let value = bytes.trim_ascii();
                return Ok((!value.is_empty()).then(|| JsonValue { line: start, bytes: value.to_vec() }));
            }
            let mut used = 0;
            let mut is_whole = false;
            for byte in available.iter().copied() {
                used += 1;
                self.line += usize::from(byte == b'\n');
                if bytes.is_empty() {
                    // Between values. A bracket here is the array's; the other bytes are the byte order mark.
                    if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']' | 0xEF | 0xBB | 0xBF) {
                        continue;
                    }
                    start = self.line;
                }
                bytes.push(byte);
                let was_within = depth > 0 || in_string;
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    _ if in_string => {}
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                let is_closed = was_within && depth == 0 && !in_string;
                if is_closed || (!was_within && depth == 0 && !in_string && matches!(byte, b',' | b'\n')) {
                    is_whole = true;
                    break;
                }
            }
            self.from.consume(used);
            if is_whole {
                let value = bytes.trim_ascii();
                let value = value.strip_suffix(b",").unwrap_or(value);
                return Ok(Some(JsonValue { line: start, bytes: value.to_vec() }));
            }
            if bytes.len() > LONGEST {
                return Err(io::Error::other(format!(
                    "a value is longer than {LONGEST} bytes: a bracket is not closed"
                )));
            }
        }
    }
}

impl<R: BufRead> Iterator for JsonValues<R> {
    type Item = Result<JsonValue, (usize, io::Error)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let found = match self.layout {
            Layout::Lines => self.next_line(),
            Layout::Elements => self.next_element(),
        };
        match found {
            Ok(found) => found.map(Ok),
            Err(error) => {
                // What cannot be read once cannot be read again.
                self.ended = true;
                Some(Err((self.line, error)))
            }
        }
    }
}

/// Without the byte order mark of a first line.
fn without_mark(bytes: &[u8], line: usize) -> &[u8] {
    if line == 1 { bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes) } else { bytes }
}

#[cfg(test)]
mod tests {
    use super::{JsonValues, Layout};

    fn values(layout: Layout, file: &str) -> Vec<(usize, String)> {
        let read = |buffer: usize| {
            let file = std::io::BufReader::with_capacity(buffer, file.as_bytes());
            let values = JsonValues::new(file, layout).map(|value| {
                let value = value.expect("memory can be read");
                (value.line, String::from_utf8(value.bytes).expect("cut between characters"))
            });
            values.collect::<Vec<_>>()
        };
        let found = read(1);
        assert_eq!(found, read(4096), "the size of the pieces must not matter");
        found
    }

    #[test]
    fn values_are_found_in_lines_and_in_arrays() {
        let found = |layout, file| {
            values(layout, file).into_iter().map(|(line, value)| format!("{line} {value}")).collect::<Vec<_>>()
        };
        assert_eq!(found(Layout::Lines, "\u{feff}{\"a\":1}\r\n\n {\"b\":\n[2]"), ["1 {\"a\":1}", "3 {\"b\":", "4 [2]"]);
        assert_eq!(
            found(Layout::Elements, "\u{feff}[\n {\"a\": \"}]\\\"\",\n \"é\": [1, {}]},\n {\"b\": 2}, 3, \"x,y\"\n]\n"),
            ["2 {\"a\": \"}]\\\"\",\n \"é\": [1, {}]}", "4 {\"b\": 2}", "4 3", "4 \"x,y\""]
        );
        assert_eq!(
            found(Layout::Elements, "{\"a\": 1}\n{\"b\": [\n2]} {"),
            ["1 {\"a\": 1}", "2 {\"b\": [\n2]}", "3 {"]
        );
        assert_eq!(found(Layout::Elements, "[]"), Vec::<String>::new());
    }
}
