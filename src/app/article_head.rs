//! Title, date and progress of the open document.

use leptos::prelude::*;
use tallymark_dataset::Document;
use tallymark_extract::Options;

use crate::app::filter_bar::FilterBar;
use crate::app::icon::{self, Icon};
use crate::app::panel::Panel;
use crate::app::reading_options::ReadingOptions;
use crate::app::review_menu::{Review, Standing, after_changes};
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::draw::about;

/// The head.
#[component]
pub(super) fn ArticleHead() -> impl IntoView {
    let store = expect_context::<Store>();
    let title = of_open(store, |document| document.title.clone());
    let date = of_open(store, |document| document.date.map(|date| date.to_string()).unwrap_or_default());
    let (author, source) = (of_open(store, |d| d.author.clone()), of_open(store, |d| d.source.clone()));
    let progress = of_open(store, Document::progress);
    let changed = after_changes(store);
    let reading =
        move || store.open.with(|open| open.as_ref().is_some_and(|id| store.extracting.with(|r| r.contains(id))));
    view! {
        <header class="article-head">
            <input
                class="article-head__title"
                type="text"
                aria-label=tr::review_title()
                prop:value=move || title.get()
                on:change:target=move |event| store.retitle(&event.target().value())
            />
            <label class="article-head__date">
                <span class="visually-hidden">{tr::review_published()}</span>
                <input
                    class="input input--small"
                    type="date"
                    title=tr::review_published_why()
                    prop:value=move || date.get()
                    on:change:target=move |event| {
                        store.read_with(Options { date: event.target().value().parse().ok(), ..store.options() });
                    }
                />
            </label>
            <ReadingOptions />
            <FilterBar />
            <button
                class="button button--quiet article-head__about"
                aria-label=tr::documents_about()
                title=tr::documents_about()
                on:click=move |_| store.show(Dialog::About)
            >
                <Icon shape=icon::INFO />
            </button>
            <Panel class="article-head__from" draw=move || about::from(&author.get(), &source.get()) hear=|_| {} />
            <Review changed />
            <p class="article-head__progress">
                {move || {
                    let progress = progress.get();
                    match (reading(), progress.total) {
                        (true, _) => tr::review_reading().to_owned(),
                        (false, 0) => tr::review_nothing_found().to_owned(),
                        (false, total) => tr::review_decided(progress.decided, total),
                    }
                }}
            </p>
            <progress
                class="article-head__bar"
                aria-label=tr::review_progress()
                max=move || progress.get().total.max(1).to_string()
                value=move || progress.get().decided.to_string()
            ></progress>
            <Standing changed />
        </header>
    }
}

/// What `read` gives of the open document; the default where none is open.
fn of_open<T: Default + PartialEq + Send + Sync + 'static>(store: Store, read: fn(&Document) -> T) -> Memo<T> {
    Memo::new(move |_| {
        let open = store.open.get();
        let found = store.project.with(|p| open.as_ref().and_then(|id| p.workspace().document(id)).map(read));
        found.unwrap_or_default()
    })
}
