//! A day of the (proleptic) Gregorian calendar.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
///
/// ```
/// use tallymark_extract::Date;
/// let date: Date = "2025-12-04".parse()?;
/// assert_eq!(date.weekday(), 4); // a Thursday
/// assert_eq!(date.plus_days(28).to_string(), "2026-01-01");
/// assert!("2025-02-29".parse::<Date>().is_err());
/// # Ok::<(), tallymark_extract::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// The error of something that is not a day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a date of the form YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The day, where there is one: years 1 to 9999.
    ///
    /// # Errors
    /// [`DateError`] where the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        if (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(DateError(format!("{year:04}-{month:02}-{day:02}")))
        }
    }

    /// Its year, 1 to 9999.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Its month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Its day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Its day of the week by ISO 8601: Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.days() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The day `days` later (earlier where negative), held within the years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days(self.days() + i64::from(days))
    }

    /// Days since 1970-01-01. The algorithm is Howard Hinnant's `days_from_civil`.
    fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The inverse of [`Date::days`], Hinnant's `civil_from_days`.
    fn from_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let narrow = |value: i64| u8::try_from(value).unwrap_or(1);
        match i32::try_from(year) {
            Ok(year) if year < 1 => Self { year: 1, month: 1, day: 1 },
            Ok(year) if year <= 9999 => Self { year, month: narrow(month), day: narrow(day) },
            _ => Self { year: 9999, month: 12, day: 31 },
        }
    }
}

/// How many days the month has; 0 where there is no such month.
fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(written: &str) -> Result<Self, DateError> {
        let fail = || DateError(written.to_owned());
        let mut parts = written.split('-');
        let mut part = |len: usize| {
            parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit())).ok_or_else(fail)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(fail());
        }
        match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day).map_err(|_| fail()),
            _ => Err(fail()),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(written: String) -> Result<Self, DateError> {
        written.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}
