//! Annotators and what they have annotated, made up for tests.

use std::ops::Range;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use tallymark_dataset::Document;
use tallymark_dataset::agreement::Annotator;

use crate::wishes::awkward_text;

const LABELS: [&str; 3] = ["GPE", "ORG", "MONEY"];
const DECISIONS: [&str; 5] = ["accepted", "corrected", "added", "rejected", "suggested"];

pub(crate) fn annotator(name: &str, documents: Vec<Document>) -> Annotator {
    Annotator { name: name.to_owned(), documents }
}

/// A text with these annotations, as records of the journal have them.
pub(crate) fn version(text: &str, annotations: Vec<Value>) -> Document {
    let count = annotations.len();
    let numbered: Vec<Value> =
        annotations.into_iter().enumerate().map(|(id, annotation)| numbered(id, annotation)).collect();
    let document = json!({
        "id": "d", "title": "", "added_at": "", "text": text, "annotations": numbered, "next": count,
    });
    serde_json::from_value(document).unwrap()
}

fn numbered(id: usize, mut annotation: Value) -> Value {
    annotation["id"] = id.into();
    annotation
}

/// An accepted annotation of these bytes.
pub(crate) fn held(bytes: Range<usize>, label: &str) -> Value {
    let span = json!({ "start": bytes.start, "end": bytes.end });
    json!({ "span": span, "label": label, "source": "model", "score": 0.5, "decision": "accepted" })
}

/// Two to four annotators of a few texts, of whom not each has every text.
pub(crate) fn annotators() -> impl Strategy<Value = Vec<Annotator>> {
    (2..5_usize, vec(awkward_text(), 1..4)).prop_flat_map(|(count, texts)| {
        let versions: Vec<_> = texts.iter().map(|text| vec(option::weighted(0.8, annotations(text)), count)).collect();
        versions.prop_map(move |versions| {
            let of = |number: usize| {
                let theirs = texts.iter().zip(&versions).filter_map(|(text, versions)| {
                    versions[number].as_ref().map(|annotations| version(text, annotations.clone()))
                });
                annotator(&format!("annotator {number}"), theirs.collect())
            };
            (0..count).map(of).collect()
        })
    })
}

fn annotations(text: &str) -> impl Strategy<Value = Vec<Value>> + use<> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let last = ends.len() - 1;
    // Few places and few values, so that annotators meet.
    let place = (0..last, 1..4_usize).prop_map(move |(start, length)| ends[start]..ends[(start + length).min(last)]);
    let one = (place, select(&LABELS[..]), select(&DECISIONS[..]), option::weighted(0.3, 1..3_u32));
    vec(one, 0..6).prop_map(|all| {
        let made = all.into_iter().map(|(place, label, decision, value)| {
            let mut annotation = held(place, label);
            annotation["decision"] = decision.into();
            if let Some(value) = value {
                annotation["norm"] = json!({ "value": value.to_string() });
            }
            annotation
        });
        made.collect()
    })
}
