//! Documents as annotations.

use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;
use serde_json::{Value, json};
use tallymark_text::{ByteSpan, Text};

use super::{CONTEXT, DOCUMENT, WIKIDATA};
use crate::annotation::{Annotation, Decision};
use crate::document::Document;
use crate::formats::details::write::{Details, NamedMeta, Quote};
use crate::formats::json_records::Array;
use crate::formats::options::Options;
use crate::formats::write::{WriteError, Writer};
use crate::relation::Relation;

/// How many characters before and after a passage are quoted with it.
const AROUND: usize = 32;

pub(in crate::formats) fn writer(_options: &Options) -> Box<dyn Writer> {
    Box::new(ArrayWriter { annotations: Array::default() })
}

/// Writes an array of annotations.
struct ArrayWriter {
    annotations: Array,
}

/// A text that is annotated.
#[derive(Serialize)]
struct Resource<'a> {
    #[serde(rename = "@context")]
    context: Value,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
    value: &'a str,
    tallymark: NamedMeta<'a>,
}

#[derive(Serialize)]
struct Record<'a> {
    #[serde(rename = "@context")]
    context: Value,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    body: Vec<Body<'a>>,
    target: Target<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tallymark: Option<Details<'a>>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body<'a> {
    TextualBody { purpose: &'static str, format: &'static str, value: &'a str },
    SpecificResource { purpose: &'static str, source: String },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Target<'a> {
    Passage { source: &'a str, selector: [Selector<'a>; 2] },
    Annotation(String),
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

impl Writer for ArrayWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let source = iri(document, "");
        let text = Resource {
            context: context(),
            id: &source,
            kind: "Text",
            format: "text/plain",
            value: document.text.as_str(),
            tallymark: NamedMeta::of(document),
        };
        self.annotations.record(&text, document, out)?;
        for annotation in document.annotations() {
            self.annotations.record(&tag(document, annotation, &source), document, out)?;
        }
        for relation in document.relations() {
            self.annotations.record(&link(document, relation), document, out)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        self.annotations.end(out)
    }
}

fn context() -> Value {
    json!([CONTEXT, { "tallymark": { "@id": "urn:tallymark:known", "@type": "@json" } }])
}

fn tag<'a>(document: &'a Document, annotation: &'a Annotation, source: &'a str) -> Record<'a> {
    let motivation = match annotation.decision {
        Decision::Accepted | Decision::Corrected | Decision::Added => "tagging",
        Decision::Suggested => "questioning",
        Decision::Rejected => "assessing",
    };
    let mut body = vec![textual(motivation, &annotation.label)];
    if is_entity(&annotation.link) {
        body.push(Body::SpecificResource { purpose: "identifying", source: format!("{WIKIDATA}{}", annotation.link) });
    } else if !annotation.link.is_empty() {
        body.push(textual("identifying", &annotation.link));
    }
    if !annotation.note.is_empty() {
        body.push(textual("commenting", &annotation.note));
    }
    let decided_at = annotation.decided_at.as_ref().map(|at| at.0.as_str());
    Record {
        context: context(),
        id: iri(document, &annotation.id.to_string()),
        kind: "Annotation",
        motivation,
        created: decided_at.filter(|at| is_date_time(at)),
        creator: agent(&annotation.decided_by),
        body,
        target: Target::Passage { source, selector: selectors(&document.text, annotation.span) },
        tallymark: Some(Details::of(annotation, &document.text)),
    }
}

fn link<'a>(document: &'a Document, relation: &'a Relation) -> Record<'a> {
    let to = iri(document, &relation.to.to_string());
    Record {
        context: context(),
        id: iri(document, &relation.id.to_string()),
        kind: "Annotation",
        motivation: "linking",
        created: Some(relation.decided_at.0.as_str()).filter(|at| is_date_time(at)),
        creator: agent(&relation.decided_by),
        body: vec![textual("tagging", &relation.kind), Body::SpecificResource { purpose: "linking", source: to }],
        target: Target::Annotation(iri(document, &relation.from.to_string())),
        tallymark: None,
    }
}

fn textual<'a>(purpose: &'static str, value: &'a str) -> Body<'a> {
    Body::TextualBody { purpose, format: "text/plain", value }
}

fn agent(name: &str) -> Option<Agent<'_>> {
    (!name.is_empty()).then_some(Agent { kind: "Person", name })
}

fn selectors(text: &Text, span: ByteSpan) -> [Selector<'_>; 2] {
    let Quote { start, end, text: exact } = Quote::of(span, text);
    let before = text.as_str().get(..span.start().get()).unwrap_or_default();
    let after = text.as_str().get(span.end().get()..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let (prefix, suffix) = (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default());
    [Selector::TextQuoteSelector { exact, prefix, suffix }, Selector::TextPositionSelector { start, end }]
}

/// The name of a document, or of something in it. Only what an IRI may hold stands in it as it is.
fn iri(document: &Document, within: &str) -> String {
    let mut iri = DOCUMENT.to_owned();
    for byte in document.id.0.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => iri.push(char::from(byte)),
            _ => {
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
    if !within.is_empty() {
        iri.push('#');
        iri.push_str(within);
    }
    iri
}

/// Whether it is a Wikidata Q-number.
fn is_entity(link: &str) -> bool {
    link.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether it is an `xsd:dateTime` in UTC, as our own clock gives it. Files may hold anything.
fn is_date_time(at: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let bytes = at.as_bytes();
    let fits = |(byte, shape): (&u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape };
    let rest = bytes.get(SHAPE.len()..).unwrap_or_default();
    let is_fraction = |part: &[u8]| {
        part.strip_prefix(b".").is_some_and(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
    };
    bytes.len() > SHAPE.len()
        && bytes.iter().zip(SHAPE).all(fits)
        && rest.strip_suffix(b"Z").is_some_and(|part| part.is_empty() || is_fraction(part))
}
