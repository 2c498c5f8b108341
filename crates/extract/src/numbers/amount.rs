//! Amounts: a numeral with what it measures, ranges of them, and the words around them that change the value.

use std::cmp::Ordering;

use tallymark_text::TokenKind;

use super::arith::{compare, divide, times};
use super::context;
use super::lexicon::BOUNDS;
use super::measure::{Measure, after_currency, currency_before, measure_after};
use super::numeral::{Form, Numeral, numeral};
use super::shape::chain_end;
use crate::decimal::Decimal;
use crate::mention::Bound;
use crate::passage::Passage;

/// One end of an amount: a numeral with its own currency or unit.
struct Term {
    start: usize,
    end: usize,
    number: Numeral,
    measure: Option<Measure>,
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
    Reading::Found(Box::new(approximated(p, signed(p, amount))))
}

fn term(p: &Passage<'_>, i: usize) -> Option<Term> {
    let number = numeral(p, i)?;
    let end = number.end;
    let digits = matches!(number.form, Form::Plain | Form::Digits);
    let thousands = number.scale >= 3;
    let before = if digits || thousands { currency_before(p, number.start) } else { None };
    let after = measure_after(p, end, digits, thousands);
    let (number, after) = feet_and_inches(p, number, after);
    let (start, end, measure) = match (before, after) {
        (Some((start, code)), Some((Measure::Money { code: after, places: 0 }, end))) if code == after => {
            (start, end, Some(Measure::Money { code, places: 0 }))
        }
        (Some((start, code)), _) => (start, end, Some(Measure::Money { code, places: 0 })),
        (None, Some((measure, end))) => (number.start, end, Some(measure)),
        (None, None) => (number.start, end, None),
    };
    Some(Term { start, end, number, measure })
}

/// `6ft 4in` is one length, in inches.
fn feet_and_inches(
    p: &Passage<'_>,
    mut number: Numeral,
    after: Option<(Measure, usize)>,
) -> (Numeral, Option<(Measure, usize)>) {
    let Some((Measure::Unit(code), end)) = &after else { return (number, after) };
    let inches = p.is_any(end + 1, &["in", "ins", "inch", "inches"])
        && p.kind(*end) == Some(TokenKind::Digits)
        && code == "[ft_i]";
    let more = p.word(*end).parse::<u128>().ok().filter(|more| inches && *more < 12);
    let total = times(&number.value, 12).and_then(|feet| feet.as_str().parse::<u128>().ok());
    let (Some(more), Some(total)) = (more, total) else { return (number, after) };
    number.value = Decimal::from(total.saturating_add(more));
    let end = end + 2;
    (number, Some((Measure::Unit("[in_i]".to_owned()), end)))
}

fn single(term: Term) -> Amount {
    let least = term.number.form == Form::Vague;
    let value = scaled_value(&term.number.value, term.measure.as_ref());
    Amount {
        start: term.start,
        end: term.end,
        value: (!least && term.number.exact).then(|| value.clone()),
        low: if least { Some(value) } else { None },
        high: None,
        bound: match (least, term.number.loose) {
            (true, _) => Some(Bound::Gte),
            (_, true) => Some(Bound::Approx),
            _ => term.number.exact.then_some(Bound::Exact),
        },
        measure: term.measure,
        form: term.number.form,
        marked: false,
    }
}

/// Cents are hundredths of a dollar, basis points of a percent.
fn scaled_value(value: &Decimal, measure: Option<&Measure>) -> Decimal {
    match measure {
        Some(Measure::Percent { places } | Measure::Money { places, .. }) if *places != 0 => value.shifted(*places),
        _ => value.clone(),
    }
}

/// The amount that starts with `first`: a range, a ratio or a score where another number follows, else it alone.
fn ranged(p: &Passage<'_>, first: Term) -> Amount {
    let at = first.end;
    let hyphen = p.joins(at) || (p.word(at) == "–" && !p.touches(at) && p.kind(at + 1) == Some(TokenKind::Digits));
    let suspended = p.is_hyphen(at) && p.touches(at) && !p.touches(at + 1) && p.is_any(at + 1, &["to", "or", "and"]);
    let at = if suspended { at + 1 } else { at };
    let between = p.is(first.start.wrapping_sub(1), "between") && p.is(at, "and");
    let either = p.is(at, "or") && first.number.form == Form::Words;
    let colon = p.is(at, ":") && p.touches(at) && p.touches(at + 1);
    let ratio_words = [["in", "out"], ["of", "in"]];
    let share = p.is_any(at, &ratio_words[0]) && first.measure.is_none();
    if !(hyphen || between || either || suspended || colon || share || p.is_any(at, &["to", "till"])) {
        return single(first);
    }
    if p.is(at, "to") && first.measure.is_some() && moves(p, first.start) {
        return single(first);
    }
    let skip = if share && p.is(at, "out") && p.is(at + 1, "of") { at + 2 } else { at + 1 };
    let start = after_currency(p, skip);
    let Some(second) =
        term(p, start).filter(|second| second.start <= skip.max(start) && !context::glued(p, second.end))
    else {
        return single(first);
    };
    if context::tells_time(p, second.end) {
        return single(first);
    }
    if share {
        return share_of(first, &second);
    }
    if colon || (p.is(at, "to") && is_ratio(p, &first, &second)) {
        return ratio(first, &second);
    }
    join(p, first, second, hyphen, between, either)
}

/// Whether a verb of change before `start` makes `X to Y` a change by X up to Y, not a range.
fn moves(p: &Passage<'_>, start: usize) -> bool {
    const VERBS: &[&str] = &[
        "gained",
        "lost",
        "rose",
        "fell",
        "dropped",
        "climbed",
        "jumped",
        "slipped",
        "added",
        "shed",
        "advanced",
        "from",
        "surged",
        "declined",
        "increased",
        "decreased",
        "up",
        "down",
        "by",
        "gains",
        "loses",
        "rises",
        "falls",
    ];
    (1..3).any(|back| start.checked_sub(back).is_some_and(|at| p.is_any(at, VERBS)))
}

/// A range of two terms, or what they are instead.
fn join(p: &Passage<'_>, mut first: Term, second: Term, hyphen: bool, between: bool, either: bool) -> Amount {
    let years = context::is_year(p, &first.number) && context::is_year(p, &second.number) && second.measure.is_none();
    let vague = first.number.form == Form::Vague || second.number.form == Form::Vague;
    let differ = first.measure.is_some() && second.measure.is_some() && first.measure != second.measure;
    let own_unit = first.measure.is_some() && second.measure.is_none();
    let money = own_unit && matches!(first.measure, Some(Measure::Money { .. }));
    if years || vague || differ || (own_unit && !money) {
        return single(first);
    }
    if first.number.scale == 0 && second.number.scale > 0 && compare(&first.number.value, &unscaled(&second)).is_le() {
        first.number.value = first.number.value.shifted(second.number.scale);
    }
    let rising = compare(&first.number.value, &second.number.value) == Ordering::Less;
    let measure = second.measure.or_else(|| first.measure.clone());
    if !rising || (hyphen && measure.is_none() && context::tells_score(p, first.start)) {
        let score = hyphen && measure.is_none();
        let mut amount = single(first);
        if score {
            (amount.end, amount.value, amount.bound, amount.marked) = (second.end, None, None, true);
        }
        return amount;
    }
    if either && !adjoining(&first.number.value, &second.number.value) {
        return single(first);
    }
    let low = scaled_value(&first.number.value, measure.as_ref());
    let high = scaled_value(&second.number.value, measure.as_ref());
    Amount {
        start: if between { first.start - 1 } else { first.start },
        end: second.end,
        value: None,
        low: first.number.exact.then_some(low),
        high: second.number.exact.then_some(high),
        bound: None,
        measure,
        form: Form::Digits,
        marked: between,
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

/// `1.1 to 1`, `by a ratio of 3 to 5`, `outnumbered 10 to one`.
fn is_ratio(p: &Passage<'_>, first: &Term, second: &Term) -> bool {
    let bare = first.measure.is_none() && second.measure.is_none();
    let one = second.number.value.as_str() == "1" && first.number.scale == 0;
    let from = p.is(first.start.wrapping_sub(1), "from");
    let said = (1..4).any(|back| {
        let at = first.start.wrapping_sub(back);
        p.is_any(at, &["ratio", "odds", "voted", "vote", "won", "beat", "lost", "outnumbered", "margin"])
    });
    bare && !from && (one || said)
}

fn ratio(first: Term, second: &Term) -> Amount {
    let value = quotient(&first.number.value, &second.number.value);
    let end = second.end;
    Amount { end, value, marked: true, ..single(first) }
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
    let quotient = divide(over.as_str().parse().ok()?, under.as_str().parse().ok()?)?;
    quotient.exact.then_some(quotient.value)
}

/// Takes in a minus or plus sign that touches the amount and nothing before.
fn signed(p: &Passage<'_>, mut amount: Amount) -> Amount {
    let Some(at) = amount.start.checked_sub(1) else { return amount };
    if p.word(at) == "." && p.touches(amount.start) && !p.touches(at) && p.kind(amount.start) == Some(TokenKind::Digits)
    {
        let digits = p.word(amount.start).len();
        amount.value = amount.value.map(|value| value.shifted(-i16::try_from(digits).unwrap_or(0)));
        amount.start = at;
    }
    let Some(at) = amount.start.checked_sub(1) else { return amount };
    let touching = p.touches(amount.start) && !p.touches(at);
    let opened = p.touches(amount.start) && matches!(p.word(at.wrapping_sub(1)), "(" | "[");
    let number = amount.form != Form::Words && amount.form != Form::Vague;
    let minus = matches!(p.word(at), "-" | "−" | "\u{2013}" | "\u{2011}") && number && (touching || opened);
    let worded = p.is(at, "minus") && amount.measure.is_some();
    if minus || worded {
        amount.value = amount.value.as_ref().map(Decimal::negated);
        (amount.start, amount.marked) = (at, true);
    } else if number && p.word(at) == "+" && (touching || opened) {
        (amount.start, amount.marked) = (at, true);
    }
    amount
}

/// Takes in the words before and after that bound the value.
fn approximated(p: &Passage<'_>, mut amount: Amount) -> Amount {
    if let Some((bound, end)) = bound_after(p, amount.end) {
        (amount.end, amount.bound, amount.marked) = (end, Some(bound), true);
    }
    if let Some((start, bound, inside)) = bound_before(p, amount.start).filter(|(start, ..)| !spans(p, *start, &amount))
    {
        if amount.value.is_some() || amount.high.is_some() {
            amount.bound = Some(bound);
        }
        if inside {
            amount.start = start;
        }
        amount.marked = true;
    }
    amount
}

/// Whether `over` at `start` says how far or how long, not that the number is more: `grew over two years`,
/// `jailed for 11 years over $5m`, `drones over seven regions`.
fn spans(p: &Passage<'_>, start: usize, amount: &Amount) -> bool {
    const MORE: &[&str] =
        &["for", "in", "within", "after", "lasted", "took", "takes", "spent", "of", "is", "was", "well", "by", "a"];
    let before = start.wrapping_sub(1);
    if !p.is(start, "over") || matches!(p.kind(before), None | Some(TokenKind::Break)) {
        return false;
    }
    let noun = p.is_lower(before) && super::counted::is_plural(p.word(before));
    match amount.measure {
        Some(Measure::Time(_)) => {
            !p.is_any(before, MORE) && !matches!(p.word(before), "“" | "\"" | "‘" | "(" | "." | "—")
        }
        Some(Measure::Money { .. }) => crate::time::calendar::time_unit(p.word(before)).is_some(),
        None => noun && amount.form == Form::Words && amount.end - amount.start == 1 && !p.is(amount.end, "times"),
        _ => false,
    }
}

/// The bound words that end before token `i`: where they start, what they mean, whether the span takes them in.
pub(crate) fn bound_before(p: &Passage<'_>, i: usize) -> Option<(usize, Bound, bool)> {
    BOUNDS.iter().find_map(|phrase| {
        let start = i.checked_sub(phrase.words.len())?;
        let all = phrase.words.iter().enumerate().all(|(at, word)| p.is(start + at, word));
        let compound = p.joins(start.wrapping_sub(1)) || (p.touches(start) && p.kind(start) == Some(TokenKind::Word));
        (all && !compound).then_some((start, phrase.bound, phrase.inside))
    })
}

/// The bound words at `i`, after a number: `-plus`, `+`, `or more`, `or so`, `-odd`.
fn bound_after(p: &Passage<'_>, i: usize) -> Option<(Bound, usize)> {
    if p.word(i) == "+" && p.touches(i) {
        return Some((Bound::Gte, i + 1));
    }
    if p.joins(i) {
        return match (p.is(i + 1, "plus"), p.is(i + 1, "odd")) {
            (true, _) => Some((Bound::Gte, i + 2)),
            (_, true) => Some((Bound::Approx, i + 2)),
            _ => None,
        };
    }
    if p.is(i, "plus")
        && !p.is_any(i + 1, &["a", "an", "the"])
        && p.kind(i + 1) == Some(TokenKind::Word)
        && !p.touches(i)
    {
        return None;
    }
    if !p.is(i, "or") {
        return None;
    }
    match (p.is(i + 1, "more"), p.is(i + 1, "so"), p.is_any(i + 1, &["less", "fewer"])) {
        (true, ..) => Some((Bound::Gte, i + 2)),
        (_, true, _) => Some((Bound::Approx, i + 2)),
        (.., true) => Some((Bound::Lte, i + 2)),
        _ => None,
    }
}
