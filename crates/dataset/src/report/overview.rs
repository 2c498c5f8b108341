//! What a user's decisions say: how many of each label, how right the extractor was, and how much was done when.
//!
//! Whoever decides on suggestions also measures what made them: an accepted suggestion was right, a rejected one wrong, a
//! corrected one wrong where it was and missed where it is, and an added mention was missed. What nobody has decided on
//! says nothing.

use std::collections::BTreeMap;

use tallymark_extract::{Date, Source};

use super::score::{Agreement, Counts};
use crate::annotation::{Annotation, Decision, Timestamp, Was};
use crate::document::{Document, Progress};

/// How many annotations there are of each decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; Decision::ALL.len()]);

impl Tally {
    /// How many there are of one decision.
    pub fn of(&self, decision: Decision) -> usize {
        self.0.get(decision as usize).copied().unwrap_or(0)
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Those that somebody has decided on.
    pub fn decided(&self) -> usize {
        self.total() - self.of(Decision::Suggested)
    }

    fn count(&mut self, decision: Decision) {
        if let Some(count) = self.0.get_mut(decision as usize) {
            *count += 1;
        }
    }
}

/// What the decisions on one label say of what suggested it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extractor {
    /// How often its spans were right.
    pub spans: Counts,
    /// How often its values were, on spans that were right.
    pub values: Agreement,
}

impl Extractor {
    /// The share of what it suggested that was right; unknown where nothing was decided on.
    pub fn precision(&self) -> Option<f64> {
        let Counts { right, wrong, .. } = self.spans;
        (right + wrong > 0).then(|| self.spans.precision())
    }

    /// The share of what is there that it suggested.
    pub fn recall(&self) -> Option<f64> {
        let Counts { right, missed, .. } = self.spans;
        (right + missed > 0).then(|| self.spans.recall())
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> Option<f64> {
        (self.spans != Counts::default()).then(|| self.spans.f1())
    }
}

/// How far the review of documents is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    /// With every mention decided.
    pub done: usize,
    /// With some decided.
    pub begun: usize,
    /// With none decided.
    pub untouched: usize,
    /// Without any mention.
    pub empty: usize,
}

impl Documents {
    /// All of them.
    pub fn total(&self) -> usize {
        self.done + self.begun + self.untouched + self.empty
    }
}

/// The sums over any number of documents, which may be added one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Minutes that the user's clock is ahead of UTC.
    ahead: i32,
    /// How far the documents are.
    pub documents: Documents,
    /// The decisions on each label, by the label that annotations have now.
    pub labels: BTreeMap<String, Tally>,
    /// What they say of the extractor, by label.
    pub extractor: BTreeMap<String, Extractor>,
    /// The decisions of each day on the user's clock.
    pub days: BTreeMap<Date, Tally>,
    /// The decisions of each annotator; those of nobody in particular have no name.
    pub annotators: BTreeMap<String, Tally>,
    /// How long all documents were worked on.
    pub seconds: u64,
    /// Those that were worked on longest, the longest first.
    pub longest: Vec<Spent>,
}

/// How long a document was worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    /// Its title.
    pub title: String,
    /// How far it is.
    pub progress: Progress,
    /// How long it took.
    pub seconds: u32,
}

/// So many documents are named that took longest.
const NAMED: usize = 10;

impl Overview {
    /// Nothing seen yet. `ahead` is how many minutes the user's clock is ahead of UTC: it says where a day ends.
    pub fn new(ahead: i32) -> Self {
        Self { ahead, ..Self::default() }
    }

    /// Adds what is decided in `document`.
    pub fn add(&mut self, document: &Document) {
        let progress = document.progress();
        let state = match (progress.decided, progress.total) {
            (_, 0) => &mut self.documents.empty,
            (0, _) => &mut self.documents.untouched,
            (decided, total) if decided < total => &mut self.documents.begun,
            _ => &mut self.documents.done,
        };
        *state += 1;
        self.add_time(document, progress);
        for annotation in document.annotations() {
            self.labels.entry(annotation.label.clone()).or_default().count(annotation.decision);
            self.judge(annotation);
            if annotation.decision != Decision::Suggested {
                self.annotators.entry(annotation.decided_by.clone()).or_default().count(annotation.decision);
                if let Some(day) = annotation.decided_at.as_ref().and_then(|at| day_of(at, self.ahead)) {
                    self.days.entry(day).or_default().count(annotation.decision);
                }
            }
        }
    }

    fn add_time(&mut self, document: &Document, progress: Progress) {
        let seconds = document.seconds;
        self.seconds += u64::from(seconds);
        let place = self.longest.partition_point(|other| other.seconds >= seconds);
        if seconds > 0 && place < NAMED {
            self.longest.insert(place, Spent { title: document.title.clone(), progress, seconds });
            self.longest.truncate(NAMED);
        }
    }

    /// What a decision says of the extractor.
    fn judge(&mut self, annotation: &Annotation) {
        let Annotation { label, norm, decision, was, .. } = annotation;
        let suggested = matches!(annotation.source, Source::Rule | Source::Model);
        match (decision, was) {
            (Decision::Rejected, was) if suggested => {
                let label = was.as_ref().map_or(label, |was| &was.label);
                self.of_label(label).spans.wrong += 1;
            }
            // Nothing is said by what waits, by a user's own mention that is none, by a correction that does not tell of what.
            (Decision::Suggested | Decision::Rejected, _) | (Decision::Corrected, None) => {}
            (_, Some(was)) if suggested && (was.span != annotation.span || was.label != *label) => {
                self.of_label(&was.label).spans.wrong += 1;
                self.of_label(label).spans.missed += 1;
            }
            (Decision::Accepted | Decision::Corrected, was) if suggested => {
                let of_label = self.of_label(label);
                of_label.spans.right += 1;
                if !norm.is_empty() || was.is_some() {
                    of_label.values.asked += 1;
                    of_label.values.right += usize::from(was.as_ref().is_none_or(|Was { norm: was, .. }| was == norm));
                }
            }
            _ => self.of_label(label).spans.missed += 1,
        }
    }

    fn of_label(&mut self, label: &str) -> &mut Extractor {
        self.extractor.entry(label.to_owned()).or_default()
    }

    /// The decisions on all labels together.
    pub fn tally(&self) -> Tally {
        self.labels.values().fold(Tally::default(), |mut sum, tally| {
            sum.0.iter_mut().zip(tally.0).for_each(|(sum, count)| *sum += count);
            sum
        })
    }

    /// The extractor over all labels together, where each mention counts the same.
    pub fn total(&self) -> Extractor {
        self.extractor.values().fold(Extractor::default(), |sum, label| Extractor {
            spans: sum.spans.plus(label.spans),
            values: sum.values.plus(label.values),
        })
    }

    /// The mean over labels of `figure`, where each label that has it counts the same.
    pub fn mean(&self, figure: fn(&Extractor) -> Option<f64>) -> Option<f64> {
        let figures = self.extractor.values().filter_map(figure);
        let (sum, count) = figures.fold((0.0, 0.0), |(sum, count), figure| (sum + figure, count + 1.0));
        (count > 0.0).then(|| sum / count)
    }
}

/// The day of a moment on a clock that is `ahead` minutes ahead of UTC.
fn day_of(at: &Timestamp, ahead: i32) -> Option<Date> {
    let day: Date = at.0.get(..10)?.parse().ok()?;
    let clock = |range: std::ops::Range<usize>| at.0.get(range)?.parse::<i32>().ok();
    let minute = clock(11..13)? * 60 + clock(14..16)?;
    Some(day.plus_days((minute + ahead).div_euclid(24 * 60)))
}
