//! Codes of units in words, for values and screen readers.
//!
//! `units.txt` has the names: of currencies those of ISO 4217 as the Unicode CLDR gives them for English, of units those
//! of the UCUM table. Units with a prefix, a power or a denominator are put together from them.

/// A line a code, the most used first: `code name`, with `|plural` where that is not the name with an `s`.
use crate::tr::{Language, language};
use crate::view::ukrainian::{self, Form};

const NAMES: &str = include_str!("units.txt");

const PREFIXES: [(char, &str); 15] = [
    ('k', "kilo"),
    ('M', "mega"),
    ('G', "giga"),
    ('T', "tera"),
    ('P', "peta"),
    ('E', "exa"),
    ('Z', "zetta"),
    ('h', "hecto"),
    ('d', "deci"),
    ('c', "centi"),
    ('m', "milli"),
    ('u', "micro"),
    ('n', "nano"),
    ('p', "pico"),
    ('f', "femto"),
];

/// The name of an ISO 4217 or UCUM code in the language of the page, for one or for several; the code itself where there
/// is none here.
pub fn name(code: &str, one: bool) -> String {
    let name = match language() {
        Language::English => named(code, one),
        Language::Ukrainian => ukrainian::units::named(code, if one { Form::One } else { Form::Few }),
    };
    name.unwrap_or_else(|| code.to_owned())
}

fn named(code: &str, one: bool) -> Option<String> {
    if let Some(name) = listed(code, one) {
        return Some(name);
    }
    if let Some((above, below)) = code.split_once('/') {
        return Some(format!("{} per {}", named(above, one)?, named(below, true)?));
    }
    if let Some((first, second)) = code.split_once('.') {
        return Some(format!("{} {}", named(first, true)?, named(second, one)?));
    }
    if let Some(base) = code.strip_suffix('2') {
        return Some(format!("square {}", named(base, one)?));
    }
    if let Some(base) = code.strip_suffix('3') {
        return Some(format!("cubic {}", named(base, one)?));
    }
    let (letter, prefix) = PREFIXES.iter().find(|(letter, _)| code.starts_with(*letter))?;
    let base = code.strip_prefix(*letter).filter(|base| !base.is_empty())?;
    // Only names in one word take a prefix: `kilowatt`, but no `kiloshort ton`.
    listed(base, one).filter(|name| !name.contains(' ')).map(|name| format!("{prefix}{name}"))
}

/// The name of a code that the list has as it is.
fn listed(code: &str, one: bool) -> Option<String> {
    let (_, singular, plural) = known().find(|(known, ..)| *known == code)?;
    Some(match plural {
        _ if one => singular.to_owned(),
        None => format!("{singular}s"),
        Some("") => singular.to_owned(),
        Some(plural) => plural.to_owned(),
    })
}

/// Whether a code means something: a currency, a unit, one put together from units, or a thing that is counted, which UCUM
/// writes in braces (`{vote}`).
pub fn is_known(code: &str) -> bool {
    let counted = code.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    named(code, true).is_some()
        || counted.is_some_and(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

/// Codes with their names in the singular, and their plural where it is its own.
fn known() -> impl Iterator<Item = (&'static str, &'static str, Option<&'static str>)> {
    NAMES.lines().filter_map(|line| {
        let (code, names) = line.split_once(' ')?;
        let (singular, plural) = names.split_once('|').map_or((names, None), |(one, many)| (one, Some(many)));
        Some((code, singular, plural))
    })
}

/// The codes to choose from: currencies, or units of measure.
pub fn codes(currencies: bool) -> impl Iterator<Item = &'static str> {
    known().map(|(code, ..)| code).filter(move |code| is_currency(code) == currencies)
}

/// Whether a code has the form of ISO 4217.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The code that someone means who writes its name: `euros`, `US dollar`, `гривень`.
pub fn code_of(written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    let is_it = |code: &&str| {
        let english = [true, false].iter().filter_map(|one| named(code, *one));
        let forms = if language() == Language::Ukrainian { &Form::ALL[..] } else { &[] };
        let mut names = english.chain(forms.iter().filter_map(|form| ukrainian::units::named(code, *form)));
        names.any(|name| name.to_lowercase() == lower)
    };
    known().map(|(code, ..)| code).find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the extractor writes: codes before a colon or behind an equals sign.
    fn written(list: &str) -> impl Iterator<Item = &str> {
        let lines = list.lines().filter(|line| !line.starts_with(['#', '[', '$']));
        let codes = lines.filter_map(|line| line.split_once(':').map(|(code, _)| code));
        codes.filter_map(|code| code.rsplit('=').next()).filter(|code| code.len() > 1)
    }

    #[test]
    fn every_currency_of_the_extractor_has_a_name() {
        let list = include_str!("../../crates/extract/data/lexicon/currencies.txt");
        let codes: Vec<&str> = written(list).filter(|code| is_currency(code)).collect();
        assert!(codes.len() > 90);
        for code in codes {
            assert!(is_known(code), "{code}");
        }
    }

    #[test]
    fn every_unit_of_the_extractor_has_a_name() {
        let list = include_str!("../../crates/extract/data/lexicon/units.txt");
        let bracketed = list.lines().filter(|line| line.starts_with('[') && line.contains("]: "));
        let bracketed = bracketed.filter_map(|line| line.split_once(": ").map(|(code, _)| code));
        let codes: Vec<&str> = written(list).chain(bracketed).filter(|code| !code.contains(' ')).collect();
        assert!(codes.len() > 90, "{}", codes.len());
        for code in codes {
            assert!(is_known(code), "{code}");
        }
    }

    #[test]
    fn codes_that_mean_nothing_are_not_known() {
        for code in ["XYZ", "foo", "k", "kfoo", "km/foo", "{}", "{two words}", "", "USD/"] {
            assert!(!is_known(code), "{code:?}");
        }
        for code in ["USD", "km", "km/h", "kW.h", "m3/s", "{vote}", "{vote}", "USD/[bbl_us]"] {
            assert!(is_known(code), "{code:?}");
        }
    }
}
