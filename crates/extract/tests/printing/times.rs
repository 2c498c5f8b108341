//! Dates, times of day and durations.

use proptest::prelude::*;
use proptest::sample::select;
use tallymark_extract::Label::{Date, Time};
use tallymark_extract::{self as extract, DateOrder};

use crate::spelling::{suffix, words};
use crate::{Printed, styles};

const MONTHS: [&str; 12] = [
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
/// As agencies shorten them; the short months are written out.
const SHORT: [&str; 12] =
    ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn days() -> impl Strategy<Value = extract::Date> {
    let first = extract::Date::new(1900, 1, 1).expect("a day of the calendar");
    (0_i32..60_000).prop_map(move |days| first.plus_days(days))
}

fn date(day: extract::Date, text: String) -> Printed {
    Printed::new(Date, text, &[("timex", &day.to_string()), ("timex_type", "DATE")])
}

fn month(names: [&'static str; 12], day: extract::Date) -> &'static str {
    names[usize::from(day.month()) - 1]
}

fn american(names: [&'static str; 12], day: extract::Date) -> Printed {
    date(day, format!("{} {}, {}", month(names, day), day.day(), day.year()))
}

fn in_digits(order: DateOrder, separator: char) -> impl Strategy<Value = Printed> {
    days().prop_map(move |day| {
        let (d, m) = (day.day(), day.month());
        let (first, second) = if order == DateOrder::DayFirst { (d, m) } else { (m, d) };
        let text = format!("{first:02}{separator}{second:02}{separator}{:04}", day.year());
        Printed { date_order: Some(order), ..date(day, text) }
    })
}

fn clock((hour, minute): (u8, u8), text: String) -> Printed {
    Printed::new(Time, text, &[("timex", &format!("XXXX-XX-XXT{hour:02}:{minute:02}")), ("timex_type", "TIME")])
}

fn moments() -> impl Strategy<Value = (u8, u8)> {
    (0_u8..24, 0_u8..60)
}

/// The hour as it stands before `a.m.` or `p.m.`, and whether it is in the afternoon.
fn halved(hour: u8) -> (u8, bool) {
    (if hour.is_multiple_of(12) { 12 } else { hour % 12 }, hour >= 12)
}

fn halves(am: &'static str, pm: &'static str, point: char) -> impl Strategy<Value = Printed> {
    moments().prop_map(move |(hour, minute)| {
        let (shown, afternoon) = halved(hour);
        clock((hour, minute), format!("{shown}{point}{minute:02}{}", if afternoon { pm } else { am }))
    })
}

const PERIODS: &[(&str, &str, &str)] = &[
    ("years", "P", "Y"),
    ("months", "P", "M"),
    ("weeks", "P", "W"),
    ("days", "P", "D"),
    ("hours", "PT", "H"),
    ("minutes", "PT", "M"),
    ("seconds", "PT", "S"),
];

fn duration(number: &str, written: &str, (unit, start, end): (&str, &str, &str)) -> Printed {
    let label = if start == "PT" { Time } else { Date };
    let timex = format!("{start}{number}{end}");
    Printed::new(label, format!("{written} {unit}"), &[("timex", &timex), ("timex_type", "DURATION")])
}

styles! { ANYWHERE:
    dates_iso = days().prop_map(|day| date(day, day.to_string()));
    dates_american = days().prop_map(|day| american(MONTHS, day));
    dates_american_short = days().prop_map(|day| american(SHORT, day));
    dates_british = days().prop_map(|day| date(day, format!("{} {} {}", day.day(), month(MONTHS, day), day.year())));
    dates_british_ordinal = days().prop_map(|day| {
        date(day, format!("{}{} {} {}", day.day(), suffix(day.day().into()), month(MONTHS, day), day.year()))
    });
    dates_with_weekday = days().prop_map(|day| {
        let weekday = WEEKDAYS[usize::from(day.weekday()) - 1];
        date(day, format!("{weekday}, {} {} {}", day.day(), month(MONTHS, day), day.year()))
    });
    dates_in_digits_day_first = in_digits(DateOrder::DayFirst, '/');
    dates_in_digits_month_first = in_digits(DateOrder::MonthFirst, '/');
    dates_with_points = in_digits(DateOrder::DayFirst, '.');
    months = days().prop_map(|day| {
        let timex = format!("{:04}-{:02}", day.year(), day.month());
        Printed::new(Date, format!("{} {}", month(MONTHS, day), day.year()), &[("timex", &timex)])
    });
    days_without_a_year = (days(), any::<bool>()).prop_map(|(day, british)| {
        let (name, number) = (month(MONTHS, day), day.day());
        let text = if british { format!("{number} {name}") } else { format!("{name} {number}") };
        Printed::new(Date, text, &[("timex", &format!("XXXX-{:02}-{number:02}", day.month()))])
    });
    decades = (180_u64..205).prop_map(|decade| {
        Printed::new(Date, format!("{decade}0s"), &[("timex", &decade.to_string())])
    });
    quarters = (1990_u64..2050, 1_u64..5).prop_map(|(year, quarter)| {
        Printed::new(Date, format!("Q{quarter} {year}"), &[("timex", &format!("{year}-Q{quarter}"))])
    });
    ages = (2_u64..110, any::<bool>()).prop_map(|(years, in_words)| {
        let number = if in_words { words(years, false) } else { years.to_string() };
        let timex = format!("P{years}Y");
        Printed::new(Date, format!("{number}-year-old"), &[("timex", &timex), ("timex_type", "DURATION")])
    });
    durations = (2_u64..120, select(PERIODS))
        .prop_map(|(number, period)| duration(&number.to_string(), &number.to_string(), period));
    durations_in_words = (2_u64..120, select(PERIODS))
        .prop_map(|(number, period)| duration(&number.to_string(), &words(number, true), period));
    durations_with_a_fraction = ("[1-9]\\.[1-9]", select(PERIODS))
        .prop_map(|(number, period)| duration(&number, &number, period));
}

styles! { AT:
    clocks_24_hours = moments().prop_map(|(hour, minute)| clock((hour, minute), format!("{hour:02}:{minute:02}")));
    clocks_with_points = halves(" a.m.", " p.m.", ':');
    clocks_without_points = halves(" am", " pm", ':');
    clocks_joined = halves("am", "pm", '.');
    clocks_in_capitals = halves(" AM", " PM", ':');
    clocks_with_a_zone = moments().prop_map(|(hour, minute)| {
        Printed::new(Time, format!("{hour:02}:{minute:02} GMT"), &[("timex_type", "TIME")])
    });
    moments_iso = (days(), moments()).prop_map(|(day, (hour, minute))| {
        let timex = format!("{day}T{hour:02}:{minute:02}");
        Printed::new(Time, format!("{day} {hour:02}:{minute:02}"), &[("timex", &timex), ("timex_type", "TIME")])
    });
    full_hours = (0_u8..24).prop_map(|hour| {
        let (shown, afternoon) = halved(hour);
        clock((hour, 0), format!("{shown} {}", if afternoon { "p.m." } else { "a.m." }))
    });
}
