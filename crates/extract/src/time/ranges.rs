//! Days that share their month with their neighbour: `from 12 to 14 June`, `June 12-14`, `March 3, 5 and 9`.

use tallymark_text::TokenKind;

use super::calendar::{is_noun, month};
use super::dates::{Dated, day_first, day_number, year_after};
use super::value::Day;
use super::{Context, Found};
use crate::lexicon::Class;
use crate::passage::Passage;

/// How many days a list may have.
const MOST: usize = 6;

/// The token after what joins two days at `i`.
fn joint(p: &Passage<'_>, i: usize) -> Option<usize> {
    let hyphen = p.is_hyphen(i);
    let word = p.word(i) == "," || p.is_any(i, &["to", "and", "or", "through", "until", "till"]);
    if !hyphen && !word {
        return None;
    }
    Some(if p.is(i + 1, "the") { i + 2 } else { i + 1 })
}

/// The first day of `12-14 June`, `12 to 14 June`, `3, 5 and 9 March`: a mention of its own.
pub(crate) fn earlier(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let (first, end) = day_number(p, i).filter(|_| !p.touches(i) || p.is_hyphen(i.wrapping_sub(1)) || opened(p, i))?;
    let mut at = joint(p, end)?;
    for _ in 0..MOST {
        if let Some(last) = day_first(p, at).filter(|last| last.day.day.is_some_and(|day| day > first)) {
            let day = context.resolve(p, Day { day: Some(first), weekday: None, ..last.day });
            return Some(Found::date(i, end, day.timex()));
        }
        let (_, next) = day_number(p, at)?;
        at = joint(p, next)?;
    }
    None
}

fn opened(p: &Passage<'_>, i: usize) -> bool {
    matches!(p.word(i.wrapping_sub(1)), "(" | "[" | "“" | "\"" | "‘" | ",")
}

/// A later day of `June 12-14`, `May 3 to 7`, `October 3rd through 14th`, `March 3, 5 and 9`: its month stands before.
pub(crate) fn later(p: &Passage<'_>, i: usize) -> Option<Dated> {
    let (last, end) = day_number(p, i)?;
    let before = i.wrapping_sub(1);
    let listed = p.word(before) == "," || p.is_any(before, &["and", "or"]);
    if !listed && !p.is_hyphen(before) && !p.is_any(before, &["to", "through", "until", "till"]) {
        return None;
    }
    // `On May 3, 15 were hurt`
    if p.word(before) == "," && !(matches!(p.word(end), "," | ".") || p.is_any(end, &["and", "or"])) {
        return None;
    }
    let month = month_before(p, before, last)?;
    let verb = listed && p.has(end, Class::Auxiliary);
    if verb || is_noun(p, end) && !p.is_hyphen(before) || p.touches(end) && p.kind(end) != Some(TokenKind::Symbol) {
        return None;
    }
    let (year, end) = year_after(p, end);
    Some(Dated { end, day: Day { year, month: Some(month), day: Some(last), weekday: None } })
}

/// The month of the days before the joint at `at`, each of which must be earlier than the one after it.
fn month_before(p: &Passage<'_>, mut at: usize, mut day: u8) -> Option<u8> {
    for _ in 0..MOST {
        // Back over `3`, `3rd` or `third`.
        let start = if p.is_any(at.wrapping_sub(1), &["st", "nd", "rd", "th"]) {
            at.checked_sub(2)?
        } else {
            at.checked_sub(1)?
        };
        let (number, end) = day_number(p, start).or_else(|| day_number(p, start.wrapping_sub(2)))?;
        if end != at || number >= day {
            return None;
        }
        let dotted = p.word(start.wrapping_sub(1)) == ".";
        let name = start.checked_sub(if dotted { 2 } else { 1 })?;
        if let Some(month) = month(p, name).filter(|_| p.is_capital(name)) {
            return Some(month);
        }
        if !(p.word(name) == "," || p.is_any(name, &["and", "or"])) {
            return None;
        }
        (at, day) = (name, number);
    }
    None
}
