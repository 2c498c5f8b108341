//! `tallymark agree` as a user runs it.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod common;

use common::{file, messages, run};
use serde_json::{Value, json};

const TEXT: &str = "🚁 Sony paid two men in Kyiv";

/// A line of a native file; spans in code points.
fn line(id: &str, text: &str, spans: &[(usize, usize, &str, &str)]) -> String {
    let spans: Vec<Value> = spans
        .iter()
        .map(
            |(start, end, label, decision)| json!({ "start": start, "end": end, "label": label, "decision": decision }),
        )
        .collect();
    format!(
        "{}\n",
        json!({ "schema": "tallymark/1", "id": id, "text": text, "offset_unit": "codepoint", "spans": spans })
    )
}

/// Two files that agree on Sony, and differ on Kyiv.
fn two(test: &str) -> [String; 2] {
    let anna = [
        line("a1", TEXT, &[(2, 6, "ORG", "accepted"), (23, 27, "GPE", "accepted"), (12, 15, "CARDINAL", "rejected")]),
        line("a2", "Only anna has this", &[]),
    ];
    let ben = [line("b1", TEXT, &[(2, 6, "ORG", "added"), (23, 27, "LOC", "corrected")])];
    [("anna.jsonl", anna.concat()), ("ben.jsonl", ben.concat())]
        .map(|(name, content)| file(test, name, content.as_bytes()).to_string_lossy().into_owned())
}

#[test]
fn the_table_has_a_row_a_label_and_what_has_no_partner() {
    let [anna, ben] = two("agree_table");
    let output = run(&["agree", &anna, &ben, "--confusion"], b"");
    assert_eq!((output.status.code(), messages(&output)), (Some(0), String::new()));
    let printed = String::from_utf8(output.stdout).unwrap();
    let expected = [
        "anna: 2 documents",
        "ben: 1 documents",
        "1 texts in common, 7 tokens",
        "",
        "label both    first   second       F1   kappa   alpha values",
        "GPE   0       1       0        0.0000  0.0000  0.0000 -",
        "LOC   0       0       1        0.0000  0.0000  0.0000 -",
        "ORG   1       0       0        1.0000  1.0000  1.0000 -",
        "all   1       1       1        0.5000  0.6957  0.7111 -",
        "without a partner: anna: a2 Only anna has this",
        "",
        "labels of anna (rows) and ben (columns); ~: with other ends, but overlapping",
        "            GPE     LOC     ORG    none",
        "GPE                   1",
        "LOC",
        "ORG                           1",
        "none",
    ];
    assert_eq!(printed.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn json_has_all_of_it() {
    let [anna, ben] = two("agree_json");
    let output = run(&["agree", &anna, &ben, "--json", "--only", "ORG,GPE"], b"");
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read["annotators"], json!([{ "name": "anna", "documents": 2 }, { "name": "ben", "documents": 1 }]));
    assert_eq!((&read["texts"], &read["tokens"]), (&json!(1), &json!(7)));
    let labels: Vec<&Value> = read["labels"].as_array().unwrap().iter().map(|row| &row["label"]).collect();
    assert_eq!(labels, ["GPE", "ORG"]);
    assert_eq!(read["overall"]["spans"], json!({ "right": 1, "wrong": 0, "missed": 1 }));
    assert_eq!(read["confusion"][0], json!({ "one": "GPE", "other": null, "same": 1, "boundary": 0 }));
    assert_eq!(read["alone"], json!([{ "annotator": "anna", "id": "a2" }]));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_compared() {
    let [anna, ben] = two("agree_broken");
    let broken =
        file("agree_broken", "broken.jsonl", format!("{{\n{}", std::fs::read_to_string(&ben).unwrap()).as_bytes());
    let output = run(&["agree", &anna, &broken.to_string_lossy()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("broken.jsonl: line 1"), "{}", messages(&output));
    assert!(String::from_utf8(output.stdout).unwrap().contains("1 texts in common"));
    let missing = run(&["agree", &anna, "nowhere.jsonl"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(messages(&missing).contains("nowhere.jsonl"), "{}", messages(&missing));
}

#[test]
fn each_help_shows_an_example() {
    for command in ["agree", "convert", "extract", "score", "split"] {
        let help = String::from_utf8(run(&[command, "--help"], b"").stdout).unwrap();
        assert!(help.contains(&format!("  tallymark {command} ")), "{command}: {help}");
    }
}

#[test]
fn the_figures_go_into_the_card_of_a_dataset() {
    let folder = "the_figures_go_into_the_card_of_a_dataset";
    let line = |label: &str| {
        format!(
            r#"{{"schema":"tallymark/1","id":"a","text":"Kyiv fell","spans":[{{"start":0,"end":4,"label":"{label}","decision":"accepted"}}]}}"#
        )
    };
    let one = file(folder, "anna.jsonl", line("GPE").as_bytes());
    let other = file(folder, "ben.jsonl", line("LOC").as_bytes());
    let measured = run(&["agree", one.to_str().unwrap(), other.to_str().unwrap(), "--json"], b"");
    let figures = file(folder, "agreement.json", &measured.stdout);
    let zip = figures.with_file_name("brat.zip");
    let words = [
        "convert",
        "--to",
        "brat",
        one.to_str().unwrap(),
        "--agreement",
        figures.to_str().unwrap(),
        "--output",
        zip.to_str().unwrap(),
    ];
    let output = run(&words, b"");
    assert_eq!(output.status.code(), Some(0), "{}", common::messages(&output));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    let card = std::io::read_to_string(archive.by_name("README.md").unwrap()).unwrap();
    assert!(card.contains("Of anna, ben on 1 shared texts."), "{card}");
    assert!(card.contains("| all | 0.000 | 0.333 |"), "{card}");
}
