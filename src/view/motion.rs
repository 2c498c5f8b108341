//! The keys that move the caret, and where they lead.

use tallymark_text::{ByteOffset, Direction, Text};

use crate::view::caret::paragraph_at;
use crate::view::chord::Press;

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The word beside it.
    Word(Direction),
    /// The character beside it: a grapheme.
    Character(Direction),
    /// The line above or below, as the browser has laid it out.
    Line(Direction),
    /// The first or the last word of the sentence, and from there of the paragraph.
    Sentence(Direction),
    /// The first word of the next paragraph; of this one, or of the one before.
    Paragraph(Direction),
    /// The first or the last word of the text.
    Text(Direction),
}

/// A key that moves the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motion {
    /// Where to.
    pub to: To,
    /// Whether what lies between is selected too.
    pub extends: bool,
}

/// The motion that a key stands for while words are selected. Left is back but where the text runs from right to left.
pub fn motion(press: Press<'_>, is_rtl: bool) -> Option<Motion> {
    let (left, right) =
        if is_rtl { (Direction::Forward, Direction::Back) } else { (Direction::Back, Direction::Forward) };
    let to = match (press.key, press.command, press.alt) {
        ("ArrowLeft", _, false) => To::Word(left),
        ("ArrowRight", _, false) => To::Word(right),
        ("ArrowLeft", false, true) if press.shift => To::Character(left),
        ("ArrowRight", false, true) if press.shift => To::Character(right),
        ("ArrowUp", false, false) => To::Line(Direction::Back),
        ("ArrowDown", false, false) => To::Line(Direction::Forward),
        ("ArrowUp", true, false) => To::Paragraph(Direction::Back),
        ("ArrowDown", true, false) => To::Paragraph(Direction::Forward),
        ("Home", command, false) => {
            if command {
                To::Text(Direction::Back)
            } else {
                To::Sentence(Direction::Back)
            }
        }
        ("End", command, false) => {
            if command {
                To::Text(Direction::Forward)
            } else {
                To::Sentence(Direction::Forward)
            }
        }
        _ => return None,
    };
    Some(Motion { to, extends: press.shift })
}

/// Whether the line of `place` runs from right to left: its first letter says so, as in the browser.
pub fn is_rtl(text: &Text, place: ByteOffset) -> bool {
    let line = paragraph_at(text, place).map_or("", |line| text.slice(line));
    line.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(u32::from(c), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
    })
}
