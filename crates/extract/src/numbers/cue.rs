//! The verb that says what happens to what is counted: `eight people were wounded`, `intercepted 577 of them`.

use tallymark_text::{ByteSpan, TokenKind};

use super::counted::Phrase;
use crate::lexicon::Class;
use crate::passage::Passage;

/// How far from the number the verb can stand, in tokens.
const REACH: usize = 9;

/// The cue verb of the number from token `start` to token `end`, which counts `counted`: behind it in the passive or as
/// its own verb (`were wounded`, `died`), else before it (`intercepted 577`).
pub(super) fn cue(p: &Passage<'_>, start: usize, end: usize, counted: Option<Phrase>) -> Option<ByteSpan> {
    let after = counted.map_or(end, |(_, last)| last.max(end));
    behind(p, after).or_else(|| before(p, start)).and_then(|at| p.span(at, at + 1))
}

/// The verb that follows the phrase: after auxiliaries and adverbs, or at once.
fn behind(p: &Passage<'_>, end: usize) -> Option<usize> {
    let mut at = end;
    let mut auxiliary = false;
    while at < end + REACH && (p.has(at, Class::Auxiliary) || is_between(p, at)) {
        auxiliary |= p.has(at, Class::Auxiliary);
        at += 1;
    }
    let verb = p.kind(at) == Some(TokenKind::Word) && p.is_lower(at);
    let past = p.word(at).len() > 3 && (p.word(at).ends_with("ed") || auxiliary && p.word(at).ends_with("en"));
    (verb && (p.has(at, Class::CueVerb) && (auxiliary || !p.word(at).ends_with("ing")) || past)).then_some(at)
}

/// The nearest cue verb before the number, within its clause.
fn before(p: &Passage<'_>, start: usize) -> Option<usize> {
    let floor = start.saturating_sub(REACH);
    let words = (floor..start).rev().take_while(|at| !matches!(p.word(*at), "." | ";" | ":" | "!" | "?"));
    let mut clause = words.take_while(|at| p.kind(*at) != Some(TokenKind::Break) && !p.is_any(*at, &["who", "which", "after"]));
    clause.find(|at| p.has(*at, Class::CueVerb) && p.kind(at + 1).is_some() && !p.joins(*at) && !p.joins(at.wrapping_sub(1)) && p.is_lower(*at) | p.opens_sentence(*at))
}

/// Words that can stand between a noun and its verb: adverbs and relatives.
fn is_between(p: &Passage<'_>, at: usize) -> bool {
    p.is_any(at, &["who", "that", "which", "also", "not", "now", "then", "still", "each", "all", "both", "n", "’", "t"])
        || p.is_lower(at) && p.word(at).len() > 4 && p.word(at).ends_with("ly")
}
