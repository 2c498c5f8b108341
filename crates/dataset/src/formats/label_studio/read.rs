//! Tasks as documents: an array of them, one a line, or a single one.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::annotation::{Decision, Timestamp};
use crate::formats::details::read::{Details, Meta, decided_for, known, name, offset};
use crate::formats::json_records::read_records;
use crate::formats::json_values::Layout;
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan};
use crate::formats::read::{Input, Item, Place, Problem, Read};

#[derive(Deserialize)]
struct Task {
    #[serde(default)]
    id: Value,
    data: Map<String, Value>,
    /// Before version 1.0 they were called completions.
    #[serde(default, alias = "completions")]
    annotations: Vec<Results>,
    #[serde(default)]
    predictions: Vec<Results>,
}

/// An annotation or a prediction.
#[derive(Deserialize)]
struct Results {
    #[serde(default)]
    result: Vec<Outcome>,
    /// Whether the annotator has skipped the task.
    #[serde(default)]
    was_cancelled: bool,
    #[serde(default)]
    completed_by: Value,
    #[serde(default)]
    created_at: Value,
}

#[derive(Deserialize)]
struct Outcome {
    #[serde(default)]
    id: Value,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    value: Region,
    #[serde(default)]
    score: Option<f32>,
    #[serde(default)]
    origin: String,
    #[serde(default)]
    meta: Map<String, Value>,
    #[serde(default)]
    from_id: Value,
    #[serde(default)]
    to_id: Value,
    #[serde(default)]
    labels: Vec<String>,
}

/// What a region is; in other kinds of results most of it is missing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Region {
    start: Value,
    end: Value,
    text: Value,
    labels: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LinkDetails {
    decided_at: String,
    decided_by: String,
}

/// Reads the documents of a file.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    let mut acceptance = Acceptance::of(OffsetUnit::CodePoints);
    read_records(input, Layout::Elements, move |task: Task, line| {
        let mut reader = Reader { at: Place { line, ..Place::default() }, ..Reader::default() };
        match reader.document(task) {
            Ok(document) => {
                let mut items = acceptance.take(document);
                items.extend(reader.problems.into_iter().map(Item::Problem));
                items
            }
            Err(reason) => vec![Item::Problem(Problem::at(&reader.at, reason))],
        }
    })
}

/// What is found in a task.
#[derive(Default)]
struct Reader {
    at: Place,
    spans: Vec<RawSpan>,
    relations: Vec<RawRelation>,
    problems: Vec<Problem>,
    /// Kinds of results that are no spans, and how many there are.
    others: BTreeMap<String, usize>,
    /// Whether regions say what was decided about them: then all are meant.
    own: bool,
}

/// A list of results: its name, who made it, and what its regions are, given what was decided about each by the file.
struct List<'a> {
    name: &'a str,
    decided_by: String,
    decided_at: Option<Timestamp>,
    decision: fn(Option<Decision>) -> Decision,
}

impl Reader {
    fn document(&mut self, task: Task) -> Result<RawDocument, String> {
        let Task { id, mut data, annotations, predictions } = task;
        let text = text(&mut data)?;
        let id = [name(data.get("id")), name(Some(&id))].into_iter().find(|id| !id.is_empty()).unwrap_or_default();
        self.at.name.clone_from(&id);
        for (place, annotation) in annotations.into_iter().enumerate() {
            self.results(annotation, &format!("annotation {place}"), decided_for);
        }
        let decided: HashSet<(usize, usize, String)> = self.spans.iter().map(place_and_label).collect();
        for (place, prediction) in predictions.into_iter().enumerate() {
            let first = self.spans.len();
            self.results(prediction, &format!("prediction {place}"), undecided);
            // Other tools leave what was accepted among the predictions too.
            let found = self.spans.split_off(first);
            let is_new = |span: &RawSpan| self.own || !decided.contains(&place_and_label(span));
            let found: Vec<_> = found.into_iter().filter(is_new).collect();
            self.spans.extend(found);
        }
        for (kind, count) in std::mem::take(&mut self.others) {
            self.problem(format!("{count} results of type {kind} are no spans of the text, and are left out"));
        }
        let mut document = RawDocument { at: self.at.clone(), id, text, ..RawDocument::default() };
        document.spans = std::mem::take(&mut self.spans);
        document.relations = std::mem::take(&mut self.relations);
        known::<Meta>(&data).put_into(&mut document);
        Ok(document)
    }

    fn problem(&mut self, reason: String) {
        self.problems.push(Problem::at(&self.at, reason));
    }

    fn results(&mut self, results: Results, list: &str, decision: fn(Option<Decision>) -> Decision) {
        let Results { result, was_cancelled, completed_by, created_at } = results;
        if was_cancelled {
            if !result.is_empty() {
                self.problem(format!("{list} was cancelled, and its {} results are left out", result.len()));
            }
            return;
        }
        let email = completed_by.get("email").unwrap_or(&completed_by);
        let list = List {
            name: list,
            decided_by: name(Some(email)),
            decided_at: created_at.as_str().map(|at| Timestamp(at.to_owned())),
            decision,
        };
        for outcome in result {
            match outcome.kind.as_str() {
                "labels" => self.region(outcome, &list),
                "relation" => self.relation(outcome, &list),
                other => *self.others.entry(other.to_owned()).or_default() += 1,
            }
        }
    }

    fn region(&mut self, outcome: Outcome, list: &List<'_>) {
        let Outcome { id, value, score, origin, mut meta, .. } = outcome;
        let (Some(start), Some(end)) = (offset(&value.start), offset(&value.end)) else {
            let reason = format!("the region {} of {} has no start and end in characters", name(Some(&id)), list.name);
            return self.problem(reason);
        };
        if value.labels.is_empty() {
            self.problem(format!("the region {start}..{end} of {} has no label", list.name));
        }
        let own = match meta.remove("tallymark") {
            Some(Value::Object(own)) => Some(own),
            _ => None,
        };
        self.own |= own.is_some();
        for label in value.labels {
            let mut told: Details = own.as_ref().map(known).unwrap_or_default();
            told.decision = Some(match (told.decision, origin.as_str()) {
                (None, "prediction-changed") => (list.decision)(Some(Decision::Corrected)),
                (None, "prediction") => (list.decision)(Some(Decision::Accepted)),
                (told, _) => (list.decision)(told),
            });
            let mut span = RawSpan::new(RawPlace { start, end }, label, Decision::Added);
            told.put_into(&mut span);
            if own.is_none() {
                span.annotation.score = score.unwrap_or(1.0);
                span.annotation.decided_by.clone_from(&list.decided_by);
                span.annotation.decided_at.clone_from(&list.decided_at);
            }
            span.key = key(list, &id);
            span.quote = value.text.as_str().map(str::to_owned);
            span.annotation.note = note(meta.get("text"));
            self.spans.push(span);
        }
    }

    fn relation(&mut self, outcome: Outcome, list: &List<'_>) {
        let Outcome { from_id, to_id, labels, mut meta, .. } = outcome;
        let own = match meta.remove("tallymark") {
            Some(Value::Object(own)) => own,
            _ => Map::new(),
        };
        let LinkDetails { decided_at, decided_by } = known(&own);
        // A relation may have no label.
        let kinds = if labels.is_empty() { vec!["related to".to_owned()] } else { labels };
        self.relations.extend(kinds.into_iter().map(|kind| RawRelation {
            kind,
            from: key(list, &from_id),
            to: key(list, &to_id),
            decided_at: decided_at.clone(),
            decided_by: decided_by.clone(),
        }));
    }
}

/// The text of a task. Label Studio calls it what the labeling configuration says, which is not in the file: any name will
/// do where there is only one text.
fn text(data: &mut Map<String, Value>) -> Result<String, String> {
    let texts = data.iter().filter(|(_, value)| value.is_string()).map(|(name, _)| name.clone());
    let names: Vec<String> = texts.collect();
    let usual = names.iter().find(|name| name.eq_ignore_ascii_case("text"));
    let found = match (usual, names.as_slice()) {
        (Some(usual), _) => usual,
        (None, [only]) => only,
        (None, []) => return Err("its data has no text".to_owned()),
        (None, several) => {
            return Err(format!("it has no field `text`, and any of {} could be it", several.join(", ")));
        }
    };
    match data.remove(found) {
        Some(Value::String(text)) => Ok(text),
        _ => Err("its data has no text".to_owned()),
    }
}

/// What a prediction is: Label Studio cannot say that one was rejected, so only what we wrote ourselves does.
fn undecided(told: Option<Decision>) -> Decision {
    match told {
        Some(Decision::Rejected) => Decision::Rejected,
        _ => Decision::Suggested,
    }
}

/// What relations call a region. Regions of different lists may have the same id.
fn key(list: &List<'_>, id: &Value) -> String {
    format!("{}, {}", list.name, name(Some(id)))
}

fn place_and_label(span: &RawSpan) -> (usize, usize, String) {
    (span.place.start, span.place.end, span.annotation.label.clone())
}

/// What the annotator wrote: Label Studio has a list of lines.
fn note(text: Option<&Value>) -> String {
    match text {
        Some(Value::String(note)) => note.clone(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}
