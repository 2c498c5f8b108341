//! `one` as a pronoun: `no one`, `this one`, `one must`, `one-sided`.

use tallymark_text::TokenKind;

use crate::lexicon::{Class, Classes};
use crate::passage::Passage;

/// What shows that a noun phrase is over.
const VERBAL: Classes = Classes::of(&[Class::Auxiliary, Class::Past, Class::CueVerb, Class::Stop]);

/// Whether `one` at `i` is a pronoun: `no one`, `this one`, `one must`, `one-sided`.
pub(super) fn is_pronoun(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    if p.touches(i) && !matches!(p.word(before), "“" | "\"" | "‘" | "'" | "(" | "—" | "–" | "[" | "$") {
        return true;
    }
    if p.joins(i + 1) {
        const FIXED: &[&str] = &[
            "sided",
            "way",
            "off",
            "time",
            "on",
            "upmanship",
            "liner",
            "liners",
            "size",
            "stop",
            "trick",
            "dimensional",
            "step",
            "upped",
            "piece",
            "armed",
            "eyed",
            "track",
            "hit",
        ];
        return p.is_any(i + 2, FIXED) || p.kind(i + 2) != Some(TokenKind::Word);
    }
    if p.is(i + 1, "way") {
        return true;
    }
    let scaled = super::words::multiplies(p, i + 1);
    if scaled || p.is(i + 1, "of") && !p.has(before, Class::PronounBefore) {
        return false;
    }
    let bounded = super::bound::bound_before(p, i).is_some();
    if bounded || p.is_any(before, &["killed", "injured", "wounded", "killing", "injuring", "wounding", "just"]) {
        return false;
    }
    let nothing = p.kind(i + 1) != Some(TokenKind::Word) && !p.is_any(i + 1, &["%"]);
    // `the red one sold`: no noun follows
    let described = p.is_any(before.wrapping_sub(1), &["the", "a", "this", "that"]) && p.is_lower(before);
    let described = described && !super::counted::is_plural(p.word(i + 1)) && p.has_any(i + 1, VERBAL);
    let capital = p.is_capital(i) && super::context::named(p, i);
    let share = p.is(i + 1, "in")
        && (p.kind(i + 2) == Some(TokenKind::Digits) || super::words::number_word(p, i + 2).is_some());
    (p.has(before, Class::PronounBefore) && !p.is_any(before, &["only", "every"]) && !share)
        || p.has(i + 1, Class::PronounAfter)
        || p.is_any(i + 1, &["and", "or", "as", "for", "to"]) && p.is_any(before, &["a", "as", "is", "was"])
        || described
        || (nothing && !counts_alone(p, before))
        || capital
}

/// Whether the word at `i` lets `one` stand without a noun: `from one`, `to one`, `and one`.
fn counts_alone(p: &Passage<'_>, i: usize) -> bool {
    p.is_any(i, &["from", "to", "and", "or", "by", "than", "least", "except", "minus", "plus", "at"])
}
