//! Which labels two annotators give to the same words, and where only their ends differ.

use std::collections::BTreeMap;

use tallymark_text::ByteSpan;

use super::scope::Marks;

/// How often spans met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cell {
    /// With the same ends; of a span that stands alone: how often.
    pub same: usize,
    /// With other ends, but overlapping.
    pub boundary: usize,
}

/// The table of two annotators' labels, none for a span that the other has nothing to set against.
///
/// Each span is in it once. It is set against one of the other annotator: with the same ends and label; else the same
/// ends; else one that overlaps it and has the same label; else one that overlaps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    cells: BTreeMap<(Option<String>, Option<String>), Cell>,
}

type Span<'a> = (ByteSpan, &'a str);

impl Confusion {
    /// Compares what two annotators have marked in one text.
    pub(super) fn add(&mut self, one: &Marks<'_>, other: &Marks<'_>) {
        let mut left: Vec<Span<'_>> = one.keys().filter(|key| !other.contains_key(*key)).copied().collect();
        let mut right: Vec<Span<'_>> = other.keys().filter(|key| !one.contains_key(*key)).copied().collect();
        for (_, label) in one.keys().filter(|key| other.contains_key(*key)) {
            self.cell(Some(label), Some(label)).same += 1;
        }
        for (a, b) in paired(&mut left, &mut right, Ord::cmp) {
            self.cell(Some(a), Some(b)).same += 1;
        }
        for (a, b) in same_label(&mut left, &mut right) {
            self.cell(Some(a), Some(b)).boundary += 1;
        }
        for (a, b) in paired(&mut left, &mut right, apart) {
            self.cell(Some(a), Some(b)).boundary += 1;
        }
        for (_, label) in left {
            self.cell(Some(label), None).same += 1;
        }
        for (_, label) in right {
            self.cell(None, Some(label)).same += 1;
        }
    }

    /// What is known of two labels; none stands for nothing there.
    pub fn get(&self, one: Option<&str>, other: Option<&str>) -> Cell {
        self.cells.get(&(one.map(str::to_owned), other.map(str::to_owned))).copied().unwrap_or_default()
    }

    /// All cells that are not empty, by label; none before all.
    pub fn cells(&self) -> impl Iterator<Item = (Option<&str>, Option<&str>, Cell)> {
        self.cells.iter().map(|((one, other), cell)| (one.as_deref(), other.as_deref(), *cell))
    }

    fn cell(&mut self, one: Option<&str>, other: Option<&str>) -> &mut Cell {
        self.cells.entry((one.map(str::to_owned), other.map(str::to_owned))).or_default()
    }
}

/// Equal where two spans share a place, else which of them is passed first.
fn apart(one: &ByteSpan, other: &ByteSpan) -> std::cmp::Ordering {
    if one.overlaps(*other) { std::cmp::Ordering::Equal } else { one.cmp(other) }
}

/// Takes out those that meet and gives their labels, in one walk through both. Which annotator comes first does not matter.
fn paired<'a>(
    left: &mut Vec<Span<'a>>,
    right: &mut Vec<Span<'a>>,
    order: fn(&ByteSpan, &ByteSpan) -> std::cmp::Ordering,
) -> Vec<(&'a str, &'a str)> {
    let (mut met, mut lone_left, mut lone_right) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ones, mut others) = (left.drain(..).peekable(), right.drain(..).peekable());
    while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
        match order(&one.0, &other.0) {
            std::cmp::Ordering::Equal => met.extend(ones.next().zip(others.next()).map(|(a, b)| (a.1, b.1))),
            std::cmp::Ordering::Less => lone_left.extend(ones.next()),
            std::cmp::Ordering::Greater => lone_right.extend(others.next()),
        }
    }
    lone_left.extend(ones);
    lone_right.extend(others);
    (*left, *right) = (lone_left, lone_right);
    met
}

/// The same for each label alone.
fn same_label<'a>(left: &mut Vec<Span<'a>>, right: &mut Vec<Span<'a>>) -> Vec<(&'a str, &'a str)> {
    let mut labels: BTreeMap<&str, (Vec<Span<'_>>, Vec<Span<'_>>)> = BTreeMap::new();
    left.drain(..).for_each(|span| labels.entry(span.1).or_default().0.push(span));
    right.drain(..).for_each(|span| labels.entry(span.1).or_default().1.push(span));
    let mut met = Vec::new();
    for (mut ones, mut others) in labels.into_values() {
        met.extend(paired(&mut ones, &mut others, apart));
        left.append(&mut ones);
        right.append(&mut others);
    }
    left.sort_unstable();
    right.sort_unstable();
    met
}
