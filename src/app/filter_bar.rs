//! The choice of which mentions are looked at, in the head of the article.

use leptos::prelude::*;
use tallymark_dataset::Decision;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::panel::{Heard, Panel};
use crate::state::Store;
use crate::tr;
use crate::view::draw;
use crate::view::filter::{Facets, SOURCES, source_name};

/// The button and what it opens.
#[component]
pub(super) fn FilterBar() -> impl IntoView {
    let store = expect_context::<Store>();
    let draw = move || {
        store.preferences.track();
        let (open, filter) = (store.filtering.get(), store.filter.get());
        let facets = (open || !filter.is_clear()).then(|| {
            store.open.track();
            store.redraw.track();
            store.with_document(|document| Facets::of(document.annotations(), &filter)).unwrap_or_default()
        });
        draw::filter::filter(&filter, facets.as_ref(), open)
    };
    Effect::new(move |was_open: Option<bool>| {
        let open = store.filtering.get();
        if was_open.is_some_and(|was_open| was_open != open) {
            // Once what was asked for is drawn.
            request_animation_frame(move || focus(if open { ".filter__choice" } else { "#filter-button" }));
        }
        open
    });
    view! { <Panel class="filter" draw hear=move |heard| hear(store, &heard) /> }
}

fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok())
        && element.focus().is_err()
    {
        leptos::logging::warn!("the filter did not take the focus");
    }
}

fn hear(store: Store, heard: &Heard) {
    if heard.kind == "keydown" && heard.key() == "Escape" && store.filtering.get_untracked() {
        heard.event.prevent_default();
        return store.filtering.set(false);
    }
    let (act, arg) = (heard.act.as_str(), heard.arg.as_str());
    match (heard.kind.as_str(), act) {
        ("click", "toggle") => return store.filtering.update(|open| *open = !*open),
        ("click", "clear") => store.filter.set(crate::view::filter::Filter::default()),
        ("change", "label") => store.filter.update(|filter| filter.toggle_label(arg)),
        ("change", "decision") => {
            if let Some(decision) = Decision::ALL.into_iter().find(|decision| decision.name() == arg) {
                store.filter.update(|filter| filter.toggle_decision(decision));
            }
        }
        ("change", "source") => {
            if let Some(source) = SOURCES.into_iter().find(|source| source_name(*source) == arg) {
                store.filter.update(|filter| filter.toggle_source(source));
            }
        }
        ("change", "least" | "greatest") => {
            let percent = heard.value().parse::<f32>().ok();
            store.filter.update(|filter| filter.set_score(act == "least", percent));
        }
        _ => return,
    }
    say_what_is_shown(store);
}

fn say_what_is_shown(store: Store) {
    let filter = store.filter.get_untracked();
    if let Some(facets) = store.with_document(|document| Facets::of(document.annotations(), &filter)) {
        store.announcement.set(tr::seeing_shown(facets.shown, facets.total));
    }
}
