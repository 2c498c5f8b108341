//! A part of a longer period: `first week of 2019`, `last Friday of November 2024`, `week of April 10`, `Tuesday of next
//! week`, `fifth day of the month`, `21st of every month`.

use tallymark_text::TokenKind;

use super::calendar::{TimeUnit, is_plural_unit, one_unit, small, small_number, time_unit, weekday};
use super::dates::{date, month_word, year_after};
use super::holidays::{LAST, nth_weekday};
use super::value::{Day, open, shifted};
use super::{Context, Found, relative, years};
use crate::lexicon::{Class, Classes};
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// The period after `of`.
pub(crate) struct Tail {
    /// The token after it.
    pub(crate) end: usize,
    /// As TIMEX3 writes it.
    pub(crate) value: String,
    /// Its month, with its year where that is known.
    pub(crate) month: Option<(Option<i32>, u8)>,
    /// Whether it is a year.
    pub(crate) is_year: bool,
    /// Whether it recurs: `of every month`.
    recurs: bool,
}

/// What a part is of which period.
#[derive(Clone, Copy)]
enum Head {
    /// The nth unit, or several.
    Unit(TimeUnit, i32),
    /// The nth weekday.
    Weekday(u8, i32),
    /// The nth day.
    Day(i32),
    /// A numbered week.
    Week(i32),
}

/// What a part can start with, digits aside.
const STARTS: Classes =
    Classes::of(&[Class::Ordinal, Class::Frame, Class::Direction, Class::TimeUnit, Class::Weekday, Class::Ten]);

/// The part of a period that starts at `i`.
pub(crate) fn period(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if p.kind(i) != Some(TokenKind::Digits) && !p.has_any(i, STARTS) {
        return None;
    }
    let (head, end) = head(p, i)?;
    if let Head::Unit(TimeUnit::Week, _) = head
        && p.is(end, "of")
        && !p.has(i, Class::Ordinal)
        && let Some(day) = week_of(p, end + 1)
    {
        return Some(Found::date(i, day.end, week_value(context.resolve(p, day.day))));
    }
    let Some(tail) = tail(p, end, context) else { return numbered(p, i, head, end, context) };
    if let Head::Weekday(weekday, 0) = head {
        let value = relative::day_in_week(p, end + 1, weekday, context)?;
        return Some(Found::date(i, tail.end, value));
    }
    if matches!(head, Head::Day(_)) && tail.month.is_none() && !tail.recurs {
        return None;
    }
    if tail.recurs {
        return Some(Found::set(i, tail.end, false, tail.value));
    }
    Some(Found::date(i, tail.end, part(head, &tail)))
}

/// The part at `i` and the token after it.
fn head(p: &Passage<'_>, i: usize) -> Option<(Head, usize)> {
    if let Some(weekday) = weekday(p, i).filter(|_| p.is_capital(i)) {
        return p.is(i + 1, "of").then_some((Head::Weekday(weekday, 0), i + 1));
    }
    if one_unit(p, i) == Some(TimeUnit::Week) {
        if let Some(number) = small(p, i + 1, 2).filter(|week| (1..=53).contains(week) && !p.touches(i + 1)) {
            return Some((Head::Week(i32::try_from(number).ok()?), i + 2));
        }
        return p.is(i + 1, "of").then_some((Head::Unit(TimeUnit::Week, 1), i + 1));
    }
    let (nth, at) = match ordinal(p, i).filter(|_| p.kind(i) == Some(TokenKind::Digits) || p.has_any(i, ORDINALS)) {
        Some(rank) => (rank.value.as_str().parse().ok()?, rank.end),
        None if p.is_any(i, &["last", "final"]) => (LAST, i + 1),
        None => return None,
    };
    if p.is(at, "of") {
        // `the fourth of July` is a date.
        return (nth > 0 && month_word(p, at + 1).is_none()).then_some((Head::Day(nth), at));
    }
    if let Some(weekday) = weekday(p, at).filter(|_| p.is_capital(at)) {
        return Some((Head::Weekday(weekday, nth), at + 1));
    }
    let several = small_number(p, at).map(|(_, end)| end).filter(|end| is_plural_unit(p, *end));
    let at = several.unwrap_or(at);
    let unit = time_unit(p, at).filter(|unit| *unit >= TimeUnit::Day && p.is(at + 1, "of"))?;
    Some((Head::Unit(unit, if several.is_some() { 0 } else { nth }), at + 1))
}

const ORDINALS: Classes = Classes::of(&[Class::Ordinal, Class::Ten]);

/// `of 2019`, `of January 2015`, `of last year`, `of the month`, `of every month` at `i`.
pub(crate) fn tail(p: &Passage<'_>, i: usize, context: &Context) -> Option<Tail> {
    if !p.is(i, "of") {
        return None;
    }
    let at = i + 1;
    let whole = |end, value, is_year| Tail { end, value, month: None, is_year, recurs: false };
    if let Some(year) = years::year(p, at) {
        return Some(whole(at + 1, format!("{year:04}"), true));
    }
    if let Some((month, end)) = month_word(p, at) {
        let (year, end) = year_after(p, end);
        let day = context.resolve(p, Day { year, month: Some(month), ..Day::default() });
        return Some(Tail { month: Some((day.year, month)), ..whole(end, day.timex(), false) });
    }
    if p.is_any(at, &["every", "each"]) {
        let unit = one_unit(p, at + 1).filter(|unit| *unit >= TimeUnit::Week)?;
        return Some(Tail { recurs: true, ..whole(at + 2, format!("P1{}", unit.letters()), false) });
    }
    let the = p.is(at, "the");
    let by = if the { 0 } else { relative::steps(p, at)? };
    let unit = years::kind_of_year(p, at + 1).map_or(at + 1, |year| year);
    let unit = one_unit(p, unit).filter(|unit| *unit >= TimeUnit::Week).map(|found| (found, unit + 1));
    let (unit, end) = unit.filter(|(_, end)| !p.joins(*end))?;
    let month = context.anchor.filter(|_| unit == TimeUnit::Month).map(|anchor| {
        let months = anchor.year() * 12 + i32::from(anchor.month()) - 1 + by;
        (Some(months.div_euclid(12)), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
    });
    Some(Tail { month, ..whole(end, shifted(context.anchor, unit, by), unit == TimeUnit::Year) })
}

/// The value of a part of a period: its day where it is one, else the period itself.
fn part(head: Head, tail: &Tail) -> String {
    let day = match (head, tail.month) {
        (Head::Weekday(weekday, nth), Some((Some(year), month))) => {
            nth_weekday(year, month, nth, weekday).map(Day::from)
        }
        (Head::Day(nth) | Head::Unit(TimeUnit::Day, nth), Some((year, month))) => {
            u32::try_from(nth).ok().and_then(|day| Day::on_calendar(year, u32::from(month), day))
        }
        _ => None,
    };
    match (day, head) {
        (Some(day), _) => day.timex(),
        (_, Head::Week(week) | Head::Unit(TimeUnit::Week, week @ 1..)) if tail.is_year => {
            format!("{}-W{week:02}", tail.value)
        }
        _ => tail.value.clone(),
    }
}

/// The day that a week is told by: `week of April 10`, `week of the 18th`.
fn week_of(p: &Passage<'_>, i: usize) -> Option<super::dates::Dated> {
    let at = if p.is(i, "the") { i + 1 } else { i };
    date(p, at).filter(|found| found.day.day.is_some())
}

fn week_value(day: Day) -> String {
    day.date().map_or_else(|| open(TimeUnit::Week).to_owned(), super::value::week)
}

/// `week 51`, which needs no period after it; a part without one is read elsewhere.
fn numbered(p: &Passage<'_>, i: usize, head: Head, end: usize, context: &Context) -> Option<Found> {
    let Head::Week(week) = head else { return None };
    let year = context.anchor.map_or("XXXX".to_owned(), |anchor| format!("{:04}", anchor.year()));
    let placed = p.is_any(i.wrapping_sub(1), &["in", "since", "until", "by", "from", "to", "of", "for", "during"]);
    (placed && !super::calendar::is_noun(p, end)).then(|| Found::date(i, end, format!("{year}-W{week:02}")))
}
