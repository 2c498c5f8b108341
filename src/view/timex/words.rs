//! TIMEX3 values in English words, short enough to be read at a glance.

use tallymark_extract::{Date, TimexType};

use super::{
    Clock, PARTS, Part, PartOfYear, Period, RANKS, REFERENCES, SEASONS, Timex, UNITS, Unit, named, on_calendar,
};
use crate::tr::{Language, MONTHS, WEEKDAYS, language};
use crate::view::ukrainian;

/// The name of a month, in the language of the page.
pub(super) fn month(number: u16) -> &'static str {
    match language() {
        Language::English => named(&MONTHS, number),
        Language::Ukrainian => ukrainian::times::month(number),
    }
}

/// What a code stands for.
fn spoken(names: &[(&str, &'static str)], code: &str) -> &'static str {
    names.iter().find(|(known, _)| *known == code).map_or("", |(_, words)| words)
}

impl Timex {
    /// In English words: `4 Dec 2025`, `5 years`; as something that recurs where `kind` says so: `every Monday`.
    pub fn words(&self, kind: Option<TimexType>) -> String {
        let recurs = kind == Some(TimexType::Set);
        match self {
            Self::Reference(code) => spoken(&REFERENCES, code).to_owned(),
            Self::Duration(parts) => duration(parts, recurs),
            Self::Range(from, to) => format!("{} to {}", from.words(false), to.words(false)),
            Self::Point(day, None) => day.words(recurs),
            Self::Point(day, Some(time)) => timed(*day, time, recurs),
        }
    }

    /// Whether it is a length of time of which the text does not say how long.
    pub fn is_vague(&self) -> bool {
        matches!(self, Self::Duration(parts) if parts.iter().all(|(number, _)| number.is_none()))
    }

    /// The type that values of this form have; what recurs may have any form.
    pub fn kind(&self) -> TimexType {
        match self {
            Self::Duration(_) => TimexType::Duration,
            Self::Point(_, Some(_)) => TimexType::Time,
            Self::Reference(_) | Self::Point(_, None) | Self::Range(..) => TimexType::Date,
        }
    }
}

fn duration(parts: &[(Option<String>, Unit)], recurs: bool) -> String {
    let counted = |(number, unit): &(Option<String>, Unit)| match number.as_deref() {
        Some("1") => format!("1 {}", unit.2),
        Some(number) => format!("{number} {}", unit.3),
        None => format!("some {}", unit.3),
    };
    match parts {
        [(Some(number), unit)] if recurs && number == "1" => unit.4.to_owned(),
        _ => {
            let all: Vec<String> = parts.iter().map(counted).collect();
            format!("{}{}", if recurs { "every " } else { "" }, all.join(" "))
        }
    }
}

fn timed(day: Period, time: &Clock, recurs: bool) -> String {
    let clock = match time {
        Clock::Part(code) => spoken(&PARTS, code).to_owned(),
        Clock::Time(time, zone) if zone.is_empty() => time.clone(),
        Clock::Time(time, zone) => format!("{time} {zone}"),
        Clock::Open => "time not known".to_owned(),
    };
    let is_any_day = matches!(day, Period::Year { part: Some(PartOfYear::Day(None, None)), .. });
    match (time, is_any_day, recurs) {
        (Clock::Part(code), true, true) => format!("every {}", spoken(&PARTS, code)),
        (_, true, false) => clock,
        // The day of the week is what the text says beside a part of the day: `Thursday evening`.
        (Clock::Part(_), false, _) => format!("{}{}, {clock}", day.weekday(), day.words(recurs)),
        _ => format!("{}, {clock}", day.words(recurs)),
    }
}

/// How much of a period is known.
enum Known {
    /// All: `December 2025`.
    All(String),
    /// All but the year: `December`.
    ButYear(String),
    /// Only what kind of period it is: `Monday`, `week`.
    Kind(&'static str),
}

impl Period {
    fn words(self, recurs: bool) -> String {
        match self.known() {
            Known::All(words) => words,
            Known::ButYear(words) if recurs => format!("every {words}"),
            Known::ButYear(words) => format!("{words}, year not known"),
            Known::Kind(name) if recurs => {
                let adverb = UNITS.iter().find(|unit| unit.2 == name).map(|unit| unit.4.to_owned());
                adverb.unwrap_or_else(|| format!("every {name}"))
            }
            Known::Kind(name) => format!("some {name}"),
        }
    }

    fn known(self) -> Known {
        match self {
            Self::Century(None) => Known::Kind("century"),
            Self::Century(Some(number)) => Known::All(format!("the {} century", ordinal(number + 1))),
            Self::Decade(None) => Known::Kind("decade"),
            Self::Decade(Some(number)) => Known::All(format!("the {number}0s")),
            Self::Year { year: None, part: None, .. } => Known::Kind("year"),
            Self::Year { year, fiscal, part } => {
                let year = year.map(|year| if fiscal { format!("fiscal year {year}") } else { year.to_string() });
                part.map_or_else(|| Known::All(year.clone().unwrap_or_default()), |part| part.known(year.as_deref()))
            }
        }
    }

    /// The day of the week before a day that is known, `Thu `.
    fn weekday(self) -> String {
        match self {
            Self::Year { year: Some(year), part: Some(PartOfYear::Day(Some(month), Some(day))), .. } => {
                let date = on_calendar(year, month, day);
                let name = date.and_then(|date| named(&WEEKDAYS, date.weekday().into()).get(..3));
                name.map(|name| format!("{name} ")).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

impl PartOfYear {
    fn known(self, year: Option<&str>) -> Known {
        let with_year = |words: String, joint: &str| match year {
            Some(year) => Known::All(format!("{words}{joint}{year}")),
            None => Known::ButYear(words),
        };
        let ranked = |number: Part, name: &'static str| match number {
            Some(number) => with_year(format!("{} {name}", named(&RANKS, number)), " of "),
            None => Known::Kind(name),
        };
        match self {
            Self::Season(code) => with_year(spoken(&SEASONS, code).to_owned(), " "),
            Self::Quarter(number) => ranked(number, "quarter"),
            Self::Half(number) => ranked(number, "half"),
            Self::Month(Some(month)) => with_year(named(&MONTHS, month).to_owned(), " "),
            Self::Day(Some(month), None) => with_year(format!("some day in {}", named(&MONTHS, month)), " "),
            Self::Day(Some(month), Some(day)) => match year {
                Some(year) => {
                    Known::All(format!("{day} {} {year}", named(&MONTHS, month).get(..3).unwrap_or_default()))
                }
                None => Known::ButYear(format!("{day} {}", named(&MONTHS, month))),
            },
            Self::Day(None, Some(day)) => Known::All(format!("the {} of some month", ordinal(day))),
            Self::Week(Some(week)) => dated(year, week, 1, "week of "),
            Self::Weekend(Some(week)) => dated(year, week, 6, "weekend of "),
            Self::Weekday(Some(week), day) => dated(year, week, day, ""),
            Self::Weekday(None, day) => Known::Kind(named(&WEEKDAYS, day)),
            Self::Month(None) => Known::Kind("month"),
            Self::Week(None) => Known::Kind("week"),
            Self::Weekend(None) => Known::Kind("weekend"),
            Self::Day(None, None) => Known::Kind("day"),
        }
    }
}

/// A day of an ISO 8601 week: the week with the year's first Thursday is its first.
fn dated(year: Option<&str>, week: u16, day: u16, before: &str) -> Known {
    let number: Option<u16> = year.and_then(|year| year.parse().ok());
    // 4 January is always in the first week.
    let Some(first) = number.and_then(|year| on_calendar(year, 1, 4)) else {
        return Known::ButYear(format!("{before}week {week}"));
    };
    let days = i32::from(week) * 7 + i32::from(day) - 7 - i32::from(first.weekday());
    Known::All(format!("{before}{}", short(first.plus_days(days))))
}

fn short(date: Date) -> String {
    let month = named(&MONTHS, date.month().into()).get(..3).unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

fn ordinal(number: u16) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}
