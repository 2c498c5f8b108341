//! Web Annotations as programs write them that keep RDF: in any order, with the text wherever it is spoken of, and numbers
//! that have a type.

use tallymark_dataset::formats::Format;

use crate::files::read;

/// Says that the words from `start` to `end` of a source are `label`.
fn classifying(number: usize, source: &str, start: usize, end: usize, label: &str) -> String {
    format!(
        r#"{{"id": "urn:a:{number}", "type": "Annotation", "motivation": "classifying",
            "body": {{"type": "TextualBody", "purpose": "classifying", "value": "{label}"}},
            "target": {{"source": {source}, "selector":
                {{"type": "TextPositionSelector", "start": "{start}", "end": "{end}"}}}}}}"#
    )
}

fn found(annotations: &[String]) -> Vec<(String, Vec<String>)> {
    let file = format!(
        r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": [{}]}}"#,
        annotations.join(",\n").replace('\n', " ")
    );
    let documents = read(Format::WebAnnotation, file.as_bytes());
    let spans = documents.iter().map(|document| {
        let told = document.annotations().iter().map(|it| format!("{} {}", it.label, document.text.slice(it.span)));
        (document.id.0.clone(), told.collect())
    });
    spans.collect()
}

#[test]
fn annotations_of_several_texts_may_be_mixed() {
    let text = |name: &str, text: &str| {
        format!(
            r#"{{"id": "urn:a:{name}", "type": "Annotation", "motivation": "describing",
                "target": {{"id": "urn:t:{name}", "type": "Text", "value": "{text}"}}}}"#
        )
    };
    let file = [
        classifying(1, "\"urn:t:a\"", 0, 4, "GPE"),
        classifying(2, "\"urn:t:b\"", 0, 4, "ORG"),
        text("b", "Sony 🚁 rose"),
        classifying(3, "\"urn:t:a\"", 5, 8, "CARDINAL"),
        text("a", "Kyiv 100"),
        classifying(4, "\"urn:t:b\"", 5, 6, "PRODUCT"),
    ];
    let expected = [
        ("urn:t:a".to_owned(), vec!["GPE Kyiv".to_owned(), "CARDINAL 100".to_owned()]),
        ("urn:t:b".to_owned(), vec!["ORG Sony".to_owned(), "PRODUCT 🚁".to_owned()]),
    ];
    assert_eq!(found(&file), expected);
}

#[test]
fn a_text_may_stand_where_it_is_the_source() {
    let source = r#"{"id": "urn:t:a", "type": "Text", "value": "Kyiv 100"}"#;
    let file = [classifying(1, source, 0, 4, "GPE"), classifying(2, "\"urn:t:a\"", 5, 8, "CARDINAL")];
    assert_eq!(found(&file), [("urn:t:a".to_owned(), vec!["GPE Kyiv".to_owned(), "CARDINAL 100".to_owned()])]);
}
