//! [`Text`]: an immutable string that converts between the three units of position.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_segmentation::GraphemeCursor;

use crate::offset::{
    ByteOffset, ByteSpan, Bytes, CodePointOffset, CodePointSpan, CodePoints, Offset, Span, Unit, Utf16, Utf16Offset,
    Utf16Span,
};

/// Bytes between two checkpoints of the index: a conversion scans at most this many.
const STRIDE: usize = 256;

/// How many UTF-16 units and code points stand before a multiple of [`STRIDE`] bytes (moved back to a character's
/// start).
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    byte: usize,
    utf16: usize,
    code_points: usize,
}

/// An immutable text. Cloning it is cheap: clones share the string and its index.
#[derive(Clone)]
pub struct Text {
    source: Arc<str>,
    checkpoints: Arc<[Checkpoint]>,
}

/// Why a span is not a span of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpanError {
    /// It ends after the text does.
    OutOfBounds {
        /// The span's end.
        end: usize,
        /// The text's length.
        len: usize,
        /// What both count.
        unit: &'static str,
    },
    /// One of its ends falls inside a character (a surrogate pair or a multi-byte sequence).
    InsideCharacter {
        /// The offending end.
        offset: usize,
        /// What it counts.
        unit: &'static str,
    },
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfBounds { end, len, unit } => {
                write!(f, "the span ends at {unit} {end}, but the text has only {len}")
            }
            Self::InsideCharacter { offset, unit } => write!(f, "{unit} offset {offset} falls inside a character"),
        }
    }
}

impl std::error::Error for SpanError {}

impl Text {
    /// Takes the string as it is: nothing is trimmed or normalised, line breaks stay as they are.
    pub fn new(source: impl Into<Arc<str>>) -> Self {
        let source = source.into();
        let mut checkpoints = Vec::with_capacity(source.len() / STRIDE + 1);
        let mut at = Checkpoint::default();
        let mut next = 0;
        for character in source.chars() {
            if at.byte >= next {
                checkpoints.push(at);
                next += STRIDE;
            }
            at = at.after(character);
        }
        checkpoints.push(at);
        Self { source, checkpoints: checkpoints.into() }
    }

    /// The whole string.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.source.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// Its length in UTF-16 code units.
    pub fn utf16_len(&self) -> usize {
        self.totals().utf16
    }

    /// Its length in code points.
    pub fn code_point_len(&self) -> usize {
        self.totals().code_points
    }

    /// The characters of `span`, or `None` where the span is not one of this text.
    pub fn get(&self, span: ByteSpan) -> Option<&str> {
        self.source.get(span.range())
    }

    /// The characters of `span`; the empty string where the span is not one of this text.
    pub fn slice(&self, span: ByteSpan) -> &str {
        self.get(span).unwrap_or_default()
    }

    /// Checks that `span` lies in this text and on character boundaries.
    ///
    /// # Errors
    /// [`SpanError`] says which end is wrong.
    pub fn check(&self, span: ByteSpan) -> Result<ByteSpan, SpanError> {
        if span.end().get() > self.len() {
            return Err(SpanError::OutOfBounds { end: span.end().get(), len: self.len(), unit: Bytes::NAME });
        }
        match [span.start(), span.end()].into_iter().find(|end| !self.source.is_char_boundary(end.get())) {
            Some(inside) => Err(SpanError::InsideCharacter { offset: inside.get(), unit: Bytes::NAME }),
            None => Ok(span),
        }
    }

    /// The same span in UTF-16 code units. Ends outside the text, or inside a character, are moved to the nearest
    /// boundary before them.
    pub fn to_utf16(&self, span: ByteSpan) -> Utf16Span {
        self.convert(span, |at| at.utf16)
    }

    /// The same span in code points; ends are treated as in [`Text::to_utf16`].
    pub fn to_code_points(&self, span: ByteSpan) -> CodePointSpan {
        self.convert(span, |at| at.code_points)
    }

    /// The same position in UTF-16 code units; treated as in [`Text::to_utf16`].
    pub fn utf16_at(&self, offset: ByteOffset) -> Utf16Offset {
        Offset::new(self.locate(offset.get(), |at| at.byte).utf16)
    }

    /// The same position in code points; treated as in [`Text::to_utf16`].
    pub fn code_point_at(&self, offset: ByteOffset) -> CodePointOffset {
        Offset::new(self.locate(offset.get(), |at| at.byte).code_points)
    }

    /// The byte span of a span in UTF-16 code units.
    ///
    /// # Errors
    /// [`SpanError`] where it ends after the text, or an end falls between the halves of a surrogate pair.
    pub fn from_utf16(&self, span: Utf16Span) -> Result<ByteSpan, SpanError> {
        self.find::<Utf16>(span, |at| at.utf16)
    }

    /// The byte span of a span in code points.
    ///
    /// # Errors
    /// [`SpanError::OutOfBounds`] where it ends after the text.
    pub fn from_code_points(&self, span: CodePointSpan) -> Result<ByteSpan, SpanError> {
        self.find::<CodePoints>(span, |at| at.code_points)
    }

    /// The first grapheme boundary at or after `offset`: where a user sees a character end.
    pub fn grapheme_end(&self, offset: ByteOffset) -> ByteOffset {
        let floor = self.locate(offset.get(), |at| at.byte).byte;
        let mut cursor = GraphemeCursor::new(floor, self.len(), true);
        if floor == offset.get() && cursor.is_boundary(&self.source, 0) == Ok(true) {
            return offset;
        }
        Offset::new(cursor.next_boundary(&self.source, 0).ok().flatten().unwrap_or(self.len()))
    }

    /// The last grapheme boundary at or before `offset`.
    pub fn grapheme_start(&self, offset: ByteOffset) -> ByteOffset {
        let floor = self.locate(offset.get(), |at| at.byte).byte;
        let mut cursor = GraphemeCursor::new(floor, self.len(), true);
        if cursor.is_boundary(&self.source, 0) == Ok(true) {
            return Offset::new(floor);
        }
        Offset::new(cursor.prev_boundary(&self.source, 0).ok().flatten().unwrap_or(0))
    }

    fn totals(&self) -> Checkpoint {
        self.checkpoints.last().copied().unwrap_or_default()
    }

    /// The last character boundary at or before `wanted`, where `unit` reads the unit that `wanted` counts.
    fn locate(&self, wanted: usize, unit: impl Fn(&Checkpoint) -> usize) -> Checkpoint {
        let after = self.checkpoints.partition_point(|at| unit(at) <= wanted);
        let mut at = self.checkpoints.get(after.saturating_sub(1)).copied().unwrap_or_default();
        for character in self.source.get(at.byte..).unwrap_or_default().chars() {
            let next = at.after(character);
            if unit(&next) > wanted {
                break;
            }
            at = next;
        }
        at
    }

    fn convert<U: Unit>(&self, span: ByteSpan, unit: impl Fn(&Checkpoint) -> usize) -> Span<U> {
        let start = unit(&self.locate(span.start().get(), |at| at.byte));
        let end = unit(&self.locate(span.end().get(), |at| at.byte));
        Span::at_least_one(start, end)
    }

    fn find<U: Unit>(&self, span: Span<U>, unit: fn(&Checkpoint) -> usize) -> Result<ByteSpan, SpanError> {
        let len = unit(&self.totals());
        if span.end().get() > len {
            return Err(SpanError::OutOfBounds { end: span.end().get(), len, unit: U::NAME });
        }
        let place = |offset: Offset<U>| {
            let at = self.locate(offset.get(), unit);
            if unit(&at) == offset.get() {
                Ok(at.byte)
            } else {
                Err(SpanError::InsideCharacter { offset: offset.get(), unit: U::NAME })
            }
        };
        let (start, end) = (place(span.start())?, place(span.end())?);
        Span::new(start, end).map_err(|_| SpanError::OutOfBounds { end, len: self.len(), unit: Bytes::NAME })
    }
}

impl Checkpoint {
    fn after(self, character: char) -> Self {
        Self {
            byte: self.byte + character.len_utf8(),
            utf16: self.utf16 + character.len_utf16(),
            code_points: self.code_points + 1,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.source, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
