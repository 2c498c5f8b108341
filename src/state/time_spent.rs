//! How long each document is worked on.

use leptos::prelude::*;
use tallymark_dataset::{Command, DocumentId};

use crate::platform::clock;
use crate::state::Store;

/// After so long without a sign of the user, in milliseconds, nobody is at work.
const PAUSE: f64 = 60_000.0;

/// How much is kept back before it is recorded, in milliseconds: a record every now and then, not one for every key.
const WORTH_A_RECORD: f64 = 30_000.0;

/// Time that is not recorded yet.
#[derive(Clone, Default)]
pub(super) struct Watch {
    document: Option<DocumentId>,
    last_sign: f64,
    worked: f64,
}

impl Store {
    /// The user has done something: typed, clicked, scrolled.
    pub fn see_sign(self) {
        // Reading along is no work on a document.
        if !self.may_write() {
            return;
        }
        let now = clock::reading();
        let open = self.open.get_untracked();
        let due = self.watch.try_update_value(|watch| {
            let is_same = watch.document == open;
            let since = now - watch.last_sign;
            if is_same && since < PAUSE {
                watch.worked += since;
            }
            watch.last_sign = now;
            !is_same || watch.worked >= WORTH_A_RECORD
        });
        if due == Some(true) {
            self.record_time();
            self.watch.update_value(|watch| watch.document = open);
        }
    }

    /// Forgets what is not recorded yet: another tab writes, or did until now.
    pub(super) fn forget_time(self) {
        self.watch.set_value(Watch::default());
    }

    /// Adds the time that is not recorded yet to its document: when another is opened, or the page goes out of sight.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a span of time since the last record")]
    pub fn record_time(self) {
        let spent = self.watch.try_update_value(|watch| {
            let seconds = (watch.worked / 1_000.0) as u32;
            watch.worked -= f64::from(seconds) * 1_000.0;
            watch.document.clone().map(|document| (document, seconds))
        });
        if let Some((document, seconds)) = spent.flatten().filter(|(_, seconds)| *seconds > 0) {
            self.learn(Command::Spend { document, seconds });
        }
    }
}
