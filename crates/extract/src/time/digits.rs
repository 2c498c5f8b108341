//! Dates in digits: `2025-12-04`, `24/12/2025`, `04.12.2025`, `07/Oct/2018`, `on 5/12`, `06/2018`, `2015-03`.

use tallymark_text::TokenKind;

use super::calendar::{month, small};
use super::dates::Dated;
use super::value::Day;
use crate::options::DateOrder;
use crate::passage::Passage;

/// What stands between the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Slash,
    Dot,
    Hyphen,
}

/// The mark at `i`, where it joins its neighbours without a gap.
fn mark(p: &Passage<'_>, i: usize) -> Option<Mark> {
    let mark = match p.word(i) {
        "/" => Mark::Slash,
        "." => Mark::Dot,
        _ if p.is_hyphen(i) => Mark::Hyphen,
        _ => return None,
    };
    (p.touches(i) && p.touches(i + 1)).then_some(mark)
}

/// The date in digits at `i`; its weekday, where it is told, helps to see which part is the day.
pub(crate) fn digit_date(p: &Passage<'_>, i: usize, weekday: Option<u8>) -> Option<Dated> {
    let joint = mark(p, i + 1)?;
    if mark(p, i + 3) == Some(joint) && (p.kind(i + 4) == Some(TokenKind::Digits)) {
        return three(p, i, joint, weekday);
    }
    two(p, i, joint, weekday)
}

/// The month at `i`, in digits or as a word, and whether it is a word.
fn month_part(p: &Passage<'_>, i: usize) -> Option<(u32, bool)> {
    small(p, i, 2).map(|number| (number, false)).or_else(|| month(p, i).map(|month| (u32::from(month), true)))
}

/// `2025-12-04`, `12/05/2024`, `05-Aug-2016`.
fn three(p: &Passage<'_>, i: usize, joint: Mark, weekday: Option<u8>) -> Option<Dated> {
    let (middle, worded) = month_part(p, i + 2)?;
    let longer = mark(p, i + 5) == Some(joint) && p.kind(i + 6) == Some(TokenKind::Digits) && joint != Mark::Hyphen;
    if longer {
        return None;
    }
    if p.word(i).len() == 4 {
        let year = i32::try_from(small(p, i, 4)?).ok();
        let day = Day::on_calendar(year, middle, small(p, i + 4, 2)?)?;
        return Some(Dated { end: i + 5, day });
    }
    let first = small(p, i, 2)?;
    let year = full_year(p, i + 4, joint != Mark::Dot)?;
    let day = if worded {
        Day::on_calendar(Some(year), middle, first)
    } else {
        ordered(p, Some(year), (first, middle), joint, weekday)
    };
    Some(Dated { end: i + 5, day: day? })
}

/// The year at `i` in four digits, or in two where `short` allows it.
fn full_year(p: &Passage<'_>, i: usize, short: bool) -> Option<i32> {
    let year = i32::try_from(small(p, i, 4)?).ok()?;
    match p.word(i).len() {
        4 => Some(year),
        2 if short => Some(year + if year < 70 { 2000 } else { 1900 }),
        _ => None,
    }
}

/// The day of two parts: with points the day comes first, else as the text or the reader has it, unless that is no date or
/// falls on another weekday than told.
fn ordered(p: &Passage<'_>, year: Option<i32>, (a, b): (u32, u32), joint: Mark, weekday: Option<u8>) -> Option<Day> {
    let day_first = joint == Mark::Dot || (a > 12 || b <= 12) && p.date_order() == DateOrder::DayFirst;
    let (usual, other) = (Day::on_calendar(year, b, a), Day::on_calendar(year, a, b));
    let (usual, other) = if day_first { (usual, other) } else { (other, usual) };
    let fits = |day: &Day| day.date().is_some_and(|date| weekday.is_none_or(|weekday| date.weekday() == weekday));
    if year.is_some() && weekday.is_some() && !usual.is_some_and(|day| fits(&day)) {
        return other.filter(fits).or(usual).or(other);
    }
    usual.or(other)
}

/// A day and a month, or a month and a year.
fn two(p: &Passage<'_>, i: usize, joint: Mark, weekday: Option<u8>) -> Option<Dated> {
    let end = i + 3;
    let goes_on = p.touches(end) && matches!(p.kind(end), Some(TokenKind::Word | TokenKind::Digits))
        || mark(p, end).is_some() && p.kind(end + 1) == Some(TokenKind::Digits) && !p.is_hyphen(end);
    let (first, second) = (small(p, i, 4)?, small(p, i + 2, 4)?);
    let of_month = |year: u32, month: u32| {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let year = i32::try_from(year).ok().filter(|year| (1900..2100).contains(year));
        year.map(|year| Dated { end, day: Day { year: Some(year), month: Some(month), ..Day::default() } })
    };
    match (joint, p.word(i).len(), p.word(i + 2).len()) {
        _ if goes_on => None,
        // `2007-08` is a season of two years.
        (Mark::Hyphen, 4, 2) if (first + 1) % 100 != second => of_month(first, second),
        (Mark::Slash, 1 | 2, 4) => of_month(second, first),
        (Mark::Slash, 1 | 2, 1 | 2) if weekday.is_some() || is_placed(p, i) => {
            let day = ordered(p, None, (first, second), joint, weekday)?;
            Some(Dated { end, day })
        }
        _ => None,
    }
}

/// Whether the words before `5/12` at `i` make it a date and no fraction, or what is joined to it is a date.
fn is_placed(p: &Passage<'_>, i: usize) -> bool {
    const PLACES: &[&str] = &["on", "from", "until", "till", "since", "before", "after", "dated"];
    let pair = |at: usize| p.kind(at) == Some(TokenKind::Digits) && mark(p, at + 1) == Some(Mark::Slash);
    let padded =
        p.word(i).starts_with('0') || p.word(i + 2).starts_with('0') || p.word(i).len() + p.word(i + 2).len() == 4;
    // `since 9/11`: the attacks
    if p.is(i + 3, "of") || p.word(i) == "9" && p.word(i + 2) == "11" {
        return false;
    }
    // `on 11/20, 11/22 and 11/25`: the first of them tells.
    let mut first = i;
    for _ in 0..8 {
        let joined =
            matches!(p.word(first.wrapping_sub(1)), "," | "and" | "to" | "or") || p.is_hyphen(first.wrapping_sub(1));
        if !joined || !pair(first.wrapping_sub(4)) {
            break;
        }
        first -= 4;
    }
    let before = first.wrapping_sub(1);
    p.is_any(before, PLACES)
        || p.is_any(before, &["of", "by"]) && padded
        || p.is_hyphen(i + 3) && pair(i + 4) && mark(p, i + 7) == Some(Mark::Slash)
}
