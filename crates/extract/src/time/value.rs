//! TIMEX3 values: what a time expression means, resolved against the document's date where there is one.

use super::calendar::TimeUnit;
use crate::date::Date;
use crate::decimal::Decimal;

/// A day, a month or a year, as far as the text tells.
#[allow(clippy::struct_field_names)] // a `Day` is told by its day of the month and of the week
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    /// The year.
    pub(crate) year: Option<i32>,
    /// 1 to 12.
    pub(crate) month: Option<u8>,
    /// 1 to 31.
    pub(crate) day: Option<u8>,
    /// Monday is 1.
    pub(crate) weekday: Option<u8>,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None }
    }
}

impl Day {
    /// Fills in what the document's date tells: the nearest such month, the last such weekday (the next one where the
    /// sentence looks ahead).
    pub(crate) fn resolved(self, anchor: Option<Date>, ahead: bool) -> Self {
        let Some(anchor) = anchor else { return self };
        match (self.year, self.month, self.weekday) {
            (None, Some(month), _) => Self { year: Some(nearest_year(anchor, month, self.day, ahead)), ..self },
            (None, None, Some(weekday)) => {
                let back = (i32::from(anchor.weekday()) - i32::from(weekday)).rem_euclid(7);
                let days = if ahead && back > 0 { 7 - back } else { -back };
                Self::from(anchor.plus_days(days))
            }
            _ => self,
        }
    }

    /// As TIMEX3 writes it: `2025-12-04`, `2025-11`, `XXXX-11`, `XXXX-WXX-7`.
    pub(crate) fn timex(self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        match (self.month, self.day, self.weekday) {
            (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, _) => format!("{year}-{month:02}"),
            (None, _, Some(weekday)) => format!("{year}-WXX-{weekday}"),
            (None, Some(day), None) => format!("{year}-XX-{day:02}"),
            (None, None, None) => year,
        }
    }

    /// The day as the first half of a time: never coarser than a day.
    pub(crate) fn of_time(self) -> String {
        match (self.month, self.day, self.weekday) {
            (None, None, None) => format!("{}-XX-XX", self.timex()),
            (Some(_), None, _) => format!("{}-XX", self.timex()),
            _ => self.timex(),
        }
    }
}

/// The year that puts the month nearest to the document's date, on the side that the sentence looks to.
fn nearest_year(anchor: Date, month: u8, day: Option<u8>, ahead: bool) -> i32 {
    let months = i32::from(month) - i32::from(anchor.month());
    let later = months > 0 || (months == 0 && day.is_some_and(|day| day > anchor.day()));
    let earlier = months < 0 || (months == 0 && day.is_some_and(|day| day < anchor.day()));
    match (ahead, later, earlier) {
        (true, false, true) if months < 0 => anchor.year() + 1,
        (false, true, _) if months > 1 => anchor.year() - 1,
        _ => anchor.year(),
    }
}

/// The ISO 8601 week of a day.
pub(crate) fn week(date: Date) -> String {
    let thursday = date.plus_days(4 - i32::from(date.weekday()));
    let mut number = 1;
    let mut back = thursday.plus_days(-7);
    while back.year() == thursday.year() && number < 54 {
        number += 1;
        back = back.plus_days(-7);
    }
    format!("{:04}-W{number:02}", thursday.year())
}

/// The period of `unit` that lies `by` of them from the document's date: `last month` is -1.
pub(crate) fn shifted(anchor: Option<Date>, unit: TimeUnit, by: i32) -> String {
    let Some(anchor) = anchor else {
        return match unit {
            TimeUnit::Day => "XXXX-XX-XX",
            TimeUnit::Week | TimeUnit::Fortnight => "XXXX-WXX",
            TimeUnit::Month => "XXXX-XX",
            TimeUnit::Year => "XXXX",
            TimeUnit::Decade => "XXX",
            TimeUnit::Century | TimeUnit::Millennium => "XX",
            TimeUnit::Hour => "XXXX-XX-XXTXX",
            TimeUnit::Minute | TimeUnit::Second => "XXXX-XX-XXTXX:XX",
        }
        .to_owned();
    };
    let by = by.clamp(-200_000, 200_000);
    let year = |years: i32| anchor.year().saturating_add(years).clamp(1, 9999);
    match unit {
        TimeUnit::Day => anchor.plus_days(by).to_string(),
        TimeUnit::Week => week(anchor.plus_days(by.saturating_mul(7))),
        TimeUnit::Fortnight => week(anchor.plus_days(by.saturating_mul(14))),
        TimeUnit::Month => {
            let months = anchor.year() * 12 + i32::from(anchor.month()) - 1 + by;
            format!("{:04}-{:02}", months.div_euclid(12).clamp(1, 9999), months.rem_euclid(12) + 1)
        }
        TimeUnit::Year => format!("{:04}", year(by)),
        TimeUnit::Decade => format!("{:03}", year(by.saturating_mul(10)) / 10),
        TimeUnit::Century => format!("{:02}", year(by.saturating_mul(100)) / 100),
        TimeUnit::Millennium => format!("{:01}", year(by.saturating_mul(1000)) / 1000),
        TimeUnit::Hour => format!("{anchor}TXX"),
        TimeUnit::Minute | TimeUnit::Second => format!("{anchor}TXX:XX"),
    }
}

/// A length of time: `P5Y`, `PT2H`; `X` where the text does not say how many.
pub(crate) fn duration(number: Option<&Decimal>, unit: TimeUnit) -> String {
    let number = number.map_or("X", Decimal::as_str);
    format!("P{}{number}{}", if unit.is_short() { "T" } else { "" }, unit.letters())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_follow_iso_8601() {
        for (day, expected) in [("2025-12-04", "2025-W49"), ("2025-12-29", "2026-W01"), ("2021-01-03", "2020-W53")] {
            assert_eq!(day.parse::<Date>().map(week).as_deref(), Ok(expected));
        }
    }
}
