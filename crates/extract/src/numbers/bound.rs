//! Signs and words around a number that change what it means: `-5`, `more than 100`, `50 or so`.

use tallymark_text::TokenKind;

use super::amount::Amount;
use super::measure::Measure;
use super::numeral::Form;
use crate::decimal::Decimal;
use crate::lexicon::{BoundPhrase, Class, Classes, Place, bounds};
use crate::mention::Bound;
use crate::passage::Passage;

/// The sign before a term that starts at `start`: where it stands, and whether it makes the number negative. A sign in
/// digits touches the number and nothing before it.
pub(super) fn sign(p: &Passage<'_>, start: usize, form: Form) -> Option<(usize, bool)> {
    let at = start.checked_sub(1)?;
    if p.is_any(at, &["minus", "negative"]) {
        return (form != Form::Vague).then_some((at, true));
    }
    let digits = matches!(form, Form::Plain | Form::Digits);
    let free = !p.touches(at) || matches!(p.word(at.wrapping_sub(1)), "(" | "[" | "“" | "\"" | "/");
    let negative = match p.word(at) {
        "-" | "−" | "\u{2013}" | "\u{2011}" => true,
        "+" | "±" => false,
        _ => return None,
    };
    (digits && p.touches(start) && free).then_some((at, negative))
}

/// The first digits after a point that nothing stands before (`.5`), at `i`: where the point is.
pub(super) fn leading_point(p: &Passage<'_>, i: usize) -> Option<usize> {
    let at = i.checked_sub(1)?;
    let before = at.wrapping_sub(1);
    let alone = !p.touches(at) || p.has(before, Class::Sign) || matches!(p.word(before), "(" | "-" | "−" | "+");
    (p.word(at) == "." && p.touches(i) && alone && p.kind(i) == Some(TokenKind::Digits)).then_some(at)
}

/// `5 degrees below zero`: the value is below zero.
pub(super) fn below_zero(p: &Passage<'_>, mut amount: Amount) -> Amount {
    let warmth =
        matches!(&amount.measure, Some(Measure::Unit(code)) if matches!(code.as_str(), "Cel" | "[degF]" | "deg"));
    if warmth && p.is(amount.end, "below") && p.is(amount.end + 1, "zero") {
        amount.value = amount.value.as_ref().map(Decimal::negated);
        amount.end += 2;
    }
    amount
}

/// Takes in the words before and after that bound the value.
pub(super) fn bounded(p: &Passage<'_>, mut amount: Amount) -> Amount {
    let before = bound_before(p, amount.start).filter(|(start, ..)| !is_preposition(p, *start, &amount));
    if let Some((bound, end)) = bound_after(p, amount.end) {
        (amount.end, amount.bound, amount.marked) = (end, Some(bound), true);
    }
    if let Some((start, bound, inside)) = before {
        if amount.value.is_some() || amount.high.is_some() {
            amount.bound = Some(bound);
        }
        if inside {
            amount.start = start;
            // `at least some 200`, `up to about 50`
            if let Some((start, outer, true)) = bound_before(p, start).filter(|(_, outer, _)| *outer != bound) {
                amount.start = start;
                amount.bound = amount.bound.map(|inner| if inner == Bound::Approx { outer } else { inner });
            }
        } else if let Some((outer, stronger, true)) = bound_before(p, start) {
            (amount.start, amount.bound) = (outer, amount.bound.map(|_| stronger));
        }
        amount.marked = true;
    }
    amount
}

/// The bound words that end before token `i`: where they start, what they mean, whether the span takes them in.
pub(crate) fn bound_before(p: &Passage<'_>, i: usize) -> Option<(usize, Bound, bool)> {
    let last = i.checked_sub(1)?;
    if !p.has(last, Class::BoundLast) {
        return None;
    }
    bounds(p.word(last), false).find_map(|phrase| {
        let start = i.checked_sub(phrase.words.len())?;
        let all = phrase.words.iter().enumerate().all(|(at, word)| p.is(start + at, word));
        (all && !is_joined(p, start)).then_some((start, phrase.bound, phrase.place == Place::In))
    })
}

/// Whether the word at `start` is the second half of another: `just-over`, `e-about`.
fn is_joined(p: &Passage<'_>, start: usize) -> bool {
    p.joins(start.wrapping_sub(1)) || (p.touches(start) && p.kind(start) == Some(TokenKind::Word) && !opened(p, start))
}

fn opened(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i.wrapping_sub(1)) == Some(TokenKind::Symbol)
}

/// The bound words at `i`, after a number: `-plus`, `+`, `or more`, `or so`, `-odd`.
fn bound_after(p: &Passage<'_>, i: usize) -> Option<(Bound, usize)> {
    if p.word(i) == "+" && p.touches(i) {
        return Some((Bound::Gte, i + 1));
    }
    let start = if p.joins(i) { i + 1 } else { i };
    let fits = |phrase: &&BoundPhrase| phrase.words.iter().enumerate().all(|(at, word)| p.is(start + at, word));
    if !p.has(start, Class::BoundFirst) {
        return None;
    }
    let found = bounds(p.word(start), true).find(fits)?;
    let end = start + found.words.len();
    let single = found.words.len() == 1;
    // `plus` alone adds the next thing; `at least` alone bounds the next number.
    let plus = p.is(start, "plus")
        && start == i
        && (p.kind(end) == Some(TokenKind::Word) || p.touches(end) || p.has(end, Class::Sign));
    let least = p.is(start, "at") && is_number(p, end);
    let odd = single && p.is_any(start, &["odd", "ish"]) && start == i && !p.is(start, "odd");
    let max = single && p.is_any(start, &["max", "maximum", "tops"]) && p.kind(end) == Some(TokenKind::Word);
    let over = found.words.first() == Some(&"and") && !ends_clause(p, end);
    let than = p.is(end, "than");
    (!plus && !than && !least && !odd && !max && !over).then_some((found.bound, end))
}

fn is_number(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) == Some(TokenKind::Digits) || p.has(i, Class::Sign) || p.has(i, Class::Unit)
}

/// Whether what started with `and` (`65 and over`) is not the beginning of something else (`50 and over the border`).
fn ends_clause(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) != Some(TokenKind::Word)
        || p.has(i, Class::Auxiliary)
        || !p.is_any(i, &["the", "a", "an", "its", "their"])
}

/// Whether the word at `start` says where, what or how long, and does not bound the number: `over two years`,
/// `handed over four prisoners`, `a film about seven sisters`, `under two flags`.
fn is_preposition(p: &Passage<'_>, start: usize, amount: &Amount) -> bool {
    let before = start.wrapping_sub(1);
    let few = amount.form == Form::Words && amount.value.as_ref().is_some_and(|value| value.as_str().len() < 2);
    let bare = amount.measure.is_none();
    match p.word(start).to_ascii_lowercase().as_str() {
        "over" => over_spans(p, start, amount) || p.is_any(before, PHRASAL),
        "about" => p.is_any(before, TOLD) && bare || p.is(before, "how") || few && bare && p.is_any(before, ASKED),
        "under" | "below" | "above" | "around" => {
            let noun =
                p.is_any(before, &["children", "kids", "those", "players", "just", "well", "for", "to", "at", "are"]);
            few && bare && p.is(start, "under") && !noun && p.kind(before) == Some(TokenKind::Word)
                || bare && few && !p.is(start, "around") && p.is_any(before, &["floors", "deck", "storeys"])
        }
        "up" => {
            few && bare
                && p.is_any(before, &["is", "was", "s"])
                && amount.value.as_ref().is_some_and(|_| p.is_lower(amount.end))
                && p.is(start + 1, "to")
        }
        _ => false,
    }
}

/// Verbs that take `over` as theirs.
const PHRASAL: &[&str] = &[
    "handed", "hand", "handing", "took", "taken", "take", "takes", "taking", "turned", "turn", "turning", "won",
    "gave", "signed", "ran", "knocked", "presided", "presides", "pulled", "argued", "clashed", "row", "dispute",
    "split",
];

/// What tells or is told about something.
const TOLD: &[&str] = &[
    "film",
    "book",
    "novel",
    "story",
    "stories",
    "play",
    "song",
    "documentary",
    "tale",
    "article",
    "talk",
    "talked",
    "information",
    "questions",
    "question",
    "asked",
    "told",
    "concerns",
    "thought",
    "complaints",
    "complained",
    "report",
    "worried",
    "joke",
    "lied",
    "warning",
    "warnings",
    "drama",
    "comedy",
    "series",
    "poem",
    "movie",
    "fears",
    "debate",
];

const ASKED: &[&str] = &["knows", "know", "learn", "learned", "say", "said", "says", "think", "something", "worry"];

/// Whether `over` at `start` says how far or how long, not that the number is more: `grew over two years`, `jailed for 11
/// years over $5m`, `drones over seven regions`, `over the border`.
fn over_spans(p: &Passage<'_>, start: usize, amount: &Amount) -> bool {
    const MORE: &[&str] = &[
        "for", "in", "within", "after", "lasted", "took", "takes", "spent", "of", "is", "was", "well", "by", "a",
        "just", "last", "lasting", "has", "had", "been", "were", "are", "at", "to", "with", "and", "than", "now",
        "since", "cost", "aged", "some", "waited", "slightly", "barely", "only", "far", "already", "earned", "that",
        "from", "or",
    ];
    let before = start.wrapping_sub(1);
    if matches!(p.kind(before), None | Some(TokenKind::Break)) {
        return false;
    }
    let noun = p.is_lower(before) && super::counted::is_plural(p.word(before));
    match amount.measure {
        Some(Measure::Time(_)) => {
            !p.is_any(before, MORE) && !matches!(p.word(before), "“" | "\"" | "‘" | "(" | "." | "—")
        }
        Some(Measure::Money { .. }) => {
            crate::time::calendar::time_unit(p, before).is_some()
                || p.is_any(before, &["dispute", "row", "sued", "claim"])
        }
        // `$2bn over five rounds`, `500 terabits over 6,600 km`
        _ if measures(p, before) => true,
        None => noun && amount.form == Form::Words && amount.end - amount.start == 1 && !p.is(amount.end, "times"),
        _ => false,
    }
}

/// Whether the token at `at` ends an amount of its own.
fn measures(p: &Passage<'_>, at: usize) -> bool {
    const ENDS: Classes = Classes::of(&[Class::Mark, Class::Measure, Class::Currency, Class::TimeUnit]);
    p.kind(at) == Some(TokenKind::Digits) || p.has_any(at, ENDS)
}
