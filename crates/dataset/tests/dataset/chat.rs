//! Conversations for fine-tuning.

use std::collections::BTreeMap;

use serde_json::Value;
use tallymark_dataset::formats::{Format, Options};

use crate::files::{documents, told, written_with};

const LINE: &str = r#"{"id":"a","text":"🚁 28 men","spans":[{"start":2,"end":4,"label":"CARDINAL","norm":{"value":"28"}},{"start":5,"end":8,"label":"GPE"},{"start":5,"end":8,"label":"ORG","decision":"suggested"}]}"#;

fn messages(options: &Options) -> Vec<(String, String)> {
    let file = written_with(Format::Chat, &documents(&[LINE]), options);
    let line: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(String::from_utf8_lossy(&file).lines().count(), 1, "one document, one line");
    let part = |message: &Value, name: &str| message[name].as_str().unwrap().to_owned();
    line["messages"].as_array().unwrap().iter().map(|it| (part(it, "role"), part(it, "content"))).collect()
}

#[test]
fn a_document_is_a_question_and_its_answer() {
    let messages = messages(&Options::default());
    let roles: Vec<&str> = messages.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(roles, ["system", "user", "assistant"]);
    assert_eq!(messages[1].1, "🚁 28 men");
    assert_eq!(
        messages[2].1,
        r#"{"entities":[{"text":"28","label":"CARDINAL","start":2,"end":4,"norm":{"value":"28"}},{"text":"men","label":"GPE","start":5,"end":8}]}"#
    );
}

#[test]
fn the_instruction_defines_the_labels_under_their_names_in_the_file() {
    let all = &messages(&Options::default())[0].1;
    assert!(all.contains("\n- CARDINAL: ") && all.contains("\n- PERSON: "), "{all}");
    let label_map = BTreeMap::from([
        ("GPE".to_owned(), "PLACE".to_owned()),
        ("LOC".to_owned(), "PLACE".to_owned()),
        ("LAW".to_owned(), String::new()),
    ]);
    let labels = Some(["GPE", "LOC", "LAW", "ORG"].map(str::to_owned).into());
    let some = &messages(&Options { label_map, labels, ..Options::default() })[0].1;
    let names: Vec<&str> = some.lines().filter_map(|line| line.strip_prefix("- ")?.split(':').next()).collect();
    assert_eq!(names, ["ORG", "PLACE"]);
}

#[test]
fn conversations_are_not_read() {
    let told = told(Format::Chat, b"{\"messages\":[]}");
    assert_eq!(told, ["! chat JSONL is written for training, and cannot be read"]);
}
