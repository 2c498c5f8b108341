//! Tokenisers: what spaCy says of a table of texts, and what holds for any text.

use std::ops::Range;
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tallymark_dataset::tokens::strings::string_id;
use tallymark_dataset::tokens::{Tokeniser, split_at};

#[derive(Deserialize)]
struct Case {
    text: String,
    tokens: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    string: String,
    id: u64,
}

fn table<T: DeserializeOwned>(lines: &str) -> Vec<T> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn words(tokeniser: Tokeniser, text: &str) -> Vec<&str> {
    tokeniser.tokens(text).into_iter().map(|token| &text[token]).collect()
}

#[test]
fn spacy_cases() {
    let cases: Vec<Case> = table(include_str!("../../data/spacy/cases.jsonl"));
    let wrong = cases.iter().filter_map(|case| {
        let found = words(Tokeniser::Spacy, &case.text);
        (found != case.tokens).then(|| format!("{:?}\n  found {found:?}\n  spaCy {:?}\n", case.text, case.tokens))
    });
    let wrong: String = wrong.collect();
    assert!(cases.len() > 100 && wrong.is_empty(), "\n{wrong}");
}

#[test]
fn spacy_string_ids() {
    let strings: Vec<Named> = table(include_str!("../../data/spacy/strings.jsonl"));
    assert!(strings.len() > 40);
    for Named { string, id } in strings {
        assert_eq!(string_id(&string), id, "{string:?}");
    }
}

#[test]
fn other_tokenisers() {
    let text = "Don’t pay\r\n$1,000 in the\u{A0}U.S.\t(yet)!\n";
    let own = ["Don", "’", "t", "pay", "$", "1", ",", "000", "in", "the", "U", ".", "S", ".", "(", "yet", ")", "!"];
    assert_eq!(words(Tokeniser::Tallymark, text), own);
    assert_eq!(words(Tokeniser::Whitespace, text), ["Don’t", "pay", "$1,000", "in", "the", "U.S.", "(yet)!"]);
}

#[test]
fn names_are_those_of_settings() {
    for tokeniser in Tokeniser::ALL {
        assert_eq!(Tokeniser::named(tokeniser.name()), Some(tokeniser));
        assert_eq!(serde_json::to_value(tokeniser).unwrap(), tokeniser.name());
    }
    assert_eq!(Tokeniser::named("nltk"), None);
    assert_eq!(Tokeniser::default(), Tokeniser::Tallymark);
}

/// What tokenisers trip over, to be strung together at random.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{1C}",
    "a",
    "B",
    "s",
    "don't",
    "U.S.",
    "km",
    "1",
    "10",
    "5.5",
    ".",
    ".",
    ",",
    ":",
    ";",
    "'",
    "’",
    "\"",
    "“",
    "(",
    ")",
    "-",
    "—",
    "/",
    "@",
    "://",
    "?",
    "#",
    "…",
    "..",
    "$",
    "US$",
    "€",
    "+",
    "%",
    "°",
    "C",
    "example",
    ".com",
    "http",
    "127.0",
    "255",
    "😀",
    "👩\u{200D}👧",
    "\u{301}",
    "日本",
    "。",
    "क्षि",
    "١٢",
    "𝔄",
    "ſ",
    ":)",
    ":-",
    "<3",
    "\\",
    "|",
    "=",
    "^_^",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn tokens_cover_all_but_white_space(text in any_text()) {
        for tokeniser in Tokeniser::ALL {
            let mut end = 0;
            for token in tokeniser.tokens(&text) {
                prop_assert!(token.start >= end && token.start < token.end, "{tokeniser:?} {token:?} after {end}");
                let between = text.get(end..token.start);
                prop_assert!(between.is_some_and(|gap| gap.trim().is_empty()), "{tokeniser:?}: a gap of {between:?}");
                let word = text.get(token.clone());
                prop_assert!(word.is_some(), "{tokeniser:?}: {token:?} divides a character");
                if tokeniser == Tokeniser::Spacy {
                    prop_assert!(matches!(between, Some("" | " ")), "no space of spaCy's: {between:?}");
                } else {
                    prop_assert!(!word.unwrap_or_default().contains(char::is_whitespace), "{tokeniser:?}: {word:?}");
                }
                end = token.end;
            }
            prop_assert!(text[end..].trim().is_empty(), "{tokeniser:?} forgets {:?}", &text[end..]);
        }
    }

    #[test]
    fn edges_cut_tokens_and_nothing_else(text in any_text(), edges in vec(0_usize..80, 0..9)) {
        for tokeniser in Tokeniser::ALL {
            let whole = tokeniser.tokens(&text);
            let cut = split_at(whole.clone(), &edges);
            let bytes = |tokens: &[Range<usize>]| -> Vec<usize> { tokens.iter().cloned().flatten().collect() };
            prop_assert_eq!(bytes(&cut), bytes(&whole));
            for token in cut {
                let holds = |one: &Range<usize>| one.start <= token.start && token.end <= one.end;
                let inside = whole.iter().find(|one| holds(one));
                prop_assert!(!token.is_empty() && inside.is_some(), "{token:?} of {whole:?}");
                let ends = inside.map_or([0, 0], |one| [one.start, one.end]);
                for end in [token.start, token.end] {
                    prop_assert!(ends.contains(&end) || edges.contains(&end), "{token:?} ends where nothing does");
                }
                prop_assert!(!edges.iter().any(|edge| token.start < *edge && *edge < token.end), "{edges:?} in {token:?}");
            }
        }
    }
}

/// Where a tokeniser could look back or ahead for long, over and over: to the end of the text each time, that would be
/// billions of steps.
#[test]
fn time_is_linear() {
    let length = 60_000;
    let units = [
        "(", "'", ".", "a", "1", "+", "…", "a.", "a@", "a.b@", "a@b.c:1/", "a.b/", "1.", "://", ":)", "(8", "-", "a-",
        "’s", "$", "😀", "\u{301}", "a,", "((a.b))", " ", "\n ", "°C.",
    ];
    for unit in units {
        for text in [unit.repeat(length / unit.len()), unit.repeat(length / unit.len()) + ".com)"] {
            for tokeniser in Tokeniser::ALL {
                let start = Instant::now();
                let tokens = tokeniser.tokens(&text);
                let taken = start.elapsed();
                assert!(
                    taken < Duration::from_secs(3),
                    "{tokeniser:?} took {taken:?} for {unit:?}, {} tokens",
                    tokens.len()
                );
            }
        }
    }
}
