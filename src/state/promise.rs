//! Asking the browser to keep the work: once, when there is some.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::keeping;
use crate::state::{Saving, Store};
use crate::tr;

/// After how many decisions the browser is asked. By then the user knows what there is to be kept.
const DECISIONS: u32 = 20;

impl Store {
    /// Asks the browser to keep what is stored once so many decisions are. Whatever it answers, it is not asked again by
    /// itself: some browsers ask the user.
    pub(super) fn ask_in_time(self) {
        Effect::new(move |_| {
            let is_time = self.saving.get() == Saving::Saved && self.decisions.get_value() >= DECISIONS;
            if is_time && !self.preferences.with_untracked(|own| own.has_asked_to_keep) {
                self.preferences.update(|own| own.has_asked_to_keep = true);
                spawn_local(async move {
                    if keeping::is_promised().await == Some(false) {
                        self.tell(tr::storage_asking());
                        keeping::ask().await;
                    }
                });
            }
        });
    }
}
