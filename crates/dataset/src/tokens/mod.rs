//! The tokens that a training format lists beside its spans, by the tokeniser that the trained model will use.

mod spacy;
pub mod strings;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use tallymark_text::{Text, TokenKind, tokenize};

/// Who says where a token begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tokeniser {
    /// Tallymark's own: words, runs of digits, and each sign by itself. A span never needs to cut these.
    #[default]
    Tallymark,
    /// What stands between white space, punctuation included.
    Whitespace,
    /// Exactly what `spacy.blank("en")` of spaCy 3.8 gives, its tokens of white space included.
    Spacy,
}

impl Tokeniser {
    /// Every tokeniser, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Tallymark, Self::Whitespace, Self::Spacy];

    /// Its name in files, settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tallymark => "tallymark",
            Self::Whitespace => "whitespace",
            Self::Spacy => "spacy",
        }
    }

    /// The tokeniser of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tokeniser| tokeniser.name() == name)
    }

    /// The tokens of a text as ranges of its bytes: in order, none empty, none overlapping another, each between two
    /// characters. Every character but white space is in one of them. White space is in one only where spaCy has it so.
    ///
    /// ```
    /// use tallymark_dataset::tokens::Tokeniser;
    /// let text = "Don't pay $5m!";
    /// let of = |tokeniser: Tokeniser| -> Vec<&str> { tokeniser.tokens(text).into_iter().map(|at| &text[at]).collect() };
    /// assert_eq!(of(Tokeniser::Tallymark), ["Don", "'", "t", "pay", "$", "5", "m", "!"]);
    /// assert_eq!(of(Tokeniser::Whitespace), ["Don't", "pay", "$5m!"]);
    /// assert_eq!(of(Tokeniser::Spacy), ["Do", "n't", "pay", "$", "5", "m", "!"]);
    /// ```
    pub fn tokens(self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Tallymark => tallymark(text),
            Self::Whitespace => between_spaces(text),
            Self::Spacy => spacy::tokens(text),
        }
    }
}

/// Tallymark's tokens without line breaks: these are white space, which no training format wants for a word.
fn tallymark(text: &str) -> Vec<Range<usize>> {
    let tokens = tokenize(&Text::new(text));
    let words = tokens.into_iter().filter(|token| token.kind != TokenKind::Break);
    words.map(|token| token.span.range()).collect()
}

/// The longest runs of characters that are no white space.
fn between_spaces(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                tokens.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|from| from..text.len()));
    tokens
}

/// The tokens, cut wherever an edge lies inside one: so that a span which starts or ends there is whole tokens. The edges
/// are bytes between two characters of the text, in any order.
///
/// ```
/// use tallymark_dataset::tokens::split_at;
/// assert_eq!(split_at(vec![0..4, 5..9], &[7, 4, 2, 2]), [0..2, 2..4, 5..7, 7..9]);
/// ```
pub fn split_at(tokens: Vec<Range<usize>>, edges: &[usize]) -> Vec<Range<usize>> {
    let mut edges = edges.to_vec();
    edges.sort_unstable();
    edges.dedup();
    let mut cut = Vec::with_capacity(tokens.len());
    for token in tokens {
        let first = edges.partition_point(|edge| *edge <= token.start);
        let inside = edges.iter().skip(first).take_while(|edge| **edge < token.end);
        let start = inside.fold(token.start, |start, edge| {
            cut.push(start..*edge);
            *edge
        });
        cut.push(start..token.end);
    }
    cut
}
