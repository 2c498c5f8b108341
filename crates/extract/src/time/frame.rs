//! Puts dates and clock times together and takes in the words before them: `4 December 2025, 12.20 PM IST`,
//! `Sunday morning`, `early 2026`, `as early as next week`.

use tallymark_text::TokenKind;

use super::calendar::part_of_day;
use super::clock::{clock, half_day};
use super::dates::{self, date};
use super::{Context, Found, norm};
use crate::label::Label;
use crate::mention::TimexType;
use crate::numbers::bound::bound_before;
use crate::passage::Passage;

/// A calendar date at `i`, with the time of day after it where a comma or nothing stands between.
pub(crate) fn dated(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if let Some(first) = first_of_range(p, i, context) {
        return Some(first);
    }
    let found = date(p, i).or_else(|| range_tail(p, i))?;
    let day = found.day.resolved(context.anchor, context.ahead);
    let whole = found.day.day.is_some() || found.day.weekday.is_some();
    if let Some(part) =
        part_of_day(p, found.end).filter(|_| whole && !p.is(found.end, "overnight") && !p.touches(found.end))
    {
        return Some(Found {
            start: i,
            end: found.end + 1,
            label: Label::Time,
            norm: norm(TimexType::Time, format!("{}T{part}", day.of_time())),
        });
    }
    let comma = p.word(found.end) == ",";
    let at = if comma { found.end + 1 } else { found.end };
    if let Some(time) = clock(p, at).filter(|_| whole && !p.touches(at)) {
        let value = format!("{}T{}", day.of_time(), time.value);
        return Some(Found { start: i, end: time.end, label: Label::Time, norm: norm(TimexType::Time, value) });
    }
    Some(Found { start: i, end: found.end, label: Label::Date, norm: norm(TimexType::Date, day.timex()) })
}

/// The first day of `12-14 June`, `12 to 14 June`: a mention of its own.
fn first_of_range(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let short = p.kind(i) == Some(TokenKind::Digits) && p.word(i).len() <= 2;
    let joined = p.is_hyphen(i + 1) || p.is_any(i + 1, &["to", "and", "or"]);
    if !short || !joined || p.kind(i + 2) != Some(TokenKind::Digits) {
        return None;
    }
    let second =
        date(p, i + 2).filter(|second| second.day.month.is_some() && p.kind(second.end.wrapping_sub(1)).is_some())?;
    let first: u8 = p.word(i).parse().ok().filter(|day| Some(*day) < second.day.day)?;
    let day =
        super::value::Day { day: Some(first), weekday: None, ..second.day }.resolved(context.anchor, context.ahead);
    let framed = p.is_any(i.wrapping_sub(1), &["from", "between"]) || p.is_hyphen(i + 1);
    framed.then(|| Found { start: i, end: i + 1, label: Label::Date, norm: norm(TimexType::Date, day.timex()) })
}

/// The second day of `June 12-14`.
fn range_tail(p: &Passage<'_>, i: usize) -> Option<dates::Dated> {
    let at = i.checked_sub(3)?;
    let joined = p.is_hyphen(i - 1) && p.touches(i) || p.is_any(i - 1, &["and", "to"]);
    if !joined || p.kind(i) != Some(TokenKind::Digits) || p.word(i).len() > 2 {
        return None;
    }
    let first = date(p, at).filter(|first| first.end == i - 1 && first.day.day.is_some())?;
    let day: u8 = p.word(i).parse().ok().filter(|day| *day <= 31 && Some(*day) > first.day.day)?;
    let year = if p.word(i + 1) == "," { dates::year(p, i + 2) } else { None };
    let end = if year.is_some() { i + 3 } else { i + 1 };
    Some(dates::Dated { end, day: super::value::Day { day: Some(day), year: year.or(first.day.year), ..first.day } })
}

/// A time of day at `i`, with the weekday or day after it (`10 a.m. Friday`).
pub(crate) fn clocked(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let time = clock(p, i).or_else(|| first_of_clocks(p, i))?;
    let day =
        date(p, time.end).filter(|day| (day.day.weekday.is_some() || day.day.day.is_some()) && !p.touches(time.end));
    let (end, day) = match day {
        Some(day) => (day.end, day.day.resolved(context.anchor, context.ahead).of_time()),
        None => (time.end, context.anchor.map_or("XXXX-XX-XX".to_owned(), |day| day.to_string())),
    };
    Some(Found { start: i, end, label: Label::Time, norm: norm(TimexType::Time, format!("{day}T{}", time.value)) })
}

/// The first hour of `6-8 p.m.`, `6 to 8 p.m.`: its half of the day is the second's.
fn first_of_clocks(p: &Passage<'_>, i: usize) -> Option<super::clock::Clock> {
    let joined = p.is_hyphen(i + 1) || p.is_any(i + 1, &["to", "and"]);
    let hour: u32 =
        (p.kind(i) == Some(TokenKind::Digits) && joined && !p.touches(i)).then(|| p.word(i).parse().ok()).flatten()?;
    let hours = p.kind(i + 2) == Some(TokenKind::Digits) && (1..=12).contains(&hour);
    let (pm, _) = half_day(p, i + 3).filter(|_| hours)?;
    let hour = if pm && hour < 12 { hour + 12 } else { hour };
    Some(super::clock::Clock { end: i + 1, value: format!("{hour:02}:00") })
}

/// A decade at `i`.
pub(crate) fn decade(p: &Passage<'_>, i: usize) -> Option<Found> {
    let marked = matches!(p.word(i), "’" | "'") && !p.touches(i) && p.touches(i + 1);
    let at = if marked { i + 1 } else { i };
    let (value, end) = dates::decade(p, at)?;
    Some(Found { start: i, end, label: Label::Date, norm: norm(TimexType::Date, value) })
}

/// A year alone at `i`, or a pair (`2021-22`).
pub(crate) fn year(p: &Passage<'_>, i: usize) -> Option<Found> {
    let year = dates::year_alone(p, i)?;
    let pair = (p.joins(i + 1) || (p.word(i + 1) == "/" && p.touches(i + 2))) && p.word(i + 2).len() == 2;
    let next = pair.then(|| p.word(i + 2).parse::<i32>().ok()).flatten().filter(|next| (year + 1) % 100 == *next);
    let (value, end) = match next {
        Some(_) => (format!("{year:04}/{:04}", year + 1), i + 3),
        None => (format!("{year:04}"), i + 1),
    };
    Some(Found { start: i, end, label: Label::Date, norm: norm(TimexType::Date, value) })
}

/// Takes in the words before an expression that change it.
pub(crate) fn framed(p: &Passage<'_>, mut found: Found) -> Found {
    let period = matches!(found.norm.timex_type, Some(TimexType::Date | TimexType::Time));
    for _ in 0..3 {
        let before = found.start.wrapping_sub(1);
        let modifier =
            period && p.is_any(before, &["early", "late", "mid", "earlier", "later"]) && !p.touches(found.start);
        let joined = period && p.joins(before) && p.is_any(before.wrapping_sub(1), &["mid", "early", "late"]);
        let edge = period && found.label == Label::Date && edge_of(p, before).is_some();
        if modifier {
            found.start = before;
        } else if joined {
            found.start = before - 1;
        } else if edge {
            found.start = edge_of(p, before).unwrap_or(found.start);
        } else {
            break;
        }
    }
    if period && let Some(start) = as_early_as(p, found.start) {
        found.start = start;
    } else if found.norm.bound.is_none()
        && let Some((start, bound, true)) = bound_before(p, found.start)
        && approximates(p, &found, start)
    {
        found.start = start;
        found.norm.bound = Some(bound);
    }
    found
}

/// Bounds that times take: `about 6 p.m.`, `nearly a year`; `over the years`, `under May` are prepositions.
fn approximates(p: &Passage<'_>, found: &Found, start: usize) -> bool {
    let duration = found.norm.timex_type == Some(TimexType::Duration);
    let clock = found.label == Label::Time && p.kind(found.start) == Some(TokenKind::Digits);
    let near = p.is_any(start, &["about", "around", "nearly", "almost", "roughly", "approximately", "circa"]);
    let article = p.is_any(found.start, &["a", "an", "half"]);
    let bare = duration && !article;
    (duration && article)
        || (near && !bare && (clock || found.label == Label::Date && p.kind(found.start) == Some(TokenKind::Digits)))
}

/// `end of`, `beginning of the` before a date, at the token before it: where it starts.
fn edge_of(p: &Passage<'_>, before: usize) -> Option<usize> {
    let of = if p.is(before, "the") { before.checked_sub(1)? } else { before };
    let edge = of.checked_sub(1)?;
    (p.is(of, "of") && p.is_any(edge, &["end", "beginning", "start", "middle"])).then_some(edge)
}

/// `as early as`, `as late as`, `as soon as`, `no later than` before token `i`.
fn as_early_as(p: &Passage<'_>, i: usize) -> Option<usize> {
    let start = i.checked_sub(3)?;
    let early =
        p.is(start, "as") && p.is_any(start + 1, &["early", "late", "soon", "recently"]) && p.is(start + 2, "as");
    let later = p.is(start, "no") && p.is(start + 1, "later") && p.is(start + 2, "than");
    (early || later).then_some(start)
}
