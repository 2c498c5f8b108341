//! The measures of agreement, taken text by text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::confusion::Confusion;
use super::matching::Group;
use super::ratings::{Coincidences, Ratings};
use super::scope::{Marks, Scope, classes, tokens};
use crate::report::{Agreement, Counts};

/// What has been measured of any number of texts, which are added one after the other.
#[derive(Clone, Debug)]
pub struct Measures {
    scope: Scope,
    /// The label of class 1, of class 2 and so on; class 0 is no label.
    labels: Vec<String>,
    pairs: Vec<Pair>,
    coincidences: Coincidences,
    confusion: Confusion,
    texts: usize,
    tokens: usize,
}

/// Two annotators, and how far they agree.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The first of them.
    pub one: usize,
    /// The second.
    pub other: usize,
    spans: BTreeMap<usize, Counts>,
    values: BTreeMap<usize, Agreement>,
    ratings: Ratings,
}

/// The measures of a label, or of all. A measure that is not defined is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The label; none for all together.
    pub label: Option<String>,
    /// Spans that both annotators of a pair have, that only the second has (`wrong`) and that only the first has
    /// (`missed`), over all pairs.
    pub spans: Counts,
    /// How often the values of spans that both have are the same.
    pub values: Agreement,
    /// The mean F1 of the pairs that have such spans at all.
    pub f1: Option<f64>,
    /// The mean of Cohen's kappa on tokens, of the pairs where it is defined.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha on tokens.
    pub alpha: Option<f64>,
}

impl Measures {
    /// Nothing measured yet of so many annotators.
    pub fn new(annotators: usize, scope: Scope) -> Self {
        let pairs = (0..annotators).flat_map(|one| (one + 1..annotators).map(move |other| Pair::new(one, other)));
        Self {
            scope,
            labels: Vec::new(),
            pairs: pairs.collect(),
            coincidences: Coincidences::default(),
            confusion: Confusion::default(),
            texts: 0,
            tokens: 0,
        }
    }

    /// Takes the measures of one text more. One that a single annotator has says nothing, and is passed over.
    pub fn add(&mut self, group: &Group<'_>) {
        let Some((_, first)) = group.present().next().filter(|_| group.is_shared()) else { return };
        let tokens = tokens(&first.text);
        let marks: Vec<Option<Marks<'_>>> =
            group.versions.iter().map(|version| version.map(|document| self.scope.marks(document))).collect();
        let labels = &mut self.labels;
        let classes: Vec<Option<Vec<usize>>> = marks
            .iter()
            .map(|marks| marks.as_ref().map(|marks| classes(&tokens, marks, |label| class_of(labels, label))))
            .collect();
        for pair in &mut self.pairs {
            let (one, other) = (pair.one, pair.other);
            if let (Some(Some(ones)), Some(Some(others))) = (marks.get(one), marks.get(other)) {
                pair.compare(ones, others, |label| class_of(&mut self.labels, label));
                self.confusion.add(ones, others);
            }
            if let (Some(Some(ones)), Some(Some(others))) = (classes.get(one), classes.get(other)) {
                ones.iter().zip(others).for_each(|(one, other)| pair.ratings.add(*one, *other, 1));
            }
        }
        let mut unit = Vec::with_capacity(classes.len());
        for token in 0..tokens.len() {
            unit.clear();
            unit.extend(classes.iter().flatten().filter_map(|classes| classes.get(token)));
            self.coincidences.add(&unit);
        }
        self.texts += 1;
        self.tokens += tokens.len();
    }

    /// How many texts were compared.
    pub fn texts(&self) -> usize {
        self.texts
    }

    /// How many tokens they have, line breaks aside.
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// A row for each label that anybody has given, in alphabetical order.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = (1..).zip(&self.labels).map(|(class, label)| self.row(class, label)).collect();
        rows.sort_by(|one, other| one.label.cmp(&other.label));
        rows
    }

    fn row(&self, class: usize, label: &str) -> Row {
        let spans = |pair: &Pair| pair.spans.get(&class).copied().unwrap_or_default();
        Row {
            label: Some(label.to_owned()),
            spans: self.pairs.iter().map(spans).fold(Counts::default(), Counts::plus),
            values: self
                .pairs
                .iter()
                .filter_map(|pair| pair.values.get(&class))
                .copied()
                .fold(Agreement::default(), Agreement::plus),
            f1: mean(self.pairs.iter().map(|pair| f1(spans(pair)))),
            kappa: mean(self.pairs.iter().map(|pair| pair.ratings.kappa_of(class))),
            alpha: self.coincidences.alpha_of(class),
        }
    }

    /// All labels together, where each span and each token counts the same.
    pub fn overall(&self) -> Row {
        Row {
            label: None,
            spans: self.pairs.iter().map(Pair::spans).fold(Counts::default(), Counts::plus),
            values: self
                .pairs
                .iter()
                .flat_map(|pair| pair.values.values())
                .copied()
                .fold(Agreement::default(), Agreement::plus),
            f1: mean(self.pairs.iter().map(Pair::f1)),
            kappa: mean(self.pairs.iter().map(Pair::kappa)),
            alpha: self.coincidences.alpha(),
        }
    }

    /// Each two annotators.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Which labels are given to the same words; the first annotator of a pair in the rows.
    pub fn confusion(&self) -> &Confusion {
        &self.confusion
    }
}

impl Pair {
    fn new(one: usize, other: usize) -> Self {
        let (spans, values, ratings) = (BTreeMap::new(), BTreeMap::new(), Ratings::default());
        Self { one, other, spans, values, ratings }
    }

    fn compare(&mut self, ones: &Marks<'_>, others: &Marks<'_>, mut class: impl FnMut(&str) -> usize) {
        for (key, one) in ones {
            let class = class(key.1);
            let counts = self.spans.entry(class).or_default();
            let Some(other) = others.get(key) else {
                counts.missed += 1;
                continue;
            };
            counts.right += 1;
            if !(one.norm.is_empty() && other.norm.is_empty()) {
                let values = self.values.entry(class).or_default();
                values.asked += 1;
                values.right += usize::from(one.norm == other.norm);
            }
        }
        for (_, label) in others.keys().filter(|key| !ones.contains_key(*key)) {
            self.spans.entry(class(label)).or_default().wrong += 1;
        }
    }

    /// The spans of all labels, counted as in [`Row::spans`].
    pub fn spans(&self) -> Counts {
        self.spans.values().copied().fold(Counts::default(), Counts::plus)
    }

    /// The F1 of all labels; none where neither has a span.
    pub fn f1(&self) -> Option<f64> {
        f1(self.spans())
    }

    /// Cohen's kappa over all labels.
    pub fn kappa(&self) -> Option<f64> {
        self.ratings.kappa()
    }
}

/// The class of a label, a new one where it has none yet.
fn class_of(labels: &mut Vec<String>, label: &str) -> usize {
    let known = labels.iter().position(|known| known == label);
    1 + known.unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    })
}

fn f1(counts: Counts) -> Option<f64> {
    (counts != Counts::default()).then(|| counts.f1())
}

fn mean(figures: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = figures.flatten().fold((0.0, 0.0), |(sum, count), figure| (sum + figure, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
