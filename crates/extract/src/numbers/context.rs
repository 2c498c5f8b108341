//! What looks like a number and is none: parts of names, phone numbers, versions, list markers, `one` as a pronoun.

use tallymark_text::TokenKind;

use super::amount::Amount;
use super::currency::{CODES, symbol};
use super::lexicon::SCALES;
use super::numeral::{Form, Numeral};
use super::shape::{chain, phone, phone_end};
use super::table::{contains, lookup};
use crate::passage::Passage;

/// Words that a number after them only names. Sorted.
const NAMING: &[&str] = &[
    "agenda",
    "airbus",
    "annex",
    "apartment",
    "apollo",
    "apt",
    "area",
    "artemis",
    "article",
    "articles",
    "berth",
    "boeing",
    "channel",
    "chapter",
    "clause",
    "corridor",
    "directive",
    "embraer",
    "exhibit",
    "exit",
    "figure",
    "flight",
    "force",
    "form",
    "formula",
    "fortune",
    "galaxy",
    "gate",
    "grade",
    "highway",
    "interstate",
    "ipad",
    "iphone",
    "item",
    "line",
    "mark",
    "model",
    "news",
    "no",
    "nos",
    "number",
    "order",
    "page",
    "pages",
    "paragraph",
    "phase",
    "pier",
    "platform",
    "playstation",
    "protocol",
    "psalm",
    "radio",
    "reactor",
    "regulation",
    "resolution",
    "road",
    "room",
    "route",
    "rule",
    "section",
    "sections",
    "sector",
    "squad",
    "step",
    "studio",
    "suite",
    "table",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "verse",
    "version",
    "vision",
    "volume",
    "ward",
    "windows",
    "xbox",
    "zone",
];

/// Words of [`NAMING`] that do so in small letters too.
const NAMING_SMALL: &[&str] = &[
    "article",
    "articles",
    "chapter",
    "clause",
    "figure",
    "flight",
    "grade",
    "highway",
    "iphone",
    "item",
    "line",
    "number",
    "page",
    "pages",
    "paragraph",
    "phase",
    "platform",
    "reactor",
    "room",
    "route",
    "section",
    "sections",
    "step",
    "table",
    "terminal",
    "tier",
    "type",
    "unit",
    "verse",
    "version",
    "volume",
];

/// What `one` is a pronoun after. Sorted.
const PRONOUN_BEFORE: &[&str] = &[
    "another",
    "any",
    "bad",
    "best",
    "big",
    "biggest",
    "each",
    "every",
    "first",
    "former",
    "good",
    "great",
    "hard",
    "last",
    "latest",
    "latter",
    "new",
    "next",
    "no",
    "old",
    "only",
    "other",
    "previous",
    "same",
    "second",
    "such",
    "that",
    "the",
    "this",
    "tough",
    "what",
    "which",
    "whichever",
    "worst",
    "wrong",
];

/// What `one` is a pronoun before. Sorted.
const PRONOUN_AFTER: &[&str] = &[
    "another", "are", "can", "cannot", "could", "does", "had", "has", "is", "may", "might", "must", "need", "never",
    "should", "that", "which", "who", "whose", "will", "with", "would",
];

fn is_number(word: &str) -> bool {
    lookup(super::lexicon::NUMBER_WORDS, word).is_some()
}

/// Where the numbers at `i` are none of ours, the token after them.
pub(crate) fn not_a_number(p: &Passage<'_>, i: usize) -> Option<usize> {
    match p.kind(i)? {
        TokenKind::Digits => digits_in_name(p, i),
        TokenKind::Word if p.is(i, "one") => pronoun(p, i).then_some(i + 1),
        TokenKind::Word => {
            let attached = p.touches(i) && p.kind(i.wrapping_sub(1)) != Some(TokenKind::Symbol);
            let hyphened = p.joins(i.wrapping_sub(1)) && p.kind(i.wrapping_sub(2)) == Some(TokenKind::Word);
            (attached || hyphened || (p.is_capital(i) && named(p, i))).then_some(i + 1)
        }
        _ => None,
    }
}

fn digits_in_name(p: &Passage<'_>, i: usize) -> Option<usize> {
    let before = i.wrapping_sub(1);
    let (end, shape) = chain(p, i);
    if touches_name(p, i) || shape.refused() || phone(p, i, end) {
        return Some(phone_end(p, i, end));
    }
    let opens = p.kind(before).is_none_or(|kind| kind == TokenKind::Break);
    let closed = matches!(p.word(i + 1), "." | ")") && p.touches(i + 1) && !p.touches(i + 2) && p.kind(i + 2).is_some();
    let bracketed = p.word(before) == "(" && (i < 2 || p.kind(i - 2) == Some(TokenKind::Break)) && p.is(i + 1, ")");
    if (opens && closed && p.kind(i + 2) != Some(TokenKind::Break) && p.word(i).len() <= 3) || bracketed {
        return Some(i + 1);
    }
    if named(p, i) || (p.word(before) == "#" && p.touches(i)) {
        return Some(end);
    }
    let zero = p.word(i).starts_with('0') && p.word(i).len() > 1 && !(p.word(i + 1) == "." && p.touches(i + 1));
    zero.then_some(end)
}

/// Whether a word that is part of a name touches the digits at `i`: `G7`, `F-16`, `COVID-19`.
fn touches_name(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    if !p.touches(i) {
        return false;
    }
    match p.kind(before) {
        Some(TokenKind::Word) => !CODES.contains(&p.word(before)) && p.word(before) != "Rs",
        Some(TokenKind::Symbol) if p.is_hyphen(before) && p.touches(before) => {
            let at = before.wrapping_sub(1);
            matches!(p.kind(at), Some(TokenKind::Word)) && !p.is(at, "magnitude") || symbol(p.word(at)).is_some()
        }
        Some(TokenKind::Symbol) if matches!(p.word(before), "_" | "&" | "@" | "\\" | "=") => true,
        Some(TokenKind::Symbol) if matches!(p.word(before), "/" | "." | ":") => {
            p.touches(before) && p.kind(before.wrapping_sub(1)).is_some_and(|kind| kind != TokenKind::Break)
        }
        _ => false,
    }
}

/// Whether the word before `i` makes the number there a name: `Article 5`, `Boeing 737`, `No. 10`.
fn named(p: &Passage<'_>, i: usize) -> bool {
    let dotted = p.word(i.wrapping_sub(1)) == "." && p.touches(i.wrapping_sub(1));
    let at = i.wrapping_sub(if dotted { 2 } else { 1 });
    let word = p.word(at);
    if dotted && !p.is_any(at, &["no", "nos", "apt", "vol", "fig", "art", "sec"]) {
        return false;
    }
    if dotted {
        return true;
    }
    // `Flight EI 154`
    let flight =
        word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && p.is(at.wrapping_sub(1), "flight");
    if flight {
        return true;
    }
    let naming = if p.is_capital(at) { contains(NAMING, word) } else { contains(NAMING_SMALL, word) };
    // `no 10 people` and `a line 10 km long` are rarer than the names; `number 10` needs nothing after it.
    naming
        && !p.is(at, "no")
        && !(p.is_any(at, &["number", "order"]) && p.is_lower(at) && p.kind(i) == Some(TokenKind::Word))
        || (p.word(at) == "No" && p.kind(i) == Some(TokenKind::Digits))
}

/// Whether `one` at `i` is a pronoun: `no one`, `this one`, `one must`, `one-sided`.
fn pronoun(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    if p.touches(i) && !matches!(p.word(before), "“" | "\"" | "‘" | "'" | "(" | "—" | "–" | "[" | "$") {
        return true;
    }
    if p.joins(i + 1) {
        let fraction =
            p.is_any(i + 2, &["third", "half", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]);
        let measured = super::measure::measure_after(p, i + 1, false, false).is_some();
        return !(fraction || measured);
    }
    let scaled = lookup(SCALES, p.word(i + 1)).is_some();
    if scaled || p.is(i + 1, "of") && !contains(PRONOUN_BEFORE, p.word(before)) {
        return false;
    }
    let bounded = super::amount::bound_before(p, i).is_some();
    if bounded || p.is_any(before, &["killed", "injured", "wounded", "killing", "injuring", "wounding", "just"]) {
        return false;
    }
    let nothing = p.kind(i + 1) != Some(TokenKind::Word) && !p.is_any(i + 1, &["%"]);
    let capital = p.is_capital(i) && named(p, i);
    let share = p.is(i + 1, "in") && (p.kind(i + 2) == Some(TokenKind::Digits) || is_number(p.word(i + 2)));
    (contains(PRONOUN_BEFORE, p.word(before)) && !p.is_any(before, &["only", "every"]) && !share)
        || contains(PRONOUN_AFTER, p.word(i + 1))
        || p.is_any(i + 1, &["and", "or", "as", "for", "to"]) && p.is_any(before, &["a", "as", "is", "was"])
        || (nothing && !counts_alone(p, before))
        || capital
}

/// Whether the word at `i` lets `one` stand without a noun: `from one`, `to one`, `and one`.
fn counts_alone(p: &Passage<'_>, i: usize) -> bool {
    p.is_any(i, &["from", "to", "and", "or", "by", "than", "least", "except", "minus", "plus"])
}

/// Whether the number that ends at `end` is part of a longer word: `3D`, `4x4`, `one's`.
pub(crate) fn glued(p: &Passage<'_>, end: usize) -> bool {
    if !p.touches(end) {
        return false;
    }
    let number = p.kind(end.wrapping_sub(1)) == Some(TokenKind::Digits);
    match p.kind(end) {
        Some(TokenKind::Word | TokenKind::Digits) => number,
        Some(TokenKind::Symbol) if p.joins(end) && number && p.word(end + 1).len() == 1 && p.is_capital(end + 1) => {
            true
        }
        Some(TokenKind::Symbol) => {
            matches!(p.word(end), "_" | "@" | "\\") || (p.word(end) == "/" && p.touches(end + 1) && number)
        }
        _ => false,
    }
}

/// Whether a plain number is only the second half of a name: `PAC-3` has its own rule, this one is for `9/11`, `24/7`.
pub(crate) fn belongs_to_name(p: &Passage<'_>, amount: &Amount) -> bool {
    let slashed =
        amount.form == Form::Plain && p.word(amount.end) == "/" && p.touches(amount.end) && p.touches(amount.end + 1);
    slashed && p.kind(amount.end + 1) == Some(TokenKind::Digits)
}

/// Whether the numeral could be a year: four plain digits from 1000 to 2199.
pub(crate) fn is_year(p: &Passage<'_>, number: &Numeral) -> bool {
    number.form == Form::Plain
        && number.end == number.start + 1
        && p.word(number.start).len() == 4
        && matches!(
            p.word(number.start).get(..2),
            Some("10" | "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18" | "19" | "20" | "21")
        )
}

/// Whether a month or `p.m.` at `end` makes the number before it a day or an hour, and no end of a range.
pub(crate) fn tells_time(p: &Passage<'_>, end: usize) -> bool {
    let month = p.is_capital(end) && crate::time::calendar::month(p.word(end)).is_some();
    month || crate::time::half_day(p, end).is_some()
}

/// Whether the words before `start` say that two joined numbers are a score or a vote.
pub(crate) fn tells_score(p: &Passage<'_>, start: usize) -> bool {
    const SAYING: &[&str] = &[
        "beat", "beating", "beaten", "won", "win", "wins", "lost", "lose", "loss", "draw", "drew", "defeat",
        "defeated", "victory", "led", "lead", "leading", "trail", "trailed", "score", "voted", "vote", "scored",
    ];
    (1..5).any(|back| start.checked_sub(back).is_some_and(|at| p.is_any(at, SAYING)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [NAMING, NAMING_SMALL, PRONOUN_BEFORE, PRONOUN_AFTER] {
            assert!(list.is_sorted());
        }
    }
}
