//! The documents beside the article: how to add one, the list of those there are, and what concerns all of them.

use leptos::prelude::*;

use crate::app::icon::{self, Icon};
use crate::app::reviewed;
use crate::state::{Dialog, Store};
use crate::tr;

/// The column. The list in it comes with what reviews an article: without documents there is none.
#[component]
pub(super) fn Documents() -> impl IntoView {
    let store = expect_context::<Store>();
    let list = move || {
        reviewed(store, |part| part.documents)
            .unwrap_or_else(|| view! { <div class="documents__list"></div> }.into_any())
    };
    view! {
        <nav class="documents" aria-label=tr::documents()>
            <button
                type="button"
                class="button documents__new"
                aria-current=move || store.open.get().is_none().then_some("page")
                on:click=move |_| store.open_document(None)
            >
                <Icon shape=icon::PLUS />
                {tr::documents_new()}
            </button>
            {list}
            <button class="button button--quiet documents__compare" on:click=move |_| store.show(Dialog::Agreement)>
                {tr::agreement_open()}
            </button>
            <button class="button documents__keys" on:click=move |_| store.show(Dialog::Keys)>
                {tr::action_help()}
            </button>
            <p class="documents__private">{tr::documents_privacy()}</p>
        </nav>
    }
}
