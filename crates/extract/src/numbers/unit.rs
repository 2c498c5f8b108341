//! Units of measure after a number: `km`, `square miles`, `km²`, `degrees Celsius`, `hectares per hour`.

use tallymark_text::TokenKind;

use super::measure::Measure;
use crate::lexicon::Class;
use crate::passage::Passage;
use crate::time::calendar::{TimeUnit, time_unit};

/// The unit at `at`, after `digits` or words, and where it ends.
pub(super) fn unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<(Measure, usize)> {
    if let Some(found) = time(p, at, digits) {
        return Some(found);
    }
    let (code, end) = simple_unit(p, at, digits)?;
    let (code, end) = rate(p, &code, end).unwrap_or((code, end));
    Some((Measure::Unit(code), end))
}

/// A unit of time, which the grammar of times takes.
fn time(p: &Passage<'_>, at: usize, digits: bool) -> Option<(Measure, usize)> {
    let compound = p.joins(at + 1) && !p.is_any(at + 2, &["old", "olds", "long"]);
    if let Some(unit) = time_unit(p, at).filter(|_| !compound) {
        let short = p.is_any(at, &["hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "wk", "wks"]);
        let stop = short && p.is(at + 1, ".");
        let inside = stop && p.touches(at + 1) && p.is_lower(at + 2);
        return Some((Measure::Time(unit), if inside { at + 2 } else { at + 1 }));
    }
    // `25 working days`
    if p.is_any(at, &["working", "business", "calendar", "trading", "consecutive", "straight"]) {
        return time_unit(p, at + 1).map(|unit| (Measure::Time(unit), at + 2));
    }
    if digits && p.word(at) == "h" && p.word(at + 1) != "/" {
        return Some((Measure::Time(TimeUnit::Hour), at + 1));
    }
    None
}

/// A unit without a denominator: `km`, `square miles`, `km²`, `nautical miles`, `degrees Celsius`, `metric tons`.
fn simple_unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<(String, usize)> {
    if matches!(p.word(at), "°" | "º" | "˚") || p.is_any(at, &["degree", "degrees", "deg"]) {
        return Some(degrees(p, at));
    }
    if p.is(at, "parts") && p.is(at + 1, "per") {
        let code = if p.is(at + 2, "million") {
            "[ppm]"
        } else if p.is(at + 2, "billion") {
            "[ppb]"
        } else {
            return None;
        };
        return Some((code.to_owned(), at + 3));
    }
    if matches!(p.word(at), "℃" | "℉") {
        return Some((if p.word(at) == "℃" { "Cel" } else { "[degF]" }.to_owned(), at + 1));
    }
    if let Some(power) = p.value(at, Class::Power) {
        let dot = p.is(at + 1, ".") && p.touches(at + 1);
        let base = if dot || p.joins(at + 1) { at + 2 } else { at + 1 };
        let code = base_unit(p, base, true)?;
        return Some((format!("{code}{power}"), base + 1));
    }
    if p.is_any(at, &["nautical", "metric", "light", "long", "short", "troy", "fluid", "imperial", "US"]) {
        return two_words(p, at);
    }
    let code = base_unit(p, at, digits)?;
    let after = at + 1;
    let hours = p.joins(after) || (p.is_lower(after) && !p.touches(after));
    let hour = if p.joins(after) { after + 1 } else { after };
    if hours && code.ends_with('W') && p.is_any(hour, &["hour", "hours"]) {
        return Some((format!("{code}.h"), hour + 1));
    }
    if p.is_any(after, &["squared", "cubed"]) {
        return Some((format!("{code}{}", if p.is(after, "squared") { 2 } else { 3 }), after + 1));
    }
    // `3 in. long`
    let stop = p.word(at) == "in" && p.word(after) == "." && p.touches(after) && p.is_lower(after + 1);
    Some(match p.word(after) {
        _ if stop => (code.to_owned(), after + 1),
        "²" if p.touches(after) => (format!("{code}2"), after + 1),
        "³" if p.touches(after) => (format!("{code}3"), after + 1),
        "^" if p.touches(after) && matches!(p.word(after + 1), "2" | "3") => {
            (format!("{code}{}", p.word(after + 1)), after + 2)
        }
        power @ ("2" | "3") if p.touches(after) => (format!("{code}{power}"), after + 1),
        _ => (code.to_owned(), after),
    })
}

/// `°C`, `degrees Fahrenheit`, `degrees below zero` at `at`.
fn degrees(p: &Passage<'_>, at: usize) -> (String, usize) {
    let scale = if p.joins(at + 1) { at + 2 } else { at + 1 };
    let written = p.word(scale);
    let whole = written.len() > 1 || written.chars().all(char::is_uppercase);
    match p.value(scale, Class::Temperature).filter(|_| whole || p.touches(scale)) {
        Some(code) => (code.to_owned(), scale + 1),
        None => ("deg".to_owned(), at + 1),
    }
}

/// A unit of two words at `at`: `nautical miles`, `metric tons`, `light-years`.
fn two_words(p: &Passage<'_>, at: usize) -> Option<(String, usize)> {
    let name = if p.joins(at + 1) { at + 2 } else { at + 1 };
    let ton = p.is_any(name, &["ton", "tons", "tonne", "tonnes"]);
    let ounce = p.is_any(name, &["ounce", "ounces", "oz"]);
    let gallon = p.is_any(name, &["gallon", "gallons"]);
    let code = match p.word(at).to_ascii_lowercase().as_str() {
        "nautical" if p.is_any(name, &["mile", "miles"]) => "[nmi_i]",
        "metric" if ton => "t",
        "long" if ton => "[lton_av]",
        "short" if ton => "[ston_av]",
        "light" if p.is_any(name, &["year", "years"]) => "[ly]",
        "troy" if ounce => "[oz_tr]",
        "fluid" if ounce => "[foz_us]",
        "imperial" if gallon => "[gal_br]",
        "us" if gallon => "[gal_us]",
        _ => return None,
    };
    Some((code.to_owned(), name + 1))
}

fn base_unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<&'static str> {
    let word = p.word(at);
    if let Some(forms) = p.value(at, Class::Letter) {
        let exact = forms.split(' ').find_map(|form| form.split_once('=').filter(|(form, _)| *form == word));
        let alone = p.touches(at) || p.kind(at + 1) != Some(TokenKind::Word);
        let usual = matches!(word, "m" | "g" | "l" | "L" | "t") || word.len() > 1;
        // `20,000 K3s`
        let named =
            p.touches(at + 1) && p.kind(at + 1) == Some(TokenKind::Digits) && !matches!(p.word(at + 1), "2" | "3");
        let named = named || !p.touches(at) && p.touches(at + 1) && p.kind(at + 1) == Some(TokenKind::Digits);
        let fits = digits
            && (alone || usual)
            && !(word.len() == 1 && p.joins(at.wrapping_sub(1)) || word == "K" && p.touches(at))
            && (!matches!(word, "C" | "F") || is_warmth(p, at));
        if let Some((_, code)) = exact.filter(|_| fits && !named) {
            return Some(code);
        }
        if word.len() == 1 {
            return None;
        }
    }
    if word == "in" || word == "ins" {
        let size = p.is_any(at + 1, &["thick", "long", "wide", "high", "deep", "tall", "across", "diameter"]);
        let dotted = p.word(at + 1) == "." && p.touches(at + 1) && p.is_lower(at + 2);
        if p.joins(at + 1) {
            return None;
        }
        if dotted && digits {
            return Some("[in_i]");
        }
        let closed = size || matches!(p.word(at + 1), ")" | "]" | "x" | "×") || p.touches(at);
        return (digits && closed).then_some("[in_i]");
    }
    // Not a name: `5 Stone Street`, `12 Foot Locker shops`.
    let name = p.is_capital(at) && !word.bytes().all(|byte| byte.is_ascii_uppercase()) && word.len() > 3;
    let ambiguous =
        &["stone", "foot", "pound", "barrel", "miles", "yard", "bar", "gray", "mole", "cup", "grand", "bit"];
    let title = name && p.is_capital(at + 1) && p.is_any(at, ambiguous);
    let plain = p.is_any(at, &["bar", "bars", "grays", "gray", "moles", "mole", "bit", "bits", "cup", "cups", "stone"]);
    let short = !digits && word.len() == 2;
    p.value(at, Class::Measure).filter(|_| !(title || short || plain && !is_measured(p, at, digits)))
}

/// Whether `C` or `F` at `at` can be a temperature: it touches a number of at most three digits, and ends there.
fn is_warmth(p: &Passage<'_>, at: usize) -> bool {
    p.touches(at) && p.word(at.wrapping_sub(1)).len() <= 3 && !p.touches(at + 1)
        || p.touches(at) && matches!(p.word(at + 1), "." | "," | ")" | ";" | "/" | "”")
}

/// Whether a word that is more often no unit (`three bars`, `two moles`, `a cup`) is one here.
fn is_measured(p: &Passage<'_>, at: usize, digits: bool) -> bool {
    match p.word(at).to_ascii_lowercase().as_str() {
        "cup" | "cups" => p.is(at + 1, "of"),
        "stone" => digits || !p.is_lower(at + 1) || p.has(at + 1, Class::Stop),
        "bit" => p.joins(at.wrapping_sub(1)),
        "bits" => p.is_any(at + 1, &["per"]) || p.word(at + 1) == "/",
        "bar" | "bars" => {
            digits && p.is_any(at + 1, &["of", "and"]) && p.is_any(at + 2, &["pressure"]) || p.touches(at)
        }
        _ => false,
    }
}

/// A unit with a denominator: `km/h`, `hectares per hour`, `miles an hour`, `barrels a day`.
fn rate(p: &Passage<'_>, code: &str, end: usize) -> Option<(String, usize)> {
    let slash = p.is(end, "/") && p.touches(end);
    let article = p.is_any(end, &["a", "an"]);
    let hyphens = p.joins(end) && p.is(end + 1, "per") && p.joins(end + 2);
    let end = if hyphens { end + 1 } else { end };
    if !slash && !article && !p.is(end, "per") {
        return None;
    }
    let below = if hyphens { end + 2 } else { end + 1 };
    let (denominator, after) = match (time_unit(p, below), p.word(below)) {
        (Some(unit), _) => (unit.ucum().to_owned(), below + 1),
        (None, "h") => ("h".to_owned(), below + 1),
        (None, "s") => ("s".to_owned(), below + 1),
        (None, "d") if slash => ("d".to_owned(), below + 1),
        (None, _) if article => return None,
        (None, _) => simple_unit(p, below, slash)?,
    };
    Some((format!("{code}/{denominator}"), after))
}
