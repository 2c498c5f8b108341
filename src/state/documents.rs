//! The list of documents: what the user wants to see of it, and what is done with one or several.

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{About, Command, Document, DocumentId, Touched};
use tallymark_text::Direction;

use crate::state::Store;
use crate::tr;
use crate::view::catalogue::Catalogue;
use crate::view::listing::Listing;
use crate::view::search_all::Search;

/// The state of the list.
#[derive(Clone, Copy)]
pub struct DocumentList {
    /// What the user wants to see.
    pub listing: RwSignal<Listing>,
    /// The documents that are selected.
    pub picked: RwSignal<HashSet<DocumentId>>,
    /// The document whose metadata are shown; the open one where there is none.
    pub about: RwSignal<Option<DocumentId>>,
    /// The search across all, where there is one.
    pub found: RwSignal<Option<SearchAll>>,
    /// Counts up when the field of the list is to have the focus.
    pub asked: RwSignal<u32>,
    /// How many searches there were: one that is not the last ends.
    pub(super) searches: StoredValue<u32>,
    catalogue: StoredValue<Catalogue>,
    /// What the catalogue does not know yet.
    touched: StoredValue<Vec<Touched>>,
}

/// A search across all documents.
#[derive(Clone, Debug)]
pub struct SearchAll {
    /// What was looked for.
    pub words: String,
    /// How it goes.
    pub search: Search,
    /// Whether there is more to look through.
    pub is_running: bool,
    /// How many documents with hits are shown.
    pub shown: usize,
}

impl Default for DocumentList {
    fn default() -> Self {
        Self {
            listing: RwSignal::new(Listing::default()),
            picked: RwSignal::new(HashSet::new()),
            about: RwSignal::new(None),
            found: RwSignal::new(None),
            asked: RwSignal::new(0),
            searches: StoredValue::new(0),
            catalogue: StoredValue::new(Catalogue::default()),
            touched: StoredValue::new(Vec::new()),
        }
    }
}

impl DocumentList {
    /// The documents that were there at the start.
    pub(super) fn start(&self, catalogue: Catalogue) {
        self.touched.set_value(Vec::new());
        self.catalogue.set_value(catalogue);
    }

    /// Notes what the catalogue is to follow.
    pub(super) fn note(&self, touched: Touched) {
        self.touched.update_value(|all| all.push(touched));
    }
}

impl Store {
    /// The summaries of all documents as they are now, read without subscribing.
    pub fn with_catalogue<T>(self, read: impl FnOnce(&Catalogue) -> T) -> T {
        let touched = self.list.touched.try_update_value(std::mem::take).unwrap_or_default();
        if !touched.is_empty() {
            self.project.with_untracked(|project| {
                self.list.catalogue.update_value(|catalogue| catalogue.follow(project.workspace(), &touched));
            });
        }
        self.list.catalogue.with_value(read)
    }

    /// The documents that the list shows, in its order, as places in the catalogue.
    pub fn listed(self) -> Vec<usize> {
        self.list.listing.with_untracked(|listing| self.with_catalogue(|catalogue| listing.rows(catalogue)))
    }

    /// Shows the next document of the list, after the last one the first; or the one before.
    pub fn step_document(self, direction: Direction) {
        let open = self.open.get_untracked();
        let rows = self.listed();
        let next = self.with_catalogue(|catalogue| {
            let id = |row: &usize| catalogue.rows().get(*row).map(|summary| &summary.id);
            let place = rows.iter().position(|row| id(row) == open.as_ref());
            let step = if direction == Direction::Forward { 1 } else { rows.len().saturating_sub(1) };
            let next = place.map_or(0, |place| (place + step) % rows.len().max(1));
            rows.get(next).and_then(id).cloned()
        });
        if next.is_some() && next != open {
            self.open_document(next);
        }
    }

    /// The title of the document that has this very text already.
    pub fn title_of_text(self, text: &str) -> Option<String> {
        self.with_catalogue(|catalogue| {
            self.project.with_untracked(|project| {
                catalogue.with_text(project.workspace(), text).map(|document| document.title.clone())
            })
        })
    }

    /// Removes documents as one act; undo brings them back.
    pub fn remove_documents(self, ids: Vec<DocumentId>) {
        if let [id] = ids.as_slice() {
            return self.remove_document(id.clone());
        }
        let place = |id: &DocumentId| self.project.with_untracked(|project| project.workspace().position(id));
        let mut placed: Vec<_> = ids.into_iter().filter_map(|id| Some((place(&id)?, id))).collect();
        // From the end: what stands behind a document that goes has to be moved.
        placed.sort_by(|a, b| b.cmp(a));
        let total = placed.len();
        let commands = placed.into_iter().map(|(_, id)| Some(Command::RemoveDocument(id)));
        spawn_local(async move {
            let removed = self.work(tr::documents_removing().to_owned(), total, commands).await;
            self.list.picked.update(HashSet::clear);
            self.leave_removed();
            self.tell(tr::documents_removed(removed));
        });
    }

    /// Files documents under a tag, or takes a tag from them, as one act.
    pub fn tag_documents(self, ids: Vec<DocumentId>, tag: String, is_added: bool) {
        let total = ids.len();
        let commands = ids.into_iter().map(move |document| {
            let mut about = self.project.with_untracked(|p| p.workspace().document(&document).map(Document::about))?;
            about.tags.retain(|other| *other != tag);
            about.tags.extend(is_added.then(|| tag.clone()));
            Some(Command::Describe { document, about })
        });
        spawn_local(async move {
            let tagged = self.work(tr::documents_tagging().to_owned(), total, commands).await;
            if tagged > 0 {
                self.tell(tr::documents_tagged(tagged));
            }
        });
    }

    /// Changes what is known about a document. Where it is to be read with other options its suggestions are looked for
    /// again.
    pub fn describe(self, document: DocumentId, change: impl FnOnce(&mut About)) {
        let known = self.project.with_untracked(|p| p.workspace().document(&document).map(Document::about));
        let Some(mut about) = known else { return };
        let options = about.options();
        change(&mut about);
        let reads_anew = about.options() != options;
        if self.dispatch(Command::Describe { document: document.clone(), about }).is_some() && reads_anew {
            self.extract(document);
        }
    }
}
