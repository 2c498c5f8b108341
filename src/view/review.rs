//! The order of review: which mention comes next.

use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_text::{ByteOffset, Direction};

/// The mention after (or before) `from`, in reading order; the first (or last) where nothing is selected, and `None` at
/// the end.
pub fn neighbour(annotations: &[Annotation], from: Option<&Annotation>, direction: Direction) -> Option<AnnotationId> {
    let next = match (from.and_then(|from| place_of(annotations, from)), direction) {
        (Some(place), Direction::Forward) => annotations.get(place + 1),
        (Some(place), Direction::Back) => place.checked_sub(1).and_then(|before| annotations.get(before)),
        (None, Direction::Forward) => annotations.first(),
        (None, Direction::Back) => annotations.last(),
    };
    next.map(|annotation| annotation.id)
}

/// Where `sought` is among `annotations`: only those that start where it does are looked at.
fn place_of(annotations: &[Annotation], sought: &Annotation) -> Option<usize> {
    let start = sought.span.start();
    let first = annotations.partition_point(|annotation| annotation.span.start() < start);
    let same_start = annotations.iter().skip(first).take_while(|annotation| annotation.span.start() == start);
    same_start.zip(first..).find(|(annotation, _)| annotation.id == sought.id).map(|(_, place)| place)
}

/// The next mention that waits for a decision: after the position `from`, else from the start of the document. What is
/// already decided before `from` is not looked at, unless nothing waits behind it.
pub fn next_open(annotations: &[Annotation], from: Option<ByteOffset>) -> Option<AnnotationId> {
    let place = from.map_or(0, |from| annotations.partition_point(|annotation| annotation.span.start() <= from));
    let (before, after) = annotations.split_at_checked(place)?;
    let mut in_turn = after.iter().chain(before);
    in_turn.find(|annotation| annotation.decision == Decision::Suggested).map(|annotation| annotation.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    /// Four mentions; `decided` are the ids that are.
    fn mentions(decided: &[u32]) -> Vec<Annotation> {
        let mentions = (0_u32..4).zip([0, 10, 20, 30]).map(|(id, start)| annotation(id, start, start + 5));
        mentions
            .map(|mention| {
                let is_decided = decided.contains(&mention.id.0);
                let decision = if is_decided { Decision::Accepted } else { Decision::Suggested };
                Annotation { decision, ..mention }
            })
            .collect()
    }

    #[test]
    fn neighbours_in_reading_order() {
        let cases = [
            (None, Direction::Forward, Some(0)),
            (None, Direction::Back, Some(3)),
            (Some(1), Direction::Forward, Some(2)),
            (Some(1), Direction::Back, Some(0)),
            (Some(0), Direction::Back, None),
            (Some(3), Direction::Forward, None),
            // One that is gone is as good as none.
            (Some(9), Direction::Forward, Some(0)),
        ];
        for (from, direction, expected) in cases {
            let mentions = mentions(&[]);
            let gone = annotation(9, 40, 45);
            let from = from.map(|id: usize| mentions.get(id).unwrap_or(&gone));
            let found = neighbour(&mentions, from, direction);
            assert_eq!(found.map(|id| id.0), expected, "from {from:?} {direction:?}");
        }
    }

    #[test]
    fn the_next_that_waits_is_after_the_place_or_the_first_of_all() {
        let cases: [(&[u32], Option<usize>, Option<u32>); 6] = [
            (&[], None, Some(0)),
            (&[0], Some(0), Some(1)),
            (&[0, 1], Some(0), Some(2)),
            (&[1, 2, 3], Some(30), Some(0)),
            (&[3], Some(30), Some(0)),
            (&[0, 1, 2, 3], Some(30), None),
        ];
        for (decided, from, expected) in cases {
            let found = next_open(&mentions(decided), from.map(ByteOffset::new));
            assert_eq!(found.map(|id| id.0), expected, "decided {decided:?}, from {from:?}");
        }
    }
}
