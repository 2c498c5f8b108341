//! What the targets for file formats have in common.

use std::collections::HashMap;
use std::io::Cursor;

use tallymark_dataset::formats::proof::Proof;
use tallymark_dataset::formats::{Corpus, Extent, Format, Input, Item, Options, Package, prepare, recognise};
use tallymark_dataset::{Document, DocumentId, Schema};
use tallymark_text::Text;

/// Documents beyond these tell nothing new.
const MOST: usize = 50;

/// Opens a file as a format: nothing panics, every span lies in its text, and what was read can be written and read back.
///
/// # Panics
/// Where that is not so: a finding.
pub fn open(format: &str, file: &[u8]) {
    let format: Format = format.parse().expect("a target is named after its format");
    let _ = recognise(file);
    // What a table of spans may refer to.
    let texts: HashMap<DocumentId, Text> =
        ["a", "b"].into_iter().map(|id| (DocumentId(id.to_owned()), Text::new("🚁 Kyiv, “5 men”\r\nfell."))).collect();
    let mut documents: Vec<Document> = Vec::new();
    for item in format.read(Input::file(Cursor::new(file)), &texts).take(MOST) {
        if let Item::Document(document) = item {
            check(&document);
            documents.push(*document);
        }
    }
    if !documents.is_empty() {
        write_back(format, &documents, &texts);
    }
}

fn check(document: &Document) {
    for annotation in document.annotations() {
        assert_eq!(document.text.check(annotation.span), Ok(annotation.span), "a span outside the text");
    }
}

fn write_back(format: Format, documents: &[Document], texts: &HashMap<DocumentId, Text>) {
    let (options, extent) = (Options::everything(), Extent { documents: documents.len(), has_parts: false });
    let corpus = Corpus {
        name: "fuzz".to_owned(),
        schema: Schema::default(),
        day: "2025-12-04".to_owned(),
        version: "0".to_owned(),
        agreement: None,
    };
    let mut proof = Proof::new(format);
    let mut package = Package::new(format, &options, corpus, extent, Vec::new()).expect("memory can be written");
    for document in documents {
        let prepared = prepare(document, format, &options).document;
        // A format may refuse a text that it cannot hold; then there is no file to prove.
        if package.document(&prepared, None).is_err() {
            return;
        }
        proof.expect(&prepared);
    }
    let file = package.finish().expect("memory can be written");
    format.read(Input::file(Cursor::new(file)), texts).for_each(|item| proof.found(&item));
    let proven = proof.finish();
    assert!(proven.holds(), "{format}: {proven:?}");
}
