//! The special cases: strings whose tokens are written down (`BASE_EXCEPTIONS` and English's `TOKENIZER_EXCEPTIONS`).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::phrase::Phrases;
use super::{extend_by, piece_tokens};

/// One special case a line, its tokens divided by a space.
const CASES: &str = include_str!("../../../data/spacy/rules.txt");

/// The special cases, ready to be looked up.
pub(super) struct Rules {
    /// The tokens of each, divided by a space.
    cases: HashMap<String, String>,
    /// The length of the longest.
    longest: usize,
    /// Those that are several tokens before they are recognised.
    phrases: Phrases,
}

impl Rules {
    /// The rules, made at the first call.
    pub(super) fn get() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(Self::new)
    }

    fn new() -> Self {
        // What is written with a straight apostrophe may have a curly one.
        let lines = CASES.lines().flat_map(|line| [line.to_owned(), line.replace('\'', "’")]);
        let cases: HashMap<String, String> = lines.map(|tokens| (tokens.replace(' ', ""), tokens)).collect();
        let mut phrases = Phrases::default();
        for case in cases.keys() {
            let mut tokens = Vec::new();
            piece_tokens(case, 0..case.len(), None, &mut tokens);
            if tokens.len() > 1 {
                phrases.add(tokens.into_iter().filter_map(|token| case.get(token)));
            }
        }
        Self { longest: cases.keys().map(String::len).max().unwrap_or(0), cases, phrases }
    }

    /// The lengths of the tokens of a special case, if it is one.
    pub(super) fn lengths(&self, source: &str) -> Option<impl Iterator<Item = usize>> {
        let tokens = if source.len() > self.longest { None } else { self.cases.get(source) };
        Some(tokens?.split(' ').map(str::len))
    }

    /// The tokens of a text with the special cases among them that affixes and infixes have cut.
    pub(super) fn across(&self, text: &str, tokens: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let phrases = self.phrases.find(text, &tokens);
        if phrases.is_empty() {
            return tokens;
        }
        let mut joined = Vec::with_capacity(tokens.len());
        let mut done = 0;
        for phrase in phrases {
            joined.extend(tokens.get(done..phrase.start).unwrap_or_default().iter().cloned());
            done = phrase.end;
            let found = tokens.get(phrase).unwrap_or_default();
            let start = found.first().map_or(0, |token| token.start);
            let end = found.last().map_or(0, |token| token.end);
            // Tokens may have white space between them, which no special case has.
            match text.get(start..end).and_then(|source| self.lengths(source)) {
                Some(lengths) => extend_by(&mut joined, start, lengths),
                None => joined.extend(found.iter().cloned()),
            }
        }
        joined.extend(tokens.get(done..).unwrap_or_default().iter().cloned());
        joined
    }
}
