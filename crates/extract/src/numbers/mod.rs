//! CARDINAL, ORDINAL, QUANTITY, MONEY and PERCENT.
//!
//! A small pipeline: a [`numeral`] (digits or words), with the [`measure`] before or after it, becomes an [`amount`]
//! with its [`range`] and the words that [`bound`] it; [`context`] refuses what only looks like a number; here the amount
//! gets its label, what it counts ([`counted`]) and the verb that goes with it ([`cue`]). The words are those of
//! [`crate::lexicon`].

pub(crate) mod amount;
mod arith;
pub(crate) mod bound;
mod context;
pub(crate) mod counted;
mod cue;
mod fraction;
mod mark;
pub(crate) mod measure;
mod money;
pub(crate) mod numeral;
pub(crate) mod ordinal;
mod pronoun;
mod range;
mod shape;
pub(crate) use shape::chain_end;
mod spelt;
mod sum;
mod unit;
pub(crate) mod words;

use tallymark_text::TokenKind;

use crate::label::Label;
use crate::lexicon::{Class, Classes};
use crate::mention::{Bound, Mention, Norm, Source};
use crate::passage::Passage;
use amount::Amount;
use measure::Measure;
use numeral::Form;

/// A mention made by a rule, of the tokens from `start` to before `end`.
pub(crate) fn mention(
    p: &Passage<'_>,
    (start, end): (usize, usize),
    label: Label,
    norm: Norm,
    score: f32,
) -> Option<Mention> {
    p.span(start, end).map(|span| Mention { span, label, norm, source: Source::Rule, score })
}

/// Whether the word before the digits at `i` makes them a name: `Article 5`, `John 3:16`.
pub(crate) fn is_named(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) == Some(TokenKind::Digits) && context::named(p, i)
}

/// The rank that starts at `i`, with the token after it; nothing where it is none, or an adverb.
pub(crate) fn rank(p: &Passage<'_>, i: usize) -> Option<(usize, Option<Mention>)> {
    let rank = ordinal::ordinal(p, i)?;
    let norm = Norm { value: Some(rank.value), bound: Some(Bound::Exact), ..Norm::default() };
    let is_rank = ordinal::is_rank(p, i, rank.end);
    Some((rank.end, is_rank.then(|| mention(p, (i, rank.end), Label::Ordinal, norm, 0.8)).flatten()))
}

/// The mention of an amount; lengths of time are none of ours.
pub(crate) fn labelled(p: &Passage<'_>, amount: Amount) -> Option<Mention> {
    let (start, end) = (amount.start, amount.end);
    let many = amount.value.as_ref().is_none_or(|value| value.as_str() != "1");
    let part = !amount.marked && amount.value.as_ref().is_some_and(|value| value.as_str().starts_with("0."));
    let many = many && !part;
    let counts = || counted::counted(p, start, end, many);
    let (label, unit, counted) = match &amount.measure {
        Some(Measure::Time(_)) => return None,
        Some(Measure::Percent { .. }) => (Label::Percent, Some("%".to_owned()), measured(p, end)),
        Some(Measure::Money { code: "$", .. }) => (Label::Money, Some(dollar(p).to_owned()), None),
        Some(Measure::Money { code, .. }) => (Label::Money, Some((*code).to_owned()), None),
        Some(Measure::Unit(code)) => (Label::Quantity, Some(code.clone()), measured(p, end)),
        None => (Label::Cardinal, None, counts()),
    };
    let score = if amount.form == Form::Plain && !amount.marked { 0.7 } else { 0.9 };
    let cue = if label == Label::Cardinal || counted.is_some() { cue::cue(p, start, end, counted) } else { None };
    let counted = counted::span(p, counted);
    let Amount { value, low, high, bound, .. } = amount;
    mention(p, (start, end), label, Norm { value, low, high, bound, unit, counted, cue, ..Norm::default() }, score)
}

/// Whose dollar a bare sign is.
fn dollar(p: &Passage<'_>) -> &'static str {
    p.options.dollar.map_or("USD", crate::Dollar::code)
}

/// What a measure is of: `10 tonnes of grain`, `a 3,000-kilometer range`, `a 15% stake`.
fn measured(p: &Passage<'_>, end: usize) -> Option<counted::Phrase> {
    if p.is(end, "of") {
        return counted::of_what(p, end + 1);
    }
    let last = end.wrapping_sub(1);
    let hyphen = end >= 2 && p.is_hyphen(end - 2);
    let percent = p.word(last) == "%";
    // `a 330ml can`, `a 4 metre shark`, not `5 km away`, `70 metres high`
    let singular =
        p.has_any(last, MEASURES) && !p.word(last).ends_with('s') && !p.is(last, "feet") && !p.has(end, Class::Extent);
    let noun = p.is_lower(end) && !p.touches(end) && !p.has_any(end, NO_NOUN);
    if (hyphen || percent || singular) && noun { counted::counted(p, end, end, false) } else { None }
}

/// What ends with a unit.
const MEASURES: Classes = Classes::of(&[Class::Measure, Class::Letter]);

/// What no noun phrase starts with.
const NO_NOUN: Classes = Classes::of(&[Class::Stop, Class::Auxiliary, Class::Past]);
