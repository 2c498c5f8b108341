//! Years, alone and with what kind of year they are, decades: `1991`, `2021-22`, `fiscal year 2023`, `nineteen
//! eighty-four`, `the 1990s`, `her late 70s`.

use tallymark_text::TokenKind;

use super::Found;
use super::calendar::{TimeUnit, small, time_unit};
use crate::lexicon::Class;
use crate::mention::TimexType;
use crate::numbers::counted::is_plural;
use crate::numbers::measure::measure_after;
use crate::passage::Passage;

/// The year at `i`: four digits, 1000 to 2199, and no part of a longer number.
pub(crate) fn year(p: &Passage<'_>, i: usize) -> Option<i32> {
    let number = small(p, i, 4).filter(|year| (1000..2200).contains(year))?;
    let after = i + 1;
    let more = p.kind(after + 1) == Some(TokenKind::Digits) && p.touches(after + 1);
    let longer = p.touches(after)
        && (p.kind(after) == Some(TokenKind::Word)
            || matches!(p.word(after), "," | "." | ":") && more
            || matches!(p.word(after), "%" | "°" | "+" | "/" | "_"));
    if longer { None } else { i32::try_from(number).ok() }
}

/// A year in words at `i`, and the token after it: `nineteen eighty-four`, `two thousand and eleven`.
pub(crate) fn spelt(p: &Passage<'_>, i: usize) -> Option<(i32, usize)> {
    let first: i32 = p.number(i, Class::Unit).or_else(|| p.number(i, Class::Ten))?;
    let below_hundred = |at: usize| {
        let (number, end) = super::calendar::small_number(p, at).filter(|_| p.kind(at) == Some(TokenKind::Word))?;
        Some((i32::try_from(number).ok()?, end))
    };
    if first == 2 && p.is(i + 1, "thousand") {
        let at = if p.is(i + 2, "and") { i + 3 } else { i + 2 };
        let (rest, end) = below_hundred(at).filter(|(rest, _)| *rest > 0)?;
        return Some((2000 + rest, end));
    }
    let (rest, end) = below_hundred(i + 1).filter(|(rest, _)| *rest >= 10 && (10..=20).contains(&first))?;
    Some((first * 100 + rest, end))
}

/// A year in two digits after an apostrophe: `’92`.
pub(crate) fn short(p: &Passage<'_>, i: usize) -> Option<(i32, usize)> {
    let marked = matches!(p.word(i), "’" | "'" | "‘") && p.touches(i + 1) && p.word(i + 1).len() == 2;
    let year = i32::try_from(small(p, i + 1, 2).filter(|_| marked)?).ok()?;
    (!p.touches(i + 2) || p.kind(i + 2) == Some(TokenKind::Symbol))
        .then_some((year + if year < 40 { 2000 } else { 1900 }, i + 2))
}

/// A year alone at `i`, or a pair of years: `2021-22`, `2022–24`, `2023/24`, `1939-45`.
pub(crate) fn alone(p: &Passage<'_>, i: usize) -> Option<Found> {
    if let Some((second, end)) = second_of_pair(p, i) {
        return Some(Found::date(i, end, format!("{}/{second:04}", p.word(i))));
    }
    let number = year(p, i)?;
    let before = i.wrapping_sub(1);
    let opened = matches!(p.word(before), "(" | "[" | "“" | "\"" | "‘" | "—" | "’" | "/");
    let sticks = p.touches(i) && !p.is_hyphen(before) && !opened;
    let compound = p.is_hyphen(before)
        && p.touches(i)
        && match p.kind(i.wrapping_sub(2)) {
            Some(TokenKind::Word) => !p.is_any(i.wrapping_sub(2), &["mid", "pre", "post", "early", "late"]),
            Some(TokenKind::Digits) => p.touches(before) && year(p, i - 2).is_none(),
            _ => false,
        };
    let longer = p.joins(i + 1) && p.kind(i + 2) == Some(TokenKind::Digits) && year(p, i + 2).is_none();
    let fits = !sticks && !compound && !longer && !is_code(p, i) && !is_count(p, i, number);
    fits.then(|| Found::date(i, i + 1, format!("{number:04}")))
}

/// The second year of a pair whose second is shortened, and the token after it. `2010-12` is one as well.
fn second_of_pair(p: &Passage<'_>, i: usize) -> Option<(i32, usize)> {
    let joined = p.joins(i + 1) || p.word(i + 1) == "/" && p.touches(i + 1) && p.touches(i + 2);
    if !joined
        || p.word(i).len() != 4
        || p.word(i + 2).len() != 2
        || p.touches(i) && !p.is_any(i.wrapping_sub(1), &["("])
    {
        return None;
    }
    let first = i32::try_from(small(p, i, 4)?).ok().filter(|first| (1500..2100).contains(first))?;
    let second = first - first % 100 + i32::try_from(small(p, i + 2, 2)?).ok()?;
    let second = if second < first { second + 100 } else { second };
    let more = p.touches(i + 3) && (p.kind(i + 3) != Some(TokenKind::Symbol) || p.joins(i + 3));
    (!more && second > first && second - first < 31).then_some((second, i + 3))
}

/// Whether the digits at `i` are part of a name or a code: `Peugeot 2008`, `2024 YR4`.
pub(crate) fn is_code(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let next = p.word(i + 1);
    let letters = next.len() <= 3 && p.is_capital(i + 1) && next.bytes().all(|byte| byte.is_ascii_uppercase());
    let code = letters && p.kind(i + 2) == Some(TokenKind::Digits) && p.touches(i + 2) && !matches!(next, "Q" | "H");
    code || p.is_capital(before) && p.has(before, Class::Naming)
}

/// Whether the number at `i`, which could be a year, counts what follows it.
fn is_count(p: &Passage<'_>, i: usize, number: i32) -> bool {
    const YEAR: &[&str] = &[
        "in",
        "since",
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
        "between",
        "throughout",
        "c",
        "circa",
    ];
    const EITHER: &[&str] = &["by", "to", "and", "through", "for", "around", "than"];
    const DETERMINERS: &[&str] = &["the", "its", "his", "her", "their", "our", "this", "that", "s", "a"];
    let before = i.wrapping_sub(1);
    let (surely, maybe) = (p.is_any(before, YEAR), p.is_any(before, EITHER) || p.is_hyphen(before));
    let determined = p.is_any(before, DETERMINERS);
    let noun = super::calendar::is_noun(p, i + 1);
    let plural = noun && is_plural(p.word(i + 1));
    let scaled = measure_after(p, i + 1, true, false).is_some() || p.has(i + 1, Class::Mark) && !p.touches(i + 1);
    let round = number % 50 == 0 && number != 1950;
    if !(1900..2100).contains(&number) {
        let named = determined && noun && !plural && !round && number >= 1500;
        let free = !noun;
        return scaled || plural || !named && !(free && (surely || maybe));
    }
    let compound = noun && super::calendar::is_noun(p, i + 2) && is_plural(p.word(i + 2));
    let counted = plural && (round || !surely && !determined) || compound && !surely && !determined;
    let opens = p.opens_sentence(i) || p.is_capital(before);
    let bounded = p.is_any(before, &["than", "least", "nearly", "almost", "over", "about", "some"]) && plural;
    scaled || bounded || counted && (round || !opens)
}

/// A year in words, or in two digits after a preposition; years with their kind.
pub(crate) fn worded(p: &Passage<'_>, i: usize) -> Option<Found> {
    if p.has(i, Class::YearKind) || p.is(i, "year") {
        return of_kind(p, i);
    }
    let numeral = p.has(i, Class::Unit) || p.has(i, Class::Ten) || p.kind(i) == Some(TokenKind::Symbol);
    if !numeral || !p.is_any(i.wrapping_sub(1), &["in", "since", "until", "by", "of", "from", "to", "before", "after"])
    {
        return None;
    }
    // `came to two thousand one` is a count.
    if p.is(i + 1, "thousand") && !p.is_any(i.wrapping_sub(1), &["in", "since", "until", "before", "after"]) {
        return None;
    }
    let (year, end) = spelt(p, i).or_else(|| short(p, i)).filter(|(_, end)| !super::calendar::is_noun(p, *end))?;
    Some(Found::date(i, end, format!("{year:04}")))
}

/// `fiscal 2008`, `fiscal year 2023`, `FY2025`, `FY08`, `school year 2008`, `the year 2008`.
fn of_kind(p: &Passage<'_>, i: usize) -> Option<Found> {
    let kind = p.value(i, Class::YearKind);
    let named = if kind.is_some() { p.is(i + 1, "year") } else { true };
    let at = if kind.is_some() && named { i + 2 } else { i + 1 };
    let fiscal = kind == Some("FY");
    if !named && !fiscal {
        return None;
    }
    let prefix = if fiscal { "FY" } else { "" };
    if let Some((second, end)) = second_of_pair(p, at) {
        return Some(Found::date(i, end, format!("{prefix}{}/{second:04}", p.word(at))));
    }
    let two =
        || small(p, at, 2).filter(|_| p.is(i, "fy") && p.word(at).len() == 2).map(|year| 2000 + year.cast_signed());
    let number = year(p, at).or_else(two)?;
    Some(Found::date(i, at + 1, format!("{prefix}{number:04}")))
}

/// A decade: `the 1990s`, `the ’90s`, `the 80s`, `the nineties`; an age, after whose it is: `her late 70s`.
pub(crate) fn decade(p: &Passage<'_>, i: usize) -> Option<Found> {
    let marked = matches!(p.word(i), "’" | "'" | "‘") && !p.touches(i) && p.touches(i + 1);
    let at = if marked { i + 1 } else { i };
    if p.kind(at) != Some(TokenKind::Digits) && !p.has(at, Class::Decade) {
        return None;
    }
    let (tens, end) = tens(p, at)?;
    let short = tens.len() == 1;
    let mut before = i.wrapping_sub(1);
    for _ in 0..2 {
        if p.is_any(before, &["early", "mid", "late", "-", "‑"]) {
            before = before.wrapping_sub(1);
        }
    }
    if short && p.is_any(before, &["his", "her", "their", "my", "your", "our"]) {
        let mut found = Found::date(i, end, "PXY".to_owned());
        found.norm.timex_type = Some(TimexType::Duration);
        found.norm.low = format!("{tens}0").parse().ok();
        found.norm.high = format!("{tens}9").parse().ok();
        found.norm.unit = Some("a".to_owned());
        return Some(found);
    }
    let placed = p.kind(at) == Some(TokenKind::Digits) || p.is(before, "the");
    (placed && !p.is(i.wrapping_sub(1), "in") || !short)
        .then(|| Found::date(i, end, if short { format!("19{tens}") } else { tens }))
}

/// The digits of a decade at `i` without its last, and the token after it.
fn tens(p: &Passage<'_>, i: usize) -> Option<(String, usize)> {
    if let Some(tens) = p.value(i, Class::Decade) {
        return Some((tens.to_owned(), i + 1));
    }
    let marked = matches!(p.word(i + 1), "’" | "'") && p.touches(i + 1) && p.touches(i + 2);
    let at = if marked { i + 2 } else { i + 1 };
    let written = p.word(i);
    if p.kind(i) != Some(TokenKind::Digits) || p.word(at) != "s" || !p.touches(at) || !written.ends_with('0') {
        return None;
    }
    match written.len() {
        4 if written.starts_with(['1', '2']) => written.get(..3).map(|tens| (tens.to_owned(), at + 1)),
        2 => written.get(..1).map(|tens| (tens.to_owned(), at + 1)),
        _ => None,
    }
}

/// The kind of year, and `year` after it, that start at `i`: the token after them.
pub(crate) fn kind_of_year(p: &Passage<'_>, i: usize) -> Option<usize> {
    (p.has(i, Class::YearKind) && time_unit(p, i + 1) == Some(TimeUnit::Year)).then_some(i + 1)
}
