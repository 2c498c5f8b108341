//! Following another tab: what that has stored is read and taken here too, so that this tab shows the same and can go on
//! from there. The screen is this tab's own: its document, its selection, its dialogs.

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::storage::{Behind, Entry, Storage};
use crate::state::replay::step;
use crate::state::source::Source;
use crate::state::work::Slices;
use crate::state::{Screen, Store};
use crate::tr;
use crate::view::refusal;
use crate::view::tabs::{Tab, is_gap};

/// How many records are read at once.
const BATCH: u32 = 64;

impl Store {
    /// Reads on, as record `last` is known to be stored.
    pub(super) fn read_up_to(self, last: u32) {
        self.tabs().announced.set(last);
        self.read_along();
    }

    /// Reads what has been stored meanwhile and shows it, where this tab follows.
    pub(super) fn read_along(self) {
        let tabs = self.tabs();
        tabs.has_more.set(true);
        if tabs.is_reading.replace(true) {
            return;
        }
        spawn_local(async move {
            while self.tab.get_untracked() == Tab::Following && !tabs.is_leaving.get() && tabs.has_more.replace(false) {
                if let Err(reason) = self.read_on().await {
                    self.fail(tr::tabs_not_followed(&reason));
                }
            }
            tabs.is_reading.set(false);
        });
    }

    /// Looks whether there is more to read than was heard of.
    pub fn look_again(self) {
        if !self.may_write() {
            self.read_along();
        }
    }

    /// Reads to the end of the journal, and what is set.
    pub(super) async fn read_on(self) -> Result<(), String> {
        let tabs = self.tabs();
        let Some(storage) = tabs.storage() else { return Ok(()) };
        let mut slices = Slices::default();
        loop {
            let position = tabs.position.get();
            let Behind { workspace, first, entries } =
                storage.behind(position, BATCH).await.map_err(|error| error.to_string())?;
            let is_another = workspace != tabs.workspace.get();
            if is_another || is_gap(position, first, tabs.announced.get()) {
                self.reopen(&storage).await?;
                // To read on would find nothing more.
                if tabs.position.get() == position {
                    break;
                }
                continue;
            }
            if entries.is_empty() {
                break;
            }
            for entry in &entries {
                slices.rest().await;
                self.take_stored(entry)?;
            }
            self.keep_to_what_is_there();
        }
        self.read_screen(&storage).await
    }

    /// Takes a step that another tab has stored.
    fn take_stored(self, entry: &Entry) -> Result<(), String> {
        let step = step(entry)?;
        let Some(taken) = self.project.try_update(|project| project.take(step)) else { return Ok(()) };
        let touched = taken.map_err(|error| refusal::change(&error))?;
        self.tabs().position.set(entry.key);
        if let Some(document) = touched.document() {
            self.journal.with_value(|journal| journal.snapshots().touch(document));
        }
        self.redraw_after(touched);
        Ok(())
    }

    /// Reads all anew, in place: what this tab shows is not what was stored, or the records that it has not read are in a
    /// snapshot now.
    pub(super) async fn reopen(self, storage: &Storage) -> Result<(), String> {
        let mut replayed = Source::Stored(storage).replay(&|_| {}).await.map_err(|error| error.to_string())?;
        if self.may_write() {
            return Ok(());
        }
        for aside in &replayed.aside {
            // The next start sets them aside.
            leptos::logging::warn!("record {} of {}: {}", aside.entry.key, aside.place.name(), aside.reason);
        }
        self.journal.with_value(|journal| journal.snapshots().begin(&mut replayed));
        self.words.set(None);
        self.spans.leave();
        self.withdraw_offer();
        let seen = self.tabs().stored_screen.borrow().clone();
        let screen = untrack(|| self.screen());
        let last = replayed.last;
        self.take_up(replayed, screen);
        self.stand_at(last, &seen);
        self.keep_to_what_is_there();
        Ok(())
    }

    /// Leaves what the other tab has taken away.
    fn keep_to_what_is_there(self) {
        self.leave_removed();
        let is_gone = |id| self.with_document(|document| document.annotation(id).is_none()) != Some(false);
        if self.selected.get_untracked().is_some_and(is_gone) {
            self.select(None);
            self.withdraw_offer();
        }
        let here = |id: &_| self.project.with_untracked(|project| project.workspace().document(id).is_some());
        if self.list.picked.with_untracked(|picked| picked.iter().any(|id| !here(id))) {
            self.list.picked.update(|picked: &mut HashSet<_>| picked.retain(&here));
        }
        if self.list.about.with_untracked(|about| about.as_ref().is_some_and(|id| !here(id))) {
            self.list.about.set(None);
        }
    }

    /// Takes over what is set in the other tab, and the article that is typed there, where none is typed here.
    async fn read_screen(self, storage: &Storage) -> Result<(), String> {
        let record = storage.screen().await.map_err(|error| error.to_string())?;
        // One that cannot be read is set aside at the next start; until then this tab keeps to what it has.
        let stored = record.and_then(|record| serde_wasm_bindgen::from_value::<Screen>(record).ok());
        let Some(stored) = stored.filter(|_| !self.may_write()) else { return Ok(()) };
        let before = self.tabs().stored_screen.replace(stored.clone());
        if stored.preferences != before.preferences {
            self.preferences.set(stored.preferences);
        }
        if stored.draft != before.draft && self.draft.with_untracked(|draft| *draft == before.draft) {
            self.draft.set(stored.draft);
        }
        Ok(())
    }
}
