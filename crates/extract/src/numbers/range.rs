//! Two numbers that are one: ranges, ratios, scores and shares.

use std::cmp::Ordering;

use tallymark_text::TokenKind;

use super::amount::{Amount, Term, scaled_value, single, term};
use super::arith::{compare, divide};
use super::context;
use super::measure::Measure;
use super::money::after_currency;
use super::numeral::{Form, Numeral};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::Bound;
use crate::passage::Passage;

/// What stands between two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A hyphen or a dash without a gap, or with one on both sides between digits.
    Hyphen,
    /// `to`, `till`.
    To,
    /// `and` after `between`.
    Between,
    /// `or` between words.
    Or,
    /// A colon.
    Colon,
    /// `in`, `out of`.
    Of,
    /// A slash: runs and wickets.
    Slash,
}

/// The joint at `at`, after `first`, and where the second number starts.
fn joint(p: &Passage<'_>, first: &Term, at: usize) -> Option<(Joint, usize)> {
    let digits = p.kind(at + 1) == Some(TokenKind::Digits) || p.has(at + 1, Class::Sign);
    // A dash with a gap on both sides joins as well: `10 – 15`.
    if p.joins(at) && p.joins(at + 2) && p.is_any(at + 1, &["in", "to"]) {
        return Some((if p.is(at + 1, "in") { Joint::Of } else { Joint::To }, at + 3));
    }
    let wide = matches!(p.word(at), "–" | "-") && !p.touches(at) && !p.touches(at + 1) && digits;
    let swung = p.word(at) == "~" && p.touches(at) && p.touches(at + 1);
    if p.joins(at) || swung || wide && p.kind(first.end - 1) == Some(TokenKind::Digits) {
        return Some((Joint::Hyphen, at + 1));
    }
    // `three- to five-year`
    let suspended = p.is_hyphen(at) && p.touches(at) && !p.touches(at + 1) && p.is_any(at + 1, &["to", "or", "and"]);
    let at = if suspended { at + 1 } else { at };
    let before = first.start.wrapping_sub(1);
    let between = p.is(before, "between")
        || (p.is_any(before, &["from", "of", "is", "about", "some"]) && p.is(before.wrapping_sub(1), "between"));
    match p.word(at).to_ascii_lowercase().as_str() {
        "and" if between => Some((Joint::Between, at + 1)),
        "to" | "till" => Some((Joint::To, at + 1)),
        "through" if first.measure.is_none() && digits => Some((Joint::To, at + 1)),
        // `8, 10 or 12` is a list
        "or" if p.word(before) == "," && first.number.form != Form::Words => None,
        "or" if suspended || first.number.form == Form::Words || first.measure.is_none() => Some((Joint::Or, at + 1)),
        "/" if p.touches(at) && p.touches(at + 1) && is_total(p, first) => Some((Joint::Slash, at + 1)),
        ":" if p.touches(at) && p.touches(at + 1) => Some((Joint::Colon, at + 1)),
        "in" | "of" if first.measure.is_none() && p.is(at, "in") => Some((Joint::Of, at + 1)),
        "out" if first.measure.is_none() && p.is(at + 1, "of") => {
            Some((Joint::Of, if p.is(at + 2, "every") { at + 3 } else { at + 2 }))
        }
        _ => None,
    }
}

/// Whether the number can be the runs of a cricket score (`112/4`): a day, a month or the nine of `9/11` is less.
fn is_total(p: &Passage<'_>, first: &Term) -> bool {
    let bare = first.measure.is_none() && first.number.form == Form::Plain && !p.touches(first.start);
    let wickets = p.word(first.end + 1).parse::<u8>().is_ok_and(|wickets| wickets <= 10);
    bare && wickets && p.word(first.start).parse::<u16>().is_ok_and(|runs| (32..1000).contains(&runs))
}

/// The amount that starts with `first`: a range, a ratio or a score where another number follows, else it alone.
pub(super) fn ranged(p: &Passage<'_>, first: Term) -> Amount {
    let Some((joint, next)) = joint(p, &first, first.end) else { return single(first) };
    let change = joint == Joint::To && changes(p, &first);
    if change {
        return single(first);
    }
    let next = if joint == Joint::Of && p.is(next, "every") { next + 1 } else { next };
    let signed = matches!(p.word(next), "-" | "−") && p.touches(next + 1) && !p.touches(next) || p.is(next, "minus");
    let next = if signed { next + 1 } else { next };
    let start = after_currency(p, next);
    let point = p.word(start) == "." && p.touches(start + 1);
    let start = if point { start + 1 } else { start };
    let Some(second) =
        term(p, start).filter(|second| second.start <= next.max(start) && !context::glued(p, second.end))
    else {
        return single(first);
    };
    let clock = p.word(second.end) == ":" && p.touches(second.end) && p.touches(second.end + 1);
    if clock && joint != Joint::Colon || context::tells_time(p, second.end) && second.measure.is_none() {
        return single(first);
    }
    match joint {
        Joint::Slash if second.number.form != Form::Plain || p.word(start).len() > 2 || p.word(second.end) == "/" => {
            single(first)
        }
        Joint::Slash => Amount { end: second.end, value: None, bound: None, marked: true, ..single(first) },
        Joint::Of => share_of(first, &second),
        Joint::Colon => ratio(first, &second),
        Joint::To if is_ratio(p, &first, &second) => ratio(first, &second),
        _ => join(p, first, second, joint),
    }
}

/// Whether the words before the number make `X to Y` a change by X up to Y, or from X to Y, and no range.
fn changes(p: &Passage<'_>, first: &Term) -> bool {
    let start = super::bound::bound_before(p, first.start).map_or(first.start, |(start, ..)| start);
    let before = start.wrapping_sub(1);
    if p.is(before, "by") && p.has(before.wrapping_sub(1), Class::Change) {
        return true;
    }
    if p.is(before, "from") {
        // `rose from 10 to 15`, `a rise in rates from 5% to 6%`; `from 10 to 15 people` is a range.
        return (1..9)
            .map_while(|back| before.checked_sub(back))
            .take_while(|at| !matches!(p.word(*at), "." | ";") && p.kind(*at) != Some(TokenKind::Break))
            .any(|at| p.has(at, Class::Change) && !p.is_any(at, &["by"]));
    }
    (0..2).any(|back| before.checked_sub(back).is_some_and(|at| p.has(at, Class::Change))) && first.measure.is_some()
}

/// A range of two terms, or what they are instead.
fn join(p: &Passage<'_>, mut first: Term, second: Term, joint: Joint) -> Amount {
    let hyphen = joint == Joint::Hyphen;
    let years = is_year(p, &first.number) && is_year(p, &second.number) && second.measure.is_none();
    let vague = first.number.form == Form::Vague || second.number.form == Form::Vague;
    let differ = first.measure.is_some() && second.measure.is_some() && !same(&first, &second);
    let own_unit = first.measure.is_some() && second.measure.is_none();
    let money = own_unit && matches!(first.measure, Some(Measure::Money { .. }));
    let either = joint == Joint::Or;
    // `dropped by a quarter to $54m`
    let own_sign = !hyphen && first.measure.is_none() && second.start < second.number.start;
    if own_sign && matches!(second.measure, Some(Measure::Money { .. })) {
        return single(first);
    }
    if years || vague || differ || (own_unit && !money) {
        return single(first);
    }
    let dozens = p.is(second.number.end - 1, "dozen") && second.number.end > second.number.start + 1;
    if dozens && first.number.scale == 0 && first.number.value.as_str().len() < 3 {
        first.number.value = super::arith::times(&first.number.value, 12).unwrap_or(first.number.value);
    } else if first.number.scale == 0
        && second.number.scale > 0
        && compare(&first.number.value, &unscaled(&second)).is_le()
    {
        first.number.value = first.number.value.shifted(second.number.scale);
    }
    let rising = is_less(&first.number.value, &second.number.value);
    let measure = second.measure.or_else(|| first.measure.clone());
    let bare = measure.is_none();
    // `7-Eleven`
    let title = hyphen && first.number.form == Form::Plain && second.number.form == Form::Words && bare;
    if title {
        return single(first);
    }
    if !rising || (hyphen && bare && context::tells_score(p, first.start, second.end)) {
        let mut amount = single(first);
        if hyphen && bare {
            (amount.end, amount.value, amount.bound, amount.marked) = (second.end, None, None, true);
        }
        return amount;
    }
    if either && !adjoining(&first.number.value, &second.number.value) {
        return single(first);
    }
    let low = scaled_value(first.number.value, measure.as_ref());
    let high = scaled_value(second.number.value, measure.as_ref());
    let between = joint == Joint::Between && p.is(first.start - 1, "between");
    Amount {
        start: if between { first.start - 1 } else { first.start },
        end: second.end,
        value: None,
        low: first.number.exact.then_some(low),
        high: second.number.exact.then_some(high),
        bound: None,
        measure,
        form: Form::Digits,
        marked: joint == Joint::Between,
    }
}

/// Whether the first number is less than the second, signs counted.
fn is_less(first: &Decimal, second: &Decimal) -> bool {
    let size = compare(first, second);
    match (first.as_str().starts_with('-'), second.as_str().starts_with('-')) {
        (false, false) => size == Ordering::Less,
        (true, false) => true,
        (false, true) => false,
        (true, true) => size == Ordering::Greater,
    }
}

fn same(first: &Term, second: &Term) -> bool {
    match (&first.measure, &second.measure) {
        (Some(Measure::Money { code: a, .. }), Some(Measure::Money { code: b, .. })) => a == b || *a == "$",
        (a, b) => a == b,
    }
}

fn unscaled(term: &Term) -> Decimal {
    term.number.value.shifted(-term.number.scale)
}

/// `two or three`, `ten or twelve`: an estimate, not a choice between `one or a hundred`.
fn adjoining(low: &Decimal, high: &Decimal) -> bool {
    match (low.as_str().parse::<u64>(), high.as_str().parse::<u64>()) {
        (Ok(low), Ok(high)) => high <= low.saturating_mul(2),
        _ => false,
    }
}

/// Whether the numeral could be a year: four plain digits from 1000 to 2199.
fn is_year(p: &Passage<'_>, number: &Numeral) -> bool {
    let plain = number.form == Form::Plain && number.end == number.start + 1 && p.word(number.start).len() == 4;
    plain && p.word(number.start).parse::<u16>().is_ok_and(|year| (1000..2200).contains(&year))
}

/// `1.1 to 1`, `by a ratio of 3 to 5`, `outnumbered 10 to one`.
fn is_ratio(p: &Passage<'_>, first: &Term, second: &Term) -> bool {
    let bare = first.measure.is_none() && second.measure.is_none();
    let one = second.number.value.as_str() == "1" && first.number.scale == 0;
    let from = p.is(first.start.wrapping_sub(1), "from");
    let said = (1..4).any(|back| {
        let at = first.start.wrapping_sub(back);
        p.is_any(at, &["ratio", "odds", "voted", "vote", "won", "beat", "lost", "outnumbered", "outnumber", "margin"])
    });
    bare && !from && (one || said)
}

fn ratio(first: Term, second: &Term) -> Amount {
    let value = quotient(&first.number.value, &second.number.value);
    let end = second.end;
    let bound = value.as_ref().map(|_| Bound::Exact);
    Amount { end, value, bound, marked: true, ..single(first) }
}

/// `one in five`, `three out of four`.
fn share_of(first: Term, second: &Term) -> Amount {
    let less = compare(&first.number.value, &second.number.value) == Ordering::Less;
    let small = first.number.value.as_str().len() <= 2 && second.measure.is_none();
    let year = second.number.form == Form::Plain && second.number.value.as_str().len() == 4;
    if less && small && !year && second.number.form != Form::Vague { ratio(first, second) } else { single(first) }
}

/// One number by another; nothing where no decimal is exactly that.
fn quotient(over: &Decimal, under: &Decimal) -> Option<Decimal> {
    if under.as_str() == "1" {
        return Some(over.clone());
    }
    let (over, under) = (over.as_str(), under.as_str());
    // Both may have decimals: `2.5:1.5`.
    let places = over.split_once('.').map_or(0, |(_, part)| part.len());
    let digits: u128 = over.replace('.', "").parse().ok()?;
    let quotient = divide(digits, under.parse().ok()?)?;
    quotient.exact.then(|| quotient.value.shifted(-i16::try_from(places).unwrap_or(0)))
}
