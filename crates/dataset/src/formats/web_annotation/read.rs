//! Annotations as documents. Those of other programs may refer to texts that are elsewhere, say where only by quoting, and
//! stand in a page or a collection.

use serde_json::{Map, Value};

use super::WIKIDATA;
use crate::annotation::{Decision, Timestamp};
use crate::document::DocumentId;
use crate::formats::details::read::{Details, Meta, decided_for, known, name};
use crate::formats::json_values::{JsonValues, Layout};
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan};
use crate::formats::read::{Input, Item, Place, Problem, Read, Texts};

/// Reads the documents of a file.
pub(in crate::formats) fn read<'a>(input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
    let mut reader = Reader { texts, acceptance: Acceptance::of(OffsetUnit::CodePoints), open: None };
    let values = JsonValues::new(input.into_stream(), Layout::Elements).map(Some).chain([None]);
    Box::new(values.flat_map(move |value| match value {
        None => reader.finish(),
        Some(Err((line, error))) => vec![Item::Problem(Problem::on_line(line, error))],
        Some(Ok(value)) => match serde_json::from_slice(&value.bytes) {
            Ok(found) => reader.value(found, value.line),
            Err(error) => vec![Item::Problem(Problem::on_line(value.line, error))],
        },
    }))
}

struct Reader<'a> {
    texts: &'a dyn Texts,
    acceptance: Acceptance,
    open: Option<Open>,
}

/// The document whose annotations are being read.
struct Open {
    /// What they call it.
    source: String,
    document: RawDocument,
    /// Whether its text is there.
    is_known: bool,
    annotations: usize,
}

/// An annotation, as far as it is the same for all kinds.
struct Record {
    id: String,
    motivations: Vec<String>,
    bodies: Vec<Value>,
    target: Value,
    created: String,
    creator: String,
    own: Option<Map<String, Value>>,
}

/// What an annotation's target is.
enum Target {
    /// A text that is in the file.
    Text { source: String, text: String },
    /// Words of a text.
    Passage { source: String, selectors: Vec<Value> },
    /// Something that has only a name: another annotation, say.
    Named(String),
}

impl Reader<'_> {
    fn finish(&mut self) -> Vec<Item> {
        match self.open.take() {
            None => Vec::new(),
            Some(Open { document, is_known: true, .. }) => self.acceptance.take(document),
            Some(Open { source, document, annotations, .. }) => {
                let at = Place { name: source, ..document.at };
                let reason = format!("its text is not there, and its annotations ({annotations}) are left out");
                vec![Item::Problem(Problem::at(&at, reason))]
            }
        }
    }

    /// An annotation, or what holds some.
    fn value(&mut self, value: Value, line: usize) -> Vec<Item> {
        let Value::Object(mut fields) = value else {
            return vec![Item::Problem(Problem::on_line(line, "this is no annotation"))];
        };
        for holder in ["items", "@graph", "first"] {
            match fields.remove(holder) {
                Some(Value::Array(items)) => {
                    return items.into_iter().flat_map(|item| self.value(item, line)).collect();
                }
                Some(page @ Value::Object(_)) => return self.value(page, line),
                _ => {}
            }
        }
        let mut items = Vec::new();
        if let Err(reason) = self.record(Record::of(fields), line, &mut items) {
            items.push(Item::Problem(Problem::on_line(line, reason)));
        }
        items
    }

    fn record(&mut self, record: Record, line: usize, items: &mut Vec<Item>) -> Result<(), String> {
        match target(&record.target) {
            Some(Target::Text { source, text }) => {
                items.extend(self.finish());
                let own = record.own.unwrap_or_default();
                let id = Some(name(own.get("id"))).filter(|id| !id.is_empty()).unwrap_or_else(|| source.clone());
                let at = Place { line, ..Place::default() };
                let mut document = RawDocument { at, id, text, ..RawDocument::default() };
                known::<Meta>(&own).put_into(&mut document);
                self.open = Some(Open { source, document, is_known: true, annotations: 0 });
                Ok(())
            }
            Some(Target::Passage { source, selectors }) => {
                if self.open.as_ref().is_none_or(|open| open.source != source) {
                    items.extend(self.finish());
                    self.open = Some(self.elsewhere(source, line));
                }
                let Some(open) = self.open.as_mut() else { return Ok(()) };
                open.annotations += 1;
                if open.is_known {
                    let (place, quote) = place(&selectors, &open.document.text)?;
                    open.document.spans.push(span(record, place, quote)?);
                }
                Ok(())
            }
            Some(Target::Named(from)) => {
                let relation = relation(record, from)?;
                let open = self.open.as_mut().ok_or("it links annotations that do not stand before it")?;
                open.document.relations.push(relation);
                Ok(())
            }
            None => Err(format!("the annotation {} has no target in a text", record.id)),
        }
    }

    /// A document of whose text there is only the name.
    fn elsewhere(&self, source: String, line: usize) -> Open {
        let text = self.texts.text(&DocumentId(source.clone()));
        let is_known = text.is_some();
        let text = text.map(|text| text.as_str().to_owned()).unwrap_or_default();
        let at = Place { line, ..Place::default() };
        let document = RawDocument { at, id: source.clone(), text, ..RawDocument::default() };
        Open { source, document, is_known, annotations: 0 }
    }
}

impl Record {
    fn of(mut fields: Map<String, Value>) -> Self {
        let mut take = |name: &str| fields.remove(name).unwrap_or_default();
        let mut bodies = many(take("body"));
        bodies.extend(many(take("bodyValue")));
        let target = take("target");
        let creator = take("creator");
        Self {
            id: name(Some(&take("id"))),
            motivations: many(take("motivation")).iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            bodies,
            target: many(target).into_iter().next().unwrap_or_default(),
            created: name(Some(&take("created"))),
            creator: name(creator.get("name").or(Some(&creator))),
            own: match take("tallymark") {
                Value::Object(own) => Some(own),
                _ => None,
            },
        }
    }

    /// The text of the first body that is for this; of one that does not say what it is for, where the annotation is.
    fn text_for(&self, purposes: &[&str]) -> Option<String> {
        let is_meant = self.motivations.iter().any(|motivation| purposes.contains(&motivation.as_str()));
        let text = |body: &Value| match (body, body.get("purpose").map(Value::as_str)) {
            (Value::String(text), _) if is_meant => Some(text.clone()),
            (_, Some(Some(purpose))) if purposes.contains(&purpose) => Some(name(body.get("value"))),
            (_, None) if is_meant => Some(name(body.get("value"))),
            _ => None,
        };
        self.bodies.iter().filter_map(text).find(|text| !text.is_empty())
    }

    /// What the first body of this purpose leads to.
    fn source_for(&self, purpose: &str) -> Option<String> {
        let body = self.bodies.iter().find(|body| body.get("purpose").and_then(Value::as_str) == Some(purpose))?;
        Some(iri(body.get("source")?)).filter(|source| !source.is_empty())
    }
}

/// One or several: JSON-LD writes a list of one without brackets.
fn many(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        Value::Null => Vec::new(),
        value => vec![value],
    }
}

/// The IRI of a resource, which stands alone or is its `id`.
fn iri(resource: &Value) -> String {
    name(resource.get("id").or(Some(resource)))
}

fn target(target: &Value) -> Option<Target> {
    if let Value::String(named) = target {
        return Some(Target::Named(named.clone()));
    }
    if let (Some(source), Some(selector)) = (target.get("source"), target.get("selector")) {
        return Some(Target::Passage { source: iri(source), selectors: many(selector.clone()) });
    }
    let text = target.get("value")?.as_str()?.to_owned();
    Some(Target::Text { source: iri(target), text })
}

/// Where the words are, and which. Where only the words are given they have to be there just once.
fn place(selectors: &[Value], text: &str) -> Result<(RawPlace, Option<String>), String> {
    let of_kind = |kind: &str| selectors.iter().find(|it| it.get("type").and_then(Value::as_str) == Some(kind));
    let quote = of_kind("TextQuoteSelector");
    let exact = quote.and_then(|quote| quote.get("exact")).and_then(Value::as_str);
    if let Some(position) = of_kind("TextPositionSelector") {
        let offset = |name: &str| usize::try_from(position.get(name)?.as_u64()?).ok();
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else {
            return Err("a TextPositionSelector has no start or no end".to_owned());
        };
        return Ok((RawPlace { start, end }, exact.map(str::to_owned)));
    }
    let Some(exact) = exact.filter(|exact| !exact.is_empty()) else {
        return Err("it has no selector of text by position or by quote".to_owned());
    };
    let side = |name: &str| quote.and_then(|quote| quote.get(name)).and_then(Value::as_str).unwrap_or_default();
    let (prefix, suffix) = (side("prefix"), side("suffix"));
    let found = text.match_indices(exact).map(|(at, _)| at).filter(|at| {
        let (before, after) = (text.get(..*at), text.get(at + exact.len()..));
        before.is_some_and(|before| before.ends_with(prefix)) && after.is_some_and(|after| after.starts_with(suffix))
    });
    match found.take(2).collect::<Vec<_>>().as_slice() {
        [at] => {
            let start = text.get(..*at).unwrap_or_default().chars().count();
            Ok((RawPlace { start, end: start + exact.chars().count() }, Some(exact.to_owned())))
        }
        [] => Err(format!("“{exact}” is not in the text")),
        _ => Err(format!("“{exact}” is in the text more than once, and nothing says which is meant")),
    }
}

fn span(record: Record, place: RawPlace, quote: Option<String>) -> Result<RawSpan, String> {
    let is_own = record.own.is_some();
    // In files of others, who asks or judges gives no label.
    let purposes: &[&str] = if is_own { &["tagging", "questioning", "assessing"] } else { &["tagging", "classifying"] };
    let label = record.text_for(purposes);
    let label = label.ok_or_else(|| format!("the annotation {} has no tag", record.id))?;
    let asks = |motivation: &str| record.motivations.iter().any(|found| found == motivation);
    let mut told: Details = record.own.as_ref().map(known).unwrap_or_default();
    told.decision = Some(match told.decision {
        _ if asks("questioning") => Decision::Suggested,
        Some(Decision::Rejected) if asks("assessing") => Decision::Rejected,
        told => decided_for(told),
    });
    let mut span = RawSpan::new(place, label, Decision::Added);
    told.put_into(&mut span);
    if !is_own {
        let annotation = &mut span.annotation;
        annotation.decided_by.clone_from(&record.creator);
        annotation.decided_at = Some(record.created.clone()).filter(|at| !at.is_empty()).map(Timestamp);
        let named = record.source_for("identifying").or_else(|| record.text_for(&["identifying"]));
        let named = named.unwrap_or_default();
        named.strip_prefix(WIKIDATA).unwrap_or(&named).clone_into(&mut annotation.link);
        annotation.note = record.text_for(&["commenting", "describing"]).unwrap_or_default();
    }
    span.key = record.id;
    span.quote = quote;
    Ok(span)
}

fn relation(record: Record, from: String) -> Result<RawRelation, String> {
    let to = record.source_for("linking");
    let to = to.ok_or_else(|| format!("the annotation {} has no target in a text, and links nothing", record.id))?;
    let kind = record.text_for(&["tagging", "classifying"]).unwrap_or_else(|| "related to".to_owned());
    Ok(RawRelation { kind, from, to, decided_at: record.created, decided_by: record.creator })
}
