//! CARDINAL, ORDINAL, QUANTITY, MONEY and PERCENT.
//!
//! A small pipeline: a [`numeral`] (digits or words), with the [`measure`] before or after it, becomes an [`amount`]
//! with its range and the words that bound it; [`context`] refuses what only looks like a number; here the amount gets
//! its label and what it counts. The word tables are data in files of their own.

pub(crate) mod amount;
mod arith;
mod context;
pub(crate) mod counted;
mod currency;
pub(crate) mod lexicon;
pub(crate) mod measure;
pub(crate) mod numeral;
pub(crate) mod ordinal;
mod shape;
mod spelt;
pub(crate) mod table;
mod units;

use tallymark_text::ByteSpan;

use crate::label::Label;
use crate::mention::{Bound, Mention, Norm, Source};
use crate::passage::Passage;
use amount::{Amount, Reading, amount_at};
use measure::Measure;
use numeral::Form;

/// Every numeric candidate but dates and times.
pub(crate) fn find(p: &Passage<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < p.tokens.len() {
        if let Some(rank) = ordinal::ordinal(p, i) {
            if ordinal::is_rank(p, i, rank.end) {
                let norm = Norm { value: Some(rank.value), bound: Some(Bound::Exact), ..Norm::default() };
                found.extend(p.span(i, rank.end).map(|span| mention(span, Label::Ordinal, norm, 0.8)));
            }
            i = rank.end;
            continue;
        }
        i = match amount_at(p, i) {
            Reading::Found(amount) => {
                let end = amount.end.max(i + 1);
                found.extend(labelled(p, *amount));
                end
            }
            Reading::Skip(end) => end.max(i + 1),
        };
    }
    found
}

/// A mention made by a rule.
pub(crate) fn mention(span: ByteSpan, label: Label, norm: Norm, score: f32) -> Mention {
    Mention { span, label, norm, source: Source::Rule, score }
}

fn labelled(p: &Passage<'_>, amount: Amount) -> Option<Mention> {
    let span = p.span(amount.start, amount.end)?;
    let many = amount.value.as_ref().is_none_or(|value| value.as_str() != "1");
    let (label, unit, counted) = match &amount.measure {
        Some(Measure::Time(_)) => return None,
        Some(Measure::Percent { .. }) => (Label::Percent, Some("%".to_owned()), of_phrase(p, amount.end)),
        Some(Measure::Money { code, .. }) => (Label::Money, Some((*code).to_owned()), None),
        Some(Measure::Unit(code)) => (Label::Quantity, Some(code.clone()), measured(p, amount.end)),
        None => (Label::Cardinal, None, counted::counted(p, amount.end, many)),
    };
    let score = match (amount.form, amount.marked) {
        (Form::Plain, false) => 0.7,
        _ => 0.9,
    };
    let Amount { value, low, high, bound, .. } = amount;
    Some(mention(span, label, Norm { value, low, high, bound, unit, counted, ..Norm::default() }, score))
}

fn of_phrase(p: &Passage<'_>, end: usize) -> Option<ByteSpan> {
    if p.is(end, "of") { counted::of_what(p, end + 1) } else { None }
}

/// What a measure is of: `10 tonnes of grain`, `a 3,000-kilometer range`.
fn measured(p: &Passage<'_>, end: usize) -> Option<ByteSpan> {
    of_phrase(p, end).or_else(|| {
        let hyphened = end >= 2 && p.is_hyphen(end - 2);
        if hyphened { counted::counted(p, end, false) } else { None }
    })
}
