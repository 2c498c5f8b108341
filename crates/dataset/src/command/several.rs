//! What is done to several annotations of a document at once.

use tallymark_extract::Norm;
use tallymark_text::{ByteOffset, ByteSpan, Span};

use crate::annotation::{Annotation, AnnotationId, Decision, Stamp};
use crate::change::Change;
use crate::command::edit::{self, Outcome};
use crate::command::{Edit, Refusal};
use crate::document::Document;
use crate::schema::Schema;

/// New annotations at `spans`, where that label does not stand already.
pub(super) fn add(
    document: &Document,
    spans: &[ByteSpan],
    label: &str,
    decision: Decision,
    stamp: &Stamp,
) -> Result<Change, Refusal> {
    let mut put: Vec<Annotation> = Vec::new();
    let mut ids = document.next_id()..;
    for span in spans {
        let span = document.text.check(*span).map_err(Refusal::Span)?;
        let is_there = stands(document, span, label) || put.iter().any(|new| new.span == span);
        let Some(id) = (!is_there).then(|| ids.next()).flatten().map(AnnotationId) else { continue };
        put.push(match decision {
            Decision::Suggested => Annotation::proposed(id, span, label.to_owned()),
            _ => Annotation::added(id, span, label.to_owned(), stamp),
        });
    }
    if put.is_empty() {
        return Err(Refusal::Duplicate);
    }
    Ok(Change::Annotate { document: document.id.clone(), put, drop: Vec::new() })
}

fn stands(document: &Document, span: ByteSpan, label: &str) -> bool {
    let annotations = document.annotations();
    let first = annotations.partition_point(|other| other.span.start() < span.start());
    let here = annotations.iter().skip(first).take_while(|other| other.span.start() == span.start());
    here.into_iter().any(|other| other.span == span && other.label == label)
}

/// The same edit of many; those that it would not change stay as they are.
pub(super) fn edit(
    document: &Document,
    schema: &Schema,
    annotations: &[AnnotationId],
    edit: &Edit,
    stamp: &Stamp,
) -> Result<Change, Refusal> {
    let (mut put, mut drop) = (Vec::new(), Vec::new());
    let mut annotations = annotations.to_vec();
    annotations.sort_unstable();
    annotations.dedup();
    for current in annotations.into_iter().filter_map(|id| document.annotation(id)) {
        match edit::outcome(document, schema, current, edit.clone(), stamp) {
            Ok(Outcome::Put(next)) => put.push(*next),
            Ok(Outcome::Drop) => drop.push(current.id),
            Err(Refusal::NoChange) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    changed(document, put, drop)
}

/// Every annotation of the label `from` has the label `to`, what it was suggested as included: the label has another
/// name, and nothing was corrected.
pub(super) fn rename(document: &Document, from: &str, to: &str) -> Result<Change, Refusal> {
    let renamed = |annotation: &Annotation| {
        let was_from = annotation.was.as_ref().is_some_and(|was| was.label == from);
        (annotation.label == from || was_from).then(|| {
            let mut next = annotation.clone();
            if next.label == from {
                to.clone_into(&mut next.label);
            }
            if let Some(was) = next.was.as_mut().filter(|was| was.label == from) {
                to.clone_into(&mut was.label);
            }
            next
        })
    };
    changed(document, document.annotations().iter().filter_map(renamed).collect(), Vec::new())
}

fn changed(document: &Document, put: Vec<Annotation>, drop: Vec<AnnotationId>) -> Result<Change, Refusal> {
    if put.is_empty() && drop.is_empty() {
        return Err(Refusal::NoChange);
    }
    Ok(Change::Annotate { document: document.id.clone(), put, drop })
}

/// One annotation cut in two at `at`, white space at the cut left out of both. The first stays what it is, the second is
/// the user's.
pub(super) fn split(
    document: &Document,
    current: &Annotation,
    at: ByteOffset,
    stamp: &Stamp,
) -> Result<Change, Refusal> {
    let (start, end) = (current.span.start(), current.span.end());
    let cut = |from, to| Span::new(from, to).ok().filter(|span| document.text.check(*span).is_ok());
    let halves = cut(start.get(), at.get()).zip(cut(at.get(), end.get())).ok_or(Refusal::NoCut)?;
    let (first, second) = (trimmed(document, halves.0), trimmed(document, halves.1));
    let (first, second) = first.zip(second).ok_or(Refusal::NoCut)?;
    let mut left = Annotation { span: first, valued: false, ..current.clone() };
    edit::correct(&mut left, current);
    let right = Annotation::added(AnnotationId(document.next_id()), second, current.label.clone(), stamp);
    let put = vec![left.stamped(stamp), right];
    Ok(Change::Annotate { document: document.id.clone(), put, drop: Vec::new() })
}

fn trimmed(document: &Document, span: ByteSpan) -> Option<ByteSpan> {
    let words = document.text.slice(span);
    let start = span.start().get() + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    Span::new(start, end).ok().filter(|span| span.len() > 0)
}

/// Several annotations as one, from the start of the first to the end of the last, with the label of the first.
pub(super) fn merge(document: &Document, annotations: &[AnnotationId], stamp: &Stamp) -> Result<Change, Refusal> {
    let mut all: Vec<&Annotation> = annotations.iter().filter_map(|id| document.annotation(*id)).collect();
    all.sort_by_key(|annotation| annotation.order());
    all.dedup_by_key(|annotation| annotation.id);
    let [first, rest @ ..] = all.as_slice() else { return Err(Refusal::NoAnnotation) };
    let end = all.iter().map(|annotation| annotation.span.end().get()).max().unwrap_or_default();
    let span = Span::new(first.span.start().get(), end).map_err(|_| Refusal::NoAnnotation)?;
    if rest.is_empty() {
        return Err(Refusal::NoChange);
    }
    let is_doubled =
        |other: &&Annotation| other.span == span && other.label == first.label && !annotations.contains(&other.id);
    if document.annotations().iter().any(|other| is_doubled(&other)) {
        return Err(Refusal::Duplicate);
    }
    let mut whole = Annotation { span, ..(*first).clone() };
    if span != first.span {
        (whole.valued, whole.norm) = (false, Norm::default());
        edit::correct(&mut whole, first);
    }
    let drop = rest.iter().map(|annotation| annotation.id).collect();
    Ok(Change::Annotate { document: document.id.clone(), put: vec![whole.stamped(stamp)], drop })
}
