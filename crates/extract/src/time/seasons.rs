//! Seasons: `winter`, `the summer of 2023`, `spring 2024`.

use super::value::Day;
use super::{Context, Found, calendar, years};
use crate::passage::Passage;

/// The season at `i`, with its year where it has one. `spring` and `fall` need a word before them that shows a time.
pub(crate) fn season(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    let season = calendar::season(p, i)?;
    let before = i.wrapping_sub(1);
    let at = if p.is(i + 1, "of") { i + 2 } else { i + 1 };
    if let Some(year) = years::year(p, at) {
        return Some(Found::date(i, at + 1, format!("{year:04}-{season}")));
    }
    let ambiguous = p.is_any(i, &["spring", "fall"]);
    let placed = p.is_any(before, &["in", "the", "early", "late", "mid", "since", "by", "until", "this"])
        && !(p.is(before, "the") && p.is(i + 1, "of"));
    let verb = p.is(i, "fall") && (p.is_any(before, &["by", "in"]) || p.is(i + 1, "in"));
    let name = p.is_capital(i) && (p.is_capital(i + 1) || p.is_capital(before) && !p.opens_sentence(before));
    let fits = (!ambiguous || placed && !verb) && !name && !p.joins(before) && !p.joins(i + 1);
    fits.then(|| {
        let month = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let first = context.resolve(p, Day { month: Some(month), ..Day::default() });
        Found::date(i, i + 1, format!("{}-{season}", first.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"))))
    })
}
