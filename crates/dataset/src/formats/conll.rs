//! CoNLL-2003 columns.

use super::options::Options;
use super::read::{Input, Read, unreadable};
use super::write::Writer;

/// How tags are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `B-`, `I-`, `O`.
    Iob2,
    /// `B-`, `I-`, `L-`, `U-`, `O`.
    Biluo,
}

pub(super) fn writer(_scheme: Scheme, _options: &Options) -> Box<dyn Writer> {
    Box::new(super::spacy_jsonl::LineWriter)
}

pub(super) fn read(_scheme: Scheme, _input: Input<'_>) -> Read<'_> {
    unreadable("not yet")
}
