//! Amounts: a numeral with what it measures, ranges of them, and the words around them that change the value.

use tallymark_text::TokenKind;

use super::arith::times;
use super::bound::{below_zero, bounded, leading_point, sign};
use super::context;
use super::measure::{Measure, measure_after};
use super::money;
use super::numeral::{Form, Numeral, numeral};
use super::range::ranged;
use super::shape::chain_end;
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::Bound;
use crate::passage::Passage;

/// One end of an amount: a numeral with its own currency or unit.
pub(super) struct Term {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Numeral,
    pub(super) measure: Option<Measure>,
}

/// A number as it is meant: the whole of what is marked.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// The value, where it is one number.
    pub(crate) value: Option<Decimal>,
    /// The lower end of a range, or the least that a vague number means.
    pub(crate) low: Option<Decimal>,
    /// The upper end of a range.
    pub(crate) high: Option<Decimal>,
    /// How the number meant relates to the value.
    pub(crate) bound: Option<Bound>,
    /// What it measures.
    pub(crate) measure: Option<Measure>,
    /// How it is written.
    pub(crate) form: Form,
    /// Whether words or signs around the numeral belong to it: surely an amount, and no name or year.
    pub(crate) marked: bool,
}

/// What starts at a token, for a finder that goes through them.
pub(crate) enum Reading {
    /// An amount.
    Found(Box<Amount>),
    /// Nothing that is a number, up to this token.
    Skip(usize),
}

/// Reads the amount whose numeral starts at `i`.
pub(crate) fn amount_at(p: &Passage<'_>, i: usize) -> Reading {
    if let Some(end) = context::not_a_number(p, i) {
        return Reading::Skip(end.max(i + 1));
    }
    let Some(first) = term(p, i) else { return Reading::Skip(i + 1) };
    let end = first.end;
    let amount = ranged(p, first);
    if context::glued(p, amount.end) || context::belongs_to_name(p, &amount) {
        return Reading::Skip(chain_end(p, i).max(end));
    }
    Reading::Found(Box::new(bounded(p, below_zero(p, amount))))
}

pub(super) fn term(p: &Passage<'_>, i: usize) -> Option<Term> {
    let mut number = numeral(p, i)?;
    if let Some(point) = leading_point(p, i) {
        let places = i16::try_from(p.word(i).len()).ok()?;
        (number.start, number.value) = (point, number.value.shifted(-places));
        number.form = Form::Digits;
    }
    let number = number;
    let digits = matches!(number.form, Form::Plain | Form::Digits);
    let thousands = number.scale >= 3;
    let before = if digits || thousands { money::before(p, number.start) } else { None };
    let after = measure_after(p, number.end, digits, thousands).or_else(|| of_currency(p, &number));
    let (mut number, after) = two_parts(p, number, after);
    let (mut start, mut end, measure) = match (before, after) {
        // `$50 million US`, `$20 AUD`, `£5 sterling`
        (Some((start, sign, 0)), Some((Measure::Money { code, places: 0 }, end))) if sign == code || sign == "$" => {
            (start, end, Some(Measure::Money { code, places: 0 }))
        }
        (Some((start, code, places)), _) => (start, number.end, Some(Measure::Money { code, places })),
        (None, Some((measure, end))) => (number.start, end, Some(measure)),
        (None, None) if p.is(number.start.wrapping_sub(1), "mach") && digits => {
            (number.start - 1, number.end, Some(Measure::Unit("{mach}".to_owned())))
        }
        (None, None) if p.is(number.end - 1, "grand") => {
            // `40 grand`: of what the text is about
            let code = if p.writes("GBP") && !p.writes("$") { "GBP" } else { "$" };
            (number.start, number.end, Some(Measure::Money { code, places: 0 }))
        }
        (None, None) => (number.start, number.end, None),
    };
    let coded = matches!(measure, Some(Measure::Money { .. })) && end > number.end && number.scale == 0;
    if let Some(zeros) = p.number::<i16>(end, Class::Scale).filter(|_| coded) {
        // `80 USD million`
        (number.value, number.scale, end) = (number.value.shifted(zeros), zeros, end + 1);
    }
    if let Some((at, negative)) = sign(p, start, number.form) {
        start = at;
        if negative {
            number.value = number.value.negated();
        }
    }
    Some(Term { start, end, number, measure })
}

/// `billions of dollars`, `tens of thousands of pounds`.
fn of_currency(p: &Passage<'_>, number: &Numeral) -> Option<(Measure, usize)> {
    if number.form != Form::Vague || !p.is(number.end, "of") {
        return None;
    }
    money::after(p, number.end + 1, true).filter(|(_, end)| p.has(end - 1, Class::Currency) || p.is(end - 1, "pounds"))
}

/// Measures that are written in two units: the larger, the smaller, how many of it make one, and its words.
const PAIRS: &[(&str, &str, u128, &[&str])] = &[
    ("[ft_i]", "[in_i]", 12, &["in", "ins", "inch", "inches"]),
    ("[stone_av]", "[lb_av]", 14, &["lb", "lbs", "pound", "pounds"]),
    ("[lb_av]", "[oz_av]", 16, &["oz", "ounce", "ounces"]),
];

/// `6ft 4in`, `six feet four inches`, `6-foot-4`, `4 dollars 20 cents` are one amount, in the smaller unit or in the
/// currency.
fn two_parts(
    p: &Passage<'_>,
    mut number: Numeral,
    after: Option<(Measure, usize)>,
) -> (Numeral, Option<(Measure, usize)>) {
    let Some((measure, end)) = &after else { return (number, after) };
    let hyphen = p.joins(*end) && p.kind(end + 1) == Some(TokenKind::Digits);
    let at = if hyphen || p.is(*end, "and") || p.is(*end, ",") { end + 1 } else { *end };
    let Some(more) = numeral(p, at) else { return (number, after) };
    let Ok(count) = more.value.as_str().parse::<u128>() else { return (number, after) };
    let found = match measure {
        Measure::Unit(code) => {
            PAIRS.iter().find(|(larger, ..)| larger == code).and_then(|(larger, smaller, size, words)| {
                let word = if p.joins(more.end) { more.end + 1 } else { more.end };
                let named = p.is_any(word, words);
                let bare = hyphen && *larger == "[ft_i]";
                let total = times(&number.value, *size)?.as_str().parse::<u128>().ok()?.checked_add(count)?;
                let end = if named { word + 1 } else { more.end };
                (count < *size && (named || bare))
                    .then(|| (Decimal::from(total), Measure::Unit((*smaller).to_owned()), end))
            })
        }
        Measure::Money { code, places: 0 } if count < 100 => {
            money::after(p, more.end, false).and_then(|(part, end)| {
                let cents = matches!(&part, Measure::Money { code: of, places: -2 } if of == code);
                let whole = times(&number.value, 100)?.as_str().parse::<u128>().ok()?.checked_add(count)?;
                cents.then(|| (Decimal::from(whole).shifted(-2), measure.clone(), end))
            })
        }
        _ => None,
    };
    match found {
        Some((value, measure, end)) => {
            number.value = value;
            (number, Some((measure, end)))
        }
        None => (number, after),
    }
}

/// The amount of one term.
pub(super) fn single(term: Term) -> Amount {
    let least = term.number.form == Form::Vague;
    let marked = term.start < term.number.start;
    let value = scaled_value(term.number.value, term.measure.as_ref());
    let bound = match (least, term.number.loose) {
        (true, _) => Some(Bound::Gte),
        (_, true) => Some(Bound::Approx),
        _ => term.number.exact.then_some(Bound::Exact),
    };
    let (value, low) = if least { (None, Some(value)) } else { (term.number.exact.then_some(value), None) };
    Amount {
        start: term.start,
        end: term.end,
        value,
        low,
        high: None,
        bound,
        measure: term.measure,
        form: term.number.form,
        marked,
    }
}

/// Cents are hundredths of a dollar, basis points of a percent; decades are ten years.
pub(super) fn scaled_value(value: Decimal, measure: Option<&Measure>) -> Decimal {
    match measure {
        Some(Measure::Percent { places } | Measure::Money { places, .. }) if *places != 0 => value.shifted(*places),
        Some(Measure::Time(unit)) if unit.size() > 1 => times(&value, unit.size()).unwrap_or(value),
        _ => value,
    }
}
