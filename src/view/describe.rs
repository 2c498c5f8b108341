//! Mentions in words: for the value beside a highlight, the inspector and screen readers.

use tallymark_dataset::{Annotation, Decision};
use tallymark_extract::{Bound, Decimal, Norm};

use crate::tr::{self, Language, language};
use crate::view::timex::Timex;
use crate::view::ukrainian;
use crate::view::units;

/// The description of a highlight: label, value where there is one, decision, doubt where there is some. `MONEY, 50 billion US
/// dollars, suggested`.
pub fn description(annotation: &Annotation) -> String {
    let value = value(&annotation.norm);
    let value = if value.is_empty() { value } else { format!(", {value}") };
    let doubt = if annotation.uncertain { format!(", {}", tr::attributes_is_uncertain()) } else { String::new() };
    format!("{}{value}, {}{doubt}", annotation.label, decision(annotation.decision))
}

/// A decision in a word.
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => tr::value_suggested(),
        Decision::Accepted => tr::value_accepted(),
        Decision::Corrected => tr::value_corrected(),
        Decision::Rejected => tr::value_rejected(),
        Decision::Added => tr::value_added(),
    }
}

/// Say an amount, and a time.
type Speakers = (fn(&Norm) -> String, fn(&Norm, &Timex) -> String);

/// A value in words: `more than 100`, `10 to 15 percent`, `4 Dec 2025`. Empty where nothing is known.
pub fn value(norm: &Norm) -> String {
    let (amount, time): Speakers = match language() {
        Language::English => (amount, time),
        Language::Ukrainian => (ukrainian::amounts::amount, ukrainian::times::time),
    };
    let Some(written) = &norm.timex else { return amount(norm) };
    match written.parse::<Timex>() {
        // `5 to 10 years` says more than `some years`.
        Ok(timex) if timex.is_vague() && (norm.low.is_some() || norm.high.is_some()) => amount(norm),
        Ok(timex) => time(norm, &timex),
        Err(_) => written.clone(),
    }
}

fn time(norm: &Norm, timex: &Timex) -> String {
    let before = if matches!(timex, Timex::Duration(_)) { bound(norm) } else { when(norm.bound) };
    format!("{before}{}", timex.words(norm.timex_type))
}

fn amount(norm: &Norm) -> String {
    let amount = match (&norm.value, &norm.low, &norm.high) {
        (Some(value), _, _) => format!("{}{}", bound(norm), number(value)),
        (None, Some(low), Some(high)) => format!("{}{} to {}", bound(norm), number(low), number(high)),
        (None, Some(low), None) if norm.bound == Some(Bound::Gt) => format!("more than {}", number(low)),
        (None, Some(low), None) => format!("{} or more", number(low)),
        (None, None, Some(high)) if norm.bound == Some(Bound::Lt) => format!("{}{}", bound(norm), number(high)),
        (None, None, Some(high)) => format!("up to {}", number(high)),
        (None, None, None) => return String::new(),
    };
    let one = norm.value.as_ref().is_some_and(|value| value.as_str() == "1");
    norm.unit.as_deref().map_or(amount.clone(), |code| format!("{amount} {}", units::name(code, one)))
}

/// The words before a number or a length of time.
fn bound(norm: &Norm) -> &'static str {
    match norm.bound {
        None | Some(Bound::Exact) => "",
        Some(Bound::Approx) => "about ",
        Some(Bound::Gt) => "more than ",
        Some(Bound::Gte) => "at least ",
        // People and things are fewer, measures are less.
        Some(Bound::Lt) if norm.unit.is_none() && norm.timex.is_none() => "fewer than ",
        Some(Bound::Lt) => "less than ",
        Some(Bound::Lte) => "up to ",
    }
}

/// The words before a point in time.
fn when(bound: Option<Bound>) -> &'static str {
    match bound {
        None | Some(Bound::Exact) => "",
        Some(Bound::Approx) => "about ",
        Some(Bound::Gt) => "after ",
        Some(Bound::Gte) => "from ",
        Some(Bound::Lt) => "before ",
        Some(Bound::Lte) => "by ",
    }
}

/// A number as people read it: `50 billion`, `3.2 million`, `12,345.6`.
pub fn number(value: &Decimal) -> String {
    const SCALES: [(i16, &str); 3] = [(12, " trillion"), (9, " billion"), (6, " million")];
    for (power, word) in SCALES {
        let scaled = value.shifted(-power);
        let (whole, fraction) = scaled.as_str().split_once('.').unwrap_or((scaled.as_str(), ""));
        if whole.trim_start_matches('-') != "0" && whole.len() <= 4 && fraction.len() <= 3 {
            return format!("{}{word}", grouped(scaled.as_str()));
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
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Table {
        case: Vec<Case>,
    }

    /// A value as files have it, and its words.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        norm: Norm,
        words: String,
    }

    #[test]
    fn values_in_words_are_those_of_the_table() {
        let tables = [
            (Language::English, include_str!("../../tests/data/descriptions.toml")),
            (Language::Ukrainian, include_str!("../../tests/data/descriptions.uk.toml")),
        ];
        for (language, table) in tables {
            tr::set_language(language);
            let table = toml::from_str::<Table>(table).unwrap_or_else(|error| panic!("{error}"));
            assert!(table.case.len() > 50);
            for Case { norm, words } in table.case {
                // No-break spaces keep numbers and dates in one line.
                assert_eq!(value(&norm).replace('\u{a0}', " "), words, "{norm:?}");
            }
        }
    }
}
