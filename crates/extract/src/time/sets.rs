//! What recurs: `annually`, `every Monday`, `each year`, `twice a week`, `every two weeks`, `Tuesday afternoons`.

use tallymark_text::TokenKind;

use super::Found;
use super::calendar::{TimeUnit, month, one_unit, part_of_day, season, small_number, time_unit, weekday};
use super::value::duration;
use crate::lexicon::Class;
use crate::numbers::amount::{Reading, amount_at};
use crate::numbers::measure::Measure;
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// The set that starts at `i`.
pub(crate) fn recurring(p: &Passage<'_>, i: usize) -> Option<Found> {
    if p.kind(i) == Some(TokenKind::Digits) {
        return times_a(p, i);
    }
    adverb(p, i).or_else(|| plural(p, i)).or_else(|| times_a(p, i)).or_else(|| every(p, i))
}

/// `daily`, `annual`, `semi-annually`, `half-yearly`, `twice-weekly`.
fn adverb(p: &Passage<'_>, i: usize) -> Option<Found> {
    let prefix = p.joins(i + 1) && p.is_any(i, &["semi", "half", "bi", "twice", "thrice", "once"]);
    let at = if prefix { i + 2 } else { i };
    let value = p.value(at, Class::Recurring)?;
    let before = i.wrapping_sub(1);
    let paper = p.is_capital(i)
        && !p.opens_sentence(i)
        && (p.is_capital(i + 1) || p.is_capital(before))
        && !p.is_any(i, &["annual", "annually", "nightly"]);
    if paper || p.joins(before) && !prefix {
        return None;
    }
    let value = match (value, prefix && p.is_any(i, &["semi", "half"]), prefix && p.is(i, "bi")) {
        ("P1Y", true, _) => "P6M",
        ("P1M", _, true) => "P2M",
        ("P1W", _, true) => "P2W",
        _ => value,
    };
    Some(Found::set(i, at + 1, p.is(at, "hourly"), value.to_owned()))
}

/// `Mondays`, `Tuesday afternoons`, `weekends`, `weekdays`.
fn plural(p: &Passage<'_>, i: usize) -> Option<Found> {
    if let Some(day) = p.value(i, Class::Weekdays).filter(|_| p.is_capital(i)) {
        return Some(Found::set(i, i + 1, false, format!("XXXX-WXX-{day}")));
    }
    if let Some(day) = weekday(p, i).filter(|_| p.is_capital(i)) {
        let part = part_of_day(p, i + 1).filter(|_| p.word(i + 1).ends_with('s'))?;
        return Some(Found::set(i, i + 2, true, format!("XXXX-WXX-{day}T{part}")));
    }
    let alone = p.is_any(i.wrapping_sub(1), &["on", "at", "and", "during", "most"]) || p.opens_sentence(i);
    match p.word(i).len() {
        8 if p.is(i, "weekends") && alone => Some(Found::set(i, i + 1, false, "XXXX-WXX-WE".to_owned())),
        8 if p.is(i, "weekdays") && alone => Some(Found::set(i, i + 1, false, "XXXX-WXX".to_owned())),
        _ => None,
    }
}

/// `once a week`, `twice a day`, `three times a year`.
fn times_a(p: &Passage<'_>, i: usize) -> Option<Found> {
    let at = match p.word(i).len() {
        4 if p.is(i, "once") => i + 1,
        5 if p.is(i, "twice") => i + 1,
        _ => small_number(p, i).map(|(_, end)| end).filter(|end| p.is(*end, "times"))? + 1,
    };
    let unit =
        one_unit(p, at + 1).filter(|_| p.is_any(at, &["a", "an", "per", "every", "each"]) && !p.joins(at + 2))?;
    let one = "1".parse().ok();
    Some(Found::set(i, at + 2, unit.is_short(), duration(one.as_ref(), unit)))
}

/// `every Monday`, `each year`, `every other day`, `every two weeks`, `every third day`, `every few weeks`.
fn every(p: &Passage<'_>, i: usize) -> Option<Found> {
    if !p.is_any(i, &["every", "each"]) {
        return None;
    }
    let other = p.is(i + 1, "other");
    let at = if other || p.is(i + 1, "single") { i + 2 } else { i + 1 };
    let set = |end, short, value| Some(Found::set(i, end, short, value));
    if p.is(at, "few") {
        let unit = time_unit(p, at + 1)?;
        return set(at + 2, unit.is_short(), duration(None, unit));
    }
    if let Some(unit) = time_unit(p, at) {
        let number = if other { "2" } else { "1" }.parse().ok();
        return set(at + 1, unit.is_short(), duration(number.as_ref(), unit));
    }
    if let Some(day) = weekday(p, at).filter(|_| p.is_capital(at)) {
        return match part_of_day(p, at + 1) {
            Some(part) => set(at + 2, true, format!("XXXX-WXX-{day}T{part}")),
            None => set(at + 1, false, format!("XXXX-WXX-{day}")),
        };
    }
    if let Some(month) = month(p, at).filter(|_| p.is_capital(at)) {
        return set(at + 1, false, format!("XXXX-{month:02}"));
    }
    if let Some(part) = part_of_day(p, at) {
        return set(at + 1, true, format!("XXXX-XX-XXT{part}"));
    }
    if let Some(season) = season(p, at) {
        return set(at + 1, false, format!("XXXX-{season}"));
    }
    match p.word(at).len() {
        7 if p.is(at, "quarter") => set(at + 1, false, "P3M".to_owned()),
        7 if p.is(at, "weekday") => set(at + 1, false, "XXXX-WXX".to_owned()),
        _ => several(p, i, at),
    }
}

/// `every third day`, `every two weeks`.
fn several(p: &Passage<'_>, i: usize, at: usize) -> Option<Found> {
    if let Some(rank) = ordinal(p, at) {
        let unit = one_unit(p, rank.end).filter(|unit| *unit >= TimeUnit::Minute)?;
        return Some(Found::set(i, rank.end + 1, unit.is_short(), duration(Some(&rank.value), unit)));
    }
    let Reading::Found(amount) = amount_at(p, at) else { return None };
    let Some(Measure::Time(unit)) = amount.measure else { return None };
    (amount.start == at).then(|| Found::set(i, amount.end, unit.is_short(), duration(amount.value.as_ref(), unit)))
}
