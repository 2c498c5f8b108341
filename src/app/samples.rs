//! Sample articles, written for this project.

use crate::tr;

/// What the samples are about, one or two words for a button each.
pub(super) const TOPICS: [fn() -> &'static str; 4] =
    [tr::compose_sample_war, tr::compose_sample_earthquake, tr::compose_sample_finance, tr::compose_sample_live];

/// The article of the topic in this place; its first line is the headline. Only what is loaded to review an article may
/// name it: who pastes one need not have these.
pub(super) fn text(place: usize) -> &'static str {
    match place {
        0 => include_str!("../../tests/articles/01-drone-night.txt"),
        1 => include_str!("../../tests/articles/02-earthquake.txt"),
        2 => WARM_UP,
        _ => include_str!("../../tests/articles/07-storm-live.txt"),
    }
}

/// The one that the page has from the start: it is read before the first article, so that the browser compiles for speed.
pub(super) const WARM_UP: &str = include_str!("../../tests/articles/03-rate-cut.txt");
