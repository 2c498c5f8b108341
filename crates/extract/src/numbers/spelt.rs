//! Numerals in words: `two hundred and five thousand`, `half a million`, `two-thirds`, `dozens`.

use tallymark_text::TokenKind;

use super::arith::{divide, times, with_fraction};
use super::fraction::{and_a_half, fraction_of, of_scale};
use super::numeral::{Form, Numeral};
use super::sum::run;
use super::words::{NumberWord, multiplies, number_word};
use crate::decimal::Decimal;
use crate::lexicon::{Class, Classes};
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
        _ if multiplies(p, i) => bare_scale(p, i),
        7 if p.is(i, "quarter") && p.joins(i + 1) && p.has(i + 2, Class::Measure) => {
            Some(found(i, i + 1, divide(1, 4)?.value, 0, Form::Words))
        }
        _ => plain(p, i),
    }
}

/// `million-dollar`, and `hundred thousand` after a word that stands in for its number (`the first hundred thousand`).
fn bare_scale(p: &Passage<'_>, i: usize) -> Option<Numeral> {
    let before = i.wrapping_sub(1);
    let stands_in =
        p.has_any(before, Classes::of(&[Class::Ordinal, Class::Direction])) || p.is_any(before, &["per", "the"]);
    let joined = p.joins(i + 1) && p.has_any(i + 2, Classes::of(&[Class::Currency, Class::Measure, Class::TimeUnit]));
    let run = || run(p, i, i, Some(1));
    let free = !p.joins(before) && !p.touches(i);
    (free && (joined || stands_in && multiplies(p, i + 1))).then(run).flatten()
}

fn found(start: usize, end: usize, value: Decimal, scale: i16, form: Form) -> Numeral {
    Numeral { start, end, value, exact: true, scale, form, loose: false }
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
    let scores = p.is(i, "scores") && (p.is(end, "of") || p.has(end, Class::Auxiliary) || p.is_any(end, &["more"]));
    let needs_of = p.is_any(i, &["tens", "scores"]) && end == i + 1 && !scores;
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
        let number = p.kind(i + 3) == Some(TokenKind::Digits);
        return (p.is(i + 2, "of") && !number).then(|| found(i, i + 2, Decimal::from(20), 0, Form::Words));
    }
    if p.is(i + 1, "few") {
        return few(p, i + 1).map(|numeral| Numeral { start: i, ..numeral });
    }
    let joined = if p.joins(i + 2) { i + 3 } else { i + 2 };
    if p.is(i + 1, "half") && multiplies(p, joined) {
        return half_of(p, i, joined);
    }
    if let Some(under) = p.number::<u32>(i + 1, Class::Denominator) {
        return share(p, i, under);
    }
    if p.has_any(i + 1, Classes::of(&[Class::Currency, Class::Measure])) && alone(p, i) {
        return Some(found(i, i + 1, Decimal::from(1), 0, Form::Words));
    }
    // `a million-dollar yacht` is read from the scale word on.
    if multiplies(p, i + 1) && p.joins(i + 2) && !p.is_any(i + 3, &["plus", "odd", "strong"]) {
        return None;
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

/// `a third of`, `a quarter of a million`, `a tenth less`, `a half`.
fn share(p: &Passage<'_>, i: usize, under: u32) -> Option<Numeral> {
    let plural = p.word(i + 1).ends_with('s');
    let quotient = divide(1, u128::from(under))?;
    let whole = of_scale(p, i, i + 2, quotient);
    let compared = p.is_any(i + 2, &["of", "less", "more", "as", "in"]) || p.kind(i + 2) != Some(TokenKind::Word);
    let ranged = p.is_any(i.wrapping_sub(1), &["between"]) || p.is_any(i + 2, &["to", "and", "or"]) && p.is(i + 3, "a");
    let bounded = super::bound::bound_before(p, i).is_some();
    let term = compared || ranged || bounded || p.is(i.wrapping_sub(1), "by");
    let time = matches!(under, 2 | 4) && p.has(i + 2, Class::Past);
    (!plural && (whole.scale > 0 || term) && !time && !p.joins(i + 2)).then_some(whole)
}

/// Whether `a` at `i`, before a unit or a currency, counts one of it: `a gallon of cider`, `costs a dollar`; not the rate
/// of something (`$5 a barrel`, `60 miles a gallon`) nor a thing of that name (`a pound cake`, `a foot`).
fn alone(p: &Passage<'_>, i: usize) -> bool {
    const WHOLE: &[&str] = &[
        "mile",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "gallon",
        "litre",
        "liter",
        "tonne",
        "ton",
        "kilogram",
        "kilo",
        "hectare",
        "acre",
        "inch",
        "barrel",
        "gram",
        "megawatt",
        "gigawatt",
        "pint",
        "ounce",
    ];
    let before = i.wrapping_sub(1);
    let rate = matches!(p.kind(before), Some(TokenKind::Digits | TokenKind::Symbol))
        || p.has_any(
            before,
            Classes::of(&[
                Class::Currency,
                Class::Subunit,
                Class::Measure,
                Class::Scale,
                Class::Unit,
                Class::Mark,
                Class::Vague,
                Class::Ten,
                Class::Dozen,
            ]),
        )
        || p.is_any(before, &["percent", "cent", "much", "many", "more", "less", "rate", "price"])
            && p.is(before.wrapping_sub(1), "as");
    let rate = rate || p.opens_sentence(i);
    let ends = !p.joins(i + 2) && !p.is_any(i + 2, &["sign", "bill", "coin", "note", "store", "shop", "a"]);
    if p.has(i + 1, Class::Currency) {
        let priced = p.is_any(
            before,
            &[
                "cost", "costs", "for", "at", "to", "about", "nearly", "than", "paid", "pay", "charged", "with",
                "worth", "by", "over", "half", "under",
            ],
        );
        return !rate && ends && priced && !p.word(i + 1).ends_with('s');
    }
    let measured = p.is(i + 2, "of") && !p.is_any(before, &["price", "of"])
        || super::bound::bound_before(p, i).is_some()
        || p.is_any(before, &["half", "within"]);
    p.is_any(i + 1, WHOLE) && !rate && ends && measured
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
        "first", "second", "other", "better", "latter", "front", "back", "top", "bottom", "upper", "lower", "third",
        "this",
    ];
    const PERIOD: &[&str] = &[
        "time",
        "hour",
        "year",
        "brother",
        "sister",
        "day",
        "term",
        "century",
        "marathon",
        "way",
        "an",
        "board",
        "back",
        "backs",
        "mast",
        "heartedly",
        "past",
    ];
    let before = i.wrapping_sub(1);
    if p.is_any(before, ANOTHER) || p.joins(before) {
        return None;
    }
    let joined = if p.is(i + 1, "a") || p.joins(i + 1) { i + 2 } else { i + 1 };
    if multiplies(p, joined) {
        return half_of(p, i, joined);
    }
    // `half a mile`, `half an acre`, `half-mile`, `half a dollar`
    let article = if p.is_any(i + 1, &["a", "an"]) { i + 2 } else { joined };
    let measured = p.has_any(article, Classes::of(&[Class::Measure, Class::Currency])) && article > i + 1;
    if measured && !p.has(article, Class::TimeUnit) {
        return Some(found(i, article, divide(1, 2)?.value, 0, Form::Words));
    }
    if p.joins(i + 1) || p.is_any(i + 1, PERIOD) {
        return None;
    }
    Some(of_scale(p, i, i + 1, divide(1, 2)?))
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
    if p.is_any(number.end, &["dozen", "dozens"]) || p.joins(number.end) && p.is(number.end + 1, "dozen") {
        number.end += usize::from(p.joins(number.end));
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
    if let Some(NumberWord::Ten(ten)) = number_word(p, end) {
        let hyphen = p.joins(end + 1);
        let unit = p.number::<u8>(if hyphen { end + 2 } else { end + 1 }, Class::Unit).filter(|unit| *unit < 10);
        places = (ten + unit.unwrap_or(0)).to_string();
        end += 1 + usize::from(unit.is_some()) * if hyphen { 2 } else { 1 };
    }
    while let Some(digit) = p.number::<u8>(end, Class::Unit).filter(|digit| *digit < 10 && places.len() < 9) {
        places.push_str(&digit.to_string());
        end += 1;
    }
    (p.is(at, "point") && !places.is_empty()).then_some((places, end))
}
