//! The sentences of a document as formats of tagged tokens have them: words without white space, each with the span that it
//! is in. No sentence ends inside a span.

use std::ops::Range;

use tallymark_text::{sentences as sentences_of, tokenize};

use crate::annotation::Annotation;
use crate::document::Document;
use crate::tokens::{Tokeniser, split_at};

/// A token of a document.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// The span that it is in.
    pub(super) within: Option<Within<'a>>,
}

/// Where in a span a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Within<'a> {
    pub(super) label: &'a str,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// Whether files of tokens are cut at a character: white space as Unicode has it, and the four separators of ASCII, which
/// Python's `str.split` takes for white space too.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1C}'..='\u{1F}')
}

/// The tokens without white space: what is only that goes, what has some within is cut there.
pub(super) fn without_blanks(text: &str, tokens: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mut start = token.start;
        for piece in text.get(token).unwrap_or_default().split_inclusive(is_blank) {
            let end = start + piece.trim_end_matches(is_blank).len();
            if end > start {
                words.push(start..end);
            }
            start += piece.len();
        }
    }
    words
}

/// The words of a document, sentence by sentence; spans begin and end where words do.
pub(super) fn sentences(document: &Document, tokeniser: Tokeniser) -> Vec<Vec<Word<'_>>> {
    let text = document.text.as_str();
    let spans: Vec<(Range<usize>, &Annotation)> =
        document.annotations().iter().map(|annotation| (annotation.span.range(), annotation)).collect();
    let edges: Vec<usize> = spans.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    let tokens = split_at(without_blanks(text, tokeniser.tokens(text)), &edges);
    let starts = starts(document, &spans);
    let (mut sentences, mut sentence, mut number) = (Vec::new(), Vec::new(), 0);
    let mut place = 0;
    let mut last_within = None;
    for (index, token) in tokens.iter().enumerate() {
        let now = starts.partition_point(|start| *start <= token.start);
        if now != number && !sentence.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
        }
        number = now;
        while spans.get(place).is_some_and(|(span, _)| span.end <= token.start) {
            place += 1;
        }
        let within = spans.get(place).filter(|(span, _)| span.start <= token.start).map(|(span, annotation)| Within {
            label: &annotation.label,
            is_first: last_within != Some(place),
            is_last: tokens.get(index + 1).is_none_or(|next| next.start >= span.end),
        });
        last_within = within.map(|_| place);
        sentence.push(Word { text: text.get(token.clone()).unwrap_or_default(), within });
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// Where sentences begin, but for those places that lie inside a span.
fn starts(document: &Document, spans: &[(Range<usize>, &Annotation)]) -> Vec<usize> {
    let found = sentences_of(&document.text, &tokenize(&document.text)).into_iter().map(|span| span.start().get());
    let is_inside = |start: usize| {
        let span = spans.get(spans.partition_point(|(span, _)| span.end <= start));
        span.is_some_and(|(span, _)| span.start < start)
    };
    found.filter(|start| !is_inside(*start)).collect()
}
