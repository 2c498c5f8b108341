//! Bare numbers, ranges and ranks.

use proptest::prelude::*;
use proptest::sample::select;
use tallymark_extract::Label::{Cardinal, Ordinal};

use crate::spelling::{ordinal, suffix, words};
use crate::{Printed, styles};

/// A number that is not negative, with the digits behind its point.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    whole: u64,
    fraction: String,
}

impl Number {
    /// As it must be read.
    pub(crate) fn value(&self) -> String {
        match self.fraction.trim_end_matches('0') {
            "" => self.whole.to_string(),
            fraction => format!("{}.{fraction}", self.whole),
        }
    }

    pub(crate) fn plain(&self) -> String {
        self.with_whole(&self.whole.to_string())
    }

    fn with_whole(&self, whole: &str) -> String {
        if self.fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{}", self.fraction) }
    }

    /// Digits in groups of three, or, before the last three, of `size`.
    pub(crate) fn grouped(&self, separator: char, size: usize) -> String {
        let digits = self.whole.to_string();
        let (mut whole, mut length) = (String::new(), digits.len());
        for digit in digits.chars() {
            whole.push(digit);
            length -= 1;
            if length >= 3 && (length - 3).is_multiple_of(size) {
                whole.push(separator);
            }
        }
        self.with_whole(&whole)
    }
}

fn wholes() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..100, 100_u64..10_000, 10_000_u64..1_000_000_000, 0_u64..1_000_000_000_000]
}

/// Any size, with or without a fraction.
pub(crate) fn numbers() -> impl Strategy<Value = Number> {
    (wholes(), prop_oneof![2 => Just(String::new()), 1 => "[0-9]{1,3}"])
        .prop_map(|(whole, fraction)| Number { whole, fraction })
}

/// Four digits alone are a year to any reader; what would be one is left out.
pub(crate) fn no_years() -> impl Strategy<Value = Number> {
    numbers().prop_filter("a year", |number| !(1000..2200).contains(&number.whole) || !number.fraction.is_empty())
}

/// What needs groups: from 1000 on.
fn long() -> impl Strategy<Value = Number> {
    numbers().prop_filter("no groups", |number| number.whole >= 1000)
}

/// As it stands before `million`.
pub(crate) fn short() -> impl Strategy<Value = Number> {
    (1_u64..1000, prop_oneof![Just(String::new()), "[0-9]{1,2}"])
        .prop_map(|(whole, fraction)| Number { whole, fraction })
}

pub(crate) const SCALES: &[(&str, usize)] = &[("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// Letters that stand for no unit.
const LETTERS: &[(&str, usize)] = &[("k", 3), ("bn", 9), ("tn", 12)];

/// The value of a short number times a power of ten.
pub(crate) fn scaled(number: &Number, places: usize) -> String {
    let fraction = format!("{:0<places$}", number.fraction);
    let value = format!("{}{fraction}", number.whole);
    value.trim_start_matches('0').to_owned()
}

fn cardinal(text: impl Into<String>, value: &str) -> Printed {
    Printed::new(Cardinal, text, &[("value", value), ("bound", "exact")])
}

fn grouped(separator: char, size: usize) -> impl Strategy<Value = Printed> {
    long().prop_map(move |number| cardinal(number.grouped(separator, size), &number.value()))
}

fn in_words(and: bool) -> impl Strategy<Value = Printed> {
    // "one" alone is a pronoun.
    wholes()
        .prop_filter("a pronoun", |number| *number != 1)
        .prop_map(move |number| cardinal(words(number, and), &number.to_string()))
}

/// Ways to say how a number is meant.
pub(crate) const BOUNDS: &[(&str, &str)] = &[
    ("more than", "gt"),
    ("over", "gt"),
    ("at least", "gte"),
    ("no fewer than", "gte"),
    ("fewer than", "lt"),
    ("less than", "lt"),
    ("under", "lt"),
    ("up to", "lte"),
    ("at most", "lte"),
    ("no more than", "lte"),
    ("about", "approx"),
    ("around", "approx"),
    ("nearly", "approx"),
    ("almost", "approx"),
    ("roughly", "approx"),
    ("approximately", "approx"),
];

/// The same, after the number.
const BEHIND: &[(&str, &str)] = &[("-plus", "gte"), ("+", "gte"), (" or more", "gte"), (" or fewer", "lte")];

const FRACTIONS: &[(&str, &str)] = &[("½", "5"), ("¼", "25"), ("¾", "75"), ("⅛", "125"), (" 1/2", "5"), (" 3/4", "75")];

fn range(print: fn(u64, u64) -> String) -> impl Strategy<Value = Printed> {
    // Two small numbers with a dash are a score; two long ones, years.
    (10_u64..400, 1_u64..500).prop_map(move |(low, more)| {
        let high = low + more;
        Printed::new(Cardinal, print(low, high), &[("low", &low.to_string()), ("high", &high.to_string())])
    })
}

styles! { ANYWHERE:
    plain = no_years().prop_map(|number| cardinal(number.plain(), &number.value()));
    negative = no_years().prop_filter("zero", |number| number.value() != "0").prop_map(|number| {
        cardinal(format!("-{}", number.plain()), &format!("-{}", number.value()))
    });
    negative_with_a_minus_sign = no_years().prop_filter("zero", |number| number.value() != "0").prop_map(|number| {
        cardinal(format!("−{}", number.plain()), &format!("-{}", number.value()))
    });
    any_precision = "[1-9][0-9]{0,30}\\.[0-9]{0,29}[1-9]".prop_map(|digits| cardinal(digits.as_str(), &digits));
    small_fractions = "0\\.[0-9]{0,9}[1-9]".prop_map(|digits| cardinal(digits.as_str(), &digits));
    grouped_by_comma = grouped(',', 3);
    grouped_by_no_break_space = grouped('\u{a0}', 3);
    grouped_by_narrow_no_break_space = grouped('\u{202f}', 3);
    grouped_by_thin_space = grouped('\u{2009}', 3);
    grouped_by_apostrophe = grouped('\'', 3);
    grouped_by_curly_apostrophe = grouped('’', 3);
    grouped_as_in_india = grouped(',', 2);
    scale_words = (short(), select(SCALES)).prop_map(|(number, (word, places))| {
        cardinal(format!("{} {word}", number.plain()), &scaled(&number, places))
    });
    scale_letters = (short(), select(LETTERS)).prop_map(|(number, (letters, places))| {
        cardinal(format!("{}{letters}", number.plain()), &scaled(&number, places))
    });
    words_american = in_words(false);
    words_british = in_words(true);
    bounded = (no_years(), select(BOUNDS)).prop_map(|(number, bound)| {
        cardinal(number.grouped(',', 3), &number.value()).bound(bound)
    });
    bounded_words = (2_u64..1_000_000, select(BOUNDS)).prop_map(|(number, bound)| {
        cardinal(words(number, true), &number.to_string()).bound(bound)
    });
    bounded_behind = (no_years(), select(BEHIND)).prop_map(|(number, (words, bound))| {
        let text = format!("{}{words}", number.grouped(',', 3));
        Printed::new(Cardinal, text, &[("value", &number.value()), ("bound", bound)])
    });
    mixed_fractions = (1_u64..400, select(FRACTIONS)).prop_map(|(number, (sign, value))| {
        cardinal(format!("{number}{sign}"), &format!("{number}.{value}"))
    });
    range_with_hyphen = range(|low, high| format!("{low}-{high}"));
    range_with_en_dash = range(|low, high| format!("{low}–{high}"));
    range_with_to = range(|low, high| format!("{low} to {high}"));
    range_between = range(|low, high| format!("between {low} and {high}"));
    range_in_words = range(|low, high| format!("{} to {}", words(low, true), words(high, true)));
    range_of_millions = (1_u64..100, 1_u64..100).prop_map(|(low, more)| {
        let high = low + more;
        let value = |number: u64| format!("{number}000000");
        Printed::new(Cardinal, format!("{low} to {high} million"), &[("low", &value(low)), ("high", &value(high))])
    });
}

fn rank(text: String, number: u64) -> Printed {
    Printed::new(Ordinal, text, &[("value", &number.to_string())])
}

styles! { RANKS:
    ordinals = (1_u64..2000).prop_map(|number| rank(format!("{number}{}", suffix(number)), number));
    // "Ninety-second" may as well be a minute and a half.
    ordinals_in_words = (1_u64..1000)
        .prop_filter("a time", |number| number % 10 != 2 || number % 100 < 13)
        .prop_map(|number| rank(ordinal(number, true), number));
}
