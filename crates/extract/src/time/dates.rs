//! Days of the calendar: `4 December 2025`, `June 12`, `Sunday`, `2025-12-04`, `1991`, `the 1990s`.

use tallymark_text::TokenKind;

use super::calendar::{month, weekday};
use super::value::Day;
use crate::date::Date;
use crate::numbers::numeral::ascii;
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// A day, a month or a year, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
    /// The token after its last.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) day: Day,
}

/// The calendar date that starts at `i`; a year alone is read by [`year_alone`].
pub(crate) fn date(p: &Passage<'_>, i: usize) -> Option<Dated> {
    match p.kind(i)? {
        TokenKind::Digits if !glued_before(p, i) => iso(p, i).or_else(|| numeric(p, i)).or_else(|| day_first(p, i)),
        TokenKind::Word => month_first(p, i).or_else(|| from_weekday(p, i)).or_else(|| day_first(p, i)),
        _ => None,
    }
}

/// Whether the digits at `i` hang on something before them, hyphens of ranges aside.
fn glued_before(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    p.touches(i) && !(p.is_hyphen(before) || matches!(p.word(before), "(" | "[" | "“" | "\"" | "‘" | "—" | "|" | ","))
}

/// The number at `i`, of at most `len` digits.
fn small(p: &Passage<'_>, i: usize, len: usize) -> Option<u32> {
    let plain = p.kind(i) == Some(TokenKind::Digits) && p.word(i).chars().count() <= len;
    plain.then(|| ascii(p.word(i)).parse().ok()).flatten()
}

/// The year at `i`: four digits, 1000 to 2199, and no part of a longer number.
pub(crate) fn year(p: &Passage<'_>, i: usize) -> Option<i32> {
    let number = small(p, i, 4).filter(|year| (1000..2200).contains(year))?;
    let after = i + 1;
    let longer = p.touches(after)
        && (p.kind(after) == Some(TokenKind::Word)
            || (matches!(p.word(after), "," | "." | ":" | "%" | "°")
                && p.touches(after + 1)
                && p.kind(after + 1) == Some(TokenKind::Digits))
            || matches!(p.word(after), "%" | "°" | "+" | "/" | "_"));
    if longer { None } else { i32::try_from(number).ok() }
}

fn valid(year: Option<i32>, month: u32, day: u32) -> Option<Day> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::new(year.unwrap_or(2000), month, day).ok()?;
    Some(Day { year, month: Some(month), day: Some(day), weekday: None })
}

/// `2025-12-04`.
fn iso(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let joined = p.joins(i + 1) && p.joins(i + 3) && p.word(i).len() == 4;
    let (year, month, day) = (small(p, i, 4)?, small(p, i + 2, 2)?, small(p, i + 4, 2)?);
    let day = valid(i32::try_from(year).ok(), month, day)?;
    joined.then_some(Dated { end: i + 5, day })
}

/// `12/05/2024`, `12.05.2024`: with slashes the month comes first unless it cannot, with dots the day.
fn numeric(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let mark = p.word(i + 1);
    let same = matches!(mark, "/" | ".") && p.word(i + 3) == mark && (1..5).all(|at| p.touches(i + at));
    let (first, second) = (small(p, i, 2)?, small(p, i + 2, 2)?);
    let long = p.word(i + 4).len();
    if !same
        || !(long == 4 || (long == 2 && mark == "/"))
        || (p.touches(i + 5) && p.touches(i + 6) && p.word(i + 5) == mark)
    {
        return None;
    }
    let year = small(p, i + 4, 4)?;
    let year = i32::try_from(if long == 2 { year + if year < 70 { 2000 } else { 1900 } } else { year }).ok();
    let month_first = mark == "/" && first <= 12;
    let day = if month_first {
        valid(year, first, second).or_else(|| valid(year, second, first))
    } else {
        valid(year, second, first)
    };
    Some(Dated { end: i + 5, day: day? })
}

/// The day of a month at `i`: `4`, `4th`, `fourth`.
fn day_number(p: &Passage<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(rank) = ordinal(p, i) {
        return rank.value.as_str().parse().ok().filter(|day| (1..=31).contains(day)).map(|day| (day, rank.end));
    }
    small(p, i, 2).filter(|day| (1..=31).contains(day)).map(|day| (day, i + 1))
}

/// The month at `i`, a capital word, and the token after it and its full stop.
fn month_word(p: &Passage<'_>, i: usize) -> Option<(u8, usize)> {
    let found = month(p, i).filter(|_| p.is_capital(i))?;
    let short = p.word(i).len() <= 4 && !p.is_any(i, &["june", "july", "may"]);
    let dotted = short && p.word(i + 1) == "." && p.touches(i + 1);
    Some((found, if dotted { i + 2 } else { i + 1 }))
}

/// The year that may follow a day and month at `i`, after a comma or `of`.
fn year_after(p: &Passage<'_>, i: usize) -> (Option<i32>, usize) {
    let at = if p.word(i) == "," || p.is(i, "of") { i + 1 } else { i };
    match year(p, at).filter(|year| (1500..2200).contains(year)) {
        Some(year) if !p.touches(at) => (Some(year), at + 1),
        _ => (None, i),
    }
}

/// `4 December 2025`, `4th of July`, `the fourth of July`.
fn day_first(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let (day, after) = day_number(p, i)?;
    let at = if p.is(after, "of") || p.joins(after) { after + 1 } else { after };
    let (month, end) = month_word(p, at)?;
    // `20 May be hurt` is no date; `5 March` and `5 May 2020` are.
    let (year, end) =
        if p.joins(end) && year(p, end + 1).is_some() { (year(p, end + 1), end + 2) } else { year_after(p, end) };
    Some(Dated { end, day: valid(year, u32::from(month), day)? })
}

/// `June 12`, `June 12, 2025`, `June 2025`, `June`.
fn month_first(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let (month, after) = month_word(p, i)?;
    if let Some(year) = year(p, if p.is(after, "of") || p.word(after) == "," { after + 1 } else { after }) {
        let end = if p.is(after, "of") || p.word(after) == "," { after + 2 } else { after + 1 };
        return Some(Dated { end, day: Day { year: Some(year), month: Some(month), ..Day::default() } });
    }
    let touching = p.joins(after) || p.touches(after);
    if let Some((day, end)) = day_number(p, if p.is(after, "the") { after + 1 } else { after }).filter(|_| !touching) {
        let tail = p.touches(end)
            && (matches!(p.word(end), "%" | ":" | "." | "/")
                && p.kind(end + 1) == Some(TokenKind::Digits)
                && p.touches(end + 1)
                || p.kind(end) == Some(TokenKind::Word));
        if let Some(day) = valid(None, u32::from(month), day).filter(|_| !tail) {
            let (year, end) = year_after(p, end);
            return Some(Dated { end, day: Day { year, ..day } });
        }
    }
    let short = p.word(i).len() <= 4 && !p.is_any(i, &["june", "july", "may"]);
    let shown = !short || after == i + 2;
    (shown && !is_verb(p, i)).then_some(Dated { end: after, day: Day { month: Some(month), ..Day::default() } })
}

/// Whether `May` or `March` at `i` is the verb, or a name: it is the month after a preposition or a determiner.
fn is_verb(p: &Passage<'_>, i: usize) -> bool {
    const BEFORE: &[&str] = &[
        "in", "since", "by", "until", "till", "of", "last", "next", "this", "early", "late", "mid", "from", "to",
        "through", "before", "after", "during", "between", "for", "and", "or", "-", "–", "late-", "past", "every",
        "each", "previous",
    ];
    let ambiguous = p.is_any(i, &["may", "march", "august"]);
    let before = i.wrapping_sub(1);
    let determined = p.is_any(before, &["the", "a", "its", "that", "’", "s"]) && p.is_lower(i + 1) && p.is(i, "march");
    ambiguous && !p.is(i, "august") && !p.is_any(before, BEFORE) && !determined
}

/// `Sunday`, `Sunday, June 12`, `Sunday 12 June 2025`; `Sun.` only before a date.
fn from_weekday(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let name = weekday(p, i).filter(|_| p.is_capital(i))?;
    let short = p.word(i).len() < 6;
    let after = if short && p.word(i + 1) == "." { i + 2 } else { i + 1 };
    let at = if p.word(after) == "," { after + 1 } else { after };
    let rest = month_first(p, at).or_else(|| day_first(p, at)).filter(|rest| rest.day.day.is_some() && !p.touches(at));
    match rest {
        Some(rest) => Some(Dated { end: rest.end, day: Day { weekday: Some(name), ..rest.day } }),
        None if short || p.word(i).ends_with('s') => None,
        None => Some(Dated { end: after, day: Day { weekday: Some(name), ..Day::default() } }),
    }
}

/// A year that stands alone, where the words around it do not make it a count.
pub(crate) fn year_alone(p: &Passage<'_>, i: usize) -> Option<i32> {
    const BEFORE: &[&str] = &[
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "of",
        "before",
        "after",
        "during",
        "early",
        "late",
        "mid",
        "year",
        "to",
        "and",
        "between",
        "through",
        "for",
        "around",
        "circa",
        "than",
        "c",
        "throughout",
    ];
    let number = year(p, i)?;
    let before = i.wrapping_sub(1);
    let opened = matches!(p.word(before), "(" | "[" | "“" | "\"" | "‘" | "—" | "’" | "/");
    let sticks = p.touches(i) && !p.is_hyphen(before) && !opened;
    let compound = p.is_hyphen(before)
        && p.touches(i)
        && p.kind(i.wrapping_sub(2)) == Some(TokenKind::Word)
        && !p.is_any(i.wrapping_sub(2), &["mid", "pre", "post", "early", "late"]);
    let prepared = p.is_any(before, BEFORE) || p.is_hyphen(before);
    (!sticks && !compound && !is_count(p, i, number, prepared)).then_some(number)
}

/// Whether the number at `i`, which could be a year, counts what follows it; `prepared` where a word before it makes
/// that less likely.
fn is_count(p: &Passage<'_>, i: usize, number: i32, prepared: bool) -> bool {
    let next = p.word(i + 1);
    let noun = p.is_lower(i + 1) && !p.touches(i + 1);
    let plural = noun && crate::numbers::counted::is_plural(next);
    let round = number % 100 == 0 || (number % 50 == 0 && number != 1950);
    let scaled = crate::numbers::measure::measure_after(p, i + 1, true, false).is_some()
        || p.has(i + 1, crate::lexicon::Class::Mark) && !p.touches(i + 1);
    let recent = (1900..2100).contains(&number);
    let bounded = p.is_any(i.wrapping_sub(1), &["than", "least", "nearly", "almost", "over", "about", "some"])
        && (plural || !recent);
    scaled
        || bounded
        || (plural && (round || !recent))
        || (!recent && !prepared)
        || (!recent && noun && !p.is_any(i + 1, &["and", "to", "the", "when"]))
}

/// A decade: `the 1990s`, `the '90s`, `the 80s`, `the nineties`.
pub(crate) fn decade(p: &Passage<'_>, i: usize) -> Option<(String, usize)> {
    let marked = matches!(p.word(i + 1), "’" | "'") && p.touches(i + 1) && p.touches(i + 2);
    let at = if marked { i + 2 } else { i + 1 };
    let written = p.word(i);
    if p.kind(i) == Some(TokenKind::Digits) && p.word(at) == "s" && p.touches(at) && written.ends_with('0') {
        return match written.len() {
            4 if written.starts_with(['1', '2']) => written.get(..3).map(|tens| (tens.to_owned(), at + 1)),
            2 if !p.is(i.wrapping_sub(1), "in") => written.get(..1).map(|tens| (format!("19{tens}"), at + 1)),
            _ => None,
        };
    }
    let word = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let tens = word
        .iter()
        .position(|name| p.is(i, name))
        .filter(|_| p.is_any(i.wrapping_sub(1), &["the", "late", "early", "mid", "-"]))?;
    Some((format!("19{}", tens + 2), i + 1))
}
