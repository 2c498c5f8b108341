//! Numbers with a unit: percent, money and measures.

use proptest::prelude::*;
use proptest::sample::select;
use tallymark_extract::Label::{self, Money, Percent, Quantity};

use crate::numbers::{BOUNDS, Number, SCALES, numbers, scaled, short};
use crate::spelling::words;
use crate::{Printed, styles};

const PERCENTS: &[&str] = &["%", " percent", " per cent", "\u{a0}%"];

const SYMBOLS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₹", "INR"),
];
const CODES: &[&str] = &["USD", "EUR", "GBP", "CHF", "JPY", "AUD", "UAH", "PLN"];
const NAMES: &[(&str, &str)] = &[
    ("dollars", "USD"),
    ("US dollars", "USD"),
    ("Australian dollars", "AUD"),
    ("euros", "EUR"),
    ("yen", "JPY"),
    ("rubles", "RUB"),
    ("rupees", "INR"),
    ("hryvnias", "UAH"),
    ("Swiss francs", "CHF"),
];
const LETTERS: &[(&str, usize)] = &[("k", 3), ("m", 6), ("mn", 6), ("M", 6), ("bn", 9), ("B", 9), ("tn", 12)];

const UNITS: &[(&str, &str)] = &[
    (" km", "km"),
    ("km", "km"),
    (" kilometres", "km"),
    (" kilometers", "km"),
    (" metres", "m"),
    (" miles", "[mi_i]"),
    (" feet", "[ft_i]"),
    (" kg", "kg"),
    ("kg", "kg"),
    (" tonnes", "t"),
    (" tons", "[ston_av]"),
    (" hectares", "har"),
    (" acres", "[acr_us]"),
    (" square kilometres", "km2"),
    (" sq km", "km2"),
    (" litres", "L"),
    (" barrels", "[bbl_us]"),
    (" megawatts", "MW"),
    (" MW", "MW"),
    (" gigabytes", "GBy"),
    (" km/h", "km/h"),
    ("mph", "[mi_i]/h"),
    (" degrees Celsius", "Cel"),
    ("°C", "Cel"),
    ("°F", "[degF]"),
    ("-kilometre", "km"),
];

/// An amount from its number as it is printed.
fn money(number: &Number, currency: &str, print: impl Fn(String) -> String) -> Printed {
    let norm = [("value", number.value()), ("unit", currency.to_owned()), ("bound", "exact".to_owned())];
    let norm = norm.each_ref().map(|(name, value)| (*name, value.as_str()));
    Printed::new(Money, print(number.grouped(',', 3)), &norm)
}

fn large(number: &Number, places: usize, currency: &str, text: String) -> Printed {
    Printed::new(Money, text, &[("value", &scaled(number, places)), ("unit", currency)])
}

fn percent(number: &Number, sign: &str) -> Printed {
    Printed::new(Percent, format!("{}{sign}", number.plain()), &[("value", &number.value()), ("unit", "%")])
}

fn measure(number: &Number, (unit, code): (&str, &str)) -> Printed {
    Printed::new(Quantity, format!("{}{unit}", number.grouped(',', 3)), &[("value", &number.value()), ("unit", code)])
}

/// A number in words before its unit.
fn in_words(label: Label, number: u64, name: &str, unit: &str) -> Printed {
    let text = format!("{} {name}", words(number, true));
    Printed::new(label, text, &[("value", &number.to_string()), ("unit", unit)])
}

/// A range of whole numbers, printed from its two ends.
fn ranges(label: Label, unit: &'static str, print: fn(u64, u64) -> String) -> impl Strategy<Value = Printed> {
    (2_u64..400, 1_u64..500).prop_map(move |(low, more)| {
        let high = low + more;
        let norm = [("low", &*low.to_string()), ("high", &*high.to_string()), ("unit", unit)];
        Printed::new(label, print(low, high), &norm)
    })
}

styles! { ANYWHERE:
    percents = (numbers(), select(PERCENTS)).prop_map(|(number, sign)| percent(&number, sign));
    percents_in_words = (2_u64..1000).prop_map(|number| in_words(Percent, number, "percent", "%"));
    percents_bounded = (numbers(), select(PERCENTS), select(BOUNDS))
        .prop_map(|(number, sign, bound)| percent(&number, sign).bound(bound));
    percent_ranges = ranges(Percent, "%", |low, high| format!("{low}-{high}%"));
    percent_ranges_with_two_signs = ranges(Percent, "%", |low, high| format!("{low}% to {high}%"));
    percent_ranges_of_decimals = (1_u64..90, 1_u64..9).prop_map(|(low, tenth)| {
        let (low, high) = (format!("{low}.{tenth}"), format!("{}.{tenth}", low + 1));
        Printed::new(Percent, format!("{low}-{high}%"), &[("low", &low), ("high", &high), ("unit", "%")])
    });
    money_by_symbol = (numbers(), select(SYMBOLS))
        .prop_map(|(number, (symbol, code))| money(&number, code, |number| format!("{symbol}{number}")));
    money_by_code_before = (numbers(), select(CODES))
        .prop_map(|(number, code)| money(&number, code, |number| format!("{code} {number}")));
    money_by_code_joined = (numbers(), select(CODES))
        .prop_map(|(number, code)| money(&number, code, |number| format!("{code}{number}")));
    money_by_code_after = (numbers(), select(CODES))
        .prop_map(|(number, code)| money(&number, code, |number| format!("{number} {code}")));
    money_by_name = (numbers(), select(NAMES))
        .prop_map(|(number, (name, code))| money(&number, code, |number| format!("{number} {name}")));
    money_in_words = (2_u64..1_000_000, select(NAMES))
        .prop_map(|(number, (name, code))| in_words(Money, number, name, code));
    money_with_scale_word = (short(), select(SYMBOLS), select(SCALES))
        .prop_map(|(number, (symbol, code), (word, places))| {
            large(&number, places, code, format!("{symbol}{} {word}", number.plain()))
        });
    money_with_scale_letter = (short(), select(SYMBOLS), select(LETTERS))
        .prop_map(|(number, (symbol, code), (letters, places))| {
            large(&number, places, code, format!("{symbol}{}{letters}", number.plain()))
        });
    money_by_name_with_scale_word = (short(), select(NAMES), select(SCALES))
        .prop_map(|(number, (name, code), (word, places))| {
            large(&number, places, code, format!("{} {word} {name}", number.plain()))
        });
    money_bounded = (numbers(), select(SYMBOLS), select(BOUNDS))
        .prop_map(|(number, (symbol, code), bound)| {
            money(&number, code, |number| format!("{symbol}{number}")).bound(bound)
        });
    money_ranges = ranges(Money, "USD", |low, high| format!("${low}-${high}"));
    money_ranges_with_one_symbol = ranges(Money, "EUR", |low, high| format!("€{low}–{high}"));
    money_ranges_with_to = ranges(Money, "GBP", |low, high| format!("£{low} to £{high}"));
    money_ranges_between = ranges(Money, "USD", |low, high| format!("between ${low} and ${high}"));
    money_ranges_of_millions = (1_u64..90, 1_u64..9, select(SYMBOLS)).prop_map(|(low, more, (symbol, code))| {
        let high = low + more;
        let norm = [("low", &*format!("{low}000000")), ("high", &*format!("{high}000000")), ("unit", code)];
        Printed::new(Money, format!("{symbol}{low} million to {symbol}{high} million"), &norm)
    });
    temperatures_below_zero = (1_u64..99, select(&["-", "−", "minus "][..])).prop_map(|(number, minus)| {
        Printed::new(Quantity, format!("{minus}{number}°C"), &[("value", &format!("-{number}")), ("unit", "Cel")])
    });
    measures = (numbers(), select(UNITS)).prop_map(|(number, unit)| measure(&number, unit));
    measures_bounded = (numbers(), select(UNITS), select(BOUNDS))
        .prop_map(|(number, unit, bound)| measure(&number, unit).bound(bound));
    measures_in_words = (2_u64..1000).prop_map(|number| in_words(Quantity, number, "kilometres", "km"));
    measure_ranges = ranges(Quantity, "km", |low, high| format!("{low} to {high} km"));
    measure_ranges_with_dash = ranges(Quantity, "t", |low, high| format!("{low}–{high} tonnes"));
}
