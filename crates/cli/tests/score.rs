//! `tallymark score` as a user runs it, beside the script that others score with.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::{file, messages, run};

const GOLD: &str = r#"{"id": 1, "text": "the EU paid $5m to Sony in Kyiv", "spans": [{"start": 0, "end": 6, "label": "ORG"}, {"start": 12, "end": 15, "label": "MONEY", "norm": {"value": "5000000", "unit": "USD"}}, {"start": 19, "end": 23, "label": "ORG", "decision": "rejected"}, {"start": 27, "end": 31, "label": "GPE"}], "optional": []}
{"id": "two", "text": "Nobody predicts Rome", "spans": [{"start": 16, "end": 20, "label": "GPE"}]}
"#;
const PREDICTED: &str = r#"{"id": 1, "text": "the EU paid $5m to Sony in Kyiv", "spans": [{"start": 4, "end": 6, "label": "ORG", "decision": "suggested"}, {"start": 12, "end": 15, "label": "MONEY", "norm": {"value": "5E6", "unit": "EUR"}}, {"start": 27, "end": 31, "label": "LOC"}]}
"#;

fn files(test: &str) -> [String; 2] {
    [("gold.jsonl", GOLD), ("predicted.jsonl", PREDICTED)]
        .map(|(name, content)| file(test, name, content.as_bytes()).to_string_lossy().into_owned())
}

#[test]
fn rows_are_printed_by_label_and_values_where_they_are_asked_for() {
    let [gold, predicted] = files("score_rows");
    let printed = |more: &[&str]| {
        let output = run(&[&["score", &gold, &predicted], more].concat(), b"");
        assert_eq!((output.status.code(), messages(&output)), (Some(0), String::new()));
        String::from_utf8(output.stdout).unwrap()
    };
    let rows = [
        "GPE            tp      0 fp      0 fn      2  P 0.0000 R 0.0000 F1 0.0000",
        "LOC            tp      0 fp      1 fn      0  P 0.0000 R 0.0000 F1 0.0000",
        "MONEY          tp      1 fp      0 fn      0  P 1.0000 R 1.0000 F1 1.0000",
        "ORG            tp      1 fp      0 fn      1  P 1.0000 R 0.5000 F1 0.6667",
        "micro          tp      2 fp      1 fn      3  P 0.6667 R 0.4000 F1 0.5000",
    ];
    assert_eq!(printed(&[]).lines().collect::<Vec<_>>(), rows);
    let with_values = printed(&["--values", "--only", "MONEY"]);
    assert!(with_values.contains("value value      1/1 = 1.0000\nvalue unit       0/1 = 0.0000\n"), "{with_values}");
    let mapped = printed(&["--map", "GPE=LOC,ORG=", "--decided"]);
    assert!(
        mapped.ends_with("micro          tp      2 fp      0 fn      1  P 1.0000 R 0.6667 F1 0.8000\n"),
        "{mapped}"
    );
    assert!(!mapped.contains("ORG"));
    let decided = printed(&["--only", "ORG", "--decided", "--misses", "5"]);
    assert!(decided.starts_with("ORG            tp      1 fp      0 fn      0"), "{decided}");
    assert!(printed(&["--misses", "1"]).starts_with("MISSED  1 19..23 ORG \"Sony\"\n"));
}

#[test]
fn a_document_with_another_text_and_a_line_that_is_none_are_reported() {
    let [gold, _] = files("score_bad");
    let other = "{\"id\": 1, \"text\": \"other\", \"spans\": []}\nnot JSON\n";
    let other = file("score_bad", "other.jsonl", other.as_bytes()).to_string_lossy().into_owned();
    let output = run(&["score", &gold, &other], b"");
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    assert!(said.contains("other.jsonl:2: "), "{said}");
    assert!(said.contains("gold.jsonl:1: the predicted text differs from the gold text"), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("GPE            tp      0 fp      0 fn      1"));
}

/// The script, where a checkout has it beside it.
fn script() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/eval/score.py");
    let script = std::env::var_os("TALLYMARK_SCORE").map_or_else(beside, PathBuf::from);
    let python = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    (python && script.is_file()).then_some(script)
}

#[test]
fn the_script_that_others_score_with_prints_the_same() {
    let Some(script) = script() else {
        println!("skipped: there is no python3, or no score.py beside the checkout or in TALLYMARK_SCORE");
        return;
    };
    let [gold, predicted] = files("score_script");
    for more in [&[][..], &["--values"], &["--map", "GPE=LOC,ORG="], &["--only", "ORG,MONEY", "--values"]] {
        let ours = run(&[&["score", &gold, &predicted], more].concat(), b"");
        let theirs = Command::new("python3").arg(&script).args([&gold, &predicted]).args(more).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(&ours.stdout), text(&theirs.stdout), "{more:?}: {}", text(&theirs.stderr));
    }
}
