//! Chat JSONL for fine-tuning language models: a conversation a line, as the fine-tuning services and `trl` take it
//! (`messages` of `role` and `content`). The system asks, the user gives the text, and the assistant answers with JSON. Such
//! files are written, not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;

use super::card::Corpus;
use super::details::write::{Quote, Values};
use super::json_records::write_line;
use super::options::Options;
use super::write::{WriteError, Writer};
use crate::document::Document;
use crate::schema::Schema;

pub(super) fn writer(options: &Options, corpus: &Corpus) -> Box<dyn Writer> {
    Box::new(LineWriter { instruction: instruction(&corpus.schema, options) })
}

/// Writes a conversation a document.
struct LineWriter {
    instruction: String,
}

#[derive(Serialize)]
struct Line<'a> {
    messages: [Message<'a>; 3],
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

/// The answer, which is JSON within a string of JSON.
#[derive(Serialize)]
struct Answer<'a> {
    entities: Vec<Entity<'a>>,
}

#[derive(Serialize)]
struct Entity<'a> {
    text: &'a str,
    label: &'a str,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    norm: Option<Values<'a>>,
}

impl Writer for LineWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let text = &document.text;
        let entities = document.annotations().iter().map(|annotation| {
            let Quote { start, end, text: words } = Quote::of(annotation.span, text);
            Entity { text: words, label: &annotation.label, start, end, norm: Values::of(&annotation.norm, text) }
        });
        let answer = serde_json::to_string(&Answer { entities: entities.collect() });
        let answer = answer.map_err(|error| WriteError::of(document, error))?;
        let message = |role, content| Message { role, content };
        let (asked, given) = (message("system", self.instruction.as_str()), message("user", text.as_str()));
        write_line(&Line { messages: [asked, given, message("assistant", &answer)] }, document, out)
    }
}

/// What is asked for: the labels, under their names in the file, with their definitions.
fn instruction(schema: &Schema, options: &Options) -> String {
    let mut labels: BTreeMap<usize, (&str, Vec<&str>)> = BTreeMap::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let wanted = |name: &String| options.labels.as_ref().is_none_or(|labels| labels.contains(name));
    for label in schema.labels.iter().filter(|label| wanted(&label.name)) {
        let name = options.label_map.get(&label.name).unwrap_or(&label.name).as_str();
        if name.is_empty() {
            continue;
        }
        let next = places.len();
        let place = *places.entry(name).or_insert(next);
        let (_, definitions) = labels.entry(place).or_insert((name, Vec::new()));
        definitions.extend(Some(label.description.trim()).filter(|definition| !definition.is_empty()));
    }
    let mut instruction = "Find every mention of the labels below in the text of the user. Answer with JSON alone: \
        {\"entities\": [{\"text\", \"label\", \"start\", \"end\"}]} in the order of the text, where `text` is copied from it, and \
        `start` and `end` count its Unicode code points, from 0, `end` exclusive. Where a mention is a number or a time, its \
        `norm` gives what it means."
        .to_owned();
    instruction.push_str("\n\nLabels:");
    for (name, definitions) in labels.values() {
        let definition = definitions.join("; ");
        let colon = if definition.is_empty() { "" } else { ": " };
        let _ = write!(instruction, "\n- {name}{colon}{definition}");
    }
    if !schema.guidelines.trim().is_empty() {
        let _ = write!(instruction, "\n\nGuidelines:\n{}", schema.guidelines.trim());
    }
    instruction
}
