//! Lengths in the shorthand of races and markets: `1:53.08`, `2:01:41`, `10y`.

use tallymark_text::TokenKind;

use super::Found;
use super::calendar::{TimeUnit, small};
use super::clock::half_day;
use super::durations::{lasting, number_of};
use crate::lexicon::Class;
use crate::mention::Norm;
use crate::passage::Passage;

/// A length by its letter: `10y`.
pub(crate) fn lettered(p: &Passage<'_>, i: usize) -> Option<Found> {
    let fits = p.word(i + 1) == "y" && p.touches(i + 1) && !p.touches(i) && !p.joins(i + 2) && p.word(i + 2) != "/";
    if fits && p.word(i).len() <= 2 { number_of(i, i + 2, TimeUnit::Year, p.word(i)) } else { None }
}

/// The time of a race at `i`: `1:53.08`, and `2:01:41` where it is no time of day.
pub(crate) fn race(p: &Passage<'_>, i: usize) -> Option<Found> {
    let part = |at: usize, mark: &str| {
        let joined = p.word(at) == mark && p.touches(at) && p.touches(at + 1);
        small(p, at + 1, 3).filter(|_| joined)
    };
    let first = small(p, i, 2).filter(|_| !p.touches(i) || p.word(i.wrapping_sub(1)) == "(")?;
    let second = part(i + 1, ":").filter(|second| *second < 60 && p.word(i + 2).len() == 2)?;
    let timed = p.is_any(i.wrapping_sub(1), &["in", "of", "time"]);
    let third = part(i + 3, ":").filter(|third| *third < 60 && p.word(i + 4).len() == 2);
    let end = if third.is_some() { i + 5 } else { i + 3 };
    let hundredths = part(end, ".").map(|_| p.word(end + 1));
    let close = if hundredths.is_some() { end + 2 } else { end };
    let clock = half_day(p, close).is_some() || p.has(close, Class::Zone);
    if clock || p.touches(close) && (p.kind(close) == Some(TokenKind::Word) || p.word(close) == ":") {
        return None;
    }
    let number = |whole: u32| hundredths.map_or_else(|| whole.to_string(), |part| format!("{whole}.{part}"));
    let value = match third {
        Some(third) if hundredths.is_some() || timed => {
            format!("PT{first}H{second}M{}S", number(third))
        }
        None if hundredths.is_some() || p.is(i.wrapping_sub(1), "in") => format!("PT{first}M{}S", number(second)),
        _ => return None,
    };
    Some(lasting(i, close, TimeUnit::Second, Norm { timex: Some(value), ..Norm::default() }))
}
