//! Codes of units in words, for values and screen readers.
//!
//! `units.txt` has the names: of currencies those of ISO 4217 as the Unicode CLDR gives them for English, of units those
//! of the UCUM table. Units with a prefix, a power or a denominator are put together from them.

/// A line a code, the most used first: `code name`, with `|plural` where that is not the name with an `s`.
use crate::tr::{Language, language};
use crate::view::ukrainian::{self, Form};

const NAMES: &str = include_str!("units.txt");

const PREFIXES: [(char, &str); 13] = [
    ('k', "kilo"),
    ('M', "mega"),
    ('G', "giga"),
    ('T', "tera"),
    ('P', "peta"),
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
    if let Some((_, singular, plural)) = known().find(|(known, ..)| *known == code) {
        return Some(match plural {
            _ if one => singular.to_owned(),
            None => format!("{singular}s"),
            Some("") => singular.to_owned(),
            Some(plural) => plural.to_owned(),
        });
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
    named(base, one).filter(|name| !name.contains(' ')).map(|name| format!("{prefix}{name}"))
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
