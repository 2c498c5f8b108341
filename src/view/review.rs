//! The order of review: which mention comes next.

use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_text::{ByteOffset, Direction};

/// The mention after (or before) `from`, in reading order; the first (or last) where nothing is selected, and `None` at
/// the end.
pub fn neighbour(annotations: &[Annotation], from: Option<AnnotationId>, direction: Direction) -> Option<AnnotationId> {
    let place = from.and_then(|id| annotations.iter().position(|annotation| annotation.id == id));
    let next = match (place, direction) {
        (Some(place), Direction::Forward) => annotations.get(place + 1),
        (Some(place), Direction::Back) => place.checked_sub(1).and_then(|before| annotations.get(before)),
        (None, Direction::Forward) => annotations.first(),
        (None, Direction::Back) => annotations.last(),
    };
    next.map(|annotation| annotation.id)
}

/// The next mention that waits for a decision: after the position `from`, else from the start of the document.
pub fn next_open(annotations: &[Annotation], from: Option<ByteOffset>) -> Option<AnnotationId> {
    let open = |annotation: &&Annotation| annotation.decision == Decision::Suggested;
    let after = annotations.iter().filter(open).find(|a| from.is_none_or(|from| a.span.start() > from));
    after.or_else(|| annotations.iter().find(open)).map(|annotation| annotation.id)
}
