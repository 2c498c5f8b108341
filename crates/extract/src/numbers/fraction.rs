//! Fractions in words: `two-thirds`, `a quarter of a million`, `and a half`.

use super::arith::{Quotient, divide};
use super::numeral::{Form, Numeral};
use super::ordinal::ordinal;
use super::words::{NumberWord, number_word};
use crate::lexicon::Class;
use crate::passage::Passage;

/// `and a half`, `and a quarter`, `and three quarters`, `-and-a-half`, `and two-thirds`.
pub(super) fn and_a_half(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    let step = |at: usize| if p.joins(at) { at + 1 } else { at };
    let and = step(at);
    if !p.is(and, "and") {
        return None;
    }
    let over = step(and + 1);
    let one = p.is_any(over, &["a", "one"]);
    let count: u8 = if one { 1 } else { p.number(over, Class::Unit)? };
    let part = step(over + 1);
    let under: u32 = p.number(part, Class::Denominator).filter(|under| *under > u32::from(count) && *under <= 1000)?;
    let plural = p.word(part).ends_with(['s', 'S']);
    (plural != one).then(|| divide(u128::from(count), u128::from(under)).map(|quotient| (quotient, part + 1))).flatten()
}

/// The lower part of a fraction at `at` and the token after it: `thirds`, `twenty-fifth`, `quarters`.
fn denominator(p: &Passage<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(under) = p.number(at, Class::Denominator) {
        return Some((under, at + 1));
    }
    let rank = ordinal(p, at).or_else(|| twenty_firsts(p, at))?;
    let under = rank.value.as_str().parse().ok().filter(|under| *under > 20)?;
    Some((under, rank.end))
}

/// `twenty-firsts`: an ordinal in the plural.
fn twenty_firsts(p: &Passage<'_>, at: usize) -> Option<super::ordinal::Ordinal> {
    let NumberWord::Ten(tens) = number_word(p, at)? else { return None };
    let unit = if p.joins(at + 1) { at + 2 } else { at + 1 };
    let ones =
        if p.is(unit, "firsts") { 1 } else { p.number::<u32>(unit, Class::Denominator).filter(|ones| *ones > 2)? };
    let value = crate::decimal::Decimal::from(u128::from(tens) + u128::from(ones));
    p.word(unit).ends_with('s').then_some(super::ordinal::Ordinal { end: unit + 1, value })
}

/// The fraction whose upper part is `number`: `two-thirds`, `three quarters`, `one third` where it is no rank.
pub(super) fn fraction_of(p: &Passage<'_>, number: &Numeral) -> Option<Numeral> {
    let over: u128 = number.value.as_str().parse().ok().filter(|over| (1..1000).contains(over))?;
    let hyphen = p.joins(number.end);
    let at = if hyphen { number.end + 1 } else { number.end };
    let (under, end) = denominator(p, at)?;
    let last = end - 1;
    let plural = p.word(last).ends_with(['s', 'S']);
    let alone = p.kind(end) != Some(tallymark_text::TokenKind::Word);
    let of = p.is(end, "of") || p.is(end, "as");
    if plural != (over > 1) || (!plural && !of && !hyphen && !alone) || p.is(last, "seconds") {
        return None;
    }
    // `three quarters of growth`, `five quarters`
    let periods = p.is(last, "quarters") && !hyphen && !(of && covers(p, end + 1));
    if periods || under == 4 && over > 3 && !of {
        return None;
    }
    let quotient = divide(over, u128::from(under))?;
    Some(of_scale(p, number.start, end, quotient))
}

/// Whether what a share is taken of stands at `at`: `of a million`, `of the seats`, `of voters`.
fn covers(p: &Passage<'_>, at: usize) -> bool {
    p.is_any(at, &["a", "an", "the", "all", "its", "their", "his", "her", "those"])
        || super::counted::is_plural(p.word(at))
}

/// A fraction from `start` to `end`, of the scale word that may follow: `of a million`, ` million`.
pub(super) fn of_scale(p: &Passage<'_>, start: usize, end: usize, quotient: Quotient) -> Numeral {
    let of = p.is(end, "of") && p.is_any(end + 1, &["a", "one"]);
    let at = if of { end + 2 } else { end };
    let scale = match number_word(p, at) {
        Some(NumberWord::Scale(zeros)) => Some(i16::from(zeros)),
        Some(NumberWord::Hundred) if of => Some(2),
        _ => None,
    };
    let (value, end, scale) = match scale {
        Some(scale) => (quotient.value.shifted(scale), at + 1, scale),
        None => (quotient.value, end, 0),
    };
    Numeral { start, end, value, exact: quotient.exact, scale, form: Form::Words, loose: false }
}
