//! Names in their contexts: `tests/data/names.toml` says which labels each sentence should get. A model learns from examples
//! and is not told: some sentences it gets wrong, and after another training it may be others. So the whole is held to a
//! share, and each kind of name to a lower one.

mod model;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use model::names;
use proptest::prelude::*;
use serde::Deserialize;
use tallymark_extract::{Options, extract};
use tallymark_tables::unmarked;
use tallymark_text::Text;

/// The cases of one kind of name.
#[derive(Deserialize)]
struct Area {
    cases: Vec<String>,
}

/// A name as it is marked in a case, and as it is shown where a case fails.
fn marked(name: &str, label: &str) -> String {
    format!("[{name}|{label}]")
}

/// The sentence of a case without its marks, and what it must give.
fn parse(case: &str) -> (String, Vec<String>) {
    let (text, marks) = unmarked(case);
    let wanted = marks.iter().map(|mark| marked(&text[mark.start..mark.end], &mark.label)).collect();
    (text, wanted)
}

/// What the extractor gives, numbers and times aside.
fn found(text: &str) -> Vec<String> {
    let text = Text::new(text);
    let mentions = extract(&text, &Options::default(), names());
    let names = mentions.iter().filter(|mention| !mention.label.is_numeric());
    names.map(|mention| marked(text.slice(mention.span), mention.label.name())).collect()
}

#[test]
fn most_sentences_get_their_labels() {
    let areas: BTreeMap<String, Area> =
        toml::from_str(include_str!("../../../tests/data/names.toml")).expect("the table is TOML");
    let (mut count, mut failed, mut report) = (0, 0, String::new());
    for (area, cases) in &areas {
        let failed_before = failed;
        for case in &cases.cases {
            count += 1;
            let (text, wanted) = parse(case);
            let found = found(&text);
            if found != wanted {
                failed += 1;
                let missed: Vec<_> = wanted.iter().filter(|name| !found.contains(name)).collect();
                let wrong: Vec<_> = found.iter().filter(|name| !wanted.contains(name)).collect();
                let _ = writeln!(report, "{area}: {case}\n    missed {missed:?}, wrong {wrong:?}");
            }
        }
        let wrong = failed - failed_before;
        assert!(wrong * 2 <= cases.cases.len(), "{area}: {wrong} of {} cases failed:\n{report}", cases.cases.len());
    }
    assert!(count >= 120, "only {count} cases were read");
    assert!(failed * 100 <= count * 12, "{failed} of {count} cases failed:\n{report}");
}

/// Texts that the rules might run off the ends of.
const ODD: &[&str] = &[
    "",
    " ",
    ".",
    "A",
    "A.",
    "The",
    "-",
    "'s",
    "’",
    "U",
    "U.",
    "U.S",
    "Mr.",
    "Mr. ",
    "of",
    "University of",
    "Lake",
    "Gulf of",
    "\u{301}A\u{301}",
    "“",
    "“”",
    "film “",
    "film “,”",
    "\n\n",
    "A-",
    "-A",
    "A-B-",
    "Ж",
    "ｕ",
    "İİ",
    "ß’s",
    "al-",
    "al-A",
    "The The The",
    "of of of",
    "Bank of the",
    "Treaty of",
    "Inc.",
    "A, Inc",
    "President",
    "(EU)",
    "F-1",
    "X, a",
    "Minister of",
    "Foreign-Minister -",
    "Jr.",
    "John, Jr",
    "🚁 Kyiv 🚁",
    "\u{200d}\u{fe0f}",
    "J.J.J.J.J.J.",
];

#[test]
fn odd_texts_are_survived() {
    for text in ODD {
        found(text);
        found(&format!("{text}{text} {text}\n{text}"));
        found(&format!("President {text} of {text} (NATO) said {text}-type drones"));
    }
}

/// Texts of words that the rules look at, glued and spaced in any way.
fn word_soup() -> impl Strategy<Value = String> {
    const WORDS: [&str; 40] = [
        "President",
        "of",
        "the",
        "Kyiv",
        "U.S.",
        "al-",
        "Mr.",
        "Lake",
        "University",
        "Inc",
        ".",
        ",",
        "-",
        "’s",
        "'",
        "(",
        ")",
        "“",
        "”",
        "\n",
        "NATO",
        "John",
        "Smith",
        "Ministry",
        "Internal",
        "and",
        "16",
        "F",
        "Boeing",
        "drones",
        "said",
        "É",
        "İ",
        "J.",
        "Gulf",
        "War",
        "film",
        "nuclear plant",
        "Russian",
        "\u{301}",
    ];
    let glue = prop_oneof![Just(""), Just(" ")];
    prop::collection::vec((prop::sample::select(&WORDS[..]), glue), 0..30)
        .prop_map(|words| words.into_iter().flat_map(|(word, glue)| [word, glue]).collect())
}

proptest! {
    #[test]
    fn spans_lie_in_the_text(source in prop_oneof![word_soup(), "\\PC{0,80}"]) {
        let text = Text::new(source);
        for mention in extract(&text, &Options::default(), names()) {
            prop_assert!(text.check(mention.span).is_ok());
            let name = text.slice(mention.span);
            prop_assert_eq!(name, name.trim());
            prop_assert!((0.0..=1.0).contains(&mention.score));
        }
    }
}
