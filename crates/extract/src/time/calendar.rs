//! The words of the calendar and the clock; they are listed in `data/lexicon/calendar.txt`.

use tallymark_text::TokenKind;

use crate::lexicon::Class;
use crate::numbers::numeral;
use crate::passage::Passage;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeUnit {
    /// Thousandths of seconds.
    Millisecond,
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Saturdays with their Sundays.
    Weekend,
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
            Self::Millisecond | Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Weekend => "WE",
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
            Self::Millisecond => "ms",
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Weekend | Self::Week | Self::Fortnight => "wk",
            Self::Month => "mo",
            Self::Year | Self::Decade | Self::Century | Self::Millennium => "a",
        }
    }
}

/// The unit that the word at `i` names.
pub(crate) fn time_unit(p: &Passage<'_>, i: usize) -> Option<TimeUnit> {
    Some(match p.value(i, Class::TimeUnit)? {
        "ms" => TimeUnit::Millisecond,
        "s" => TimeUnit::Second,
        "min" => TimeUnit::Minute,
        "h" => TimeUnit::Hour,
        "d" => TimeUnit::Day,
        "we" => TimeUnit::Weekend,
        "wk" => TimeUnit::Week,
        "fortnight" => TimeUnit::Fortnight,
        "mo" => TimeUnit::Month,
        "a" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => TimeUnit::Millennium,
    })
}

/// The same, where it is one of them.
pub(crate) fn one_unit(p: &Passage<'_>, i: usize) -> Option<TimeUnit> {
    time_unit(p, i).filter(|_| !is_plural_unit(p, i))
}

/// Whether a unit is named in the plural.
pub(crate) fn is_plural_unit(p: &Passage<'_>, i: usize) -> bool {
    p.word(i).ends_with(['s', 'S']) || p.is(i, "millennia")
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
    let offset = p.value(i, Class::Zone)?;
    let capitals = p.word(i).bytes().all(|byte| byte.is_ascii_uppercase());
    capitals.then(|| offset.trim_start_matches('?'))
}

/// The number in at most `len` digits at `i`.
pub(crate) fn small(p: &Passage<'_>, i: usize, len: usize) -> Option<u32> {
    let word = p.word(i);
    let digits = p.kind(i) == Some(TokenKind::Digits);
    let fits = word.len() <= len || !word.is_ascii() && word.chars().take(len + 1).count() <= len;
    if digits && fits { numeral::small(word) } else { None }
}

/// The number below a hundred in digits or words at `i`, and the token after it: `7`, `seven`, `twenty-five`.
pub(crate) fn small_number(p: &Passage<'_>, i: usize) -> Option<(u32, usize)> {
    if p.kind(i) == Some(TokenKind::Digits) {
        return small(p, i, 2).map(|number| (number, i + 1));
    }
    if let Some(unit) = p.number(i, Class::Unit) {
        return Some((unit, i + 1));
    }
    let tens: u32 = p.number(i, Class::Ten)?;
    let at = if p.joins(i + 1) { i + 2 } else { i + 1 };
    match p.number::<u32>(at, Class::Unit).filter(|unit| (1..10).contains(unit)) {
        Some(unit) => Some((tens + unit, at + 1)),
        None => Some((tens, i + 1)),
    }
}

/// Whether a noun, or what leads to one, starts at `i`: what stands before it counts it.
pub(crate) fn is_noun(p: &Passage<'_>, i: usize) -> bool {
    p.is_lower(i) && !p.touches(i) && !p.has(i, Class::Stop) && !p.has(i, Class::Auxiliary)
}
