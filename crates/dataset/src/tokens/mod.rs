//! The tokenisers that exports use.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use tallymark_text::{Text, tokenize};

/// How a text is cut into tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tokeniser {
    /// Tallymark's own.
    #[default]
    Tallymark,
    /// What stands between white space.
    Whitespace,
    /// As spaCy's English tokeniser does.
    Spacy,
}

impl Tokeniser {
    /// Its name in cards and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tallymark => "tallymark",
            Self::Whitespace => "whitespace",
            Self::Spacy => "spacy",
        }
    }

    /// The tokens of a text: byte ranges in order that do not overlap.
    pub fn tokens(self, text: &str) -> Vec<Range<usize>> {
        tokenize(&Text::new(text)).iter().map(|token| token.span.range()).collect()
    }
}

/// The tokens, cut at these places where they lie inside one.
pub fn split_at(tokens: Vec<Range<usize>>, edges: &[usize]) -> Vec<Range<usize>> {
    let mut edges = edges.to_vec();
    edges.sort_unstable();
    let mut pieces = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mut start = token.start;
        let first = edges.partition_point(|edge| *edge <= start);
        for edge in edges.iter().skip(first).take_while(|edge| **edge < token.end) {
            if *edge > start {
                pieces.push(start..*edge);
                start = *edge;
            }
        }
        pieces.push(start..token.end);
    }
    pieces
}
