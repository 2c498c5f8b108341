//! Relations: making one from the mention under review to another, and taking one away.

use leptos::prelude::*;
use tallymark_dataset::{AnnotationId, Command, DocumentId, RelationId};

use crate::state::Store;
use crate::tr;
use crate::view::relations::{self, kind_in_words};

/// A relation that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relating {
    document: DocumentId,
    /// The mention where it starts.
    pub from: AnnotationId,
    /// What it is to say.
    pub kind: String,
}

impl Store {
    /// The relation that is being made in the open document, and a subscription to it. One whose mention is gone
    /// meanwhile is none.
    pub fn relating(self) -> Option<Relating> {
        let (relating, open) = (self.relating.get()?, self.open.get()?);
        let is_there = self.project.with(|project| {
            let document = project.workspace().document(&relating.document);
            document.is_some_and(|document| document.annotation(relating.from).is_some())
        });
        (relating.document == open && is_there).then_some(relating)
    }

    /// Starts a relation from the mention under review, of the kind that was made last.
    pub fn start_relating(self) {
        let Some((document, from)) = self.place() else { return self.tell(tr::relations_needs_mention()) };
        let kinds = self.relation_kinds();
        let last = self.relating.with_untracked(|last| last.as_ref().map(|last| last.kind.clone()));
        let kind = last.filter(|kind| kinds.contains(kind)).or_else(|| kinds.first().cloned()).unwrap_or_default();
        self.words.set(None);
        self.relating.set(Some(Relating { document, from, kind }));
        self.announcement.set(tr::relations_begun(&self.quoted(from)));
    }

    /// Has the relation that is being made say something else.
    pub fn relate_as(self, kind: &str) {
        let kind = relations::kind_written(kind, &self.relation_kinds());
        if !kind.is_empty() {
            self.announcement.set(kind_in_words(&kind));
        }
        self.relating.update(|relating| {
            if let Some(relating) = relating {
                relating.kind = kind;
            }
        });
    }

    /// Makes the relation to the mention under review and goes back to where it starts; `false` where something is
    /// missing, which is told.
    pub fn relate(self) -> bool {
        let Some(Relating { document, from, kind }) = untrack(|| self.relating()) else { return false };
        let Some(to) = self.selected.get_untracked().filter(|to| *to != from) else {
            self.tell(tr::relations_needs_other());
            return false;
        };
        if kind.is_empty() {
            self.tell(tr::relations_needs_kind());
            return false;
        }
        let said = format!("{} {} {}", self.quoted(from), kind_in_words(&kind), self.quoted(to));
        if self.dispatch(Command::Relate { document, kind, from, to }).is_none() {
            return false;
        }
        self.finish_relating(from);
        self.announcement.set(said);
        true
    }

    /// Makes no relation, and goes back to where it would start.
    pub fn leave_relating(self) {
        if let Some(relating) = untrack(|| self.relating()) {
            self.finish_relating(relating.from);
            self.announcement.set(tr::relations_left().to_owned());
        }
    }

    fn finish_relating(self, from: AnnotationId) {
        // Its kind is remembered, its document is not: it is no relation of any any more.
        self.relating.update(|relating| {
            if let Some(relating) = relating {
                relating.document = DocumentId(String::new());
            }
        });
        self.select(Some(from));
    }

    /// Takes a relation of the open document away.
    pub fn unrelate(self, relation: RelationId) {
        let Some((document, mention)) = self.place() else { return };
        let listed = self.with_document(|document| relations::of_mention(document, mention)).unwrap_or_default();
        let said = listed.iter().find(|other| other.id == relation);
        let said = said.map(|other| tr::relations_removed(&other.kind, &tr::quoted(&other.words)));
        if self.dispatch(Command::Unrelate { document, relation }).is_some() {
            self.announcement.set(said.unwrap_or_default());
        }
    }

    /// The kinds of relations to choose from, read without subscribing.
    pub fn relation_kinds(self) -> Vec<String> {
        let usual = self.project.with_untracked(|project| project.workspace().schema().relations.clone());
        self.with_document(|document| relations::kinds(&usual, document)).unwrap_or(usual)
    }

    fn quoted(self, mention: AnnotationId) -> String {
        let words = self.with_document(|document| relations::words(document, mention)).flatten();
        tr::quoted(&words.unwrap_or_default())
    }
}
