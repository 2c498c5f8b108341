//! Currencies before and after a number: `$`, `US$`, `EUR `, ` euros`, ` Canadian dollars`, ` cents`.
//!
//! A code is ISO 4217's, or `$` where the reader's choice decides whose dollar it is.

use tallymark_text::TokenKind;

use super::measure::Measure;
use crate::lexicon::{Class, Entry};
use crate::passage::Passage;

/// The currency code at token `i`, in capitals and no part of a longer name.
pub(super) fn code(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    let written = p.word(i);
    let capitals = written.bytes().all(|byte| byte.is_ascii_uppercase())
        || matches!(written, "Rs" | "Rp" | "KSh" | "Ksh" | "usd" | "eur" | "gbp" | "rmb");
    p.value(i, Class::Code).filter(|_| capitals)
}

/// The currency of a sign with the letters at `i` before it: `A$`, `HK$`, `CN¥`.
fn lettered(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    let (letters, code) = p.value(i, Class::Lettered)?.split_once('=')?;
    let capitals = p.word(i).chars().all(char::is_uppercase) || p.word(i).len() > 2;
    (capitals && p.touches(i + 1) && letters.ends_with(p.word(i + 1))).then_some(code)
}

/// The currency written before the number at `i`: the token where it starts, its code, and the zeros it adds (`MSEK 60`).
pub(super) fn before(p: &Passage<'_>, i: usize) -> Option<(usize, &'static str, i16)> {
    let at = i.checked_sub(1)?;
    if p.kind(at) == Some(TokenKind::Break) {
        return None;
    }
    if let Some(sign) = p.value(at, Class::Sign) {
        let letters = at.checked_sub(1).and_then(|at| lettered(p, at).map(|code| (at, code)));
        return Some((letters.or_else(|| spaced(p, at)).unwrap_or((at, sign)), 0))
            .map(|((at, code), places)| (at, code, places));
    }
    // `EUR/USD 1.1418` is a rate, no amount.
    if let Some(code) = code(p, at).filter(|_| !(p.word(at.wrapping_sub(1)) == "/" && p.touches(at))) {
        return Some((at, code, 0));
    }
    if let Some(code) = millions_of(p, at) {
        return Some((at, code, 6));
    }
    // `R50m`: elsewhere `R` is no currency.
    if p.word(at) == "R"
        && p.touches(i)
        && !p.touches(at)
        && (p.has(i + 1, Class::Mark) || p.word(i + 1) == "." && p.has(i + 3, Class::Mark))
    {
        return Some((at, "ZAR", 0));
    }
    let rupees = if p.word(at) == "." { at.checked_sub(1)? } else { return None };
    (p.word(rupees) == "Rs" && p.touches(at)).then_some((rupees, "INR", 0))
}

/// `US $18.5m`, `U.S.$90 million`: letters apart from the sign at `sign`.
fn spaced(p: &Passage<'_>, sign: usize) -> Option<(usize, &'static str)> {
    let before = sign.checked_sub(1)?;
    if p.word(before) == "US" {
        return Some((before, "USD"));
    }
    let start = sign.checked_sub(4)?;
    let dotted = p.word(start) == "U" && p.word(start + 1) == "." && p.word(start + 2) == "S" && p.word(before) == ".";
    dotted.then_some((start, "USD"))
}

/// Where the number starts whose currency starts at `i`: the token after `$`, `US$`, `EUR`; `i` itself where there is no
/// currency.
pub(super) fn after_currency(p: &Passage<'_>, i: usize) -> usize {
    if p.has(i, Class::Sign) || code(p, i).is_some() {
        i + 1
    } else if lettered(p, i).is_some() {
        i + 2
    } else {
        i
    }
}

/// The currency that the words at `at`, after a number, name, and where they end. `scaled` numbers of pounds are money.
pub(super) fn after(p: &Passage<'_>, at: usize, scaled: bool) -> Option<(Measure, usize)> {
    let of = |code, places, end| Some((Measure::Money { code, places }, end));
    // `half of a cent`
    let subunit = |at: usize| p.value(at, Class::Subunit);
    let at = if p.is(at, "of") && p.is(at + 1, "a") && subunit(at + 2).is_some() { at + 2 } else { at };
    if let Some(sign) = p.value(at, Class::Sign) {
        let hyphen = p.is_hyphen(at.wrapping_sub(1)) && p.touches(at);
        let ends = !hyphen && (!p.touches(at + 1) || p.kind(at + 1) == Some(TokenKind::Symbol));
        return if ends { of(sign, 0, at + 1) } else { None };
    }
    if let Some(code) = code(p, at) {
        return of(code, 0, at + 1);
    }
    if p.is_any(at, &["pound", "pounds"]) {
        let sterling = p.is(at + 1, "sterling");
        let pence = p.is(at + 1, "and") && p.is_any(at + 3, &["pence", "pennies"]);
        let money = sterling || scaled || pence || p.mentions_sterling() || is_priced(p, at);
        return if money { of("GBP", 0, if sterling { at + 2 } else { at + 1 }) } else { None };
    }
    if p.word(at) == "p"
        && p.touches(at)
        && !p.touches(at + 1) | (p.kind(at + 1) == Some(TokenKind::Symbol))
        && !is_video(p, at)
    {
        return of("GBP", -2, at + 1);
    }
    if p.word(at) == "c" && p.touches(at) && !p.is_any(at + 1, &["in", "below", "above"]) {
        return of("$", -2, at + 1);
    }
    if let Some(code) = millions_of(p, at) {
        return of(code, 6, at + 1);
    }
    if let Some(code) = subunit(at) {
        // Whose cents they are, where the text writes its money in euros alone.
        let euro = code == "$" && p.writes("EUR") && !p.writes("$");
        return of(if euro { "EUR" } else { code }, -2, at + 1);
    }
    if let Some(code) = p.value(at, Class::Currency) {
        if let Some(end) =
            [at + 1, at + 2].into_iter().find(|end| p.has(*end, Class::Subunit) && (*end == at + 1 || p.joins(at + 1)))
        {
            // `31 euro cents`
            let code = if p.is_any(at, &["dollar", "dollars"]) { "$" } else { code };
            return (!p.word(at).ends_with('s')).then_some((Measure::Money { code, places: -2 }, end + 1));
        }
        let name = p.is_capital(at) && p.is_any(at, &["real", "sol", "won", "rand", "lev", "dong"]);
        let verb = p.is_any(at, &["won", "real", "sol"]) && !scaled;
        let family = p.value(at, Class::Shared).unwrap_or(code);
        return if name || verb { None } else { of(p.national(family).unwrap_or(code), 0, at + 1) };
    }
    named(p, at)
}

/// Whether a word before the number that ends at `at` speaks of money: `a bill of 1,640 pounds`.
fn is_priced(p: &Passage<'_>, at: usize) -> bool {
    (2..8).map_while(|back| at.checked_sub(back)).any(|before| p.has(before, Class::Priced))
}

/// Whether `720p` is the size of a picture.
fn is_video(p: &Passage<'_>, at: usize) -> bool {
    matches!(p.word(at.wrapping_sub(1)), "240" | "360" | "480" | "720" | "1080" | "1440" | "2160")
}

/// The currency of `MUSD`, `MSEK` at `i`: millions of it.
fn millions_of(p: &Passage<'_>, i: usize) -> Option<&'static str> {
    let code =
        p.word(i).strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    Entry::of(code).value(Class::Code)
}

/// `US dollars`, `U.S. dollars`, `Hong Kong dollars`, `Australian cents`.
fn named(p: &Passage<'_>, at: usize) -> Option<(Measure, usize)> {
    let dotted = p.is(at, "U") && p.word(at + 1) == "." && p.is(at + 2, "S");
    let two = p.is_any(at, &["Hong", "New", "South", "North", "Sri", "Saudi"]) && p.is_capital(at);
    let whose = if two { at + 1 } else { at };
    let (code, name) = match p.value(whose, Class::Whose) {
        Some(code) => (code, whose + 1),
        None if dotted => ("USD", if p.word(at + 3) == "." { at + 4 } else { at + 3 }),
        None if p.is(at, "Saudi") => ("SAR", at + 1),
        None => return None,
    };
    let korean = p.is(at, "North") && code == "KRW";
    let code = if korean { "KPW" } else { code };
    if p.has(name, Class::Shared) {
        return Some((Measure::Money { code, places: 0 }, name + 1));
    }
    p.has(name, Class::Subunit).then_some((Measure::Money { code, places: -2 }, name + 1))
}
