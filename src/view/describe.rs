//! Mentions in words: for the value beside a highlight and for screen readers.

use tallymark_dataset::Annotation;
use tallymark_extract::{Bound, Decimal, Norm};

use crate::view::units;

/// The description of a highlight: label, value where there is one, decision. `MONEY, 50 billion US dollars, suggested`.
pub fn description(annotation: &Annotation) -> String {
    let value = value(&annotation.norm);
    let value = if value.is_empty() { value } else { format!(", {value}") };
    format!("{}{value}, {}", annotation.label, annotation.decision.name())
}

/// A value in words: `more than 100`, `10 to 15 percent`, `2025-12-04`. Empty where nothing is known.
pub fn value(norm: &Norm) -> String {
    if let Some(timex) = &norm.timex {
        return timex.clone();
    }
    let unit = norm.unit.as_deref().map_or(String::new(), |code| format!(" {}", units::name(code)));
    let amount = match (&norm.value, &norm.low, &norm.high) {
        (Some(value), _, _) => format!("{}{}", bound(norm.bound), number(value)),
        (None, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (None, Some(low), None) => format!("{} or more", number(low)),
        (None, None, Some(high)) => format!("{} or less", number(high)),
        (None, None, None) => return String::new(),
    };
    format!("{amount}{unit}")
}

fn bound(bound: Option<Bound>) -> &'static str {
    match bound {
        None | Some(Bound::Exact) => "",
        Some(Bound::Approx) => "about ",
        Some(Bound::Gt) => "more than ",
        Some(Bound::Gte) => "at least ",
        Some(Bound::Lt) => "less than ",
        Some(Bound::Lte) => "at most ",
    }
}

/// What a bound is called in the inspector.
pub fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exactly",
        Bound::Approx => "about",
        Bound::Gt => "more than",
        Bound::Gte => "at least",
        Bound::Lt => "less than",
        Bound::Lte => "at most",
    }
}

/// A number as people read it: `50 billion`, `3.2 million`, `12,345.6`.
pub fn number(value: &Decimal) -> String {
    const SCALES: [(i16, &str); 3] = [(12, " trillion"), (9, " billion"), (6, " million")];
    for (power, word) in SCALES {
        let scaled = value.shifted(-power);
        let (whole, fraction) = scaled.as_str().split_once('.').unwrap_or((scaled.as_str(), ""));
        if whole.trim_start_matches('-') != "0" && whole.len() <= 4 && fraction.len() <= 3 {
            return format!("{scaled}{word}");
        }
    }
    grouped(value.as_str())
}

/// Commas between groups of three digits, from four digits on.
fn grouped(written: &str) -> String {
    let (sign, size) = written.strip_prefix('-').map_or(("", written), |size| ("−", size));
    let (whole, fraction) = size.split_once('.').map_or((size, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norm(value: &str, bound: Option<Bound>, unit: Option<&str>) -> Norm {
        Norm { value: value.parse().ok(), bound, unit: unit.map(str::to_owned), ..Norm::default() }
    }

    #[test]
    fn values_in_words() {
        let cases = [
            (norm("50000000000", None, Some("USD")), "50 billion US dollars"),
            (norm("100", Some(Bound::Gt), None), "more than 100"),
            (norm("12.5", Some(Bound::Exact), Some("%")), "12.5 percent"),
            (norm("505", None, Some("km2")), "505 square kilometres"),
            (norm("3200000", None, None), "3.2 million"),
            (norm("12345.6", None, None), "12,345.6"),
            (norm("1234567891", None, None), "1,234,567,891"),
            (norm("-5000", None, Some("XXX")), "−5,000 XXX"),
            (norm("999", None, None), "999"),
            (Norm::default(), ""),
        ];
        for (norm, expected) in cases {
            assert_eq!(value(&norm), expected, "{norm:?}");
        }
        let range = Norm { low: "10".parse().ok(), high: "15".parse().ok(), unit: Some("%".into()), ..Norm::default() };
        assert_eq!(value(&range), "10 to 15 percent");
        let dozens = Norm { low: "24".parse().ok(), bound: Some(Bound::Gte), ..Norm::default() };
        assert_eq!(value(&dozens), "24 or more");
    }
}
