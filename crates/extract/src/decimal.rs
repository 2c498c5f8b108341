//! Exact decimal numbers, kept as they are written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A decimal number of any length, in its canonical form: an optional `-`, digits without leading zeros, and, where
/// there is a fraction, a point and digits without trailing zeros. A string, so that nothing is ever rounded.
///
/// ```
/// use tallymark_extract::Decimal;
/// let amount: Decimal = "003.20".parse()?;
/// assert_eq!(amount.as_str(), "3.2");
/// assert_eq!(amount.shifted(6).as_str(), "3200000");
/// assert!("1,000".parse::<Decimal>().is_err());
/// # Ok::<(), tallymark_extract::DecimalError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(String);

/// The error of a string that is not a decimal number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecimalError(String);

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a decimal number (digits, with a point where there is a fraction)", self.0)
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// The canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Times ten to the power of `places`, exactly.
    #[must_use]
    pub fn shifted(&self, places: i16) -> Self {
        if places == 0 || self.0 == "0" {
            return self.clone();
        }
        if let (Ok(zeros), false) = (usize::try_from(places), self.0.contains('.')) {
            let mut digits = String::with_capacity(self.0.len() + zeros);
            digits.push_str(&self.0);
            digits.extend(std::iter::repeat_n('0', zeros));
            return Self(digits);
        }
        let (negative, digits) = match self.0.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, self.0.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{fraction}");
        let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(i64::from(places));
        let (whole, fraction) = match usize::try_from(point) {
            Ok(point) if point >= all.len() => (format!("{all}{}", "0".repeat(point - all.len())), String::new()),
            Ok(point) => (all.chars().take(point).collect(), all.chars().skip(point).collect()),
            Err(_) => {
                (String::new(), format!("{}{all}", "0".repeat(usize::try_from(point.unsigned_abs()).unwrap_or(0))))
            }
        };
        Self::canonical(negative, &whole, &fraction)
    }

    /// The same size below zero (and back).
    #[must_use]
    pub fn negated(&self) -> Self {
        match self.0.strip_prefix('-') {
            Some(positive) => Self(positive.to_owned()),
            None if self.0 == "0" => self.clone(),
            None => Self(format!("-{}", self.0)),
        }
    }

    /// The whole number that ASCII digits write.
    pub(crate) fn whole(digits: String) -> Self {
        if digits.starts_with('0') && digits.len() > 1 { Self::canonical(false, &digits, "") } else { Self(digits) }
    }

    fn canonical(negative: bool, whole: &str, fraction: &str) -> Self {
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let size = match (whole, fraction) {
            ("", "") => return Self("0".to_owned()),
            (whole, "") => whole.to_owned(),
            ("", fraction) => format!("0.{fraction}"),
            (whole, fraction) => format!("{whole}.{fraction}"),
        };
        Self(if negative { format!("-{size}") } else { size })
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(written: &str) -> Result<Self, DecimalError> {
        let (negative, size) = match written.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, written),
        };
        let (whole, fraction) = size.split_once('.').unwrap_or((size, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits(whole) && digits(fraction) {
            Ok(Self::canonical(negative, whole, fraction))
        } else {
            Err(DecimalError(written.to_owned()))
        }
    }
}

impl From<u128> for Decimal {
    fn from(value: u128) -> Self {
        Self(value.to_string())
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;

    fn try_from(written: String) -> Result<Self, DecimalError> {
        written.parse()
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
