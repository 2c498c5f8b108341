//! `tallymark split` as a user runs it.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use common::{file, messages, run};

/// A hundred texts of which every tenth has an EVENT, and the first a second time.
fn dataset() -> String {
    let mut lines = String::new();
    for number in (0..100).chain([0]) {
        let label = if number % 10 == 0 { "EVENT" } else { "ORG" };
        let spans = format!("{{\"start\":0,\"end\":4,\"label\":\"{label}\",\"decision\":\"accepted\"}}");
        writeln!(lines, "{{\"id\":{number},\"text\":\"Text {number}\",\"spans\":[{spans}], \"kept\": 1.50}}").unwrap();
    }
    lines
}

fn part(folder: &Path, name: &str) -> Vec<String> {
    let written = fs::read_to_string(folder.join(format!("{name}.jsonl"))).unwrap();
    written.lines().map(str::to_owned).collect()
}

#[test]
fn lines_go_to_their_parts_as_they_are() {
    let dataset = dataset();
    let path = file("split_parts", "dataset.jsonl", dataset.as_bytes());
    let folder = path.parent().unwrap().join("parts");
    let arguments = ["split", path.to_str().unwrap(), "--train", "0.8", "--dev", "0.1", "--test", "0.1"];
    let output = run(&[&arguments[..], &["--out", folder.to_str().unwrap()]].concat(), b"");
    assert_eq!((output.status.code(), messages(&output)), (Some(0), String::new()));
    let parts = ["train", "dev", "test"].map(|name| part(&folder, name));
    let printed = String::from_utf8(output.stdout).unwrap();
    let counts: Vec<&str> = printed.lines().collect();
    let expected: Vec<String> = ["train", "dev", "test"]
        .iter()
        .zip(&parts)
        .map(|(name, part)| format!("{name:5} {:6} documents", part.len()))
        .collect();
    assert_eq!(counts, expected);
    for (part, texts) in parts.iter().zip([80, 10, 10]) {
        assert_eq!(part.iter().collect::<BTreeSet<_>>().len(), texts);
        assert_eq!(part.iter().filter(|line| line.contains("EVENT")).collect::<BTreeSet<_>>().len(), texts / 10);
    }
    let mut written: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    let mut read: Vec<&str> = dataset.lines().collect();
    written.sort_unstable();
    read.sort_unstable();
    assert_eq!(written, read);
}

#[test]
fn the_order_of_lines_does_not_matter_and_a_part_without_a_share_is_not_written() {
    let lines = dataset();
    let reversed: String = lines.lines().rev().fold(String::new(), |all, line| all + line + "\n");
    let parts = [("one", &lines), ("other", &reversed)].map(|(name, content)| {
        let path = file("split_order", &format!("{name}.jsonl"), content.as_bytes());
        let folder = path.parent().unwrap().join(name);
        let arguments = ["split", path.to_str().unwrap(), "--dev", "0.2", "--test", "0", "--seed", "7", "--out"];
        let output = run(&[&arguments[..], &[folder.to_str().unwrap()]].concat(), b"");
        assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
        assert!(!folder.join("test.jsonl").exists());
        ["train", "dev"].map(|name| part(&folder, name).into_iter().collect::<BTreeSet<_>>())
    });
    assert_eq!(parts[0], parts[1]);
    assert_eq!(parts[0][1].len(), 20);
}

#[test]
fn shares_lines_and_places_that_will_not_do_are_refused_with_the_reason() {
    let path = file("split_bad", "train.jsonl", format!("{}oops\n", dataset()).as_bytes());
    let folder = path.parent().unwrap();
    let (path, folder) = (path.to_str().unwrap(), folder.to_str().unwrap());
    let shares = run(&["split", path, "--train", "0.9", "--out", folder], b"");
    assert_eq!(shares.status.code(), Some(2));
    assert!(messages(&shares).contains("come to 1 together, not to 1.1"), "{}", messages(&shares));
    let over = run(&["split", path, "--out", folder], b"");
    assert_eq!(over.status.code(), Some(2));
    assert!(messages(&over).contains("train.jsonl:102: "), "{}", messages(&over));
    assert!(messages(&over).contains("would be written over the dataset itself"), "{}", messages(&over));
    assert!(fs::read_to_string(path).unwrap().ends_with("oops\n"));
}
