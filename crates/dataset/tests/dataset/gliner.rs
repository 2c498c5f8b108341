//! GLiNER's training data.

use tallymark_dataset::Document;
use tallymark_dataset::formats::Format;

use crate::files::{documents, read, told, written};

#[test]
fn records_have_tokens_and_places_in_them() {
    let lines = [
        r#"{"id":"a","text":"The New York Times\n\nsaid so.","spans":[{"start":0,"end":18,"label":"ORG"},{"start":4,"end":12,"label":"GPE"}]}"#,
        r#"{"id":"b","text":" \n"}"#,
        r#"{"id":"c","text":"Kyiv"}"#,
    ];
    let file = written(Format::Gliner, &documents(&lines));
    let expected = concat!(
        "[\n",
        r#"{"tokenized_text":["The","New","York","Times","said","so","."],"ner":[[0,3,"ORG"],[1,2,"GPE"]]},"#,
        "\n",
        r#"{"tokenized_text":["Kyiv"],"ner":[]}"#,
        "\n]\n",
    );
    assert_eq!(String::from_utf8(file).unwrap(), expected);
    assert_eq!(String::from_utf8(written(Format::Gliner, &[])).unwrap(), "[]\n");
}

/// A text of sentences of ten tokens each; a span over the given sentences.
fn long(sentences: usize, span: Option<(usize, usize)>) -> Vec<Document> {
    let sentence = "One two three four five six seven eight nine. ";
    let text = sentence.repeat(sentences);
    let spans = span.map(|(from, to)| {
        format!(r#"{{"start":{},"end":{},"label":"X"}}"#, from * sentence.len(), to * sentence.len() - 1)
    });
    documents(&[&format!(r#"{{"id":"a","text":"{text}","spans":[{}]}}"#, spans.unwrap_or_default())])
}

fn lengths(documents: &[Document]) -> Vec<(usize, usize)> {
    let records: Vec<serde_json::Value> = serde_json::from_slice(&written(Format::Gliner, documents)).unwrap();
    let count = |record: &serde_json::Value, field: &str| record[field].as_array().unwrap().len();
    records.iter().map(|record| (count(record, "tokenized_text"), count(record, "ner"))).collect()
}

#[test]
fn long_texts_are_cut_between_sentences_and_not_in_spans() {
    assert_eq!(lengths(&long(30, None)), [(300, 0)]);
    assert_eq!(lengths(&long(65, None)), [(300, 0), (300, 0), (50, 0)]);
    // The cut goes before the span, or after it where it is too long for any record.
    assert_eq!(lengths(&long(40, Some((28, 32)))), [(280, 0), (120, 1)]);
    assert_eq!(lengths(&long(40, Some((0, 35)))), [(350, 1), (50, 0)]);
    assert_eq!(lengths(&long(40, Some((0, 40)))), [(400, 1)]);
    // A sentence that does not end is cut between words.
    let endless = documents(&[&format!(r#"{{"id":"a","text":"{}"}}"#, "word ".repeat(700))]);
    assert_eq!(lengths(&endless), [(300, 0), (300, 0), (100, 0)]);
}

#[test]
fn records_of_others_are_read() {
    let file = r#"[{"tokenized_text":["Kyiv","é","Sony"],"ner":[[0,0,"GPE"],[2,3,"ORG"],[2,1,"ORG"],[2,2,"ORG"]],"ner_negatives":["LOC"]},
        {"tokenized_text":"Kyiv"},
        {"tokenized_text":[],"ner":[]},
        {"ner":[]}]"#;
    let told = told(Format::Gliner, file.as_bytes());
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "8bee0179333b: \"Kyiv é Sony\" GPE=\"Kyiv\" ORG=\"Sony\"",
            "! line 1: ORG goes from token 2 to 3, and there are 3 tokens",
            "! line 1: ORG goes from token 2 to 1, and there are 3 tokens",
            "! line 2: invalid type: string \"Kyiv\", expected a sequence at line 1 column 24",
            "e3b0c44298fc: \"\"",
            "! line 4: missing field `tokenized_text` at line 1 column 10",
        ]
    );
    let lines = "{\"tokenized_text\":[\"a\"]}\n{\"tokenized_text\":[\"b\"]}\n";
    assert_eq!(read(Format::Gliner, lines.as_bytes()).len(), 2);
}
