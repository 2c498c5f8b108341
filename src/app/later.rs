//! The parts of the program that are loaded later: the dialogs, and all that an article is reviewed with. Who opens the page
//! sees it, and can type or paste an article, before they are there.

use std::future::Future;
use std::pin::Pin;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_extract::Options;
use web_sys::DragEvent;

use crate::app::{
    about, agreement, arcs, article, article_head, calendar, command_palette, dashboard, document_list, download,
    guidelines, help, import, inspector, keyboard, minimap, relation_bar, review_bar, rules, samples, schema_editor,
    search, settings, storage,
};
use crate::effect::effect;
use crate::platform::{clock, folders};
use crate::state::{Dialogs, Review, Saving, Store};
use crate::tr;

/// Loads a part; nothing comes where it cannot be had.
type Load<T> = fn() -> Pin<Box<dyn Future<Output = Option<T>>>>;

/// How the parts are loaded.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The dialogs.
    pub dialogs: Load<Dialogs>,
    /// What an article is reviewed with.
    pub review: Load<Review>,
}

/// The dialogs, and what is asked for beside them. Nothing but the part of the program that is loaded later may name it.
pub const fn dialogs() -> Dialogs {
    Dialogs {
        draw: || {
            view! {
                <about::AboutDialog />
                <download::DownloadDialog />
                <help::HelpDialog />
                <import::ImportDialog />
                <agreement::AgreementDialog />
                <dashboard::DashboardDialog />
                <calendar::CalendarDialog />
                <rules::RulesDialog />
                <command_palette::CommandPalette />
                <settings::SettingsDialog />
                <storage::StorageDialog />
                <schema_editor::SchemaEditor />
            }
            .into_any()
        },
        download_backup: |store| spawn_local(store.download_backup()),
    }
}

/// What an article is reviewed with. Nothing but the part of the program that is loaded later may name it.
pub const fn review() -> Review {
    Review {
        sample: samples::text,
        documents: || document_list::ListOfDocuments().into_any(),
        search: || search::Search().into_any(),
        article: || {
            view! {
                <article_head::ArticleHead />
                <guidelines::Guidelines />
                <div class="reading-pane">
                    <article::Article />
                    <arcs::Arcs />
                    <minimap::Minimap />
                </div>
                <relation_bar::RelationBar />
                <review_bar::ReviewBar />
            }
            .into_any()
        },
        inspector: || inspector::Inspector().into_any(),
        press: keyboard::press_in_review,
        act: keyboard::review,
    }
}

/// A part that is loaded when it is needed, and again where that failed.
struct Part<T: Send + Sync + 'static> {
    load: Load<T>,
    /// What to do where it cannot be had.
    miss: fn(Store),
    loaded: RwSignal<Option<T>>,
    is_loading: StoredValue<bool>,
}

impl<T: Send + Sync> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Part<T> {}

impl<T: Send + Sync> Part<T> {
    fn new(load: Load<T>, miss: fn(Store), loaded: RwSignal<Option<T>>) -> Self {
        Self { load, miss, loaded, is_loading: StoredValue::new(false) }
    }

    /// Begins to load it, where it is neither there nor under way.
    fn begin(self, store: Store) {
        if self.loaded.with_untracked(Option::is_some) || self.is_loading.get_value() {
            return;
        }
        self.is_loading.set_value(true);
        spawn_local(async move {
            match (self.load)().await {
                Some(part) => self.loaded.set(Some(part)),
                None => (self.miss)(store),
            }
            self.is_loading.set_value(false);
        });
    }
}

/// Has the parts loaded: the dialogs once one is asked for, or a file comes; what reviews once there is a text. An
/// open article has the dialogs come too, at leisure, and so has the first key or click: it may ask for one.
pub(super) fn load_when_wanted(store: Store, parts: Parts) {
    let dialogs = Part::new(parts.dialogs, miss_dialogs, store.dialogs);
    let review = Part::new(parts.review, miss_review, store.review);
    effect(move || {
        // What cannot be stored will be wanted as a file.
        if wants_dialogs(store) || matches!(store.saving.get(), Saving::Failed(_)) {
            dialogs.begin(store);
        }
    });
    let seen = StoredValue::new(false);
    for sign in ["keydown", "pointerdown"] {
        let handle = window_event_listener_untyped(sign, move |_| {
            if !seen.get_value() {
                seen.set_value(true);
                clock::at_leisure(move || dialogs.begin(store));
            }
        });
        on_cleanup(move || handle.remove());
    }
    let has_text = Memo::new(move |_| {
        store.opened.get() > 0
            || store.sample.get().is_some()
            || store.draft.with(|draft| !draft.text.is_empty())
            || store.project.with(|project| !project.workspace().documents().is_empty())
    });
    effect(move || {
        if store.open.get().is_some() {
            review.begin(store);
            clock::at_leisure(move || dialogs.begin(store));
        } else if has_text.get() {
            review.begin(store);
        }
    });
    effect(move || take_sample(store));
    effect(move || {
        if let (Some(part), true) = (store.dialogs.get(), store.backup_wanted.get()) {
            store.backup_wanted.set(false);
            (part.download_backup)(store);
        }
    });
}

/// Adds the sample article that is asked for, once it is there.
fn take_sample(store: Store) {
    if let (Some(part), Some(place)) = (store.review.get(), store.sample.get()) {
        store.sample.set(None);
        let text = (part.sample)(place);
        spawn_local(async move {
            let date = store.dateline(text).await;
            store.add_article(text, "", Options { date, ..Options::default() });
        });
    }
}

/// Says that no article can be reviewed.
fn miss_review(store: Store) {
    store.sample.set(None);
    store.fail(tr::message_part_missing());
}

/// Whether there is something that only the dialogs can answer.
fn wants_dialogs(store: Store) -> bool {
    let has_come = store.dropped.with(|dropped| !dropped.is_empty()) || store.arrived.with(|files| !files.is_empty());
    store.dialog.get().is_some() || store.backup_wanted.get() || has_come
}

/// Says that the dialogs cannot be had, where they are wanted already, and forgets what they were wanted for.
fn miss_dialogs(store: Store) {
    if untrack(|| wants_dialogs(store)) {
        store.close_any();
        store.backup_wanted.set(false);
        store.dropped.update(Vec::clear);
        store.arrived.update(Vec::clear);
        store.fail(tr::message_part_missing());
    }
}

/// Takes what is dropped anywhere on the page; the dialog of imports says what becomes of it.
pub(super) fn take_drops(store: Store) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event: DragEvent| {
        event.prevent_default();
        if let Some(data) = event.data_transfer() {
            store.dropped.set(folders::dropped(&data));
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
