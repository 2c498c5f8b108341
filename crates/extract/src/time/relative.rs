//! Times by their place relative to the text's own: `yesterday`, `last November`, `overnight`, `this year`, and what
//! recurs: `annually`, `every Monday`.

use super::calendar::{TimeUnit, month, part_of_day, season, time_unit, weekday};
use super::value::{Day, shifted};
use super::{Context, Found};
use crate::date::Date;
use crate::label::Label;
use crate::lexicon::Class;
use crate::mention::{Norm, TimexType};
use crate::passage::Passage;

fn found(start: usize, end: usize, label: Label, kind: TimexType, timex: String) -> Found {
    Found { start, end, label, norm: Norm { timex_type: Some(kind), timex: Some(timex), ..Norm::default() } }
}

/// `today`, `yesterday morning`, `tomorrow`, `one day`.
pub(crate) fn named_day(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if p.is(i, "one") && p.is(i + 1, "day") {
        let dated = p.is_any(i + 2, &["after", "before", "later", "earlier", "ago"])
            || crate::numbers::bound::bound_before(p, i).is_some();
        let counted = p.is_any(i.wrapping_sub(1), &["in", "for", "just", "only", "than", "within"]);
        return (!dated && !counted).then(|| found(i, i + 2, Label::Date, TimexType::Date, "FUTURE_REF".to_owned()));
    }
    let (days, end) = match p.word(i).len() {
        5 if p.is(i, "today") => (0, i + 1),
        8 if p.is(i, "tomorrow") => (1, i + 1),
        9 if p.is(i, "yesterday") => (-1, i + 1),
        3 if p.is(i, "day") && p.is(i + 1, "before") && p.is(i + 2, "yesterday") => (-2, i + 3),
        3 if p.is(i, "day") && p.is(i + 1, "after") && p.is(i + 2, "tomorrow") => (2, i + 3),
        _ => return None,
    };
    let day = shifted(context.anchor, TimeUnit::Day, days);
    Some(match part_of_day(p, end) {
        Some(part) => found(i, end + 1, Label::Time, TimexType::Time, format!("{day}T{part}")),
        None => found(i, end, Label::Date, TimexType::Date, day),
    })
}

/// `morning`, `overnight`, `late-night`, `night-time`, `early morning hours`, `the same night`.
pub(crate) fn part(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let before = i.wrapping_sub(1);
    let value = part_of_day(p, i)?;
    let fixed = p.is_any(before, &["good", "opening", "saturday"]) && p.is_capital(before)
        || p.is_any(i + 1, &["live", "watch", "vision", "club"]);
    if fixed || p.joins(before) && !p.is_any(before.wrapping_sub(1), &["late", "early", "mid", "over", "all"]) {
        return None;
    }
    let mut start = i;
    if p.joins(before) || p.is_any(before, &["early", "late", "same", "mid", "previous", "following"]) {
        start = if p.joins(before) { before - 1 } else { before };
        if p.is_any(start.wrapping_sub(1), &["last", "this"]) {
            start -= 1;
        }
    }
    let mut end = i + 1;
    if p.joins(end) && p.is_any(end + 1, &["time", "long"]) {
        end += 2;
    } else if p.joins(end) {
        return None;
    } else if p.is(end, "hours")
        || (p.is(end, "time") && p.is(i, "night") && !p.is_any(before, &["the", "last", "this"]))
    {
        end += 1;
    }
    let day = context.anchor.map_or("XXXX-XX-XX".to_owned(), |day| day.to_string());
    Some(found(start, end, Label::Time, TimexType::Time, format!("{day}T{value}")))
}

/// Where `last`, `this`, `next` point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// So many periods from the document's date.
    By(i32),
    /// To a period told elsewhere: `same`, `previous`.
    Elsewhere,
}

/// The direction that the word at `i` gives to the period after it.
fn direction(p: &Passage<'_>, i: usize) -> Option<Way> {
    let way = p.value(i, Class::Direction)?;
    Some(way.parse().map_or(Way::Elsewhere, Way::By))
}

/// `last week`, `next Tuesday`, `this November`, `last summer`, `this weekend`, `last night`.
pub(crate) fn directed(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let way = direction(p, i)?;
    let mut at = if p.is(i, "this") && p.is_any(i + 1, &["past", "coming"]) { i + 2 } else { i + 1 };
    if p.is(at, "calendar") || p.is(at, "fiscal") || p.is(at, "financial") {
        at += 1;
    }
    let by = if let Way::By(by) = way { by } else { 0 };
    let anchor = context.anchor.filter(|_| way != Way::Elsewhere);
    let word = p.word(at);
    if p.joins(at + 1) && time_unit(p, at).is_some() || p.touches(at) {
        return None;
    }
    if let Some(unit) = time_unit(p, at).filter(|unit| *unit >= TimeUnit::Hour && !word.ends_with('s')) {
        let label = if unit.is_short() { Label::Time } else { Label::Date };
        let kind = if unit.is_short() { TimexType::Time } else { TimexType::Date };
        return Some(found(i, at + 1, label, kind, shifted(anchor, unit, by)));
    }
    if let Some(weekday) = weekday(p, at).filter(|_| p.is_capital(at) && !word.ends_with('s')) {
        let day =
            Day { weekday: Some(weekday), ..Day::default() }.resolved(anchor, by > 0 || (by == 0 && context.ahead));
        return Some(match part_of_day(p, at + 1) {
            Some(part) => found(i, at + 2, Label::Time, TimexType::Time, format!("{}T{part}", day.of_time())),
            None => found(i, at + 1, Label::Date, TimexType::Date, day.timex()),
        });
    }
    if p.is(at, "season") && way == Way::Elsewhere {
        return None;
    }
    if let Some(value) = directed_period(p, at, anchor, by) {
        return Some(found(i, at + 1, Label::Date, TimexType::Date, value));
    }
    let part = part_of_day(p, at)?;
    let day = shifted(anchor, TimeUnit::Day, if by < 0 { -1 } else { 0 });
    Some(found(i, at + 1, Label::Time, TimexType::Time, format!("{day}T{part}")))
}

/// The value of `November`, `summer`, `weekend`, `season` or `quarter` at `at`, so many of them from the document's date.
fn directed_period(p: &Passage<'_>, at: usize, anchor: Option<Date>, by: i32) -> Option<String> {
    if let Some(month) = month(p, at).filter(|_| p.is_capital(at)) {
        let year = anchor.map(|day| day.year() + directed_year(by, month, day.month()));
        return Some(Day { year, month: Some(month), ..Day::default() }.timex());
    }
    if let Some(season) = season(p, at) {
        let year = anchor.map_or("XXXX".to_owned(), |day| format!("{:04}", day.year() + by));
        return Some(format!("{year}-{season}"));
    }
    match p.word(at).len() {
        6 if p.is(at, "season") => Some("XXXX".to_owned()),
        7 if p.is(at, "weekend") => Some(format!("{}-WE", shifted(anchor, TimeUnit::Week, by))),
        7 if p.is(at, "quarter") => Some(quarter(anchor, by)),
        _ => None,
    }
}

fn directed_year(by: i32, month: u8, now: u8) -> i32 {
    match by {
        1 if month <= now => 1,
        -1 if month >= now => -1,
        _ => 0,
    }
}

fn quarter(anchor: Option<Date>, by: i32) -> String {
    match anchor {
        Some(day) => {
            let quarters = day.year() * 4 + (i32::from(day.month()) - 1) / 3 + by;
            format!("{:04}-Q{}", quarters.div_euclid(4), quarters.rem_euclid(4) + 1)
        }
        None => "XXXX-QX".to_owned(),
    }
}

/// `annually`, `daily`, `every Monday`, `each year`, `every two weeks`, `Mondays`.
pub(crate) fn recurring(p: &Passage<'_>, i: usize) -> Option<Found> {
    let before = i.wrapping_sub(1);
    if let Some(value) = p.value(i, Class::Recurring) {
        let paper = p.is_capital(i)
            && !p.opens_sentence(i)
            && (p.is_capital(i + 1) || p.is_capital(before))
            && !p.is_any(i, &["annual", "annually", "nightly"]);
        let label = if p.is(i, "hourly") { Label::Time } else { Label::Date };
        return (!paper && !p.joins(before)).then(|| found(i, i + 1, label, TimexType::Set, value.to_owned()));
    }
    if let Some(day) = p.value(i, Class::Weekdays).filter(|_| p.is_capital(i)) {
        return Some(found(i, i + 1, Label::Date, TimexType::Set, format!("XXXX-WXX-{day}")));
    }
    if !p.is_any(i, &["every", "each"]) {
        return None;
    }
    let at = if p.is_any(i + 1, &["other", "single"]) { i + 2 } else { i + 1 };
    let every_other = p.is(i + 1, "other");
    if let Some(unit) = time_unit(p, at) {
        let two = if every_other { "2" } else { "1" }.parse().ok();
        let label = if unit.is_short() { Label::Time } else { Label::Date };
        return Some(found(i, at + 1, label, TimexType::Set, super::value::duration(two.as_ref(), unit)));
    }
    if let Some(day) = weekday(p, at) {
        return Some(match part_of_day(p, at + 1) {
            Some(part) => found(i, at + 2, Label::Time, TimexType::Set, format!("XXXX-WXX-{day}T{part}")),
            None => found(i, at + 1, Label::Date, TimexType::Set, format!("XXXX-WXX-{day}")),
        });
    }
    if let Some(month) = month(p, at).filter(|_| p.is_capital(at)) {
        return Some(found(i, at + 1, Label::Date, TimexType::Set, format!("XXXX-{month:02}")));
    }
    if let Some(part) = part_of_day(p, at) {
        return Some(found(i, at + 1, Label::Time, TimexType::Set, format!("XXXX-XX-XXT{part}")));
    }
    if let Some(season) = season(p, at) {
        return Some(found(i, at + 1, Label::Date, TimexType::Set, format!("XXXX-{season}")));
    }
    let crate::numbers::amount::Reading::Found(amount) = crate::numbers::amount::amount_at(p, at) else { return None };
    let Some(crate::numbers::measure::Measure::Time(unit)) = amount.measure else { return None };
    let label = if unit.is_short() { Label::Time } else { Label::Date };
    (amount.start == at)
        .then(|| found(i, amount.end, label, TimexType::Set, super::value::duration(amount.value.as_ref(), unit)))
}

/// `winter`, `the summer of 2023`, `spring 2024`, `Christmas`.
pub(crate) fn seasonal(p: &Passage<'_>, i: usize) -> Option<Found> {
    let before = i.wrapping_sub(1);
    if let Some(value) = p.value(i, Class::Holiday).filter(|_| p.is_capital(i)) {
        let tree = p.is_any(i + 1, &["island", "islands", "tree", "card", "cards"]);
        let eve = p.is(i + 1, "eve");
        let value = if eve && p.is(i, "christmas") { "12-24" } else { value };
        let end =
            if eve || p.is_any(i + 1, &["Day", "Sunday", "Monday"]) && p.is_capital(i + 1) { i + 2 } else { i + 1 };
        return (!tree).then(|| found(i, end, Label::Date, TimexType::Date, format!("XXXX-{value}")));
    }
    let season = season(p, i)?;
    let at = if p.is(i + 1, "of") { i + 2 } else { i + 1 };
    if let Some(year) = super::dates::year(p, at) {
        return Some(found(i, at + 1, Label::Date, TimexType::Date, format!("{year:04}-{season}")));
    }
    let ambiguous = p.is_any(i, &["spring", "fall"]);
    let placed = p.is_any(before, &["in", "the", "early", "late", "mid", "since", "by", "until", "this"])
        && !(p.is_any(before, &["the"]) && p.is(i + 1, "of"));
    let noun = placed && !(p.is(i, "fall") && (p.is_any(before, &["by"]) || p.is(i + 1, "in") || p.is(before, "in")));
    let name = p.is_capital(i) && (p.is_capital(i + 1) || p.is_capital(before) && !p.opens_sentence(before));
    let ok = (!ambiguous || noun) && !name && !p.joins(before) && !p.joins(i + 1);
    ok.then(|| found(i, i + 1, Label::Date, TimexType::Date, format!("XXXX-{season}")))
}

/// A period with the definite article alone: `of the year`, `during the night`, `over the weekend`.
pub(crate) fn definite(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    const BEFORE: &[&str] =
        &["of", "during", "over", "throughout", "for", "by", "in", "through", "until", "on", "at", "across"];
    if !p.is(i.wrapping_sub(1), "the") || !p.is_any(i.wrapping_sub(2), BEFORE) || p.joins(i + 1) {
        return None;
    }
    if p.is(i, "weekend") {
        return Some(found(i, i + 1, Label::Date, TimexType::Date, "XXXX-WXX-WE".to_owned()));
    }
    let unit = time_unit(p, i).filter(|unit| {
        matches!(
            unit,
            TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century
        )
    })?;
    let plural = p.word(i).ends_with('s');
    let clause = p.is_any(i + 1, &["of", "when", "that", "he", "she", "it"]) && unit == TimeUnit::Day;
    let anchor = context.anchor.filter(|_| unit != TimeUnit::Day);
    (!plural && !clause).then(|| found(i, i + 1, Label::Date, TimexType::Date, shifted(anchor, unit, 0)))
}
