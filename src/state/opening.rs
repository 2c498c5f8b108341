//! Starting: the journal is replayed, the screen restored, and what was interrupted taken up again.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use tallymark_dataset::{Project, Step};
use wasm_bindgen::JsValue;

use crate::platform::clock::{self, Debounce};
use crate::platform::storage::{Last, Storage, StorageError};
use crate::state::journal::Saving;
use crate::state::{Preferences, Screen, Store};
use crate::tr;
use crate::view::catalogue::Catalogue;
use crate::view::refusal;

/// The name of the browser's database.
const DATABASE: &str = "tallymark";

/// How long typing rests before the draft is kept: one record, not one for each key.
const REST: Duration = Duration::from_millis(250);

/// How long replaying may keep the page busy at a time, in milliseconds.
const SLICE: f64 = 16.0;

/// How many records of the journal are read at once, at first and at most.
const FIRST_BATCH: u32 = 32;
const LARGEST_BATCH: u32 = 512;

impl Store {
    /// Opens the browser's database and goes back to what it holds. Without one, work goes on in memory and the user is
    /// told.
    pub async fn open_storage(self) {
        match Storage::open(DATABASE).await {
            Ok(storage) => self.restore(Rc::new(storage)).await,
            Err(error) => {
                self.settle(Preferences::default());
                self.saving.set(Saving::Failed(error.to_string()));
            }
        }
    }

    async fn restore(self, storage: Rc<Storage>) {
        // The screen first: it says which language the page speaks.
        let screen = self.kept_screen(&storage).await;
        self.settle(screen.preferences.clone());
        let Replayed { project, catalogue, count, unread } = match self.replay(&storage).await {
            Ok(replayed) => replayed,
            Err(error) => return self.saving.set(Saving::Failed(error.to_string())),
        };
        self.begin_listing();
        self.project.set(project);
        self.list.start(catalogue);
        self.redraw.update(|count| *count += 1);
        if let Some(first) = unread.first() {
            let lost = unread.len();
            self.fail(tr::message_steps_left_out(lost, count, first));
        }
        self.show_screen(screen);
        self.saving.set(if count > 0 { Saving::Saved } else { Saving::Idle });
        self.journal.with_value(|journal| journal.start(storage, self));
        self.keep_screens();
        self.extract_untouched();
    }

    async fn kept_screen(self, storage: &Storage) -> Screen {
        match storage.screen().await {
            // A screen that cannot be read, of an older version say, is as good as none: the data are all there.
            Ok(kept) => kept.and_then(|kept| serde_wasm_bindgen::from_value(kept).ok()).unwrap_or_default(),
            Err(error) => {
                self.fail(tr::message_no_screen(&error.to_string()));
                Screen::default()
            }
        }
    }

    /// Has the screen stored whenever it has changed: at once, but for what is typed.
    fn keep_screens(self) {
        let rested = Debounce::new(REST);
        let keep = move || self.journal.with_value(super::journal::Journal::keep_screen);
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

/// What a journal gives.
#[derive(Default)]
struct Replayed {
    project: Project,
    catalogue: Catalogue,
    /// How many records there are.
    count: usize,
    /// What is wrong with the records that are left out.
    unread: Vec<String>,
}

impl Store {
    /// Replays the journal, a few records in a task: however long it is, the page answers, and only what is being
    /// replayed is in memory twice.
    async fn replay(self, storage: &Storage) -> Result<Replayed, StorageError> {
        let mut replayed = Replayed::default();
        let (mut last, mut limit) = (Last::default(), FIRST_BATCH);
        let all = storage.journal_len().await?;
        loop {
            let records = storage.journal(&mut last, limit).await?;
            if records.is_empty() {
                return Ok(replayed);
            }
            let start = clock::reading();
            replayed.take(records);
            limit = next_batch(limit, clock::reading() - start);
            self.opened.set(percentage(replayed.count, all));
        }
    }
}

impl Replayed {
    fn take(&mut self, records: Vec<JsValue>) {
        let mut touched = Vec::with_capacity(records.len());
        for record in records {
            self.count += 1;
            let step = serde_wasm_bindgen::from_value::<Step>(record).map_err(|error| error.to_string());
            match step.and_then(|step| self.project.take(step).map_err(|error| refusal::change(&error))) {
                Ok(did) => touched.push(did),
                Err(reason) => self.unread.push(tr::message_record(self.count, &reason)),
            }
        }
        self.catalogue.follow(self.project.workspace(), &touched);
    }
}

/// How many records to read next, where so many took so long: as many as fill a slice, for records are of any length.
fn next_batch(limit: u32, took: f64) -> u32 {
    if took > SLICE {
        (limit / 2).max(1)
    } else if took < SLICE / 3.0 {
        (limit * 2).min(LARGEST_BATCH)
    } else {
        limit
    }
}

/// How far `done` is of `all`.
fn percentage(done: usize, all: u32) -> u8 {
    let share = done.saturating_mul(100) / usize::try_from(all).unwrap_or(usize::MAX).max(1);
    u8::try_from(share.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_grows_while_it_is_quick_and_shrinks_when_it_is_slow() {
        assert_eq!([next_batch(64, 1.0), next_batch(64, 10.0), next_batch(64, 40.0)], [128, 64, 32]);
        assert_eq!([next_batch(1, 90.0), next_batch(LARGEST_BATCH, 0.0)], [1, LARGEST_BATCH]);
    }

    #[test]
    fn no_journal_is_more_than_read() {
        assert_eq!([percentage(0, 0), percentage(1, 3), percentage(3, 3), percentage(9, 3)], [0, 33, 100, 100]);
    }
}
