//! The numbers that training was found to do well with. Each was chosen on the development files and on written articles
//! that were held back; none matters much within a factor of two.

/// How to train.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// Passes over the data with all weights free.
    pub(crate) passes: usize,
    /// The size of the first steps; they get smaller from pass to pass.
    pub(crate) rate: f32,
    /// How much a weight is drawn to zero with each step: what is not needed stays zero.
    pub(crate) shrink: f32,
    /// How often the features that name a word are left out, so that its surroundings are learned too.
    pub(crate) dropped: f32,
    /// How often a region is seen without what the first pass makes of its words: as the first pass sees it.
    pub(crate) unvoted: f32,
    /// How often a feature must be seen to be learned.
    pub(crate) least: u32,
    /// How many weights the model has in the end.
    pub(crate) kept: usize,
    /// Before that, in turn, how many times as many, each with a pass.
    pub(crate) stages: &'static [f32],
    /// The size of the first steps after each cut.
    pub(crate) rate_after: f32,
    /// Passes after the last cut.
    pub(crate) passes_after: usize,
    /// What a step of a weight is worth in the file.
    pub(crate) step: f32,
    /// Passes of the models that the second pass is learned from: each has seen one half of the documents and reads the other.
    pub(crate) passes_of_halves: usize,
}

/// The recipe of the model in the repository.
pub(crate) const RECIPE: Recipe = Recipe {
    passes: 4,
    rate: 0.03,
    shrink: 0.003,
    dropped: 0.3,
    unvoted: 0.3,
    least: 3,
    kept: 375_000,
    stages: &[6.0, 2.5],
    rate_after: 0.03,
    passes_after: 2,
    step: 0.07,
    passes_of_halves: 3,
};
