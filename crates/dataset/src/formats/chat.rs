//! Chat JSONL.

use super::options::Options;
use super::write::Writer;

pub(super) fn writer(_options: &Options) -> Box<dyn Writer> {
    Box::new(super::spacy_jsonl::LineWriter)
}
