//! `tallymark convert` as a user runs it.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod common;

use common::{check_spans, documents, file, messages, run, string};
use serde_json::Value;

const NATIVE: &str = concat!(
    r#"{"schema":"tallymark/1","id":"a","text":"🚁 Kyiv, 5 men","spans":[{"start":2,"end":6,"text":"Kyiv","label":"GPE","decision":"accepted"},"#,
    r#"{"start":8,"end":9,"text":"5","label":"CARDINAL","decision":"rejected"}]}"#,
    "\n"
);

#[test]
fn the_format_is_recognised_and_decisions_are_chosen() {
    let output = run(&["convert", "--to", "spacy-jsonl"], NATIVE.as_bytes());
    assert_eq!((output.status.code(), messages(&output)), (Some(0), String::new()));
    assert_eq!(documents(&output)[0].to_string(), r#"{"entities":[[2,6,"GPE"]],"text":"🚁 Kyiv, 5 men"}"#);
    let output = run(&["convert", "--to", "native", "--map", "GPE=LOC", "--decisions", "accepted"], NATIVE.as_bytes());
    let written = documents(&output);
    assert_eq!((check_spans(&written[0]), string(&written[0], "/spans/0/label")), (1, "LOC"));
}

#[test]
fn what_a_format_cannot_hold_is_told() {
    let output = run(&["convert", "--to", "spacy-jsonl", "--decisions", "all"], NATIVE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(messages(&output), "tallymark: notice: a: “5” was rejected, which the format cannot say: left out\n");
}

#[test]
fn a_broken_line_is_named_and_the_others_are_written() {
    let input = format!(
        "{NATIVE}{{\"schema\":\"tallymark/1\",\"text\":\n{}",
        NATIVE.replace("\"a\"", "\"b\"").replace("\"end\":6", "\"end\":99")
    );
    let output = run(&["convert", "--from", "native", "--to", "native"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    let expected = [
        "tallymark: stdin: line 2: EOF while parsing a value",
        "tallymark: stdin: line 3, b: GPE 2..99: the span ends at codepoint 99, but the text has only 13",
    ];
    assert!(said.lines().count() == 2 && expected.iter().all(|part| said.contains(part)), "{said}");
    let ids: Vec<Value> = documents(&output).iter().map(|document| document["id"].clone()).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn offsets_in_utf16_are_found_out_by_the_quoted_words() {
    let input = NATIVE
        .replace("\"start\":2,\"end\":6", "\"start\":3,\"end\":7")
        .replace("\"start\":8,\"end\":9", "\"start\":9,\"end\":10");
    let output = run(&["convert", "--to", "native"], input.as_bytes());
    assert_eq!((output.status.code(), messages(&output)), (Some(0), String::new()));
    assert_eq!(documents(&output)[0]["spans"][0]["start"], 2);
}

#[test]
fn a_file_that_is_written_is_read_back() {
    let dataset = file("a_file_that_is_written_is_read_back", "in.jsonl", NATIVE.as_bytes());
    let written = dataset.with_file_name("out.jsonl");
    let words = ["convert", "--to", "native", dataset.to_str().unwrap(), "--output", written.to_str().unwrap()];
    let output = run(&words, b"");
    assert_eq!(messages(&output), "tallymark: 2 spans written and read back, 0 changed\n");
    assert!(std::fs::read_to_string(&written).unwrap().starts_with(r#"{"schema":"tallymark/1","id":"a""#));
    // A file is not written over while it is read.
    let words = ["convert", "--to", "native", dataset.to_str().unwrap(), "--output", dataset.to_str().unwrap()];
    assert_eq!(run(&words, b"").status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&dataset).unwrap(), NATIVE);
}

#[test]
fn what_is_no_dataset_is_refused() {
    let output = run(&["convert", "--to", "native"], b"The mill was sold.\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("stdin: it is no dataset that Tallymark recognises"), "{}", messages(&output));
    let output = run(&["convert", "--to", "excel"], b"");
    assert!(messages(&output).contains("there is no format `excel`; there are native csv"), "{}", messages(&output));
}

#[test]
fn the_help_shows_examples() {
    let output = run(&["convert", "--help"], b"");
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("tallymark convert --to docbin dataset.jsonl --output train.spacy"), "{help}");
}

#[test]
fn a_split_dataset_is_an_archive_with_a_file_for_each_part() {
    let lines: String = (0..10)
        .map(|n| {
            NATIVE
                .replace("5 men", &format!("{n} men"))
                .replace("\"text\":\"5\"", &format!("\"text\":\"{n}\""))
                .replace("\"a\"", &format!("\"{n}\""))
        })
        .collect();
    let dataset = file("a_split_dataset", "in.jsonl", lines.as_bytes());
    let zip = dataset.with_file_name("out.zip");
    let words = [
        "convert",
        "--to",
        "spacy-jsonl",
        "--split",
        "80,10,10",
        dataset.to_str().unwrap(),
        "--output",
        zip.to_str().unwrap(),
    ];
    let output = run(&words, b"");
    assert_eq!(messages(&output), "tallymark: 10 spans written and read back, 0 changed\n");
    let output = run(&["convert", "--to", "native", zip.to_str().unwrap()], b"");
    assert_eq!((documents(&output).len(), messages(&output)), (10, String::new()));
    let output = run(&["convert", "--to", "native", "--split", "1,2"], b"");
    assert!(messages(&output).contains("write three shares, like 0.8,0.1,0.1"), "{}", messages(&output));
}
