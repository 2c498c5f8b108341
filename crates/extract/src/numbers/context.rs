//! What looks like a number and is none: parts of names, phone numbers, versions, list markers, `one` as a pronoun.

use tallymark_text::TokenKind;

use super::amount::Amount;
use super::numeral::Form;
use super::pronoun::is_pronoun;
use super::shape::{chain, phone, phone_end};
use crate::lexicon::Class;
use crate::passage::Passage;

/// Where the numbers at `i` are none of ours, the token after them.
pub(crate) fn not_a_number(p: &Passage<'_>, i: usize) -> Option<usize> {
    match p.kind(i)? {
        TokenKind::Digits => digits_in_name(p, i),
        TokenKind::Word if p.is(i, "one") => is_pronoun(p, i).then_some(i + 1),
        TokenKind::Word => {
            let attached = p.touches(i) && p.kind(i.wrapping_sub(1)) != Some(TokenKind::Symbol)
                || p.touches(i + 1) && p.kind(i + 1) == Some(TokenKind::Digits);
            let hyphened = p.joins(i.wrapping_sub(1)) && p.kind(i.wrapping_sub(2)) == Some(TokenKind::Word);
            let idiom = p.is_any(i.wrapping_sub(1), &["cloud", "square"]) && p.is_lower(i);
            (attached || hyphened || idiom || (p.is_capital(i) && (named(p, i) || titled(p, i)))).then_some(i + 1)
        }
        _ => None,
    }
}

fn digits_in_name(p: &Passage<'_>, i: usize) -> Option<usize> {
    let before = i.wrapping_sub(1);
    let (end, shape) = chain(p, i);
    let dotted = shape.dots() >= 2 && super::numeral::grouped(p, i).0 >= end;
    if touches_name(p, i) || (shape.refused() && !dotted) || phone(p, i, end) {
        return Some(phone_end(p, i, end));
    }
    let opens = p.kind(before).is_none_or(|kind| kind == TokenKind::Break);
    let closed = matches!(p.word(i + 1), "." | ")") && p.touches(i + 1) && !p.touches(i + 2) && p.kind(i + 2).is_some();
    // `1/ Thread`
    let closed = closed || p.word(i + 1) == "/" && p.touches(i + 1) && !p.touches(i + 2);
    let bracketed = p.word(before) == "(" && (i < 2 || p.kind(i - 2) == Some(TokenKind::Break)) && p.is(i + 1, ")");
    if (opens && closed && p.kind(i + 2) != Some(TokenKind::Break) && p.word(i).len() <= 3) || bracketed {
        return Some(i + 1);
    }
    if p.word(before) == "#" && p.touches(i) {
        return Some(end);
    }
    if p.joins(i + 1) && p.is_capital(i + 2) && super::words::number_word(p, i + 2).is_some() {
        return Some(i + 3); // `7-Eleven`
    }
    if let Some(end) = subsection(p, i) {
        return Some(end);
    }
    // `1. K Brandt; 2. J Szabo`
    let listed = matches!(p.word(before), ":" | ";") && p.word(i + 1) == "." && p.touches(i + 1) && p.is_capital(i + 2);
    let listed = listed && p.word(i).len() < 3;
    let dialled = p.word(i).len() == 3 && p.is_any(before, &["call", "dial", "dialled", "dialed", "ring", "phone"]);
    if listed && !p.touches(i + 2) || p.word(i + 1) == "Cent" || dialled || is_address(p, i) {
        return Some(end);
    }
    let decimal = p.word(before) == "." && p.touches(i) && !p.touches(before);
    let zero =
        !decimal && p.word(i).starts_with('0') && p.word(i).len() > 1 && !(p.word(i + 1) == "." && p.touches(i + 1));
    zero.then_some(end)
}

/// Whether the number at `i` is that of a house: `10 Downing Street`.
fn is_address(p: &Passage<'_>, i: usize) -> bool {
    let street = (i + 2..i + 4).find(|at| p.has(*at, Class::Street) && p.is_capital(*at));
    street.is_some_and(|street| (i + 1..street).all(|at| p.is_capital(at) && !p.touches(at)))
}

/// The end of the number of a section at `i`, where letters in brackets make it one: `401(k)`, `501(c)(3)`.
fn subsection(p: &Passage<'_>, i: usize) -> Option<usize> {
    let bracket = |at: usize| p.word(at) == "(" && p.touches(at) && p.word(at + 2) == ")" && p.word(at + 1).len() == 1;
    let letter = bracket(i + 1) && p.kind(i + 2) == Some(TokenKind::Word);
    letter.then(|| if bracket(i + 4) { i + 7 } else { i + 4 })
}

/// Whether a capital number word at `i` is part of a title: `the Seven Sisters`, `Ocean's Eleven`.
fn titled(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let the = p.is(before, "the") && p.is_lower(before) && p.is_capital(i + 1) && !p.opens_sentence(i);
    let whose = p.is(before, "s") && p.touches(before) && p.is_capital(before.wrapping_sub(2));
    let last = p.has(i + 1, Class::Auxiliary) || p.kind(i + 1) != Some(TokenKind::Word);
    the || whose && last
}

/// Whether a word that is part of a name touches the digits at `i`: `G7`, `F-16`, `COVID-19`.
fn touches_name(p: &Passage<'_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    if !p.touches(i) {
        return false;
    }
    match p.kind(before) {
        Some(TokenKind::Word) => super::money::before(p, i).is_none(),
        Some(TokenKind::Symbol) if p.is_hyphen(before) && p.touches(before) => {
            let at = before.wrapping_sub(1);
            matches!(p.kind(at), Some(TokenKind::Word)) && !p.is(at, "magnitude") || p.has(at, Class::Sign)
        }
        Some(TokenKind::Symbol) if p.word(before) == "+" => {
            p.touches(before) && p.kind(before.wrapping_sub(1)) == Some(TokenKind::Digits)
        }
        Some(TokenKind::Symbol) if p.word(before) == "=" && p.is(before.wrapping_sub(1), "n") => false,
        Some(TokenKind::Symbol) if matches!(p.word(before), "_" | "&" | "@" | "\\" | "=") => true,
        Some(TokenKind::Symbol) if matches!(p.word(before), "/" | "." | ":") => {
            p.touches(before) && p.kind(before.wrapping_sub(1)).is_some_and(|kind| kind != TokenKind::Break)
        }
        _ => false,
    }
}

/// Whether the word before `i` makes the number there a name: `Article 5`, `Boeing 737`, `No. 10`.
pub(super) fn named(p: &Passage<'_>, i: usize) -> bool {
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
    // `(NK 402)`: the code of a flight or a file
    let code =
        word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && p.word(at.wrapping_sub(1)) == "(";
    let emergency =
        matches!(p.word(i), "911" | "999" | "112") && p.is_any(i + 1, &["call", "calls", "caller", "hang", "operator"]);
    if flight || code || emergency {
        return true;
    }
    let naming = p.has(at, if p.is_capital(at) { Class::Naming } else { Class::NamingSmall });
    // `no 10 people` and `a line 10 km long` are rarer than the names; `number 10` needs nothing after it.
    // `gave the platform 30 days`
    let length = p.is_lower(at) && crate::time::calendar::time_unit(p, i + 1).is_some();
    let counts = p.is_any(at, &["number", "order"]) && p.is_lower(at) && p.kind(i) == Some(TokenKind::Word);
    let usual = !(length || counts || p.is(at, "no"));
    naming && usual || (p.word(at) == "No" && p.kind(i) == Some(TokenKind::Digits))
}

/// Whether the number that ends at `end` is part of a longer word: `3D`, `4x4`, `one's`.
pub(crate) fn glued(p: &Passage<'_>, end: usize) -> bool {
    if !p.touches(end) {
        return false;
    }
    let number = p.kind(end.wrapping_sub(1)) == Some(TokenKind::Digits);
    match p.kind(end) {
        Some(TokenKind::Digits) if p.kind(end.wrapping_sub(1)) == Some(TokenKind::Word) => true,
        Some(TokenKind::Word | TokenKind::Digits) => number,
        // `29-A`, but `£900-A-NIGHT`
        Some(TokenKind::Symbol) if p.joins(end) && number && p.word(end + 1).len() == 1 && p.is_capital(end + 1) => {
            super::money::before(p, end - 1).is_none()
        }
        Some(TokenKind::Symbol) => {
            matches!(p.word(end), "_" | "@" | "\\")
                || (p.word(end) == "/" && p.touches(end + 1) && number && !is_money(p, end))
        }
        _ => false,
    }
}

/// Whether a sign of money stands just before the number that ends at `end`: `$31.20/hour`.
fn is_money(p: &Passage<'_>, end: usize) -> bool {
    let first = (1..8).map_while(|back| end.checked_sub(back)).find(|at| !p.touches(*at) || p.has(*at, Class::Sign));
    let money = first.is_some_and(|at| p.has(at, Class::Sign) || super::money::before(p, at).is_some());
    money && (p.kind(end + 1) == Some(TokenKind::Word) || p.has(end + 1, Class::Sign))
}

/// Whether a plain number is only the second half of a name: `PAC-3` has its own rule, this one is for `9/11`, `24/7`.
pub(crate) fn belongs_to_name(p: &Passage<'_>, amount: &Amount) -> bool {
    let slashed =
        amount.form == Form::Plain && p.word(amount.end) == "/" && p.touches(amount.end) && p.touches(amount.end + 1);
    slashed && p.kind(amount.end + 1) == Some(TokenKind::Digits)
}

/// Whether a month or `p.m.` at `end` makes the number before it a day or an hour, and no end of a range.
pub(super) fn tells_time(p: &Passage<'_>, end: usize) -> bool {
    let month = p.is_capital(end) && p.has(end, Class::Month);
    month || crate::time::half_day(p, end).is_some()
}

/// Whether the words around two joined numbers, from `start` to `end`, say that they are a score or a vote.
pub(super) fn tells_score(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let said = (1..6)
        .map_while(|back| start.checked_sub(back))
        .take_while(|at| p.kind(*at) != Some(TokenKind::Break))
        .any(|at| p.has(at, Class::Score));
    said || p.is_any(end, &["win", "victory", "defeat", "loss", "draw", "vote", "ruling", "decision", "record", "lead"])
}
