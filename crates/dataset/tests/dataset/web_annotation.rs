//! W3C Web Annotation, as the Recommendation's examples have it.

use std::collections::HashMap;
use std::io::Cursor;

use tallymark_dataset::formats::{Format, Input, Item, Options};
use tallymark_dataset::{Decision, DocumentId};
use tallymark_text::Text;

use crate::files::{documents, read, told, written_with};

const LINE: &str = r#"{"id":"a/ü","text":"🚁 28 men fled Kyiv","meta":{"title":"One"},"spans":[
    {"id":"m0","start":2,"end":4,"label":"CARDINAL","source":"rule","score":1.0,"decision":"accepted","norm":{"value":"28"},"note":"sure?","decided_by":"Ann","decided_at":"2025-12-04T10:00:00.000Z"},
    {"id":"m1","start":14,"end":18,"label":"GPE","source":"user","score":1.0,"decision":"rejected","link":"Q1899"}],
    "relations":[{"id":"r0","type":"flee from","from":"m0","to":"m1","decided_at":"then"}]}"#;

const CONTEXT: &str =
    r#"{"@context":["http://www.w3.org/ns/anno.jsonld",{"tallymark":{"@id":"urn:tallymark:known","@type":"@json"}}],"#;

#[test]
fn annotations_are_of_the_model() {
    let file = written_with(Format::WebAnnotation, &documents(&[&LINE.replace('\n', " ")]), &Options::everything());
    let iri = "urn:tallymark:document:a%2F%C3%BC";
    let expected = [
        format!(r#"{CONTEXT}"id":"{iri}","type":"Text","format":"text/plain","value":"🚁 28 men fled Kyiv","tallymark":{{"id":"a/ü","title":"One"}}}}"#),
        [
            format!(r#"{CONTEXT}"id":"{iri}#m0","type":"Annotation","motivation":"tagging","created":"2025-12-04T10:00:00.000Z","creator":{{"type":"Person","name":"Ann"}},"#),
            r#""body":[{"type":"TextualBody","purpose":"tagging","format":"text/plain","value":"CARDINAL"},{"type":"TextualBody","purpose":"commenting","format":"text/plain","value":"sure?"}],"#.to_owned(),
            format!(r#""target":{{"source":"{iri}","selector":[{{"type":"TextQuoteSelector","exact":"28","prefix":"🚁 ","suffix":" men fled Kyiv"}},{{"type":"TextPositionSelector","start":2,"end":4}}]}},"#),
            r#""tallymark":{"norm":{"value":"28"},"source":"rule","score":1.0,"decision":"accepted","decided_at":"2025-12-04T10:00:00.000Z","decided_by":"Ann","note":"sure?"}}"#.to_owned(),
        ]
        .concat(),
        [
            format!(r#"{CONTEXT}"id":"{iri}#m1","type":"Annotation","motivation":"assessing","#),
            r#""body":[{"type":"TextualBody","purpose":"assessing","format":"text/plain","value":"GPE"},{"type":"SpecificResource","purpose":"identifying","source":"http://www.wikidata.org/entity/Q1899"}],"#.to_owned(),
            format!(r#""target":{{"source":"{iri}","selector":[{{"type":"TextQuoteSelector","exact":"Kyiv","prefix":"🚁 28 men fled ","suffix":""}},{{"type":"TextPositionSelector","start":14,"end":18}}]}},"#),
            r#""tallymark":{"source":"user","score":1.0,"decision":"rejected","link":"Q1899"}}"#.to_owned(),
        ]
        .concat(),
        [
            format!(r#"{CONTEXT}"id":"{iri}#r0","type":"Annotation","motivation":"linking","body":["#),
            r#"{"type":"TextualBody","purpose":"tagging","format":"text/plain","value":"flee from"},"#.to_owned(),
            format!(r#"{{"type":"SpecificResource","purpose":"linking","source":"{iri}#m1"}}],"target":"{iri}#m0"}}"#),
        ]
        .concat(),
    ];
    assert_eq!(String::from_utf8(file).unwrap(), format!("[\n{}\n]\n", expected.join(",\n")));
}

/// An annotation of another program.
fn foreign(body: &str, selector: &str) -> String {
    format!(
        r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://example.org/1","type":"Annotation","motivation":"classifying","created":"2025-12-04T10:00:00Z","creator":"http://example.org/ann","body":{body},"target":{{"source":"http://example.org/text","selector":{selector}}}}}"#
    )
}

const TAG: &str = r#"{"type":"TextualBody","purpose":"tagging","value":"GPE"}"#;

/// What is said of a file whose text is elsewhere.
fn with_text(file: &str) -> Vec<Item> {
    let texts = HashMap::from([(DocumentId("http://example.org/text".into()), Text::new("🚁 Kyiv, Kyiv!"))]);
    Format::WebAnnotation.read(Input::stream(Cursor::new(file.to_owned())), &texts).collect()
}

fn words(items: &[Item]) -> Vec<String> {
    let words = items.iter().flat_map(|item| match item {
        Item::Document(document) => {
            let spans = document.annotations().iter();
            spans.map(|it| format!("{} {:?} {:?}", it.label, it.span.range(), document.text.slice(it.span))).collect()
        }
        Item::Problem(problem) => vec![format!("! {problem}")],
        Item::OffsetUnit(unit) => vec![format!("in {unit}")],
    });
    words.collect()
}

#[test]
fn passages_are_found_by_position_and_by_quote() {
    let position = r#"{"type":"TextPositionSelector","start":2,"end":6}"#;
    let in_quotes = r#"[{"type":["TextPositionSelector"],"start":"2","end":"6"}]"#;
    let quote = r#"{"type":"TextQuoteSelector","exact":"Kyiv","prefix":", ","suffix":"!"}"#;
    let twice = r#"{"type":"TextQuoteSelector","exact":"Kyiv"}"#;
    let absent = r#"{"type":"TextQuoteSelector","exact":"Lviv"}"#;
    let utf16 = r#"[{"type":"TextPositionSelector","start":3,"end":7},{"type":"TextQuoteSelector","exact":"Kyiv"}]"#;
    let path = r#"{"type":"XPathSelector","value":"/p"}"#;
    let problem = |reason: &str| format!("! line 1, http://example.org/text: {reason}");
    let table = [
        (position, vec!["GPE 5..9 \"Kyiv\"".to_owned()]),
        (in_quotes, vec!["GPE 5..9 \"Kyiv\"".to_owned()]),
        (quote, vec!["GPE 11..15 \"Kyiv\"".to_owned(), "in codepoint".to_owned()]),
        (twice, vec![problem("“Kyiv” is in the text more than once, and nothing says which is meant")]),
        (absent, vec![problem("“Lviv” is not in the text")]),
        (utf16, vec!["GPE 5..9 \"Kyiv\"".to_owned(), "in utf16".to_owned()]),
        (path, vec![problem("it has no selector of text by position or by quote")]),
    ];
    for (selector, expected) in table {
        assert_eq!(words(&with_text(&foreign(TAG, selector))), expected, "{selector}");
    }
}

#[test]
fn bodies_of_others_give_label_entity_and_note() {
    let position = r#"{"type":"TextPositionSelector","start":2,"end":6}"#;
    let bodies = format!(
        r#"[{{"type":"TextualBody","purpose":"commenting","value":"sure?"}},{TAG},{{"type":"SpecificResource","purpose":"identifying","source":{{"id":"http://www.wikidata.org/entity/Q1899"}}}}]"#
    );
    let items = with_text(&foreign(&bodies, position));
    let Some(Item::Document(document)) = items.first() else { panic!("{items:?}") };
    let it = &document.annotations()[0];
    assert_eq!((it.label.as_str(), it.note.as_str(), it.link.as_str()), ("GPE", "sure?", "Q1899"));
    assert_eq!((it.decision, it.decided_by.as_str()), (Decision::Added, "http://example.org/ann"));
    for (body, label) in [("\"GPE\"", "GPE"), (r#"{"type":"TextualBody","value":"LOC"}"#, "LOC")] {
        assert_eq!(words(&with_text(&foreign(body, position))), [format!("{label} 5..9 \"Kyiv\"")]);
    }
    let comment = r#"{"type":"TextualBody","purpose":"commenting","value":"sure?"}"#;
    assert_eq!(
        words(&with_text(&foreign(comment, position))),
        ["! line 1, http://example.org/text: the annotation http://example.org/1 has no tag"]
    );
}

#[test]
fn pages_collections_and_graphs_are_read_with_texts_in_any_order() {
    let position = r#"{"type":"TextPositionSelector","start":0,"end":4}"#;
    let of = |source: &str| foreign(TAG, position).replace("\"http://example.org/text\"", source);
    let embedded = of(r#"{"id":"urn:x","type":"Text","value":"Kyiv"}"#);
    let apart = [
        of("\"urn:y\""),
        embedded.clone(),
        of("\"urn:y\""),
        r#"{"id":"urn:y","type":"Text","value":"Lviv"}"#.to_owned(),
    ];
    let apart = apart.join(",");
    for file in [
        format!(r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","@graph":[{apart}]}}"#),
        format!(r#"{{"type":"AnnotationPage","items":[{apart}]}}"#),
        format!(r#"{{"type":"AnnotationCollection","total":3,"first":{{"type":"AnnotationPage","items":[{apart}]}}}}"#),
        format!("[{apart}]"),
    ] {
        let told = told(Format::WebAnnotation, file.as_bytes());
        assert_eq!(told, ["urn:y: \"Lviv\" GPE=\"Lviv\" GPE=\"Lviv\"", "urn:x: \"Kyiv\" GPE=\"Kyiv\""], "{file}");
    }
    let missing = foreign(TAG, position);
    assert_eq!(
        told(Format::WebAnnotation, missing.as_bytes()),
        ["! line 1, http://example.org/text: its text is not there, and its annotations (1) are left out"]
    );
}

#[test]
fn what_is_no_annotation_is_told() {
    let file = r#"[{"id":"urn:x","value":"Kyiv"}, 5, {"id":"n","type":"Annotation","target":{"id":"img"}},
        {"id":"r","type":"Annotation","motivation":"linking","target":"urn:q","body":{"purpose":"linking","source":"urn:z"}},
        {"id":"s","type":"Annotation","target":"urn:q"}, {"id":]"#;
    let expected = [
        "! line 1: this is no annotation",
        "! line 1: the annotation n has no target in a text",
        "! line 3: the annotation s has no target in a text, and links nothing",
        "! line 3: expected value at line 1 column 7",
        "urn:x: \"Kyiv\"",
        "! line 2: urn:q is no annotation of a text, and what it is linked to is left out",
    ];
    assert_eq!(told(Format::WebAnnotation, file.as_bytes()), expected);
    assert_eq!(read(Format::WebAnnotation, file.as_bytes()).len(), 1);
}
