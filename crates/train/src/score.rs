//! Counts of right and wrong names.

use std::collections::BTreeMap;

/// Counts of right, wrong and missed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Counts {
    /// The share of those found that are right.
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    /// The share of those there are that were found.
    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }

    const fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }
}

/// Counts by label.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) labels: BTreeMap<String, Counts>,
}

impl Score {
    /// The score of a document: its gold names and those found, by bytes and label.
    pub(crate) fn of(gold: &[(usize, usize, String)], found: &[(usize, usize, String)]) -> Self {
        let mut labels = BTreeMap::<String, Counts>::new();
        for name in found {
            let counts = labels.entry(name.2.clone()).or_default();
            if gold.contains(name) { counts.right += 1 } else { counts.wrong += 1 }
        }
        for name in gold.iter().filter(|name| !found.contains(name)) {
            labels.entry(name.2.clone()).or_default().missed += 1;
        }
        Self { labels }
    }

    /// Adds the counts of another document.
    pub(crate) fn add(&mut self, other: &Self) {
        for (label, counts) in &other.labels {
            let of_label = self.labels.entry(label.clone()).or_default();
            *of_label = of_label.plus(*counts);
        }
    }

    /// All labels together.
    pub(crate) fn all(&self) -> Counts {
        self.labels.values().fold(Counts::default(), |all, counts| all.plus(*counts))
    }
}
