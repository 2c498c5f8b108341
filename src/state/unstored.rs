//! What was done here and could not be stored, because another tab has taken over while this one did not answer. It was
//! never shown as saved. It is not put into what the other tab has made since, where it may no longer fit: it is set
//! aside in storage, and can be downloaded here.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::checksum::checksum;
use crate::platform::storage::record;
use crate::platform::{clock, download};
use crate::state::{Saving, Store};
use crate::tr;
use crate::view::tabs::Tab;

/// Steps that were not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unstored {
    /// How many.
    pub count: usize,
    /// Whether they are set aside in storage; otherwise they are only here.
    pub is_aside: bool,
    /// A recovery bundle of them.
    lines: String,
}

impl Unstored {
    fn of(records: &[JsValue], is_aside: bool) -> Self {
        let moment = clock::now().0;
        let mut lines = vec![serde_json::json!({
            "tallymark": "recovery", "schema": record::VERSION, "version": env!("CARGO_PKG_VERSION"), "made": moment,
        })];
        let reason = tr::storage_superseded();
        for (place, sealed) in records.iter().enumerate() {
            // Sealed here, so they are whole.
            let json = record::unseal(sealed).unwrap_or_default();
            let sealed = serde_json::json!({ "v": record::VERSION, "json": json, "sum": checksum(&json) });
            let aside = serde_json::json!({
                "from": "journal", "key": 0, "reason": reason, "record": sealed, "at": moment,
            });
            let key = format!("unstored {moment} {:06}", place + 1);
            lines.push(serde_json::json!({ "store": "aside", "key": key, "record": aside }));
        }
        lines.push(serde_json::json!({ "end": records.len() }));
        let mut lines = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        lines.push('\n');
        Self { count: records.len(), is_aside, lines }
    }
}

impl Store {
    /// Another tab writes, and these records of this one are not stored: goes back to what is, and follows.
    pub(super) async fn lose_turn(self, records: Vec<JsValue>) {
        let tabs = self.tabs();
        let Some(storage) = tabs.storage() else { return };
        self.tab.set(Tab::Following);
        self.saving.set(Saving::Saved);
        if !records.is_empty() {
            let aside = storage.set_aside_unstored(&records, tr::storage_superseded()).await;
            if let Err(error) = &aside {
                self.fail(tr::message_not_set_aside(&error.to_string()));
            }
            self.unstored.set(Some(Unstored::of(&records, aside.is_ok())));
            if let Err(reason) = self.reopen(&storage).await {
                self.fail(tr::tabs_not_followed(&reason));
            }
        }
        tabs.is_leaving.set(false);
        self.queue();
        self.read_along();
    }

    /// Saves what was not stored as a file.
    pub fn download_unstored(self) {
        let Some(unstored) = self.unstored.get_untracked() else { return };
        let day = clock::now().0.get(..10).unwrap_or_default().to_owned();
        let name = format!("tallymark-recovery-{day}.jsonl");
        if let Err(reason) = download::save(&name, "application/jsonl", &[unstored.lines]) {
            self.fail(reason);
        }
    }
}
