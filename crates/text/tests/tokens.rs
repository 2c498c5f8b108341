//! The tables of tokens and of sentences.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

use serde::Deserialize;
use tallymark_text::{Text, TokenKind, sentences, tokenize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    tokens: Vec<TokenCase>,
    sentences: Vec<SentenceCase>,
}

/// The tokens of a text by kind, each kind's in order; `all` where the order matters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenCase {
    text: String,
    all: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    digits: Vec<String>,
    #[serde(default)]
    breaks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    name: String,
    /// The text is these, with `between` between them.
    sentences: Vec<String>,
    #[serde(default = "space")]
    between: String,
}

fn space() -> String {
    " ".to_owned()
}

fn table() -> Table {
    toml::from_str(include_str!("../../../tests/data/tokens.toml")).unwrap()
}

#[test]
fn tokens_are_those_of_the_table() {
    for case in table().tokens {
        let text = Text::new(case.text.as_str());
        let tokens = tokenize(&text);
        let all: Vec<&str> = tokens.iter().map(|token| text.slice(token.span)).collect();
        assert_eq!(all, case.all);
        let of = |kind| -> Vec<&str> {
            tokens.iter().filter(|token| token.kind == kind).map(|token| text.slice(token.span)).collect()
        };
        assert_eq!(of(TokenKind::Word), case.words, "words of {:?}", case.text);
        assert_eq!(of(TokenKind::Digits), case.digits, "digits of {:?}", case.text);
        assert_eq!(of(TokenKind::Break), case.breaks, "breaks of {:?}", case.text);
    }
}

#[test]
fn sentences_are_those_of_the_table() {
    for case in table().sentences {
        let text = Text::new(case.sentences.join(&case.between));
        let found: Vec<&str> = sentences(&text, &tokenize(&text)).into_iter().map(|span| text.slice(span)).collect();
        assert_eq!(found, case.sentences, "{}", case.name);
    }
}
