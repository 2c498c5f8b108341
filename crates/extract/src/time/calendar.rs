//! The words of the calendar and the clock. Written for Tallymark; zone offsets are those of the IANA time zone
//! database, and a zone whose letters mean several (IST, CST) has none.

use crate::numbers::table::{Table, lookup};

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
    /// Months.
    Month,
    /// Years.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
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
            Self::Week => "W",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
        }
    }

    /// Its UCUM code; decades and centuries are counted in years there.
    pub(crate) fn ucum(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
            Self::Month => "mo",
            Self::Year | Self::Decade | Self::Century => "a",
        }
    }
}

const UNITS: &Table<TimeUnit> = &[
    ("centuries", TimeUnit::Century),
    ("century", TimeUnit::Century),
    ("day", TimeUnit::Day),
    ("days", TimeUnit::Day),
    ("decade", TimeUnit::Decade),
    ("decades", TimeUnit::Decade),
    ("hour", TimeUnit::Hour),
    ("hours", TimeUnit::Hour),
    ("hr", TimeUnit::Hour),
    ("hrs", TimeUnit::Hour),
    ("min", TimeUnit::Minute),
    ("mins", TimeUnit::Minute),
    ("minute", TimeUnit::Minute),
    ("minutes", TimeUnit::Minute),
    ("month", TimeUnit::Month),
    ("months", TimeUnit::Month),
    ("sec", TimeUnit::Second),
    ("second", TimeUnit::Second),
    ("seconds", TimeUnit::Second),
    ("secs", TimeUnit::Second),
    ("week", TimeUnit::Week),
    ("weeks", TimeUnit::Week),
    ("year", TimeUnit::Year),
    ("years", TimeUnit::Year),
    ("yr", TimeUnit::Year),
    ("yrs", TimeUnit::Year),
];

/// The unit that a word names.
pub(crate) fn time_unit(word: &str) -> Option<TimeUnit> {
    lookup(UNITS, word)
}

const MONTHS: &Table<u8> = &[
    ("apr", 4),
    ("april", 4),
    ("aug", 8),
    ("august", 8),
    ("dec", 12),
    ("december", 12),
    ("feb", 2),
    ("february", 2),
    ("jan", 1),
    ("january", 1),
    ("jul", 7),
    ("july", 7),
    ("jun", 6),
    ("june", 6),
    ("mar", 3),
    ("march", 3),
    ("may", 5),
    ("nov", 11),
    ("november", 11),
    ("oct", 10),
    ("october", 10),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
];

/// The month that a word names, whole or short.
pub(crate) fn month(word: &str) -> Option<u8> {
    lookup(MONTHS, word)
}

const WEEKDAYS: &Table<u8> = &[
    ("fri", 5),
    ("friday", 5),
    ("fridays", 5),
    ("mon", 1),
    ("monday", 1),
    ("mondays", 1),
    ("sat", 6),
    ("saturday", 6),
    ("saturdays", 6),
    ("sun", 7),
    ("sunday", 7),
    ("sundays", 7),
    ("thu", 4),
    ("thur", 4),
    ("thurs", 4),
    ("thursday", 4),
    ("thursdays", 4),
    ("tue", 2),
    ("tues", 2),
    ("tuesday", 2),
    ("tuesdays", 2),
    ("wed", 3),
    ("wednesday", 3),
    ("wednesdays", 3),
];

/// The day of the week (Monday is 1) that a word names.
pub(crate) fn weekday(word: &str) -> Option<u8> {
    lookup(WEEKDAYS, word)
}

const SEASONS: &Table<&str> = &[
    ("autumn", "FA"),
    ("fall", "FA"),
    ("spring", "SP"),
    ("springtime", "SP"),
    ("summer", "SU"),
    ("summertime", "SU"),
    ("winter", "WI"),
    ("wintertime", "WI"),
];

/// The season that a word names, as TIMEX3 writes it.
pub(crate) fn season(word: &str) -> Option<&'static str> {
    lookup(SEASONS, word)
}

const PARTS: &Table<&str> = &[
    ("afternoon", "AF"),
    ("dawn", "MO"),
    ("daybreak", "MO"),
    ("daytime", "DT"),
    ("dusk", "EV"),
    ("evening", "EV"),
    ("midday", "12:00"),
    ("midnight", "00:00"),
    ("morning", "MO"),
    ("night", "NI"),
    ("nightfall", "EV"),
    ("nighttime", "NI"),
    ("noon", "12:00"),
    ("overnight", "NI"),
    ("sunrise", "MO"),
    ("sunset", "EV"),
    ("tonight", "NI"),
];

/// The part of a day that a word names, as TIMEX3 writes it after `T`.
pub(crate) fn part_of_day(word: &str) -> Option<&'static str> {
    lookup(PARTS, word)
}

const SETS: &Table<(&str, bool)> = &[
    ("annual", ("P1Y", false)),
    ("annually", ("P1Y", false)),
    ("biannual", ("P6M", false)),
    ("biennial", ("P2Y", false)),
    ("daily", ("P1D", false)),
    ("fortnightly", ("P2W", false)),
    ("hourly", ("PT1H", true)),
    ("monthly", ("P1M", false)),
    ("nightly", ("XXXX-XX-XXTNI", true)),
    ("quarterly", ("P3M", false)),
    ("weekly", ("P1W", false)),
    ("yearly", ("P1Y", false)),
];

/// What recurs by an adverb or adjective: the TIMEX3 value and whether it is shorter than a day.
pub(crate) fn recurrence(word: &str) -> Option<(&'static str, bool)> {
    lookup(SETS, word)
}

const HOLIDAYS: &Table<&str> = &[
    ("christmas", "12-25"),
    ("diwali", "XX-XX"),
    ("easter", "XX-XX"),
    ("hanukkah", "XX-XX"),
    ("ramadan", "XX-XX"),
    ("thanksgiving", "11-XX"),
];

const EVES: &Table<&str> = &[("christmas", "12-24"), ("easter", "XX-XX")];

/// A holiday: its day, where it has a fixed one.
pub(crate) fn holiday(first: &str, second: &str) -> Option<(&'static str, usize)> {
    let eve = second.eq_ignore_ascii_case("eve").then(|| lookup(EVES, first)).flatten();
    eve.map(|day| (day, 2)).or_else(|| {
        let day = if second == "Day" || second == "Sunday" || second == "Monday" { 2 } else { 1 };
        lookup(HOLIDAYS, first).map(|value| (value, day))
    })
}

/// Whether a word in capitals is a time zone, and its offset where it is the only one of that name.
pub(crate) fn zone(word: &str) -> Option<&'static str> {
    Some(match word {
        "GMT" | "UTC" => "Z",
        "BST" | "CET" | "WAT" => "+01:00",
        "CEST" | "EET" | "SAST" | "CAT" => "+02:00",
        "EEST" | "MSK" | "EAT" | "TRT" => "+03:00",
        "PKT" => "+05:00",
        "WIB" => "+07:00",
        "HKT" | "SGT" | "AWST" => "+08:00",
        "JST" | "KST" => "+09:00",
        "AEST" => "+10:00",
        "AEDT" => "+11:00",
        "NZST" => "+12:00",
        "NZDT" => "+13:00",
        "EST" | "CDT" => "-05:00",
        "EDT" => "-04:00",
        "MST" | "PDT" => "-07:00",
        "MDT" => "-06:00",
        "PST" => "-08:00",
        "IST" | "CST" | "ET" | "CT" | "PT" | "MT" | "AST" | "GST" => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::table::assert_sorted;

    #[test]
    fn tables_are_sorted() {
        assert_sorted(UNITS);
        assert_sorted(MONTHS);
        assert_sorted(WEEKDAYS);
        assert_sorted(SEASONS);
        assert_sorted(PARTS);
        assert_sorted(SETS);
        assert_sorted(HOLIDAYS);
        assert_sorted(EVES);
    }
}
