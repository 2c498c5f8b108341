//! Sample articles, written for this project.

/// A sample: what it is about, and its text.
pub(super) struct Sample {
    /// One or two words for the button.
    pub(super) topic: &'static str,
    /// The article; its first line is the headline.
    pub(super) text: &'static str,
}

/// What the buttons offer.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { topic: "War", text: include_str!("../../tests/articles/01-drone-night.txt") },
    Sample { topic: "Earthquake", text: include_str!("../../tests/articles/02-earthquake.txt") },
    Sample { topic: "Finance", text: include_str!("../../tests/articles/03-rate-cut.txt") },
    Sample { topic: "Live blog", text: include_str!("../../tests/articles/07-storm-live.txt") },
];
