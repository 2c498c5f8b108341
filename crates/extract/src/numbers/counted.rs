//! What a number counts: the noun phrase after it, within the clause.

use tallymark_text::{ByteSpan, TokenKind};

use super::table::contains;
use crate::passage::Passage;

/// Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, adverbs. Sorted.
const STOPS: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "along",
    "also",
    "amid",
    "among",
    "an",
    "and",
    "are",
    "around",
    "as",
    "at",
    "away",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "but",
    "by",
    "came",
    "can",
    "could",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "earlier",
    "every",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "however",
    "i",
    "if",
    "in",
    "including",
    "inside",
    "into",
    "is",
    "it",
    "its",
    "just",
    "later",
    "like",
    "may",
    "might",
    "must",
    "near",
    "not",
    "of",
    "off",
    "on",
    "only",
    "onto",
    "or",
    "our",
    "out",
    "outside",
    "over",
    "overnight",
    "per",
    "said",
    "says",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "throughout",
    "to",
    "today",
    "together",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yesterday",
    "yet",
    "you",
];

/// Nouns that are plural without an `s`. Sorted.
const PLURALS: &[&str] = &[
    "aircraft",
    "cattle",
    "children",
    "crew",
    "data",
    "dead",
    "deer",
    "feet",
    "firemen",
    "fish",
    "geese",
    "lawmakers",
    "men",
    "mice",
    "others",
    "oxen",
    "people",
    "percent",
    "personnel",
    "police",
    "policemen",
    "servicemen",
    "sheep",
    "spacecraft",
    "species",
    "staff",
    "teeth",
    "troops",
    "wives",
    "women",
    "wounded",
];

/// Adjectives that say how many more, not what. Sorted.
const MORE: &[&str] = &["additional", "extra", "further", "more", "or", "other", "such"];

/// Whether a word looks like a plural noun.
pub(crate) fn is_plural(word: &str) -> bool {
    let word = word.trim_end_matches('S');
    let ends = word.len() > 3 || (word.len() == 3 && !word.eq_ignore_ascii_case("yes"));
    let s = ends
        && (word.ends_with('s') || word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        && !["ss", "us", "is", "ous"].iter().any(|ending| word.ends_with(ending));
    s || contains(PLURALS, word)
}

/// The noun phrase that the number ending at token `end` counts; `many` where the number is not one.
pub(crate) fn counted(p: &Passage<'_>, end: usize, many: bool) -> Option<ByteSpan> {
    let mut at = end;
    if p.joins(at) {
        at += 1;
        // `111-drone assault`, `five-member panel`: what is joined is what is counted.
        return (p.kind(at) == Some(TokenKind::Word)).then(|| p.span(at, at + 1)).flatten();
    }
    if p.is(at, "of") {
        return of_what(p, at + 1);
    }
    while contains(MORE, p.word(at)) {
        at += 1;
    }
    phrase(p, at, many)
}

/// What stands after `of`: `83 of the 111 drones`, `10 tonnes of grain`.
pub(crate) fn of_what(p: &Passage<'_>, at: usize) -> Option<ByteSpan> {
    let mut at = at;
    if p.is_any(at, &["the", "its", "his", "her", "their", "our", "these", "those", "all", "a", "an"]) {
        at += 1;
    }
    if p.kind(at) == Some(TokenKind::Digits) {
        while p.kind(at) == Some(TokenKind::Digits) || (p.is(at, ",") && p.touches(at)) {
            at += 1;
        }
    } else if super::table::lookup(super::lexicon::NUMBER_WORDS, p.word(at)).is_some() {
        at += 1;
    }
    let many = phrase(p, at, true);
    many.or_else(|| phrase(p, at, false))
}

fn phrase(p: &Passage<'_>, start: usize, many: bool) -> Option<ByteSpan> {
    let mut at = start;
    let mut last_word = None;
    while at < start + 14 && belongs(p, at, start) {
        if p.kind(at) == Some(TokenKind::Word) {
            let after_noun = last_word.is_some();
            let participle = is_participle(p.word(at)) && p.is_lower(at);
            if participle && after_noun && !many {
                break;
            }
            last_word = Some(at);
            if many && is_plural(p.word(at)) && !p.joins(at + 1) {
                return p.span(start, coordinated(p, at + 1));
            }
        }
        at += 1;
    }
    let end = last_word? + 1;
    let alone = end == start + 1 && is_participle(p.word(start));
    if many || alone { None } else { p.span(start, end) }
}

/// Whether the token at `at` can be part of the phrase that starts at `start`.
fn belongs(p: &Passage<'_>, at: usize, start: usize) -> bool {
    match p.kind(at) {
        Some(TokenKind::Word) if p.is_any(at, &["and"]) => {
            at > start
                && p.kind(at + 1) == Some(TokenKind::Word)
                && !contains(STOPS, p.word(at + 1))
                && !is_participle(p.word(at + 1))
                && !is_number(p, at + 1)
        }
        Some(TokenKind::Word) => !contains(STOPS, p.word(at)) && !is_number(p, at),
        Some(TokenKind::Symbol) => {
            let opens = matches!(p.word(at), "“" | "”" | "\"" | "‘") && at > start && !p.touches(at);
            p.joins(at)
                || (at > start && (p.word(at) == "’" || p.word(at) == "'") && p.touches(at) && p.touches(at + 1))
                || opens
        }
        _ => false,
    }
}

fn is_number(p: &Passage<'_>, at: usize) -> bool {
    super::table::lookup(super::lexicon::NUMBER_WORDS, p.word(at)).is_some()
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
}

/// The end of the phrase where a second plural is coordinated: `drones and decoys`, but not `drones and 40 missiles`.
fn coordinated(p: &Passage<'_>, end: usize) -> usize {
    let second =
        p.is(end, "and") && p.is_lower(end + 1) && is_plural(p.word(end + 1)) && !contains(STOPS, p.word(end + 1));
    if second { end + 2 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [STOPS, PLURALS, MORE] {
            assert!(list.is_sorted());
        }
    }
}
