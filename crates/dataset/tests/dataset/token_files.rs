//! What the tests of formats with tokens share: documents to write, and files to read.

use std::io::Cursor;

use serde_json::json;
use tallymark_dataset::Document;
use tallymark_dataset::formats::{Extent, Format, Input, Item, Options, Package, prepare};

use crate::formats::corpus;

/// A span in code points, with its label.
pub(crate) type Span<'a> = (usize, usize, &'a str);

/// A document whose spans (in code points) were added by hand.
pub(crate) fn document(id: &str, text: &str, spans: &[Span<'_>]) -> Document {
    let spans: Vec<_> = spans
        .iter()
        .map(|(start, end, label)| json!({"start": start, "end": end, "label": label, "decision": "added"}))
        .collect();
    let line = json!({"schema": "tallymark/1", "id": id, "text": text, "offset_unit": "codepoint", "spans": spans})
        .to_string();
    let (mut documents, problems) = read(Format::Native, line.as_bytes());
    assert_eq!(problems, Vec::<String>::new());
    documents.remove(0)
}

/// The file of some documents.
pub(crate) fn written(format: Format, options: &Options, documents: &[Document]) -> Vec<u8> {
    let extent = Extent { documents: documents.len(), has_parts: false };
    let mut package = Package::new(format, options, corpus(), extent, Vec::new()).unwrap();
    for document in documents {
        package.document(&prepare(document, format, options).document, None).unwrap();
    }
    package.finish().unwrap()
}

/// The documents of a file, and what does not fit.
pub(crate) fn read(format: Format, file: &[u8]) -> (Vec<Document>, Vec<String>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for item in format.read(Input::file(Cursor::new(file)), &()) {
        match item {
            Item::Document(document) => documents.push(*document),
            Item::Problem(problem) => problems.push(problem.to_string()),
            Item::OffsetUnit(unit) => panic!("offsets in tokens have no unit, not {unit}"),
        }
    }
    (documents, problems)
}

/// The text of each document, with its spans as `[words](label)`.
pub(crate) fn marked(documents: &[Document]) -> Vec<String> {
    let mark = |document: &Document| {
        let (mut told, mut at) = (Vec::new(), 0);
        for annotation in document.annotations() {
            let span = annotation.span.range();
            told.push(document.text.as_str()[at..span.start].to_owned());
            told.push(format!("[{}]({})", document.text.slice(annotation.span), annotation.label));
            at = span.end;
        }
        told.concat() + &document.text.as_str()[at..]
    };
    documents.iter().map(mark).collect()
}
