//! Offsets and spans that name their unit in their type.

use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize};

/// What an [`Offset`] counts.
pub trait Unit: Copy + Eq + Ord + Hash + fmt::Debug + Default + 'static {
    /// The unit's name as it is written in dataset files (`offset_unit`) and in messages.
    const NAME: &'static str;
}

macro_rules! units {
    ($($(#[$doc:meta])* $unit:ident = $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $unit;
        impl Unit for $unit { const NAME: &'static str = $name; }
    )*};
}

units! {
    /// UTF-8 bytes: the unit inside Tallymark.
    Bytes = "byte";
    /// UTF-16 code units: the unit of the DOM.
    Utf16 = "utf16";
    /// Unicode code points (scalar values): the unit of dataset files.
    CodePoints = "codepoint";
}

/// A position between two characters, counted in `U` from the start of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Offset<U: Unit>(usize, #[serde(skip)] PhantomData<U>);

impl<U: Unit> Offset<U> {
    /// The position that has `count` units before it.
    pub const fn new(count: usize) -> Self {
        Self(count, PhantomData)
    }

    /// How many units are before this position.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// The half-open range `start..end` of a text, counted in `U`; never empty.
///
/// ```
/// use tallymark_text::ByteSpan;
/// let span = ByteSpan::new(2, 5)?;
/// assert_eq!((span.len(), span.range()), (3, 2..5));
/// assert!(ByteSpan::new(5, 5).is_err());
/// # Ok::<(), tallymark_text::EmptySpan>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(bound = "")]
pub struct Span<U: Unit> {
    start: Offset<U>,
    end: Offset<U>,
}

/// The error of a span that would hold nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EmptySpan {
    /// Where it would have started, in the span's unit.
    pub start: usize,
    /// Where it would have ended: not after `start`.
    pub end: usize,
}

impl fmt::Display for EmptySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a span must end after it starts, but this one is {}..{}", self.start, self.end)
    }
}

impl std::error::Error for EmptySpan {}

// `len` without `is_empty`: a span is never empty, that is its point.
#[allow(clippy::len_without_is_empty)]
impl<U: Unit> Span<U> {
    /// The first unit of a text.
    pub const FIRST: Self = Self { start: Offset::new(0), end: Offset::new(1) };

    /// The span `start..end`.
    ///
    /// # Errors
    /// [`EmptySpan`] unless `start < end`.
    pub const fn new(start: usize, end: usize) -> Result<Self, EmptySpan> {
        if start < end {
            Ok(Self { start: Offset::new(start), end: Offset::new(end) })
        } else {
            Err(EmptySpan { start, end })
        }
    }

    /// The span `start..end`, stretched to one unit where it would be empty.
    pub(crate) fn at_least_one(start: usize, end: usize) -> Self {
        Self { start: Offset::new(start), end: Offset::new(end.max(start + 1)) }
    }

    /// Where it starts.
    pub const fn start(self) -> Offset<U> {
        self.start
    }

    /// Where it ends (the position after its last character).
    pub const fn end(self) -> Offset<U> {
        self.end
    }

    /// Its length in `U`, at least 1.
    pub const fn len(self) -> usize {
        self.end.0 - self.start.0
    }

    /// As a plain range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start.0..self.end.0
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span (or equals it).
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl<'de, U: Unit> Deserialize<'de> for Span<U> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Ends {
            start: usize,
            end: usize,
        }
        let ends = Ends::deserialize(deserializer)?;
        Self::new(ends.start, ends.end).map_err(serde::de::Error::custom)
    }
}

/// A position in UTF-8 bytes.
pub type ByteOffset = Offset<Bytes>;
/// A range in UTF-8 bytes.
pub type ByteSpan = Span<Bytes>;
/// A position in UTF-16 code units.
pub type Utf16Offset = Offset<Utf16>;
/// A range in UTF-16 code units.
pub type Utf16Span = Span<Utf16>;
/// A position in code points.
pub type CodePointOffset = Offset<CodePoints>;
/// A range in code points.
pub type CodePointSpan = Span<CodePoints>;
