//! Starting: the journal is replayed, the screen restored, and what was interrupted taken up again.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use tallymark_dataset::{Project, Step};

use crate::platform::clock::Debounce;
use crate::platform::storage::Storage;
use crate::state::journal::Saving;
use crate::state::{Screen, Store};

/// The name of the browser's database.
const DATABASE: &str = "tallymark";

/// How long after a change of the screen it is kept: typing makes one record, not one for each key.
const REST: Duration = Duration::from_millis(250);

impl Store {
    /// Opens the browser's database and goes back to what it holds. Without one, work goes on in memory and the user is
    /// told.
    pub async fn open_storage(self) {
        match Storage::open(DATABASE).await {
            Ok(storage) => self.restore(Rc::new(storage)).await,
            Err(error) => self.without_storage(&error.to_string()),
        }
    }

    async fn restore(self, storage: Rc<Storage>) {
        let records = match storage.journal().await {
            Ok(records) => records,
            Err(error) => return self.without_storage(&error.to_string()),
        };
        let (project, unread) = replay(&records);
        let found = !records.is_empty();
        self.project.set(project);
        if let Some(first) = unread.first() {
            let count = unread.len();
            self.fail(format!(
                "{count} of {} stored steps could not be read and were left out. {first}",
                records.len()
            ));
        }
        match storage.screen().await {
            Ok(Some(kept)) => self.show_screen(serde_json::from_str(&kept).unwrap_or_default()),
            Ok(None) => {}
            Err(error) => self.fail(format!("The last screen could not be restored: {error}.")),
        }
        self.saving.set(if found { Saving::Saved } else { Saving::Idle });
        self.journal.with_value(|journal| journal.start(storage.clone()));
        self.keep_screens(storage);
        self.extract_untouched();
    }

    fn without_storage(&self, reason: &str) {
        self.saving.set(Saving::Failed(reason.to_owned()));
    }

    /// Keeps the screen whenever it has changed.
    fn keep_screens(self, storage: Rc<Storage>) {
        let rested = Debounce::new(REST);
        Effect::new(move |before: Option<Screen>| {
            let screen = self.screen();
            if before.as_ref().is_some_and(|before| *before != screen) {
                let storage = storage.clone();
                rested.run(move || leptos::task::spawn_local(async move { self.keep_screen(&storage).await }));
            }
            screen
        });
    }

    async fn keep_screen(self, storage: &Storage) {
        let screen = untrack(|| self.screen());
        // The screen is a convenience: where it cannot be kept, the journal's own message says that storage fails.
        match serde_json::to_string(&screen) {
            Ok(json) => {
                if let Err(error) = storage.keep_screen(&json).await {
                    leptos::logging::warn!("the screen was not kept: {error}");
                }
            }
            Err(error) => leptos::logging::warn!("the screen was not kept: {error}"),
        }
    }
}

/// The project that a journal gives, and what is wrong with the records that it leaves out.
fn replay(records: &[Option<String>]) -> (Project, Vec<String>) {
    let mut project = Project::default();
    let mut unread = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let step = match record {
            Some(json) => serde_json::from_str::<Step>(json).map_err(|error| error.to_string()),
            None => Err("it is not text".to_owned()),
        };
        if let Err(reason) = step.and_then(|step| project.take(step).map_err(|error| error.to_string())) {
            unread.push(format!("Record {}: {reason}.", index + 1));
        }
    }
    (project, unread)
}
