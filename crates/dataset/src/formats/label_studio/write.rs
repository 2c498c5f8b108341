//! Documents as tasks.

use std::collections::HashSet;
use std::io::Write;

use serde::Serialize;
use tallymark_text::Text;

use super::{LABELS, TEXT};
use crate::annotation::{Annotation, AnnotationId, Decision, Timestamp};
use crate::document::Document;
use crate::formats::details::write::{Details, NamedMeta, Quote};
use crate::formats::json_records::Array;
use crate::formats::options::Options;
use crate::formats::write::{WriteError, Writer};
use crate::relation::Relation;

pub(in crate::formats) fn writer(_options: &Options) -> Box<dyn Writer> {
    Box::new(TaskWriter { tasks: Array::default(), written: 0 })
}

/// Writes an array of tasks.
struct TaskWriter {
    tasks: Array,
    written: usize,
}

#[derive(Serialize)]
struct Task<'a> {
    /// Its number: imports give it another, but the converter of Label Studio's SDK wants one.
    id: usize,
    data: Data<'a>,
    annotations: Vec<Completion<'a>>,
    predictions: Vec<Prediction<'a>>,
}

#[derive(Serialize)]
struct Data<'a> {
    text: &'a str,
    #[serde(flatten)]
    meta: NamedMeta<'a>,
}

#[derive(Serialize)]
struct Completion<'a> {
    result: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Prediction<'a> {
    model_version: &'static str,
    /// How sure the finder was, over all regions.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    result: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<'a> {
    Region(Box<Region<'a>>),
    Relation(Link<'a>),
}

#[derive(Serialize)]
struct Region<'a> {
    id: String,
    from_name: &'static str,
    to_name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Value<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    origin: &'static str,
    meta: RegionMeta<'a>,
}

#[derive(Serialize)]
struct Value<'a> {
    #[serde(flatten)]
    place: Quote<'a>,
    labels: [&'a str; 1],
}

/// What Label Studio shows beside a region is its `text`.
#[derive(Serialize)]
struct RegionMeta<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    text: Vec<&'a str>,
    tallymark: Details<'a>,
}

#[derive(Serialize)]
struct Link<'a> {
    from_id: String,
    to_id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    direction: &'static str,
    labels: [&'a str; 1],
    meta: LinkMeta<'a>,
}

#[derive(Serialize)]
struct LinkMeta<'a> {
    tallymark: LinkDetails<'a>,
}

#[derive(Serialize)]
struct LinkDetails<'a> {
    decided_at: &'a Timestamp,
    #[serde(skip_serializing_if = "str::is_empty")]
    decided_by: &'a str,
}

impl Writer for TaskWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let annotations = document.annotations().iter();
        let (decided, others): (Vec<_>, Vec<_>) = annotations.partition(|annotation| is_decided_for(annotation));
        let waits = others.iter().any(|annotation| annotation.decision == Decision::Suggested);
        self.written += 1;
        let mut task = Task {
            id: self.written,
            data: Data { text: document.text.as_str(), meta: NamedMeta::of(document) },
            annotations: Vec::new(),
            predictions: Vec::new(),
        };
        // An empty one says that there is nothing to find, which is not known while suggestions wait.
        if !decided.is_empty() || !waits {
            task.annotations.push(Completion { result: result(document, &decided) });
        }
        if !others.is_empty() {
            task.predictions.push(Prediction {
                model_version: "tallymark",
                score: mean_score(&others),
                result: result(document, &others),
            });
        }
        self.tasks.record(&task, document, out)
    }

    fn end(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        self.tasks.end(out)
    }
}

fn is_decided_for(annotation: &Annotation) -> bool {
    matches!(annotation.decision, Decision::Accepted | Decision::Corrected | Decision::Added)
}

#[expect(clippy::cast_precision_loss, reason = "a mean of shares, to be sorted by")]
fn mean_score(annotations: &[&Annotation]) -> Option<f32> {
    let sum: f32 = annotations.iter().map(|annotation| annotation.score).sum();
    (!annotations.is_empty()).then(|| sum / annotations.len() as f32)
}

/// Annotations and the relations between them.
fn result<'a>(document: &'a Document, annotations: &[&'a Annotation]) -> Vec<Outcome<'a>> {
    let ids: HashSet<AnnotationId> = annotations.iter().map(|annotation| annotation.id).collect();
    let regions = annotations.iter().map(|annotation| Outcome::Region(Box::new(region(annotation, &document.text))));
    let within = document.relations().filter(|relation| ids.contains(&relation.from) && ids.contains(&relation.to));
    regions.chain(within.map(|relation| Outcome::Relation(link(relation)))).collect()
}

fn region<'a>(annotation: &'a Annotation, text: &'a Text) -> Region<'a> {
    let origin = match annotation.decision {
        Decision::Added => "manual",
        Decision::Corrected => "prediction-changed",
        Decision::Suggested | Decision::Accepted | Decision::Rejected => "prediction",
    };
    Region {
        id: annotation.id.to_string(),
        from_name: LABELS,
        to_name: TEXT,
        kind: "labels",
        value: Value { place: Quote::of(annotation.span, text), labels: [&annotation.label] },
        score: (!is_decided_for(annotation)).then_some(annotation.score),
        origin,
        meta: RegionMeta {
            text: [annotation.note.as_str()].into_iter().filter(|note| !note.is_empty()).collect(),
            tallymark: Details::of(annotation, text).without_note(),
        },
    }
}

fn link(relation: &Relation) -> Link<'_> {
    Link {
        from_id: relation.from.to_string(),
        to_id: relation.to.to_string(),
        kind: "relation",
        direction: "right",
        labels: [&relation.kind],
        meta: LinkMeta {
            tallymark: LinkDetails { decided_at: &relation.decided_at, decided_by: &relation.decided_by },
        },
    }
}
