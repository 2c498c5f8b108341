//! Lines, and the blocks that a long text is drawn in.

use crate::offset::{ByteSpan, Span};
use crate::text::Text;

/// The lines of a text, each with its line break (`\n`, `\r\n` or a lone `\r`): together they are the whole text.
///
/// ```
/// use tallymark_text::{Text, lines};
/// let text = Text::new("one\r\n\ntwo");
/// let lines: Vec<&str> = lines(&text).into_iter().map(|line| text.slice(line)).collect();
/// assert_eq!(lines, ["one\r\n", "\n", "two"]);
/// ```
pub fn lines(text: &Text) -> Vec<ByteSpan> {
    let bytes = text.as_str().as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let ends = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        if ends {
            found.extend(Span::new(start, at + 1));
            start = at + 1;
        }
    }
    found.extend(Span::new(start, bytes.len()));
    found
}

/// The lines of a text, those longer than `longest` bytes cut, where possible after a space: what is rebuilt at once
/// when something in it changes. Together they are the whole text; no cut falls inside a grapheme.
pub fn blocks(text: &Text, longest: usize) -> Vec<ByteSpan> {
    let longest = longest.max(1);
    let mut found = Vec::new();
    for line in lines(text) {
        let (mut start, end) = (line.start().get(), line.end().get());
        while end - start > longest {
            let cut = cut_before(text, start, start + longest);
            if cut >= end {
                break;
            }
            found.extend(Span::new(start, cut));
            start = cut;
        }
        found.extend(Span::new(start, end));
    }
    found
}

/// Where to cut in `start..limit`: after the last space of its second half, else at a grapheme boundary.
fn cut_before(text: &Text, start: usize, limit: usize) -> usize {
    let bytes = text.as_str().as_bytes();
    let half = start + (limit - start) / 2;
    match bytes.get(half..limit).and_then(|tail| tail.iter().rposition(|&byte| byte == b' ')) {
        Some(space) => text.grapheme_end(crate::ByteOffset::new(half + space + 1)).get(),
        None => {
            let before = text.grapheme_start(crate::ByteOffset::new(limit)).get();
            if before > start { before } else { text.grapheme_end(crate::ByteOffset::new(limit)).get() }
        }
    }
}
