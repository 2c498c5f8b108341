//! Sentence boundaries.

use crate::offset::{ByteSpan, Span};
use crate::text::Text;
use crate::token::{Token, TokenKind};

/// Words whose full stop does not end a sentence: titles, months, and what stands before a number or a name.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gen", "lt", "col", "sgt", "maj", "capt", "cmdr", "adm", "gov",
    "sen", "rep", "pres", "st", "mt", "ft", "jr", "sr", "vs", "no", "nos", "art", "fig", "approx", "est", "jan", "feb",
    "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "e", "g", "i", "cf", "al",
];

/// The sentences of a text, in order, without the white space between them. `tokens` are those of
/// [`tokenize`](crate::tokenize). A line break always ends a sentence: pasted articles break lines at paragraphs.
///
/// ```
/// use tallymark_text::{Text, sentences, tokenize};
/// let text = Text::new("Mr. Khan spoke to the U.S. envoy at 6 p.m. “Not yet.” He left.");
/// let found: Vec<&str> = sentences(&text, &tokenize(&text)).into_iter().map(|s| text.slice(s)).collect();
/// assert_eq!(found, ["Mr. Khan spoke to the U.S. envoy at 6 p.m.", "“Not yet.”", "He left."]);
/// ```
pub fn sentences(text: &Text, tokens: &[Token]) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let mut first: Option<usize> = None;
    let mut last_end = 0;
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            found.extend(first.take().and_then(|start| Span::new(start, last_end).ok()));
            continue;
        }
        let begins = first.is_some() && begins_sentence(text, tokens, index);
        if begins {
            found.extend(first.take().and_then(|start| Span::new(start, last_end).ok()));
        }
        first.get_or_insert(token.span.start().get());
        last_end = token.span.end().get();
    }
    found.extend(first.and_then(|start| Span::new(start, last_end).ok()));
    found
}

/// Whether the token at `index` starts a sentence: a gap before it, an end mark (with closing quotes) before the gap,
/// and a capital, a digit or an opening quote at it.
fn begins_sentence(text: &Text, tokens: &[Token], index: usize) -> bool {
    let (Some(token), Some(before)) = (tokens.get(index), index.checked_sub(1).and_then(|i| tokens.get(i))) else {
        return false;
    };
    // Every end mark is a symbol, and so is what closes a quotation after it.
    let ended = before.kind == TokenKind::Symbol && before.span.end() != token.span.start();
    if !ended || !can_open(text.slice(token.span)) {
        return false;
    }
    let mut mark = index - 1;
    let mut quoted = false;
    while mark > 0 && tokens.get(mark).is_some_and(|t| matches!(text.slice(t.span), "”" | "\"" | "’" | "'" | ")" | "]"))
    {
        quoted = true;
        mark -= 1;
    }
    match tokens.get(mark).map(|t| text.slice(t.span)) {
        Some("!" | "?" | "…") => true,
        Some(".") => quoted || !is_abbreviated(text, tokens, mark),
        _ => false,
    }
}

fn can_open(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '‘' | '(' | '['))
}

/// Whether the full stop at token `stop` belongs to an abbreviation, an initial (`J.`) or letters with stops (`U.S.`).
fn is_abbreviated(text: &Text, tokens: &[Token], stop: usize) -> bool {
    let Some(word) = stop.checked_sub(1).and_then(|i| tokens.get(i)) else { return false };
    let Some(mark) = tokens.get(stop) else { return false };
    if word.kind != TokenKind::Word || word.span.end() != mark.span.start() {
        return false;
    }
    let written = text.slice(word.span);
    let after_stop = stop
        .checked_sub(2)
        .and_then(|i| tokens.get(i))
        .is_some_and(|t| text.slice(t.span) == "." && t.span.end() == word.span.start());
    let single = written.chars().count() == 1;
    let dotted_lower = single && after_stop && written.chars().all(char::is_lowercase);
    if dotted_lower {
        return false; // `6 p.m. He left.`: a time often ends a sentence
    }
    (single && (after_stop || written.chars().all(char::is_uppercase)))
        || ABBREVIATIONS.iter().any(|short| written.eq_ignore_ascii_case(short))
}
