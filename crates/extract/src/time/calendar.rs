//! The words of the calendar and the clock; they are listed in `data/lexicon/calendar.txt`.

use crate::lexicon::Class;
use crate::passage::Passage;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Two weeks.
    Fortnight,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl TimeUnit {
    /// Whether it is shorter than a day: TIME, not DATE.
    pub(crate) fn is_short(self) -> bool {
        self < Self::Day
    }

    /// Its letters in a TIMEX3 duration.
    pub(crate) fn letters(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Week | Self::Fortnight => "W",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
        }
    }

    /// How many of its UCUM unit it is.
    pub(crate) fn size(self) -> u128 {
        match self {
            Self::Fortnight => 2,
            Self::Decade => 10,
            Self::Century => 100,
            Self::Millennium => 1000,
            _ => 1,
        }
    }

    /// Its UCUM code; fortnights are counted in weeks there, decades and centuries in years.
    pub(crate) fn ucum(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week | Self::Fortnight => "wk",
            Self::Month => "mo",
            Self::Year | Self::Decade | Self::Century | Self::Millennium => "a",
        }
    }
}

/// The unit that the word at `i` names.
pub(crate) fn time_unit(p: &Passage<'_>, i: usize) -> Option<TimeUnit> {
    Some(match p.value(i, Class::TimeUnit)? {
        "s" => TimeUnit::Second,
        "min" => TimeUnit::Minute,
        "h" => TimeUnit::Hour,
        "d" => TimeUnit::Day,
        "wk" => TimeUnit::Week,
        "fortnight" => TimeUnit::Fortnight,
        "mo" => TimeUnit::Month,
        "a" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => TimeUnit::Millennium,
    })
}

/// The month that the word at `i` names, whole or short.
pub(crate) fn month(p: &Passage<'_>, i: usize) -> Option<u8> {
    p.number(i, Class::Month)
}

/// The day of the week (Monday is 1) that the word at `i` names.
pub(crate) fn weekday(p: &Passage<'_>, i: usize) -> Option<u8> {
    p.number(i, Class::Weekday)
}

/// The season that the word at `i` names, as TIMEX3 writes it.
pub(crate) fn season(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    p.value(i, Class::Season)
}

/// The part of a day that the word at `i` names, as TIMEX3 writes it after `T`.
pub(crate) fn part_of_day(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    p.value(i, Class::PartOfDay)
}

/// A zone at `i`, in capitals: its offset, empty where its letters mean several.
pub(crate) fn zone(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    let capitals = p.word(i).bytes().all(|byte| byte.is_ascii_uppercase());
    p.value(i, Class::Zone).filter(|_| capitals).map(|offset| offset.trim_start_matches('?'))
}
