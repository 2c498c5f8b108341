//! The words of a text as names see them.

use tallymark_text::{ByteSpan, TokenKind};

use super::fold::fold_char;
use super::hash::{START, push};
use super::shape::{Shape, of_letters};
use crate::passage::Passage;

/// A word with what belongs to it (`U.S.`, `J.`, `O’Brien`, `n’t`), or a number, or a symbol. A hyphen stands apart:
/// whether it joins one name (`Ivano-Frankivsk`) or two (`Russia-Ukraine`) is for the model to say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Where it is.
    pub(super) span: ByteSpan,
    /// The hash of its characters, folded and in lower case.
    pub(super) lower: u64,
    /// The hashes of its first two, three and four characters; the same as `lower` where it is not longer.
    pub(super) prefixes: [u64; 3],
    /// The last four characters, folded and in lower case, the last of all in the lowest byte.
    pub(super) ending: u32,
    /// How it is written.
    pub(super) shape: Shape,
    /// Whether nothing stands between it and the atom before.
    pub(super) glued: bool,
    /// How many characters it has, as far as 255.
    pub(super) len: u8,
}

/// The atoms of a passage, in order. Line breaks make none: no name goes over one, as no sentence does.
pub(super) fn atoms(passage: &Passage<'_>) -> Vec<Atom> {
    let mut found = Vec::with_capacity(passage.tokens.len());
    let mut index = 0;
    while let Some(kind) = passage.kind(index) {
        if kind == TokenKind::Break {
            index += 1;
            continue;
        }
        let (end, shape) = unit(passage, index, kind);
        if let Some(span) = passage.span(index, end) {
            found.push(atom(passage.text.slice(span), span, shape, passage.touches(index)));
        }
        index = end;
    }
    found
}

/// The atom of `written`.
fn atom(written: &str, span: ByteSpan, shape: Shape, glued: bool) -> Atom {
    let (mut lower, mut prefixes, mut ending, mut len) = (START, [START; 3], 0_u32, 0_u8);
    let mut take = |c: char| {
        lower = push(lower, u64::from(u32::from(c)));
        ending = (ending << 8) | (u32::from(c) & 0xFF);
        len = len.saturating_add(1);
        if let Some(prefix) = prefixes.get_mut(usize::from(len.saturating_sub(2))).filter(|_| len >= 2) {
            *prefix = lower;
        }
    };
    if written.is_ascii() {
        written.bytes().for_each(|byte| take(char::from(byte.to_ascii_lowercase())));
    } else {
        written.chars().filter_map(fold_char).for_each(|c| take(c.to_lowercase().next().unwrap_or(c)));
    }
    for prefix in prefixes.iter_mut().skip(usize::from(len.saturating_sub(1))) {
        *prefix = lower;
    }
    Atom { span, lower, prefixes, ending, shape, glued, len }
}

/// Where the atom that starts at token `first` ends, and its shape.
fn unit(passage: &Passage<'_>, first: usize, kind: TokenKind) -> (usize, Shape) {
    match kind {
        TokenKind::Digits => return (first + 1, Shape::Digits),
        TokenKind::Word => {}
        TokenKind::Symbol | TokenKind::Break => {
            let clitic = is_apostrophe(passage.word(first)) && passage.touches(first) && is_clitic(passage, first + 1);
            return if clitic { (first + 2, Shape::Clitic) } else { (first + 1, Shape::Symbol) };
        }
    }
    let word = passage.word(first);
    let shape = of_letters(word);
    if shape == Shape::Letter && is_stop(passage, first + 1) {
        let mut end = first + 2;
        while passage.touches(end) && is_single(passage, end) && is_stop(passage, end + 1) {
            end += 2;
        }
        // The stop of a lone letter at the end of a sentence (`Plan B.`) is not its own.
        let ends = end == first + 2 && passage.kind(end).is_none_or(|kind| kind == TokenKind::Break);
        return if ends { (first + 1, Shape::Letter) } else { (end, Shape::Initials) };
    }
    if is_apostrophe(passage.word(first + 1)) && passage.touches(first + 1) && passage.touches(first + 2) {
        let next = passage.word(first + 2);
        if next == "t" && word.ends_with('n') {
            return (first + 3, shape);
        }
        let inside = shape.has_capital() && !is_clitic(passage, first + 2);
        if inside && passage.kind(first + 2) == Some(TokenKind::Word) {
            return (first + 3, if shape == Shape::Upper || next.len() == 1 { shape } else { Shape::Mixed });
        }
    }
    (first + 1, shape)
}

fn is_apostrophe(word: &str) -> bool {
    matches!(word, "'" | "’" | "ʼ" | "`")
}

fn is_stop(passage: &Passage<'_>, index: usize) -> bool {
    passage.touches(index) && passage.word(index) == "."
}

fn is_single(passage: &Passage<'_>, index: usize) -> bool {
    passage.kind(index) == Some(TokenKind::Word) && passage.word(index).chars().count() == 1
}

/// Whether what follows an apostrophe is no part of the word before.
fn is_clitic(passage: &Passage<'_>, index: usize) -> bool {
    passage.touches(index)
        && matches!(passage.word(index), "s" | "S" | "t" | "re" | "ve" | "ll" | "d" | "m" | "T" | "RE" | "VE" | "LL")
}
