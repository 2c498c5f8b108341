//! Holidays by their rules: `Christmas Eve 1971`, `Easter Monday`, `the last Thanksgiving`, `New Year’s Day`.
//!
//! The names are in `calendar.txt`: a first word, with the words after it and a rule for each way to go on. A rule is a
//! day (`12-25`), so many days from Easter (`E-2`), the nth weekday of a month (`11#4-4`, the fourth Thursday; `L` the
//! last), with days to add (`11#4-4+1`), or `?` where the calendar is another one.

use super::tense::Tense;
use super::{Context, Found, years};
use crate::date::Date;
use crate::lexicon::Class;
use crate::passage::Passage;

/// The holiday whose name starts at `i`.
pub(crate) fn holiday(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let (rule, end) = named(p, i)?;
    let at = if p.is(end, "of") || p.word(end) == "," && !p.is_capital(end) { end + 1 } else { end };
    if let Some(year) = years::year(p, at).filter(|_| !p.touches(at)) {
        return Some(Found::date(i, at + 1, in_year(rule, Some(year))));
    }
    let end = if p.is(end, "weekend") { end + 1 } else { end };
    Some(Found::date(i, end, near(p, rule, context)))
}

/// The rule of the holiday at `i` and the token after it.
pub(crate) fn named(p: &Passage<'_>, i: usize) -> Option<(&'static str, usize)> {
    if !p.is_capital(i) {
        return None;
    }
    let ways = p.value(i, Class::Holiday)?;
    ways.split('|').find_map(|way| {
        let (words, rule) = way.split_once('=')?;
        let mut at = i + 1;
        for word in words.split('_').filter(|word| !word.is_empty()) {
            at = skip_marks(p, at);
            if !p.is(at, word) || !(p.is_capital(at) || p.is(at, "al")) {
                return None;
            }
            at += 1;
        }
        let other = words.is_empty() && (p.has(at, Class::NoHoliday) || p.joins(at));
        (!other).then_some((rule, at))
    })
}

/// The token after the marks at `i` that a name may have inside: `’s`, the point of `St.`, a hyphen.
fn skip_marks(p: &Passage<'_>, i: usize) -> usize {
    match p.word(i) {
        "’" | "'" if p.is(i + 1, "s") && p.touches(i + 1) => i + 2,
        "’" | "'" | "." => i + 1,
        _ if p.joins(i) => i + 1,
        _ => i,
    }
}

/// As TIMEX3 writes the holiday of `year`.
fn in_year(rule: &str, year: Option<i32>) -> String {
    let open = |month: &str| format!("{}-{month}", year.map_or("XXXX".to_owned(), |year| format!("{year:04}")));
    match (year.and_then(|year| day(rule, year)), rule.as_bytes()) {
        (Some(day), _) => day.to_string(),
        (None, [b'0'..=b'9', b'0'..=b'9', b'-', ..]) => open(rule),
        (None, [b'0'..=b'9', b'0'..=b'9', b'#', ..]) => open(&format!("{}-XX", rule.get(..2).unwrap_or("XX"))),
        _ => open("XX-XX"),
    }
}

/// The holiday nearest to the document's date, in the direction of the tense.
fn near(p: &Passage<'_>, rule: &str, context: &Context) -> String {
    let Some(anchor) = context.anchor else { return in_year(rule, None) };
    let tense = context.tense(p);
    let days = [-1, 0, 1].into_iter().filter_map(|by| day(rule, anchor.year() + by));
    let best = match tense {
        Tense::Ahead => days.filter(|day| *day >= anchor).min(),
        Tense::Back | Tense::Before => days.filter(|day| *day <= anchor).max(),
        Tense::Open => days.min_by_key(|day| distance(*day, anchor)),
    };
    best.map_or_else(|| in_year(rule, None), |day| day.to_string())
}

/// `last Easter`, `next Christmas`: the one so many from the document's date.
pub(crate) fn directed(rule: &str, by: i32, anchor: Option<Date>) -> String {
    let Some(anchor) = anchor else { return in_year(rule, None) };
    let days = [-1, 0, 1].into_iter().filter_map(|by| day(rule, anchor.year() + by));
    let best = match by {
        0 => day(rule, anchor.year()),
        1.. => days.filter(|day| *day > anchor).min(),
        _ => days.filter(|day| *day < anchor).max(),
    };
    best.map_or_else(|| in_year(rule, None), |day| day.to_string())
}

/// About how many days lie between two.
fn distance(a: Date, b: Date) -> i32 {
    let days = |date: Date| date.year() * 372 + i32::from(date.month()) * 31 + i32::from(date.day());
    (days(a) - days(b)).abs()
}

/// The day of a year that a rule gives.
fn day(rule: &str, year: i32) -> Option<Date> {
    if let Some(days) = rule.strip_prefix('E') {
        return Some(easter(year)?.plus_days(days.parse().ok()?));
    }
    if let Some((month, rest)) = rule.split_once('#') {
        let (rest, more) = rest.split_once('+').unwrap_or((rest, "0"));
        let (nth, weekday) = rest.split_once('-')?;
        let nth = nth.parse().unwrap_or(LAST);
        return Some(nth_weekday(year, month.parse().ok()?, nth, weekday.parse().ok()?)?.plus_days(more.parse().ok()?));
    }
    let (month, day) = rule.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The rank of the last one.
pub(crate) const LAST: i32 = -1;

/// The nth weekday of a month; the last one for [`LAST`].
pub(crate) fn nth_weekday(year: i32, month: u8, nth: i32, weekday: u8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    let first = first.plus_days((i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7));
    let inside = |date: &Date| date.month() == month;
    if nth == LAST {
        return (0..5).map(|weeks| first.plus_days(weeks * 7)).filter(inside).max();
    }
    Some(first.plus_days((nth - 1).clamp(0, 9) * 7)).filter(inside)
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let corrected = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + corrected + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_moves() {
        for (year, expected) in [(1961, "1961-04-02"), (2018, "2018-04-01"), (2025, "2025-04-20"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(expected));
        }
    }

    #[test]
    fn weekdays_of_a_month_are_counted() {
        let day = |nth, weekday| nth_weekday(2024, 11, nth, weekday).map(|day| day.to_string());
        assert_eq!(day(4, 4).as_deref(), Some("2024-11-28"));
        assert_eq!(day(LAST, 5).as_deref(), Some("2024-11-29"));
        assert_eq!(day(5, 4), None);
    }
}
