//! What the decision about some words would do wherever else they stand.

use tallymark_dataset::{Annotation, AnnotationId, Command, Decision, Document, Edit, Rule};
use tallymark_text::ByteSpan;

use crate::view::occurrences::occurrences;
use crate::view::review::is_open;

/// What was decided about some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The words.
    pub words: String,
    /// The label that is right or wrong for them.
    pub label: String,
    /// Whether it is right.
    pub says: Says,
}

/// Whether a label is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// It is, and not the other one that was suggested, where there is one.
    Yes {
        /// The label that the user has replaced.
        instead_of: Option<String>,
    },
    /// It is not.
    No,
}

/// How a verdict is applied elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As a decision.
    Decide,
    /// As a suggestion, to be decided one by one.
    Suggest,
}

/// Where a verdict would change something in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Suggestions of its label: waiting for just that decision.
    pub waiting: Vec<AnnotationId>,
    /// Suggestions of the label that the user has replaced.
    pub replaced: Vec<(AnnotationId, ByteSpan)>,
    /// Where nothing is annotated and the words could be.
    pub free: Vec<ByteSpan>,
}

/// How many places a verdict would change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// As decisions.
    pub decided: usize,
    /// As suggestions.
    pub suggested: usize,
}

impl Reach {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { decided: self.decided + other.decided, suggested: self.suggested + other.suggested }
    }

    /// The number for one manner.
    pub const fn of(self, manner: Manner) -> usize {
        match manner {
            Manner::Decide => self.decided,
            Manner::Suggest => self.suggested,
        }
    }
}

impl Places {
    /// How many there are.
    pub fn reach(&self) -> Reach {
        let suggested = self.replaced.len() + self.free.len();
        Reach { decided: self.waiting.len() + suggested, suggested }
    }
}

impl Verdict {
    /// What the decision about an annotation says of its words; one that waits is taken to be right.
    pub fn of(annotation: &Annotation, words: &str) -> Self {
        let says = match annotation.decision {
            Decision::Rejected => Says::No,
            _ => Says::Yes {
                instead_of: annotation.was.as_ref().map(|was| was.label.clone()).filter(|was| *was != annotation.label),
            },
        };
        Self { words: words.to_owned(), label: annotation.label.clone(), says }
    }

    /// Where it would change something among `spans`, places of a document in order where the words stand. What is decided
    /// there stays, and so does what overlaps the words.
    pub fn places(&self, document: &Document, spans: &[ByteSpan]) -> Places {
        let mut places = Places::default();
        // Annotations are in order of their starts, as the spans are: those that may still overlap are kept on the way.
        let mut ahead = document.annotations();
        let mut near: Vec<&Annotation> = Vec::new();
        for span in spans {
            let reached = ahead.partition_point(|annotation| annotation.span.start() < span.end());
            let (passed, rest) = ahead.split_at(reached);
            near.retain(|annotation| annotation.span.overlaps(*span));
            near.extend(passed.iter().filter(|annotation| annotation.span.overlaps(*span)));
            ahead = rest;
            self.add(&mut places, *span, &near);
        }
        places
    }

    fn add(&self, places: &mut Places, span: ByteSpan, here: &[&Annotation]) {
        let same = || here.iter().filter(|annotation| annotation.span == span);
        let waits = |label: &str| same().find(|annotation| annotation.label == label && is_open(annotation));
        let is_decided = || same().any(|annotation| annotation.label == self.label);
        match (&self.says, waits(&self.label)) {
            (_, Some(annotation)) => places.waiting.push(annotation.id),
            (Says::Yes { instead_of }, None) if !is_decided() => {
                if let Some(annotation) = instead_of.as_deref().and_then(waits) {
                    places.replaced.push((annotation.id, span));
                } else if here.is_empty() {
                    places.free.push(span);
                }
            }
            _ => {}
        }
    }

    /// The commands that apply it to a whole document, and how many places they change.
    pub fn commands(&self, document: &Document, manner: Manner) -> (usize, [Option<Command>; 3]) {
        let places = self.places(document, &occurrences(&document.text, &self.words));
        let count = places.reach().of(manner);
        let replaced: Vec<AnnotationId> = places.replaced.iter().map(|(id, _)| *id).collect();
        let edit = |annotations: Vec<AnnotationId>, edit| {
            let document = document.id.clone();
            (!annotations.is_empty()).then_some(Command::EditMany { document, annotations, edit })
        };
        let add = |spans: Vec<ByteSpan>, decision| {
            let (document, label) = (document.id.clone(), self.label.clone());
            (!spans.is_empty()).then_some(Command::AddMany { document, spans, label, decision })
        };
        let commands = match (&self.says, manner) {
            (Says::No, Manner::Decide) => [edit(places.waiting, Edit::Reject), None, None],
            (Says::No, Manner::Suggest) => [None, None, None],
            (Says::Yes { .. }, Manner::Decide) => [
                edit(places.waiting, Edit::Accept),
                edit(replaced, Edit::Relabel(self.label.clone())),
                add(places.free, Decision::Added),
            ],
            (Says::Yes { .. }, Manner::Suggest) => {
                let spans = places.replaced.iter().map(|(_, span)| *span).chain(places.free).collect();
                [edit(replaced, Edit::Remove), add(spans, Decision::Suggested), None]
            }
        };
        (count, commands)
    }
}

/// The command that rejects what waits in a document and a rule forbids, and how many that are.
pub fn enforce(rule: &Rule, document: &Document) -> (usize, Option<Command>) {
    let forbids = |annotation: &&Annotation| {
        is_open(annotation) && rule.forbids(&document.id, document.text.slice(annotation.span), &annotation.label)
    };
    let annotations: Vec<AnnotationId> = document.annotations().iter().filter(forbids).map(|a| a.id).collect();
    let (count, document) = (annotations.len(), document.id.clone());
    (count, (count > 0).then_some(Command::EditMany { document, annotations, edit: Edit::Reject }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{About, DocumentId, Project, Stamp, Step, Timestamp};
    use tallymark_extract::{Label, Mention, Norm, Options, Source};
    use tallymark_text::{Span, Text};

    const TEXT: &str = "May met May. In May and May, May of May Day, May.";

    fn stamp() -> Stamp {
        Stamp { at: Timestamp("2026-03-04T00:00:00.000Z".to_owned()), by: String::new() }
    }

    fn carry_out(project: &mut Project, command: Command) {
        let change = command.plan(project.workspace(), &stamp()).unwrap();
        project.take(Step::Act(change)).unwrap();
    }

    /// Something at each `May` of [`TEXT`] but the last, which is free: 3 is accepted and 4 is rejected.
    fn project() -> (Project, DocumentId) {
        let id = DocumentId("d".to_owned());
        let mention = |start: usize, len: usize, label| Mention {
            span: Span::new(start, start + len).unwrap(),
            label,
            norm: Norm::default(),
            source: Source::Rule,
            score: 0.9,
        };
        let mentions = vec![
            mention(0, 3, Label::Person),
            mention(8, 3, Label::Person),
            mention(16, 3, Label::Date),
            mention(24, 3, Label::Person),
            mention(29, 3, Label::Date),
            mention(36, 7, Label::Date),
        ];
        let document = Document::new(id.clone(), About::titled("", Options::default()), stamp().at, Text::new(TEXT));
        let mut project = Project::default();
        carry_out(&mut project, Command::AddDocument(Box::new(document.with_suggestions(mentions))));
        for (annotation, edit) in [(3, Edit::Accept), (4, Edit::Reject)] {
            carry_out(&mut project, Command::Edit { document: id.clone(), annotation: AnnotationId(annotation), edit });
        }
        (project, id)
    }

    fn verdict(label: &str, says: Says) -> Verdict {
        Verdict { words: "May".to_owned(), label: label.to_owned(), says }
    }

    fn yes(label: &str, instead_of: Option<&str>) -> Verdict {
        verdict(label, Says::Yes { instead_of: instead_of.map(str::to_owned) })
    }

    #[test]
    fn a_verdict_leaves_alone_what_is_decided_and_what_overlaps() {
        let (project, id) = project();
        let document = project.workspace().document(&id).unwrap();
        let spans = occurrences(&document.text, "May");
        assert_eq!(spans.len(), 7);
        let cases: [(Verdict, &[u32], &[u32], usize); 6] = [
            (yes("PERSON", None), &[0, 1], &[], 1),
            (yes("PERSON", Some("DATE")), &[0, 1], &[2], 1),
            (yes("DATE", None), &[2], &[], 1),
            (yes("ORG", Some("PERSON")), &[], &[0, 1], 1),
            (verdict("DATE", Says::No), &[2], &[], 0),
            (verdict("ORG", Says::No), &[], &[], 0),
        ];
        for (verdict, waiting, replaced, free) in cases {
            let places = verdict.places(document, &spans);
            let ids = |ids: &[AnnotationId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
            assert_eq!(ids(&places.waiting), waiting, "{verdict:?}");
            assert_eq!(ids(&places.replaced.iter().map(|(id, _)| *id).collect::<Vec<_>>()), replaced, "{verdict:?}");
            assert_eq!(places.free, &[Span::new(45, 48).unwrap()][..free], "{verdict:?}");
            let suggested = replaced.len() + free;
            assert_eq!(places.reach(), Reach { decided: waiting.len() + suggested, suggested });
        }
    }

    /// What stands at each `May`, after the commands of a verdict.
    fn after(verdict: &Verdict, manner: Manner) -> Vec<(usize, String, Decision)> {
        let (mut project, id) = project();
        let (count, commands) = verdict.commands(project.workspace().document(&id).unwrap(), manner);
        let before = project.workspace().document(&id).unwrap().clone();
        commands.into_iter().flatten().for_each(|command| carry_out(&mut project, command));
        let document = project.workspace().document(&id).unwrap();
        let all = document.annotations();
        let stood = |a: &&Annotation| {
            before.annotations().iter().any(|b| (b.span, &b.label, b.decision) == (a.span, &a.label, a.decision))
        };
        let changed: Vec<_> = all.iter().filter(|a| !stood(a)).collect();
        assert_eq!(changed.len(), count);
        changed.iter().map(|a| (a.span.start().get(), a.label.clone(), a.decision)).collect()
    }

    #[test]
    fn commands_do_what_was_counted() {
        let person = |at, decision| (at, "PERSON".to_owned(), decision);
        let relabelled = yes("PERSON", Some("DATE"));
        assert_eq!(
            after(&relabelled, Manner::Decide),
            [
                person(0, Decision::Accepted),
                person(8, Decision::Accepted),
                person(16, Decision::Corrected),
                person(45, Decision::Added)
            ]
        );
        assert_eq!(
            after(&relabelled, Manner::Suggest),
            [person(16, Decision::Suggested), person(45, Decision::Suggested)]
        );
        assert_eq!(
            after(&verdict("PERSON", Says::No), Manner::Decide),
            [person(0, Decision::Rejected), person(8, Decision::Rejected)]
        );
    }

    #[test]
    fn a_rule_rejects_what_waits_and_no_more() {
        let (mut project, id) = project();
        let rule = |document| Rule { text: "May".to_owned(), label: Some("DATE".to_owned()), document };
        let elsewhere = rule(Some(DocumentId("other".to_owned())));
        assert_eq!(enforce(&elsewhere, project.workspace().document(&id).unwrap()), (0, None));
        let (count, command) = enforce(&rule(None), project.workspace().document(&id).unwrap());
        assert_eq!(count, 1);
        carry_out(&mut project, command.unwrap());
        let document = project.workspace().document(&id).unwrap();
        let decision = |id| document.annotation(AnnotationId(id)).unwrap().decision;
        assert_eq!(
            (decision(2), decision(5), decision(0)),
            (Decision::Rejected, Decision::Suggested, Decision::Suggested)
        );
    }

    #[test]
    fn a_verdict_is_read_off_what_was_decided() {
        let (project, id) = project();
        let document = project.workspace().document(&id).unwrap();
        let of = |id| Verdict::of(document.annotation(AnnotationId(id)).unwrap(), "May");
        assert_eq!(of(3), yes("PERSON", None));
        assert_eq!(of(4), verdict("DATE", Says::No));
    }
}
