//! Ranks: `first`, `21st`, `twenty-first`.

use tallymark_text::TokenKind;

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
        return in_digits(p, i);
    }
    if let Some(value) = p.number::<u32>(i, Class::Ordinal) {
        return Some(Ordinal { end: i + 1, value: Decimal::from(u128::from(value)) });
    }
    if let Some(NumberWord::Ten(tens)) = number_word(p, i) {
        let at = if p.joins(i + 1) { i + 2 } else { i + 1 };
        if let Some(unit) = p.number::<u32>(at, Class::Ordinal).filter(|unit| *unit < 10) {
            return Some(Ordinal { end: at + 1, value: Decimal::from(u128::from(tens) + u128::from(unit)) });
        }
    }
    long(p, i)
}

/// `21st`, `1,000th`.
fn in_digits(p: &Passage<'_>, i: usize) -> Option<Ordinal> {
    // Most digits are no rank: those are told without joining their groups.
    let grouped = p.touches(i + 1) && p.word(i + 1) == ",";
    if !(grouped || p.touches(i + 1) && p.kind(i + 1) == Some(TokenKind::Word)) {
        return None;
    }
    let (end, digits) = super::numeral::grouped(p, i);
    // `7st` is a weight.
    let teens = ["11", "12", "13"].iter().any(|teen| digits.ends_with(teen));
    let usual = match digits.chars().last() {
        Some('1') if !teens => "st",
        Some('2') if !teens => "nd",
        Some('3') if !teens => "rd",
        _ => "th",
    };
    let suffix = p.touches(end) && p.is(end, usual) && !p.joins(i.wrapping_sub(1));
    let sticks = p.touches(i) && p.kind(i.wrapping_sub(1)) != Some(TokenKind::Symbol);
    (suffix && !sticks).then(|| digits.parse().ok().map(|value| Ordinal { end: end + 1, value })).flatten()
}

/// Ranks of several words: `two hundredth`, `one hundred and first`, `hundred millionth`.
fn long(p: &Passage<'_>, i: usize) -> Option<Ordinal> {
    number_word(p, i)?;
    let (mut end, mut sum) = (i, super::sum::Sum::default());
    while let Some(word) = number_word(p, end).filter(|_| end < i + 12) {
        if end == i && !matches!(word, NumberWord::Unit(_) | NumberWord::Ten(_)) {
            sum.take(NumberWord::Unit(1));
        }
        if !sum.take(word) {
            return None;
        }
        end += if p.joins(end + 1) { 2 } else { 1 };
        if p.is(end, "and") {
            end += 1;
        }
    }
    let rank: u32 = p.number(end, Class::Ordinal).filter(|_| end > i && !p.is(end + 1, "of"))?;
    let total = match rank {
        100 | 1000 | 1_000_000 | 1_000_000_000 => {
            let zeros = u8::try_from(rank.ilog10()).ok()?;
            sum.take(if zeros == 2 { NumberWord::Hundred } else { NumberWord::Scale(zeros) }).then(|| sum.total())?
        }
        // Ranks below a hundred alone are read above, and `two fifths` is a fraction.
        _ => (sum.total() >= 100 && sum.leaves(rank)).then(|| sum.total() + u128::from(rank))?,
    };
    Some(Ordinal { end: end + 1, value: Decimal::from(total) })
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
    if p.is(i, "first") && p.is_any(end, &["aid", "hand"]) {
        return false;
    }
    // `the First Crusade`, `First published: …`
    let name = p.is_capital(i) && p.is_capital(end) && p.is_lower(before) && !p.opens_sentence(i);
    let adverb = p.opens_sentence(i) && p.is_lower(end) && p.word(end).ends_with("ed");
    if name || adverb && p.is(i, "first") {
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
    let closed = p.kind(end) != Some(TokenKind::Word) || p.is_any(end, &["in", "behind", "overall"]);
    let placed = p.is_any(before, &["finished", "ranked", "came", "placed", "ranks", "coming", "finish"])
        || closed && p.is_any(before, &["was", "were", "is", "distant", "close", "went"]);
    let adverb = p.is_any(before, ADVERB_BEFORE) || p.is_any(end, ADVERB_AFTER);
    placed || (noun && !adverb) || (!p.is_any(i, &["first", "second", "third"]) && !p.opens_sentence(i))
}
