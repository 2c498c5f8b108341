//! Search within the open article.

use leptos::prelude::*;
use tallymark_text::{ByteSpan, snap_to_words};

use crate::app::icon::{self, Icon};
use crate::effect::effect;
use crate::platform::selection;
use crate::state::Store;
use crate::tr;
use crate::view::find::find;

/// The search field. Enter goes to the next hit, Shift+Enter to the one before; Escape returns to the article with the
/// hit selected, ready to be labelled.
#[component]
pub(super) fn Search() -> impl IntoView {
    let store = expect_context::<Store>();
    let field = NodeRef::<leptos::html::Input>::new();
    let wanted = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits: Memo<Vec<ByteSpan>> = Memo::new(move |_| {
        store.open.track();
        wanted.with(|wanted| store.with_document(|document| find(&document.text, wanted))).unwrap_or_default()
    });
    Effect::new(move |asked_before: Option<u32>| {
        let asked = store.search.get();
        if asked_before.is_some_and(|before| before != asked)
            && let Some(field) = field.get_untracked()
        {
            focus(&field);
            field.select();
        }
        asked
    });
    effect(move || {
        let hits = hits.get();
        show(store, &hits, at.get());
    });
    let step = move |back: bool| {
        let count = hits.with(Vec::len);
        if count > 0 {
            at.update(|at| *at = (*at + if back { count - 1 } else { 1 }) % count);
        }
    };
    let leave = move || {
        let hit = hits.with_untracked(|hits| hits.get(at.get_untracked()).copied());
        wanted.set(String::new());
        if let Some(field) = field.get_untracked() {
            // The keys of review work again once the field has lost the focus.
            let _: Result<(), _> = field.blur();
        }
        let words = hit.and_then(|hit| store.with_document(|document| snap_to_words(&document.text, hit)).flatten());
        if words.is_some() {
            store.words.set(words);
        }
    };
    view! {
        <div class="search" role="search">
            <Icon shape=icon::SEARCH />
            <input
                class="search__field"
                type="search"
                aria-label=tr::action_search()
                placeholder=tr::search()
                node_ref=field
                prop:value=move || wanted.get()
                on:input:target=move |event| {
                    at.set(0);
                    wanted.set(event.target().value());
                }
                on:keydown=move |event| match event.key().as_str() {
                    "Enter" => {
                        event.prevent_default();
                        step(event.shift_key());
                    }
                    "Escape" => {
                        event.prevent_default();
                        leave();
                    }
                    _ => {}
                }
            />
            <span class="search__count" aria-live="polite">
                {move || match (hits.with(Vec::len), wanted.with(String::is_empty)) {
                    (_, true) => String::new(),
                    (0, false) => tr::none().to_owned(),
                    (count, false) => tr::review_hit(at.get() + 1, count),
                }}
            </span>
            <kbd class="search__key" aria-hidden="true">"/"</kbd>
        </div>
    }
}

fn focus(field: &web_sys::HtmlInputElement) {
    if field.focus().is_err() {
        leptos::logging::warn!("the search field did not take the focus");
    }
}

/// Paints the hits and brings the current one into view.
fn show(store: Store, hits: &[ByteSpan], at: usize) {
    let places: Vec<_> = store
        .with_document(|document| hits.iter().map(|hit| document.text.to_utf16(*hit)).collect())
        .unwrap_or_default();
    selection::paint_hits(&places, at);
}
