//! Agreement beyond chance on a nominal scale: Cohen's kappa and Krippendorff's alpha.

use std::collections::BTreeMap;

/// What two raters said of the same units: how often each pair of classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    cells: BTreeMap<(usize, usize), u64>,
}

impl Ratings {
    /// Counts `units` more of which one rater said `one` and the other `other`.
    pub fn add(&mut self, one: usize, other: usize, units: u64) {
        *self.cells.entry((one, other)).or_default() += units;
    }

    /// Cohen's kappa: the agreement beyond that of two raters who draw from their own classes by chance, as a share of what is
    /// possible beyond it. None where chance alone agrees always: no units, or one class.
    pub fn kappa(&self) -> Option<f64> {
        let mut ends: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
        let (mut units, mut same) = (0, 0);
        for (&(one, other), &count) in &self.cells {
            ends.entry(one).or_default().0 += count;
            ends.entry(other).or_default().1 += count;
            units += count;
            same += if one == other { count } else { 0 };
        }
        let by_chance: u128 = ends.values().map(|&(one, other)| u128::from(one) * u128::from(other)).sum();
        let always = u128::from(units) * u128::from(units);
        if by_chance == always {
            return None;
        }
        let (observed, expected) = (share(same.into(), units.into()), share(by_chance, always));
        Some((observed - expected) / (1.0 - expected))
    }

    /// Kappa of one class against all others.
    pub fn kappa_of(&self, class: usize) -> Option<f64> {
        let mut folded = Self::default();
        for (&(one, other), &count) in &self.cells {
            folded.add(usize::from(one == class), usize::from(other == class), count);
        }
        folded.kappa()
    }
}

/// What any number of raters said of units, as Krippendorff's alpha asks for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coincidences {
    classes: BTreeMap<usize, Class>,
    /// How many ratings there are of units that have two or more.
    ratings: u64,
}

/// Of one class: how often it was said, and how much stood against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Class {
    ratings: u64,
    /// The sum over units of the pairs of this class with another, divided by the raters beside one.
    against: f64,
}

impl Coincidences {
    /// Counts a unit with the ratings it has. One alone says nothing, and is passed over.
    pub fn add(&mut self, ratings: &[usize]) {
        let raters = ratings.len();
        if raters < 2 {
            return;
        }
        self.ratings += raters as u64;
        let mut rest = ratings.to_vec();
        while let Some(&class) = rest.first() {
            let before = rest.len();
            rest.retain(|other| *other != class);
            let same = before - rest.len();
            let known = self.classes.entry(class).or_default();
            known.ratings += same as u64;
            known.against += share((same * (raters - same)) as u128, (raters - 1) as u128);
        }
    }

    /// Krippendorff's alpha: one less the share of the observed disagreement in that by chance. None where chance cannot
    /// disagree: no units with two ratings, or one class.
    pub fn alpha(&self) -> Option<f64> {
        self.alpha_over(self.classes.values())
    }

    /// Alpha of one class against all others.
    pub fn alpha_of(&self, class: usize) -> Option<f64> {
        self.alpha_over(self.classes.get(&class).into_iter())
    }

    /// With one class against the rest both sums are twice as large, which leaves the quotient as it is.
    fn alpha_over<'a>(&self, classes: impl Iterator<Item = &'a Class>) -> Option<f64> {
        let (mut observed, mut expected) = (0.0, 0);
        for class in classes {
            observed += class.against;
            expected += u128::from(class.ratings) * u128::from(self.ratings - class.ratings);
        }
        let ratings = u128::from(self.ratings.saturating_sub(1));
        (expected > 0).then(|| 1.0 - observed / share(expected, ratings))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure between -1 and 1, printed with few digits")]
fn share(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}
