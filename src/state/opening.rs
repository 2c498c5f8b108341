//! Starting: the journal is replayed, the screen restored, and what was interrupted taken up again.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use tallymark_dataset::{Project, Step};
use wasm_bindgen::JsValue;

use crate::platform::clock::Debounce;
use crate::platform::storage::Storage;
use crate::state::journal::Saving;
use crate::state::{Preferences, Screen, Store};
use crate::tr;
use crate::view::refusal;

/// The name of the browser's database.
const DATABASE: &str = "tallymark";

/// How long typing rests before the draft is kept: one record, not one for each key.
const REST: Duration = Duration::from_millis(250);

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
        let records = match storage.journal().await {
            Ok(records) => records,
            Err(error) => return self.saving.set(Saving::Failed(error.to_string())),
        };
        let count = records.len();
        let (project, unread) = replay(records);
        self.project.set(project);
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

/// The project that a journal gives, and what is wrong with the records that it leaves out.
fn replay(records: Vec<JsValue>) -> (Project, Vec<String>) {
    let mut project = Project::default();
    let mut unread = Vec::new();
    for (record, number) in records.into_iter().zip(1..) {
        let step = serde_wasm_bindgen::from_value::<Step>(record).map_err(|error| error.to_string());
        if let Err(reason) = step.and_then(|step| project.take(step).map_err(|error| refusal::change(&error))) {
            unread.push(tr::message_record(number, &reason));
        }
    }
    (project, unread)
}
