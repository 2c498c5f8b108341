//! Scale words and letters after digits: `3.2 million`, `5bn`, `200k`, and whether `m` is millions or metres.

use tallymark_text::TokenKind;

use crate::lexicon::Class;
use crate::passage::Passage;

/// The zeros of the scale word at `at`, after digits from `first` on, and where it ends. A letter must touch the digits;
/// `m` after a bare number may mean metres.
pub(super) fn mark(p: &Passage<'_>, first: usize, at: usize) -> Option<(i16, usize)> {
    let hyphen = p.joins(at);
    let word = if hyphen { at + 1 } else { at };
    let value = p.value(word, Class::Mark)?;
    let Some((zeros, forms)) = value.split_once('=') else { return Some((value.parse().ok()?, word + 1)) };
    let written = p.word(word);
    let touching = p.touches(word) && !hyphen;
    let known = forms.split(',').any(|form| form == written);
    let means = match written.len() {
        1 if touching && matches!(written, "k" | "K") => !is_screen(p, first, word),
        1 if matches!(written, "k" | "K" | "M") && !hyphen && !touching && is_counted(p, word) => true,
        1 => (touching || is_money(p, first)) && means_scale(p, first, word),
        _ if matches!(written, "mm" | "MM" | "cr" | "mil") => {
            is_money(p, first) || super::money::code(p, word + 1).is_some()
        }
        _ => touching || is_money(p, first) || written.len() == 3,
    };
    (known && means).then_some((zeros.parse().ok()?, word + 1))
}

/// Whether what is counted follows the letter at `word`: `4.6 k replies`.
fn is_counted(p: &Passage<'_>, word: usize) -> bool {
    p.is_lower(word + 1) && super::counted::is_plural(p.word(word + 1))
}

/// Whether `4K` is the size of a picture: a capital and no plural after it.
fn is_screen(p: &Passage<'_>, first: usize, word: usize) -> bool {
    p.word(word) == "K" && matches!(p.word(first), "2" | "4" | "5" | "8") && !is_money(p, first) && !is_counted(p, word)
}

/// Whether a sign or a code of a currency stands before the number whose digits start at `first`, or before the range that
/// it ends.
fn is_money(p: &Passage<'_>, first: usize) -> bool {
    let sign = |at: usize| p.has(at, Class::Sign) || super::money::code(p, at).is_some();
    let before = first.wrapping_sub(1);
    if super::money::before(p, first).is_some() {
        return true;
    }
    let range = (1..6).any(|back| {
        let at = first.wrapping_sub(back);
        let middle =
            p.kind(at) == Some(TokenKind::Digits) || matches!(p.word(at), "." | "," | "-" | "–" | "to" | "and");
        middle && sign(at.wrapping_sub(1)) && (1..back).all(|b| p.kind(first.wrapping_sub(b)) != Some(TokenKind::Break))
    });
    sign(before) || (matches!(p.word(before), "to" | "-" | "–" | "and" | "or") && range)
}

/// Whether the letter at `at` after a number is a scale (`$5m`, `3.2m people`) and not a unit (`a 5m wall`).
fn means_scale(p: &Passage<'_>, first: usize, at: usize) -> bool {
    if is_money(p, first) || p.has(at + 1, Class::Currency) || super::money::code(p, at + 1).is_some() {
        return true;
    }
    // No one writes millions so: `1,200m` is a height.
    let grouped = at > first + 1 && p.word(first + 1) == ",";
    if matches!(p.word(at), "t" | "T") || grouped {
        return false;
    }
    let plural = p.is_lower(at + 1) && super::counted::is_plural(p.word(at + 1));
    let pair = p.is_lower(at + 2) && super::counted::is_plural(p.word(at + 2)) && !p.is_any(at + 1, NOT_COUNTED);
    let alone = p.kind(at + 1) != Some(TokenKind::Word) || p.is_any(at + 1, &["a", "per"]);
    let level = p.is_any(first.wrapping_sub(1), &["to", "from", "by", "nearly", "about", "almost", "over", "than"]);
    let length = p.is_any(first.wrapping_sub(1), &["by", "x", "×"]) && p.word(first.wrapping_sub(2)) == "m";
    let joined = p.joins(at + 1) && p.kind(at + 2) == Some(TokenKind::Digits) && p.word(at + 3) == p.word(at);
    let range = joined && (p.is_lower(at + 4) && super::counted::is_plural(p.word(at + 4)));
    (plural || pair || range || (alone && level && p.word(at) != "b")) && !length && !p.is_any(at + 1, NOT_COUNTED)
}

/// What follows metres, not millions.
const NOT_COUNTED: &[&str] = &[
    "tall",
    "high",
    "wide",
    "long",
    "deep",
    "away",
    "above",
    "below",
    "from",
    "off",
    "of",
    "by",
    "x",
    "in",
    "and",
    "to",
    "race",
    "sprint",
    "hurdles",
    "steeplechase",
    "freestyle",
    "waves",
    "relay",
    "butterfly",
    "backstroke",
    "seas",
];
