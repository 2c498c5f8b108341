//! Dates as tables have them.

use tallymark_extract::{Date, DateOrder};

/// The first three letters of the months in English, and enough of them in Ukrainian (in the genitive, as in dates).
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "січ"],
    ["feb", "лют"],
    ["mar", "бер"],
    ["apr", "кві"],
    ["may", "тра"],
    ["jun", "чер"],
    ["jul", "лип"],
    ["aug", "сер"],
    ["sep", "вер"],
    ["oct", "жов"],
    ["nov", "лис"],
    ["dec", "гру"],
];

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It can be read in one way only.
    Clear(Date),
    /// `04/12/2025`: these two numbers and the year.
    Open(u8, u8, i32),
}

/// Reads a date, or a date with a time of day: `2025-12-04T10:00Z`, `20251204`, `4 Dec 2025`, `Thu, 04 Dec 2025 10:00`,
/// `December 4, 2025`, `04.12.2025`, `12/4/2025`, seconds or milliseconds since 1970.
pub(super) fn written(cell: &str) -> Option<Written> {
    let cell = cell.trim();
    // Longer ones are texts that begin with a number.
    if cell.len() > 60 {
        return None;
    }
    let mut words = cell.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    if let Some(date) = compact(first, cell) {
        return Some(Written::Clear(date));
    }
    // `2025-12-04T10`: the time of day sticks to the day.
    let parts: Vec<&str> = std::iter::once(first).chain(words).take(4).collect();
    let digits = |part: &str| part.split(['T', 't']).next().unwrap_or_default().parse::<i32>().ok();
    let clear = |year: i32, month: i32, day: i32| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Date::new(year, month, day).ok().map(Written::Clear)
    };
    let is_year = |part: &str| digits(part).is_some_and(|year| (1000..=9999).contains(&year));
    match *parts.as_slice() {
        [year, month, day, ..] if year.len() == 4 && is_year(year) => {
            clear(digits(year)?, month_named(month).or_else(|| digits(month))?, digits(day)?)
        }
        [day, month, year, ..] if is_year(year) && month_named(month).is_some() => {
            clear(digits(year)?, month_named(month)?, ordinal(day)?)
        }
        [month, day, year, ..] if is_year(year) && month_named(month).is_some() => {
            clear(digits(year)?, month_named(month)?, ordinal(day)?)
        }
        // A day of the week before it.
        [_, day, month, year] if is_year(year) && month_named(month).is_some() => {
            clear(digits(year)?, month_named(month)?, ordinal(day)?)
        }
        [_, month, day, year] if is_year(year) && month_named(month).is_some() => {
            clear(digits(year)?, month_named(month)?, ordinal(day)?)
        }
        [one, two, year, ..] if is_year(year) => in_digits(cell, digits(one)?, digits(two)?, digits(year)?),
        _ => None,
    }
}

/// `20251204`, and the seconds or milliseconds of a Unix time.
fn compact(first: &str, cell: &str) -> Option<Date> {
    if first != cell || !cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days = match cell.len() {
        8 => {
            let (year, month, day) = (cell.get(..4)?, cell.get(4..6)?, cell.get(6..)?);
            return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        }
        9 | 10 => cell.parse::<i64>().ok()? / 86_400,
        12 | 13 => cell.parse::<i64>().ok()? / 86_400_000,
        _ => return None,
    };
    Date::new(1970, 1, 1).ok().map(|first| first.plus_days(i32::try_from(days).unwrap_or(i32::MAX)))
}

fn in_digits(cell: &str, one: i32, two: i32, year: i32) -> Option<Written> {
    let (first, second) = (u8::try_from(one).ok()?, u8::try_from(two).ok()?);
    let day_first = Date::new(year, second, first);
    // With dots the day is first everywhere.
    if cell.contains('.') && !cell.contains('/') {
        return day_first.ok().map(Written::Clear);
    }
    match (day_first, Date::new(year, first, second)) {
        (Ok(date), Err(_)) | (Err(_), Ok(date)) => Some(Written::Clear(date)),
        (Ok(date), Ok(same)) if date == same => Some(Written::Clear(date)),
        (Ok(_), Ok(_)) => Some(Written::Open(first, second, year)),
        (Err(_), Err(_)) => None,
    }
}

/// Which part of the dates of a column comes first, where one of them shows it.
pub(super) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    cells.filter(|cell| cell.contains('/') || cell.contains('-')).find_map(|cell| {
        let mut numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|part| matches!(part.len(), 1 | 2));
        match (numbers.next()?.parse::<u8>().ok()?, numbers.next()?.parse::<u8>().ok()?) {
            (13..=31, 1..=12) if matches!(written(cell), Some(Written::Clear(_))) => Some(DateOrder::DayFirst),
            (1..=12, 13..=31) if matches!(written(cell), Some(Written::Clear(_))) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    })
}

impl Written {
    /// The day it is, where `order` is known; without one, the month comes first, as for the extractor.
    pub(super) fn date(self, order: Option<DateOrder>) -> Option<Date> {
        match (self, order) {
            (Self::Clear(date), _) => Some(date),
            (Self::Open(day, month, year), Some(DateOrder::DayFirst))
            | (Self::Open(month, day, year), Some(DateOrder::MonthFirst) | None) => Date::new(year, month, day).ok(),
        }
    }
}

fn month_named(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    (1..).zip(MONTHS).find(|(_, names)| names.iter().any(|name| word.starts_with(name))).map(|(month, _)| month)
}

/// `4`, `04`, `4th`.
fn ordinal(word: &str) -> Option<i32> {
    word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}
