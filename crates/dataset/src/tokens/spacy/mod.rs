//! The tokeniser of spaCy's English (`spacy.blank("en")`, version 3.8), token for token.
//!
//! <https://spacy.io/usage/linguistic-features#how-tokenizer-works> describes it. A text is cut where white space begins
//! and ends. Of each piece, affixes are taken off both ends until it is a special case (`don't`, `U.S.`) or has none left;
//! what remains is a special case, a web address, or is cut at its infixes. At last special cases are looked for across
//! the tokens of the whole text. Every regular expression of the original is written out here as a function of characters
//! whose sets come from spaCy (`data/spacy/`), so that the time is linear in the length of any text.

mod affix;
mod class;
mod infix;
mod phrase;
mod rules;
mod url;

use std::ops::Range;

use affix::{prefix, suffix};
use rules::Rules;

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Range<usize>> {
    let rules = Rules::get();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for piece in pieces(text) {
        if text.get(piece.clone()).is_some_and(|piece| piece.starts_with(is_space)) {
            tokens.push(piece);
        } else {
            piece_tokens(text, piece, Some(rules), &mut tokens);
        }
    }
    rules.across(text, tokens)
}

/// What Python takes for white space: Unicode's, and the four separators of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// The runs of white space and of everything else. The space after a word belongs to that word and is in no run.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let (mut start, mut in_space) = (0, text.starts_with(is_space));
    for (at, c) in text.char_indices() {
        if is_space(c) == in_space {
            continue;
        }
        if start < at {
            pieces.push(start..at);
        }
        start = if c == ' ' { at + 1 } else { at };
        in_space = !in_space;
    }
    if start < text.len() {
        pieces.push(start..text.len());
    }
    pieces
}

/// Adds the tokens of a piece without white space. Without `rules` there are no special cases: these themselves are cut
/// so, to be found across tokens.
fn piece_tokens(text: &str, piece: Range<usize>, rules: Option<&Rules>, tokens: &mut Vec<Range<usize>>) {
    let special = |range: Range<usize>| rules.and_then(|rules| rules.lengths(text.get(range)?));
    let is_special = |range: Range<usize>| special(range).is_some();
    let Range { mut start, mut end } = piece;
    let mut suffixes = Vec::new();
    while start < end && !is_special(start..end) {
        let after = start + prefix(text.get(start..end).unwrap_or_default());
        if start < after && is_special(after..end) {
            tokens.push(start..after);
            start = after;
            break;
        }
        let before = end - suffix(text.get(after..end).unwrap_or_default());
        if before < end && is_special(start..before) {
            suffixes.push(before..end);
            end = before;
            break;
        }
        if start == after && before == end {
            break;
        }
        tokens.extend((start < after).then_some(start..after));
        suffixes.extend((before < end).then_some(before..end));
        (start, end) = (after, before);
    }
    if let Some(lengths) = special(start..end) {
        extend_by(tokens, start, lengths);
    } else if start < end {
        core_tokens(text, start..end, tokens);
    }
    tokens.extend(suffixes.into_iter().rev());
}

/// Adds the tokens of what has no affixes and is no special case.
fn core_tokens(text: &str, core: Range<usize>, tokens: &mut Vec<Range<usize>>) {
    let source = text.get(core.clone()).unwrap_or_default();
    let infixes = if url::is_url(source) { Vec::new() } else { infix::infixes(source) };
    let mut start = core.start;
    for infix in infixes {
        let (from, to) = (core.start + infix.start, core.start + infix.end);
        tokens.extend((start < from).then_some(start..from));
        tokens.push(from..to);
        start = to;
    }
    tokens.extend((start < core.end).then_some(start..core.end));
}

/// Adds tokens of these lengths, side by side from `start`.
fn extend_by(tokens: &mut Vec<Range<usize>>, mut start: usize, lengths: impl Iterator<Item = usize>) {
    for length in lengths {
        tokens.push(start..start + length);
        start += length;
    }
}
