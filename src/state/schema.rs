//! Changing the labels, as acts.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{Command, Schema};

use crate::state::Store;
use crate::tr;
use crate::view::refusal;
use crate::view::schema_edit::Rename;

impl Store {
    /// The labels, read without subscribing.
    pub fn schema(self) -> Schema {
        self.project.with_untracked(|project| project.workspace().schema().clone())
    }

    /// Shows the guidelines beside the article, or hides them.
    pub fn toggle_guidelines(self) {
        self.preferences.update(|own| own.shows_guidelines = !own.shows_guidelines);
        let shown = self.preferences.with_untracked(|own| own.shows_guidelines);
        let said = if shown { tr::guidelines_shown() } else { tr::guidelines_hidden() };
        self.announcement.set(said.to_owned());
    }

    /// Has these be the labels, and the annotations follow their new names: one act, in slices.
    ///
    /// # Errors
    /// Why they cannot be, for the user to read.
    pub fn set_schema(self, schema: Schema, renames: Vec<Rename>) -> Result<(), String> {
        if !self.may_write() {
            return Err(tr::tabs_refused().to_owned());
        }
        schema.check().map_err(|problem| refusal::schema(&problem))?;
        let documents: Vec<_> = if renames.is_empty() {
            Vec::new()
        } else {
            self.project.with_untracked(|p| p.workspace().documents().iter().map(|d| d.id.clone()).collect())
        };
        let total = 1 + renames.len() * documents.len();
        let rename = move |(from, to): Rename| {
            let documents = documents.clone();
            documents.into_iter().map(move |document| Command::RenameLabel {
                document,
                from: from.clone(),
                to: to.clone(),
            })
        };
        let commands =
            std::iter::once(Command::SetSchema(Box::new(schema))).chain(renames.into_iter().flat_map(rename));
        if total == 1 {
            self.act(commands.collect());
        } else {
            spawn_local(async move {
                self.work(tr::schema_renaming().to_owned(), total, commands.map(Some)).await;
            });
        }
        Ok(())
    }
}
