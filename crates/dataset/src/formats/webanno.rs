//! `WebAnno` TSV 3.3.

use super::options::{Options, Part};
use super::read::{Input, Read, unreadable};
use super::write::{Entries, Folder, WriteError};
use crate::document::Document;

struct Files;

impl Folder for Files {
    fn document(
        &mut self,
        _: &Document,
        _: Option<Part>,
        stem: &str,
        entries: &mut dyn Entries,
    ) -> Result<(), WriteError> {
        entries.begin_entry(stem)
    }
}

pub(super) fn folder(_options: &Options) -> Box<dyn Folder> {
    Box::new(Files)
}

pub(super) fn read(_input: Input<'_>) -> Read<'_> {
    unreadable("not yet")
}
