//! Bare numerals in digits: `1,000`, `3.2 million`, `5bn`, `2½`, `3×10⁸`. Those in words are read in [`super::spelt`].

use tallymark_text::TokenKind;

use super::arith::{Quotient, divide, times, with_fraction};
use super::fraction::and_a_half;
use super::mark::mark;
use super::spelt::spelt;
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
    if digits.is_ascii() {
        return digits.to_owned();
    }
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

/// The whole number that a token of at most nine digits of any script writes.
pub(crate) fn small(digits: &str) -> Option<u32> {
    if digits.is_ascii() && digits.len() < 10 {
        return digits.parse().ok();
    }
    ascii(digits).parse().ok().filter(|number| *number < 1_000_000_000)
}

/// The upper and lower part of a character such as `½`.
pub(crate) fn vulgar(symbol: &str) -> Option<(u128, u128)> {
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
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// Whether the token at `i` is digits that touch the token before.
pub(super) fn more_digits(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) == Some(TokenKind::Digits) && p.touches(i)
}

/// Whether the gap before the token at `i` is one of the spaces that group digits. An ordinary space groups too
/// (`10 000`), but only before exactly three digits, which the caller checks.
fn grouping_gap(p: &Passage<'_>, i: usize) -> bool {
    let (Some(before), Some(token)) = (p.tokens.get(i.wrapping_sub(1)), p.tokens.get(i)) else { return false };
    let gap = p.text.as_str().get(before.span.end().get()..token.span.start().get()).unwrap_or_default();
    matches!(gap, " " | "\u{A0}" | "\u{2009}" | "\u{202F}" | "\u{2007}" | "\u{2008}")
}

/// The end of the grouped digits that start at `i`, with the digits joined.
pub(super) fn grouped(p: &Passage<'_>, i: usize) -> (usize, String) {
    let (mut end, mut all) = (i + 1, ascii(p.word(i)));
    if all.len() > 3 || (all.starts_with('0') && all.len() > 1) {
        return (end, all);
    }
    let dots = groups_by_dots(p, i);
    let indian = is_indian(p, end);
    // No one groups more than this; each group would be read again from the next.
    while all.len() <= 36 {
        let mark = p.word(end);
        let comma = matches!(mark, "," | "’" | "'" | "٬") || (dots && mark == ".");
        let comma = comma && p.touches(end) && more_digits(p, end + 1);
        let spaced = !comma && !p.touches(end) && p.kind(end) == Some(TokenKind::Digits) && grouping_gap(p, end);
        let at = if comma { end + 1 } else { end };
        let len = p.word(at).chars().count();
        // `31 737 MAXs`
        let model = spaced && p.word(at).starts_with('7') && p.word(at).ends_with('7') && p.is_capital(at + 1);
        let touched_after = model || p.kind(at + 1) == Some(TokenKind::Word) && p.touches(at + 1);
        if !(comma && (len == 3 || indian && len == 2) || (spaced && len == 3 && !touched_after)) {
            break;
        }
        all.push_str(&ascii(p.word(at)));
        end = at + 1;
    }
    (end, all)
}

/// Whether the groups from the comma at `at` on are those of lakhs and crores: pairs, and three digits at last.
fn is_indian(p: &Passage<'_>, at: usize) -> bool {
    let group = |step: usize| {
        let mark = at + 2 * step;
        (p.word(mark) == "," && p.touches(mark) && more_digits(p, mark + 1)).then(|| p.word(mark + 1).len())
    };
    let lengths: Vec<usize> = (0..6).map_while(group).collect();
    lengths
        .split_last()
        .is_some_and(|(last, pairs)| *last == 3 && !pairs.is_empty() && pairs.iter().all(|len| *len == 2))
}

/// Whether the dots after the digits at `i` group them: there are two (`1.234.567`), a decimal comma follows
/// (`1.234,50`), or the text writes its numbers so elsewhere.
fn groups_by_dots(p: &Passage<'_>, i: usize) -> bool {
    let triple = |at: usize| p.word(at) == "." && p.touches(at) && more_digits(p, at + 1) && p.word(at + 1).len() == 3;
    if !triple(i + 1) {
        return false;
    }
    let comma = p.word(i + 3) == "," && p.touches(i + 3) && more_digits(p, i + 4) && p.word(i + 4).len() <= 2;
    (triple(i + 3) && !triple(i + 5) || triple(i + 3) && triple(i + 5)) || comma || p.groups_by_dots()
}

/// The decimal part at `at`, after digits: its digits and the token after them. A comma is a decimal point only before
/// one or two digits that no other group follows.
fn decimals(p: &Passage<'_>, at: usize, grouped: bool) -> Option<(String, usize)> {
    if !p.touches(at) || !more_digits(p, at + 1) {
        return None;
    }
    let point = matches!(p.word(at), "." | "·" | "٫");
    let after = at + 2;
    let last = !(matches!(p.word(after), "," | ".") && more_digits(p, after + 1) && p.touches(after));
    let last = last && !(p.word(at.wrapping_sub(2)) == "," && p.touches(at - 1) && !grouped);
    let comma = p.word(at) == "," && p.word(at + 1).len() <= 2 && last && (grouped || p.word(at - 1).len() <= 3);
    (point || comma).then(|| (ascii(p.word(at + 1)), after))
}

fn digits(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let (mut end, mut written) = grouped(p, i);
    let mut form = if end > i + 1 { Form::Digits } else { Form::Plain };
    let mut value = match decimals(p, end, end > i + 1) {
        Some((part, after)) => {
            (end, form) = (after, Form::Digits);
            written.push('.');
            written.push_str(&part);
            written.parse().ok()?
        }
        None => Decimal::whole(written),
    };
    let mut exact = true;
    if let Some((places, after)) = power_of_ten(p, i, end) {
        value = if after.1 { Decimal::from(1).shifted(places) } else { value.shifted(places) };
        (end, form) = (after.0, Form::Digits);
    } else if let Some((fraction, after)) = fraction(p, end) {
        value = with_fraction(&value, &fraction.value)?;
        (end, form, exact) = (after, Form::Digits, fraction.exact);
    } else if let Some((fraction, after)) = simple_fraction(p, i).filter(|_| end == i + 1) {
        (value, exact) = (fraction.value, fraction.exact);
        (end, form) = (after, Form::Digits);
    }
    let mut found = Numeral { start: i, end, value, exact, scale: 0, form, loose: false };
    scaled(p, &mut found)?;
    Some(found)
}

/// Takes in the scale words after digits: `3.2 million`, `2 hundred thousand`, `2 dozen`.
fn scaled(p: &Passage<'_>, found: &mut Numeral) -> Option<()> {
    for step in 0..3 {
        let Some((zeros, after)) = mark(p, found.start, found.end) else { break };
        if step == 2 {
            break;
        }
        found.value = found.value.shifted(zeros);
        found.scale += zeros;
        found.end = after;
        found.form = Form::Digits;
    }
    added(p, found);
    if found.scale == 0 && p.is_any(found.end, &["dozen", "dozens"]) {
        found.value = times(&found.value, 12)?;
        found.end += 1;
        found.form = Form::Digits;
    }
    let whole = found.form == Form::Plain || found.scale >= 3;
    if let Some((fraction, end)) = and_a_half(p, found.end).filter(|_| whole) {
        found.value = with_fraction(&found.value.shifted(-found.scale), &fraction.value)?.shifted(found.scale);
        (found.end, found.exact, found.form) = (end, fraction.exact, Form::Digits);
    }
    Some(())
}

/// Takes in what follows `6 thousand` of the same number: ` 2 hundred and 15`.
fn added(p: &Passage<'_>, found: &mut Numeral) {
    for _ in 0..2 {
        let and = p.is(found.end, "and");
        let at = if and { found.end + 1 } else { found.end };
        let scaled = p.is_any(at + 1, &["hundred"]);
        let part: Option<u32> = p.word(at).parse().ok().filter(|_| p.kind(at) == Some(TokenKind::Digits));
        let value: Option<u128> = found.value.as_str().parse().ok();
        let (Some(part), Some(value), true) = (part, value, (2..=6).contains(&found.scale) && (and || scaled)) else {
            return;
        };
        let part = u128::from(part) * if scaled { 100 } else { 1 };
        let decimal = p.word(at + 1) == "." && p.touches(at + 1) && more_digits(p, at + 2);
        if decimal || part >= 10_u128.pow(u32::try_from(found.scale).unwrap_or(0)) || p.word(found.end - 1).len() < 3 {
            return;
        }
        found.value = Decimal::from(value.saturating_add(part));
        found.end = at + 1 + usize::from(scaled);
        found.scale = if scaled { 2 } else { 0 };
    }
}

/// A power of ten at `end`, after the digits from `i`: `× 10^6`, `x 10⁸`, `e6`, or that the digits are the ten of one
/// (`10^9`): the zeros, and where it ends with whether the digits are only its base.
fn power_of_ten(p: &Passage<'_>, i: usize, end: usize) -> Option<(i16, (usize, bool))> {
    let exponent = |at: usize| -> Option<(i16, usize)> {
        if p.word(at) == "^" && p.touches(at) {
            let minus = matches!(p.word(at + 1), "-" | "−");
            let digits = if minus { at + 2 } else { at + 1 };
            let power: i16 = p.word(digits).parse().ok().filter(|power| *power <= 30)?;
            return Some((if minus { -power } else { power }, digits + 1));
        }
        superscript(p, at)
    };
    if p.word(i) == "10" && end == i + 1 && p.touches(end) {
        return exponent(end).map(|(power, end)| (power, (end, true)));
    }
    if matches!(p.word(end), "×" | "x" | "X" | "*") && p.word(end + 1) == "10" && p.touches(end + 2) {
        return exponent(end + 2).map(|(power, end)| (power, (end, false)));
    }
    let sign = matches!(p.word(end + 1), "+" | "-" | "−") && p.touches(end + 1);
    let at = if sign { end + 2 } else { end + 1 };
    let letter = matches!(p.word(end), "e" | "E") && p.touches(end) && more_digits(p, at);
    let power: i16 = letter.then(|| p.word(at).parse().ok()).flatten().filter(|power| *power <= 30)?;
    Some((if sign && p.word(end + 1) != "+" { -power } else { power }, (at + 1, false)))
}

/// Raised digits at `at`: `⁸`, `⁻³`. Each is a token.
fn superscript(p: &Passage<'_>, at: usize) -> Option<(i16, usize)> {
    let minus = p.word(at) == "⁻";
    let start = if minus { at + 1 } else { at };
    let (mut power, mut end) = (0_i16, start);
    while let Some(digit) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| p.word(end).chars().eq([c])).filter(|_| end < start + 2)
    {
        power = power * 10 + i16::try_from(digit).ok()?;
        end += 1;
    }
    (end > start && p.touches(at)).then_some((if minus { -power } else { power }, end))
}

/// A fraction after a whole number: `2½`, `2 1/2`.
fn fraction(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    if let Some((over, under)) = vulgar(p.word(at)) {
        return Some((divide(over, under)?, at + 1));
    }
    let at = if p.joins(at) && p.word(at + 2) == "/" { at + 1 } else { at };
    let touching = p.touches(at) && !p.is_hyphen(at.wrapping_sub(1));
    if touching || p.kind(at) != Some(TokenKind::Digits) {
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
