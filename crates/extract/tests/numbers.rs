//! Numbers, dates and times against tables of cases, and properties that hold for any text.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use tallymark_extract::{Date, Mention, Norm, Options, dateline, extract};
use tallymark_text::Text;
use toml::Value;

/// The cases of one file of `tests/data`.
fn cases(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(file);
    let written = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let table: toml::Table = written.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    table.get("case").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// A text without its marks, and the marks as `LABEL "characters"`.
fn unmarked(marked: &str) -> (String, Vec<String>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let Some((inside, behind)) = after.split_once(']') else { break };
        match inside.split_once('|') {
            Some((characters, label)) => {
                text.push_str(characters);
                marks.push(format!("{label} {characters:?}"));
            }
            None => text.push_str(inside),
        }
        rest = behind;
    }
    text.push_str(rest);
    (text, marks)
}

fn numeric(text: &Text, date: Option<Date>) -> Vec<Mention> {
    extract(text, &Options { date, ..Options::default() })
        .into_iter()
        .filter(|mention| mention.label.is_numeric())
        .collect()
}

/// The field of a norm, as the tables write it; empty where there is none.
fn field(text: &Text, norm: &Norm, name: &str) -> String {
    let json = serde_json::to_value(norm).unwrap_or_default();
    let key = match name {
        "type" => "timex_type",
        other => other,
    };
    match name {
        "counted" => norm.counted.map(|span| text.slice(span).to_owned()).unwrap_or_default(),
        _ => json.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned(),
    }
}

/// What is wrong with one case; nothing where it holds.
fn wrong(case: &Value) -> Option<String> {
    let marked = case.get("text").and_then(Value::as_str)?;
    let date = case.get("date").and_then(Value::as_str).and_then(|date| date.parse().ok());
    let (source, marks) = unmarked(marked);
    let text = Text::new(source);
    let found = numeric(&text, date);
    let given: Vec<String> = found.iter().map(|m| format!("{} {:?}", m.label, text.slice(m.span))).collect();
    if given != marks {
        return Some(format!("{marked}\n    found {}", given.join(", ")));
    }
    let norms = case.get("norm").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut report = String::new();
    for (mention, norm) in found.iter().zip(&norms) {
        for pair in norm.as_str().unwrap_or_default().split("; ").filter(|pair| !pair.is_empty()) {
            let (name, expected) = pair.split_once('=').unwrap_or((pair, ""));
            let got = field(&text, &mention.norm, name);
            if got != expected {
                let _ = write!(report, "\n    {:?}: {name} is {got:?}, not {expected:?}", text.slice(mention.span));
            }
        }
    }
    (!report.is_empty()).then(|| format!("{marked}{report}"))
}

/// Checks every case of a file and reports all that fail.
fn check(file: &str, least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= least, "{file} has only {} cases", cases.len());
    let failures: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(failures.is_empty(), "{file}: {} of {} fail\n  {}", failures.len(), cases.len(), failures.join("\n  "));
}

#[test]
fn numbers() {
    check("numbers.toml", 180);
}

#[test]
fn dates() {
    check("dates.toml", 110);
}

#[test]
fn not_numbers() {
    check("not_numbers.toml", 20);
}

#[test]
fn datelines() {
    let day = |text: &str| dateline(&Text::new(text)).map(|date| date.to_string());
    assert_eq!(day("KYIV, 4 December 2025 — Nothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Example.com | Dec. 4, 2025, 9 am: Nothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Published on Thursday, December 4, 2025\nNothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Nothing new since the war began in December 2025."), None);
    assert_eq!(day(""), None);
}

/// Pieces that number grammars trip over, to be strung together at random.
const PIECES: &[&str] = &[
    "1",
    "12",
    "1,000",
    "0",
    "999999999999999999999999999999",
    ".",
    ",",
    "-",
    "–",
    "‑",
    "/",
    ":",
    "%",
    "$",
    "€",
    "US",
    "£",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\r\n",
    "½",
    "million",
    "trillion",
    "hundred",
    "and",
    "a",
    "half",
    "to",
    "between",
    "one",
    "in",
    "of",
    "dozens",
    "thousands",
    "first",
    "21st",
    "second",
    "may",
    "May",
    "March",
    "June",
    "2025",
    "Monday",
    "p.m.",
    "o’clock",
    "GMT",
    "ago",
    "last",
    "every",
    "week",
    "years",
    "old",
    "km",
    "per",
    "hour",
    "sq",
    "ft",
    "°",
    "C",
    "(",
    ")",
    "\"",
    "’",
    "s",
    "🚁",
    "e\u{301}",
    "\u{5d0}\u{5d1}",
    "٣",
    "#",
    "+",
    "~",
    "@",
    "_",
    "\u{200d}",
    "the",
    "early",
    "mid",
    "quarter",
    "Q",
    "3",
];

fn assert_sound(source: String) -> Result<(), TestCaseError> {
    let text = Text::new(source);
    for date in [None, "2025-12-04".parse().ok(), "0001-01-01".parse().ok(), "9999-12-31".parse().ok()] {
        let mut last = 0;
        for mention in numeric(&text, date) {
            prop_assert!(text.check(mention.span).is_ok());
            prop_assert!(mention.span.start().get() >= last, "overlap at {:?}", mention.span);
            last = mention.span.end().get();
            if let Some(counted) = mention.norm.counted {
                prop_assert!(text.check(counted).is_ok());
            }
        }
    }
    let _ = dateline(&text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(source in any::<String>()) {
        assert_sound(source)?;
    }

    #[test]
    fn any_pieces_are_read_without_panic(
        pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..40),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, gap)| [*piece, if *gap { " " } else { "" }]).collect();
        assert_sound(text)?;
    }
}
