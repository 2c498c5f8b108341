//! Files for the tests of formats: archives, documents in a few words, and what a reader says of a file.

use std::io::{Cursor, Read, Write};

use tallymark_dataset::Document;
use tallymark_dataset::formats::{Extent, Format, Input, Item, Options, Package, prepare};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::formats::corpus;

/// An archive of these files.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files of an archive but its card, in its order.
pub(crate) fn unzipped(archive: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        files.push((entry.name().unwrap().into_owned(), content));
    }
    files.retain(|(name, _)| name != "README.md");
    files
}

/// Documents, told as lines of Tallymark's own format.
pub(crate) fn documents(lines: &[&str]) -> Vec<Document> {
    let file = lines.join("\n");
    let items = Format::Native.read(Input::stream(Cursor::new(file)), &());
    let documents = items.map(|item| match item {
        Item::Document(document) => *document,
        other => panic!("{other:?}"),
    });
    documents.collect()
}

/// The file that documents become with the usual options.
pub(crate) fn written(format: Format, documents: &[Document]) -> Vec<u8> {
    written_with(format, documents, &Options::default())
}

/// The file that documents become.
pub(crate) fn written_with(format: Format, documents: &[Document], options: &Options) -> Vec<u8> {
    let extent = Extent { documents: documents.len(), has_parts: false };
    let mut package = Package::new(format, options, corpus(), extent, Vec::new()).unwrap();
    for document in documents {
        package.document(&prepare(document, format, options).document, None).unwrap();
    }
    package.finish().unwrap()
}

/// The documents of a file.
pub(crate) fn read(format: Format, file: &[u8]) -> Vec<Document> {
    let items = format.read(Input::stream(Cursor::new(file)), &());
    items.filter_map(|item| if let Item::Document(document) = item { Some(*document) } else { None }).collect()
}

/// What a reader says of a file, a line an item: of a document its id, its text and its annotations.
pub(crate) fn told(format: Format, file: &[u8]) -> Vec<String> {
    let items = format.read(Input::stream(Cursor::new(file)), &());
    let told = items.map(|item| match item {
        Item::Document(document) => {
            let spans = document.annotations().iter();
            let spans: Vec<String> =
                spans.map(|span| format!("{}={:?}", span.label, document.text.slice(span.span))).collect();
            format!("{}: {:?} {}", document.id, document.text.as_str(), spans.join(" ")).trim_end().to_owned()
        }
        Item::Problem(problem) => format!("! {problem}"),
        Item::OffsetUnit(unit) => format!("in {unit}"),
    });
    told.collect()
}
