//! Number words as the grammars see them.

use crate::lexicon::Class;
use crate::passage::Passage;

/// What a number word does in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// `zero` to `nineteen`.
    Unit(u8),
    /// `twenty` to `ninety`.
    Ten(u8),
    /// `hundred`.
    Hundred,
    /// `thousand` and up, by its zeros.
    Scale(u8),
    /// `dozen`.
    Dozen,
}

/// The number word at `i`.
pub(crate) fn number_word(p: &Passage<'_>, i: usize) -> Option<NumberWord> {
    if let Some(unit) = p.number(i, Class::Unit) {
        return Some(NumberWord::Unit(unit));
    }
    if let Some(ten) = p.number(i, Class::Ten) {
        return Some(NumberWord::Ten(ten));
    }
    match p.number(i, Class::Scale) {
        Some(2) => Some(NumberWord::Hundred),
        Some(zeros) => Some(NumberWord::Scale(zeros)),
        None => p.has(i, Class::Dozen).then_some(NumberWord::Dozen),
    }
}

/// Whether a scale word, a dozen among them, stands at `i`: what `a`, `half a` and `a few` can go with.
pub(crate) fn multiplies(p: &Passage<'_>, i: usize) -> bool {
    matches!(number_word(p, i), Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen))
}
