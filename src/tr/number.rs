//! Numbers as a language groups them.

use super::{Language, language};

/// More places than a number of the page has; it also keeps the power of ten in range.
const MOST_PLACES: u32 = 6;

/// A whole number: `12,345`; in Ukrainian with no-break spaces.
pub fn number(value: usize) -> String {
    grouped(value as u64)
}

/// A number with that many decimal places (at most six): `1,234.5`, in Ukrainian with a comma.
/// What is not a number is written as zero.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from f64 saturate")]
pub fn decimal(value: f64, places: u32) -> String {
    let places = places.min(MOST_PLACES);
    let scale = 10_u32.pow(places);
    // Not the formatter of floating-point numbers: it is large, and nothing else of the page needs it.
    let units = (value.abs() * f64::from(scale)).round() as u64;
    let scale = u64::from(scale);
    let sign = if value < 0.0 && units > 0 { "\u{2212}" } else { "" };
    let mut text = format!("{sign}{}", grouped(units / scale));
    if places > 0 {
        text.push(match language() {
            Language::English => '.',
            Language::Ukrainian => ',',
        });
        let fraction = (units % scale).to_string();
        text.extend(std::iter::repeat_n('0', places as usize - fraction.len()));
        text.push_str(&fraction);
    }
    text
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let separator = match language() {
        Language::English => ',',
        Language::Ukrainian => '\u{a0}',
    };
    let mut text = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tr::set_language;

    #[test]
    fn groups_as_the_language_does() {
        let cases = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1,234", "1\u{a0}234"),
            (12_345, "12,345", "12\u{a0}345"),
            (1_234_567, "1,234,567", "1\u{a0}234\u{a0}567"),
        ];
        for (value, english, ukrainian) in cases {
            set_language(Language::English);
            assert_eq!(number(value), english);
            set_language(Language::Ukrainian);
            assert_eq!(number(value), ukrainian);
        }
    }

    #[test]
    fn writes_decimal_places() {
        let cases = [
            (0.0, 1, "0.0", "0,0"),
            (12_345.5, 1, "12,345.5", "12\u{a0}345,5"),
            (0.05, 2, "0.05", "0,05"),
            (1.999, 2, "2.00", "2,00"),
            (-1.25, 1, "−1.3", "−1,3"),
            (-0.01, 1, "0.0", "0,0"),
            (7.6, 0, "8", "8"),
            (f64::NAN, 1, "0.0", "0,0"),
        ];
        for (value, places, english, ukrainian) in cases {
            set_language(Language::English);
            assert_eq!(decimal(value, places), english);
            set_language(Language::Ukrainian);
            assert_eq!(decimal(value, places), ukrainian);
        }
        assert!(decimal(f64::INFINITY, u32::MAX).ends_with("551615"));
    }
}
