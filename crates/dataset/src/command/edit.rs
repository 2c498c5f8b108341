//! What an act of the user makes of one annotation.

use tallymark_extract::Norm;

use crate::annotation::{Annotation, Decision, Stamp, Was};
use crate::change::Change;
use crate::command::{Edit, Refusal};
use crate::document::Document;
use crate::schema::Schema;

/// What is to be of an annotation.
pub(super) enum Outcome {
    /// It is this now.
    Put(Box<Annotation>),
    /// It is gone.
    Drop,
}

/// One annotation, edited.
pub(super) fn one(
    document: &Document,
    schema: &Schema,
    current: &Annotation,
    edit: Edit,
    stamp: &Stamp,
) -> Result<Change, Refusal> {
    let (mut put, mut drop) = (Vec::new(), Vec::new());
    match outcome(document, schema, current, edit, stamp)? {
        Outcome::Put(next) => put.push(*next),
        Outcome::Drop => drop.push(current.id),
    }
    Ok(Change::Annotate { document: document.id.clone(), put, drop })
}

/// What `edit` makes of `current`.
pub(super) fn outcome(
    document: &Document,
    schema: &Schema,
    current: &Annotation,
    edit: Edit,
    stamp: &Stamp,
) -> Result<Outcome, Refusal> {
    let mut next = current.clone();
    let decides = edit.decides();
    match edit {
        Edit::Remove => return Ok(Outcome::Drop),
        Edit::Reject if current.decision == Decision::Added => return Ok(Outcome::Drop),
        Edit::Reject => next.decision = Decision::Rejected,
        Edit::Accept => next.decision = confirmed(&next),
        Edit::Relabel(label) if label != current.label => {
            next.valued = current.valued && schema.is_numeric(&label);
            next.label = label;
            correct(&mut next, current);
        }
        Edit::Rebound(span) if span != current.span => {
            next.span = document.text.check(span).map_err(Refusal::Span)?;
            next.valued = false;
            correct(&mut next, current);
        }
        Edit::Revalue(norm) if *norm != current.norm => {
            for words in [norm.counted, norm.cue].into_iter().flatten() {
                document.text.check(words).map_err(Refusal::Span)?;
            }
            next.norm = *norm;
            next.valued = true;
            correct(&mut next, current);
        }
        Edit::Relabel(_) | Edit::Rebound(_) | Edit::Revalue(_) => {}
        Edit::Note(note) => next.note = note,
        Edit::Uncertain(uncertain) => next.uncertain = uncertain,
        Edit::Link(link) => link.trim().clone_into(&mut next.link),
    }
    if next == *current {
        return Err(Refusal::NoChange);
    }
    Ok(Outcome::Put(Box::new(if decides { next.stamped(stamp) } else { next })))
}

/// Remembers what was suggested, empties what the words no longer mean, and says that the annotation is right now.
pub(super) fn correct(next: &mut Annotation, current: &Annotation) {
    if !next.valued {
        next.norm = Norm::default();
    }
    if next.decision != Decision::Added {
        let suggested = || Was { span: current.span, label: current.label.clone(), norm: current.norm.clone() };
        let was = next.was.take().unwrap_or_else(suggested);
        if was.span != next.span || was.label != next.label || (next.valued && was.norm != next.norm) {
            next.was = Some(was);
        } else {
            next.norm = was.norm;
            next.valued = false;
        }
    }
    next.decision = confirmed(next);
}

/// What a right annotation is called: added by the user, corrected, or accepted as it was.
fn confirmed(annotation: &Annotation) -> Decision {
    match (annotation.decision, &annotation.was) {
        (Decision::Added, _) => Decision::Added,
        (_, Some(_)) => Decision::Corrected,
        (_, None) => Decision::Accepted,
    }
}
