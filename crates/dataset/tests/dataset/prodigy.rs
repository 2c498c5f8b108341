//! Prodigy JSONL, as its documentation shows the interfaces `ner_manual` and `ner`.

use tallymark_dataset::formats::{Format, Options};
use tallymark_dataset::{Decision, Document};

use crate::files::{documents, read, told, written_with};

const MIXED: &str = r#"{"schema":"tallymark/1","id":"a","text":"🚁 Kyiv and\nSony","meta":{"title":"Two"},"spans":[
    {"id":"m0","start":2,"end":6,"label":"GPE","source":"model","score":0.5,"decision":"accepted"},
    {"id":"m1","start":7,"end":10,"label":"ORG","source":"rule","score":1.0,"decision":"rejected"},
    {"id":"m2","start":11,"end":15,"label":"ORG","source":"model","score":0.9,"decision":"suggested"}]}"#;

fn mixed() -> Vec<Document> {
    documents(&[&MIXED.replace('\n', " ")])
}

#[test]
fn answers_are_lines() {
    let file = written_with(Format::Prodigy, &mixed(), &Options::everything());
    let tokens = concat!(
        r#""tokens":[{"text":"🚁","start":0,"end":1,"id":0,"ws":true},{"text":"Kyiv","start":2,"end":6,"id":1,"ws":true},"#,
        r#"{"text":"and","start":7,"end":10,"id":2,"ws":true},{"text":"Sony","start":11,"end":15,"id":3,"ws":false}],"#,
    );
    let text = r#"{"text":"🚁 Kyiv and\nSony","#;
    let meta = r#""meta":{"id":"a","title":"Two"}}"#;
    let expected = [
        format!(
            r#"{text}{tokens}"spans":[{{"start":2,"end":6,"token_start":1,"token_end":1,"label":"GPE","source":"model","score":0.5,"decision":"accepted"}}],"answer":"accept",{meta}"#
        ),
        format!(
            r#"{text}"spans":[{{"start":7,"end":10,"token_start":2,"token_end":2,"label":"ORG","source":"rule","score":1.0,"decision":"rejected"}}],"answer":"reject",{meta}"#
        ),
        format!(
            r#"{text}{tokens}"spans":[{{"start":11,"end":15,"token_start":3,"token_end":3,"label":"ORG","source":"model","score":0.9,"decision":"suggested"}}],"answer":"ignore",{meta}"#
        ),
    ];
    assert_eq!(String::from_utf8(file).unwrap().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_text_without_mentions_is_accepted_and_one_that_waits_is_not() {
    let bare = documents(&[r#"{"text":"Kyiv"}"#]);
    let file = String::from_utf8(written_with(Format::Prodigy, &bare, &Options::everything())).unwrap();
    assert!(file.contains(r#""spans":[],"answer":"accept""#), "{file}");
    let waiting = documents(&[r#"{"text":"Kyiv","spans":[{"start":0,"end":4,"label":"GPE","decision":"suggested"}]}"#]);
    let file = String::from_utf8(written_with(Format::Prodigy, &waiting, &Options::everything())).unwrap();
    assert!(!file.contains("accept") && file.contains(r#""answer":"ignore""#), "{file}");
}

#[test]
fn what_prodigy_says_is_read() {
    let file = [
        r#"{"text":"Kyiv and Sony","_input_hash":-1,"_task_hash":2,"spans":[{"start":0,"end":4,"label":"GPE","input_hash":1,"source":"core_web_sm","score":0.5}],"answer":"accept","_view_id":"ner","meta":{"score":0.5,"pattern":1}}"#,
        r#"{"text":"Kyiv and Sony","spans":[{"start":9,"end":13,"label":"GPE"}],"answer":"reject"}"#,
        r#"{"text":"Kyiv and Sony","spans":[{"start":9,"end":13,"label":"ORG"}],"answer":"ignore"}"#,
        r#"{"text":"Osaka","meta":{"id":7,"date":"2025-12-04"},"spans":[{"start":0,"end":5,"label":"GPE","answer":"reject"},{"start":0,"end":5,"label":"LOC","decision":"suggested"}],"answer":"accept"}"#,
        r#"{"text":"Lviv","spans":null}"#,
    ];
    let documents = read(Format::Prodigy, file.join("\n").as_bytes());
    let decisions = |document: &Document| {
        document.annotations().iter().map(|it| (it.label.clone(), it.decision)).collect::<Vec<_>>()
    };
    let of = |label: &str, decision| (label.to_owned(), decision);
    assert_eq!(documents.len(), 3);
    assert_eq!(
        decisions(&documents[0]),
        [of("GPE", Decision::Added), of("GPE", Decision::Rejected), of("ORG", Decision::Suggested)]
    );
    assert_eq!(documents[0].annotations()[0].score.to_string(), "0.5");
    assert_eq!(
        (documents[1].id.0.as_str(), documents[1].date.map(|date| date.to_string())),
        ("7", Some("2025-12-04".into()))
    );
    // Somebody has said yes to what we only suggested.
    assert_eq!(decisions(&documents[1]), [of("GPE", Decision::Rejected), of("LOC", Decision::Accepted)]);
}

#[test]
fn broken_lines_cost_themselves() {
    let file = [
        r#"{"text":"Kyiv","spans":[{"start":0,"end":9,"label":"GPE"},{"start":0,"end":4}],"answer":"accept"}"#,
        r#"{"text":"Kyiv","spans":[{"start":0,"end":4,"label":"GPE"}],"answer":"maybe"}"#,
        r#"{"spans":[]}"#,
        r#"{"text":"Kyiv","spans":[{"start":0,"#,
        r#"{"text":"Lviv","spans":[{"start":0,"end":4,"label":"GPE"}],"answer":"accept"}"#,
    ];
    let told = told(Format::Prodigy, file.join("\n").as_bytes());
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "! line 1: the span 0..4 has no label",
            "! line 2: the span 0..4 is answered maybe, not accept, reject or ignore",
            "! line 3: missing field `text` at line 1 column 12",
            "! line 4: EOF while parsing a value at line 1 column 35",
            "daccd738d5f7: \"Kyiv\"",
            "! line 1, daccd738d5f7: GPE 0..9: the span ends at codepoint 9, but the text has only 4",
            "e85d6195b340: \"Lviv\" GPE=\"Lviv\"",
        ]
    );
}
