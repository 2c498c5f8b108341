//! Months and days of the week in full, as a calendar shows them; the names are those of CLDR.

use super::{Language, language};

/// The months in English.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The days of the week in English, from Monday on.
pub(crate) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SHORT_WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

const MONTHS_UK: [&str; 12] = [
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
];
// In the genitive: `4 грудня`.
const MONTHS_UK_OF: [&str; 12] = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];
const WEEKDAYS_UK: [&str; 7] = ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"];
const SHORT_WEEKDAYS_UK: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "нд"];

/// A month by its number, standing alone: `December`, `грудень`. Empty where there is none.
pub fn month(number: u8) -> &'static str {
    named(number, &MONTHS, &MONTHS_UK)
}

/// A day of the week by its number, Monday being 1: `Thursday`, `четвер`.
pub fn weekday(number: u8) -> &'static str {
    named(number, &WEEKDAYS, &WEEKDAYS_UK)
}

/// The same in two letters: `Th`, `чт`.
pub fn weekday_short(number: u8) -> &'static str {
    named(number, &SHORT_WEEKDAYS, &SHORT_WEEKDAYS_UK)
}

/// A month of a year: `December 2025`, `грудень 2025 р.`
pub fn month_of_year(year: i32, number: u8) -> String {
    match language() {
        Language::English => format!("{} {year}", month(number)),
        Language::Ukrainian => format!("{} {year}\u{a0}р.", month(number)),
    }
}

/// A date in full: `Thursday 4 December 2025`, `четвер, 4 грудня 2025 р.`
pub fn full_date(year: i32, month: u8, day: u8, weekday_number: u8) -> String {
    let name = weekday(weekday_number);
    let month = named(month, &MONTHS, &MONTHS_UK_OF);
    match language() {
        Language::English => format!("{name} {day} {month} {year}"),
        Language::Ukrainian => format!("{name}, {day} {month} {year}\u{a0}р."),
    }
}

fn named(number: u8, english: &[&'static str], ukrainian: &[&'static str]) -> &'static str {
    let names = match language() {
        Language::English => english,
        Language::Ukrainian => ukrainian,
    };
    names.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tr::set_language;

    #[test]
    fn months_and_days_by_language() {
        set_language(Language::English);
        assert_eq!(full_date(2025, 12, 4, 4), "Thursday 4 December 2025");
        assert_eq!(month_of_year(2025, 12), "December 2025");
        assert_eq!((month(0), weekday(8), weekday_short(1)), ("", "", "Mo"));
        set_language(Language::Ukrainian);
        assert_eq!(full_date(2025, 12, 4, 4), "четвер, 4 грудня 2025\u{a0}р.");
        assert_eq!(month_of_year(2025, 12), "грудень 2025\u{a0}р.");
        assert_eq!(weekday_short(7), "нд");
    }
}
