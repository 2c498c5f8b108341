//! Titles of works in quotation marks.

use super::atoms::Shape;
use super::table::Kind;
use super::walk::{Found, View};
use crate::label::Label;

/// The most atoms between the quotation marks of a title.
const LONGEST: usize = 12;
/// How far before the quotation a word like `novel` may stand.
const REACH: usize = 4;

/// Every quotation in Title Case after a word like `film` or `novel`.
pub(super) fn find(view: View<'_>) -> Vec<Found> {
    (0..view.len()).filter_map(|open| title(view, open)).collect()
}

/// The title between the quotation mark at `open` and the next.
fn title(view: View<'_>, open: usize) -> Option<Found> {
    if !matches!(view.text(open), "\"" | "“") {
        return None;
    }
    let cued = (1..=REACH).any(|back| {
        view.before(open, back).is_some_and(|atom| atom.shape == Shape::Lower && atom.lower.has(Kind::WorkCue))
    });
    let first = open + 1;
    let close = (first..first + LONGEST).find(|&at| matches!(view.text(at), "\"" | "”"))?;
    let comma = usize::from(matches!(view.text(close.checked_sub(1)?), "," | "."));
    let end = close.checked_sub(comma).filter(|&end| end > first)?;
    let long = |at: &usize| view.text(*at).len() > 4 && view.at(*at).is_some_and(|a| a.shape == Shape::Lower);
    let fits = cued && view.is_capital(first) && !(first..end).any(|at| long(&at));
    fits.then_some(Found { first, end, label: Label::WorkOfArt, score: 0.6 })
}
