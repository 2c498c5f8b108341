//! A calendar to choose TIMEX values from: days, weeks, months, years and ranges of days.
//!
//! Only dates and arithmetic; `draw/calendar.rs` draws it. Weeks are those of ISO 8601, as in TIMEX.

use tallymark_extract::Date;

/// What is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// `2025-12-04`, with a time of day where one is given.
    #[default]
    Day,
    /// `2025-W49`.
    Week,
    /// `2025-12`.
    Month,
    /// `2025`.
    Year,
    /// `2025-12-04/2025-12-07`.
    Range,
}

impl Scale {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Year, Self::Range];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Range => "range",
        }
    }

    /// How many cells a row has.
    pub const fn columns(self) -> usize {
        match self {
            Self::Day | Self::Week | Self::Range => 7,
            Self::Month | Self::Year => 3,
        }
    }
}

/// A calendar: what is chosen on it, the day that has the focus, and what is known already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What is chosen.
    pub scale: Scale,
    /// The day with the focus; of a week, month or year one in it.
    pub focus: Date,
    /// Where a range starts, once that is chosen.
    pub from: Option<Date>,
    /// Whether the next day that is chosen ends the range.
    pub is_begun: bool,
    /// The time of day as TIMEX has it behind the `T`: `18:30`, `EV`; empty for none.
    pub time: String,
}

/// A move of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// By cells, to earlier ones where negative.
    Cells(i32),
    /// By rows.
    Rows(i32),
    /// By pages: months, years, twelve years.
    Pages(i32),
    /// By years, wherever.
    Years(i32),
    /// To the first cell of its row.
    RowStart,
    /// To the last cell of its row.
    RowEnd,
}

impl Move {
    /// What a key of a grid moves: the keys of the date picker of the ARIA patterns.
    pub fn of_key(key: &str, shift: bool) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Cells(-1),
            "ArrowRight" => Self::Cells(1),
            "ArrowUp" => Self::Rows(-1),
            "ArrowDown" => Self::Rows(1),
            "PageUp" if shift => Self::Years(-1),
            "PageDown" if shift => Self::Years(1),
            "PageUp" => Self::Pages(-1),
            "PageDown" => Self::Pages(1),
            "Home" => Self::RowStart,
            "End" => Self::RowEnd,
            _ => return None,
        })
    }
}

/// How many years a page of years has.
const YEARS: i32 = 12;

impl Calendar {
    /// A calendar that shows the value `timex` where it can be chosen on one, else the day `otherwise`.
    pub fn showing(timex: &str, otherwise: Date) -> Self {
        let plain = |scale, focus| Self { scale, focus, from: None, is_begun: false, time: String::new() };
        if let Some((from, to)) = timex.split_once('/')
            && let (Ok(from), Ok(to)) = (from.parse::<Date>(), to.parse::<Date>())
        {
            return Self { from: Some(from), ..plain(Scale::Range, to) };
        }
        let (day, time) = timex.split_once('T').unwrap_or((timex, ""));
        if let Ok(day) = day.parse() {
            return Self { time: time.to_owned(), ..plain(Scale::Day, day) };
        }
        let year = |written: &str| written.parse::<i32>().ok().filter(|_| written.len() == 4);
        let found = match timex.split_once('-') {
            None => year(timex).and_then(|year| Date::new(year, 1, 1).ok()).map(|day| plain(Scale::Year, day)),
            Some((written, rest)) => year(written).and_then(|year| match rest.strip_prefix('W') {
                Some(week) => week_start(year, week.parse().ok()?).map(|day| plain(Scale::Week, day)),
                None => Date::new(year, rest.parse().ok()?, 1).ok().map(|day| plain(Scale::Month, day)),
            }),
        };
        found.unwrap_or_else(|| plain(Scale::Day, otherwise))
    }

    /// The value that is chosen with the focus where it is; of a range both ends, the earlier first.
    pub fn value(&self) -> String {
        let (year, month) = (self.focus.year(), self.focus.month());
        match (self.scale, self.from) {
            (Scale::Day, _) if !self.time.is_empty() => format!("{}T{}", self.focus, self.time),
            (Scale::Day, _) | (Scale::Range, None) => self.focus.to_string(),
            (Scale::Week, _) => {
                let (year, week) = iso_week(self.focus);
                format!("{year:04}-W{week:02}")
            }
            (Scale::Month, _) => format!("{year:04}-{month:02}"),
            (Scale::Year, _) => format!("{year:04}"),
            (Scale::Range, Some(from)) => format!("{}/{}", from.min(self.focus), from.max(self.focus)),
        }
    }

    /// The same with the focus elsewhere, within the years 1 to 9999.
    #[must_use]
    pub fn moved(&self, by: Move) -> Self {
        Self { focus: self.moved_focus(by), ..self.clone() }
    }

    fn moved_focus(&self, by: Move) -> Date {
        let page = match self.scale {
            Scale::Day | Scale::Week | Scale::Range => 1,
            Scale::Month => 12,
            Scale::Year => 12 * YEARS,
        };
        match (by, self.scale) {
            (Move::Years(by), _) => plus_months(self.focus, by.saturating_mul(12)),
            (Move::Pages(by), _) => plus_months(self.focus, by.saturating_mul(page)),
            (_, Scale::Day | Scale::Range) => self.focus.plus_days(days(self.focus, by)),
            (_, Scale::Week) => self.focus.plus_days(days_by_weeks(self.focus, by)),
            (_, Scale::Month) => plus_months(self.focus, cells(i32::from(self.focus.month()) - 1, by)),
            (_, Scale::Year) => plus_months(self.focus, 12 * cells(self.focus.year() - 1, by)),
        }
    }

    /// The same with something else to choose.
    #[must_use]
    pub fn scaled(&self, scale: Scale) -> Self {
        Self { scale, from: None, is_begun: false, ..self.clone() }
    }

    /// The same once `day` is chosen, and whether that is all: of a range it may be the start.
    #[must_use]
    pub fn chosen(&self, day: Date) -> (Self, bool) {
        let chosen = Self { focus: day, ..self.clone() };
        match self.scale {
            Scale::Range if !self.is_begun => (Self { from: Some(day), is_begun: true, ..chosen }, false),
            _ => (chosen, true),
        }
    }

    /// The cells of the page that has the focus, row by row, each by a day in it: whole weeks of the month, the months of
    /// the year, twelve years.
    pub fn cells(&self) -> Vec<Date> {
        let (year, month) = (self.focus.year(), self.focus.month());
        let first = |year, month| Date::new(year, month, 1).ok();
        match self.scale {
            Scale::Day | Scale::Week | Scale::Range => {
                let Some(first) = first(year, month) else { return Vec::new() };
                let before = i32::from(first.weekday()) - 1;
                let rows = (before + i32::from(month_len(year, month)) + 6) / 7;
                (0..rows * 7).map(|day| first.plus_days(day - before)).collect()
            }
            Scale::Month => (1..=12).filter_map(|month| first(year, month)).collect(),
            Scale::Year => {
                let start = year - (year - 1) % YEARS;
                (start..start + YEARS).filter_map(|year| first(year, 1)).collect()
            }
        }
    }

    /// Whether the cell of `day` is the one with the focus.
    pub fn is_focus(&self, day: Date) -> bool {
        match self.scale {
            Scale::Day | Scale::Range => day == self.focus,
            Scale::Week => iso_week(day) == iso_week(self.focus),
            Scale::Month => (day.year(), day.month()) == (self.focus.year(), self.focus.month()),
            Scale::Year => day.year() == self.focus.year(),
        }
    }

    /// Whether `day` lies in the range from its start to the focus.
    pub fn is_within(&self, day: Date) -> bool {
        self.scale == Scale::Range
            && self.from.is_some_and(|from| (from.min(self.focus)..=from.max(self.focus)).contains(&day))
    }

    /// Whether `other` lies in the cell of `day`.
    pub fn holds(&self, day: Date, other: Date) -> bool {
        Self { focus: other, ..self.clone() }.is_focus(day)
    }
}

/// How many days a move is where a cell is a day.
fn days(from: Date, by: Move) -> i32 {
    let place = i32::from(from.weekday()) - 1;
    match by {
        Move::Cells(by) => by,
        Move::Rows(by) => by.saturating_mul(7),
        Move::RowStart => -place,
        Move::RowEnd => 6 - place,
        Move::Pages(_) | Move::Years(_) => 0,
    }
}

/// The same where a row is one cell: its first and last are those of the month.
fn days_by_weeks(from: Date, by: Move) -> i32 {
    match by {
        Move::Cells(by) | Move::Rows(by) => by.saturating_mul(7),
        Move::RowStart => 1 - i32::from(from.day()),
        Move::RowEnd => i32::from(month_len(from.year(), from.month())) - i32::from(from.day()),
        Move::Pages(_) | Move::Years(_) => 0,
    }
}

/// How many cells a move is in rows of three, from the cell at `place`.
fn cells(place: i32, by: Move) -> i32 {
    match by {
        Move::Cells(by) => by,
        Move::Rows(by) => by.saturating_mul(3),
        Move::RowStart => -(place % 3),
        Move::RowEnd => 2 - place % 3,
        Move::Pages(_) | Move::Years(_) => 0,
    }
}

/// The week of ISO 8601 that a day is in, with its year: that of its Thursday.
pub fn iso_week(day: Date) -> (i32, i32) {
    let thursday = day.plus_days(4 - i32::from(day.weekday()));
    let before: i32 = (1..thursday.month()).map(|month| i32::from(month_len(thursday.year(), month))).sum();
    (thursday.year(), (before + i32::from(thursday.day()) - 1) / 7 + 1)
}

/// The Monday of a week; none where the year has no such week.
fn week_start(year: i32, week: i32) -> Option<Date> {
    // 4 January is in the first week of every year.
    let fourth = Date::new(year, 1, 4).ok()?;
    let monday = fourth.plus_days(1 - i32::from(fourth.weekday())).plus_days(week.saturating_sub(1).saturating_mul(7));
    (iso_week(monday) == (year, week)).then_some(monday)
}

fn month_len(year: i32, month: u8) -> u8 {
    (28..=31).rev().find(|day| Date::new(year, month, *day).is_ok()).unwrap_or(28)
}

/// The same day of another month, or its last one; held within the years 1 to 9999.
fn plus_months(day: Date, months: i32) -> Date {
    let count = (day.year() * 12 + i32::from(day.month()) - 1).saturating_add(months).clamp(12, 9999 * 12 + 11);
    let (year, month) = (count.div_euclid(12), u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1));
    Date::new(year, month, day.day().min(month_len(year, month))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::timex::Timex;

    fn date(written: &str) -> Date {
        written.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    fn on(scale: Scale, focus: &str) -> Calendar {
        Calendar { scale, focus: date(focus), from: None, is_begun: false, time: String::new() }
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        for (day, week) in [
            ("2025-12-04", (2025, 49)),
            ("2025-12-29", (2026, 1)),
            ("2021-01-03", (2020, 53)),
            ("2021-01-04", (2021, 1)),
            ("2024-02-29", (2024, 9)),
            ("0001-01-01", (1, 1)),
        ] {
            assert_eq!(iso_week(date(day)), week, "{day}");
        }
    }

    #[test]
    fn values_of_each_scale_are_timex_and_come_back() {
        let range = Calendar { from: Some(date("2025-12-07")), ..on(Scale::Range, "2025-12-04") };
        let timed = Calendar { time: "18:30".to_owned(), ..on(Scale::Day, "2025-12-04") };
        for (calendar, value) in [
            (on(Scale::Day, "2025-12-04"), "2025-12-04"),
            (timed, "2025-12-04T18:30"),
            (on(Scale::Week, "2025-12-04"), "2025-W49"),
            (on(Scale::Month, "2025-12-04"), "2025-12"),
            (on(Scale::Year, "2025-12-04"), "2025"),
            (range, "2025-12-04/2025-12-07"),
        ] {
            assert_eq!(calendar.value(), value);
            assert!(value.parse::<Timex>().is_ok(), "{value}");
            let again = Calendar::showing(value, date("1999-01-01"));
            assert_eq!((again.scale, again.value().as_str()), (calendar.scale, value));
        }
    }

    #[test]
    fn a_range_is_chosen_by_its_ends_in_either_order() {
        let (begun, is_all) = on(Scale::Range, "2025-12-01").chosen(date("2025-12-07"));
        assert!(!is_all);
        let (chosen, is_all) = begun.chosen(date("2025-12-04"));
        assert_eq!((chosen.value().as_str(), is_all), ("2025-12-04/2025-12-07", true));
        // One that is there already is chosen anew.
        let (anew, is_all) = Calendar::showing("2025-12-04/2025-12-07", date("1999-01-01")).chosen(date("2025-12-09"));
        assert_eq!((anew.from, is_all), (Some(date("2025-12-09")), false));
        assert_eq!(anew.scaled(Scale::Month).value(), "2025-12");
    }

    #[test]
    fn what_is_on_no_calendar_shows_the_other_day() {
        for timex in ["", "P5Y", "XXXX-WXX-7", "2025-Q4", "2025-13", "2025-W60", "19", "PRESENT_REF", "2025-02-30"] {
            let calendar = Calendar::showing(timex, date("2025-12-04"));
            assert_eq!((calendar.scale, calendar.focus), (Scale::Day, date("2025-12-04")), "{timex}");
        }
    }

    #[test]
    fn keys_move_as_in_a_grid() {
        for (scale, from, by, to) in [
            (Scale::Day, "2025-12-31", Move::Cells(1), "2026-01-01"),
            (Scale::Day, "2025-12-04", Move::Rows(-1), "2025-11-27"),
            (Scale::Day, "2025-12-04", Move::RowStart, "2025-12-01"),
            (Scale::Day, "2025-12-04", Move::RowEnd, "2025-12-07"),
            (Scale::Day, "2025-01-31", Move::Pages(1), "2025-02-28"),
            (Scale::Day, "2024-02-29", Move::Years(1), "2025-02-28"),
            (Scale::Range, "2025-01-01", Move::Pages(-1), "2024-12-01"),
            (Scale::Week, "2025-12-04", Move::Rows(1), "2025-12-11"),
            (Scale::Week, "2025-12-04", Move::RowStart, "2025-12-01"),
            (Scale::Week, "2025-12-04", Move::RowEnd, "2025-12-31"),
            (Scale::Month, "2025-12-04", Move::Rows(1), "2026-03-04"),
            (Scale::Month, "2025-12-04", Move::RowStart, "2025-10-04"),
            (Scale::Month, "2025-11-04", Move::RowEnd, "2025-12-04"),
            (Scale::Month, "2025-12-04", Move::Pages(-1), "2024-12-04"),
            (Scale::Year, "2025-12-04", Move::Cells(-1), "2024-12-04"),
            (Scale::Year, "2025-12-04", Move::Pages(1), "2037-12-04"),
            (Scale::Year, "2024-02-29", Move::RowEnd, "2025-02-28"),
            (Scale::Year, "0001-05-05", Move::Pages(-1), "0001-01-05"),
            (Scale::Day, "9999-12-31", Move::Cells(1), "9999-12-31"),
            (Scale::Month, "9999-12-31", Move::Pages(1), "9999-12-31"),
        ] {
            assert_eq!(on(scale, from).moved(by).focus.to_string(), to, "{scale:?} {from} {by:?}");
        }
        assert_eq!(Move::of_key("PageDown", true), Some(Move::Years(1)));
        assert_eq!(Move::of_key("a", false), None);
    }

    #[test]
    fn a_page_has_whole_rows_and_its_focus() {
        for (scale, focus, first, count) in [
            (Scale::Day, "2025-12-04", "2025-12-01", 35),
            (Scale::Day, "2025-11-30", "2025-10-27", 35),
            (Scale::Day, "2026-02-10", "2026-01-26", 35),
            (Scale::Day, "2021-02-10", "2021-02-01", 28),
            (Scale::Month, "2025-12-04", "2025-01-01", 12),
            (Scale::Year, "2025-12-04", "2017-01-01", 12),
        ] {
            let calendar = on(scale, focus);
            let cells = calendar.cells();
            assert_eq!(
                (cells.first().map(ToString::to_string).as_deref(), cells.len()),
                (Some(first), count),
                "{focus}"
            );
            assert_eq!(cells.len() % scale.columns(), 0);
            assert_eq!(cells.iter().filter(|day| calendar.is_focus(**day)).count(), 1, "{scale:?}");
        }
    }
}
