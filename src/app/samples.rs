//! Sample articles, written for this project.

use crate::tr;

/// A sample: what it is about, and its text.
pub(super) struct Sample {
    /// One or two words for the button.
    pub(super) topic: fn() -> &'static str,
    /// The article; its first line is the headline.
    pub(super) text: &'static str,
}

/// What the buttons offer.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { topic: tr::compose_sample_war, text: include_str!("../../tests/articles/01-drone-night.txt") },
    Sample { topic: tr::compose_sample_earthquake, text: include_str!("../../tests/articles/02-earthquake.txt") },
    Sample { topic: tr::compose_sample_finance, text: include_str!("../../tests/articles/03-rate-cut.txt") },
    Sample { topic: tr::compose_sample_live, text: include_str!("../../tests/articles/07-storm-live.txt") },
];
