//! Words: those around a position, for moving through a text with the keyboard, and whether some stand alone.

use crate::edge::Direction;
use crate::offset::{ByteOffset, ByteSpan, Span};
use crate::text::Text;

/// The first word that starts at or after `from`, or the last that ends at or before it: letters, digits and what
/// combines with them.
///
/// ```
/// use tallymark_text::{ByteOffset, Direction, Text, word_beside};
/// let text = Text::new("more than 100 — drones");
/// let word = |at, way| word_beside(&text, ByteOffset::new(at), way).map(|span| text.slice(span));
/// assert_eq!(word(13, Direction::Forward), Some("drones"));
/// assert_eq!(word(9, Direction::Back), Some("than"));
/// assert_eq!(word(0, Direction::Back), None);
/// ```
pub fn word_beside(text: &Text, from: ByteOffset, direction: Direction) -> Option<ByteSpan> {
    let source = text.as_str();
    match direction {
        Direction::Forward => {
            let rest = source.get(from.get()..)?;
            let start = rest.find(belongs)?;
            let word = rest.get(start..)?;
            let len = word.find(|c| !belongs(c)).unwrap_or(word.len());
            Span::new(from.get() + start, from.get() + start + len).ok()
        }
        Direction::Back => {
            let rest = source.get(..from.get())?;
            let (last, c) = rest.char_indices().rfind(|(_, c)| belongs(*c))?;
            let end = last + c.len_utf8();
            let word = rest.get(..end)?;
            let before = word.char_indices().rfind(|(_, c)| !belongs(*c));
            Span::new(before.map_or(0, |(at, c)| at + c.len_utf8()), end).ok()
        }
    }
}

/// Whether the characters of `span` are whole words: nothing that belongs to a longer word, number or character touches
/// them.
///
/// ```
/// use tallymark_text::{ByteSpan, Text, is_whole};
/// let text = Text::new("Kyiv’s Kyivan 5 of 1.5");
/// let whole = |start, end| is_whole(&text, ByteSpan::new(start, end).unwrap());
/// assert!(whole(0, 4)); // Kyiv in Kyiv’s
/// assert!(!whole(9, 13)); // Kyiv in Kyivan
/// assert!(whole(16, 17)); // 5
/// assert!(!whole(23, 24)); // 5 in 1.5
/// ```
pub fn is_whole(text: &Text, span: ByteSpan) -> bool {
    let source = text.as_str();
    let (Some(before), Some(inside), Some(after)) =
        (source.get(..span.start().get()), text.get(span), source.get(span.end().get()..))
    else {
        return false;
    };
    let at_start = goes_on(inside.chars(), before.chars().rev());
    let at_end = goes_on(inside.chars().rev(), after.chars());
    !at_start
        && !at_end
        && text.grapheme_start(span.start()) == span.start()
        && text.grapheme_end(span.end()) == span.end()
}

/// Whether what starts with `inside` at an edge goes on with `outside` behind it: as a word, or as a number like `1.5`.
fn goes_on(mut inside: impl Iterator<Item = char>, mut outside: impl Iterator<Item = char>) -> bool {
    let Some(edge) = inside.next() else { return false };
    match outside.next() {
        Some(next) if belongs(edge) && belongs(next) => true,
        Some('.' | ',') => edge.is_numeric() && outside.next().is_some_and(char::is_numeric),
        _ => false,
    }
}

/// Whether `c` is of a word: letters, digits and what combines with them.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}
