//! Numerals in words: `two hundred and five thousand`, `half a million`, `two-thirds`, `dozens`.

use super::arith::{Quotient, divide, times, with_fraction};
use super::numeral::{Form, Numeral};
use super::words::{NumberWord, multiplies, number_word};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::passage::Passage;

/// The numeral in words that starts at `i`.
pub(crate) fn spelt(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let word = p.word(i);
    if let Some(least) = p.number(i, Class::Vague) {
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
        let Some(more) = p.number::<u128>(end + 1, Class::Vague) else { break };
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
    let (zeros, dozen) = match number_word(p, i + 1)? {
        NumberWord::Hundred => (2, false),
        NumberWord::Scale(zeros) => (zeros, false),
        NumberWord::Dozen => (0, true),
        _ => return None,
    };
    let mut low = Decimal::from(if dozen { 24 } else { 2 }).shifted(i16::from(zeros));
    let mut end = i + 2;
    if let Some(NumberWord::Scale(more)) = number_word(p, end) {
        low = low.shifted(i16::from(more));
        end += 1;
    }
    Some(found(i, end, low, 0, Form::Vague))
}

/// `a hundred`, `a dozen`, `a couple of`, `a half`, `a third of`, `a few hundred`.
fn after_article(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    if p.is(i + 1, "couple") {
        return couple(p, i);
    }
    if p.is(i + 1, "score") {
        return p.is(i + 2, "of").then(|| found(i, i + 2, Decimal::from(20), 0, Form::Words));
    }
    if p.is(i + 1, "few") {
        return few(p, i + 1).map(|numeral| Numeral { start: i, ..numeral });
    }
    let joined = if p.joins(i + 2) { i + 3 } else { i + 2 };
    if p.is(i + 1, "half") && multiplies(p, joined) {
        return half_of(p, i, joined);
    }
    if let Some(under) = p.number::<u8>(i + 1, Class::Denominator).filter(|_| p.is(i + 2, "of") || p.is(i + 2, "less")) {
        return Some(quotient(i, i + 2, divide(1, u128::from(under))?));
    }
    match number_word(p, i + 1)? {
        NumberWord::Dozen => Some(found(i, i + 2, Decimal::from(12), 0, Form::Words)),
        NumberWord::Hundred | NumberWord::Scale(_) => {
            let mut number = run(p, i, i + 1, Some(1))?;
            mixed(p, &mut number)?;
            Some(number)
        }
        _ => None,
    }
}

/// `a couple of`, `a couple hundred`, `a couple of dozen`: two, or so.
fn couple(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let of = p.is(i + 2, "of");
    let at = if of { i + 3 } else { i + 2 };
    let (value, end) = match number_word(p, at) {
        Some(NumberWord::Hundred) => (Decimal::from(200), at + 1),
        Some(NumberWord::Scale(zeros)) => (Decimal::from(2).shifted(i16::from(zeros)), at + 1),
        Some(NumberWord::Dozen) => (Decimal::from(24), at + 1),
        None if of || p.is(at, "more") => (Decimal::from(2), i + 2),
        _ => return None,
    };
    Some(Numeral { loose: true, ..found(i, end, value, 0, Form::Words) })
}

/// `half`, `half a million`, `half-million`, `half of`; not `half-hour`, `first half`.
fn half(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    const ANOTHER: &[&str] = &[
        "first", "second", "other", "better", "latter", "front", "back", "top", "bottom", "upper", "lower", "third", "this",
    ];
    const PERIOD: &[&str] = &[
        "time", "hour", "year", "brother", "sister", "day", "term", "century", "marathon", "way", "an", "mile", "board",
        "back", "backs", "mast", "heartedly", "past",
    ];
    let before = i.wrapping_sub(1);
    if p.is_any(before, ANOTHER) || p.joins(before) {
        return None;
    }
    let joined = if p.is(i + 1, "a") || p.joins(i + 1) { i + 2 } else { i + 1 };
    if multiplies(p, joined) {
        return half_of(p, i, joined);
    }
    if p.joins(i + 1) || p.is_any(i + 1, PERIOD) {
        return None;
    }
    Some(quotient(i, i + 1, divide(1, 2)?))
}

/// Half of the scale word at `at`.
fn half_of(p: &Passage<'_>, start: usize, at: usize) -> Option<Numeral> {
    match number_word(p, at)? {
        NumberWord::Dozen => Some(found(start, at + 1, Decimal::from(6), 0, Form::Words)),
        NumberWord::Hundred => Some(found(start, at + 1, Decimal::from(50), 0, Form::Words)),
        NumberWord::Scale(zeros) => {
            let zeros = i16::from(zeros);
            Some(found(start, at + 1, divide(1, 2)?.value.shifted(zeros), zeros, Form::Words))
        }
        _ => None,
    }
}

/// A numeral that starts with a number word below a hundred, with what may follow it: a fraction, `dozen`.
fn plain(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    if !matches!(number_word(p, i)?, NumberWord::Unit(_) | NumberWord::Ten(_)) {
        return None;
    }
    let mut number = run(p, i, i, None)?;
    if let Some(fraction) = fraction_of(p, &number) {
        return Some(fraction);
    }
    if p.is(number.end, "dozen") {
        number.value = times(&number.value, 12)?;
        number.end += 1;
    } else if p.is(number.end, "score") && p.is(number.end + 1, "and") {
        number.value = times(&number.value, 20)?;
        number.end += 1;
    } else {
        mixed(p, &mut number)?;
    }
    Some(number)
}

/// Takes in a point in words (`three point five`) or a fraction (`and a half`), and the scale after them.
fn mixed(p: &Passage<'_>, number: &mut Numeral) -> Option<()> {
    if let Some((places, end)) = point(p, number.end) {
        number.value = format!("{}.{places}", number.value).parse().ok()?;
        number.end = end;
    } else if let Some((fraction, end)) = and_a_half(p, number.end) {
        // `a million and a half` is 1.5 million, `a hundred and a half` is not.
        let scale = if number.scale >= 3 { number.scale } else { 0 };
        number.value = with_fraction(&number.value.shifted(-scale), &fraction.value)?.shifted(scale);
        number.exact = fraction.exact;
        number.end = end;
    } else {
        return Some(());
    }
    if let Some(NumberWord::Scale(zeros)) = number_word(p, number.end) {
        number.scale = i16::from(zeros);
        number.value = number.value.shifted(number.scale);
        number.end += 1;
    } else if p.is(number.end, "hundred") {
        number.value = number.value.shifted(2);
        number.end += 1;
    }
    Some(())
}

/// The decimal places of `point five`, at `point`.
fn point(p: &Passage<'_>, at: usize) -> Option<(String, usize)> {
    let (mut places, mut end) = (String::new(), at + 1);
    while let Some(digit) = p.number::<u8>(end, Class::Unit).filter(|digit| *digit < 10 && places.len() < 9) {
        places.push_str(&digit.to_string());
        end += 1;
    }
    (p.is(at, "point") && !places.is_empty()).then_some((places, end))
}

/// `and a half`, `and a quarter`, `and three quarters`, `-and-a-half`, `and two-thirds`.
fn and_a_half(p: &Passage<'_>, at: usize) -> Option<(Quotient, usize)> {
    let step = |at: usize| if p.joins(at) { at + 1 } else { at };
    let and = step(at);
    if !p.is(and, "and") {
        return None;
    }
    let over = step(and + 1);
    let one = p.is_any(over, &["a", "one"]);
    let count: u8 = if one { 1 } else { p.number(over, Class::Unit)? };
    let part = step(over + 1);
    let under: u8 = p.number(part, Class::Denominator).filter(|under| *under > count && *under <= 10)?;
    let plural = p.word(part).ends_with(['s', 'S']);
    (plural != one).then(|| divide(u128::from(count), u128::from(under)).map(|quotient| (quotient, part + 1))).flatten()
}

/// `two-thirds`, `three quarters`, `one-third`; `one third` only before `of`, where it is not a rank.
fn fraction_of(p: &Passage<'_>, number: &Numeral) -> Option<Numeral> {
    let over: u128 = number.value.as_str().parse().ok().filter(|over| (1..20).contains(over))?;
    let hyphen = p.joins(number.end);
    let at = if hyphen { number.end + 1 } else { number.end };
    let under = p.number::<u8>(at, Class::Denominator)?;
    let plural = p.word(at).ends_with(['s', 'S']);
    let quarters_of_a_year = under == 4 && over > 3;
    if plural != (over > 1) || quarters_of_a_year || (!plural && !p.is(at + 1, "of") && !hyphen) {
        return None;
    }
    // `three quarters of growth`
    let periods = p.is(at, "quarters") && !hyphen && !(p.is(at + 1, "of") && p.is_any(at + 2, &["a", "an", "the", "all"]));
    let periods = periods && !(p.is(at + 1, "of") && super::counted::is_plural(p.word(at + 2)));
    if over > u128::from(under) || periods {
        return None;
    }
    Some(quotient(number.start, at + 1, divide(over, u128::from(under))?))
}

/// Reads number words from `at` on: the usual sum of products. `seed` is the 1 of `a hundred`.
fn run(p: &Passage<'_>, start: usize, at: usize, seed: Option<u128>) -> Option<Numeral> {
    let mut state = Sum { total: 0, current: seed.unwrap_or(0), smallest: 99, last: seed.map(|_| Last::Unit) };
    let (mut end, mut next) = (at, at);
    while let Some(word) = number_word(p, next).filter(|word| state.take(*word)) {
        let _ = word;
        end = next + 1;
        let and = p.is(end, "and") && matches!(state.last, Some(Last::Hundred | Last::Scale));
        let below = |i| matches!(number_word(p, i), Some(NumberWord::Unit(_) | NumberWord::Ten(_)));
        let and = and && below(end + 1) && !starts_another(p, end + 1);
        next = if and || p.joins(end) { end + 1 } else { end };
    }
    let total = state.total.checked_add(state.current)?;
    let scale = if state.current == 0 && state.smallest < 99 { i16::from(state.smallest) } else { 0 };
    if end == at { None } else { Some(found(start, end, Decimal::from(total), scale, Form::Words)) }
}

/// Whether the number word at `i` after `and` begins a number of its own: `a hundred and two million`.
fn starts_another(p: &Passage<'_>, i: usize) -> bool {
    matches!(number_word(p, i + 1), Some(NumberWord::Hundred))
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
