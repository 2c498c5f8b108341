//! The search across all documents, in slices: what is found is shown while the rest is looked through.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::DocumentId;
use tallymark_text::{ByteSpan, snap_to_words};

use crate::platform::clock;
use crate::state::documents::SearchAll;
use crate::state::{Slices, Store};
use crate::view::listing::Listing;
use crate::view::search_all::Search;

/// How many bytes are looked through between two looks at the clock.
const STEP: usize = 128 * 1024;

/// How often the hits are shown while more are looked for, in milliseconds.
const SHOWN_EVERY: f64 = 100.0;

/// How many documents with hits are shown at first, and more each time.
const PAGE: usize = 50;

impl Store {
    /// Looks for words in the texts of all documents, in the order of the list. A search that is under way ends.
    pub fn search_all(self, words: &str) {
        let order = self.list.listing.with_untracked(|listing| listing.order);
        let ids = self.with_catalogue(|catalogue| {
            let rows = Listing { order, ..Listing::default() }.rows(catalogue);
            rows.into_iter().filter_map(|at| Some(catalogue.rows().get(at)?.id.clone())).collect()
        });
        let Some(search) = Search::new(words, ids) else { return };
        let words = words.to_owned();
        self.list.found.set(Some(SearchAll { words, search, is_running: true, shown: PAGE }));
        let number = self.list.searches.get_value() + 1;
        self.list.searches.set_value(number);
        spawn_local(async move {
            let start = clock::reading();
            if self.look_through(number).await {
                clock::measure("search", start);
            }
        });
    }

    /// Ends the search and shows the list.
    pub fn close_search(self) {
        self.list.searches.update_value(|number| *number += 1);
        self.list.found.set(None);
    }

    /// Shows more of what was found.
    pub fn show_more_found(self) {
        self.list.found.update(|found| {
            if let Some(found) = found {
                found.shown += PAGE;
            }
        });
    }

    /// Goes through all texts; `false` where another search has begun, or this one was closed.
    async fn look_through(self, number: u32) -> bool {
        let mut slices = Slices::default();
        let mut shown = clock::reading();
        loop {
            let more = self.list.found.try_update_untracked(|found| {
                let Some(found) = found else { return false };
                found.is_running = self.project.with_untracked(|p| found.search.run(p.workspace(), STEP));
                found.is_running
            });
            if more != Some(true) {
                break;
            }
            if clock::reading() - shown > SHOWN_EVERY {
                self.list.found.notify();
                shown = clock::reading();
            }
            slices.rest().await;
            if self.list.searches.get_value() != number {
                return false;
            }
        }
        self.list.found.notify();
        true
    }

    /// Opens a document and selects the words of a hit.
    pub fn show_hit(self, id: DocumentId, hit: ByteSpan) {
        if self.open.get_untracked().as_ref() != Some(&id) {
            self.open_document(Some(id));
        }
        let words = self.with_document(|document| snap_to_words(&document.text, hit)).flatten();
        self.words.set(Some(words.unwrap_or(hit)));
    }
}
