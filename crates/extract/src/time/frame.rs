//! Puts dates and clock times together and takes in the words before and after them: `4 December 2025, 12.20 PM IST`,
//! `10 a.m. tomorrow`, `early 2026`, `as early as next week`, `later in the year`.

use tallymark_text::TokenKind;

use super::calendar::part_of_day;
use super::clock::{clock, to_24};
use super::dates::date;
use super::value::shifted;
use super::{Context, Found, ranges, relative};
use crate::label::Label;
use crate::lexicon::Class;
use crate::mention::TimexType;
use crate::numbers::bound::bound_before;
use crate::passage::Passage;

/// A calendar date at `i`, with the time of day after it where a comma or nothing stands between.
pub(crate) fn dated(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if let Some(first) = ranges::earlier(p, i, context) {
        return Some(first);
    }
    let found = date(p, i)?;
    let day = context.resolve(p, found.day);
    if !found.day.is_day() {
        return Some(Found::date(i, found.end, day.timex()));
    }
    if let Some((end, time)) = time_of_day(p, found.end) {
        // `Friday Night Lights`
        if p.is_capital(end - 1) && part_of_day(p, end - 1).is_some() && p.is_capital(end) && !p.touches(end) {
            return None;
        }
        let weekday = found.day.weekday.filter(|_| found.day.day.is_none() && found.day.month.is_none());
        let in_week = weekday.and_then(|weekday| relative::day_in_week(p, end, weekday, context));
        return Some(match in_week {
            Some(day) => Found::time(i, end + 2, format!("{day}T{time}")),
            None => Found::time(i, end, format!("{}T{time}", day.of_time())),
        });
    }
    Some(Found::date(i, found.end, day.timex()))
}

/// The part of the day or the time of day at `i`, after a day: the token after it and what TIMEX3 writes after `T`.
pub(crate) fn time_of_day(p: &Passage<'_>, i: usize) -> Option<(usize, String)> {
    let stamped = p.word(i) == "T" && p.touches(i) && p.touches(i + 1);
    if stamped {
        return clock(p, i + 1).map(|time| (time.end, time.value));
    }
    if p.touches(i) && p.word(i) != "," {
        return None;
    }
    let at = if p.is_any(i, &["early", "late", "mid"]) { i + 1 } else { i };
    let at = if at > i && p.joins(at) { at + 1 } else { at };
    if let Some(part) = part_of_day(p, at).filter(|_| !p.is(at, "overnight") && !p.joins(at + 1)) {
        return Some((at + 1, part.to_owned()));
    }
    let at = if p.word(i) == "," { i + 1 } else { i };
    clock(p, at).filter(|_| !p.touches(at)).map(|time| (time.end, time.value))
}

/// A time of day at `i`, with the day after it: `10 a.m. Friday`, `5:30 tomorrow evening`, `10:15 p.m. last night`.
pub(crate) fn clocked(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let time = clock(p, i).or_else(|| bare_hour(p, i))?;
    let end = time.end;
    let dated = date(p, end).filter(|dated| dated.day.is_day() && !p.touches(end));
    if let Some(dated) = dated {
        let day = context.resolve(p, dated.day).of_time();
        return Some(Found::time(i, dated.end, format!("{day}T{}", time.value)));
    }
    let relative = relative::plain_day(p, end, context).or_else(|| {
        let by = if p.is(end, "last") { -1 } else { 0 };
        let told = p.is_any(end, &["last", "this"]) && part_of_day(p, end + 1).is_some();
        told.then(|| (shifted(context.anchor, super::calendar::TimeUnit::Day, by), end + 1))
    });
    let Some((day, end)) = relative.filter(|_| !p.touches(end)) else {
        return Some(Found::time(i, end, format!("XXXX-XX-XXT{}", time.value)));
    };
    match part_of_day(p, end) {
        Some(part) => Some(Found::time(i, end + 1, format!("{day}T{}", in_half(&time.value, part)))),
        None => Some(Found::time(i, end, format!("{day}T{}", time.value))),
    }
}

/// A time in the half of the day that a part of it tells: `5:30` in the evening is `17:30`.
fn in_half(value: &str, part: &str) -> String {
    let pm = matches!(part, "AF" | "EV" | "NI");
    match value.split_once(':').map(|(hour, rest)| (hour.parse::<u32>(), rest)) {
        Some((Ok(hour @ 1..=12), rest)) if pm => format!("{:02}:{rest}", to_24(hour, Some(true))),
        _ => value.to_owned(),
    }
}

/// An hour that is only told by the part of the day before it: `last night at 8`, `tonight from 8`, `tonight at around 7`.
fn bare_hour(p: &Passage<'_>, i: usize) -> Option<super::clock::Clock> {
    let (hour, end) =
        super::calendar::small_number(p, i).filter(|(hour, end)| (1..=12).contains(hour) && *end == i + 1)?;
    let near = if p.is_any(i.wrapping_sub(1), &["around", "about"]) { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
    let part = part_of_day(p, near.wrapping_sub(1)).filter(|_| p.is_any(near, &["at", "from"]))?;
    let goes_on =
        super::calendar::is_noun(p, end) || p.is_capital(end) || p.touches(end) && !matches!(p.word(end), "." | ",");
    let value = in_half(&format!("{hour:02}:00"), part);
    (!goes_on && p.kind(end + 1) != Some(TokenKind::Digits)).then_some(super::clock::Clock { end, value })
}

/// Takes in the words before and after an expression that change it.
pub(crate) fn framed(p: &Passage<'_>, mut found: Found) -> Found {
    let period = matches!(found.norm.timex_type, Some(TimexType::Date | TimexType::Time));
    if period {
        found.start = period_start(p, &found);
        if p.is(found.end, "or") && p.is_any(found.end + 1, &["later", "earlier"]) && !p.is(found.end + 2, "than") {
            found.end += 2;
        }
    } else if found.norm.unit.as_deref() == Some("a") && found.norm.low.is_some() {
        found.start = period_start(p, &found);
    }
    if period && let Some(start) = as_early_as(p, found.start) {
        found.start = start;
    } else if !p.has(found.start.wrapping_sub(1), Class::BoundLast) {
        return found;
    } else if let Some((start, bound, true)) = bound_before(p, found.start)
        && approximates(p, &found, start)
    {
        found.start = start;
        found.norm.bound = Some(bound);
    }
    found
}

/// Where the words start that tell which part of a period is meant: `early 2026`, `mid-May`, `end of the year`, `later in
/// the week`.
fn period_start(p: &Passage<'_>, found: &Found) -> usize {
    let mut start = found.start;
    for _ in 0..3 {
        let before = start.wrapping_sub(1);
        let modifier = p.is_any(before, &["early", "late", "mid", "earlier", "later"]) && !p.touches(start);
        let joined = p.joins(before) && p.is_any(before.wrapping_sub(1), &["mid", "early", "late"]);
        let edge = if found.label == Label::Date { edge_of(p, before) } else { None };
        if modifier {
            start = before;
        } else if joined {
            start = before - 1;
        } else if let Some(edge) = edge.or_else(|| later_in(p, before)) {
            start = edge;
        } else {
            break;
        }
    }
    start
}

/// Bounds that times take: `about 6 p.m.`, `nearly a year`; `over the years`, `under May` are prepositions.
fn approximates(p: &Passage<'_>, found: &Found, start: usize) -> bool {
    let first = found.start;
    let article = p.is_any(first, &["a", "an", "half"]);
    let digits = p.kind(first) == Some(TokenKind::Digits);
    let near =
        p.is_any(start, &["about", "around", "nearly", "almost", "roughly", "approximately", "circa", "shortly"]);
    let noon = p.is_any(first, &["noon", "midday", "midnight"]);
    let clock = found.label == Label::Time && found.norm.timex_type == Some(TimexType::Time);
    let numbered = clock && (digits || p.has(first, Class::Unit) || p.has(first, Class::Denominator));
    let dated = found.label == Label::Date && digits && found.norm.timex_type == Some(TimexType::Date);
    article && !clock && found.norm.timex_type != Some(TimexType::Set) || near && (numbered || noon || dated)
}

/// `end of`, `rest of the` before a date, at the token before it: where it starts.
fn edge_of(p: &Passage<'_>, before: usize) -> Option<usize> {
    let of = if p.is(before, "the") { before.checked_sub(1)? } else { before };
    let edge = of.checked_sub(1)?;
    (p.is(of, "of") && p.is_any(edge, &["end", "beginning", "start", "middle", "rest", "remainder", "turn", "close"]))
        .then_some(edge)
}

/// `later in the` before a period, at the token before it: where it starts.
fn later_in(p: &Passage<'_>, before: usize) -> Option<usize> {
    let start = before.checked_sub(2)?;
    (p.is(before, "the") && p.is(before - 1, "in") && p.is_any(start, &["early", "late", "earlier", "later"]))
        .then_some(start)
}

/// `as early as`, `as late as`, `as soon as`, `no later than` before token `i`.
fn as_early_as(p: &Passage<'_>, i: usize) -> Option<usize> {
    let start = i.checked_sub(3)?;
    let early =
        p.is(start, "as") && p.is_any(start + 1, &["early", "late", "soon", "recently"]) && p.is(start + 2, "as");
    let later = p.is(start, "no") && p.is(start + 1, "later") && p.is(start + 2, "than");
    (early || later).then_some(start)
}
