//! What a file says of a text that is in the workspace already.

use std::collections::{HashMap, HashSet};

use tallymark_text::ByteSpan;

use crate::annotation::{Annotation, AnnotationId, Decision};
use crate::change::Change;
use crate::command::Refusal;
use crate::document::Document;
use crate::relation::{Relation, RelationId};

/// What tells two annotations of a text from one another, for those who look at the words.
type Place<'a> = (ByteSpan, &'a str);

/// The annotation at each place; the first where there are several.
fn places(document: &Document) -> HashMap<Place<'_>, &Annotation> {
    let mut places = HashMap::new();
    for annotation in document.annotations() {
        places.entry((annotation.span, annotation.label.as_str())).or_insert(annotation);
    }
    places
}

/// Annotations with everything they bring. What stands already is left out; where it is an open suggestion and the file
/// decides it, it is decided so.
pub(super) fn annotations(document: &Document, annotations: Vec<Annotation>) -> Result<Change, Refusal> {
    let here = places(document);
    let mut put: Vec<Annotation> = Vec::new();
    let mut taken: HashSet<(ByteSpan, String)> = HashSet::new();
    let mut ids = document.next_id()..;
    for annotation in annotations {
        document.text.check(annotation.span).map_err(Refusal::Span)?;
        if !taken.insert((annotation.span, annotation.label.clone())) {
            continue;
        }
        let is_decided = annotation.decision != Decision::Suggested;
        let id = match here.get(&(annotation.span, annotation.label.as_str())) {
            None => ids.next().map(AnnotationId),
            Some(open) => Some(open.id).filter(|_| is_decided && open.decision == Decision::Suggested),
        };
        put.extend(id.map(|id| Annotation { id, ..annotation }));
    }
    if put.is_empty() {
        return Err(Refusal::Duplicate);
    }
    Ok(Change::Annotate { document: document.id.clone(), put, drop: Vec::new() })
}

/// The relations of `from` between the annotations that stand at the same places in `document`.
pub(super) fn relations(document: &Document, from: &Document) -> Result<Change, Refusal> {
    let here = places(document);
    let end = |id: AnnotationId| {
        let there = from.annotation(id)?;
        here.get(&(there.span, there.label.as_str())).map(|annotation| annotation.id)
    };
    let mut put: Vec<Relation> = Vec::new();
    let mut ids = document.next_relation().0..;
    for relation in from.relations() {
        let (Some(start), Some(end)) = (end(relation.from), end(relation.to)) else { continue };
        let is_same = |other: &Relation| other.from == start && other.to == end && other.kind == relation.kind;
        if document.relations().any(is_same) || put.iter().any(is_same) {
            continue;
        }
        let id = ids.next().map(RelationId);
        put.extend(id.map(|id| Relation { id, from: start, to: end, ..relation.clone() }));
    }
    if put.is_empty() {
        return Err(Refusal::SameRelation);
    }
    Ok(Change::Relate { document: document.id.clone(), put, drop: Vec::new() })
}
