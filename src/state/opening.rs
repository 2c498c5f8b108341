//! Starting: what is stored is replayed, the screen restored, and what was interrupted taken up again.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::platform::clock::Debounce;
use crate::platform::storage::{Aside, Entry, Place, Storage};
use crate::state::journal::{Journal, Saving};
use crate::state::replay::Replayed;
use crate::state::source::Source;
use crate::state::{Dialog, Preferences, Screen, Store};
use crate::tr;
use crate::view::tabs::Tab;

/// How long typing rests before the draft is kept: one record, not one for each key.
const REST: Duration = Duration::from_millis(250);

impl Store {
    /// Opens the browser's database and goes back to what it holds. Without one, work goes on in memory and the user is
    /// told.
    pub async fn open_storage(self) {
        match self.storage_opened().await {
            Ok(storage) => self.restore(storage).await,
            Err(error) => {
                self.settle(Preferences::default());
                self.saving.set(Saving::Failed(error.to_string()));
            }
        }
    }

    async fn restore(self, storage: Rc<Storage>) {
        // The screen first: it says which language the page speaks.
        let (screen, unread) = self.kept_screen(&storage).await;
        self.settle(screen.preferences.clone());
        // Before the rest is read: from then on nobody else changes it.
        self.join(&storage).await;
        let mut replayed = match Source::Stored(&storage).replay(&|percent| self.opened.set(percent)).await {
            Ok(replayed) => replayed,
            Err(error) => {
                self.leave_tabs();
                self.tab.set(Tab::Writing);
                return self.saving.set(Saving::Failed(error.to_string()));
            }
        };
        replayed.aside.extend(unread);
        self.journal.with_value(|journal| journal.snapshots().begin(&mut replayed));
        if self.may_write() {
            self.keep_aside(&storage, &replayed).await;
        }
        self.take_up(replayed, screen);
        self.journal.with_value(|journal| journal.start(storage, self));
        self.keep_screens();
        self.ask_in_time();
        self.begin_role();
    }

    /// Shows what is stored.
    pub(super) fn take_up(self, replayed: Replayed, screen: Screen) {
        let Replayed { project, catalogue, count, last, workspace, .. } = replayed;
        self.begin_listing();
        self.project.set(project);
        self.list.start(catalogue);
        self.stand_at(last, &screen);
        self.tabs().workspace.set(workspace);
        self.redraw.update(|count| *count += 1);
        self.show_screen(screen);
        if self.saving.get_untracked() == Saving::Opening {
            self.saving.set(if count > 0 { Saving::Saved } else { Saving::Idle });
        }
    }

    /// Sets aside what could not be read, and says so.
    async fn keep_aside(self, storage: &Storage, replayed: &Replayed) {
        let Some(first) = replayed.aside.first() else { return };
        let reason =
            tr::message_record(usize::try_from(first.entry.key).unwrap_or_default(), first.place.name(), &first.reason);
        self.fail_with(tr::message_set_aside(replayed.aside.len(), replayed.count, &reason), Dialog::Storage);
        if let Err(error) = storage.set_aside(&replayed.aside).await {
            // They stay where they are, and are found again at the next start.
            self.fail(tr::message_not_set_aside(&error.to_string()));
        }
    }

    /// The screen that was kept; a record that is none is to be set aside. The data are all there without it.
    async fn kept_screen(self, storage: &Storage) -> (Screen, Option<Aside>) {
        let kept = match storage.screen().await {
            Ok(kept) => kept,
            Err(error) => {
                self.fail(tr::message_no_screen(&error.to_string()));
                None
            }
        };
        let Some(record) = kept else { return (Screen::default(), None) };
        match serde_wasm_bindgen::from_value(record.clone()) {
            Ok(screen) => (screen, None),
            Err(error) => {
                let aside = Aside { place: Place::Screen, entry: Entry { key: 0, record }, reason: error.to_string() };
                (Screen::default(), Some(aside))
            }
        }
    }

    /// Has the screen stored whenever it has changed: at once, but for what is typed.
    fn keep_screens(self) {
        let rested = Debounce::new(REST);
        let keep = move || {
            if self.may_write() {
                self.journal.with_value(Journal::keep_screen);
            }
        };
        Effect::new(move |before: Option<Screen>| {
            let screen = self.screen();
            match before {
                Some(before) if before.draft != screen.draft => rested.run(keep),
                Some(before) if before != screen => keep(),
                _ => {}
            }
            screen
        });
    }
}
