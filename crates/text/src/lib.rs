//! Text and positions in it.
//!
//! Three units count a position in a text, and mixing them up is the classic way to spoil a dataset: UTF-8 **bytes**
//! (inside Tallymark), **UTF-16 code units** (in the browser's DOM) and **code points** (in dataset files). Here each
//! has its own type, and [`Text`] is the only way from one to another.
//!
//! The crate does no I/O, knows nothing of the browser, and does not panic on any input.
//!
//! ```
//! use tallymark_text::{ByteSpan, Text};
//!
//! let text = Text::new("🚁 111 drones");
//! let number = ByteSpan::new(5, 8).unwrap();
//! assert_eq!(text.slice(number), "111");
//! assert_eq!(text.to_utf16(number).range(), 3..6);
//! assert_eq!(text.to_code_points(number).range(), 2..5);
//! ```

mod blocks;
mod edge;
mod grapheme;
mod offset;
mod sentence;
mod text;
mod token;
mod word;

pub use blocks::{blocks, lines};
pub use edge::{Direction, Edge, Step, edge_to, line_around, move_edge, snap_to_words, tidy};
pub use grapheme::is_boundary;
pub use offset::{
    ByteOffset, ByteSpan, Bytes, CodePointOffset, CodePointSpan, CodePoints, EmptySpan, Offset, Span, Unit, Utf16,
    Utf16Offset, Utf16Span,
};
pub use sentence::sentences;
pub use text::{SpanError, Text};
pub use token::{Token, TokenKind, tokenize};
pub use word::{is_whole, word_beside};
