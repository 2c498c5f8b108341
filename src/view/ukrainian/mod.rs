//! Values in Ukrainian words, and the grammar that they need: a word beside a number changes with the number, and with
//! the preposition before it.

pub mod amounts;
pub mod times;
pub mod units;

use tallymark_extract::Decimal;

/// What the words before a number ask of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// 2 гривні.
    Nominative,
    /// До 2 гривень.
    Genitive,
    /// Понад 1 гривню.
    Accusative,
}

/// How a number counts what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// 1, 21 долар.
    One,
    /// 2, 3, 4 долари.
    Few,
    /// 5 доларів, мільйон доларів.
    Many,
    /// 1,5 долара.
    Fraction,
}

/// The forms of a noun: `долар`, `долари`, `доларів`, `долара`, and as an object `долар`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nominative singular.
    One,
    /// Nominative plural.
    Few,
    /// Genitive plural.
    Many,
    /// Genitive singular.
    Part,
    /// Accusative singular.
    Object,
}

impl Form {
    /// All, in the order of the endings.
    pub const ALL: [Self; 5] = [Self::One, Self::Few, Self::Many, Self::Part, Self::Object];
}

impl Count {
    /// How a number counts.
    pub fn of(number: &Decimal) -> Self {
        let digits = number.as_str().trim_start_matches('-');
        if digits.contains('.') {
            return Self::Fraction;
        }
        let tens = digits.get(digits.len().saturating_sub(2)..).and_then(|end| end.parse().ok()).unwrap_or(0_u8);
        match (tens / 10, tens % 10) {
            (1, _) => Self::Many,
            (_, 1) => Self::One,
            (_, 2..=4) => Self::Few,
            _ => Self::Many,
        }
    }

    /// The form of the noun that is counted.
    pub fn form(self, case: Case) -> Form {
        match (self, case) {
            (Self::One, Case::Nominative) => Form::One,
            (Self::One, Case::Accusative) => Form::Object,
            (Self::One, Case::Genitive) | (Self::Fraction, _) => Form::Part,
            (Self::Few, Case::Nominative | Case::Accusative) => Form::Few,
            (Self::Few, Case::Genitive) | (Self::Many, _) => Form::Many,
        }
    }
}
