//! Where a sentence looks to: `Monday` is the next one after `will`, the last one after `said`.

use tallymark_text::TokenKind;

use crate::lexicon::Class;
use crate::passage::Passage;

/// The direction in which a day without a year or a week is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// The sentence speaks of what is to come.
    Ahead,
    /// It speaks of what was.
    Back,
    /// It does, but not close by.
    Before,
    /// It does not tell.
    Open,
}

/// How far a verb is looked for, in tokens: no farther, so that long sentences take no longer.
const REACH_BACK: usize = 24;
/// How near a verb is that surely goes with the expression.
const CLOSE: usize = 4;
/// The same, after the expression.
const REACH_ON: usize = 16;

/// Where the sentence of the token at `i` looks to: the nearest verb before it tells, else the first one after it.
pub(crate) fn tense(p: &Passage<'_>, i: usize) -> Tense {
    let before = (1..=REACH_BACK).map_while(|back| i.checked_sub(back)).take_while(|at| !ends_sentence(p, *at));
    let after = (i + 1..=i + REACH_ON).take_while(|at| p.kind(*at).is_some() && !ends_sentence(p, *at));
    // `listed for 14 July`; figures `for June` look back.
    let day =
        p.has(i, Class::Weekday) || p.kind(i) == Some(TokenKind::Digits) || p.kind(i + 1) == Some(TokenKind::Digits);
    if p.is(i.wrapping_sub(1), "for") && day {
        return Tense::Ahead;
    }
    let told = before.chain(after).find_map(|at| told(p, at, i.abs_diff(at) <= CLOSE));
    let due = p.is_any(i.wrapping_sub(1), &["by", "until", "till"]);
    told.unwrap_or(if due { Tense::Ahead } else { Tense::Open })
}

fn ends_sentence(p: &Passage<'_>, i: usize) -> bool {
    match p.kind(i) {
        Some(TokenKind::Break) => true,
        Some(TokenKind::Symbol) => match p.word(i) {
            "!" | "?" => true,
            // Not the points of `p.m.` and `Jan. 7`.
            "." => p.opens_sentence(i + 1) || p.kind(i + 1) == Some(TokenKind::Break),
            _ => false,
        },
        _ => false,
    }
}

/// What the word at `i` tells.
fn told(p: &Passage<'_>, i: usize, close: bool) -> Option<Tense> {
    if p.kind(i) != Some(TokenKind::Word) || !p.is_lower(i) {
        return None;
    }
    if p.has(i, Class::Ahead) || (p.is(i, "to") && p.is_any(i.wrapping_sub(1), &["is", "are"])) {
        return Some(Tense::Ahead);
    }
    if p.is(i, "be") && p.is(i.wrapping_sub(1), "to") {
        return Some(Tense::Ahead);
    }
    // `will be held` is told by `will`; `is held` may be either.
    let passive = p.is_any(i.wrapping_sub(1), &["be", "is", "are", "being", "get", "a", "an", "the"]);
    (is_past(p, i) && !passive).then_some(if close { Tense::Back } else { Tense::Before })
}

/// Whether the word at `i` is a verb in the past tense or a participle.
fn is_past(p: &Passage<'_>, i: usize) -> bool {
    let word = p.word(i);
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && word != "hundred";
    regular || p.has(i, Class::PastTense)
}
