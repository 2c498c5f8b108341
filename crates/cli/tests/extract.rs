//! `tallymark extract` as a user runs it: the real binary, its exit codes, its two output streams.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod common;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};

use common::{check_spans, documents, file, messages, run, string, tallymark};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// One input line or command line, and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    arguments: Vec<String>,
    #[serde(default)]
    input: String,
    exit: i32,
    /// The ids of the documents that are written.
    #[serde(default)]
    ids: Vec<String>,
    /// What stderr says, line by line: each of these within it.
    #[serde(default)]
    messages: Vec<String>,
}

#[test]
fn messages_and_exit_codes_are_those_of_the_table() {
    let table: Table = toml::from_str(include_str!("../../../tests/data/cli.toml")).unwrap();
    for case in table.case {
        let arguments: Vec<&str> =
            std::iter::once("extract").chain(case.arguments.iter().map(String::as_str)).collect();
        let output = run(&arguments, case.input.as_bytes());
        let said = messages(&output);
        assert_eq!(output.status.code(), Some(case.exit), "{}: {said}", case.name);
        let ids: Vec<String> = documents(&output).iter().map(|d| string(d, "/id").to_owned()).collect();
        assert_eq!(ids, case.ids, "{}", case.name);
        for message in &case.messages {
            assert!(said.contains(message.as_str()), "{}: {message:?} is not in {said:?}", case.name);
        }
        assert!(!case.messages.is_empty() || said.is_empty(), "{}: unexpected {said:?}", case.name);
    }
}

#[test]
fn a_line_that_is_not_utf8_is_named_and_the_others_are_written() {
    let output = run(&["extract"], b"{\"id\":1,\"text\":\"a\"}\n{\"text\":\"caf\xE9\"}\n{\"id\":3,\"text\":\"c\"}\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(messages(&output), "tallymark: stdin:2: not UTF-8 at byte 13\n");
    assert_eq!(documents(&output).len(), 2);
}

#[test]
fn documents_come_in_the_order_of_the_input_whatever_the_number_of_threads() {
    let mut input = String::new();
    for n in 0..600 {
        // Long among short, so that threads finish out of order.
        let text = "At least 12 drones hit Kyiv on Sunday. ".repeat(if n % 50 == 0 { 400 } else { 1 });
        writeln!(input, "{}", json!({ "id": n, "text": text })).unwrap();
    }
    let single = run(&["extract", "--jobs", "1"], input.as_bytes());
    let many = run(&["extract", "--jobs", "4"], input.as_bytes());
    assert!(single.stdout == many.stdout, "the number of threads shows in the output");
    let ids: Vec<String> = documents(&many).iter().map(|d| string(d, "/id").to_owned()).collect();
    assert_eq!(ids, (0..600).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn spans_quote_the_text_by_code_points() {
    let texts = [
        "🚀 A $50 billion deal 👩‍👩‍👧 in Kyiv, up 12.5% 🇺🇦 on Sunday.",
        "First line\r\nSecond: 111 drones\r\n\r\nThird: at 6 p.m. in Paris",
        "Cafe\u{301} de\u{301}ja\u{300} 3 km from A\u{30A}rhus, 40\u{A0}percent, 30\u{2011}day",
        "“He’s 28,” said ‘Ms. Müller’ — שלום 7 مرحبا ٤٢ people",
        "\u{FEFF}a mark inside the text is part of it: 5 men",
    ];
    for text in texts {
        let output =
            run(&["extract", "--date", "2025-12-04"], json!({ "id": "a", "text": text }).to_string().as_bytes());
        let written = documents(&output);
        assert_eq!(string(&written[0], "/text"), text);
        assert_eq!(string(&written[0], "/offset_unit"), "codepoint");
        assert_eq!(string(&written[0], "/meta/date"), "2025-12-04");
        assert!(check_spans(&written[0]) > 0, "nothing found in {text:?}");
    }
}

#[test]
fn each_line_is_answered_before_the_next_is_written() {
    for jobs in ["1", "4"] {
        let mut child = tallymark(&["extract", "--jobs", jobs]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap());
        for n in 0..5 {
            writeln!(stdin, "{}", json!({ "id": n, "text": "Two men" })).unwrap();
            let mut answer = String::new();
            answers.read_line(&mut answer).unwrap();
            assert!(answer.contains(&format!("\"id\":\"{n}\"")), "{answer}");
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn a_reader_that_hangs_up_ends_it_quietly() {
    let mut child = tallymark(&["extract"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // The input stays open: it must not wait for more. Writing may fail once it has gone.
    let line = format!("{}\n", json!({ "text": "Two men" }));
    let _ = stdin.write_all(line.repeat(10).as_bytes());
    let status = child.wait().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn several_files_and_standard_input_are_read_in_turn() {
    let first = file("turn", "first.jsonl", b"{\"text\":\"a\"}\n");
    let last = file("turn", "last.jsonl", b"\xEF\xBB\xBF{\"id\":\"z\",\"text\":\"c\"}");
    let (first, last) = (first.to_str().unwrap(), last.to_str().unwrap());
    let output = run(&["extract", first, "no/such.jsonl", "-", last], b"{\"id\":-2.50,\"text\":\"b\"}\n");
    let ids: Vec<String> = documents(&output).iter().map(|d| string(d, "/id").to_owned()).collect();
    assert_eq!(ids, [format!("{first}:1"), "-2.50".to_owned(), "z".to_owned()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).starts_with("tallymark: no/such.jsonl: "), "{}", messages(&output));
}

#[test]
fn plain_files_keep_their_text_and_give_their_name() {
    let unix = file("text/a", "same.txt", "\u{FEFF}Kyiv\r\n\r\n5 café\n".as_bytes());
    let legacy = file("text/b", "same.txt", b"\x93Five men\x94 paid \x80 20");
    let wide = file("text", "wide.txt", b"\xFF\xFE5\0 \0m\0e\0n\0");
    let binary = file("text", "binary.png", b"\x89PNG\0\0");
    let paths = [&unix, &legacy, &wide, &binary].map(|path| path.to_str().unwrap());
    let output = run(&[&["extract", "--text", "--date", "2025-12-04"], &paths[..]].concat(), b"");
    let written = documents(&output);
    let seen: Vec<(&str, &str)> = written.iter().map(|d| (string(d, "/id"), string(d, "/text"))).collect();
    // Names that occur twice give way to the paths.
    let expected = [(paths[0], "Kyiv\r\n\r\n5 café\n"), (paths[1], "“Five men” paid € 20"), ("wide.txt", "5 men")];
    assert_eq!(seen, expected);
    for document in &written {
        check_spans(document);
    }
    let said = messages(&output);
    assert!(said.contains("b/same.txt: notice: this is not UTF-8; it was read as Windows-1252"), "{said}");
    assert!(said.contains("binary.png: this is not a text file"), "{said}");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(run(&["extract", "--text", paths[1]], b"").status.code(), Some(0), "a notice is no failure");
}

#[test]
fn a_document_says_how_it_is_read_or_the_command_line_does() {
    let arguments = ["extract", "--date-order", "day-first", "--dollar", "AUD"];
    let lines = [
        (json!({ "text": "x" }), ["day-first", "AUD"]),
        (json!({ "text": "x", "date_order": "month-first" }), ["month-first", "AUD"]),
        (json!({ "text": "x", "meta": { "dollar": "CAD" } }), ["day-first", "CAD"]),
        (json!({ "text": "x", "dollar": "NZD", "meta": { "dollar": "CAD" } }), ["day-first", "NZD"]),
    ];
    let mut input = String::new();
    for (line, _) in &lines {
        writeln!(input, "{line}").unwrap();
    }
    let written = documents(&run(&arguments, input.as_bytes()));
    for (document, (line, [order, dollar])) in written.iter().zip(&lines) {
        assert_eq!(string(document, "/meta/date_order"), *order, "{line}");
        assert_eq!(string(document, "/meta/dollar"), *dollar, "{line}");
    }
    let plain = &documents(&run(&["extract"], b"{\"text\":\"x\"}"))[0];
    assert_eq!(plain.pointer("/meta/date_order").or(plain.pointer("/meta/dollar")), None);
}

#[test]
fn a_dataset_can_be_read_again() {
    let line = json!({ "id": "a", "title": "Two held", "date": "2025-12-04", "text": "KYIV\nTwo men on Sunday" });
    let once = run(&["extract"], line.to_string().as_bytes());
    let twice = run(&["extract"], &once.stdout);
    assert_eq!(once.stdout, twice.stdout);
    assert_eq!(string(&documents(&twice)[0], "/meta/title"), "Two held");
}

/// The peak is read off Linux's /proc.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    const INPUT: usize = 64 << 20;
    const ALLOWED: usize = 24 << 20;
    let mut child = tallymark(&["extract", "--jobs", "2"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || BufReader::new(stdout).lines().count());
    // Mostly a field that is ignored, so that an unoptimised build is through in seconds.
    let text = "Nothing is counted here and nobody is named. ".repeat(20);
    let line = format!("{}\n", json!({ "html": "<p>".repeat(20_000), "text": text }));
    let lines = INPUT / line.len();
    for _ in 0..lines {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    // All but what the pipe and the short queues hold has gone through; the process lives while its input is open.
    let peak = peak_memory(child.id());
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(reader.join().unwrap(), lines);
    assert!(peak < ALLOWED, "{peak} bytes of memory for {INPUT} bytes of input");
}

/// The most memory that a process has held, in bytes.
#[cfg(target_os = "linux")]
fn peak_memory(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}
