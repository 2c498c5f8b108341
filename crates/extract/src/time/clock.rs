//! Times of day: `6 p.m.`, `12.20 PM IST`, `1800 GMT`, `half past six`.

use tallymark_text::TokenKind;

use super::calendar::zone;
use crate::lexicon::Class;
use crate::numbers::numeral::ascii;
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
        TokenKind::Digits => digital(p, i),
        TokenKind::Word => spoken(p, i),
        _ => None,
    }
}

fn number(p: &Passage<'_>, i: usize, most: u32) -> Option<u32> {
    let word = p.word(i);
    (p.kind(i) == Some(TokenKind::Digits) && word.len() <= 4)
        .then(|| ascii(word).parse().ok())
        .flatten()
        .filter(|n| *n <= most)
}

fn digital(p: &Passage<'_>, i: usize) -> Option<Clock> {
    let before = i.wrapping_sub(1);
    if p.touches(i) && !matches!(p.word(before), "(" | "[" | "“" | "\"" | "—" | "–" | "-" | "‑" | "T" | "|" | "~" | "‘")
    {
        return None;
    }
    if p.word(i).len() == 4 {
        return military(p, i);
    }
    let hour = number(p, i, 24)?;
    let colon = p.word(i + 1) == ":" && p.touches(i + 1) && p.touches(i + 2);
    let dot = p.word(i + 1) == "." && p.touches(i + 1) && p.touches(i + 2);
    let minute = (colon || dot).then(|| number(p, i + 2, 59)).flatten().filter(|_| p.word(i + 2).len() == 2);
    let mut end = if minute.is_some() { i + 3 } else { i + 1 };
    let seconds = p.is_any(end, &[":"]) && minute.is_some() && p.touches(end) && p.touches(end + 1);
    let second = seconds.then(|| number(p, end + 1, 59)).flatten().filter(|_| p.word(end + 1).len() == 2);
    if second.is_some() {
        end += 2;
    }
    let half = half_day(p, end);
    let oclock = oclock(p, end).filter(|_| minute.is_none());
    let marked = half.is_some() || oclock.is_some();
    let zoned = zone_at(p, end).is_some();
    if (minute.is_none() && !marked)
        || (dot && !marked && !zoned && !at_clock(p, i))
        || (half.is_some() && (hour == 0 || hour > 12) && minute.is_none())
    {
        return None;
    }
    if !marked
        && (p.touches(end) && matches!(p.kind(end), Some(TokenKind::Word | TokenKind::Digits)) || (colon && hour > 24))
    {
        return None;
    }
    let mut value = format!("{:02}:{:02}", to_24(hour, half.map(|(pm, _)| pm)), minute.unwrap_or(0));
    if let Some(second) = second {
        value = format!("{value}:{second:02}");
    }
    Some(zoned_clock(p, half.map(|(_, end)| end).or(oclock).unwrap_or(end), value))
}

/// Whether `at` before `14.15` and nothing measured after it make it a time of day.
fn at_clock(p: &Passage<'_>, i: usize) -> bool {
    let alone = p.kind(i + 3) != Some(TokenKind::Word) || p.is_any(i + 3, &["on", "local"]);
    p.is(i.wrapping_sub(1), "at") && p.word(i).len() == 2 && alone && !p.is_any(i + 3, &["%", "°"])
}

/// `1800 GMT`, `0600 hours`.
fn military(p: &Passage<'_>, i: usize) -> Option<Clock> {
    let at = number(p, i, 2400)?;
    let hours = p.is_any(i + 1, &["hours", "hrs", "h"]) && p.word(i).starts_with(['0', '1', '2']) && at % 100 < 60;
    let zoned = zone_at(p, i + 1).is_some() && at % 100 < 60;
    if !(zoned || (hours && (p.word(i).starts_with('0') || p.is(i.wrapping_sub(1), "at")))) {
        return None;
    }
    let end = if hours && !zoned { i + 2 } else { i + 1 };
    Some(zoned_clock(p, end, format!("{:02}:{:02}", at / 100, at % 100)))
}

/// `six p.m.`, `six o'clock`, `half past six`, `quarter to nine`.
fn spoken(p: &Passage<'_>, i: usize) -> Option<Clock> {
    let hour = |at| match p.number::<u32>(at, Class::Unit) {
        Some(hour) => (1..=12).contains(&hour).then_some(hour),
        None => number(p, at, 12),
    };
    let past = p.is(i + 1, "past");
    if p.is_any(i, &["half", "quarter"]) && (past || (p.is(i + 1, "to") && p.is(i, "quarter"))) {
        let hour = hour(i + 2)?;
        let (hour, minute) = match (p.is(i, "half"), past) {
            (true, _) => (hour, 30),
            (_, true) => (hour, 15),
            _ => ((hour + 11) % 12, 45),
        };
        let half = half_day(p, i + 3);
        let value = format!("{:02}:{minute:02}", to_24(hour, half.map(|(pm, _)| pm)));
        return Some(zoned_clock(p, half.map_or(i + 3, |(_, end)| end), value));
    }
    let hour = hour(i)?;
    let half = half_day(p, i + 1);
    let end = half.map(|(_, end)| end).or_else(|| oclock(p, i + 1))?;
    Some(zoned_clock(p, end, format!("{:02}:00", to_24(hour, half.map(|(pm, _)| pm)))))
}

/// The end of `o'clock` at `i`.
fn oclock(p: &Passage<'_>, i: usize) -> Option<usize> {
    let mark = matches!(p.word(i + 1), "'" | "’");
    (p.is(i, "o") && mark && p.is(i + 2, "clock")).then_some(i + 3)
}

/// `am`, `p.m.` at `i`: whether it is the second half of the day, and the token after it.
pub(crate) fn half_day(p: &Passage<'_>, i: usize) -> Option<(bool, usize)> {
    if p.is_any(i, &["am", "pm"]) {
        return Some((p.is(i, "pm"), i + 1));
    }
    let letters =
        p.is_any(i, &["a", "p"]) && p.word(i + 1) == "." && p.touches(i + 1) && p.is(i + 2, "m") && p.touches(i + 2);
    let end = if p.word(i + 3) == "." && p.touches(i + 3) { i + 4 } else { i + 3 };
    letters.then(|| (p.is(i, "p"), end))
}

fn to_24(hour: u32, pm: Option<bool>) -> u32 {
    match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour % 24,
    }
}

/// The zone at `i`: its offset and the token after it.
fn zone_at(p: &Passage<'_>, i: usize) -> Option<(String, usize)> {
    if let Some(offset) = zone(p, i) {
        let signed = matches!(p.word(i + 1), "+" | "-" | "−") && p.touches(i + 1) && offset == "Z";
        return Some(match number(p, i + 2, 14).filter(|_| signed && p.touches(i + 2)) {
            Some(hours) => (format!("{}{hours:02}:00", if p.word(i + 1) == "+" { "+" } else { "-" }), i + 3),
            None => (offset.to_owned(), i + 1),
        });
    }
    let named = p.is_capital(i) && p.is(i + 1, "time") && !p.is(i, "Local") && p.word(i).len() > 2;
    let standard = p.is_capital(i) && p.is_any(i + 1, &["standard", "daylight"]) && p.is(i + 2, "time");
    match (named, standard) {
        (true, _) => Some((String::new(), i + 2)),
        (_, true) => Some((String::new(), i + 3)),
        _ => None,
    }
}

fn zoned_clock(p: &Passage<'_>, end: usize, value: String) -> Clock {
    match zone_at(p, end) {
        Some((offset, end)) => Clock { end, value: format!("{value}{offset}") },
        None => Clock { end, value },
    }
}
