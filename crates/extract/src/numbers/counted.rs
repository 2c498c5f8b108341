//! What a number counts: the noun phrase after it, within the clause.

use tallymark_text::{ByteSpan, TokenKind};

use super::words::number_word;
use crate::lexicon::{Class, Classes, Entry};
use crate::passage::Passage;

/// The longest phrase, in tokens.
const LONGEST: usize = 14;

/// A phrase by its tokens: the first, and the one after its last.
pub(crate) type Phrase = (usize, usize);

/// Whether a word looks like a plural noun.
pub(crate) fn is_plural(word: &str) -> bool {
    let lower = word.trim_end_matches('S');
    let capitals = word.len() > 4 && word.ends_with('S') && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let ends = word.len() > 3 || (word.len() == 3 && !word.eq_ignore_ascii_case("yes"));
    let s = ends && lower.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|ending| lower.ends_with(ending));
    s || capitals || Entry::of(word).is(Class::Plural)
}

/// The noun phrase that the number from token `start` to token `end` counts; `many` where the number is not one.
pub(super) fn counted(p: &Passage<'_>, start: usize, end: usize, many: bool) -> Option<Phrase> {
    if p.joins(end) {
        // `111-drone assault`, `five-member panel`: what is joined is what is counted.
        return (p.kind(end + 1) == Some(TokenKind::Word)).then_some((end + 1, end + 2));
    }
    if p.is(end, "of") {
        return of_what(p, end + 1);
    }
    if p.is(end, "out") && p.is(end + 1, "of") {
        return of_what(p, end + 2);
    }
    let mut at = shared(p, end);
    if p.is_any(at, &["the", "its", "his", "her", "their", "our"]) && p.is(end - 1, "half") {
        at = after_possessor(p, at + 1);
    }
    while p.has(at, Class::More) && !p.touches(at) {
        at += 1;
    }
    let after = phrase(p, at, many);
    after.or_else(|| said_before(p, start))
}

/// What stands after `of`: `83 of the 111 drones`, `577 of them`, `40 per cent of Libya's oil output`.
pub(super) fn of_what(p: &Passage<'_>, at: usize) -> Option<Phrase> {
    const OWN: &[&str] = &[
        "the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all", "a", "an", "this", "that",
        "any",
    ];
    let mut at = at;
    while p.is_any(at, OWN)
        && !(p.is_any(at, &["those", "these"]) && (p.has(at + 1, Class::Stop) || is_participle(p.word(at + 1))))
    {
        at += 1;
    }
    if p.has(at, Class::Frame) {
        at += 1;
    }
    if p.is_any(at, &["them", "us", "which", "whom", "those", "these", "you"]) {
        return Some((at, at + 1));
    }
    while p.kind(at) == Some(TokenKind::Digits) || p.word(at) == "," && p.touches(at) && p.touches(at + 1) {
        at += 1;
    }
    if number_word(p, at).is_some() {
        at += 1;
    }
    at = after_possessor(p, at);
    phrase(p, at, true).or_else(|| phrase(p, at, false))
}

/// Where the noun stands that a number ending at `end` shares with the next: `35 and 40 cases`.
fn shared(p: &Passage<'_>, end: usize) -> usize {
    let joined = p.is_any(end, &["and", "or"]) || p.word(end) == "," && !p.touches(end + 1);
    let digits = p.kind(end + 1) == Some(TokenKind::Digits);
    let number = (digits || number_word(p, end + 1).is_some()) && p.kind(end + 2) == Some(TokenKind::Word);
    let another = p.is_any(end + 2, &["and", "or", "of", "to", "in"]) || number_word(p, end + 2).is_some();
    if joined && number && !another { end + 2 } else { end }
}

/// The token after a possessor that starts at `at` (`Libya's`, `the country's`): it says whose, as a determiner does.
fn after_possessor(p: &Passage<'_>, at: usize) -> usize {
    (at + 1..at + 5)
        .take_while(|mark| p.kind(mark - 1) == Some(TokenKind::Word) || matches!(p.word(mark - 1), "’" | "'"))
        .find(|mark| {
            matches!(p.word(*mark), "’" | "'") && p.touches(*mark) && (p.is(mark + 1, "s") || !p.touches(mark + 1))
        })
        .map_or(at, |mark| if p.is(mark + 1, "s") && p.touches(mark + 1) { mark + 2 } else { mark + 1 })
}

/// `the number of cases rose to 50`, `the toll of dead stands at 12`: the phrase before the verb.
fn said_before(p: &Passage<'_>, start: usize) -> Option<Phrase> {
    let number = (2..14)
        .map_while(|back| start.checked_sub(back))
        .take_while(|at| !matches!(p.word(*at), "." | ";" | ":") && p.kind(*at) != Some(TokenKind::Break))
        .take_while(|at| p.word(*at) != "," || p.touches(at + 1))
        .find(|at| p.is_any(*at, &["number", "numbers"]) && p.is(at + 1, "of"))?;
    of_what(p, number + 2).filter(|(_, end)| *end < start)
}

/// The noun phrase that starts at `start`: up to its first plural where there are `many`, else as far as it goes.
fn phrase(p: &Passage<'_>, start: usize, many: bool) -> Option<Phrase> {
    let mut last_word = None;
    for at in start..start + LONGEST {
        if !belongs(p, at, start) {
            break;
        }
        if p.kind(at) != Some(TokenKind::Word) {
            continue;
        }
        if many && last_word.is_some() && p.has(at, Class::Past) && is_plural(p.word(at)) {
            break;
        }
        let verb = last_word.is_some() && p.is_lower(at) && is_verb(p, at);
        if verb && !many {
            break;
        }
        last_word = Some(at);
        let plural =
            is_plural(p.word(at)) || p.word(at) == "s" && p.kind(at - 1) == Some(TokenKind::Digits) && p.touches(at);
        if many && plural && !p.joins(at + 1) && !possesses(p, at + 1) && !attributive(p, at) {
            return Some((start, listed(p, coordinated(p, compounded(p, at + 1)))));
        }
    }
    let end = last_word? + 1;
    let alone = end == start + 1 && is_participle(p.word(start)) && !Entry::of(p.word(start)).is(Class::Plural);
    (!many && !alone).then_some((start, end))
}

/// Whether the word at `at`, after a noun, goes on with the clause: `one man died`, `one building collapsed`.
fn is_verb(p: &Passage<'_>, at: usize) -> bool {
    is_participle(p.word(at))
        || p.has(at, Class::Past)
        || p.has(at, Class::CueVerb) && !is_plural(p.word(at))
        || p.has(at, Class::Change) && p.word(at).len() > 3
}

/// Whether a plural at `at` only describes the noun after it: `arms dealers`, `sales executives` are read on from there.
fn attributive(p: &Passage<'_>, at: usize) -> bool {
    p.has(at, Class::TimeUnit) && p.is_lower(at + 1) && is_plural(p.word(at + 1)) && !p.has(at + 1, Class::Stop)
}

/// The end of a list of bare plurals that goes on at `end`: `men, women and children`.
fn listed(p: &Passage<'_>, end: usize) -> usize {
    let item = |at: usize| {
        p.is_lower(at) && is_plural(p.word(at)) && !p.has_any(at, Classes::of(&[Class::Stop, Class::CueVerb]))
    };
    let mut at = end;
    while p.word(at) == "," && item(at + 1) {
        at += 2;
    }
    if at > end && p.is(at, "and") && item(at + 1) { at + 2 } else { end }
}

fn possesses(p: &Passage<'_>, mark: usize) -> bool {
    matches!(p.word(mark), "’" | "'") && p.touches(mark) && p.kind(mark + 1) == Some(TokenKind::Word)
}

/// Whether the token at `at` can be part of the phrase that starts at `start`.
fn belongs(p: &Passage<'_>, at: usize, start: usize) -> bool {
    match p.kind(at) {
        Some(TokenKind::Word) if p.is(at, "and") => {
            at > start
                && p.kind(at + 1) == Some(TokenKind::Word)
                && !p.has(at + 1, Class::Stop)
                && !is_participle(p.word(at + 1))
                && number_word(p, at + 1).is_none()
        }
        Some(TokenKind::Word) => {
            let rate = p.has(at, Class::Recurring);
            (!p.has_any(at, Classes::of(&[Class::Stop, Class::Auxiliary])) || rate)
                && number_word(p, at).is_none()
                && !clock_word(p, at)
        }
        // `737 MAXs`, `Shahed-136 drones`, `Leopard 2 tanks`
        Some(TokenKind::Digits) => {
            let model = at > start && (p.touches(at) || p.is_capital(at - 1) && p.word(at).len() < 4);
            let first = at == start && p.kind(at + 1) == Some(TokenKind::Word) && p.is_capital(at + 1);
            first || model
        }
        Some(TokenKind::Symbol) => {
            let opens = matches!(p.word(at), "“" | "”" | "\"" | "‘") && at > start && !p.touches(at);
            let apostrophe = at > start && matches!(p.word(at), "’" | "'") && p.touches(at) && p.touches(at + 1);
            p.joins(at) && at > start || apostrophe || opens
        }
        _ => false,
    }
}

/// Whether the word at `at` says when, not what: `three people Monday`.
fn clock_word(p: &Passage<'_>, at: usize) -> bool {
    p.is_capital(at)
        && (p.has(at, Class::Weekday) || p.has(at, Class::Month) && p.kind(at + 1) == Some(TokenKind::Digits))
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
}

/// The end of a phrase whose plural is only the first half of a compound: `sales executives`, `arms dealers`.
fn compounded(p: &Passage<'_>, end: usize) -> usize {
    let goes_on = p.has(end - 1, Class::Attributive) && p.is_lower(end) && !p.touches(end) && is_plural(p.word(end));
    let goes_on = goes_on && !p.has_any(end, Classes::of(&[Class::CueVerb, Class::Stop, Class::Change, Class::Past]));
    if goes_on { end + 1 } else { end }
}

/// The end of the phrase where a second plural is coordinated: `drones and decoys`, but not `drones and 40 missiles`.
fn coordinated(p: &Passage<'_>, end: usize) -> usize {
    if !p.is_any(end, &["and", "or"]) || !p.is_lower(end + 1) || p.has(end + 1, Class::Stop) {
        return end;
    }
    let last = (end + 1..end + 3).find(|at| p.is_lower(*at) && is_plural(p.word(*at)) && !p.has(*at, Class::CueVerb));
    let clear =
        |last: usize| (end + 1..last).all(|at| p.is_lower(at) && !p.has(at, Class::Stop) && !is_participle(p.word(at)));
    last.filter(|last| clear(*last) && number_word(p, end + 1).is_none()).map_or(end, |last| last + 1)
}

/// The characters of a phrase.
pub(super) fn span(p: &Passage<'_>, phrase: Option<Phrase>) -> Option<ByteSpan> {
    phrase.and_then(|(start, end)| p.span(start, end)).filter(|span| p.is_whole(*span))
}
