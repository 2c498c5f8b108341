//! Running the real binary and reading what it writes.

// Each test program uses a part of it.
#![allow(dead_code)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::Value;

/// The command with these words behind `tallymark`.
pub(crate) fn tallymark(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tallymark"));
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it to its end with `input` on standard input.
pub(crate) fn run(words: &[&str], input: &[u8]) -> Output {
    let mut child = tallymark(words).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From a thread, as neither side could go on once both pipes were full. It may fail: some tests hang up early.
    let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

/// What was written, a value a line.
pub(crate) fn documents(output: &Output) -> Vec<Value> {
    let written = String::from_utf8(output.stdout.clone()).unwrap();
    written.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What was reported.
pub(crate) fn messages(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The string at a JSON pointer.
pub(crate) fn string<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// A file with that content in a directory of this test's own.
pub(crate) fn file(test: &str, name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test).join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path
}

/// Checks that each span quotes the text at its offsets, counted as Python counts; gives how many there are.
pub(crate) fn check_spans(document: &Value) -> usize {
    let text: Vec<char> = string(document, "/text").chars().collect();
    let check = |quote: &Value| {
        let place = |end| usize::try_from(quote[end].as_u64().unwrap()).unwrap();
        let quoted: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(quoted, string(quote, "/text"), "in {document}");
    };
    let spans = document["spans"].as_array().unwrap();
    for span in spans {
        check(span);
        if let Some(counted) = span.pointer("/norm/counted") {
            check(counted);
        }
    }
    spans.len()
}
