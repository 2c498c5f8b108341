//! One document of what several annotators made of a text.
//!
//! - What all say is taken over; `decided_by` names them all ("anna, ben").
//! - What the adjudicator chose is accepted, and what was made anew is added; `decided_by` is the adjudicator, and `votes` has
//!   what each annotator of the text had said there (nothing, too).
//! - Alternatives where nothing was chosen are kept as rejected, and those that nobody has decided about as suggestions, both
//!   with their votes. What stands in the document itself is not repeated in the votes of what it overlaps.
//! - What annotators rejected and none of them holds stays rejected; what none has decided on is left out.
//! - Relations are taken over where both their ends are, with the names of all who have them.

use std::collections::BTreeMap;

use tallymark_extract::Source;
use tallymark_text::ByteSpan;

use super::adjudication::{Choice, Own};
use super::disagreement::{Alternative, Disagreement, Said};
use super::matching::Group;
use super::scope::Scope;
use crate::annotation::{Annotation, AnnotationId, Decision, Stamp, Vote, Was};
use crate::document::Document;
use crate::relation::{Relation, RelationId};

/// A span and its label.
type Key = (ByteSpan, String);

/// The annotators of one text, and what is being made of it.
struct Merge<'a> {
    present: Vec<(&'a str, usize, &'a Document)>,
    scope: &'a Scope,
    stamp: &'a Stamp,
    annotations: BTreeMap<Key, Annotation>,
}

pub(super) fn merged(
    group: &Group<'_>,
    names: &[&str],
    scope: &Scope,
    decided: &[(&Disagreement, Option<&Choice>)],
    stamp: &Stamp,
) -> Option<Document> {
    let present: Vec<_> =
        group.present().map(|(by, document)| (names.get(by).copied().unwrap_or_default(), by, document)).collect();
    let (_, _, first) = *present.first()?;
    let mut document = first.without_annotations();
    document.seconds = present.iter().fold(0, |sum, (_, _, version)| sum.saturating_add(version.seconds));
    let mut merge = Merge { present, scope, stamp, annotations: BTreeMap::new() };
    for said in Said::in_group(group, scope).by_all {
        let annotation = merge.held(&said);
        merge.put(annotation);
    }
    for (disagreement, choice) in decided {
        merge.decide(disagreement, *choice);
    }
    merge.reject();
    let ids: BTreeMap<Key, AnnotationId> = merge.annotations.keys().cloned().zip((0..).map(AnnotationId)).collect();
    let relations = merge.relations(&ids);
    document.extend(
        merge
            .annotations
            .into_values()
            .zip((0..).map(AnnotationId))
            .map(|(annotation, id)| Annotation { id, ..annotation })
            .collect(),
    );
    document.relate(relations, &[]);
    Some(document)
}

impl Merge<'_> {
    /// What stands there already stays.
    fn put(&mut self, annotation: Annotation) {
        self.annotations.entry((annotation.span, annotation.label.clone())).or_insert(annotation);
    }

    /// The annotation that some annotators have, as they have it: of the first who has decided, with what each brings.
    fn held(&self, said: &Alternative) -> Annotation {
        let present = self.present.iter().filter(|(_, number, _)| said.by.contains(number));
        let theirs: Vec<(&str, &Annotation)> = present
            .filter_map(|(name, _, document)| {
                let is_meant = |annotation: &&Annotation| self.scope.counts(annotation) && said.is_that_of(annotation);
                Some((*name, at_start_of(document, said.span).find(is_meant)?))
            })
            .collect();
        joined(&theirs).unwrap_or_else(|| Annotation::proposed(AnnotationId(0), said.span, said.label.clone()))
    }

    fn decide(&mut self, disagreement: &Disagreement, choice: Option<&Choice>) {
        let Some(choice) = choice else {
            for said in &disagreement.alternatives {
                self.take(disagreement, said, Decision::Suggested, |_| true);
            }
            return;
        };
        let own = choice.own.iter().filter(|own| self.present.iter().all(|(_, _, document)| document.holds(own.span)));
        let own: Vec<&Own> = own.collect();
        let is_right = |number: usize| choice.alternatives.contains(&number);
        let numbered = || disagreement.alternatives.iter().enumerate();
        let right = || numbered().filter(|(number, _)| is_right(*number)).map(|(_, said)| said);
        let standing: Vec<ByteSpan> = right().map(|said| said.span).chain(own.iter().map(|own| own.span)).collect();
        // What an alternative that stands overlaps is told by its votes; the rest was nothing.
        let is_wrong = |said: &Alternative| !standing.iter().any(|span| span.overlaps(said.span));
        let stands = |other: &Alternative| is_wrong(other) || right().any(|said| said == other);
        for own in own {
            let added = Annotation::added(AnnotationId(0), own.span, own.label.clone(), self.stamp);
            let votes = self.votes(disagreement, own.span, &own.label, stands);
            self.put(Annotation { votes, ..added });
        }
        for said in right() {
            self.take(disagreement, said, Decision::Accepted, stands);
        }
        for said in disagreement.alternatives.iter().filter(|said| is_wrong(said)) {
            self.take(disagreement, said, Decision::Rejected, stands);
        }
    }

    /// Puts an alternative down with what became of it.
    fn take(
        &mut self,
        disagreement: &Disagreement,
        said: &Alternative,
        decision: Decision,
        stands: impl Fn(&Alternative) -> bool,
    ) {
        let held = self.held(said);
        let decision = match decision {
            // What a user made was never suggested: it is added where it is right.
            Decision::Accepted if held.source == Source::User => Decision::Added,
            Decision::Accepted if held.was.is_some() => Decision::Corrected,
            decision => decision,
        };
        let votes = self.votes(disagreement, said.span, &said.label, stands);
        let annotation = Annotation { decision, votes, ..held };
        self.put(match decision {
            Decision::Suggested => Annotation { decided_at: None, decided_by: String::new(), ..annotation },
            _ => annotation.stamped(self.stamp),
        });
    }

    /// What each annotator says about this span: what overlaps it, but for what stands beside it with votes of its own.
    fn votes(
        &self,
        disagreement: &Disagreement,
        span: ByteSpan,
        label: &str,
        stands: impl Fn(&Alternative) -> bool,
    ) -> Vec<Vote> {
        let mut votes = Vec::new();
        for (name, number, _) in &self.present {
            let is_about = |said: &&Alternative| said.by.contains(number) && said.span.overlaps(span);
            let mut is_silent = true;
            for said in disagreement.alternatives.iter().filter(is_about) {
                is_silent = false;
                if (said.span == span && said.label == label) || !stands(said) {
                    let said = Was { span: said.span, label: said.label.clone(), norm: said.norm.clone() };
                    votes.push(Vote { by: (*name).to_owned(), said: Some(said) });
                }
            }
            if is_silent {
                votes.push(Vote { by: (*name).to_owned(), said: None });
            }
        }
        votes
    }

    /// Puts down what was rejected and is held by none.
    fn reject(&mut self) {
        let mut rejected: BTreeMap<Key, Vec<(&str, &Annotation)>> = BTreeMap::new();
        for (name, _, document) in &self.present {
            for annotation in document.annotations() {
                if annotation.decision == Decision::Rejected && self.scope.has(&annotation.label) {
                    rejected.entry((annotation.span, annotation.label.clone())).or_default().push((name, annotation));
                }
            }
        }
        let joined: Vec<Annotation> = rejected.into_values().filter_map(|theirs| joined(&theirs)).collect();
        for annotation in joined {
            self.put(annotation);
        }
    }

    fn relations(&self, ids: &BTreeMap<Key, AnnotationId>) -> Vec<Relation> {
        let mut relations: BTreeMap<(AnnotationId, AnnotationId, String), Relation> = BTreeMap::new();
        for (name, _, document) in &self.present {
            let end = |id: AnnotationId| {
                let annotation = document.annotation(id)?;
                let key = (annotation.span, annotation.label.clone());
                let stands = self.annotations.get(&key)?.decision != Decision::Rejected;
                stands.then(|| ids.get(&key).copied())?
            };
            for relation in document.relations() {
                let (Some(from), Some(to)) = (end(relation.from), end(relation.to)) else { continue };
                let place = (from, to, relation.kind.clone());
                let new = || Relation { from, to, decided_by: String::new(), ..relation.clone() };
                let name = if relation.decided_by.is_empty() { name } else { relation.decided_by.as_str() };
                append(&mut relations.entry(place).or_insert_with(new).decided_by, ", ", name);
            }
        }
        relations.into_values().zip((0..).map(RelationId)).map(|(relation, id)| Relation { id, ..relation }).collect()
    }
}

/// The annotations of a document that start where `span` does.
fn at_start_of(document: &Document, span: ByteSpan) -> impl Iterator<Item = &Annotation> {
    let annotations = document.annotations();
    let first = annotations.partition_point(|annotation| annotation.span.start() < span.start());
    annotations.iter().skip(first).take_while(move |annotation| annotation.span.start() == span.start())
}

/// What several annotators have put down for the same place, as one annotation.
fn joined(theirs: &[(&str, &Annotation)]) -> Option<Annotation> {
    let decided = theirs.iter().find(|(_, annotation)| annotation.decision != Decision::Suggested);
    let (_, first) = decided.or_else(|| theirs.first())?;
    let mut whole = Annotation { decided_by: String::new(), note: String::new(), ..(*first).clone() };
    for (name, annotation) in theirs.iter().filter(|(_, annotation)| annotation.decision != Decision::Suggested) {
        let name = if annotation.decided_by.is_empty() { name } else { annotation.decided_by.as_str() };
        append(&mut whole.decided_by, ", ", name);
        whole.decided_at = whole.decided_at.max(annotation.decided_at.clone());
        whole.valued |= annotation.valued;
    }
    for (_, annotation) in theirs {
        append(&mut whole.note, "\n", &annotation.note);
        whole.uncertain |= annotation.uncertain;
    }
    Some(whole)
}

/// Adds a part that is not there yet.
fn append(whole: &mut String, between: &str, part: &str) {
    if part.is_empty() || whole.split(between).any(|known| known == part) {
        return;
    }
    if !whole.is_empty() {
        whole.push_str(between);
    }
    whole.push_str(part);
}
