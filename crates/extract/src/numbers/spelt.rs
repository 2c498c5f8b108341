//! Numerals in words: `two hundred and five thousand`, `half a million`, `two-thirds`, `dozens`.

use super::arith::{Quotient, divide, times, with_fraction};
use super::lexicon::{DENOMINATORS, NUMBER_WORDS, NumberWord, VAGUE};
use super::numeral::{Form, Numeral};
use super::table::lookup;
use crate::decimal::Decimal;
use crate::passage::Passage;

/// The numeral in words that starts at `i`.
pub(crate) fn spelt(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let word = p.word(i);
    if let Some(least) = lookup(VAGUE, word) {
        return vague(p, i, least);
    }
    match word.len() {
        1 | 2 if p.is_any(i, &["a", "an"]) => after_article(p, i),
        3 if p.is(i, "few") => few(p, i),
        4 if p.is(i, "half") => half(p, i),
        7 if p.is(i, "several") => few(p, i),
        _ => plain(p, i),
    }
}

fn found(start: usize, end: usize, value: Decimal, scale: i16, form: Form) -> Numeral {
    Numeral { start, end, value, exact: true, scale, form, loose: false }
}

fn quotient(start: usize, end: usize, Quotient { value, exact }: Quotient) -> Numeral {
    Numeral { exact, ..found(start, end, value, 0, Form::Words) }
}

/// `dozens`, `hundreds of thousands`, `tens of millions`.
fn vague(p: &Passage<'_>, i: usize, least: u128) -> Option<Numeral> {
    let mut low = least.checked_mul(2)?;
    let mut end = i + 1;
    while p.is(end, "of") && end < i + 5 {
        let Some(more) = lookup(VAGUE, p.word(end + 1)) else { break };
        low = low.checked_mul(more)?;
        end += 2;
    }
    let needs_of = p.is_any(i, &["tens", "scores"]) && end == i + 1 && !(p.is(i, "scores") && p.is(end, "of"));
    if needs_of || p.joins(end) {
        return None;
    }
    Some(found(i, end, Decimal::from(low), 0, Form::Vague))
}

/// `a few hundred`, `several thousand`: at least two of them.
fn few(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let (zeros, dozen) = match lookup(NUMBER_WORDS, p.word(i + 1))? {
        NumberWord::Hundred => (2, false),
        NumberWord::Scale(zeros) => (zeros, false),
        NumberWord::Dozen => (0, true),
        _ => return None,
    };
    let low = Decimal::from(if dozen { 24 } else { 2 }).shifted(i16::from(zeros));
    Some(found(i, i + 2, low, 0, Form::Vague))
}

/// `a hundred`, `a dozen`, `a couple of`, `a half`, `a third of`, `a few hundred`.
fn after_article(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    if p.is(i + 1, "couple") && (p.is(i + 2, "of") || lookup(NUMBER_WORDS, p.word(i + 2)).is_some()) {
        let scaled = matches!(lookup(NUMBER_WORDS, p.word(i + 2)), Some(NumberWord::Hundred | NumberWord::Scale(_)));
        let (value, end) = match lookup(NUMBER_WORDS, p.word(i + 2)) {
            Some(NumberWord::Hundred) => (Decimal::from(200), i + 3),
            Some(NumberWord::Scale(zeros)) => (Decimal::from(2).shifted(i16::from(zeros)), i + 3),
            _ => (Decimal::from(2), i + 2),
        };
        return Some(Numeral { loose: true, ..found(i, end, value, if scaled { 2 } else { 0 }, Form::Words) });
    }
    if p.is(i + 1, "few") {
        return few(p, i + 1).map(|numeral| Numeral { start: i, ..numeral });
    }
    if p.is(i + 1, "half") && p.is_any(i + 2, &["million", "billion", "dozen", "trillion"]) {
        return half_of(p, i, i + 2);
    }
    if let Some(under) = lookup(DENOMINATORS, p.word(i + 1)).filter(|_| p.is(i + 2, "of") || p.is(i + 2, "less")) {
        return Some(quotient(i, i + 2, divide(1, u128::from(under))?));
    }
    match lookup(NUMBER_WORDS, p.word(i + 1))? {
        NumberWord::Dozen => Some(found(i, i + 2, Decimal::from(12), 0, Form::Words)),
        NumberWord::Hundred | NumberWord::Scale(_) => run(p, i, i + 1, Some(1)),
        _ => None,
    }
}

/// `half`, `half a million`, `half of`; not `half-hour`, `first half`.
fn half(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let another = ["first", "second", "other", "better", "latter", "front", "back", "top", "bottom", "upper", "lower"];
    let period =
        ["time", "hour", "year", "brother", "sister", "day", "term", "century", "marathon", "way", "an", "mile"];
    let part =
        (p.is(i + 1, "a") || p.is(i + 1, "an")) && !p.is_any(i + 2, &["million", "billion", "dozen", "trillion"]);
    if p.is_any(i.wrapping_sub(1), &another) || p.joins(i + 1) || p.is_any(i + 1, &period) {
        return None;
    }
    if p.is(i + 1, "a") && !part {
        return half_of(p, i, i + 2);
    }
    Some(quotient(i, i + 1, divide(1, 2)?))
}

/// Half of the scale word at `at`.
fn half_of(p: &Passage<'_>, start: usize, at: usize) -> Option<Numeral> {
    match lookup(NUMBER_WORDS, p.word(at))? {
        NumberWord::Dozen => Some(found(start, at + 1, Decimal::from(6), 0, Form::Words)),
        NumberWord::Scale(zeros) => {
            let zeros = i16::from(zeros);
            Some(found(start, at + 1, divide(1, 2)?.value.shifted(zeros), zeros, Form::Words))
        }
        _ => None,
    }
}

/// A numeral that starts with a number word below a hundred, with what may follow it: a fraction, `dozen`.
fn plain(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    if !matches!(lookup(NUMBER_WORDS, p.word(i))?, NumberWord::Unit(_) | NumberWord::Ten(_)) {
        return None;
    }
    let mut number = run(p, i, i, None)?;
    if let Some(fraction) = fraction_of(p, &number) {
        return Some(fraction);
    }
    if p.is(number.end, "dozen") {
        number.value = times(&number.value, 12)?;
        number.end += 1;
    } else if let Some((fraction, end)) = and_a_half(p, number.end) {
        number.value = with_fraction(&number.value, &fraction.value)?;
        number.exact = fraction.exact;
        number.end = end;
        if let Some(NumberWord::Scale(zeros)) = lookup(NUMBER_WORDS, p.word(end)) {
            number.scale = i16::from(zeros);
            number.value = number.value.shifted(number.scale);
            number.end += 1;
        }
    }
    Some(number)
}

/// `and a half`, `and a quarter`, `and three quarters`.
fn and_a_half(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    let hyphens = p.joins(at) && p.is(at + 1, "and") && p.joins(at + 2) && p.is(at + 3, "a") && p.joins(at + 4);
    if hyphens && p.is(at + 5, "half") {
        return Some((divide(1, 2)?, at + 6));
    }
    if !p.is(at, "and") {
        return None;
    }
    match (p.is(at + 1, "a"), p.is(at + 2, "half"), p.is(at + 2, "quarter"), p.is(at + 2, "third")) {
        (true, true, ..) => Some((divide(1, 2)?, at + 3)),
        (true, _, true, _) => Some((divide(1, 4)?, at + 3)),
        (true, .., true) => Some((divide(1, 3)?, at + 3)),
        _ if p.is(at + 1, "three") && p.is(at + 2, "quarters") => Some((divide(3, 4)?, at + 3)),
        _ => None,
    }
}

/// `two-thirds`, `three quarters`, `one-third`; `one third` only before `of`, where it is not a rank.
fn fraction_of(p: &Passage<'_>, number: &Numeral) -> Option<Numeral> {
    let over: u128 = number.value.as_str().parse().ok().filter(|over| (1..20).contains(over))?;
    let hyphen = p.joins(number.end);
    let at = if hyphen { number.end + 1 } else { number.end };
    let under = lookup(DENOMINATORS, p.word(at))?;
    let plural = p.word(at).ends_with(['s', 'S']);
    let quarters_of_a_year = under == 4 && over > 3;
    if plural != (over > 1) || quarters_of_a_year || (!plural && !p.is(at + 1, "of") && !hyphen) {
        return None;
    }
    if over > u128::from(under) || (p.is(at, "quarters") && !hyphen && !p.is(at + 1, "of")) {
        return None;
    }
    Some(quotient(number.start, at + 1, divide(over, u128::from(under))?))
}

/// Reads number words from `at` on: the usual sum of products. `seed` is the 1 of `a hundred`.
fn run(p: &Passage<'_>, start: usize, at: usize, seed: Option<u128>) -> Option<Numeral> {
    let mut state = Sum { total: 0, current: seed.unwrap_or(0), smallest: 99, last: seed.map(|_| Last::Unit) };
    let (mut end, mut next) = (at, at);
    while let Some(word) = lookup(NUMBER_WORDS, p.word(next)).filter(|word| state.take(*word)) {
        let _ = word;
        end = next + 1;
        let and = p.is(end, "and") && matches!(state.last, Some(Last::Hundred | Last::Scale));
        let below = |i| matches!(lookup(NUMBER_WORDS, p.word(i)), Some(NumberWord::Unit(_) | NumberWord::Ten(_)));
        let and = and && below(end + 1) && !starts_another(p, end + 1);
        next = if and || p.joins(end) { end + 1 } else { end };
    }
    let total = state.total.checked_add(state.current)?;
    let scale = if state.current == 0 && state.smallest < 99 { i16::from(state.smallest) } else { 0 };
    if end == at { None } else { Some(found(start, end, Decimal::from(total), scale, Form::Words)) }
}

/// Whether the number word at `i` after `and` begins a number of its own: `a hundred and two million`.
fn starts_another(p: &Passage<'_>, i: usize) -> bool {
    matches!(lookup(NUMBER_WORDS, p.word(i + 1)), Some(NumberWord::Hundred))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Unit,
    Ten,
    Hundred,
    Scale,
}

/// The state of a spelt number while it is read.
struct Sum {
    total: u128,
    current: u128,
    smallest: u8,
    last: Option<Last>,
}

impl Sum {
    /// Takes one more word, where it can stand here.
    fn take(&mut self, word: NumberWord) -> bool {
        let fits = match (word, self.last) {
            (NumberWord::Unit(_) | NumberWord::Ten(_), None | Some(Last::Hundred | Last::Scale)) => true,
            (NumberWord::Unit(unit), Some(Last::Ten)) => (1..10).contains(&unit),
            (NumberWord::Hundred, Some(Last::Unit | Last::Ten)) => (1..100).contains(&self.current),
            (NumberWord::Scale(zeros), Some(Last::Unit | Last::Ten | Last::Hundred)) => zeros < self.smallest,
            _ => false,
        };
        if fits {
            self.add(word);
        }
        fits
    }

    fn add(&mut self, word: NumberWord) {
        match word {
            NumberWord::Unit(unit) => {
                self.current += u128::from(unit);
                self.last = Some(Last::Unit);
            }
            NumberWord::Ten(ten) => {
                self.current += u128::from(ten);
                self.last = Some(Last::Ten);
            }
            NumberWord::Hundred => {
                self.current *= 100;
                self.last = Some(Last::Hundred);
            }
            NumberWord::Scale(zeros) => {
                self.total += self.current * 10_u128.pow(u32::from(zeros));
                self.current = 0;
                self.smallest = zeros;
                self.last = Some(Last::Scale);
            }
            NumberWord::Dozen => {}
        }
    }
}
