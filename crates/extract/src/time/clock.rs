//! Times of day in digits: `6 p.m.`, `12.20 PM IST`, `1800 GMT`, `8 p.m. Eastern`; those in words are in [`spoken`].

use tallymark_text::TokenKind;

use super::calendar::{small, zone};
use super::spoken;
use crate::lexicon::Class;
use crate::passage::Passage;

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The token after its last.
    pub(crate) end: usize,
    /// As TIMEX3 writes it after `T`, with the offset of its zone.
    pub(crate) value: String,
}

/// The time of day that starts at `i`.
pub(crate) fn clock(p: &Passage<'_>, i: usize) -> Option<Clock> {
    match p.kind(i)? {
        TokenKind::Digits => first_of_two(p, i).or_else(|| digital(p, i)).or_else(|| {
            let worded = p.kind(i + 1) == Some(TokenKind::Word);
            if worded { spoken::spoken(p, i) } else { None }
        }),
        TokenKind::Word => spoken::spoken(p, i),
        _ => None,
    }
}

/// What the digits of a clock can touch before them.
const OPENING: &[&str] = &["(", "[", "“", "\"", "—", "–", "-", "‑", "T", "|", "~", "‘"];

/// Hours, minutes and seconds in digits.
struct Reading {
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
    /// Whether a point stands between hours and minutes.
    dotted: bool,
    /// The token after them.
    end: usize,
}

/// The digits of a time at `i`.
fn reading(p: &Passage<'_>, i: usize) -> Option<Reading> {
    let hour = small(p, i, 2).filter(|hour| *hour <= 24)?;
    let part = |mark: usize| {
        let joined = p.touches(mark) && p.touches(mark + 1) && p.word(mark + 1).len() == 2;
        small(p, mark + 1, 2).filter(|number| joined && *number < 60)
    };
    let (colon, dotted) = (p.word(i + 1) == ":", p.word(i + 1) == ".");
    let minute = if colon || dotted { part(i + 1) } else { None };
    let second = if minute.is_some() && p.word(i + 3) == ":" { part(i + 3) } else { None };
    let end = i + 1 + 2 * usize::from(minute.is_some()) + 2 * usize::from(second.is_some());
    Some(Reading { hour, minute, second, dotted, end })
}

impl Reading {
    /// As TIMEX3 writes it, in the half of the day that is told.
    fn value(&self, pm: Option<bool>) -> String {
        let value = format!("{:02}:{:02}", to_24(self.hour, pm), self.minute.unwrap_or(0));
        self.second.map_or(value.clone(), |second| format!("{value}:{second:02}"))
    }
}

fn digital(p: &Passage<'_>, i: usize) -> Option<Clock> {
    if p.touches(i) && !OPENING.contains(&p.word(i.wrapping_sub(1))) {
        return None;
    }
    if p.word(i).len() == 4 {
        return military(p, i);
    }
    let read = reading(p, i)?;
    let end = read.end;
    let half = half_day(p, end);
    let oclock = spoken::oclock(p, end).filter(|_| read.minute.is_none());
    let part = if half.is_none() { spoken::part_after(p, end).filter(|_| at_hour(p, i, &read)) } else { None };
    let marked = half.is_some() || oclock.is_some() || part.is_some();
    let zoned = zone_at(p, end, marked).is_some();
    let bare = !marked && !zoned;
    if (read.minute.is_none() && !marked)
        || (read.dotted && bare && !at_clock(p, i))
        || (half.is_some() && (read.hour == 0 || read.hour > 12) && read.minute.is_none())
        || (bare && p.touches(end) && matches!(p.kind(end), Some(TokenKind::Word | TokenKind::Digits)))
        || (bare && (p.has(i.wrapping_sub(1), Class::Scripture) || fraction(p, end)))
    {
        return None;
    }
    if let Some((pm, after)) = part {
        return Some(zoned_clock(p, after, true, read.value(Some(pm))));
    }
    // `eight o'clock in the evening`
    if let Some((pm, after)) = oclock.and_then(|end| spoken::part_after(p, end)) {
        return Some(zoned_clock(p, after, true, read.value(Some(pm))));
    }
    Some(zoned_clock(p, half.map(|(_, end)| end).or(oclock).unwrap_or(end), marked, read.value(half.map(|(pm, _)| pm))))
}

/// Whether a fraction of a second or of a ratio goes on at `i`: `1:56.21`.
fn fraction(p: &Passage<'_>, i: usize) -> bool {
    matches!(p.word(i), "." | "," | ":") && p.touches(i) && p.touches(i + 1) && p.kind(i + 1) == Some(TokenKind::Digits)
}

/// Whether what stands before `5` makes `5 in the morning` a time and no count.
fn at_hour(p: &Passage<'_>, i: usize, read: &Reading) -> bool {
    read.hour <= 12 && (read.minute.is_some() || spoken::is_at(p, i))
}

/// Whether `at` before `14.15` and nothing measured after it make it a time of day, and no price.
fn at_clock(p: &Passage<'_>, i: usize) -> bool {
    let at = i.wrapping_sub(1);
    let moved = p.is(at, "to") && p.is_any(at.wrapping_sub(1), &["back", "forward", "moved", "postponed", "delayed"]);
    let follows = p.kind(i + 3) != Some(TokenKind::Word) || p.has(i + 3, Class::Stop) || p.is(i + 3, "local");
    let priced = (2..12).map_while(|back| i.checked_sub(back)).any(|at| p.has(at, Class::Price));
    (p.is(at, "at") || moved) && p.word(i).len() == 2 && follows && !matches!(p.word(i + 3), "%" | "°") && !priced
}

/// `1800 GMT`, `0430Z`, `0600 hours`, `1000 to 1400 GMT`.
fn military(p: &Passage<'_>, i: usize) -> Option<Clock> {
    let at = small(p, i, 4).filter(|at| *at <= 2400 && at % 100 < 60)?;
    let value = format!("{:02}:{:02}", at / 100, at % 100);
    let hours = p.is_any(i + 1, &["hours", "hrs", "h"]);
    if let Some((_, end)) = zone_at(p, i + 1, false) {
        return Some(zoned_clock(p, i + 1, false, value)).filter(|_| end > i + 1);
    }
    if hours && p.word(i).starts_with(['0', '1', '2']) && (p.word(i).starts_with('0') || p.is(i.wrapping_sub(1), "at"))
    {
        return Some(zoned_clock(p, i + 2, false, value));
    }
    let second = joint(p, i + 1).filter(|at| p.word(*at).len() == 4 && small(p, *at, 4).is_some())?;
    let fits = zone_at(p, second + 1, false).is_some() && !p.has(i.wrapping_sub(1), Class::Month);
    fits.then_some(Clock { end: i + 1, value })
}

/// The token after what joins two times of day at `i`.
fn joint(p: &Passage<'_>, i: usize) -> Option<usize> {
    (p.is_hyphen(i) || p.is_any(i, &["to", "and", "till", "until"])).then_some(i + 1)
}

/// The first of `6-8 p.m.`, `6:30 to 8:30pm`: its half of the day is the second's, or the one before.
fn first_of_two(p: &Passage<'_>, i: usize) -> Option<Clock> {
    if p.touches(i) && !OPENING.contains(&p.word(i.wrapping_sub(1))) {
        return None;
    }
    let first = reading(p, i).filter(|first| (1..=12).contains(&first.hour))?;
    let second = reading(p, joint(p, first.end)?).filter(|second| (1..=12).contains(&second.hour))?;
    let (pm, _) = half_day(p, second.end)?;
    let minutes = |read: &Reading| read.hour % 12 * 60 + read.minute.unwrap_or(0);
    let pm = pm == (minutes(&first) <= minutes(&second));
    Some(Clock { end: first.end, value: first.value(Some(pm)) })
}

/// `am`, `p.m.` at `i`: whether it is the second half of the day, and the token after it.
pub(crate) fn half_day(p: &Passage<'_>, i: usize) -> Option<(bool, usize)> {
    let word = p.word(i);
    match word.len() {
        2 if p.is_any(i, &["am", "pm"]) => Some((p.is(i, "pm"), i + 1)),
        1 if p.word(i + 1) == "."
            && p.touches(i + 1)
            && p.is(i + 2, "m")
            && p.touches(i + 2)
            && p.is_any(i, &["a", "p"]) =>
        {
            let end = if p.word(i + 3) == "." && p.touches(i + 3) { i + 4 } else { i + 3 };
            Some((p.is(i, "p"), end))
        }
        _ => None,
    }
}

/// The hour on the 24-hour clock.
pub(crate) fn to_24(hour: u32, pm: Option<bool>) -> u32 {
    match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour % 24,
    }
}

/// The zone at `i`, its offset and the token after it; `Eastern` alone after a time that is `marked`.
fn zone_at(p: &Passage<'_>, i: usize, marked: bool) -> Option<(String, usize)> {
    if p.word(i) == "Z" {
        return p.touches(i).then(|| ("Z".to_owned(), i + 1));
    }
    if let Some(offset) = zone(p, i) {
        let shifted = if offset == "Z" { offset_at(p, i + 1) } else { None };
        return Some(shifted.unwrap_or_else(|| (offset.to_owned(), i + 1)));
    }
    if p.touches(i) {
        return offset_at(p, i).filter(|(_, end)| *end == i + 4);
    }
    if !p.is_capital(i) {
        return None;
    }
    let standard = if p.is_any(i + 1, &["standard", "daylight"]) { i + 2 } else { i + 1 };
    let region = marked && p.is_any(i, &["Eastern", "Central", "Pacific", "Mountain"]) && !p.is_capital(i + 1);
    if p.is(standard, "time") && !p.is(i, "Local") && p.word(i).len() > 2 {
        return Some((String::new(), standard + 1));
    }
    region.then(|| (String::new(), i + 1))
}

/// `+3`, `+02:00` at `i`, without a gap: as TIMEX3 writes it, and the token after it.
fn offset_at(p: &Passage<'_>, i: usize) -> Option<(String, usize)> {
    let sign = match p.word(i) {
        "+" => '+',
        "-" | "−" => '-',
        _ => return None,
    };
    let hours = small(p, i + 1, 2).filter(|hours| *hours <= 14 && p.touches(i) && p.touches(i + 1))?;
    let colon = p.word(i + 2) == ":" && p.touches(i + 2) && p.touches(i + 3);
    let minutes = small(p, i + 3, 2).filter(|_| colon);
    Some((format!("{sign}{hours:02}:{:02}", minutes.unwrap_or(0)), if minutes.is_some() { i + 4 } else { i + 2 }))
}

/// The time with the zone at `end`, where there is one.
pub(crate) fn zoned_clock(p: &Passage<'_>, end: usize, marked: bool, value: String) -> Clock {
    match zone_at(p, end, marked) {
        Some((offset, end)) => Clock { end, value: format!("{value}{offset}") },
        None => Clock { end, value },
    }
}
