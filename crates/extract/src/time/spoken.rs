//! Times of day in words: `six p.m.`, `six o’clock`, `half past six`, `ten to nine`, `5 in the morning`, `noon`.

use tallymark_text::TokenKind;

use super::calendar::{is_noun, part_of_day, small_number};
use super::clock::{Clock, half_day, to_24, zoned_clock};
use crate::lexicon::Class;
use crate::passage::Passage;

/// What an hour without a mark stands after.
const BEFORE_HOUR: &[&str] =
    &["at", "around", "about", "by", "until", "till", "before", "after", "since", "from", "past", "to"];

/// Whether the words before `i` make an hour of the number there.
pub(crate) fn is_at(p: &Passage<'_>, i: usize) -> bool {
    p.is_any(i.wrapping_sub(1), BEFORE_HOUR)
}

/// The time in words at `i`.
pub(crate) fn spoken(p: &Passage<'_>, i: usize) -> Option<Clock> {
    let can = p.kind(i) == Some(TokenKind::Digits)
        || p.has_any(i, crate::lexicon::Classes::of(&[Class::Unit, Class::Ten, Class::Denominator]))
        || p.is_any(i, &["a"]) && p.is(i + 1, "quarter");
    if !can {
        return None;
    }
    let (value, end, part) = past(p, i).or_else(|| by_hour(p, i))?;
    let value = |pm: Option<bool>| format!("{:02}:{:02}", to_24(value.0, pm), value.1);
    match half_day(p, end).or_else(|| part_after(p, end)) {
        Some((pm, after)) => Some(zoned_clock(p, after, true, value(Some(pm)))),
        None => part.then(|| zoned_clock(p, end, true, value(None))),
    }
}

/// The hour at `i`, and the token after it; noon and midnight are hours.
fn hour(p: &Passage<'_>, i: usize) -> Option<(u32, usize)> {
    match part_of_day(p, i) {
        Some("12:00") => Some((12, i + 1)),
        Some("00:00") => Some((24, i + 1)),
        _ => small_number(p, i).filter(|(hour, end)| (1..=12).contains(hour) && *end == i + 1),
    }
}

/// Hours and minutes, the token after them, and whether they need no mark.
type Told = ((u32, u32), usize, bool);

/// `half past six`, `a quarter to nine`, `ten past nine`, `five minutes to midnight`.
fn past(p: &Passage<'_>, i: usize) -> Option<Told> {
    let at = if p.is(i, "a") { i + 1 } else { i };
    let (minute, after) = match p.value(at, Class::Denominator) {
        Some("2") if at == i => (30, at + 1),
        Some("4") => (15, at + 1),
        _ => small_number(p, i).filter(|(minute, _)| (1..60).contains(minute))?,
    };
    let named = p.is_any(after, &["minute", "minutes"]);
    let after = if named { after + 1 } else { after };
    let before = p.is(after, "to");
    if !before && !p.is(after, "past") || before && !named && minute != 15 && !(is_at(p, i) && minute % 5 == 0) {
        return None;
    }
    let (hour, end) =
        hour(p, after + 1).filter(|(_, end)| before || !is_noun(p, *end) || part_after(p, *end).is_some())?;
    if is_noun(p, end) && !named || p.touches(end) && p.kind(end) == Some(TokenKind::Digits) {
        return None;
    }
    Some(if before { (((hour + 23) % 24, 60 - minute), end, true) } else { ((hour, minute), end, true) })
        .map(|((hour, minute), end, part)| ((if before && hour == 0 { 12 } else { hour }, minute), end, part))
}

/// `six p.m.`, `six o'clock`, `five fifty-one p.m.`, `12 noon`.
fn by_hour(p: &Passage<'_>, i: usize) -> Option<Told> {
    let (hour, after) = small_number(p, i).filter(|(hour, _)| (1..=12).contains(hour))?;
    if let Some(end) = oclock(p, after) {
        return Some(((hour, 0), end, true));
    }
    if hour == 12 && matches!(part_of_day(p, after), Some("12:00" | "00:00")) && !p.touches(after) {
        return Some(((if p.is(after, "midnight") { 24 } else { 12 }, 0), after + 1, true));
    }
    if p.kind(i) == Some(TokenKind::Digits) {
        return None;
    }
    let minutes = small_number(p, after)
        .filter(|(minute, _)| (10..60).contains(minute) && p.kind(after) == Some(TokenKind::Word) && !p.joins(after));
    if let Some((minute, end)) = minutes {
        let alone = is_at(p, i) && !is_noun(p, end) && !p.joins(end);
        return Some(((hour, minute), end, alone));
    }
    let told = half_day(p, after).is_some() || is_at(p, i) && part_after(p, after).is_some();
    told.then_some(((hour, 0), after, false))
}

/// The end of `o'clock` at `i`.
pub(crate) fn oclock(p: &Passage<'_>, i: usize) -> Option<usize> {
    (p.is(i, "o") && matches!(p.word(i + 1), "'" | "’") && p.is(i + 2, "clock")).then_some(i + 3)
}

/// `in the morning`, `at night` at `i`: whether it is the second half of the day, and the token after it.
pub(crate) fn part_after(p: &Passage<'_>, i: usize) -> Option<(bool, usize)> {
    let at = match () {
        () if p.is(i, "in") && p.is(i + 1, "the") => i + 2,
        () if p.is(i, "at") => i + 1,
        () => return None,
    };
    let night = p.is(at, "night");
    match part_of_day(p, at)? {
        "MO" if at == i + 2 => Some((false, at + 1)),
        "AF" | "EV" if at == i + 2 => Some((true, at + 1)),
        "NI" if night && at == i + 1 => Some((true, at + 1)),
        _ => None,
    }
}
