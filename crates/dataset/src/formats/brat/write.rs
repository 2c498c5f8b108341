//! Documents as pairs of files.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use tallymark_extract::Norm;
use tallymark_text::{ByteSpan, Text};

use super::{CONFIGURATION, LINK, NOTE, VALUE, WIKIDATA, is_break, on_one_line};
use crate::annotation::Annotation;
use crate::document::Document;
use crate::formats::options::{Options, Part};
use crate::formats::write::{Entries, Folder, WriteError};

/// Writes two files a document, and a configuration for all.
#[derive(Default)]
struct Files {
    types: Types,
    /// The types of mentions and of relations, in the order in which they came.
    mentions: Vec<String>,
    relations: Vec<String>,
}

pub(in crate::formats) fn folder(_options: &Options) -> Box<dyn Folder> {
    Box::new(Files::default())
}

impl Folder for Files {
    fn document(
        &mut self,
        document: &Document,
        _: Option<Part>,
        stem: &str,
        entries: &mut dyn Entries,
    ) -> Result<(), WriteError> {
        let annotations = self.annotations(document).map_err(|error| WriteError::of(document, error))?;
        entries.begin_entry(&format!("{stem}.ann"))?;
        entries.write_all(annotations.as_bytes())?;
        entries.begin_entry(&format!("{stem}.txt"))?;
        Ok(entries.write_all(document.text.as_str().as_bytes())?)
    }

    fn end(&mut self, entries: &mut dyn Entries) -> Result<(), WriteError> {
        entries.begin_entry(CONFIGURATION)?;
        Ok(entries.write_all(self.configuration().map_err(WriteError::of_file)?.as_bytes())?)
    }
}

impl Files {
    fn annotations(&mut self, document: &Document) -> Result<String, serde_json::Error> {
        let mut file = Lines::default();
        let mut keys = HashMap::new();
        for (number, annotation) in (1_usize..).zip(document.annotations()) {
            let kind = self.types.of(&annotation.label);
            add(&mut self.mentions, &kind);
            keys.insert(annotation.id, number);
            file.mention(number, &kind, annotation, &document.text)?;
        }
        for (number, relation) in (1_usize..).zip(document.relations()) {
            let (Some(from), Some(to)) = (keys.get(&relation.from), keys.get(&relation.to)) else { continue };
            let kind = self.types.of(&relation.kind);
            add(&mut self.relations, &kind);
            file.line(&format_args!("R{number}\t{kind} Arg1:T{from} Arg2:T{to}"));
        }
        Ok(file.text)
    }

    /// What brat needs to know before it shows the files.
    fn configuration(&self) -> Result<String, serde_json::Error> {
        let mut file = Lines::default();
        if !self.types.renamed.is_empty() {
            file.line(&"# Types of brat hold only letters, digits, - and _. These stand for the names behind them.");
        }
        for (kind, name) in &self.types.renamed {
            file.line(&format_args!("# {kind} = {}", json(name)?));
        }
        file.line(&"[entities]");
        self.mentions.iter().for_each(|kind| file.line(kind));
        file.line(&"[relations]");
        file.line(&"<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>");
        self.relations.iter().for_each(|kind| file.line(&format_args!("{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>")));
        file.line(&"[events]");
        file.line(&"[attributes]");
        file.line(&"Bound\tArg:<ENTITY>, Value:exact|approx|gt|gte|lt|lte");
        Ok(file.text)
    }
}

/// Lines of a file.
#[derive(Default)]
struct Lines {
    text: String,
    attributes: usize,
    links: usize,
    notes: usize,
}

impl Lines {
    fn line(&mut self, line: &dyn std::fmt::Display) {
        // Writing to a string cannot fail.
        let _infallible = writeln!(self.text, "{line}");
    }

    fn mention(&mut self, number: usize, kind: &str, annotation: &Annotation, text: &Text) -> serde_json::Result<()> {
        let fragments = fragments(annotation.span, text);
        let places: Vec<String> = fragments.iter().map(|place| format!("{} {}", place.start, place.end)).collect();
        let words: Vec<String> = pieces(annotation.span, text).into_iter().map(on_one_line).collect();
        self.line(&format_args!("T{number}\t{kind} {}\t{}", places.join(";"), words.join(" ")));
        if let Some(bound) = annotation.norm.bound {
            self.attributes += 1;
            let attributes = self.attributes;
            self.line(&format_args!("A{attributes}\tBound T{number} {}", bound.name()));
        }
        let link = &annotation.link;
        if link.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        {
            self.links += 1;
            let (links, words) = (self.links, words.join(" "));
            self.line(&format_args!("N{links}\tReference T{number} {WIKIDATA}:{link}\t{words}"));
        } else if !link.is_empty() {
            self.note(LINK, number, &on_one_line(link));
        }
        // Where a value points at other words, it counts bytes: that is for Tallymark's own format.
        let norm = Norm { counted: None, cue: None, ..annotation.norm.clone() };
        if !norm.is_empty() {
            self.note(VALUE, number, &json(&norm)?);
        }
        if !annotation.note.is_empty() {
            self.note(NOTE, number, &on_one_line(&annotation.note));
        }
        Ok(())
    }

    fn note(&mut self, kind: &str, number: usize, note: &str) {
        self.notes += 1;
        let notes = self.notes;
        self.line(&format_args!("#{notes}\t{kind} T{number}\t{note}"));
    }
}

/// Where a span is, in code points: pieces without line breaks between them, as brat wants it.
fn fragments(span: ByteSpan, text: &Text) -> Vec<Range<usize>> {
    let start = span.start().get();
    let places = places(text.slice(span)).into_iter();
    let spans = places.filter_map(|place| ByteSpan::new(start + place.start, start + place.end).ok());
    spans.map(|piece| text.to_code_points(piece).range()).collect()
}

/// The words of the same.
fn pieces(span: ByteSpan, text: &Text) -> Vec<&str> {
    let words = text.slice(span);
    places(words).into_iter().filter_map(|place| words.get(place)).collect()
}

/// The pieces between line breaks. Line breaks at an end belong to a piece, so that pieces end where the words do.
fn places(words: &str) -> Vec<Range<usize>> {
    let inner = words.trim_start_matches(is_break);
    let (first, last) = (words.len() - inner.len(), words.trim_end_matches(is_break).len());
    let mut places = Vec::new();
    let mut start = 0;
    let mut open = true;
    for (at, c) in words.char_indices().filter(|(at, _)| (first..last).contains(at)) {
        match (is_break(c), open) {
            (true, true) => {
                places.push(start..at);
                open = false;
            }
            (false, false) => {
                start = at;
                open = true;
            }
            _ => {}
        }
    }
    places.push(start..words.len());
    places
}

/// JSON on one line, whatever ends a line.
fn json(value: &impl serde::Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    Ok(json.chars().fold(String::new(), |mut line, c| {
        if is_break(c) {
            let _infallible = write!(line, "\\u{:04x}", u32::from(c));
        } else {
            line.push(c);
        }
        line
    }))
}

fn add(list: &mut Vec<String>, kind: &str) {
    if !list.iter().any(|known| known == kind) {
        list.push(kind.to_owned());
    }
}

/// The types that stand for labels and kinds of relations.
#[derive(Default)]
struct Types {
    by_name: HashMap<String, String>,
    taken: HashSet<String>,
    /// Those that are not the names themselves.
    renamed: Vec<(String, String)>,
}

impl Types {
    fn of(&mut self, name: &str) -> String {
        if let Some(kind) = self.by_name.get(name) {
            return kind.clone();
        }
        let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let safe: String = name.chars().map(|c| if is_safe(c) { c } else { '_' }).collect();
        let base = if safe.is_empty() { "_".to_owned() } else { safe };
        let mut kind = base.clone();
        let mut copy = 2;
        while !self.taken.insert(kind.clone()) {
            kind = format!("{base}_{copy}");
            copy += 1;
        }
        if kind != name {
            self.renamed.push((kind.clone(), name.to_owned()));
        }
        self.by_name.insert(name.to_owned(), kind.clone());
        kind
    }
}
