//! Annotations as documents. Those of other programs may refer to texts that are elsewhere, say where only by quoting, and
//! stand in a page or a collection.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{DOCUMENT, WIKIDATA};
use crate::annotation::{Decision, Timestamp};
use crate::document::DocumentId;
use crate::formats::details::read::{Details, Meta, decided_for, known, name, offset};
use crate::formats::json_values::{JsonValues, Layout};
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan};
use crate::formats::read::{Input, Item, Place, Problem, Read, Texts};

/// Reads the documents of a file.
pub(in crate::formats) fn read<'a>(input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
    let mut reader = Reader {
        texts,
        acceptance: Acceptance::of(OffsetUnit::CodePoints),
        sources: Vec::new(),
        places: HashMap::new(),
        relations: Vec::new(),
    };
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
    /// What annotations have referred to and is not finished, in the order of the file.
    sources: Vec<Source>,
    /// Where in `sources` an IRI is.
    places: HashMap<String, usize>,
    /// Relations, between annotations by their IRIs.
    relations: Vec<(RawRelation, usize)>,
}

/// A text that annotations refer to, and those.
#[derive(Default)]
struct Source {
    iri: String,
    /// Where it is first spoken of.
    line: usize,
    text: Option<String>,
    known: Map<String, Value>,
    passages: Vec<Passage>,
    relations: Vec<RawRelation>,
}

/// An annotation of words of a text.
struct Passage {
    record: Record,
    selectors: Vec<Value>,
    line: usize,
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

impl Reader<'_> {
    /// What there is so far.
    fn finish(&mut self) -> Vec<Item> {
        let mut strays = Vec::new();
        let relations = std::mem::take(&mut self.relations);
        if !relations.is_empty() {
            let annotations = self.sources.iter().enumerate().flat_map(|(place, source)| {
                source.passages.iter().map(move |passage| (passage.record.id.clone(), place))
            });
            let annotations: HashMap<String, usize> = annotations.collect();
            for (relation, line) in relations {
                let source = annotations.get(&relation.from).and_then(|place| self.sources.get_mut(*place));
                match source {
                    Some(source) => source.relations.push(relation),
                    None => strays.push(Item::Problem(Problem::on_line(
                        line,
                        format!("{} is no annotation of a text, and what it is linked to is left out", relation.from),
                    ))),
                }
            }
        }
        self.places.clear();
        let (texts, acceptance) = (self.texts, &mut self.acceptance);
        let sources = std::mem::take(&mut self.sources).into_iter();
        sources.flat_map(|source| source.document(texts, acceptance)).chain(strays).collect()
    }

    /// An element of the file.
    fn value(&mut self, value: Value, line: usize) -> Vec<Item> {
        // In our own files a text stands before its annotations, so those of other texts are all there.
        let is_next = is_text(&value) && value.get("tallymark").is_some();
        let mut items = if is_next { self.finish() } else { Vec::new() };
        let problem = &mut |reason| items.push(Item::Problem(Problem::on_line(line, reason)));
        self.node(value, line, problem);
        items
    }

    /// A text, an annotation, or what holds some.
    fn node(&mut self, value: Value, line: usize, problem: &mut dyn FnMut(String)) {
        let is_text = is_text(&value);
        let Value::Object(mut fields) = value else {
            return problem("this is no annotation".to_owned());
        };
        for holder in ["items", "@graph", "first"] {
            if let Some(held) = fields.remove(holder) {
                return many(held).into_iter().for_each(|held| self.node(held, line, problem));
            }
        }
        if is_text {
            let iri = name(fields.get("id"));
            self.at_source(iri, line, |source| source.describe(fields));
        } else if let Err(reason) = self.annotation(Record::of(fields), line) {
            problem(reason);
        }
    }

    fn annotation(&mut self, mut record: Record, line: usize) -> Result<(), String> {
        if let Value::String(from) = &record.target {
            self.relations.push((relation(&record, from.clone())?, line));
            return Ok(());
        }
        // It may hold the whole text.
        let (resource, selectors) = match std::mem::take(&mut record.target) {
            Value::Object(mut target) => (target.remove("source"), target.remove("selector")),
            _ => (None, None),
        };
        let (Some(resource), Some(selectors)) = (resource, selectors.map(many)) else {
            return Err(format!("the annotation {} has no target in a text", record.id));
        };
        self.at_source(iri(&resource), line, |source| {
            if let (Value::Object(fields), None) = (resource, &source.text) {
                source.describe(fields);
            }
            source.passages.push(Passage { record, selectors, line });
        });
        Ok(())
    }

    /// Does something with the source of this name.
    fn at_source(&mut self, iri: String, line: usize, act: impl FnOnce(&mut Source)) {
        let sources = &mut self.sources;
        let place = *self.places.entry(iri).or_insert_with_key(|iri| {
            sources.push(Source { iri: iri.clone(), line, ..Source::default() });
            sources.len() - 1
        });
        if let Some(source) = sources.get_mut(place) {
            act(source);
        }
    }
}

impl Source {
    /// Takes what a resource says of itself.
    fn describe(&mut self, mut fields: Map<String, Value>) {
        if let Some(Value::String(text)) = fields.remove("value") {
            self.text = Some(text);
        }
        if let Some(Value::Object(own)) = fields.remove("tallymark") {
            self.known = own;
        }
    }

    fn document(self, texts: &dyn Texts, acceptance: &mut Acceptance) -> Vec<Item> {
        let Self { iri, line, text, known: own, passages, relations } = self;
        let id = [name(own.get("id")), id_in(&iri)].into_iter().find(|id| !id.is_empty()).unwrap_or_default();
        let at = Place { line, name: id.clone(), ..Place::default() };
        let elsewhere = || texts.text(&DocumentId(id.clone())).map(|text| text.as_str().to_owned());
        let Some(text) = text.or_else(elsewhere) else {
            let reason = format!("its text is not there, and its annotations ({}) are left out", passages.len());
            return vec![Item::Problem(Problem::at(&at, reason))];
        };
        let (mut spans, mut problems) = (Vec::new(), Vec::new());
        for Passage { record, selectors, line } in passages {
            match place(&selectors, &text).and_then(|(place, quote)| span(record, place, quote)) {
                Ok(span) => spans.push(span),
                Err(reason) => {
                    problems.push(Item::Problem(Problem::at(&Place { line, ..at.clone() }, reason)));
                }
            }
        }
        let mut document = RawDocument { at, id, text, spans, relations, ..RawDocument::default() };
        known::<Meta>(&own).put_into(&mut document);
        let mut items = acceptance.take(document);
        items.extend(problems);
        items
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

/// Whether it is a text by itself.
fn is_text(value: &Value) -> bool {
    value.get("value").is_some_and(Value::is_string) && value.get("target").is_none()
}

/// The id of a document, as we write it into its IRI; another IRI is an id as it is.
fn id_in(iri: &str) -> String {
    let Some(written) = iri.strip_prefix(DOCUMENT) else { return iri.to_owned() };
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = byte.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| iri.to_owned())
}

/// Where the words are, and which. Where only the words are given they have to be there just once.
fn place(selectors: &[Value], text: &str) -> Result<(RawPlace, Option<String>), String> {
    let is = |selector: &Value, kind: &str| match selector.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|found| found == kind),
        found => found.is_some_and(|found| found == kind),
    };
    let of_kind = |kind: &str| selectors.iter().find(|selector| is(selector, kind));
    let quote = of_kind("TextQuoteSelector");
    let exact = quote.and_then(|quote| quote.get("exact")).and_then(Value::as_str);
    if let Some(position) = of_kind("TextPositionSelector") {
        let offset = |name: &str| position.get(name).and_then(offset);
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

fn relation(record: &Record, from: String) -> Result<RawRelation, String> {
    let to = record.source_for("linking");
    let to = to.ok_or_else(|| format!("the annotation {} has no target in a text, and links nothing", record.id))?;
    let kind = record.text_for(&["tagging", "classifying"]).unwrap_or_else(|| "related to".to_owned());
    let (decided_at, decided_by) = (record.created.clone(), record.creator.clone());
    Ok(RawRelation { kind, from, to, decided_at, decided_by })
}
