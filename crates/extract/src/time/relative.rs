//! Times by their place relative to the text's own: `yesterday`, `last November`, `next week`, `this year`, `the weekend`.

use super::calendar::{TimeUnit, is_plural_unit, month, one_unit, part_of_day, season, time_unit, weekday};
use super::tense::Tense;
use super::value::{Day, open, shifted};
use super::{Context, Found, durations, frame, holidays, quarters, years};
use crate::date::Date;
use crate::lexicon::Class;
use crate::numbers::bound::bound_before;
use crate::passage::Passage;

/// `today`, `tomorrow`, `yesterday`, `tonight` as days at `i`: the day and the token after it.
pub(crate) fn plain_day(p: &Passage<'_>, i: usize, context: &Context) -> Option<(String, usize)> {
    let (days, end) = match p.word(i).len() {
        5 if p.is(i, "today") => (0, i + 1),
        8 if p.is(i, "tomorrow") => (1, i + 1),
        9 if p.is(i, "yesterday") => (-1, i + 1),
        3 if p.is(i, "day") && p.is(i + 1, "before") && p.is(i + 2, "yesterday") => (-2, i + 3),
        3 if p.is(i, "day") && p.is(i + 1, "after") && p.is(i + 2, "tomorrow") => (2, i + 3),
        _ => return None,
    };
    Some((shifted(context.anchor, TimeUnit::Day, days), end))
}

/// `today`, `yesterday morning`, `tomorrow 8 a.m.`, `week after next`, `year-end`, `one day`.
pub(crate) fn named_day(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if let Some((day, end)) = plain_day(p, i, context) {
        // `USA Today`
        let named = p.is_capital(i)
            && p.is_capital(i.wrapping_sub(1))
            && !p.opens_sentence(i)
            && p.word(i.wrapping_sub(1)).len() > 1;
        return match frame::time_of_day(p, end) {
            _ if named => None,
            Some((end, time)) => Some(Found::time(i, end, format!("{day}T{time}"))),
            None => Some(Found::date(i, end, day)),
        };
    }
    if p.is(i, "one") && p.has(i + 1, Class::PartOfDay) {
        return part_of_day(p, i + 1)
            .filter(|_| !p.joins(i + 2) && !p.word(i + 1).ends_with('s'))
            .map(|part| Found::time(i, i + 2, format!("XXXX-XX-XXT{part}")));
    }
    if p.is(i, "one") && p.is(i + 1, "day") {
        let dated = p.is_any(i + 2, &["after", "before", "later", "earlier", "ago"]) || bound_before(p, i).is_some();
        let counted = p.is_any(i.wrapping_sub(1), &["in", "for", "just", "only", "than", "within"]);
        return match (dated, counted) {
            (true, _) => None,
            (_, true) => durations::one(i, i + 2, TimeUnit::Day),
            _ => Some(Found::date(i, i + 2, "FUTURE_REF".to_owned())),
        };
    }
    let unit = one_unit(p, i).filter(|unit| !unit.is_short())?;
    let steps = match () {
        () if p.is(i + 1, "after") && p.is(i + 2, "next") => 2,
        () if p.is(i + 1, "before") && p.is(i + 2, "last") => -2,
        () if unit == TimeUnit::Year && p.joins(i + 1) && p.is(i + 2, "end") => 0,
        () => return None,
    };
    Some(Found::date(i, i + 3, shifted(context.anchor, unit, steps)))
}

/// How many periods from the document's the word at `i` points: `last` -1, `this` 0; nothing for `same`.
pub(crate) fn steps(p: &Passage<'_>, i: usize) -> Option<i32> {
    p.number(i, Class::Direction)
}

/// The weekday in the week that is told at `i`, `next week` or `of last week`.
pub(crate) fn day_in_week(p: &Passage<'_>, i: usize, weekday: u8, context: &Context) -> Option<String> {
    let at = if p.is(i, "of") { i + 1 } else { i };
    let by = if p.is(at, "the") { 0 } else { steps(p, at)? };
    if one_unit(p, at + 1) != Some(TimeUnit::Week) {
        return None;
    }
    let open = || Day { weekday: Some(weekday), ..Day::default() }.timex();
    Some(context.anchor.map_or_else(open, |anchor| {
        anchor.plus_days(i32::from(weekday) - i32::from(anchor.weekday()) + by * 7).to_string()
    }))
}

/// `last week`, `next Tuesday`, `this November`, `last summer`, `this weekend`, `last night`, `last Easter`.
pub(crate) fn directed(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let way = p.value(i, Class::Direction)?;
    let double = p.is(i, "this") && p.is_any(i + 1, &["past", "coming", "upcoming"]);
    let first = if double { i + 2 } else { i + 1 };
    let at = years::kind_of_year(p, first).unwrap_or(if p.is(first, "working") { first + 1 } else { first });
    let by: i32 = if double { steps(p, i + 1)? } else { way.parse().unwrap_or(0) };
    // `same`, `previous`: from a day that is told elsewhere.
    let anchor = context.anchor.filter(|_| way != "?");
    if p.touches(at) || p.joins(at + 1) && time_unit(p, at).is_some() {
        return None;
    }
    if let Some(unit) = one_unit(p, at).filter(|unit| *unit >= TimeUnit::Hour) {
        return unit_away(p, (i, at), unit, by, anchor);
    }
    if p.is(i, "next") && p.is_any(at, &["couple", "few"]) || p.is_any(at, &["couple"]) {
        return durations::couple(p, i, at);
    }
    if let Some(name) = weekday(p, at).filter(|_| p.is_capital(at)) {
        return Some(directed_weekday(p, (i, at), name, by, context));
    }
    if let Some((rule, end)) = holidays::named(p, at) {
        return Some(Found::date(i, end, holidays::directed(rule, by, anchor)));
    }
    if let Some((value, end)) = directed_period(p, at, anchor, by, way == "?") {
        return Some(Found::date(i, end, value));
    }
    let part = part_of_day(p, at).filter(|_| !p.joins(at + 1))?;
    let day = if by == 0 && anchor.is_none() || way == "?" {
        open(TimeUnit::Day).to_owned()
    } else {
        shifted(anchor, TimeUnit::Day, by.min(0))
    };
    Some(Found::time(i, at + 1, format!("{day}T{part}")))
}

/// `last week`; `the next hour`, `the past fortnight` are lengths; `next year’s first quarter` goes on.
fn unit_away(p: &Passage<'_>, (i, at): (usize, usize), unit: TimeUnit, by: i32, anchor: Option<Date>) -> Option<Found> {
    let length = matches!(unit, TimeUnit::Hour | TimeUnit::Fortnight) && by != 0;
    if length || p.is(i, "past") && p.is(i.wrapping_sub(1), "the") {
        return durations::one(i, at + 1, unit);
    }
    let value = shifted(anchor, unit, by);
    if unit == TimeUnit::Year
        && let Some((letter, number, end)) = quarters::of_possessor(p, at + 1)
    {
        return Some(Found::date(i, end, format!("{value}-{letter}{number}")));
    }
    Some(if unit.is_short() { Found::time(i, at + 1, value) } else { Found::date(i, at + 1, value) })
}

/// `next Tuesday`, `this Saturday`, `last Monday evening`; `that` is outside.
fn directed_weekday(p: &Passage<'_>, (i, at): (usize, usize), weekday: u8, by: i32, context: &Context) -> Found {
    let that = p.is(i, "that");
    let anchor = if p.value(i, Class::Direction) == Some("?") { None } else { context.anchor };
    let tense = match by {
        1.. => Tense::Ahead,
        0 if matches!(context.tense(p), Tense::Ahead | Tense::Open) => Tense::Ahead,
        _ => Tense::Back,
    };
    let day = Day { weekday: Some(weekday), ..Day::default() };
    let day = match anchor {
        // `next Thursday` on a Thursday is not today.
        Some(anchor) if by != 0 && anchor.weekday() == weekday => Day::from(anchor.plus_days(7 * by)),
        Some(anchor) => day.resolved(anchor, tense),
        None => day,
    };
    let start = if that { at } else { i };
    match frame::time_of_day(p, at + 1) {
        Some((end, time)) => Found::time(start, end, format!("{}T{time}", day.of_time())),
        None => Found::date(start, at + 1, day.timex()),
    }
}

/// The value of `November`, `summer`, `season` or `quarter` at `at`, so many of them from the document's date, and the
/// token after it.
fn directed_period(
    p: &Passage<'_>,
    at: usize,
    anchor: Option<Date>,
    by: i32,
    elsewhere: bool,
) -> Option<(String, usize)> {
    if let Some(month) = month(p, at).filter(|_| p.is_capital(at)) {
        let year = anchor.map(|day| day.year() + directed_year(by, month, day.month()));
        return Some((Day { year, month: Some(month), ..Day::default() }.timex(), at + 1));
    }
    if let Some(season) = season(p, at) {
        let year = anchor.map_or("XXXX".to_owned(), |day| format!("{:04}", day.year() + by));
        return Some((format!("{year}-{season}"), at + 1));
    }
    match p.word(at).len() {
        6 if p.is(at, "season") && !elsewhere => Some(("XXXX".to_owned(), at + 1)),
        7 if p.is(at, "quarter") => Some((quarter(anchor, by), at + 1)),
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

/// A period with the definite article alone: `of the year`, `over the weekend`, `the year before independence`.
pub(crate) fn definite(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    const BEFORE: &[&str] =
        &["of", "during", "over", "throughout", "for", "by", "in", "through", "until", "on", "at", "across"];
    let unit = one_unit(p, i).filter(|unit| !unit.is_short() && !p.joins(i + 1))?;
    if !p.is(i.wrapping_sub(1), "the") || is_plural_unit(p, i) {
        return None;
    }
    let placed = p.is_any(i.wrapping_sub(2), BEFORE);
    if unit == TimeUnit::Weekend {
        let back = !context.ahead(p) && context.anchor.is_some_and(|anchor| anchor.weekday() < 6);
        return placed.then(|| Found::date(i, i + 1, shifted(context.anchor, unit, if back { -1 } else { 0 })));
    }
    let told = p.is_any(i + 1, &["before", "after"]);
    let clause = p.is_any(i + 1, &["of", "when", "that", "he", "she", "it"]) && unit == TimeUnit::Day;
    let anchor = context.anchor.filter(|_| unit != TimeUnit::Day && !told);
    (placed && !clause || told).then(|| Found::date(i, i + 1, shifted(anchor, unit, 0)))
}
