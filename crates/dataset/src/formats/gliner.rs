//! GLiNER JSON.

use super::options::Options;
use super::read::{Input, Read, unreadable};
use super::write::Writer;

pub(super) fn writer(_options: &Options) -> Box<dyn Writer> {
    Box::new(super::spacy_jsonl::LineWriter)
}

pub(super) fn read(_input: Input<'_>) -> Read<'_> {
    unreadable("not yet")
}
