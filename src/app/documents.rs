//! The list of documents with their progress.

use leptos::prelude::*;
use tallymark_dataset::{DocumentId, Progress};

use crate::app::icon::{self, Icon};
use crate::state::{Dialog, Store};

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Row {
    id: DocumentId,
    title: String,
    date: Option<String>,
    progress: Progress,
}

/// The list, and the button to add an article.
#[component]
pub(super) fn Documents() -> impl IntoView {
    let store = expect_context::<Store>();
    let rows = Memo::new(move |_| {
        store.project.with(|project| {
            let documents = project.workspace().documents().iter();
            documents
                .map(|document| Row {
                    id: document.id.clone(),
                    title: document.title.clone(),
                    date: document.date.map(|date| date.to_string()),
                    progress: document.progress(),
                })
                .collect::<Vec<Row>>()
        })
    });
    view! {
        <nav class="documents" aria-label="Documents">
            <button
                class="button documents__new"
                aria-current=move || store.open.get().is_none().then_some("page")
                on:click=move |_| store.open_document(None)
            >
                <Icon shape=icon::PLUS />
                "New article"
            </button>
            <ul class="documents__list">
                <For each=move || rows.get() key=|row| row.id.clone() let:row>
                    <DocumentRow id=row.id rows />
                </For>
            </ul>
            <button class="button documents__keys" on:click=move |_| store.show(Dialog::Keys)>
                "Keys"
            </button>
            <p class="documents__private">"Stored in this browser only. Nothing leaves this machine."</p>
        </nav>
    }
}

/// A row: the document, how far its review is, and the button to remove it.
#[component]
fn DocumentRow(id: DocumentId, rows: Memo<Vec<Row>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let key = id.clone();
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == key).cloned()));
    let title = Memo::new(move |_| row.get().map(|row| row.title).unwrap_or_default());
    let progress = Memo::new(move |_| row.get().map(|row| row.progress).unwrap_or_default());
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| store.open.get().as_ref() == Some(&id))
    };
    let is_without_names = {
        let id = id.clone();
        Memo::new(move |_| store.without_names.with(|documents| documents.contains(&id)))
    };
    let is_extracting = {
        let id = id.clone();
        Memo::new(move |_| store.extracting.with(|running| running.contains(&id)))
    };
    let state = move || match progress.get() {
        _ if is_extracting.get() => "Reading…".to_owned(),
        Progress { total: 0, .. } => "No mentions".to_owned(),
        Progress { decided, total } if decided == total => format!("{total} decided"),
        Progress { decided, total } => format!("{decided} of {total}"),
    };
    let (open_id, again_id, remove_id) = (id.clone(), id.clone(), id);
    view! {
        <li class="document" class:document--open=move || is_open.get()>
            <button
                class="document__open"
                aria-current=move || is_open.get().then_some("page")
                on:click=move |_| store.open_document(Some(open_id.clone()))
            >
                <span class="document__title">{move || title.get()}</span>
                <span class="document__state">
                    {move || row.get().and_then(|row| row.date).map(|date| format!("{date} · "))} {state}
                </span>
                <progress
                    class="document__progress"
                    aria-hidden="true"
                    max=move || progress.get().total.max(1).to_string()
                    value=move || progress.get().decided.to_string()
                ></progress>
            </button>
            <Show when=move || { (progress.get().total == 0 || is_without_names.get()) && !is_extracting.get() }>
                <button
                    class="button button--quiet document__again"
                    on:click={
                        let id = again_id.clone();
                        move |_| store.extract(id.clone())
                    }
                >
                    "Suggest again"
                </button>
            </Show>
            <button
                class="button button--quiet document__remove"
                aria-label=move || format!("Remove {}", title.get())
                title="Remove (undo with U)"
                on:click=move |_| store.remove_document(remove_id.clone())
            >
                <Icon shape=icon::BIN />
            </button>
        </li>
    }
}
