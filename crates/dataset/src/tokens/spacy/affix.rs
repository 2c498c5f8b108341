//! What is taken off the start and the end of a piece (`TOKENIZER_PREFIXES`, `TOKENIZER_SUFFIXES` in spaCy's
//! `lang/punctuation.py`).

use super::class::Class;

/// Currencies and units, which are suffixes after a digit; sorted.
const AFTER_DIGIT: &str = include_str!("../../../data/spacy/after_digit.txt");
/// Prefixes of more than one character.
const DOLLARS: [&str; 3] = ["US$", "C$", "A$"];

/// The length of the prefix, 0 without one.
pub(super) fn prefix(piece: &str) -> usize {
    let mut chars = piece.chars();
    match chars.next() {
        Some('.') => at_least_two(piece.len() - piece.trim_start_matches('.').len()),
        Some('+') if chars.next().is_some_and(|next| next.is_ascii_digit()) => 0,
        Some(first) if Class::Prefix.has(first) => first.len_utf8(),
        _ => DOLLARS.iter().find(|dollar| piece.starts_with(**dollar)).map_or(0, |dollar| dollar.len()),
    }
}

/// The length of the suffix, 0 without one. Of several the longest: the original searches from the left.
pub(super) fn suffix(piece: &str) -> usize {
    let mut backwards = piece.chars().rev();
    let Some(last) = backwards.next() else { return 0 };
    let before = backwards.next();
    match (before, last) {
        (Some('.'), '.') => at_least_two(piece.len() - piece.trim_end_matches('.').len()),
        (Some(before), '.') if stop_is_cut(before, backwards.next()) => 1,
        (Some('…'), '…') => 2 * '…'.len_utf8(),
        (Some(apostrophe @ ('\'' | '’')), 's' | 'S') => apostrophe.len_utf8() + 1,
        _ => after_digit(piece).unwrap_or(if Class::Suffix.has(last) { last.len_utf8() } else { 0 }),
    }
}

/// A run of dots is an ellipsis from two on.
fn at_least_two(dots: usize) -> usize {
    if dots > 1 { dots } else { 0 }
}

/// Whether a full stop at the end is cut off after these two characters.
fn stop_is_cut(before: char, earlier: Option<char>) -> bool {
    let degrees = || matches!(before, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && earlier == Some('°');
    let capitals = || Class::Upper.has(before) && earlier.is_some_and(|earlier| Class::Upper.has(earlier));
    Class::BeforeStop.has(before) || degrees() || capitals()
}

/// The length of the currency or unit that is all that follows the last digit.
fn after_digit(piece: &str) -> Option<usize> {
    const LONGEST: usize = 16;
    let bytes = piece.as_bytes();
    let length = bytes.iter().rev().take(LONGEST).position(u8::is_ascii_digit)?;
    let end = piece.get(piece.len() - length..)?;
    (length > 0 && AFTER_DIGIT.lines().any(|suffix| suffix == end)).then_some(length)
}
