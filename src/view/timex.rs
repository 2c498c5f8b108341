//! TIMEX3 values: taken apart, held to the calendar, and put into words.
//!
//! The grammar is that of ISO 8601 with the extensions of TIMEX3: `XX` where a part is open, weeks, quarters, halves,
//! seasons, weekends, parts of the day, decades by three digits, centuries by two, fiscal years, durations, `FUTURE_REF`.

mod words;

use std::fmt;
use std::str::FromStr;

use tallymark_extract::{Date, Decimal};

use crate::tr;

/// A TIMEX3 value.
///
/// ```
/// use tallymark::view::timex::Timex;
/// assert_eq!("2025-12-04T12:20+05:30".parse().map(|timex: Timex| timex.words(None)), Ok("4 Dec 2025, 12:20 +05:30".into()));
/// assert!("2025-13-04".parse::<Timex>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timex {
    /// The past, the present or the future, by its code.
    Reference(&'static str),
    /// A length of time: how many of each unit, `None` where the text does not say.
    Duration(Vec<(Option<String>, Unit)>),
    /// A place on the calendar, and a time of day.
    Point(Period, Option<Clock>),
    /// From one place to another.
    Range(Period, Period),
}

/// A unit of a duration by its names: `hour`, `hours`, and what recurs with it, `hourly`.
pub type Unit = &'static (char, bool, &'static str, &'static str, &'static str);

/// Letter, whether behind `T`, singular, plural, and the word for what recurs every one of them.
const UNITS: [(char, bool, &str, &str, &str); 9] = [
    ('Y', false, "year", "years", "yearly"),
    ('M', false, "month", "months", "monthly"),
    ('W', false, "week", "weeks", "weekly"),
    ('D', false, "day", "days", "daily"),
    ('H', true, "hour", "hours", "hourly"),
    ('M', true, "minute", "minutes", "every minute"),
    ('S', true, "second", "seconds", "every second"),
    // Written `DE` and `CE`; the letter is the first.
    ('d', false, "decade", "decades", "every decade"),
    ('c', false, "century", "centuries", "every century"),
];

const RANKS: [&str; 4] = ["first", "second", "third", "fourth"];
const SEASONS: [(&str, &str); 5] =
    [("SP", "spring"), ("SU", "summer"), ("FA", "autumn"), ("AU", "autumn"), ("WI", "winter")];
const PARTS: [(&str, &str); 6] =
    [("MO", "morning"), ("MI", "midday"), ("AF", "afternoon"), ("EV", "evening"), ("NI", "night"), ("DT", "daytime")];
const REFERENCES: [(&str, &str); 3] =
    [("FUTURE_REF", "some day to come"), ("PAST_REF", "some day past"), ("PRESENT_REF", "now")];

/// A part of a value: known, or open (`XX`).
pub type Part = Option<u16>;

/// A place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// `19`: the 20th century.
    Century(Part),
    /// `199`.
    Decade(Part),
    /// `2025`, `FY2025`, and a part of it.
    Year {
        /// Which.
        year: Part,
        /// Whether it is a fiscal one.
        fiscal: bool,
        /// Which part; `None` for all of it.
        part: Option<PartOfYear>,
    },
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfYear {
    /// `2025-12`.
    Month(Part),
    /// `2025-12-04`.
    Day(Part, Part),
    /// `2025-W49`.
    Week(Part),
    /// `2025-W49-4`.
    Weekday(Part, u16),
    /// `2025-W49-WE`.
    Weekend(Part),
    /// `2025-Q4`.
    Quarter(Part),
    /// `2025-H2`.
    Half(Part),
    /// `2025-SU`, by its code.
    Season(&'static str),
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `TEV`, by its code.
    Part(&'static str),
    /// `T18:30Z`: what is written before the zone, and the zone.
    Time(String, String),
    /// `TXX`.
    Open,
}

/// Why something is no TIMEX3 value. Its text is for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimexError(String);

impl fmt::Display for TimexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TimexError {}

fn unreadable(written: &str) -> TimexError {
    TimexError(tr::field_no_timex(written))
}

impl FromStr for Timex {
    type Err = TimexError;

    fn from_str(written: &str) -> Result<Self, TimexError> {
        if let Some((code, _)) = REFERENCES.iter().find(|(code, _)| *code == written) {
            return Ok(Self::Reference(code));
        }
        if let Some(length) = written.strip_prefix('P') {
            return duration(length).ok_or_else(|| unreadable(written));
        }
        if let Some((from, to)) = written.split_once('/') {
            return Ok(Self::Range(period(from, written)?, period(to, written)?));
        }
        match written.split_once('T') {
            None => Ok(Self::Point(period(written, written)?, None)),
            Some((day, time)) => {
                let day = if day.is_empty() { "XXXX-XX-XX" } else { day };
                Ok(Self::Point(period(day, written)?, Some(clock(time, written)?)))
            }
        }
    }
}

/// What stands behind the `P`: `5Y`, `T2H30M`, `XD`, `1DE`.
fn duration(written: &str) -> Option<Timex> {
    let (mut rest, mut short, mut parts) = (written, false, Vec::new());
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T').filter(|_| !short) {
            (rest, short) = (time, true);
        }
        let number =
            rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X').and_then(|end| rest.get(..end))?;
        rest = rest.get(number.len()..)?;
        let (letter, len) = match rest.get(..2) {
            Some("DE") => ('d', 2),
            Some("CE") => ('c', 2),
            _ => (rest.chars().next()?, 1),
        };
        let unit = UNITS.iter().find(|unit| unit.0 == letter && unit.1 == short)?;
        let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.parse::<Decimal>().is_ok();
        if number != "X" && !is_number {
            return None;
        }
        parts.push(((number != "X").then(|| number.to_owned()), unit));
        rest = rest.get(len..)?;
    }
    (!parts.is_empty() && !written.ends_with('T')).then_some(Timex::Duration(parts))
}

/// A number of `len` digits, or as many `X`.
fn part(written: &str, len: usize) -> Option<Part> {
    if written.len() != len {
        None
    } else if written.bytes().all(|byte| byte == b'X') {
        Some(None)
    } else if written.bytes().all(|byte| byte.is_ascii_digit()) {
        written.parse().ok().map(Some)
    } else {
        None
    }
}

/// Holds a known part to its limits.
fn within(part: Part, least: u16, most: u16, name: &str) -> Result<Part, TimexError> {
    match part {
        Some(number) if number < least || number > most => {
            let [number, least, most] = [number, least, most].map(|number| format!("{number:02}"));
            Err(TimexError(tr::field_outside(name, &number, &least, &most)))
        }
        _ => Ok(part),
    }
}

fn period(written: &str, whole: &str) -> Result<Period, TimexError> {
    let plain = written.strip_prefix("FY");
    let fiscal = plain.is_some();
    let (year, rest) = match plain.unwrap_or(written).split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (plain.unwrap_or(written), None),
    };
    match (part(year, year.len()), year.len(), rest) {
        (Some(year), 4, _) => {
            let part = rest.map(|rest| part_of_year(year, rest, whole)).transpose()?;
            Ok(Period::Year { year, fiscal, part })
        }
        (Some(decade), 3, None) if !fiscal => Ok(Period::Decade(decade)),
        (Some(century), 2, None) if !fiscal => Ok(Period::Century(century)),
        _ => Err(unreadable(whole)),
    }
}

fn part_of_year(year: Part, written: &str, whole: &str) -> Result<PartOfYear, TimexError> {
    let fail = || unreadable(whole);
    if let Some((code, _)) = SEASONS.iter().find(|(code, _)| *code == written) {
        return Ok(PartOfYear::Season(code));
    }
    let numbered = |number: &str, most, name| within(part(number, 1).ok_or_else(fail)?, 1, most, name);
    if let Some(number) = written.strip_prefix('Q') {
        return numbered(number, 4, tr::field_part_quarter()).map(PartOfYear::Quarter);
    }
    if let Some(number) = written.strip_prefix('H') {
        return numbered(number, 2, tr::field_part_half()).map(PartOfYear::Half);
    }
    let (first, second) = written.split_once('-').map_or((written, None), |(first, second)| (first, Some(second)));
    if let Some(week) = first.strip_prefix('W') {
        let week = within(part(week, 2).ok_or_else(fail)?, 1, 53, tr::field_part_week())?;
        return match second {
            None => Ok(PartOfYear::Week(week)),
            Some("WE") => Ok(PartOfYear::Weekend(week)),
            Some(day) => {
                let day = within(part(day, 1).ok_or_else(fail)?, 1, 7, tr::field_part_weekday())?.ok_or_else(fail)?;
                Ok(PartOfYear::Weekday(week, day))
            }
        };
    }
    let month = within(part(first, 2).ok_or_else(fail)?, 1, 12, tr::field_part_month())?;
    let Some(second) = second else { return Ok(PartOfYear::Month(month)) };
    let day = within(part(second, 2).ok_or_else(fail)?, 1, 31, tr::field_part_day())?;
    if let (Some(number), Some(day)) = (month, day)
        // Where the year is open, 29 February is a day.
        && on_calendar(year.unwrap_or(2000), number, day).is_none()
    {
        return Err(TimexError(tr::field_no_day(words::month(number), &day.to_string())));
    }
    Ok(PartOfYear::Day(month, day))
}

fn clock(written: &str, whole: &str) -> Result<Clock, TimexError> {
    if let Some((code, _)) = PARTS.iter().find(|(code, _)| *code == written) {
        return Ok(Clock::Part(code));
    }
    let fail = || unreadable(whole);
    let end = written.find(['Z', '+', '-']).unwrap_or(written.len());
    let (time, zone) = written.split_at_checked(end).ok_or_else(fail)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts = time.split(':').map(|written| part(written, 2).ok_or_else(fail)).collect::<Result<Vec<_>, _>>()?;
    let is_zone = match zone.strip_prefix(['+', '-']) {
        None => zone.is_empty() || zone == "Z",
        Some(offset) => offset.split(':').all(|written| part(written, 2).is_some()) && offset.len() <= 5,
    };
    if parts.len() > 3 || !is_zone || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(fail());
    }
    for (number, (most, name)) in
        parts.iter().zip([(24, tr::field_part_hour()), (59, tr::field_part_minute()), (60, tr::field_part_second())])
    {
        within(*number, 0, most, name)?;
    }
    if parts.iter().all(Option::is_none) {
        return Ok(Clock::Open);
    }
    let zone = if zone == "Z" { "UTC" } else { zone };
    Ok(Clock::Time(written.get(..end).unwrap_or(time).to_owned(), zone.to_owned()))
}

/// The day of a calendar, where there is one.
pub(super) fn on_calendar(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

fn named(names: &[&'static str], number: u16) -> &'static str {
    names.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}
