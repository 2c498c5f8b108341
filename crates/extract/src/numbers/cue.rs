//! The verb that says what happens to what is counted: `eight people were wounded`, `intercepted 577 of them`.

use tallymark_text::{ByteSpan, TokenKind};

use super::counted::Phrase;
use crate::lexicon::{Class, Classes};
use crate::passage::Passage;

/// How far from the number the verb can stand, in tokens.
const REACH: usize = 12;

const VERBS: Classes = Classes::of(&[Class::CueVerb, Class::Past]);

/// The cue verb of the number from token `start` to token `end`, which counts `counted`: behind it in the passive or as
/// its own verb (`were wounded`, `died`), else before it (`intercepted 577`).
pub(super) fn cue(p: &Passage<'_>, start: usize, end: usize, counted: Option<Phrase>) -> Option<ByteSpan> {
    let after = counted.map_or(end, |(_, last)| last.max(end));
    let verb = own(p, after).or_else(|| before(p, start)).or_else(|| passive(p, after));
    verb.and_then(|at| p.span(at, at + 1)).filter(|span| p.is_whole(*span))
}

/// The verb that follows the phrase: after auxiliaries and adverbs, or at once. A participle that only describes
/// (`abducted by gunmen were freed`) gives way to the passive behind it.
fn own(p: &Passage<'_>, end: usize) -> Option<usize> {
    let mut at = after_preposition(p, end);
    let mut auxiliary = false;
    while at < end + REACH && (p.has(at, Class::Auxiliary) || is_between(p, at)) {
        auxiliary |= p.has(at, Class::Auxiliary);
        at += 1;
    }
    let verb = is_past(p, at, auxiliary) || p.has_any(at, VERBS) && (auxiliary || !p.word(at).ends_with("ing"));
    if !verb || p.is_capital(at) && !auxiliary && !p.has(at, Class::CueVerb) {
        return None;
    }
    let describes = !auxiliary && p.is_any(at + 1, &["by", "in", "from", "on", "near"]) || p.is(end, "who");
    let later = if describes { passive(p, at + 1) } else { None };
    Some(later.unwrap_or(at))
}

/// Where the clause goes on behind a short phrase such as `in the van`, `of the language`.
fn after_preposition(p: &Passage<'_>, end: usize) -> usize {
    if !p.is_any(end, &["of", "in", "on", "at", "from", "aboard", "near", "inside"]) {
        return end;
    }
    let phrase = (end + 1..end + 5).take_while(|at| p.kind(*at) == Some(TokenKind::Word));
    let verb = |at: &usize| p.has_any(*at, Classes::of(&[Class::Auxiliary, Class::Past])) || is_past(p, *at, false);
    phrase.skip(1).find(verb).unwrap_or(end)
}

/// The participle of the next passive (`were shot`, `have been laid off`) in the clause from `from` on.
fn passive(p: &Passage<'_>, from: usize) -> Option<usize> {
    let clause = (from..from + REACH).take_while(|at| {
        let list = p.word(*at) == "," && (p.kind(at + 1) == Some(TokenKind::Digits) || p.has(at + 1, Class::Unit));
        let stop = matches!(p.word(*at), "." | ";" | ":" | "," | "!" | "?" | "”") && !list;
        !stop
            && !matches!(p.kind(*at), None | Some(TokenKind::Break))
            && !p.is_any(*at, &["but", "while", "after", "when"])
    });
    let auxiliary = clause.into_iter().find(|at| p.is_any(*at, &["was", "were", "been", "be", "being", "are"]))?;
    let verb = (auxiliary + 1..auxiliary + 4).find(|at| !p.has(*at, Class::Auxiliary) && !is_between(p, *at))?;
    (is_past(p, verb, true) || p.has_any(verb, VERBS)).then_some(verb)
}

/// The nearest verb before the number, within its clause.
fn before(p: &Passage<'_>, start: usize) -> Option<usize> {
    let floor = start.saturating_sub(REACH);
    let words = (floor..start).rev().take_while(|at| !matches!(p.word(*at), "." | ";" | ":" | "!" | "?"));
    let mut clause =
        words.take_while(|at| p.kind(*at) != Some(TokenKind::Break) && !p.is_any(*at, &["who", "which", "after"]));
    clause.find(|at| {
        let compound = p.joins(*at) || p.joins(at.wrapping_sub(1));
        let noun = p.is_any(at.wrapping_sub(1), &["the", "a", "an", "its", "his", "her", "their", "of", "this"]);
        let regular = is_past(p, *at, false) && !noun_follows(p, at + 1);
        !compound && !noun && (p.has_any(*at, VERBS) || regular)
    })
}

/// Whether a noun that the word before it describes stands at `at`: `registered voters`.
fn noun_follows(p: &Passage<'_>, at: usize) -> bool {
    let function =
        p.has(at, Class::Stop) || p.has(at, Class::Unit) || p.has(at, Class::Ten) || p.has(at, Class::BoundLast);
    let vague = p.has_any(at, Classes::of(&[Class::Vague, Class::More, Class::Scale, Class::Opener]));
    p.is_lower(at) && !function && !vague && !p.word(at).ends_with("ly")
}

/// Whether the word at `at` is a regular past form.
fn is_past(p: &Passage<'_>, at: usize, auxiliary: bool) -> bool {
    let word = p.word(at);
    p.is_lower(at) && word.len() > 4 && (word.ends_with("ed") || auxiliary && word.ends_with("en"))
}

/// Words that can stand between a noun and its verb: adverbs and relatives.
fn is_between(p: &Passage<'_>, at: usize) -> bool {
    p.is_any(at, &["who", "that", "which", "also", "not", "now", "then", "still", "each", "all", "both", "n", "’", "t"])
        || p.is_lower(at) && p.word(at).len() > 4 && p.word(at).ends_with("ly")
}
