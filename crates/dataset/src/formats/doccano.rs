//! doccano JSONL: `{"text","label":[[start,end,"LABEL"]]}`, and `{"text","entities":[…],"relations":[…]}` where there are
//! relations (doccano 1.5 and later; `data_export/models.py` and `data_import/pipeline/examples` of its repository). Offsets
//! count code points. Any other field of a record is metadata of the text, which doccano imports and exports as it is.

use std::io::Write;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::details::read::{Meta, known, name};
use super::details::write::NamedMeta;
use super::json_records::{read_records, write_line};
use super::json_values::Layout;
use super::options::Options;
use super::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan};
use super::read::{Input, Place, Read};
use super::write::{WriteError, Writer};
use crate::annotation::{Annotation, Decision};
use crate::document::Document;

pub(super) fn writer(_options: &Options) -> Box<dyn Writer> {
    Box::new(LineWriter)
}

/// Writes a line a document.
struct LineWriter;

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    #[serde(flatten)]
    spans: Spans<'a>,
    #[serde(flatten)]
    meta: NamedMeta<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Spans<'a> {
    Alone { label: Vec<(usize, usize, &'a str)> },
    Related { entities: Vec<Entity<'a>>, relations: Vec<Link<'a>> },
}

#[derive(Serialize)]
struct Entity<'a> {
    id: u32,
    start_offset: usize,
    end_offset: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct Link<'a> {
    id: u32,
    from_id: u32,
    to_id: u32,
    #[serde(rename = "type")]
    kind: &'a str,
}

impl Writer for LineWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let place = |annotation: &Annotation| document.text.to_code_points(annotation.span).range();
        let relations: Vec<Link<'_>> = document
            .relations()
            .map(|it| Link { id: it.id.0, from_id: it.from.0, to_id: it.to.0, kind: &it.kind })
            .collect();
        let annotations = document.annotations().iter();
        let spans = if relations.is_empty() {
            let label = |annotation| (place(annotation).start, place(annotation).end, annotation.label.as_str());
            Spans::Alone { label: annotations.map(label).collect() }
        } else {
            let entity = |annotation: &'_ Annotation| (annotation.id.0, place(annotation));
            let entities = annotations.map(|annotation| {
                let (id, place) = entity(annotation);
                Entity { id, start_offset: place.start, end_offset: place.end, label: &annotation.label }
            });
            Spans::Related { entities: entities.collect(), relations }
        };
        let line = Line { text: document.text.as_str(), spans, meta: NamedMeta::of(document) };
        write_line(&line, document, out)
    }
}

#[derive(Deserialize)]
struct ReadLine {
    #[serde(alias = "data")]
    text: String,
    #[serde(default, alias = "labels")]
    label: Vec<(usize, usize, String)>,
    #[serde(default)]
    entities: Vec<ReadEntity>,
    #[serde(default)]
    relations: Vec<ReadLink>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct ReadEntity {
    id: Value,
    start_offset: usize,
    end_offset: usize,
    label: String,
}

#[derive(Deserialize)]
struct ReadLink {
    from_id: Value,
    to_id: Value,
    #[serde(rename = "type")]
    kind: String,
}

/// Reads the documents of a file.
pub(super) fn read(input: Input<'_>) -> Read<'_> {
    let mut acceptance = Acceptance::of(OffsetUnit::CodePoints);
    read_records(input, Layout::Lines, move |line: ReadLine, number| acceptance.take(raw(line, number)))
}

fn raw(line: ReadLine, number: usize) -> RawDocument {
    let ReadLine { text, label, entities, relations, rest } = line;
    let alone = label.into_iter().map(|(start, end, label)| span(start, end, label));
    let related = entities.into_iter().map(|entity| RawSpan {
        key: name(Some(&entity.id)),
        ..span(entity.start_offset, entity.end_offset, entity.label)
    });
    let relation = |link: ReadLink| RawRelation {
        kind: link.kind,
        from: name(Some(&link.from_id)),
        to: name(Some(&link.to_id)),
        decided_at: String::new(),
        decided_by: String::new(),
    };
    let mut document = RawDocument {
        at: Place { line: number, ..Place::default() },
        id: name(rest.get("id")),
        text,
        spans: alone.chain(related).collect(),
        relations: relations.into_iter().map(relation).collect(),
        ..RawDocument::default()
    };
    known::<Meta>(&rest).put_into(&mut document);
    document
}

fn span(start: usize, end: usize, label: String) -> RawSpan {
    RawSpan::new(RawPlace { start, end }, label, Decision::Added)
}
