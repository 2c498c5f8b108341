//! What the model's likelihoods are worth: how often it is right where it says so.

/// A line through points: what the model says, and how often it is right then.
#[derive(Clone, Debug)]
pub(crate) struct Calibration {
    points: Vec<(f32, f32)>,
}

impl Calibration {
    /// The line through `points`; nothing where they do not rise or leave 0..=1.
    pub(crate) fn new(points: Vec<(f32, f32)>) -> Option<Self> {
        let inside = |value: f32| (0.0..=1.0).contains(&value);
        let fits = points.iter().all(|&(said, is)| inside(said) && inside(is));
        let rises = points.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0 && a.1 <= b.1));
        (fits && rises).then_some(Self { points })
    }

    /// How often the model is right where it says `said`.
    pub(crate) fn apply(&self, said: f32) -> f32 {
        let after = self.points.partition_point(|point| point.0 < said);
        match (after.checked_sub(1).and_then(|at| self.points.get(at)), self.points.get(after)) {
            (Some(low), Some(high)) => low.1 + (high.1 - low.1) * (said - low.0) / (high.0 - low.0),
            (Some(end), None) | (None, Some(end)) => end.1,
            (None, None) => said,
        }
    }
}
