//! Documents as rows, in JSON lines and in Parquet.

use std::collections::HashMap;

use serde::Serialize;

use super::table::Table;
use super::{LABEL_NAMES, Metadata};
use crate::document::Document;
use crate::formats::card::Corpus;
use crate::formats::options::{Options, Part};
use crate::formats::sentences::sentences;
use crate::formats::tags::{OUTSIDE, Scheme};
use crate::formats::write::{Entries, Folder, WriteError};
use crate::tokens::Tokeniser;

/// One sentence.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub(super) id: String,
    pub(super) tokens: Vec<&'a str>,
    pub(super) ner_tags: Vec<i64>,
}

/// The archive. JSON lines are written as the documents come. Parquet follows at the end, when all tags have their names:
/// until then it is kept, compressed.
struct Files {
    tokeniser: Tokeniser,
    names: TagNames,
    /// Each part so far, with the name of its files.
    tables: Vec<(&'static str, Table)>,
    part: Option<Part>,
}

/// The numbers of tags.
struct TagNames {
    names: Vec<String>,
    numbers: HashMap<String, i64>,
}

/// A writer whose tags have the order of the corpus's labels; labels that it does not know follow as they come.
pub(in crate::formats) fn folder(options: &Options, corpus: &Corpus) -> Box<dyn Folder> {
    let mut names = TagNames { names: Vec::new(), numbers: HashMap::new() };
    names.number(OUTSIDE.to_owned());
    for label in corpus.schema.live().map(|label| &label.name) {
        let is_wanted = options.labels.as_ref().is_none_or(|labels| labels.contains(label));
        let in_file = options.label_map.get(label).unwrap_or(label);
        if is_wanted && !in_file.is_empty() {
            names.add(in_file);
        }
    }
    Box::new(Files { tokeniser: options.tokeniser, names, tables: Vec::new(), part: None })
}

impl TagNames {
    fn number(&mut self, tag: String) -> i64 {
        let next = i64::try_from(self.names.len()).unwrap_or(i64::MAX);
        *self.numbers.entry(tag).or_insert_with_key(|tag| {
            self.names.push(tag.clone());
            next
        })
    }

    /// Gives the tags of a label their numbers.
    fn add(&mut self, label: &str) {
        for letter in ['B', 'I'] {
            self.number(format!("{letter}-{label}"));
        }
    }
}

impl Folder for Files {
    fn document(
        &mut self,
        document: &Document,
        part: Option<Part>,
        _: &str,
        entries: &mut dyn Entries,
    ) -> Result<(), WriteError> {
        if self.tables.is_empty() || part != self.part {
            let split = part.map_or("train", Part::split);
            entries.begin_entry(&format!("jsonl/{split}.jsonl"))?;
            self.tables.push((split, Table::new()?));
            self.part = part;
        }
        for annotation in document.annotations() {
            self.names.add(&annotation.label);
        }
        let Some((_, table)) = self.tables.last_mut() else { return Ok(()) };
        for (number, sentence) in sentences(document, self.tokeniser).into_iter().enumerate() {
            let row = Row {
                id: format!("{}#{number}", document.id),
                tokens: sentence.iter().map(|word| word.text).collect(),
                ner_tags: sentence.iter().map(|word| self.names.number(Scheme::Iob2.tag(word.within))).collect(),
            };
            serde_json::to_writer(&mut *entries, &row).map_err(|error| WriteError::of(document, error))?;
            entries.write_all(b"\n")?;
            table.add(&row)?;
        }
        Ok(())
    }

    fn end(&mut self, entries: &mut dyn Entries) -> Result<(), WriteError> {
        entries.begin_entry(LABEL_NAMES)?;
        serde_json::to_writer(&mut *entries, &self.names.names).map_err(WriteError::of_file)?;
        let metadata = serde_json::to_string(&Metadata::of(&self.names.names)).map_err(WriteError::of_file)?;
        for (split, table) in self.tables.drain(..) {
            entries.begin_entry(&format!("data/{split}-00000-of-00001.parquet"))?;
            entries.write_all(&table.finish(&metadata)?)?;
        }
        Ok(())
    }
}
