//! Disagreements, what is chosen about them, and the document that comes of it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use tallymark_dataset::agreement::{Adjudication, Annotator, Choice, Matching, Own, Scope, disagreements};
use tallymark_dataset::formats::{Format, Input, Item, Options, native, prepare};
use tallymark_dataset::{Annotation, Decision, Document, Progress, Stamp, Timestamp};
use tallymark_text::ByteSpan;

use crate::annotators::{annotator, annotators, held, version};

const TEXT: &str = "the Bank of England paid two men in Kyiv";

fn judge() -> Stamp {
    Stamp { at: Timestamp("2026-01-02T03:04:05.000Z".to_owned()), by: "judge".to_owned() }
}

fn valued(value: &str) -> Value {
    let mut span = held(25..28, "CARDINAL");
    span["norm"] = json!({ "value": value });
    span
}

/// All say GPE of Kyiv; they differ on the bank, on England and on the value of two.
fn three() -> [Annotator; 3] {
    let mut kyiv = held(36..40, "GPE");
    kyiv["decided_at"] = "2026-01-01T00:00:00.000Z".into();
    [
        annotator("anna", vec![version(TEXT, vec![held(4..19, "ORG"), held(12..19, "GPE"), valued("2"), kyiv])]),
        annotator("ben", vec![version(TEXT, vec![held(0..19, "ORG"), valued("2"), held(36..40, "GPE")])]),
        annotator("cleo", vec![version(TEXT, vec![held(4..19, "ORG"), valued("3"), held(36..40, "GPE")])]),
    ]
}

fn adjudication(matching: &Matching<'_>) -> Adjudication {
    Adjudication::new(disagreements(matching, &Scope::default()))
}

fn merged(adjudication: &Adjudication, matching: &Matching<'_>) -> Document {
    adjudication.merged(matching, 0, &Scope::default(), &judge()).unwrap()
}

/// The words, the label, the decision and who made it.
fn seen(document: &Document) -> Vec<(&str, &str, &str, &str)> {
    let of = |annotation: &'_ Annotation| annotation.span;
    let all = document.annotations().iter();
    all.map(|a| (document.text.slice(of(a)), a.label.as_str(), a.decision.name(), a.decided_by.as_str())).collect()
}

/// Each vote of an annotation in words.
fn votes(document: &Document, words: &str) -> Vec<String> {
    let annotation = document.annotations().iter().find(|a| document.text.slice(a.span) == words).unwrap();
    let said = |vote: &tallymark_dataset::Vote| match &vote.said {
        Some(said) => {
            let value = said.norm.value.as_ref().map(|value| format!(" {value:?}")).unwrap_or_default();
            format!("{}: {} {}{value}", vote.by, document.text.slice(said.span), said.label)
        }
        None => format!("{}: nothing", vote.by),
    };
    annotation.votes.iter().map(said).collect()
}

/// The words of alternatives, and who chose them.
type Chosen<'a> = Vec<(&'a str, &'a [usize])>;

#[test]
fn places_that_overlap_are_one_disagreement_with_who_chose_what() {
    let annotators = three();
    let matching = Matching::new(&annotators);
    let found = disagreements(&matching, &Scope::default());
    let seen: Vec<(usize, &str, Chosen<'_>)> = found
        .iter()
        .map(|place| {
            let said = place.alternatives.iter();
            let said = said.map(|said| (&TEXT[said.span.range()], said.by.as_slice())).collect();
            (place.text, &TEXT[place.span.range()], said)
        })
        .collect();
    let bank: Chosen<'_> = vec![("the Bank of England", &[1]), ("Bank of England", &[0, 2]), ("England", &[0])];
    let two: Chosen<'_> = vec![("two", &[0, 1]), ("two", &[2])];
    assert_eq!(seen, [(0, "the Bank of England", bank), (0, "two", two)]);
}

#[test]
fn what_is_chosen_stands_with_the_votes_and_what_all_say_with_their_names() {
    let annotators = three();
    let matching = Matching::new(&annotators);
    let mut adjudication = adjudication(&matching);
    assert!(adjudication.choose(0, Some(Choice::of([1]))));
    assert!(adjudication.choose(1, Some(Choice::of([1]))));
    let document = merged(&adjudication, &matching);
    let expected = [
        ("Bank of England", "ORG", "accepted", "judge"),
        ("two", "CARDINAL", "accepted", "judge"),
        ("Kyiv", "GPE", "accepted", "anna, ben, cleo"),
    ];
    assert_eq!(seen(&document), expected);
    let bank =
        ["anna: Bank of England ORG", "anna: England GPE", "ben: the Bank of England ORG", "cleo: Bank of England ORG"];
    assert_eq!(votes(&document, "Bank of England"), bank);
    let [one, other, third] = &votes(&document, "two")[..] else { panic!("three votes") };
    assert!(one.ends_with("\"2\")") && other.ends_with("\"2\")") && third.ends_with("\"3\")"), "{one} {other} {third}");
    assert!(votes(&document, "Kyiv").is_empty());
    assert_eq!(document.annotations()[2].decided_at.as_ref().unwrap().0, "2026-01-01T00:00:00.000Z");
    assert_eq!(document.annotations()[1].norm.value.as_ref().unwrap().as_str(), "3");
}

#[test]
fn several_none_and_what_nobody_said_can_be_chosen() {
    let annotators = three();
    let matching = Matching::new(&annotators);
    let mut adjudication = adjudication(&matching);
    adjudication.choose(0, Some(Choice::of([1, 2])));
    adjudication.choose(1, Some(Choice::none()));
    let document = merged(&adjudication, &matching);
    let with_two = [
        ("Bank of England", "ORG", "accepted", "judge"),
        ("England", "GPE", "accepted", "judge"),
        ("two", "CARDINAL", "rejected", "judge"),
        ("Kyiv", "GPE", "accepted", "anna, ben, cleo"),
    ];
    assert_eq!(seen(&document), with_two);
    assert_eq!(votes(&document, "England"), ["anna: England GPE", "ben: the Bank of England ORG"]);
    let own = Own { span: ByteSpan::new(4, 8).unwrap(), label: "ORG".to_owned() };
    adjudication.choose(0, Some(Choice { own: vec![own], ..Choice::none() }));
    let document = merged(&adjudication, &matching);
    let expected = [("Bank", "ORG", "added", "judge"), ("England", "GPE", "rejected", "judge")];
    assert_eq!(seen(&document)[..2], expected);
    let bank = ["anna: Bank of England ORG", "ben: the Bank of England ORG", "cleo: Bank of England ORG"];
    assert_eq!(votes(&document, "Bank"), bank);
}

#[test]
fn what_is_undecided_waits_as_suggestions() {
    let annotators = three();
    let matching = Matching::new(&annotators);
    let document = merged(&adjudication(&matching), &matching);
    let expected = [
        ("the Bank of England", "ORG", "suggested", ""),
        ("Bank of England", "ORG", "suggested", ""),
        ("England", "GPE", "suggested", ""),
        ("two", "CARDINAL", "suggested", ""),
        ("Kyiv", "GPE", "accepted", "anna, ben, cleo"),
    ];
    assert_eq!(seen(&document), expected);
    assert_eq!(votes(&document, "England"), ["anna: England GPE"]);
}

#[test]
fn choices_are_taken_back_one_by_one_and_the_open_ones_come_in_turn() {
    let annotators = three();
    let mut adjudication = adjudication(&Matching::new(&annotators));
    assert_eq!(adjudication.next_open(0), Some(1));
    adjudication.choose(1, Some(Choice::none()));
    assert_eq!(adjudication.next_open(1), Some(0));
    adjudication.choose(1, Some(Choice::of([0])));
    adjudication.choose(0, Some(Choice::none()));
    assert_eq!((adjudication.next_open(0), adjudication.progress()), (None, Progress { decided: 2, total: 2 }));
    assert!(!adjudication.choose(2, None));
    let undone: Vec<Option<usize>> = (0..4).map(|_| adjudication.undo()).collect();
    assert_eq!(undone, [Some(0), Some(1), Some(1), None]);
    assert_eq!(adjudication.progress().decided, 0);
}

#[test]
fn votes_are_in_the_file_unless_annotators_are_left_out() {
    let annotators = three();
    let matching = Matching::new(&annotators);
    let mut adjudication = adjudication(&matching);
    adjudication.choose(0, Some(Choice::of([2])));
    let document = merged(&adjudication, &matching);
    let line = native::line(&document).unwrap();
    let file: Value = serde_json::from_str(&line).unwrap();
    let expected = json!([
        { "by": "anna", "said": { "start": 4, "end": 19, "label": "ORG" } },
        { "by": "anna", "said": { "start": 12, "end": 19, "label": "GPE" } },
        { "by": "ben", "said": { "start": 0, "end": 19, "label": "ORG" } },
        { "by": "cleo", "said": { "start": 4, "end": 19, "label": "ORG" } },
    ]);
    assert_eq!(file["spans"][0]["votes"], expected);
    let read: Vec<Item> = Format::Native.read(Input::stream(line.as_bytes()), &()).collect();
    let [Item::Document(read)] = &read[..] else { panic!("one document, not {read:?}") };
    assert_eq!(read.annotations(), document.annotations());
    let silent = prepare(&document, Format::Native, &Options { annotators: false, ..Options::everything() });
    assert!(silent.document.annotations().iter().all(|annotation| annotation.votes.is_empty()));
}

#[test]
fn rejections_notes_doubts_and_relations_are_taken_over() {
    let mut rejected = held(0..3, "ORG");
    rejected["decision"] = "rejected".into();
    let mut doubtful = held(36..40, "GPE");
    (doubtful["uncertain"], doubtful["note"]) = (true.into(), "which one?".into());
    let with_relation = |annotations: Vec<Value>| {
        let mut document = serde_json::to_value(version(TEXT, annotations)).unwrap();
        let relation = json!({ "id": 0, "kind": "in", "from": 0, "to": 1, "decided_at": "" });
        document["relations"] = json!([relation]);
        serde_json::from_value(document).unwrap()
    };
    let anna = with_relation(vec![held(4..19, "ORG"), held(36..40, "GPE"), rejected.clone()]);
    let ben = with_relation(vec![held(4..19, "ORG"), doubtful, held(12..19, "GPE")]);
    let annotators = [annotator("anna", vec![anna]), annotator("ben", vec![ben])];
    let document = merged(&Adjudication::default(), &Matching::new(&annotators));
    let expected = [("the", "ORG", "rejected", "anna"), ("Bank of England", "ORG", "accepted", "anna, ben")];
    assert_eq!(seen(&document)[..2], expected);
    let kyiv = &document.annotations()[2];
    assert_eq!((kyiv.uncertain, kyiv.note.as_str()), (true, "which one?"));
    let relations: Vec<_> = document.relations().collect();
    let [relation] = relations[..] else { panic!("one relation, not {relations:?}") };
    assert_eq!((relation.from, relation.to), (document.annotations()[1].id, kyiv.id));
    assert_eq!((relation.kind.as_str(), relation.decided_by.as_str()), ("in", "anna, ben"));
}

/// The spans and labels that are held.
fn places(document: &Document) -> BTreeSet<(ByteSpan, String)> {
    let held = document.annotations().iter().filter(|annotation| Scope::default().counts(annotation));
    held.map(|annotation| (annotation.span, annotation.label.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merged_holds_what_all_say_and_what_was_chosen_and_nothing_else(
        annotators in annotators(),
        picks in proptest::collection::vec((any::<Index>(), 0..3_u8), 1..20),
    ) {
        let matching = Matching::new(&annotators);
        let mut adjudication = adjudication(&matching);
        for (at, (index, kind)) in picks.iter().enumerate() {
            let Some(place) = adjudication.disagreements().get(at) else { break };
            let choice = match kind {
                0 => Choice::none(),
                1 => Choice::of([index.index(place.alternatives.len())]),
                _ => Choice::all(place),
            };
            adjudication.choose(at, Some(choice));
        }
        for (text, group) in matching.groups.iter().enumerate() {
            let document = adjudication.merged(&matching, text, &Scope::default(), &judge()).unwrap();
            let versions: Vec<BTreeSet<_>> = group.present().map(|(_, version)| places(version)).collect();
            let by_some: BTreeSet<_> = versions.iter().flatten().cloned().collect();
            let mut expected: BTreeSet<_> = by_some.iter().filter(|place| versions.iter().all(|v| v.contains(place))).cloned().collect();
            for (at, disagreement) in adjudication.disagreements().iter().enumerate().filter(|(_, d)| d.text == text) {
                // Where only values differ, all have the place; whether it stands is the choice.
                for said in &disagreement.alternatives {
                    expected.remove(&(said.span, said.label.clone()));
                }
                for number in adjudication.choice(at).iter().flat_map(|choice| &choice.alternatives) {
                    let said = &disagreement.alternatives[*number];
                    expected.insert((said.span, said.label.clone()));
                }
            }
            prop_assert_eq!(places(&document), expected);
            let ids: BTreeSet<_> = document.annotations().iter().map(|annotation| annotation.id).collect();
            prop_assert_eq!(ids.len(), document.annotations().len());
            prop_assert!(document.annotations().iter().all(|a| document.text.check(a.span).is_ok()));
            let is_told = |a: &Annotation| a.decision == Decision::Suggested || !a.decided_by.is_empty();
            prop_assert!(document.annotations().iter().all(is_told));
        }
    }

    #[test]
    fn state_is_restored_from_what_was_stored(annotators in annotators()) {
        let mut adjudication = adjudication(&Matching::new(&annotators));
        adjudication.choose(0, Some(Choice::none()));
        let stored = serde_json::to_string(&adjudication).unwrap();
        prop_assert_eq!(serde_json::from_str::<Adjudication>(&stored).unwrap(), adjudication);
    }
}
