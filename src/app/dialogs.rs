//! The dialogs. They are a part of the program of their own, which the browser loads when the first of them is asked for:
//! who only looks at the page, or reads one article, need not wait for them.

use std::future::Future;
use std::pin::Pin;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use crate::app::{
    about, agreement, calendar, command_palette, dashboard, download, help, import, rules, schema_editor, settings,
    storage,
};
use crate::effect::effect;
use crate::platform::{clock, folders};
use crate::state::Store;
use crate::tr;

/// What draws the dialogs.
pub type Drawing = fn() -> AnyView;

/// Loads what draws the dialogs; nothing where it cannot be had.
pub type Loading = fn() -> Pin<Box<dyn Future<Output = Option<Drawing>>>>;

/// All dialogs, closed. Nothing but the part of the program that is loaded later may call it.
pub fn dialogs() -> AnyView {
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
}

/// Has the dialogs loaded once one is asked for, or something is dropped; or once an article is there, at leisure.
pub(super) fn load_when_wanted(store: Store, load: Loading) {
    let is_loading = StoredValue::new(false);
    let begin = move || {
        if store.dialogs.with_untracked(Option::is_none) && !is_loading.get_value() {
            is_loading.set_value(true);
            spawn_local(async move {
                match load().await {
                    Some(drawing) => store.dialogs.set(Some(drawing)),
                    None => {
                        store.dialog.set(None);
                        store.dropped.update(Vec::clear);
                        store.fail(tr::message_dialogs_missing());
                    }
                }
                is_loading.set_value(false);
            });
        }
    };
    effect(move || {
        if store.dialog.get().is_some() || store.dropped.with(|dropped| !dropped.is_empty()) {
            begin();
        }
    });
    effect(move || {
        if store.open.get().is_some() {
            clock::at_leisure(begin);
        }
    });
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
