//! The little arithmetic that reading numbers needs, on exact decimals.

use std::cmp::Ordering;

use crate::decimal::Decimal;

/// Which of two numbers that are not negative is larger.
pub(crate) fn compare(a: &Decimal, b: &Decimal) -> Ordering {
    let split = |number: &Decimal| {
        let digits = number.as_str().trim_start_matches('-').to_owned();
        match digits.split_once('.') {
            Some((whole, fraction)) => (whole.len(), whole.to_owned(), fraction.to_owned()),
            None => (digits.len(), digits, String::new()),
        }
    };
    split(a).cmp(&split(b))
}

/// A number divided by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotient {
    /// The value, cut off after twelve places.
    pub(crate) value: Decimal,
    /// Whether that is all of it: not so of a third.
    pub(crate) exact: bool,
}

/// `over / under`.
pub(crate) fn divide(over: u128, under: u128) -> Option<Quotient> {
    const PLACES: i16 = 12;
    let scaled = over.checked_mul(10_u128.checked_pow(12)?)?;
    let value = Decimal::from(scaled.checked_div(under)?).shifted(-PLACES);
    Some(Quotient { value, exact: scaled.checked_rem(under)? == 0 })
}

/// The whole number `whole` and a fraction below one together: 2 and 0.5 make 2.5.
pub(crate) fn with_fraction(whole: &Decimal, fraction: &Decimal) -> Option<Decimal> {
    let places = fraction.as_str().strip_prefix("0.")?;
    format!("{whole}.{places}").parse().ok()
}

/// A whole number times another; nothing where it is not whole or grows out of hand.
pub(crate) fn times(number: &Decimal, factor: u128) -> Option<Decimal> {
    number.as_str().parse::<u128>().ok()?.checked_mul(factor).map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_is_exact_where_it_can_be() {
        let number = |written: &str| written.parse::<Decimal>().expect("a decimal");
        assert_eq!(compare(&number("9"), &number("10")), Ordering::Less);
        assert_eq!(compare(&number("1.1"), &number("1")), Ordering::Greater);
        assert_eq!(divide(3, 4), Some(Quotient { value: number("0.75"), exact: true }));
        assert_eq!(divide(2, 3), Some(Quotient { value: number("0.666666666666"), exact: false }));
        assert_eq!(divide(1, 0), None);
        assert_eq!(with_fraction(&number("2"), &number("0.5")), Some(number("2.5")));
        assert_eq!(times(&number("3"), 12), Some(number("36")));
        assert_eq!(times(&number("1.5"), 12), None);
    }
}
