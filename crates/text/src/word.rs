//! The words around a position, for moving through a text with the keyboard.

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
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}');
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
