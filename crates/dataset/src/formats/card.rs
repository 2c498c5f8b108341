//! The dataset card: what a dataset holds and where it comes from, in Markdown under the YAML head that Hugging Face reads.

use serde::{Deserialize, Serialize};

use super::options::Part;
use crate::document::Document;
use crate::schema::Schema;

/// What is known of a dataset beside its documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Its name: the stem of its files.
    pub name: String,
    /// Its labels, with their definitions.
    pub schema: Schema,
    /// The day of the export, as `2025-12-04`.
    pub day: String,
    /// The version of Tallymark.
    pub version: String,
}

/// Counts what goes into a dataset, and describes it.
pub struct Card {
    corpus: Corpus,
}

impl Card {
    /// The card of a dataset without documents.
    pub fn new(corpus: Corpus) -> Self {
        Self { corpus }
    }

    /// What it is the card of.
    pub(super) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Counts a document as it is written.
    pub fn add(&mut self, _part: Option<Part>, _document: &Document) {}

    /// The card.
    pub fn markdown(&self) -> String {
        format!("# {}\n", self.corpus.name)
    }
}
