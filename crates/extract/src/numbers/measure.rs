//! What a number measures: the currency before it, the unit, the currency or the percent sign after it.

use tallymark_text::TokenKind;

use super::currency::{ADJECTIVES, CODES, NAMES, SHARED, SUBUNITS, lettered, symbol};
use super::table::{contains, lookup};
use super::units::{POWERS, TEMPERATURES, UNITS, letter};
use crate::passage::Passage;
use crate::time::calendar::{TimeUnit, time_unit};

/// What a number is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// A percentage; hundredths of one (basis points) are shifted by `places`.
    Percent {
        /// Zero, or -2 for basis points.
        places: i16,
    },
    /// An amount of a currency; `places` is -2 for cents.
    Money {
        /// ISO 4217.
        code: &'static str,
        /// Zero, or -2 for hundredths.
        places: i16,
    },
    /// A unit by its UCUM code.
    Unit(String),
    /// A length of time, which the finder of times takes.
    Time(TimeUnit),
}

/// The currency code at token `i`, in capitals and no part of a longer name.
pub(crate) fn code(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    let word = p.word(i);
    (word.len() == 3).then(|| CODES.binary_search(&word).ok().and_then(|at| CODES.get(at).copied())).flatten()
}

/// The currency written before the number at `i`, and the token where it starts: `$`, `US$`, `EUR `, `Rs. `.
pub(crate) fn currency_before(p: &Passage<'_>, i: usize) -> Option<(usize, &'static str)> {
    let at = i.checked_sub(1)?;
    if p.kind(at) == Some(TokenKind::Break) {
        return None;
    }
    if let Some(code) = symbol(p.word(at)) {
        let letters = at
            .checked_sub(1)
            .filter(|_| p.touches(at))
            .and_then(|before| lettered(p.word(before), code).map(|code| (before, code)));
        return Some(letters.unwrap_or((at, code)));
    }
    if let Some(code) = code(p, at) {
        return Some((at, code));
    }
    let rupees = if p.word(at) == "." { at.checked_sub(1)? } else { at };
    (p.word(rupees) == "Rs").then_some((rupees, "INR"))
}

/// Where the number starts whose currency starts at `i`: the token after `$`, `US$`, `EUR`; `i` itself where there is
/// no currency.
pub(crate) fn after_currency(p: &Passage<'_>, i: usize) -> usize {
    if symbol(p.word(i)).is_some() || code(p, i).is_some() {
        i + 1
    } else if symbol(p.word(i + 1)).is_some_and(|code| lettered(p.word(i), code).is_some()) && p.touches(i + 1) {
        i + 2
    } else {
        i
    }
}

/// What the words at `at`, after a number, make of it, and where they end. `scaled` numbers of pounds are money.
pub(crate) fn measure_after(p: &Passage<'_>, at: usize, digits: bool, scaled: bool) -> Option<(Measure, usize)> {
    let word = if p.joins(at) { at + 1 } else { at };
    percent(p, word).or_else(|| money(p, word, scaled)).or_else(|| unit(p, word, digits))
}

fn percent(p: &Passage<'_>, at: usize) -> Option<(Measure, usize)> {
    // `half a percent`, `a quarter of a percentage point`
    let article = if p.is(at, "of") && p.is(at + 1, "a") { at + 1 } else { at };
    let at = if p.is(article, "a") && p.is_any(article + 1, &["percent", "percentage"]) { article + 1 } else { at };
    let of = |places, end| Some((Measure::Percent { places }, end));
    let word = p.word(at);
    match word.len() {
        1 | 3 if matches!(word, "%" | "％" | "﹪") => {
            let points = p.is_any(at + 1, &["point", "points"]);
            of(0, if points { at + 2 } else { at + 1 })
        }
        2 if word == "pc" || word == "pp" => of(0, at + 1),
        3 if p.is(at, "per") && p.is(at + 1, "cent") => of(0, at + 2),
        3 if p.is(at, "per") && p.joins(at + 1) && p.is(at + 2, "cent") => of(0, at + 3),
        2 | 3 if word == "bps" || word == "bp" => of(-2, at + 1),
        5 if p.is(at, "basis") && p.is_any(at + 1, &["point", "points"]) => of(-2, at + 2),
        7 if p.is(at, "percent") => {
            let points = p.is_any(at + 1, &["point", "points"]);
            of(0, if points { at + 2 } else { at + 1 })
        }
        10 if p.is(at, "percentage") => {
            let after = if p.joins(at + 1) { at + 2 } else { at + 1 };
            if p.is_any(after, &["point", "points"]) { of(0, after + 1) } else { None }
        }
        _ => None,
    }
}

fn money(p: &Passage<'_>, at: usize, scaled: bool) -> Option<(Measure, usize)> {
    // `half of a cent`
    let at =
        if p.is(at, "of") && p.is(at + 1, "a") && lookup(SUBUNITS, p.word(at + 2)).is_some() { at + 2 } else { at };
    let of = |code, places, end| Some((Measure::Money { code, places }, end));
    let word = p.word(at);
    if let Some(code) = symbol(word).filter(|_| p.touches(at) && !p.is_hyphen(at.wrapping_sub(1)) && !p.touches(at + 1))
    {
        return of(code, 0, at + 1);
    }
    if let Some(code) = code(p, at) {
        return of(code, 0, at + 1);
    }
    if p.is_any(at, &["pound", "pounds"]) {
        let sterling = p.is(at + 1, "sterling");
        let money = sterling || scaled || p.text.as_str().contains('£');
        return if money { of("GBP", 0, if sterling { at + 2 } else { at + 1 }) } else { None };
    }
    if p.word(at) == "p" && p.touches(at) && p.text.as_str().contains('£') {
        return of("GBP", -2, at + 1);
    }
    if let Some(code) = lookup(SUBUNITS, word) {
        return of(code, -2, at + 1);
    }
    if let Some(code) = lookup(NAMES, word) {
        return of(code, 0, at + 1);
    }
    // `US dollars`, `Canadian dollars`, `U.S. dollars`
    let (code, name) = match (lookup(ADJECTIVES, word), p.is(at, "U") && p.is(at + 1, ".") && p.is(at + 2, "S")) {
        (Some(code), _) => (code, at + 1),
        (None, true) => ("USD", at + 4),
        (None, false) => return None,
    };
    if contains(SHARED, p.word(name)) { of(code, 0, name + 1) } else { None }
}

fn unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<(Measure, usize)> {
    if let Some(unit) =
        time_unit(p.word(at)).filter(|_| !p.joins(at + 1) || p.is_any(at + 2, &["old", "olds"]) || p.is(at + 2, "long"))
    {
        let stop = p.is_any(at, &["hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs"]) && p.is(at + 1, ".");
        let inside = stop && p.touches(at + 1) && p.is_lower(at + 2);
        return Some((Measure::Time(unit), if inside { at + 2 } else { at + 1 }));
    }
    if digits && p.word(at) == "h" && !p.is_any(at + 1, &["/"]) {
        return Some((Measure::Time(TimeUnit::Hour), at + 1));
    }
    let (code, end) = simple_unit(p, at, digits)?;
    let (code, end) = rate(p, &code, end).unwrap_or((code, end));
    Some((Measure::Unit(code), end))
}

/// A unit without a denominator: `km`, `square miles`, `km²`, `nautical miles`, `degrees Celsius`, `metric tons`.
fn simple_unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<(String, usize)> {
    if p.is(at, "°") || p.is_any(at, &["degree", "degrees"]) {
        let scale = if p.joins(at + 1) { at + 2 } else { at + 1 };
        return Some(match lookup(TEMPERATURES, p.word(scale)) {
            Some(code) => (code.to_owned(), scale + 1),
            None => ("deg".to_owned(), at + 1),
        });
    }
    if let Some(power) = lookup(POWERS, p.word(at)) {
        let dot = p.is(at + 1, ".") && p.touches(at + 1);
        let base = if dot || p.joins(at + 1) { at + 2 } else { at + 1 };
        let code = base_unit(p, base, true)?;
        return Some((format!("{code}{power}"), base + 1));
    }
    if p.is_any(at, &["nautical", "metric", "light"]) {
        let name = if p.joins(at + 1) { at + 2 } else { at + 1 };
        let code = match (p.is(at, "nautical"), p.is(at, "metric")) {
            (true, _) if p.is_any(name, &["mile", "miles"]) => "[nmi_i]",
            (_, true) if p.is_any(name, &["ton", "tons", "tonne", "tonnes"]) => "t",
            (false, false) if p.is_any(name, &["year", "years"]) => "[ly]",
            _ => return None,
        };
        return Some((code.to_owned(), name + 1));
    }
    let code = base_unit(p, at, digits)?;
    let after = at + 1;
    let hours = p.joins(after) || (p.is_lower(after) && !p.touches(after));
    let hour = if p.joins(after) { after + 1 } else { after };
    if hours && code.ends_with('W') && p.is_any(hour, &["hour", "hours"]) {
        return Some((format!("{code}.h"), hour + 1));
    }
    Some(match p.word(after) {
        "²" if p.touches(after) => (format!("{code}2"), after + 1),
        "³" if p.touches(after) => (format!("{code}3"), after + 1),
        _ if p.touches(after) && matches!(p.word(after), "2" | "3") => (format!("{code}{}", p.word(after)), after + 1),
        _ => (code.to_owned(), after),
    })
}

fn base_unit(p: &Passage<'_>, at: usize, digits: bool) -> Option<&'static str> {
    let word = p.word(at);
    if word.len() == 1 {
        return letter(word).filter(|_| digits);
    }
    // Not a name: `5 Stone Street`, `12 Foot Locker shops`.
    let name = p.is_capital(at) && !word.bytes().all(|byte| byte.is_ascii_uppercase()) && word.len() > 3;
    let title = name && p.is_capital(at + 1) && p.is_any(at, &["stone", "foot", "pound", "barrel", "miles", "yard"]);
    if word == "in" {
        let closed = matches!(p.word(at + 1), ")" | "]" | "x") || p.touches(at);
        return (digits && closed).then_some("[in_i]");
    }
    let short = !digits && word.len() == 2;
    lookup(UNITS, word).filter(|_| !title && !short)
}

/// A unit with a denominator: `km/h`, `hectares per hour`, `miles an hour`, `barrels a day`.
fn rate(p: &Passage<'_>, code: &str, end: usize) -> Option<(String, usize)> {
    let slash = p.is(end, "/") && p.touches(end);
    let article = p.is_any(end, &["a", "an"]);
    if !slash && !article && !p.is(end, "per") {
        return None;
    }
    let below = p.word(end + 1);
    let (denominator, after) = match time_unit(below) {
        Some(unit) => (unit.ucum().to_owned(), end + 2),
        None if below == "h" => ("h".to_owned(), end + 2),
        None if below == "s" => ("s".to_owned(), end + 2),
        None if article => return None,
        None => simple_unit(p, end + 1, slash)?,
    };
    Some((format!("{code}/{denominator}"), after))
}
