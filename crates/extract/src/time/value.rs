//! TIMEX3 values: what a time expression means, resolved against the document's date where there is one.

use super::calendar::TimeUnit;
use super::tense::Tense;
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
    /// A day of the calendar, where it has one.
    pub(crate) fn on_calendar(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(Self { year, month: Some(month), day: Some(day), weekday: None })
    }

    /// The day, where year, month and day are known.
    pub(crate) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether it is no longer than a day.
    pub(crate) fn is_day(self) -> bool {
        self.day.is_some() || self.weekday.is_some()
    }

    /// Whether the document's date could tell more of it.
    pub(crate) fn is_open(self) -> bool {
        self.year.is_none() && (self.month.is_some() || self.is_day())
    }

    /// Fills in what the document's date tells: the nearest such day in the direction of the tense, else the last one.
    pub(crate) fn resolved(self, anchor: Date, tense: Tense) -> Self {
        match self {
            Self { year: None, month: Some(month), .. } => Self {
                year: Some(
                    self.year_on_weekday(anchor).unwrap_or_else(|| nearest_year(anchor, month, self.day, tense)),
                ),
                ..self
            },
            Self { year: None, month: None, day: Some(day), weekday } => {
                nearest_month(anchor, day, weekday, tense).map_or(self, Self::from)
            }
            Self { year: None, month: None, day: None, weekday: Some(weekday) } => {
                let back = (i32::from(anchor.weekday()) - i32::from(weekday)).rem_euclid(7);
                let days = if tense == Tense::Ahead && back > 0 { 7 - back } else { -back };
                Self::from(anchor.plus_days(days))
            }
            _ => self,
        }
    }

    /// The year about the document's in which the day falls on its weekday: `Thursday, March 7`.
    fn year_on_weekday(self, anchor: Date) -> Option<i32> {
        let (month, day, weekday) = (self.month?, self.day?, self.weekday?);
        let falls = |year: &i32| Date::new(*year, month, day).is_ok_and(|date| date.weekday() == weekday);
        [anchor.year(), anchor.year() - 1, anchor.year() + 1].into_iter().find(falls)
    }

    /// As TIMEX3 writes it: `2025-12-04`, `2025-11`, `XXXX-11`, `XXXX-WXX-7`.
    pub(crate) fn timex(self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        match (self.month, self.day, self.weekday) {
            (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, _) => format!("{year}-{month:02}"),
            (None, Some(day), _) => format!("{year}-XX-{day:02}"),
            (None, None, Some(weekday)) => format!("{year}-WXX-{weekday}"),
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

/// The year that puts the month nearest to the document's date, on the side that the sentence looks to. A sentence that
/// looks to neither may speak of next month.
fn nearest_year(anchor: Date, month: u8, day: Option<u8>, tense: Tense) -> i32 {
    let months = i32::from(month) - i32::from(anchor.month());
    let later = months > 0 || (months == 0 && day.is_some_and(|day| day > anchor.day()));
    match tense {
        Tense::Ahead if months < 0 => anchor.year() + 1,
        Tense::Back if later => anchor.year() - 1,
        Tense::Open | Tense::Before if months > 1 => anchor.year() - 1,
        Tense::Open if months < -10 => anchor.year() + 1,
        _ => anchor.year(),
    }
}

/// The nearest `day` of a month in the direction of the tense, on its weekday if it has one.
fn nearest_month(anchor: Date, day: u8, weekday: Option<u8>, tense: Tense) -> Option<Date> {
    let step = if tense == Tense::Ahead { 1 } else { -1 };
    let start = anchor.year() * 12 + i32::from(anchor.month()) - 1;
    (0..24).find_map(|months| {
        let month = start + step * months;
        let date = Date::new(month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).ok()?, day).ok()?;
        let side = if step > 0 { date >= anchor } else { date <= anchor };
        (side && weekday.is_none_or(|weekday| date.weekday() == weekday)).then_some(date)
    })
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
    let Some(anchor) = anchor else { return open(unit).to_owned() };
    let by = by.clamp(-200_000, 200_000);
    let year = |years: i32| anchor.year().saturating_add(years).clamp(1, 9999);
    match unit {
        TimeUnit::Day => anchor.plus_days(by).to_string(),
        TimeUnit::Week => week(anchor.plus_days(by.saturating_mul(7))),
        TimeUnit::Weekend => format!("{}-WE", week(anchor.plus_days(by.saturating_mul(7)))),
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
        TimeUnit::Minute | TimeUnit::Second | TimeUnit::Millisecond => format!("{anchor}TXX:XX"),
    }
}

/// A period of `unit` that nothing is known of.
pub(crate) fn open(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Week | TimeUnit::Fortnight => "XXXX-WXX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century | TimeUnit::Millennium => "XX",
        TimeUnit::Hour => "XXXX-XX-XXTXX",
        TimeUnit::Minute | TimeUnit::Second | TimeUnit::Millisecond => "XXXX-XX-XXTXX:XX",
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

    #[test]
    fn a_day_of_the_month_is_the_last_or_the_next_one() {
        let anchor = Date::new(2025, 12, 4).expect("a day");
        let day = Day { day: Some(31), ..Day::default() };
        assert_eq!(day.resolved(anchor, Tense::Open).timex(), "2025-10-31");
        assert_eq!(day.resolved(anchor, Tense::Ahead).timex(), "2025-12-31");
    }
}
