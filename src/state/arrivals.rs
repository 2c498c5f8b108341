//! What comes from other programs of the user's system: files that are opened with the page, and what is shared with it.

use leptos::prelude::*;
use tallymark_extract::Options;

use crate::platform::launch::{self, Shared};
use crate::platform::{reason, service_worker};
use crate::state::journal::Journal;
use crate::state::{Draft, Store};
use crate::tr;

impl Store {
    /// Takes the files that the system opens with the page, as long as the page is there.
    pub fn take_launches(self) {
        launch::on_files(move |files| match files {
            Ok(files) => self.arrived.update(|arrived| arrived.extend(files)),
            Err(reason) => self.fail(tr::offline_not_handed_over(&reason)),
        });
    }

    /// Takes what the address asks for: what was shared, or the screen for a new article.
    pub async fn take_shared(self) {
        match launch::take_wish().as_deref() {
            Some("?new") => self.open_document(None),
            Some("?shared") => {
                let worker = service_worker::container().and_then(|container| container.controller());
                let Some(worker) = worker else {
                    return self.fail(tr::offline_not_handed_over(tr::browser_no_reason()));
                };
                match service_worker::ask(&worker, "shared").await {
                    Ok(answer) if answer.is_array() => {
                        for one in launch::shared(&answer) {
                            self.take_share(one);
                        }
                    }
                    Ok(error) | Err(error) => self.fail(tr::offline_not_handed_over(&reason(&error))),
                }
            }
            _ => {}
        }
    }

    /// Text is typed in for the user to look at, where nothing is typed there yet; files are opened like those that are
    /// dropped.
    fn take_share(self, shared: Shared) {
        let Shared { title, text, url, files } = shared;
        self.arrived.update(|arrived| arrived.extend(files));
        let is_address = text.trim().is_empty() || text.trim() == url.trim();
        let text = if is_address { url } else { text };
        if text.trim().is_empty() {
            return;
        }
        if is_address {
            self.tell(tr::offline_only_address());
        }
        if self.draft.with_untracked(|draft| draft.text.trim().is_empty()) {
            self.open_document(None);
            self.draft.set(Draft { title, text, ..Draft::default() });
            // What was shared is nowhere else any more.
            self.journal.with_value(Journal::keep_screen);
        } else {
            self.add_article(&text, &title, Options::default());
        }
    }
}
