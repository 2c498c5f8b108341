//! What the annotator says beside the decision: whether it is sure, and which entity the mention names.

use leptos::prelude::*;
use tallymark_dataset::{Command, DocumentId, Edit};

use crate::state::Store;
use crate::tr;
use crate::view::entity;

impl Store {
    /// Marks the mention under review as uncertain, or as certain again.
    pub fn toggle_uncertain(self) {
        let Some((document, annotation)) = self.place() else { return };
        let before = self.with_document(|d| d.annotation(annotation).map(|a| a.uncertain)).flatten();
        let Some(uncertain) = before.map(|before| !before) else { return };
        let words = self.words_under_review();
        if self.dispatch(Command::Edit { document, annotation, edit: Edit::Uncertain(uncertain) }).is_some() {
            let said =
                if uncertain { tr::attributes_now_uncertain(&words) } else { tr::attributes_now_certain(&words) };
            self.announcement.set(said);
        }
    }

    /// Says which entity the mention under review names.
    ///
    /// # Errors
    /// What is wrong with what was typed.
    pub fn link_to(self, typed: &str) -> Result<(), String> {
        let link = entity::written(typed)?;
        let Some((document, annotation)) = self.place() else { return Ok(()) };
        let words = self.words_under_review();
        let said = if link.is_empty() {
            tr::attributes_entity_unlinked(&words)
        } else {
            tr::attributes_entity_linked(&words, &link)
        };
        if self.dispatch(Command::Edit { document, annotation, edit: Edit::Link(link) }).is_some() {
            self.announcement.set(said);
        }
        Ok(())
    }

    /// The entities that mentions of these words name elsewhere, each once, those of the open document first. Read without
    /// subscribing.
    pub fn entities_of(self, words: &str) -> Vec<String> {
        const MOST: usize = 8;
        let open: Option<DocumentId> = self.open.get_untracked();
        let mut found: Vec<String> = Vec::new();
        self.project.with_untracked(|project| {
            let workspace = project.workspace();
            let first = open.as_ref().and_then(|id| workspace.document(id));
            let others = workspace.documents().iter().filter(|document| Some(&document.id) != open.as_ref());
            for document in first.into_iter().chain(others) {
                for linked in document.annotations().iter().filter(|annotation| !annotation.link.is_empty()) {
                    let is_same = document.text.slice(linked.span).to_lowercase() == words.to_lowercase();
                    if is_same && !found.contains(&linked.link) {
                        found.push(linked.link.clone());
                    }
                }
                if found.len() >= MOST {
                    break;
                }
            }
        });
        found
    }

    fn words_under_review(self) -> String {
        let words = self.place().and_then(|(_, id)| {
            self.with_document(|d| d.annotation(id).map(|a| d.text.slice(a.span).to_owned())).flatten()
        });
        words.unwrap_or_default()
    }
}
