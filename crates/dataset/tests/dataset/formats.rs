//! The files, read back by other people's readers.

use crate::wishes::{config, now, stamp, wish};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use tallymark_dataset::formats::{Corpus, Extent, Format, Options as Wanted, Package, native};
use tallymark_dataset::{About, Document, DocumentId, Workspace};
use tallymark_extract::Options;
use tallymark_text::Text;

/// A workspace in which much has happened.
pub(crate) fn workspace() -> impl Strategy<Value = Workspace> {
    vec(wish(), 1..30).prop_map(|wishes| {
        let mut workspace = Workspace::default();
        for wish in wishes {
            let planned = wish.command(&workspace).and_then(|command| command.plan(&workspace, &stamp()).ok());
            if let Some(change) = planned {
                workspace.apply(change).unwrap();
            }
        }
        workspace
    })
}

/// What is between a span's ends, counted as Python counts.
fn quoted(text: &str, span: &Value) -> String {
    let end = |name| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    text.chars().skip(end("start")).take(end("end") - end("start")).collect()
}

/// The cell that a value becomes: an apostrophe keeps spreadsheets from taking it for a formula.
fn cell(value: &str) -> String {
    let guard =
        if value.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    format!("{guard}{value}")
}

/// A CSV file.
fn written(documents: &[Document]) -> Vec<u8> {
    let extent = Extent { documents: documents.len(), has_parts: false };
    let mut package = Package::new(Format::Csv, &Wanted::everything(), corpus(), extent, Vec::new()).unwrap();
    for document in documents {
        package.document(document, None).unwrap();
    }
    package.finish().unwrap()
}

/// What is known of a dataset beside its documents.
pub(crate) fn corpus() -> Corpus {
    let (name, day, version) = ("articles".to_owned(), "2025-12-04".to_owned(), "0.1.0".to_owned());
    Corpus { name, schema: tallymark_dataset::Schema::default(), day, version, agreement: None }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn native_lines_quote_every_span(workspace in workspace()) {
        for document in workspace.documents() {
            let line = native::line(document).unwrap();
            prop_assert_eq!(line.find('\n'), Some(line.len() - 1), "one document, one line");
            let read: Value = serde_json::from_str(&line).unwrap();
            prop_assert_eq!(&read["schema"], "tallymark/1");
            prop_assert_eq!(&read["offset_unit"], "codepoint");
            prop_assert_eq!(&read["text"], document.text.as_str());
            prop_assert_eq!(&read["meta"]["title"], &document.title);
            let spans = read["spans"].as_array().unwrap();
            prop_assert_eq!(spans.len(), document.annotations().len());
            for (span, annotation) in spans.iter().zip(document.annotations()) {
                prop_assert_eq!(&quoted(document.text.as_str(), span), &span["text"]);
                prop_assert_eq!(&span["text"], document.text.slice(annotation.span));
                prop_assert_eq!(&span["label"], &annotation.label);
                prop_assert_eq!(&span["decision"], annotation.decision.name());
                for words in ["/norm/counted", "/norm/cue", "/was/norm/counted"].iter().filter_map(|at| span.pointer(at)) {
                    prop_assert_eq!(&quoted(document.text.as_str(), words), &words["text"]);
                }
                if let Some(was) = &annotation.was {
                    prop_assert_eq!(quoted(document.text.as_str(), &span["was"]), document.text.slice(was.span));
                    let suggested = was.norm.value.as_ref().map(tallymark_extract::Decimal::as_str);
                    prop_assert_eq!(span.pointer("/was/norm/value").and_then(Value::as_str), suggested);
                }
            }
        }
    }

    #[test]
    fn csv_rows_are_read_back(workspace in workspace()) {
        let file = written(workspace.documents());
        let mut reader = csv::Reader::from_reader(file.as_slice());
        let columns = reader.headers().unwrap().clone();
        let mut rows = reader.records().map(Result::unwrap);
        for document in workspace.documents() {
            for annotation in document.annotations() {
                let row = rows.next().unwrap();
                let at = |column: &str| row.get(columns.iter().position(|name| name == column).unwrap()).unwrap();
                let place = document.text.to_code_points(annotation.span).range();
                prop_assert_eq!(at("title"), cell(&document.title));
                prop_assert_eq!(at("text"), cell(document.text.slice(annotation.span)));
                prop_assert_eq!(at("note"), cell(&annotation.note));
                prop_assert_eq!(at("label"), cell(&annotation.label));
                prop_assert_eq!(at("unit"), cell(annotation.norm.unit.as_deref().unwrap_or_default()));
                let cue = annotation.norm.cue.map_or("", |span| document.text.slice(span));
                prop_assert_eq!(at("cue"), cell(cue));
                prop_assert_eq!(at("start").parse(), Ok(place.start));
                prop_assert_eq!(at("end").parse(), Ok(place.end));
                prop_assert_eq!(at("decision"), annotation.decision.name());
            }
        }
        prop_assert!(rows.next().is_none());
    }
}

#[test]
fn cells_that_look_like_formulas_get_an_apostrophe() {
    let table = [
        ("=1+2", "'=1+2"),
        ("+44 20", "'+44 20"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1=1", "1=1"),
        (" =1", " =1"),
        ("a \"b\", c", "a \"b\", c"),
    ];
    for (title, expected) in table {
        let text = Text::new("5 men");
        let mut workspace = Workspace::default();
        let document = Document::new(DocumentId("d".to_owned()), About::titled(title, Options::default()), now(), text);
        let id = document.id.clone();
        for command in [
            tallymark_dataset::Command::AddDocument(Box::new(document)),
            tallymark_dataset::Command::Add {
                document: id.clone(),
                span: tallymark_text::ByteSpan::new(0, 1).unwrap(),
                label: "CARDINAL".to_owned(),
            },
        ] {
            workspace.apply(command.plan(&workspace, &stamp()).unwrap()).unwrap();
        }
        let file = written(workspace.documents());
        let mut reader = csv::Reader::from_reader(file.as_slice());
        assert_eq!(reader.records().next().unwrap().unwrap().get(1), Some(expected));
    }
}
