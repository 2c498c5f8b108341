//! The components of the page, one file each.

// Leptos makes the properties of every component `pub`.
#![allow(unreachable_pub)]

mod arcs;
mod article;
mod article_head;
mod attributes;
mod calendar;
mod compose;
mod documents;
mod download;
mod fields;
mod help;
mod icon;
mod inspector;
mod keyboard;
mod notices;
mod palette;
mod panel;
mod reading_options;
mod relation_bar;
mod review_bar;
mod samples;
mod search;
mod top_bar;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_extract::Options;

use crate::platform::files;
use crate::state::{Draft, Saving, Store};

/// How many times the samples are read before the first article: 40 kB, a fraction of a second in the worker.
const WARM_UP: usize = 4;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::new();
    provide_context(store);
    spawn_local(store.open_storage());
    store.warm_up(samples::SAMPLES.iter().map(|sample| sample.text).collect::<String>().repeat(WARM_UP));
    keyboard::listen(store);
    let shows_documents = RwSignal::new(false);
    // Clicking a document, or anything beside the list, closes the list where it lies over the article.
    Effect::new(move || {
        store.open.track();
        shows_documents.set(false);
    });
    view! {
        <div
            class="page"
            class:page--composing=move || store.open.get().is_none()
            class:page--documents=move || shows_documents.get()
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
                    open_files(store, files::listed(&list));
                }
            }
        >
            <top_bar::TopBar shows_documents />
            <notices::Notices />
            <documents::Documents />
            <div class="scrim" on:click=move |_| shows_documents.set(false)></div>
            <main class="main">
                // Until storage has answered, neither screen is right: an empty one would flash before the article.
                <Show when=move || store.saving.get() != Saving::Opening>
                    <Show when=move || store.open.get().is_some() fallback=compose::Compose>
                        <article_head::ArticleHead />
                        <article::Article />
                        <arcs::Arcs />
                        <relation_bar::RelationBar />
                        <review_bar::ReviewBar />
                    </Show>
                </Show>
            </main>
            <Show when=move || store.open.get().is_some()>
                <inspector::Inspector />
            </Show>
        </div>
        <download::DownloadDialog />
        <help::HelpDialog />
        <calendar::CalendarDialog />
    }
}

/// Reads files and adds each as an article; what cannot be read is told file by file.
fn open_files(store: Store, list: Vec<web_sys::File>) {
    spawn_local(async move {
        for file in list {
            match files::read(&file).await {
                Err(problem) => store.fail(problem),
                Ok(article) => {
                    let date = match article.date {
                        None => store.dateline(&article.text).await,
                        known => known,
                    };
                    let options = Options { date, ..store.draft.with_untracked(Draft::options) };
                    store.add_article(&article.text, &article.title.unwrap_or_default(), options);
                    article.notice.into_iter().for_each(|notice| store.tell(notice));
                }
            }
        }
    });
}
