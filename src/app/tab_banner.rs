//! What there is to say about other tabs: that this one follows, and what it could not store.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::icon::{self, Icon};
use crate::effect::effect;
use crate::state::{Saving, Store};
use crate::tr;
use crate::view::tabs::Tab;

/// The banner of a tab that follows, as long as it does, with the button to take over.
#[component]
pub(super) fn TabBanner() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_shown = Memo::new(move |_| store.tab.get() != Tab::Writing && store.saving.get() != Saving::Opening);
    let is_taking = Memo::new(move |_| store.tab.get() == Tab::TakingOver);
    // The button goes, and the focus with it: to the article, where the keys are.
    let had_focus = StoredValue::new(false);
    effect(move || {
        if is_shown.get() {
            return;
        }
        if had_focus.get_value() {
            had_focus.set_value(false);
            focus_article();
        }
    });
    view! {
        <Show when=move || is_shown.get()>
            <div class="notice notice--tab" role="note">
                <p class="notice__text">{tr::tabs_following()}</p>
                <button
                    class="button button--small"
                    aria-disabled=move || is_taking.get().to_string()
                    on:click=move |_| {
                        had_focus.set_value(true);
                        store.take_over();
                    }
                >
                    {move || if is_taking.get() { tr::tabs_taking_over() } else { tr::tabs_take_over() }}
                </button>
            </div>
        </Show>
        <Unstored />
    }
}

/// What was done here and is not stored, with the button to download it.
#[component]
fn Unstored() -> impl IntoView {
    let store = expect_context::<Store>();
    let words = move || {
        store.unstored.get().map(|unstored| {
            if unstored.is_aside { tr::tabs_unstored_aside(unstored.count) } else { tr::tabs_unstored(unstored.count) }
        })
    };
    view! {
        <Show when=move || store.unstored.with(Option::is_some)>
            <div class="notice notice--error" role="alert">
                <p class="notice__text">{words}</p>
                <button class="button button--small" on:click=move |_| store.download_unstored()>
                    {tr::tabs_unstored_download()}
                </button>
                <button
                    class="button button--quiet notice__close"
                    aria-label=tr::page_dismiss()
                    on:click=move |_| store.unstored.set(None)
                >
                    <Icon shape=icon::REJECT />
                </button>
            </div>
        </Show>
    }
}

fn focus_article() {
    let article = document().query_selector("[role=region].article").ok().flatten();
    if let Some(article) = article.and_then(|article| article.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _: Result<(), _> = article.focus();
    }
}
