//! The order of review: which mention comes next, and which were passed by.
//!
//! Nothing is sorted at a key: reading order is the order of the annotations already, and for the others one pass finds
//! the next. That is well under a millisecond for 20,000 mentions.

use std::cmp::{Ordering, Reverse};

use serde::{Deserialize, Serialize};
use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_text::Direction;

/// In which order mentions come up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Position,
    /// Those first of which the extractor is least sure.
    Uncertainty,
    /// One label after the other.
    Label,
}

impl Order {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Position, Self::Uncertainty, Self::Label];

    /// The name in the page's attributes and in storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Uncertainty => "uncertainty",
            Self::Label => "label",
        }
    }

    /// The order of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// Which of two mentions comes first. A decision moves no mention: one that has got another label keeps the place of
    /// the label that was suggested, so that review goes on from there.
    fn compare(self, one: &Annotation, other: &Annotation) -> Ordering {
        let first = match self {
            Self::Position => Ordering::Equal,
            Self::Uncertainty => one.score.total_cmp(&other.score),
            Self::Label => suggested_label(one).cmp(suggested_label(other)),
        };
        first.then_with(|| reading_order(one).cmp(&reading_order(other)))
    }
}

fn suggested_label(annotation: &Annotation) -> &str {
    annotation.was.as_ref().map_or(&annotation.label, |was| &was.label)
}

/// By start, the longer first, then by age: as [`tallymark_dataset::Document`] keeps them.
fn reading_order(annotation: &Annotation) -> (usize, Reverse<usize>, AnnotationId) {
    (annotation.span.start().get(), Reverse(annotation.span.end().get()), annotation.id)
}

/// The mention that waits and comes up next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which.
    pub id: AnnotationId,
    /// Whether the end was reached, and review starts again with what was passed by.
    pub again: bool,
}

/// From how many percent on a suggestion counts as certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Certain(pub u8);

impl Default for Certain {
    fn default() -> Self {
        Self(90)
    }
}

/// Mentions that wait and can be accepted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// All of the document.
    Rest,
    /// Those of a label.
    Label(String),
    /// Those of which the extractor is at least so sure, in percent.
    Sure(u8),
}

impl Batch {
    fn holds(&self, annotation: &Annotation) -> bool {
        match self {
            Self::Rest => true,
            Self::Label(label) => annotation.label == *label,
            Self::Sure(percent) => (annotation.score * 100.0).round() >= f32::from(*percent),
        }
    }
}

/// The mentions under review: those of a document, in an order, that the user wants to see.
#[derive(Clone, Copy)]
pub struct Review<'a, F> {
    annotations: &'a [Annotation],
    order: Order,
    wanted: F,
}

impl<'a, F: Fn(&Annotation) -> bool> Review<'a, F> {
    /// The review of `annotations`, which stand in reading order, as far as they are `wanted`.
    pub const fn new(annotations: &'a [Annotation], order: Order, wanted: F) -> Self {
        Self { annotations, order, wanted }
    }

    /// The mention after (or before) `from`; the first (or last) where there is none to start from, and `None` at the end.
    pub fn neighbour(&self, from: Option<&Annotation>, direction: Direction) -> Option<AnnotationId> {
        self.nearest(from, direction, &self.wanted).map(|annotation| annotation.id)
    }

    /// The mention to be decided next: after `from`, else the first that still waits. `from` need not be there any more.
    pub fn next_open(&self, from: Option<&Annotation>) -> Option<Next> {
        let waits = |annotation: &Annotation| is_open(annotation) && (self.wanted)(annotation);
        let found = |again: bool| move |annotation: &Annotation| Next { id: annotation.id, again };
        let after = self.nearest(from, Direction::Forward, &waits).map(found(false));
        after.or_else(|| self.nearest(None, Direction::Forward, &waits).map(found(from.is_some())))
    }

    /// How many that wait were passed by: they come before `from`.
    pub fn skipped(&self, from: Option<&Annotation>) -> usize {
        let Some(from) = from else { return 0 };
        let waits = |annotation: &&Annotation| is_open(annotation) && (self.wanted)(annotation);
        let is_before = |annotation: &&Annotation| self.order.compare(annotation, from).is_lt();
        match self.order {
            Order::Position => self.annotations.iter().take_while(is_before).filter(waits).count(),
            _ => self.annotations.iter().filter(|annotation| waits(annotation) && is_before(annotation)).count(),
        }
    }

    /// Those of a batch, in reading order.
    pub fn waiting(&self, batch: &Batch) -> impl Iterator<Item = &'a Annotation> {
        self.annotations
            .iter()
            .filter(|annotation| is_open(annotation) && batch.holds(annotation) && (self.wanted)(annotation))
    }

    /// The first in the order after `from`, or the last before it, that fits.
    fn nearest(
        &self,
        from: Option<&Annotation>,
        direction: Direction,
        fits: &impl Fn(&Annotation) -> bool,
    ) -> Option<&'a Annotation> {
        let (before, after) = match (self.order, from) {
            (Order::Position, Some(from)) => {
                let place = self.annotations.partition_point(|other| reading_order(other) < reading_order(from));
                let (before, after) = self.annotations.split_at(place);
                (before, after.split_first().filter(|(here, _)| here.id == from.id).map_or(after, |(_, rest)| rest))
            }
            _ => (self.annotations, self.annotations),
        };
        let compare = |one: &&Annotation, other: &&Annotation| self.order.compare(one, other);
        let lies = |way: Ordering| move |a: &&Annotation| from.is_none_or(|from| self.order.compare(a, from) == way);
        let is_fit = |annotation: &&Annotation| fits(annotation);
        match (self.order, direction) {
            (Order::Position, Direction::Forward) => after.iter().find(is_fit),
            (Order::Position, Direction::Back) => before.iter().rfind(is_fit),
            (_, Direction::Forward) => after.iter().filter(is_fit).filter(lies(Ordering::Greater)).min_by(compare),
            (_, Direction::Back) => before.iter().filter(is_fit).filter(lies(Ordering::Less)).max_by(compare),
        }
    }
}

/// Whether a mention waits for a decision.
pub fn is_open(annotation: &Annotation) -> bool {
    annotation.decision == Decision::Suggested
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;
    use tallymark_dataset::Was;

    /// Five mentions with labels and scores; `decided` are the ids that are.
    fn mentions(decided: &[u32]) -> Vec<Annotation> {
        let given = [("ORG", 0.9), ("GPE", 0.5), ("ORG", 0.7), ("DATE", 0.5), ("GPE", 0.6)];
        let mentions =
            (0_u32..).zip([0, 10, 20, 30, 40]).map(|(id, start)| annotation(id, start, start + 5)).zip(given);
        mentions
            .map(|(mention, (label, score))| {
                let is_decided = decided.contains(&mention.id.0);
                let decision = if is_decided { Decision::Accepted } else { Decision::Suggested };
                Annotation { decision, label: label.to_owned(), score, ..mention }
            })
            .collect()
    }

    const SEQUENCES: [(Order, [u32; 5]); 3] =
        [(Order::Position, [0, 1, 2, 3, 4]), (Order::Uncertainty, [1, 3, 4, 2, 0]), (Order::Label, [3, 1, 4, 0, 2])];

    fn all(_: &Annotation) -> bool {
        true
    }

    #[test]
    fn neighbours_in_each_order_there_and_back() {
        let mentions = mentions(&[1, 2]);
        for (order, expected) in SEQUENCES {
            let review = Review::new(&mentions, order, all);
            for (direction, expected) in [
                (Direction::Forward, expected),
                (Direction::Back, expected.into_iter().rev().collect::<Vec<_>>().try_into().unwrap()),
            ] {
                let mut seen = Vec::new();
                let mut at = None;
                while let Some(id) = review.neighbour(at, direction) {
                    seen.push(id.0);
                    at = mentions.iter().find(|mention| mention.id == id);
                }
                assert_eq!(seen, expected, "{order:?} {direction:?}");
            }
        }
    }

    #[test]
    fn what_is_not_wanted_is_passed_over() {
        let mentions = mentions(&[]);
        let review = Review::new(&mentions, Order::Position, |mention| mention.label == "GPE");
        assert_eq!(review.neighbour(mentions.first(), Direction::Forward), Some(AnnotationId(1)));
        assert_eq!(review.neighbour(mentions.get(1), Direction::Forward), Some(AnnotationId(4)));
        assert_eq!(review.neighbour(mentions.get(4), Direction::Forward), None);
        assert_eq!(review.next_open(mentions.get(4)), Some(Next { id: AnnotationId(1), again: true }));
        assert_eq!(review.skipped(mentions.get(4)), 1);
    }

    #[test]
    #[allow(clippy::type_complexity, reason = "the columns of a table")]
    fn the_next_that_waits_comes_after_the_place_or_is_the_first_that_was_passed_by() {
        let cases: [(Order, &[u32], Option<usize>, Option<(u32, bool)>, usize); 9] = [
            (Order::Position, &[], None, Some((0, false)), 0),
            (Order::Position, &[0], Some(0), Some((1, false)), 0),
            (Order::Position, &[0, 1], Some(0), Some((2, false)), 0),
            (Order::Position, &[4], Some(4), Some((0, true)), 4),
            (Order::Position, &[0, 1, 2, 3, 4], Some(4), None, 0),
            (Order::Uncertainty, &[], None, Some((1, false)), 0),
            (Order::Uncertainty, &[1, 4], Some(4), Some((2, false)), 1),
            (Order::Label, &[0, 2], Some(2), Some((3, true)), 3),
            (Order::Label, &[3], Some(3), Some((1, false)), 0),
        ];
        for (order, decided, from, expected, skipped) in cases {
            let mentions = mentions(decided);
            let review = Review::new(&mentions, order, all);
            let from = from.and_then(|at| mentions.get(at));
            let expected = expected.map(|(id, again)| Next { id: AnnotationId(id), again });
            assert_eq!(review.next_open(from), expected, "{order:?}, decided {decided:?}, from {from:?}");
            assert_eq!(review.skipped(from), skipped, "{order:?}, decided {decided:?}, from {from:?}");
        }
    }

    #[test]
    fn review_goes_on_from_a_mention_that_has_gone_or_has_another_label() {
        let mut mentions = mentions(&[]);
        let gone = mentions.remove(2);
        let review = Review::new(&mentions, Order::Position, all);
        assert_eq!(review.next_open(Some(&gone)).map(|next| next.id.0), Some(3));
        assert_eq!(review.neighbour(Some(&gone), Direction::Back), Some(AnnotationId(1)));

        let relabelled = mentions.get_mut(1).unwrap();
        let was = Was { span: relabelled.span, label: relabelled.label.clone(), norm: relabelled.norm.clone() };
        (relabelled.label, relabelled.was, relabelled.decision) =
            ("WORK_OF_ART".to_owned(), Some(was), Decision::Corrected);
        let review = Review::new(&mentions, Order::Label, all);
        assert_eq!(review.next_open(mentions.get(1)).map(|next| next.id.0), Some(4));
    }

    #[test]
    fn a_batch_is_what_waits_of_a_label_or_is_sure_enough() {
        let mentions = mentions(&[2]);
        let ids = |batch: &Batch, wanted: fn(&Annotation) -> bool| {
            let review = Review::new(&mentions, Order::Label, wanted);
            review.waiting(batch).map(|mention| mention.id.0).collect::<Vec<_>>()
        };
        assert_eq!(ids(&Batch::Rest, all), [0, 1, 3, 4]);
        assert_eq!(ids(&Batch::Rest, |mention| mention.label == "GPE"), [1, 4]);
        assert_eq!(ids(&Batch::Label("ORG".to_owned()), all), [0]);
        assert_eq!(ids(&Batch::Sure(60), all), [0, 4]);
        assert_eq!(ids(&Batch::Sure(90), all), [0], "0.9 is not quite nine tenths");
        assert_eq!(ids(&Batch::Sure(91), all), [0; 0]);
    }

    #[test]
    fn the_names_of_orders_are_read_back() {
        for order in Order::ALL {
            assert_eq!(Order::by_name(order.name()), Some(order));
        }
        assert_eq!(Order::by_name("chance"), None);
    }
}
