//! Numbers with their bounds and units: `понад 100`, `від 10 до 15 відсотків`, `50 мільярдів доларів США`.

use tallymark_extract::{Bound, Decimal, Norm};

use super::units;
use super::{Case, Count};

/// A number, or two, with its unit; empty where none is known.
pub fn amount(norm: &Norm) -> String {
    let unit = norm.unit.as_deref();
    match (&norm.value, &norm.low, &norm.high) {
        (Some(value), _, _) => {
            let (before, case) = bound(norm.bound);
            format!("{before}{}", counted(value, unit, case))
        }
        (None, Some(low), Some(high)) => {
            let (before, _) = bound(norm.bound);
            format!("{before}від {} до {}", number(low, Case::Genitive).0, counted(high, unit, Case::Genitive))
        }
        (None, Some(low), None) if norm.bound == Some(Bound::Gt) => {
            format!("понад {}", counted(low, unit, Case::Accusative))
        }
        (None, Some(low), None) => format!("від {}", counted(low, unit, Case::Genitive)),
        (None, None, Some(high)) if norm.bound == Some(Bound::Lt) => {
            format!("менш як {}", counted(high, unit, Case::Nominative))
        }
        (None, None, Some(high)) => format!("до {}", counted(high, unit, Case::Genitive)),
        (None, None, None) => String::new(),
    }
}

/// The words before a number or a length of time, and the case that they ask for.
pub fn bound(bound: Option<Bound>) -> (&'static str, Case) {
    match bound {
        None | Some(Bound::Exact) => ("", Case::Nominative),
        Some(Bound::Approx) => ("приблизно ", Case::Nominative),
        Some(Bound::Gt) => ("понад ", Case::Accusative),
        Some(Bound::Gte) => ("щонайменше ", Case::Nominative),
        Some(Bound::Lt) => ("менш як ", Case::Nominative),
        Some(Bound::Lte) => ("до ", Case::Genitive),
    }
}

/// A number and what it counts.
pub fn counted(value: &Decimal, unit: Option<&str>, case: Case) -> String {
    let (written, count) = number(value, case);
    match unit {
        None => written,
        Some(code) => format!("{written} {}", units::named(code, count.form(case)).unwrap_or_else(|| code.to_owned())),
    }
}

/// A number as people read it, and how it counts what stands behind it: `3,2 мільйона`, `12 345,6`.
fn number(value: &Decimal, case: Case) -> (String, Count) {
    const SCALES: [(i16, &str); 3] = [(12, "трильйон"), (9, "мільярд"), (6, "мільйон")];
    for (power, word) in SCALES {
        let scaled = value.shifted(-power);
        let (whole, fraction) = scaled.as_str().split_once('.').unwrap_or((scaled.as_str(), ""));
        if whole.trim_start_matches('-') != "0" && whole.len() <= 4 && fraction.len() <= 3 {
            let ending = units::ending('m', Count::of(&scaled).form(case));
            return (format!("{} {word}{ending}", grouped(scaled.as_str())), Count::Many);
        }
    }
    (grouped(value.as_str()), Count::of(value))
}

/// No-break spaces between groups of three digits, a comma before the fraction.
pub fn grouped(written: &str) -> String {
    let (sign, size) = written.strip_prefix('-').map_or(("", written), |size| ("−", size));
    let (whole, fraction) = size.split_once('.').map_or((size, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(',');
        out.push_str(fraction);
    }
    out
}
