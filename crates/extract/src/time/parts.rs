//! Parts of a day: `morning`, `overnight`, `late-night`, `the early hours`, `pre-dawn`, `noon Friday`.

use tallymark_text::TokenKind;

use super::calendar::part_of_day;
use super::dates::date;
use super::{Context, Found, relative};
use crate::passage::Passage;

/// The part of a day at `i`, whose day is told elsewhere.
pub(crate) fn part(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let before = i.wrapping_sub(1);
    if p.is(i, "hours") && p.is_any(before, &["early", "small"]) && !p.touches(i) {
        let start = if p.is(before, "small") { i } else { before };
        return Some(Found::time(start, i + 1, "XXXX-XX-XXTMO".to_owned()));
    }
    let value = part_of_day(p, i)?;
    if is_name(p, i)
        || p.joins(before) && !p.is_any(before.wrapping_sub(1), &["late", "early", "mid", "over", "all", "pre"])
    {
        return None;
    }
    let start = start(p, i);
    let end = end(p, i)?;
    if matches!(value, "12:00" | "00:00")
        && end == i + 1
        && let Some((day, end)) = day_after(p, end, context)
    {
        return Some(Found::time(start, end, format!("{day}T{value}")));
    }
    Some(Found::time(start, end, format!("XXXX-XX-XXT{value}")))
}

/// The day at `i`, for `noon Friday` and `midnight tomorrow`.
fn day_after(p: &Passage<'_>, i: usize, context: &Context) -> Option<(String, usize)> {
    let dated = date(p, i).filter(|dated| dated.day.is_day() && !p.touches(i));
    dated
        .map(|dated| (context.resolve(p, dated.day).of_time(), dated.end))
        .or_else(|| relative::plain_day(p, i, context))
}

/// Whether the part of a day at `i` is one of a name: `Good Morning America`, `Evening Standard`, `the dawn of an age`.
fn is_name(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let capitals = p.is_capital(i)
        && (p.is_capital(i + 1) && !p.touches(i + 1)
            || p.is_capital(before)
                && !p.opens_sentence(before)
                && !p.touches(i)
                && !p.is_any(before, &["the", "early", "late"]));
    // `$100 a night`
    let rate = p.is_any(before, &["a", "per"]) && p.kind(before.wrapping_sub(1)) == Some(TokenKind::Digits);
    let greeting = p.is_any(before, &["good", "opening"]) && p.is_capital(before);
    let figure = p.is_any(i, &["dawn", "sunset", "twilight"]) && p.is(i + 1, "of") && date(p, i + 2).is_none();
    capitals || greeting || figure || rate || p.is_any(i + 1, &["live", "watch", "vision", "club"])
}

/// Where the words start that belong before the part at `i`: `early`, `late-`, `same`, `one`.
fn start(p: &Passage<'_>, i: usize) -> usize {
    let before = i.wrapping_sub(1);
    if p.joins(before) {
        return before - 1;
    }
    if !p.is_any(before, &["early", "late", "same", "mid", "previous", "following"]) {
        return i;
    }
    if p.is_any(before.wrapping_sub(1), &["last", "this"]) { before - 1 } else { before }
}

/// The token after the part at `i` and the words that belong behind it: `night-time`, `morning hours`.
fn end(p: &Passage<'_>, i: usize) -> Option<usize> {
    let end = i + 1;
    if p.joins(end) {
        return p.is_any(end + 1, &["time", "long"]).then_some(end + 2);
    }
    let night = p.is(end, "time") && p.is(i, "night") && !p.is_any(i.wrapping_sub(1), &["the", "last", "this"]);
    Some(if p.is(end, "hours") || night { end + 1 } else { end })
}
