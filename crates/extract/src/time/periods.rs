//! Lengths of time: `five-hour`, `less than two hours`, `28-year-old`, `half an hour`, `a few weeks`, `in years`.

use tallymark_text::TokenKind;

use super::calendar::{TimeUnit, time_unit};
use super::value::{duration, shifted};
use super::{Context, Found};
use crate::label::Label;
use crate::lexicon::Class;
use crate::mention::{Norm, TimexType};
use crate::numbers::amount::{Amount, Reading, amount_at};
use crate::numbers::measure::Measure;
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// The length of time whose number starts at `i`.
pub(crate) fn measured(p: &Passage<'_>, amount: &Amount, context: &Context) -> Option<Found> {
    let Some(Measure::Time(unit)) = amount.measure else { return age(p, amount) };
    let (mut end, mut value) = (amount.end, duration(amount.value.as_ref(), unit));
    if let Some((part, after)) = second_part(p, end, unit) {
        value.push_str(&part);
        end = after;
    }
    let mut norm = bare_norm(amount, unit);
    norm.timex = Some(value);
    if let Some(after) = old(p, end) {
        return Some(Found {
            start: amount.start,
            end: after,
            label: Label::Date,
            norm: with_type(norm, TimexType::Duration),
        });
    }
    if p.joins(end) && p.is(end + 1, "long") {
        end += 2;
    }
    let label = if unit.is_short() { Label::Time } else { Label::Date };
    if let Some((after, sign)) = moved(p, end) {
        let steps = amount.value.as_ref().and_then(|value| value.as_str().parse::<i32>().ok());
        norm.timex = Some(match steps {
            Some(steps) if !unit.is_short() => {
                shifted(context.anchor.filter(|_| sign < 0 || after > end + 1), unit, steps.saturating_mul(sign))
            }
            _ => shifted(None, unit, 0),
        });
        let kind = if unit.is_short() { TimexType::Time } else { TimexType::Date };
        return Some(Found { start: amount.start, end: after, label, norm: with_type(norm, kind) });
    }
    let framed = amount.start.checked_sub(1).filter(|at| p.has(*at, Class::Frame) && !p.touches(*at));
    Some(Found { start: framed.unwrap_or(amount.start), end, label, norm: with_type(norm, TimexType::Duration) })
}

fn with_type(norm: Norm, kind: TimexType) -> Norm {
    Norm { timex_type: Some(kind), ..norm }
}

fn bare_norm(amount: &Amount, unit: TimeUnit) -> Norm {
    Norm {
        value: amount.value.clone(),
        low: amount.low.clone(),
        high: amount.high.clone(),
        bound: amount.bound,
        unit: Some(unit.ucum().to_owned()),
        ..Norm::default()
    }
}

/// `ago`, `earlier`, `later`, `from now` at `i`: the token after it and the direction.
fn moved(p: &Passage<'_>, i: usize) -> Option<(usize, i32)> {
    match (p.is(i, "ago") || p.is(i, "earlier"), p.is(i, "later"), p.is(i, "from") && p.is(i + 1, "now")) {
        _ if p.is(i + 1, "than") => None,
        (true, ..) => Some((i + 1, -1)),
        (_, true, _) => Some((i + 1, 1)),
        (.., true) => Some((i + 2, 1)),
        _ => None,
    }
}

/// `-old`, ` old`, `-olds` after years.
fn old(p: &Passage<'_>, i: usize) -> Option<usize> {
    let at = if p.joins(i) { i + 1 } else { i };
    p.is_any(at, &["old", "olds"]).then_some(at + 1)
}

/// A smaller part of the same length: `two hours and 30 minutes`, `1 hour 20 minutes`.
fn second_part(p: &Passage<'_>, i: usize, first: TimeUnit) -> Option<(String, usize)> {
    let at = if p.is(i, "and") || p.word(i) == "," { i + 1 } else { i };
    if at == i && p.kind(i) != Some(TokenKind::Digits) {
        return None;
    }
    let Reading::Found(amount) = amount_at(p, at) else { return None };
    let Some(Measure::Time(unit)) = amount.measure else { return None };
    let fits = unit < first && amount.start == at && (unit.is_short() == first.is_short() || first == TimeUnit::Day);
    let value = duration(amount.value.as_ref(), unit);
    let part = if first.is_short() { value.strip_prefix("PT") } else { value.strip_prefix('P') };
    fits.then(|| part.map(|part| (part.to_owned(), amount.end))).flatten()
}

/// An age without its unit: `aged 28`, `the age of 12`, `John Smith, 28, said`.
fn age(p: &Passage<'_>, amount: &Amount) -> Option<Found> {
    let shown = amount.value.as_ref().or(amount.high.as_ref())?;
    let years: u16 = shown.as_str().parse().ok().filter(|years| (1..=115).contains(years))?;
    let range = amount.value.is_none();
    let before = amount.start.wrapping_sub(1);
    let told = p.is(before, "aged")
        || (p.is(before, "of") && p.is(amount.start.wrapping_sub(2), "age"))
        || (p.is(before, "age") && p.kind(amount.start) == Some(TokenKind::Digits));
    let digits = p.kind(amount.start) == Some(TokenKind::Digits) && amount.end == amount.start + 1 && !range;
    let name = amount.start.wrapping_sub(2);
    let whole = p.is_capital(name.wrapping_sub(1)) || p.joins(name.wrapping_sub(1));
    let alone = !p.is_any(name.wrapping_sub(1), &["in", "at", "from", "near", "and", "of", "to", "on", ","]);
    let named = p.word(before) == ","
        && p.is_capital(name)
        && (whole || alone && years > 14)
        && super::calendar::month(p, name).is_none()
        && super::calendar::weekday(p, name).is_none();
    let after = p.is_lower(amount.end + 1) || whole;
    let stopped = p.word(amount.end) == "." && whole;
    let closed = !p.touches(amount.end + 1) && (p.word(amount.end) == "," && after || stopped);
    if amount.measure.is_some() || !(told || (digits && named && closed && years > 1)) {
        return None;
    }
    let mut norm = bare_norm(amount, TimeUnit::Year);
    norm.timex = Some(if range { "PXY".to_owned() } else { format!("P{years}Y") });
    Some(Found { start: amount.start, end: amount.end, label: Label::Date, norm: with_type(norm, TimexType::Duration) })
}

/// Words before `a week` that make it a length of time, not a rate (`10 a week`).
const LASTING: &[&str] = &[
    "for", "in", "within", "about", "nearly", "almost", "over", "than", "least", "after", "under", "around", "lasted",
    "lasting", "took", "takes", "take", "half",
];

/// `half an hour`, `an hour and a half`, `a year ago`, `for a week`.
pub(crate) fn indefinite(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if p.is(i, "half") {
        let at = if p.is_any(i + 1, &["a", "an"]) || p.joins(i + 1) { i + 2 } else { i + 1 };
        let unit = time_unit(p, at).filter(|unit| *unit >= TimeUnit::Minute && at > i)?;
        let value = match unit {
            TimeUnit::Hour => "PT30M".to_owned(),
            TimeUnit::Year => "P6M".to_owned(),
            TimeUnit::Day => "PT12H".to_owned(),
            TimeUnit::Decade => "P5Y".to_owned(),
            TimeUnit::Century => "P50Y".to_owned(),
            _ => format!("P{}0.5{}", if unit.is_short() { "T" } else { "" }, unit.letters()),
        };
        let mut found = spell(i, at + 1, unit, value);
        if unit == TimeUnit::Day {
            found.label = Label::Time;
        }
        if let Some((after, _)) = moved(p, at + 1) {
            found.end = after;
        }
        return Some(found);
    }
    if !p.is_any(i, &["a", "an"]) {
        return None;
    }
    let half = p.is(i + 1, "half") && p.joins(i + 2);
    let unit = time_unit(p, i + 1).filter(|_| !half && !p.joins(i + 2))?;
    if p.is(i + 2, "and") && p.is(i + 3, "a") && p.is(i + 4, "half") {
        let value =
            if unit == TimeUnit::Hour { "PT90M".to_owned() } else { duration("1.5".parse().ok().as_ref(), unit) };
        return Some(spell(i, i + 5, unit, value));
    }
    let one = "1".parse().ok();
    if let Some((after, sign)) = moved(p, i + 2) {
        let mut found = spell(i, after, unit, shifted(context.anchor.filter(|_| sign < 0), unit, sign));
        found.norm.timex_type = Some(if unit.is_short() { TimexType::Time } else { TimexType::Date });
        return Some(found);
    }
    let framed = p.is_any(i.wrapping_sub(1), LASTING) || p.is_any(i + 2, &["after", "before"]);
    let usual = unit != TimeUnit::Second || p.is_any(i + 2, &["after", "before"]);
    (framed && usual).then(|| spell(i, i + 2, unit, duration(one.as_ref(), unit)))
}

fn spell(start: usize, end: usize, unit: TimeUnit, value: String) -> Found {
    let label = if unit.is_short() { Label::Time } else { Label::Date };
    let norm = Norm { timex_type: Some(TimexType::Duration), timex: Some(value), ..Norm::default() };
    Found { start, end, label, norm }
}

/// A plural without a number: `hours after`, `in recent months`, `a few weeks`, `several years ago`.
pub(crate) fn vague(p: &Passage<'_>, i: usize) -> Option<Found> {
    const NOT_AFTER: &[&str] =
        &["opening", "working", "business", "office", "visiting", "school", "these", "those", "man", "person", "rush"];
    let unit = time_unit(p, i)
        .filter(|_| p.word(i).ends_with(['s', 'S']) && p.word(i).len() >= 4 && !p.is_any(i, &["mins", "secs"]))?;
    let before = i.wrapping_sub(1);
    if p.is_any(before, NOT_AFTER) || p.joins(before) || p.touches(i) && p.kind(before) == Some(TokenKind::Word) {
        return None;
    }
    let mut start = i;
    for _ in 0..3 {
        let at = start.wrapping_sub(1);
        let few = p.is_any(at, &["few", "several", "many"]);
        if few && p.is(at.wrapping_sub(1), "a") {
            start = at - 1;
        } else if few || (p.has(at, Class::Frame) && !p.is_any(at, &["first", "final"])) || p.is_any(at, &["couple"]) {
            start = at;
        } else {
            break;
        }
    }
    let (mut end, mut norm) =
        (i + 1, Norm { timex: Some(duration(None, unit)), timex_type: Some(TimexType::Duration), ..Norm::default() });
    if let Some((after, _)) = moved(p, end).filter(|_| !p.is(end, "earlier")) {
        end = after;
        norm.timex_type = Some(if unit.is_short() { TimexType::Time } else { TimexType::Date });
    }
    Some(Found { start, end, label: if unit.is_short() { Label::Time } else { Label::Date }, norm })
}

/// `Q1`, `Q3 2026`, `H1 2025`.
pub(crate) fn quarter(p: &Passage<'_>, i: usize) -> Option<Found> {
    let letter = if p.word(i) == "Q" { 'Q' } else { 'H' };
    let number: u8 =
        (p.touches(i + 1) && matches!(p.word(i), "Q" | "H")).then(|| p.word(i + 1).parse().ok()).flatten()?;
    let year = super::dates::year(p, i + 2);
    let known = if letter == 'Q' { (1..=4).contains(&number) } else { (1..=2).contains(&number) && year.is_some() };
    let (year, end) = year.map_or(("XXXX".to_owned(), i + 2), |year| (format!("{year:04}"), i + 3));
    let norm =
        Norm { timex: Some(format!("{year}-{letter}{number}")), timex_type: Some(TimexType::Date), ..Norm::default() };
    known.then_some(Found { start: i, end, label: Label::Date, norm })
}

/// A rank of a unit: `fourth year`, `21st century`, `third quarter of 2024`, `first half`.
pub(crate) fn ranked(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let rank = ordinal(p, i)?;
    let at = if p.joins(rank.end) { rank.end + 1 } else { rank.end };
    let number: i32 = rank.value.as_str().parse().ok()?;
    let part = match (p.is(at, "quarter"), p.is(at, "half")) {
        (true, _) if number <= 4 => Some('Q'),
        (_, true) if number <= 2 => Some('H'),
        _ => None,
    };
    if let Some(letter) = part {
        let of = if p.is(at + 1, "of") { at + 2 } else { at + 1 };
        let this_year = p.is(of, "the") && p.is(of + 1, "year") || p.is(of, "this") && p.is(of + 1, "year");
        let (year, end) = match super::dates::year(p, of) {
            Some(year) => (Some(year), of + 1),
            None if this_year && of == at + 2 => (context.anchor.map(crate::date::Date::year), of + 2),
            None if letter == 'H' => return None,
            None => (None, at + 1),
        };
        let year = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let norm = Norm {
            timex: Some(format!("{year}-{letter}{number}")),
            timex_type: Some(TimexType::Date),
            ..Norm::default()
        };
        return Some(Found { start: i, end, label: Label::Date, norm });
    }
    let unit = time_unit(p, at).filter(|unit| *unit >= TimeUnit::Minute && !p.word(at).ends_with('s'))?;
    let timex =
        if unit == TimeUnit::Century { format!("{:02}", number.saturating_sub(1)) } else { shifted(None, unit, 0) };
    let kind = if unit.is_short() { TimexType::Time } else { TimexType::Date };
    let norm = Norm { timex: Some(timex), timex_type: Some(kind), ..Norm::default() };
    Some(Found { start: i, end: at + 1, label: if unit.is_short() { Label::Time } else { Label::Date }, norm })
}
