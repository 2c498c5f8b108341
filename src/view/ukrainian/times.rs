//! TIMEX3 values: `4 груд. 2025 р.`, `щопонеділка`, `2 години 30 хвилин`.

use tallymark_extract::{Bound, Date, Decimal, Norm, TimexType};

use super::amounts::{bound, counted};
use super::units;
use super::{Case, Form};
use crate::tr;
use crate::view::timex::{Clock, Part, PartOfYear, Period, Timex, Unit, on_calendar};

/// A noun: in the nominative and the genitive, and `якийсь` with it.
type Noun = (&'static str, &'static str, [&'static str; 2]);

const HE: [&str; 2] = ["якийсь", "якогось"];
const SHE: [&str; 2] = ["якась", "якоїсь"];
const IT: [&str; 2] = ["якесь", "якогось"];
const THEY: [&str; 2] = ["якісь", "якихось"];

const DAY: Noun = ("день", "дня", HE);
const WEEK: Noun = ("тиждень", "тижня", HE);
const WEEKEND: Noun = ("вихідні", "вихідних", THEY);
const MONTH: Noun = ("місяць", "місяця", HE);
const QUARTER: Noun = ("квартал", "кварталу", HE);
const HALF: Noun = ("півріччя", "півріччя", IT);
const YEAR: Noun = ("рік", "року", HE);
const DECADE: Noun = ("десятиліття", "десятиліття", IT);
const CENTURY: Noun = ("століття", "століття", IT);
const WEEKDAYS: [Noun; 7] = [
    ("понеділок", "понеділка", HE),
    ("вівторок", "вівторка", HE),
    ("середа", "середи", SHE),
    ("четвер", "четверга", HE),
    ("п’ятниця", "п’ятниці", SHE),
    ("субота", "суботи", SHE),
    ("неділя", "неділі", SHE),
];
const SHORT_WEEKDAYS: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "нд"];
const MONTHS: [[&str; 2]; 12] = [
    ["січень", "січня"],
    ["лютий", "лютого"],
    ["березень", "березня"],
    ["квітень", "квітня"],
    ["травень", "травня"],
    ["червень", "червня"],
    ["липень", "липня"],
    ["серпень", "серпня"],
    ["вересень", "вересня"],
    ["жовтень", "жовтня"],
    ["листопад", "листопада"],
    ["грудень", "грудня"],
];
const SEASONS: [(&str, [&str; 2]); 5] = [
    ("SP", ["весна", "весни"]),
    ("SU", ["літо", "літа"]),
    ("FA", ["осінь", "осені"]),
    ("AU", ["осінь", "осені"]),
    ("WI", ["зима", "зими"]),
];
const PARTS: [(&str, [&str; 2]); 6] = [
    ("MO", ["ранок", "ранку"]),
    ("MI", ["полудень", "полудня"]),
    ("AF", ["пообіддя", "пообіддя"]),
    ("EV", ["вечір", "вечора"]),
    ("NI", ["ніч", "ночі"]),
    ("DT", ["день", "дня"]),
];

/// A time with its bound.
pub fn time(norm: &Norm, timex: &Timex) -> String {
    let recurs = norm.timex_type == Some(TimexType::Set);
    if let Timex::Duration(parts) = timex {
        let (before, case) = bound(norm.bound);
        return format!("{before}{}", duration(parts, recurs, case));
    }
    let (before, case) = match norm.bound {
        None | Some(Bound::Exact) => ("", Case::Nominative),
        Some(Bound::Approx) => ("близько ", Case::Genitive),
        Some(Bound::Gt) => ("після ", Case::Genitive),
        Some(Bound::Gte) => ("від ", Case::Genitive),
        Some(Bound::Lt) => ("до ", Case::Genitive),
        Some(Bound::Lte) => ("не пізніше ", Case::Genitive),
    };
    format!("{before}{}", point(timex, recurs, case))
}

/// The name of a month.
pub fn month(number: u16) -> &'static str {
    named(&MONTHS, number).map_or("", |[name, _]| *name)
}

fn point(timex: &Timex, recurs: bool, case: Case) -> String {
    match timex {
        Timex::Reference(code) => match *code {
            "FUTURE_REF" => "колись у майбутньому".to_owned(),
            "PAST_REF" => "колись у минулому".to_owned(),
            _ => "тепер".to_owned(),
        },
        Timex::Duration(parts) => duration(parts, recurs, case),
        Timex::Range(from, to) => {
            format!("від {} до {}", period(*from, false, Case::Genitive), period(*to, false, Case::Genitive))
        }
        Timex::Point(day, None) => period(*day, recurs, case),
        Timex::Point(day, Some(clock)) => timed(*day, clock, recurs, case),
    }
}

fn named<T>(names: &[T], number: u16) -> Option<&T> {
    names.get(usize::from(number).wrapping_sub(1))
}

/// One of two forms: nominative or genitive.
fn cased([nominative, genitive]: [&'static str; 2], case: Case) -> &'static str {
    if case == Case::Genitive { genitive } else { nominative }
}

fn by_code(names: &[(&str, [&'static str; 2])], code: &str) -> [&'static str; 2] {
    names.iter().find(|(known, _)| *known == code).map(|(_, forms)| *forms).unwrap_or_default()
}

fn duration(parts: &[(Option<String>, Unit)], recurs: bool, case: Case) -> String {
    if let [(Some(number), unit)] = parts
        && recurs
        && number == "1"
    {
        return format!("що{}", units::named(code(unit), Form::Part).unwrap_or_default());
    }
    let counted = |(number, unit): &(Option<String>, Unit)| match number {
        None => format!("кілька {}", units::named(code(unit), Form::Many).unwrap_or_default()),
        Some(number) => match number.parse::<Decimal>() {
            Ok(value) => counted(&value, Some(code(unit)), case),
            Err(_) => number.clone(),
        },
    };
    let all: Vec<String> = parts.iter().map(counted).collect();
    format!("{}{}", if recurs { "кожні " } else { "" }, all.join(" "))
}

/// The code of a duration's unit among the units of measure.
fn code(unit: Unit) -> &'static str {
    match (unit.0, unit.1) {
        ('Y', _) => "a",
        ('M', false) => "mo",
        ('W', _) => "wk",
        ('D', _) => "d",
        ('H', _) => "h",
        ('M', true) => "min",
        ('S', _) => "s",
        ('d', _) => "DE",
        _ => "CE",
    }
}

fn timed(day: Period, clock: &Clock, recurs: bool, case: Case) -> String {
    let time = match clock {
        Clock::Part(code) => cased(by_code(&PARTS, code), case).to_owned(),
        Clock::Time(time, zone) if zone.is_empty() => time.clone(),
        Clock::Time(time, zone) => format!("{time} {zone}"),
        Clock::Open => "час невідомий".to_owned(),
    };
    let is_any_day = matches!(day, Period::Year { part: Some(PartOfYear::Day(None, None)), .. });
    match (clock, is_any_day, recurs) {
        (Clock::Part(code), true, true) => format!("що{}", cased(by_code(&PARTS, code), Case::Genitive)),
        (_, true, false) => time,
        (Clock::Part(_), false, _) => format!("{}{}, {time}", weekday(day), period(day, recurs, case)),
        _ => format!("{}, {time}", period(day, recurs, case)),
    }
}

/// The day of the week before a day that is known: `чт `.
fn weekday(day: Period) -> String {
    let Period::Year { year: Some(year), part: Some(PartOfYear::Day(Some(month), Some(day))), .. } = day else {
        return String::new();
    };
    let name = on_calendar(year, month, day).and_then(|date| named(&SHORT_WEEKDAYS, date.weekday().into()));
    name.map(|name| format!("{name} ")).unwrap_or_default()
}

/// How much of a period is known.
enum Known {
    /// All.
    All(String),
    /// All but the year.
    ButYear(String),
    /// Only what kind of period it is.
    Kind(Noun),
}

fn period(period: Period, recurs: bool, case: Case) -> String {
    // What recurs is named in the genitive: `щопонеділка`.
    let case = if recurs { Case::Genitive } else { case };
    let known = match period {
        Period::Century(None) => Known::Kind(CENTURY),
        Period::Century(Some(number)) => Known::All(format!("{} століття", roman(number + 1))),
        Period::Decade(None) => Known::Kind(DECADE),
        Period::Decade(Some(number)) => Known::All(format!("{number}0{}", cased(["-ті роки", "-х років"], case))),
        Period::Year { year: None, part: None, .. } => Known::Kind(YEAR),
        Period::Year { year: Some(year), fiscal: true, part: None } => {
            Known::All(format!("{year} {}", cased(["фінансовий рік", "фінансового року"], case)))
        }
        Period::Year { year: Some(year), part: None, .. } => Known::All(format!("{year}\u{a0}р.")),
        Period::Year { year, fiscal, part: Some(part) } => part_of_year(year, fiscal, part, recurs, case),
    };
    match known {
        Known::All(words) => words,
        Known::ButYear(words) if recurs && words.starts_with(|c: char| c.is_ascii_digit()) => format!("{words} щороку"),
        Known::ButYear(words) if recurs => format!("що{words}"),
        Known::ButYear(words) => format!("{words}, рік невідомий"),
        Known::Kind((_, genitive, _)) if recurs => format!("що{genitive}"),
        Known::Kind((nominative, genitive, some)) => {
            format!("{} {}", cased(some, case), cased([nominative, genitive], case))
        }
    }
}

fn part_of_year(year: Part, fiscal: bool, part: PartOfYear, recurs: bool, case: Case) -> Known {
    let with_year = |words: String| match year {
        Some(year) if fiscal => Known::All(format!("{words} {year} фінансового року")),
        Some(year) => Known::All(format!("{words} {year}\u{a0}р.")),
        None => Known::ButYear(words),
    };
    let noun = |(nominative, genitive, _): Noun| cased([nominative, genitive], case);
    match part {
        PartOfYear::Season(code) => with_year(cased(by_code(&SEASONS, code), case).to_owned()),
        PartOfYear::Quarter(Some(number)) => {
            with_year(format!("{number}{} {}", cased(["-й", "-го"], case), noun(QUARTER)))
        }
        PartOfYear::Half(Some(number)) => {
            let nominative = if number == 1 { "-ше" } else { "-ге" };
            with_year(format!("{number}{} {}", cased([nominative, "-го"], case), noun(HALF)))
        }
        PartOfYear::Month(Some(month)) => {
            with_year(named(&MONTHS, month).map_or("", |forms| cased(*forms, case)).to_owned())
        }
        PartOfYear::Day(Some(month), day) => {
            let of_month = named(&MONTHS, month).map_or("", |[_, genitive]| *genitive);
            match (day, year) {
                (None, _) => with_year(format!("{} {of_month}", cased(["якийсь день", "якогось дня"], case))),
                (Some(day), Some(year)) if !fiscal => Known::All(tr::date(year, month, day)),
                (Some(day), _) => with_year(format!("{day} {of_month}")),
            }
        }
        PartOfYear::Day(None, Some(day)) if recurs => Known::All(format!("{day}-го числа щомісяця")),
        PartOfYear::Day(None, Some(day)) => {
            Known::All(format!("{day}{} якогось місяця", cased(["-те число", "-го числа"], case)))
        }
        PartOfYear::Week(Some(week)) => match monday(year, week) {
            Some(monday) => Known::All(format!("{} від {}", noun(WEEK), short(monday))),
            None => Known::ButYear(format!("{week}{} {}", cased(["-й", "-го"], case), noun(WEEK))),
        },
        PartOfYear::Weekend(Some(week)) => match monday(year, week) {
            Some(monday) => Known::All(format!("{} {}", noun(WEEKEND), short(monday.plus_days(5)))),
            None => Known::ButYear(format!("{} {week}-го тижня", noun(WEEKEND))),
        },
        PartOfYear::Weekday(Some(week), day) => match (monday(year, week), named(&WEEKDAYS, day)) {
            (Some(monday), _) => Known::All(short(monday.plus_days(i32::from(day) - 1))),
            (None, name) => Known::ButYear(format!("{} {week}-го тижня", name.map_or("", |name| noun(*name)))),
        },
        PartOfYear::Weekday(None, day) => named(&WEEKDAYS, day).map_or(Known::Kind(DAY), |name| Known::Kind(*name)),
        PartOfYear::Quarter(None) => Known::Kind(QUARTER),
        PartOfYear::Half(None) => Known::Kind(HALF),
        PartOfYear::Month(None) => Known::Kind(MONTH),
        PartOfYear::Week(None) => Known::Kind(WEEK),
        PartOfYear::Weekend(None) => Known::Kind(WEEKEND),
        PartOfYear::Day(None, None) => Known::Kind(DAY),
    }
}

/// The first day of an ISO 8601 week.
fn monday(year: Part, week: u16) -> Option<Date> {
    // 4 January is always in the first week.
    let first = on_calendar(year?, 1, 4)?;
    Some(first.plus_days(i32::from(week) * 7 - 6 - i32::from(first.weekday())))
}

fn short(date: Date) -> String {
    tr::date(u16::try_from(date.year()).unwrap_or_default(), date.month().into(), date.day().into())
}

/// A century, as it is written: XX.
fn roman(mut number: u16) -> String {
    const SIGNS: [(u16, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (size, sign) in SIGNS {
        while number >= size {
            out.push_str(sign);
            number -= size;
        }
    }
    out
}
