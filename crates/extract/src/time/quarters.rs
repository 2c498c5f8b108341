//! Quarters and halves of a year: `third quarter of 2024`, `Q3 2026`, `2017-Q1`, `H1 2025`, `next year’s first quarter`.

use tallymark_text::TokenKind;

use super::tense::Tense;
use super::{Context, Found, periods, years};
use crate::lexicon::Class;
use crate::numbers::ordinal::ordinal;
use crate::passage::Passage;

/// A quarter or a half: its letter, its number and the token after it.
type Part = (char, i32, usize);

/// The quarter or half at `i`, with its year.
pub(crate) fn quarter(p: &Passage<'_>, i: usize, context: &Context) -> Option<Found> {
    if p.kind(i) == Some(TokenKind::Digits) && p.word(i).len() == 4 {
        let year = years::year(p, i)?;
        let at = if p.joins(i + 1) { i + 2 } else { i + 1 };
        let (letter, number, end) = short(p, at)?;
        return Some(Found::date(i, end, format!("{year:04}-{letter}{number}")));
    }
    let (letter, number, end) = short(p, i).or_else(|| ranked(p, i))?;
    let at = if p.is(end, "of") { end + 1 } else { end };
    if let Some(year) = years::year(p, at).filter(|_| !p.touches(at)) {
        return Some(Found::date(i, at + 1, format!("{year:04}-{letter}{number}")));
    }
    if let Some(of) = periods::tail(p, end, context).filter(|of| of.month.is_none() && of.is_year) {
        return Some(Found::date(i, of.end, format!("{}-{letter}{number}", of.value)));
    }
    if letter == 'H' {
        return None;
    }
    Some(Found::date(i, end, format!("{}-{letter}{number}", year_of(p, number, context))))
}

/// The year of a quarter that tells none: the last such quarter that has begun, unless the sentence looks ahead.
fn year_of(p: &Passage<'_>, quarter: i32, context: &Context) -> String {
    let Some(anchor) = context.anchor else { return "XXXX".to_owned() };
    let now = (i32::from(anchor.month()) - 1) / 3 + 1;
    let year = match context.tense(p) {
        Tense::Ahead if quarter < now => anchor.year() + 1,
        Tense::Back | Tense::Before | Tense::Open if quarter > now => anchor.year() - 1,
        _ => anchor.year(),
    };
    format!("{year:04}")
}

/// `Q3`, `H1`.
fn short(p: &Passage<'_>, i: usize) -> Option<Part> {
    let letter = match p.word(i) {
        "Q" => 'Q',
        "H" => 'H',
        _ => return None,
    };
    let number: i32 = p.touches(i + 1).then(|| p.word(i + 1).parse().ok()).flatten()?;
    (1..=most(letter)).contains(&number).then_some((letter, number, i + 2))
}

/// `third quarter`, `second-half`.
fn ranked(p: &Passage<'_>, i: usize) -> Option<Part> {
    if p.kind(i) != Some(TokenKind::Digits) && !p.has(i, Class::Ordinal) {
        return None;
    }
    let rank = ordinal(p, i)?;
    let at = if p.joins(rank.end) { rank.end + 1 } else { rank.end };
    let letter = match (p.is(at, "quarter"), p.is(at, "half")) {
        (true, _) => 'Q',
        (_, true) => 'H',
        _ => return None,
    };
    let number: i32 = rank.value.as_str().parse().ok()?;
    (number <= most(letter)).then_some((letter, number, at + 1))
}

fn most(letter: char) -> i32 {
    if letter == 'Q' { 4 } else { 2 }
}

/// A quarter after `next year’s`: its letter, its number and the token after it.
pub(crate) fn of_possessor(p: &Passage<'_>, i: usize) -> Option<Part> {
    let owned = matches!(p.word(i), "’" | "'") && p.is(i + 1, "s");
    if owned { short(p, i + 2).or_else(|| ranked(p, i + 2)) } else { None }
}
