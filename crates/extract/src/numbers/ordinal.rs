//! Ranks: `first`, `21st`, `twenty-first`.

use tallymark_text::TokenKind;

use super::numeral::ascii;
use super::words::{NumberWord, number_word};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::passage::Passage;

/// A rank and the token after it.
pub(crate) struct Ordinal {
    /// The token after its last.
    pub(crate) end: usize,
    /// Its value.
    pub(crate) value: Decimal,
}

/// The ordinal that starts at `i`, whatever its role in the sentence.
pub(crate) fn ordinal(p: &Passage<'_>, i: usize) -> Option<Ordinal> {
    if p.kind(i) == Some(TokenKind::Digits) {
        let suffix = p.touches(i + 1) && p.is_any(i + 1, &["st", "nd", "rd", "th"]) && !p.joins(i.wrapping_sub(1));
        let value = ascii(p.word(i)).parse().ok()?;
        return (suffix && !(p.touches(i) && p.kind(i.wrapping_sub(1)) != Some(TokenKind::Symbol)))
            .then_some(Ordinal { end: i + 2, value });
    }
    if let Some(value) = p.number::<u32>(i, Class::Ordinal) {
        return Some(Ordinal { end: i + 1, value: Decimal::from(u128::from(value)) });
    }
    let Some(NumberWord::Ten(tens)) = number_word(p, i) else { return None };
    let at = if p.joins(i + 1) { i + 2 } else { i + 1 };
    let unit = p.number::<u32>(at, Class::Ordinal).filter(|unit| *unit < 10)?;
    Some(Ordinal { end: at + 1, value: Decimal::from(u128::from(tens) + u128::from(unit)) })
}

/// Whether the ordinal from `i` to `end` is a rank here, not an adverb, a fraction or a unit.
pub(crate) fn is_rank(p: &Passage<'_>, i: usize, end: usize) -> bool {
    const ADVERB_BEFORE: &[&str] = &[
        "at", "per", "was", "were", "been", "had", "has", "have", "when", "who", "be", "to", "must", "should", "he",
        "she", "they", "it", "we", "i",
    ];
    const ADVERB_AFTER: &[&str] = &["to", "of", "and", "or", "that", "by", "then", "as", "but"];
    let before = i.wrapping_sub(1);
    if p.kind(i) == Some(TokenKind::Digits) {
        return true;
    }
    if p.joins(before) || p.is_any(before, &["one", "two", "three", "split"]) {
        return false;
    }
    let determined =
        p.is_any(before, &["the", "its", "his", "her", "their", "our", "my", "your", "a", "this", "’", "s"]);
    let noun = p.kind(end) == Some(TokenKind::Word) && !p.touches(end);
    if p.is_any(i, &["first", "second", "third"]) && p.joins(end) {
        return !p.is_any(end + 1, &["hand", "aid", "class", "party", "rate", "person", "generation"]);
    }
    if p.is(i, "second") && p.is(before, "a") {
        return p.word(end) == "," || noun && !super::counted::is_plural(p.word(end)) && !p.is_any(end, ADVERB_AFTER);
    }
    if determined {
        return true;
    }
    let placed = p.is_any(before, &["finished", "ranked", "came", "placed", "ranks", "coming"]);
    let adverb = p.is_any(before, ADVERB_BEFORE) || p.is_any(end, ADVERB_AFTER);
    placed || (noun && !adverb) || (!p.is_any(i, &["first", "second", "third"]) && !p.opens_sentence(i))
}
