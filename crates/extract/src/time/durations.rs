//! Lengths of time: `five-hour`, `less than two hours`, `half an hour`, `2h 17m`, `a few weeks`, `week-long`, and what
//! lies so far from now: `two weeks ago`, `in two weeks`.

use tallymark_text::TokenKind;

use super::calendar::{TimeUnit, is_plural_unit, one_unit, small_number, time_unit};
use super::value::{duration, open, shifted};
use super::{Context, Found};
use crate::decimal::Decimal;
use crate::label::Label;
use crate::lexicon::{Class, Classes};
use crate::mention::{Bound, Norm, TimexType};
use crate::numbers::amount::{Amount, Reading, amount_at};
use crate::numbers::measure::Measure;
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// A length of so many units.
pub(crate) fn lasting(start: usize, end: usize, unit: TimeUnit, norm: Norm) -> Found {
    let label = if unit.is_short() { Label::Time } else { Label::Date };
    Found { start, end, label, norm: Norm { timex_type: Some(TimexType::Duration), ..norm } }
}

/// One unit.
pub(crate) fn one(start: usize, end: usize, unit: TimeUnit) -> Option<Found> {
    number_of(start, end, unit, "1")
}

/// So many units, by the digits of the number.
pub(crate) fn number_of(start: usize, end: usize, unit: TimeUnit, number: &str) -> Option<Found> {
    let number: Decimal = number.parse().ok()?;
    let size = Decimal::from(unit.size());
    let value = if number.as_str() == "1" { size } else { number.clone() };
    let norm = Norm {
        timex: Some(if unit == TimeUnit::Fortnight { "P2W".to_owned() } else { duration(Some(&number), unit) }),
        value: Some(value),
        bound: Some(Bound::Exact),
        unit: Some(unit.ucum().to_owned()),
        ..Norm::default()
    };
    Some(lasting(start, end, unit, norm))
}

/// The norm of an amount of units.
pub(crate) fn norm_of(amount: &Amount, unit: TimeUnit) -> Norm {
    Norm {
        value: amount.value.clone(),
        low: amount.low.clone(),
        high: amount.high.clone(),
        bound: amount.bound,
        unit: Some(unit.ucum().to_owned()),
        timex: Some(written(amount, unit)),
        ..Norm::default()
    }
}

/// As TIMEX3 writes the amount: decades are counted as such, halves in the next smaller unit.
fn written(amount: &Amount, unit: TimeUnit) -> String {
    let value = amount.value.as_ref().map(Decimal::as_str);
    match (unit, value) {
        (TimeUnit::Hour, Some("0.5")) => "PT30M".to_owned(),
        (TimeUnit::Year, Some("0.5")) => "P6M".to_owned(),
        (TimeUnit::Millisecond, Some(_)) => {
            duration(amount.value.as_ref().map(|value| value.shifted(-3)).as_ref(), unit)
        }
        (TimeUnit::Decade | TimeUnit::Century | TimeUnit::Millennium, Some(years)) => {
            // The amount is in years.
            let zeros = i16::try_from(unit.size().ilog10()).unwrap_or(0);
            duration(years.parse::<Decimal>().ok().map(|years| years.shifted(-zeros)).as_ref(), unit)
        }
        _ => duration(amount.value.as_ref(), unit),
    }
}

/// The length of time that an amount is.
pub(crate) fn measured(p: &Passage<'_>, amount: &Amount, context: &Context) -> Option<Found> {
    let Some(Measure::Time(unit)) = amount.measure else { return unmeasured(p, amount) };
    let (mut end, mut norm) = (amount.end, norm_of(amount, unit));
    if let Some((parts, after)) = parts(p, end, unit, amount.value.as_ref()) {
        norm.timex = Some(format!("{}{parts}", norm.timex.unwrap_or_default()));
        (norm.value, norm.unit, end) = (None, None, after);
    }
    if let Some(after) = super::ages::old(p, end) {
        return Some(Found { label: Label::Date, ..lasting(amount.start, after, unit, norm) });
    }
    if p.joins(end) && p.is(end + 1, "long") {
        end += 2;
    }
    let steps = amount.value.as_ref().and_then(|value| steps(value, unit));
    if let Some((after, sign)) = moved(p, end) {
        return Some(moved_by(
            p,
            (amount.start, after),
            unit,
            steps.map(|steps| steps.saturating_mul(sign)),
            norm,
            context,
        ));
    }
    if let Some(date) = in_future(p, amount.start, unit, steps, context) {
        norm.timex = Some(date);
        let found = lasting(amount.start, end, unit, norm);
        return Some(Found { norm: Norm { timex_type: Some(TimexType::Date), ..found.norm }, ..found });
    }
    let framed = amount.start.checked_sub(1).filter(|at| lengthens(p, *at) && !p.touches(*at));
    Some(lasting(framed.unwrap_or(amount.start), end, unit, norm))
}

/// `last`, `next`, `past` before a length; `final` and `first` are outside.
fn lengthens(p: &Passage<'_>, i: usize) -> bool {
    p.has(i, Class::Frame) && !p.is_any(i, &["first", "final"])
}

/// How many periods a whole number of units is.
fn steps(value: &Decimal, unit: TimeUnit) -> Option<i32> {
    let steps: i32 = value.as_str().parse().ok()?;
    Some(steps / i32::try_from(unit.size()).unwrap_or(1).max(1))
}

/// `ago`, `earlier`, `later`, `from now` at `i`: the token after it and the direction; none where it is from another time.
fn moved(p: &Passage<'_>, i: usize) -> Option<(usize, i32)> {
    match p.word(i).len() {
        3 if p.is(i, "ago") => Some((i + 1, -1)),
        4 if p.is(i, "from") && p.is(i + 1, "now") => Some((i + 2, 1)),
        5 if p.is(i, "later") && !p.is(i + 1, "than") => Some((i + 1, 0)),
        7 if p.is(i, "earlier") && !p.is(i + 1, "than") => Some((i + 1, 0)),
        _ => None,
    }
}

/// `two weeks ago` is a date; `two weeks later` is counted from a time told elsewhere, so that only its length is known.
fn moved_by(
    p: &Passage<'_>,
    (start, end): (usize, usize),
    unit: TimeUnit,
    steps: Option<i32>,
    norm: Norm,
    context: &Context,
) -> Found {
    let found = lasting(start, end, unit, norm);
    if p.is_any(end.wrapping_sub(1), &["later", "earlier"]) {
        return found;
    }
    let kind = if unit.is_short() { TimexType::Time } else { TimexType::Date };
    let value = steps.map_or_else(|| open(unit).to_owned(), |steps| shifted(context.anchor, unit, steps));
    Found { norm: Norm { timex_type: Some(kind), timex: Some(value), ..found.norm }, ..found }
}

/// The date that `in two weeks` is, where the sentence looks ahead.
fn in_future(p: &Passage<'_>, start: usize, unit: TimeUnit, steps: Option<i32>, context: &Context) -> Option<String> {
    let before = start.wrapping_sub(1);
    // `the first time in two years` looks back.
    let ranked =
        p.is_any(before.wrapping_sub(1), &["time", "first", "most", "highest", "lowest", "worst", "best", "once"]);
    let fits = context.anchor.is_some() && !unit.is_short() && p.is(before, "in") && !ranked;
    (fits && context.ahead(p)).then(|| shifted(context.anchor, unit, steps.unwrap_or(0))).filter(|_| steps.is_some())
}

/// The smaller parts of the same length: `two hours and 30 minutes`, `three years, four months and 11 days`, `2h 17m 24s`.
fn parts(p: &Passage<'_>, mut end: usize, mut unit: TimeUnit, first: Option<&Decimal>) -> Option<(String, usize)> {
    let mut value = String::new();
    for _ in 0..3 {
        let comma = if p.word(end) == "," { end + 1 } else { end };
        let at = if p.is(comma, "and") { comma + 1 } else { comma };
        if at == end + 2 && value.is_empty() {
            break;
        }
        let Some((number, smaller, after)) = part(p, at, unit, at > end) else { break };
        if smaller.is_short() && !unit.is_short() && (unit != TimeUnit::Day || value.is_empty() && first.is_none()) {
            break;
        }
        value = format!(
            "{value}{}{number}{}",
            if smaller.is_short() && !unit.is_short() { "T" } else { "" },
            smaller.letters()
        );
        (unit, end) = (smaller, after);
    }
    (!value.is_empty()).then_some((value, end))
}

/// The number, unit and end of one part at `i`, of a smaller unit.
fn part(p: &Passage<'_>, i: usize, larger: TimeUnit, joined: bool) -> Option<(String, TimeUnit, usize)> {
    if p.kind(i) == Some(TokenKind::Digits) {
        let letter = match p.word(i + 1) {
            "m" if larger == TimeUnit::Hour => Some(TimeUnit::Minute),
            "s" if larger == TimeUnit::Minute => Some(TimeUnit::Second),
            _ => None,
        };
        if let Some(unit) = letter.filter(|_| p.word(i).len() <= 2 && p.touches(i + 1)) {
            return Some((p.word(i).to_owned(), unit, i + 2));
        }
    } else if !joined {
        // `one hour and a half` is another rule's, `two years four people` is two things.
        small_number(p, i)?;
    }
    let Reading::Found(amount) = amount_at(p, i) else { return None };
    let Some(Measure::Time(unit)) = amount.measure else { return None };
    (unit < larger && amount.start == i).then_some((amount.value?.as_str().to_owned(), unit, amount.end))
}

/// Amounts whose unit is not beside them: `two previous years`, `three quarters of an hour`, `last two quarters`,
/// `one hour and a half`.
fn unmeasured(p: &Passage<'_>, amount: &Amount) -> Option<Found> {
    if amount.measure.is_some() {
        return None;
    }
    let number = amount.value.as_ref()?;
    let end = amount.end;
    if lengthens(p, end) && is_plural_unit(p, end + 1) {
        let unit = time_unit(p, end + 1)?;
        return number_of(amount.start, end + 2, unit, number.as_str());
    }
    let before = amount.start.wrapping_sub(1);
    if p.is(end, "quarters") && p.has(before, Class::Frame) && !p.touches(amount.start) {
        let months = number.as_str().parse::<u16>().ok()?.checked_mul(3)?;
        return number_of(before, end + 1, TimeUnit::Month, &months.to_string());
    }
    None
}

/// The length that a fraction of a unit is: `half an hour`, `a quarter of an hour`, `three quarters of an hour`.
fn fraction(p: &Passage<'_>, i: usize) -> Option<Found> {
    let (quarters, of) = match () {
        () if p.is(i, "half") => (2, i + 1),
        () if p.is_any(i, &["a", "one"]) && p.is(i + 1, "quarter") && p.is(i + 2, "of") => (1, i + 3),
        () if p.is(i, "quarter") && p.is(i + 1, "of") => (1, i + 2),
        () if p.is(i, "three") && p.is(i + 1, "quarters") && p.is(i + 2, "of") => (3, i + 3),
        () => return None,
    };
    let at = if p.is_any(of, &["a", "an"]) || p.joins(of) && quarters == 2 { of + 1 } else { of };
    if at == of && quarters != 2 {
        return None;
    }
    let unit = one_unit(p, at).filter(|unit| *unit >= TimeUnit::Minute)?;
    let (number, unit) = match unit {
        TimeUnit::Minute => (quarters * 15, TimeUnit::Second),
        TimeUnit::Hour => (quarters * 15, TimeUnit::Minute),
        TimeUnit::Day => (quarters * 6, TimeUnit::Hour),
        TimeUnit::Year => (quarters * 3, TimeUnit::Month),
        TimeUnit::Century => (quarters * 25, TimeUnit::Year),
        TimeUnit::Decade if quarters == 2 => (5, TimeUnit::Year),
        unit if quarters == 2 => return number_of(i, at + 1, unit, "0.5"),
        _ => return None,
    };
    let found = number_of(i, at + 1, unit, &number.to_string())?;
    Some(match moved(p, at + 1) {
        Some((end, _)) => Found { end, ..found },
        None => found,
    })
}

/// Words before `a week` that make it a length of time, not a rate (`10 a week`).
const LASTING: &[&str] = &[
    "for", "in", "within", "about", "nearly", "almost", "over", "than", "least", "after", "under", "around", "lasted",
    "lasting", "took", "takes", "take", "half", "up", "to",
];

/// What an indefinite length can start with.
const INDEFINITE: Classes = Classes::of(&[Class::Opener, Class::TimeUnit, Class::Unit, Class::Denominator]);

/// `half an hour`, `an hour and a half`, `a year ago`, `for a week`, `hour-long`, `one hour and a half`.
pub(crate) fn indefinite(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if !p.has_any(i, INDEFINITE) {
        return None;
    }
    if let Some(found) = fraction(p, i) {
        return Some(found);
    }
    if let Some(unit) = time_unit(p, i).filter(|_| p.joins(i + 1)) {
        return compound(p, i, unit);
    }
    let article = p.is_any(i, &["a", "an"]);
    if !article && !p.is(i, "one") {
        return None;
    }
    let unit = one_unit(p, i + 1).filter(|_| !p.joins(i + 2))?;
    if p.is(i + 2, "and") && p.is(i + 3, "a") && p.is(i + 4, "half") {
        let mut found = number_of(i, i + 5, unit, "1.5")?;
        if unit == TimeUnit::Hour {
            found.norm.timex = Some("PT90M".to_owned());
        }
        return Some(found);
    }
    if !article {
        return None;
    }
    if let Some((after, sign)) = moved(p, i + 2) {
        let found = one(i, after, unit)?;
        // `from $327 million a year earlier` compares with the document's own period.
        if unit == TimeUnit::Year && sign == 0 && p.is(i + 2, "earlier") && context.anchor.is_some() {
            return Some(Found::date(i, after, shifted(context.anchor, unit, -1)));
        }
        return Some(moved_by(p, (i, after), unit, Some(sign), found.norm, context));
    }
    if let Some(date) = in_future(p, i, unit, Some(1), context) {
        return Some(Found::date(i, i + 2, date));
    }
    let before = i.wrapping_sub(1);
    let framed = p.is_any(before, LASTING) && (!p.is(before, "to") || p.is(before.wrapping_sub(1), "up"));
    let counted = framed || p.is_any(i + 2, &["after", "before"]);
    let usual = unit != TimeUnit::Second || p.is_any(i + 2, &["after", "before"]);
    if counted && usual { one(i, i + 2, unit) } else { None }
}

/// `week-long`, `months-old`, `decades-old`.
fn compound(p: &Passage<'_>, i: usize, unit: TimeUnit) -> Option<Found> {
    let told = p.is_any(i + 2, &["long", "old"]) && !p.touches(i) && unit >= TimeUnit::Minute;
    let found = if is_plural_unit(p, i) {
        lasting(i, i + 3, unit, Norm { timex: Some(duration(None, unit)), ..Norm::default() })
    } else {
        one(i, i + 3, unit)?
    };
    told.then_some(if p.is(i + 2, "old") { Found { label: Label::Date, ..found } } else { found })
}

/// `next couple of weeks`, `last few days` from `i` on, with `couple` or `few` at `at`.
pub(crate) fn couple(p: &Passage<'_>, i: usize, at: usize) -> Option<Found> {
    let of = if p.is(at + 1, "of") { at + 2 } else { at + 1 };
    let unit = time_unit(p, of).filter(|_| is_plural_unit(p, of))?;
    if p.is(at, "few") {
        return Some(lasting(i, of + 1, unit, Norm { timex: Some(duration(None, unit)), ..Norm::default() }));
    }
    let mut found = number_of(i, of + 1, unit, "2")?;
    found.norm.bound = Some(Bound::Approx);
    Some(found)
}

/// A plural without a number: `hours after`, `in recent months`, `a few weeks`, `several years ago`.
pub(crate) fn vague(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let unit =
        time_unit(p, i).filter(|_| is_plural_unit(p, i) && p.word(i).len() >= 4 && !p.is_any(i, &["mins", "secs"]))?;
    let before = i.wrapping_sub(1);
    let compound = p.joins(before) || p.touches(i) && p.kind(before) == Some(TokenKind::Word);
    if compound || unit.is_short() && !is_length(p, i) || unit == TimeUnit::Weekend || p.has(before, Class::NoLength) {
        return None;
    }
    let anchored = p.is_any(i + 1, &["after", "before", "later", "earlier", "ago"]);
    if !anchored && describes(p, before) {
        return None;
    }
    let mut start = i;
    for _ in 0..3 {
        let at = start.wrapping_sub(1);
        let few = p.is_any(at, &["few", "several", "many"]);
        if few && p.is(at.wrapping_sub(1), "a") {
            start = at - 1;
        } else if few || lengthens(p, at) || p.is(at, "couple") {
            start = at;
        } else {
            break;
        }
    }
    let norm = Norm { timex: Some(duration(None, unit)), ..Norm::default() };
    Some(match moved(p, i + 1).filter(|_| !p.is(i + 1, "earlier")) {
        Some((after, _)) => moved_by(p, (start, after), unit, None, norm, context),
        None => lasting(start, i + 1, unit, norm),
    })
}

/// Whether the word at `at` says what kind of days they are: `rainy days`, `migraine days` are no length.
fn describes(p: &Passage<'_>, at: usize) -> bool {
    const FUNCTION: Classes = Classes::of(&[
        Class::Stop,
        Class::Auxiliary,
        Class::Past,
        Class::CueVerb,
        Class::Change,
        Class::Opener,
        Class::Direction,
        Class::Frame,
    ]);
    let verb = p.word(at).ends_with("ed") || p.word(at).ends_with("ing");
    let vague =
        p.is_any(at, &["many", "couple", "past", "early", "late", "long", "spend", "take", "takes", "last", "lasts"]);
    p.has(at, Class::More) || p.is_lower(at) && !p.has_any(at, FUNCTION) && !verb && !vague && !lengthens(p, at)
}

/// Whether `hours` or `minutes` at `i` are a length, and not those of an office or a meeting.
fn is_length(p: &Passage<'_>, i: usize) -> bool {
    const BEFORE: &[&str] =
        &["for", "in", "within", "after", "few", "several", "many", "of", "took", "by", "lasted", "over"];
    const AFTER: &[&str] =
        &["after", "before", "later", "earlier", "ago", "from", "since", "on", "into", "away", "until"];
    let before = i.wrapping_sub(1);
    p.is_any(before, BEFORE) || lengthens(p, before) || p.is_any(i + 1, AFTER)
}

/// The end of a name that starts with a rank of a unit: `20th Century Fox`, `Seventh-day Adventist`.
pub(crate) fn named(p: &Passage<'_>, i: usize) -> Option<usize> {
    let rank = ordinal(p, i)?;
    let joined = p.joins(rank.end);
    let at = if joined { rank.end + 1 } else { rank.end };
    one_unit(p, at)?;
    (p.is_capital(at + 1) && !p.touches(at + 1) && (p.is_capital(at) || joined && p.is_capital(i))).then_some(at + 1)
}

/// A rank of a unit: `fourth year`, `21st century`, `third week`.
pub(crate) fn ranked(p: &Passage<'_>, i: usize) -> Option<Found> {
    let rank = ordinal(p, i)?;
    let at = if p.joins(rank.end) { rank.end + 1 } else { rank.end };
    let unit = one_unit(p, at).filter(|unit| *unit >= TimeUnit::Minute)?;
    let number: i32 = rank.value.as_str().parse().ok()?;
    if unit == TimeUnit::Century {
        return Some(Found::date(i, at + 1, format!("{:02}", number.saturating_sub(1))));
    }
    let value = open(unit).to_owned();
    Some(if unit.is_short() { Found::time(i, at + 1, value) } else { Found::date(i, at + 1, value) })
}
