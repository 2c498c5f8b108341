//! The sets of characters that spaCy's rules speak of.

/// For each place where the sets change, the code point and, in its last eleven bits, the sets from there on.
const BOUNDARIES: &[u32] = &include!("../../../data/spacy/classes.rs");
const BITS: u32 = 11;

/// A set of characters; the bits are in the order of `CLASSES` in `data/spacy/make.py`.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(super) enum Class {
    /// A prefix by itself (`+` only where no digit follows).
    Prefix = 1,
    /// A suffix by itself, whatever stands before it.
    Suffix = 1 << 1,
    /// A symbol that is cut off wherever it stands: an emoji, `©`.
    Icon = 1 << 2,
    /// A small letter, or one of a script without small letters.
    Lower = 1 << 3,
    /// A capital, or one of a script without capitals.
    Upper = 1 << 4,
    /// A letter.
    Alpha = 1 << 5,
    /// A quotation mark or a bracket that serves as one.
    Quote = 1 << 6,
    /// What a full stop at the end is cut off after.
    BeforeStop = 1 << 7,
    /// `\w` of Python.
    Word = 1 << 8,
    /// `\d` of Python.
    Digit = 1 << 9,
}

/// Whether a character is in one of the sets, which are joined with `|` as numbers.
fn is_in(c: char, sets: u32) -> bool {
    let key = u32::from(c) << BITS | ((1 << BITS) - 1);
    let after = BOUNDARIES.partition_point(|boundary| *boundary <= key);
    let found = after.checked_sub(1).and_then(|at| BOUNDARIES.get(at));
    found.is_some_and(|boundary| boundary & sets != 0)
}

impl Class {
    /// Whether a character is in the set.
    pub(super) fn has(self, c: char) -> bool {
        is_in(c, self as u32)
    }

    /// Whether a character is in this set or the other.
    pub(super) fn or_has(self, other: Self, c: char) -> bool {
        is_in(c, self as u32 | other as u32)
    }
}
