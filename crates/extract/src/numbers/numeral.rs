//! Bare numerals in digits: `1,000`, `3.2 million`, `5bn`, `2½`. Those in words are read in [`super::spelt`].

use tallymark_text::TokenKind;

use super::arith::{Quotient, divide, with_fraction};
use super::lexicon::SCALES;
use super::spelt::spelt;
use super::table::lookup;
use crate::decimal::Decimal;
use crate::passage::Passage;

/// How a numeral is written: contexts treat them differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits alone: could be a year, a part of a name, a list marker.
    Plain,
    /// Digits with grouping, a decimal part, a fraction or a scale: surely a number.
    Digits,
    /// Number words.
    Words,
    /// `dozens`, `hundreds of thousands`: a least value alone.
    Vague,
}

/// A number without its unit and without words around it.
#[derive(Clone, Debug)]
pub(crate) struct Numeral {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// Its value; for [`Form::Vague`] the least that it means.
    pub(crate) value: Decimal,
    /// Whether the value is exactly that: no decimal is two thirds.
    pub(crate) exact: bool,
    /// The zeros of its last scale word, which the other end of a range may share (`10 to 15 million`).
    pub(crate) scale: i16,
    /// How it is written.
    pub(crate) form: Form,
    /// Whether the wording itself is loose (`a couple`).
    pub(crate) loose: bool,
}

/// The numeral that starts with the token at `i`.
pub(crate) fn numeral(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    match p.kind(i)? {
        TokenKind::Digits => digits(p, i),
        TokenKind::Symbol => vulgar(p.word(i)).and_then(|(over, under)| {
            let Quotient { value, exact } = divide(over, under)?;
            Some(Numeral { start: i, end: i + 1, value, exact, scale: 0, form: Form::Digits, loose: false })
        }),
        TokenKind::Word => spelt(p, i),
        TokenKind::Break => None,
    }
}

/// The digits of a token as ASCII.
pub(crate) fn ascii(digits: &str) -> String {
    digits
        .chars()
        .map(|c| match u32::from(c) {
            at @ (0x660..=0x669 | 0x6F0..=0x6F9) => char::from_digit(at & 0xF, 10).unwrap_or('0'),
            at @ 0x966..=0x96F => char::from_digit(at - 0x966, 10).unwrap_or('0'),
            at @ 0x9E6..=0x9EF => char::from_digit(at - 0x9E6, 10).unwrap_or('0'),
            at @ 0xFF10..=0xFF19 => char::from_digit(at - 0xFF10, 10).unwrap_or('0'),
            _ => c,
        })
        .collect()
}

/// The upper and lower part of a character such as `½`.
fn vulgar(symbol: &str) -> Option<(u128, u128)> {
    Some(match symbol {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    })
}

/// Whether the token at `i` is digits that touch the token before.
fn more_digits(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) == Some(TokenKind::Digits) && p.touches(i)
}

/// Whether the gap before the token at `i` is one of the spaces that group digits. An ordinary space groups too
/// (`10 000`), but only before exactly three digits, which the caller checks.
fn grouping_gap(p: &Passage<'_>, i: usize) -> bool {
    let (Some(before), Some(token)) = (p.tokens.get(i.wrapping_sub(1)), p.tokens.get(i)) else { return false };
    let gap = p.text.as_str().get(before.span.end().get()..token.span.start().get()).unwrap_or_default();
    matches!(gap, " " | "\u{A0}" | "\u{2009}" | "\u{202F}")
}

/// The end of the grouped digits that start at `i`, with the digits joined.
fn grouped(p: &Passage<'_>, i: usize) -> (usize, String) {
    let first = ascii(p.word(i));
    let (mut end, mut all) = (i + 1, first);
    if all.len() > 3 || (all.starts_with('0') && all.len() > 1) {
        return (end, all);
    }
    loop {
        // No one groups more than this; each group would be read again from the next.
        if all.len() > 36 {
            return (end, all);
        }
        let comma = p.touches(end) && matches!(p.word(end), "," | "’" | "'") && more_digits(p, end + 1);
        let spaced = !p.touches(end) && p.kind(end) == Some(TokenKind::Digits) && grouping_gap(p, end);
        let at = if comma { end + 1 } else { end };
        let len = p.word(at).chars().count();
        let indian = comma && len == 2 && p.is(end + 2, ",") && more_digits(p, end + 3);
        let touched_after = p.kind(at + 1) == Some(TokenKind::Word) && p.touches(at + 1);
        if !(comma && len == 3 || indian || (spaced && len == 3 && !touched_after)) {
            return (end, all);
        }
        all.push_str(&ascii(p.word(at)));
        end = at + 1;
    }
}

fn digits(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let (mut end, mut written) = grouped(p, i);
    let mut form = if end > i + 1 { Form::Digits } else { Form::Plain };
    if p.touches(end) && matches!(p.word(end), "." | "·") && more_digits(p, end + 1) {
        written = format!("{written}.{}", ascii(p.word(end + 1)));
        end += 2;
        form = Form::Digits;
    }
    let mut value: Decimal = written.parse().ok()?;
    let mut exact = true;
    if let Some((fraction, after)) = fraction(p, end) {
        value = with_fraction(&value, &fraction.value)?;
        (end, form, exact) = (after, Form::Digits, fraction.exact);
    } else if let Some((fraction, after)) = simple_fraction(p, i).filter(|_| end == i + 1) {
        (value, exact) = (fraction.value, fraction.exact);
        (end, form) = (after, Form::Digits);
    }
    let mut found = Numeral { start: i, end, value, exact, scale: 0, form, loose: false };
    while let Some((zeros, after)) = scale(p, found.end) {
        let first = found.scale == 0;
        found.value = found.value.shifted(zeros);
        found.scale += zeros;
        found.end = after;
        found.form = Form::Digits;
        if !first {
            break;
        }
    }
    if p.is(found.end, "dozen") && found.scale == 0 {
        found.value = super::arith::times(&found.value, 12)?;
        found.end += 1;
        found.form = Form::Digits;
    }
    Some(found)
}

/// A fraction after a whole number: `2½`, `2 1/2`.
fn fraction(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    if let Some((over, under)) = vulgar(p.word(at)) {
        return Some((divide(over, under)?, at + 1));
    }
    if p.touches(at) || p.kind(at) != Some(TokenKind::Digits) {
        return None;
    }
    simple_fraction(p, at)
}

/// `1/2`: two short numbers, the first smaller, and no third (`1/2/2024`).
fn simple_fraction(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    let slash = matches!(p.word(at + 1), "/" | "⁄") && p.touches(at + 1) && more_digits(p, at + 2);
    if !slash || (matches!(p.word(at + 3), "/" | "⁄" | ".") && p.touches(at + 3) && more_digits(p, at + 4)) {
        return None;
    }
    let (over, under): (u128, u128) = (ascii(p.word(at)).parse().ok()?, ascii(p.word(at + 2)).parse().ok()?);
    let usual = matches!(under, 2..=10 | 12 | 16 | 20 | 32 | 50 | 64 | 100);
    if over == 0 || over >= under || !usual { None } else { Some((divide(over, under)?, at + 3)) }
}

/// The zeros of the scale word at `at`, after digits, and where it ends. One letter must touch the digits; `m` after
/// a bare number may mean metres.
fn scale(p: &Passage<'_>, at: usize) -> Option<(i16, usize)> {
    let hyphen = p.joins(at);
    let word = if hyphen { at + 1 } else { at };
    let written = p.word(word);
    let zeros = i16::from(lookup(SCALES, written)?);
    let touching = p.touches(word) && !hyphen;
    match written {
        "k" | "K" | "bn" | "tn" | "BN" | "mn" | "mln" | "bln" | "trn" | "Bn" | "Mn" if touching => {}
        "m" | "M" | "b" | "B" | "t" | "T" if touching && means_scale(p, at) => {}
        _ if written.len() <= 3 && !matches!(written, "bn" | "mn" | "tn" | "mln" | "bln" | "trn") => return None,
        _ => {}
    }
    Some((zeros, word + 1))
}

/// Whether the letter at `at`, which touches a number, is a scale (`$5m`, `3.2m people`) and not a unit (`a 5m wall`).
fn means_scale(p: &Passage<'_>, at: usize) -> bool {
    let mut first = at;
    while first > 0 && (p.touches(first) || matches!(p.word(first - 1), "to" | "-")) && at - first < 8 {
        first -= 1;
    }
    let money = (first..at).any(|i| super::currency::symbol(p.word(i)).is_some() || p.is_any(i, &["rs"]))
        || super::measure::code(p, first).is_some()
        || super::measure::code(p, first.wrapping_sub(1)).is_some();
    if money {
        return true;
    }
    if p.word(at) != "m" {
        return p.word(at) == "M";
    }
    let plural = p.is_lower(at + 1) && super::counted::is_plural(p.word(at + 1));
    let pair = p.is_lower(at + 2) && super::counted::is_plural(p.word(at + 2)) && !p.is_any(at + 1, NOT_COUNTED);
    let alone = p.kind(at + 1) != Some(TokenKind::Word);
    let level = p.is_any(first.wrapping_sub(1), &["to", "from", "by", "at", "nearly", "about"]);
    plural || pair || (alone && level)
}

/// What follows metres, not millions.
const NOT_COUNTED: &[&str] = &[
    "tall", "high", "wide", "long", "deep", "away", "above", "below", "from", "off", "of", "by", "x", "in", "and",
    "to", "high-", "race", "sprint", "hurdles",
];
