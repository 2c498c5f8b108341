//! Days of the calendar: `4 December 2025`, `June 12`, `Sunday the 4th`, `the 18th`; those in digits are in [`digits`].

use tallymark_text::TokenKind;

use super::calendar::{is_noun, month, small, weekday};
use super::clock::clock;
use super::digits::digit_date;
use super::value::Day;
use super::{ranges, years};
use crate::lexicon::Class;
use crate::numbers::counted::is_plural;
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

/// The calendar date that starts at `i`; a year alone is in [`years`].
pub(crate) fn date(p: &Passage<'_>, i: usize) -> Option<Dated> {
    match p.kind(i)? {
        TokenKind::Digits if !glued_before(p, i) => digit_date(p, i, None)
            .or_else(|| day_first(p, i))
            .or_else(|| ranges::later(p, i))
            .or_else(|| lone_day(p, i)),
        TokenKind::Word if p.has(i, Class::Month) => month_first(p, i),
        TokenKind::Word if p.has(i, Class::Weekday) => from_weekday(p, i),
        TokenKind::Word => day_first(p, i).or_else(|| ranges::later(p, i)),
        _ => None,
    }
}

/// Whether the digits at `i` hang on something before them, hyphens of ranges aside.
fn glued_before(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    p.touches(i) && !(p.is_hyphen(before) || matches!(p.word(before), "(" | "[" | "“" | "\"" | "‘" | "—" | "|" | ","))
}

/// The day of a month at `i`: `4`, `4th`, `fourth`.
pub(crate) fn day_number(p: &Passage<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(day) = small(p, i, 2).filter(|_| !p.touches(i + 1) || p.kind(i + 1) != Some(TokenKind::Word)) {
        return in_month(day).map(|day| (day, i + 1));
    }
    if p.kind(i) != Some(TokenKind::Digits) && !p.has(i, Class::Ordinal) && !p.has(i, Class::Ten) {
        let unit: u32 = p.number(i, Class::Unit).filter(|_| p.has(i + 1, Class::Month))?;
        return in_month(unit).map(|day| (day, i + 1));
    }
    let rank = ordinal(p, i)?;
    in_month(rank.value.as_str().parse().ok()?).map(|day| (day, rank.end))
}

fn in_month(day: u32) -> Option<u8> {
    u8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// The month at `i`, a capital word, and the token after it and its full stop.
pub(crate) fn month_word(p: &Passage<'_>, i: usize) -> Option<(u8, usize)> {
    let found = month(p, i).filter(|_| p.is_capital(i))?;
    // The full stop of `since Aug.` at the end of a sentence is the sentence's.
    let last = p.is_capital(i + 2) || matches!(p.kind(i + 2), None | Some(TokenKind::Break));
    let dotted = is_short(p, i) && p.word(i + 1) == "." && p.touches(i + 1) && !last;
    Some((found, if dotted { i + 2 } else { i + 1 }))
}

/// Whether the month at `i` is written short.
fn is_short(p: &Passage<'_>, i: usize) -> bool {
    p.word(i).len() <= 4 && !p.is_any(i, &["june", "july", "may"])
}

/// The year that may follow a day and month at `i`, after a comma or `of`.
pub(crate) fn year_after(p: &Passage<'_>, i: usize) -> (Option<i32>, usize) {
    let comma = p.word(i) == ",";
    let at = if comma || p.is(i, "of") { i + 1 } else { i };
    let digits = years::year(p, at).filter(|year| (1500..2200).contains(year) && !p.touches(at));
    // `On May 3, 2000 people were killed`
    if digits.is_some() && !(comma && is_noun(p, at + 1) && is_plural(p.word(at + 1))) {
        return (digits, at + 1);
    }
    let spelt = years::spelt(p, at).or_else(|| years::short(p, at).filter(|_| at == i || !comma));
    spelt.map_or((None, i), |(year, end)| (Some(year), end))
}

/// `4 December 2025`, `4th of July`, `the fourth of July`, `5-Aug-2016`.
pub(crate) fn day_first(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let (day, after) = day_number(p, i)?;
    let at = if p.is(after, "of") || p.joins(after) { after + 1 } else { after };
    let (month, end) = month_word(p, at)?;
    let joined = p.joins(end) && years::year(p, end + 1).is_some();
    let (year, end) = if joined { (years::year(p, end + 1), end + 2) } else { year_after(p, end) };
    Some(Dated { end, day: Day { year, ..Day::on_calendar(None, u32::from(month), u32::from(day))? } })
}

/// `June 12`, `June 12, 2025`, `June 2025`, `June`.
fn month_first(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let (month, after) = month_word(p, i)?;
    let joined = p.joins(after);
    let of_month = |year, end| Dated { end, day: Day { year, month: Some(month), ..Day::default() } };
    if joined && years::year(p, after + 1).is_some() {
        return Some(of_month(years::year(p, after + 1), after + 2));
    }
    if let (year @ Some(_), end) = year_after(p, after) {
        return Some(of_month(year, end));
    }
    let at = if p.is(after, "the") { after + 1 } else { after };
    let day = if joined || p.touches(after) { None } else { day_number(p, at) };
    if let Some((day, end)) = day.filter(|(_, end)| !runs_on(p, *end)) {
        // Not `Day::on_calendar`: what is written `February 30` is meant as a date.
        let (year, end) = year_after(p, end);
        return Some(Dated { end, day: Day { year, month: Some(month), day: Some(day), weekday: None } });
    }
    is_month(p, i, after).then_some(of_month(None, after))
}

/// Whether the digits before `i` are part of something longer: `June 5:30`, `May 7.5`, `March 3rd` is none.
fn runs_on(p: &Passage<'_>, i: usize) -> bool {
    let more = p.kind(i + 1) == Some(TokenKind::Digits) && p.touches(i + 1);
    p.touches(i) && (matches!(p.word(i), "%" | ":" | "." | "/") && more || p.kind(i) == Some(TokenKind::Word))
}

/// What a month alone stands after: `may` and `march` are months there, and `Jan` is no name.
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "by", "until", "till", "of", "last", "next", "this", "early", "late", "mid", "from", "to",
    "through", "before", "after", "during", "between", "for", "past", "every", "each", "previous", "and", "or", "-",
    "–", "(",
];

/// Whether the word at `i`, which ends before `after`, is the month and no name or verb.
fn is_month(p: &Passage<'_>, i: usize, after: usize) -> bool {
    let before = i.wrapping_sub(1);
    let placed = p.is_any(before, BEFORE_MONTH) && !(p.is_any(before, &["and", "or"]) && p.is_capital(i + 1));
    let ranged = (p.joins(after) || p.is_any(after, &["to", "through", "until"]))
        && p.has(after + 1, Class::Month)
        && p.is_capital(after + 1);
    if is_short(p, i) {
        return after == i + 2
            || (placed && !p.is_capital(after)) && !p.is_any(before, &["and", "or"])
            || p.joins(after) && ranged;
    }
    if p.is_any(i, &["may", "march"]) {
        let determined =
            p.is_any(before, &["the", "a", "its", "that", "’", "s"]) && p.is_lower(i + 1) && p.is(i, "march");
        let told = p.opens_sentence(i) && p.is_any(after, &["was", "is", "saw", "brought"]);
        return placed || determined || ranged || told;
    }
    // `April Jones`, `August Wilson`
    placed || !is_name(p, i)
}

/// Whether a month that is a first name too stands before a surname.
fn is_name(p: &Passage<'_>, i: usize) -> bool {
    let surname = p.is_capital(i + 1) && !p.touches(i + 1) && p.word(i + 1).len() > 1;
    surname && p.is_any(i, &["april", "june", "august"]) && !p.has_any(i + 1, super::NAMED)
}

/// `Sunday`, `Sunday, June 12`, `Sunday 12 June 2025`, `Monday the 24th`; `Sun.` only before a date.
fn from_weekday(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let name = weekday(p, i).filter(|_| p.is_capital(i))?;
    let short = p.word(i).len() < 6;
    let dotted = short && p.word(i + 1) == "." && p.touches(i + 1);
    let after = if dotted { i + 2 } else { i + 1 };
    let comma = p.word(after) == ",";
    let at = if comma { after + 1 } else { after };
    let at = if p.is(at, "the") { at + 1 } else { at };
    if let Some(rest) = day_of_weekday(p, at, name, at == after) {
        return Some(Dated { day: Day { weekday: Some(name), ..rest.day }, ..rest });
    }
    // `The Sun.` and `He sat.` are none.
    let bracketed = p.word(i.wrapping_sub(1)) == "(" && p.word(after) == ")";
    let alone = !short || bracketed || dotted && !p.is_any(i, &["sun", "sat"]) && !p.opens_sentence(i);
    (alone && !is_surname(p, i)).then_some(Dated { end: after, day: Day { weekday: Some(name), ..Day::default() } })
}

/// The date at `at` after a weekday; a bare number only `beside` it.
fn day_of_weekday(p: &Passage<'_>, at: usize, weekday: u8, beside: bool) -> Option<Dated> {
    if p.touches(at) {
        return None;
    }
    let dated = month_first(p, at).or_else(|| day_first(p, at)).filter(|rest| rest.day.day.is_some());
    let digits = || digit_date(p, at, Some(weekday)).filter(|rest| rest.day.day.is_some());
    if let Some(found) = dated.or_else(digits) {
        return Some(found);
    }
    let (day, end) = day_number(p, at)?;
    let ranked = p.is(at.wrapping_sub(1), "the") || end == at + 2;
    let ends = !is_noun(p, end) && !runs_on(p, end) && !p.joins(end) && !p.is_capital(end);
    let bare = ranked || beside && p.kind(end) != Some(TokenKind::Word) && !p.is_any(end, &["%", "°", ":"]);
    (ends && bare && clock(p, at).is_none()).then_some(Dated { end, day: Day { day: Some(day), ..Day::default() } })
}

/// Whether a weekday in a list of full names ends one: `Doris Day and Billy Sunday`.
fn is_surname(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let named = p.is_capital(before) && !p.has_any(before, super::NAMED) && p.is(before.wrapping_sub(1), "and");
    named && p.is_capital(before.wrapping_sub(2)) && p.is_capital(before.wrapping_sub(3))
}

/// What a day of a month alone stands after: `on the 18th`.
const BEFORE_DAY: &[&str] = &[
    "on", "by", "until", "till", "from", "to", "through", "between", "since", "before", "after", "and", "of", "count",
];

/// `the 18th`, where it ranks nothing.
fn lone_day(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let before = i.wrapping_sub(1);
    if !p.is(before, "the") || !p.is_any(before.wrapping_sub(1), BEFORE_DAY) {
        return None;
    }
    let (day, end) = day_number(p, i).filter(|(_, end)| *end == i + 2)?;
    let follows = p.kind(end) == Some(TokenKind::Word) && (is_noun(p, end) || p.is_capital(end) || p.is(end, "of"));
    let paired = p.is(before.wrapping_sub(1), "and") && !p.is_any(i.wrapping_sub(3), &["st", "nd", "rd", "th"]);
    (!follows && !paired && !p.joins(end)).then_some(Dated { end, day: Day { day: Some(day), ..Day::default() } })
}
