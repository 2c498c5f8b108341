//! The bar over everything: brand, search, history, storage, download.

use leptos::prelude::*;

use crate::app::icon::{self, Icon};
use crate::state::{Dialog, Saving, Store};
use crate::tr;
use crate::view::tabs::Tab;

/// The bar. `shows_documents` opens the list of documents where the window has no room beside it.
#[component]
pub(super) fn TopBar(shows_documents: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let has_documents = Memo::new(move |_| store.project.with(|p| !p.workspace().documents().is_empty()));
    let can_undo = Memo::new(move |_| store.project.with(tallymark_dataset::Project::can_undo));
    let can_redo = Memo::new(move |_| store.project.with(tallymark_dataset::Project::can_redo));
    view! {
        <header class="top-bar">
            <button
                class="button button--quiet top-bar__menu"
                aria-label=tr::documents()
                aria-expanded=move || shows_documents.get().to_string()
                on:click=move |_| shows_documents.update(|shown| *shown = !*shown)
            >
                <Icon shape=icon::MENU />
            </button>
            <h1 class="brand">
                <svg class="brand__mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <path d="M4 4v12M8 4v12M12 4v12M16 4v12M2 14L18 6"></path>
                </svg>
                <span class="brand__name">"Tallymark"</span>
            </h1>
            <Show when=move || store.open.get().is_some() fallback=|| view! { <span class="top-bar__gap"></span> }>
                {move || super::reviewed(store, |part| part.search)}
            </Show>
            <SaveStatus />
            <div class="top-bar__group">
                <button
                    class="button button--quiet"
                    aria-label=tr::action_dashboard
                    title=tr::action_dashboard
                    prop:disabled=move || !has_documents.get()
                    on:click=move |_| store.show(Dialog::Dashboard)
                >
                    <Icon shape=icon::CHART />
                </button>
                <HistoryButton name=tr::undo() title=tr::page_undo_key() shape=icon::UNDO possible=can_undo act=Store::undo />
                <HistoryButton name=tr::redo() title=tr::page_redo_key() shape=icon::REDO possible=can_redo act=Store::redo />
                <button
                    class="button button--quiet"
                    aria-label=tr::commands_title()
                    title=format!("{} (Ctrl+K)", tr::commands_title())
                    on:click=move |_| store.show(Dialog::Palette)
                >
                    <Icon shape=icon::COMMANDS />
                </button>
                <button
                    class="button button--quiet top-bar__keys"
                    aria-label=tr::page_keys()
                    title=tr::page_keys_key()
                    on:click=move |_| store.show(Dialog::Keys)
                >
                    "?"
                </button>
            </div>
            <button
                class="button button--strong top-bar__download"
                aria-label=tr::download()
                prop:disabled=move || !has_documents.get()
                on:click=move |_| store.show(Dialog::Download)
            >
                <Icon shape=icon::DOWNLOAD />
                <span class="top-bar__download-words">{tr::download()}</span>
            </button>
        </header>
    }
}

/// A step back or forth in the history.
#[component]
fn HistoryButton(
    name: &'static str,
    title: &'static str,
    shape: &'static str,
    possible: Memo<bool>,
    act: fn(Store),
) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <button
            class="button button--quiet"
            aria-label=name
            title=title
            prop:disabled=move || !possible.get()
            on:click=move |_| act(store)
        >
            <Icon shape />
        </button>
    }
}

/// Whether what was done is stored, in words.
#[component]
fn SaveStatus() -> impl IntoView {
    let store = expect_context::<Store>();
    let follows = move || store.tab.get() != Tab::Writing;
    let words = move || match store.saving.get() {
        Saving::Opening => tr::page_opening(),
        _ if follows() => tr::tabs_status(),
        Saving::Idle => "",
        Saving::Saving => tr::page_saving(),
        Saving::Saved => tr::page_saved(),
        Saving::Failed(_) => tr::page_not_saved(),
    };
    let title = move || match store.saving.get() {
        _ if follows() => tr::tabs_status_why().to_owned(),
        Saving::Saved => tr::page_saved_why().to_owned(),
        Saving::Failed(reason) => tr::page_not_saved_why(&reason),
        _ => String::new(),
    };
    view! {
        <p
            class="save-status"
            class:save-status--failed=move || matches!(store.saving.get(), Saving::Failed(_))
            role="status"
        >
            <Show when=move || !words().is_empty()>
                <button class="save-status__more" title=title on:click=move |_| store.show(Dialog::Storage)>
                    {words}
                </button>
            </Show>
        </p>
    }
}
