//! The components of the page, one file each.

// Leptos makes the properties of every component `pub`.
#![allow(unreachable_pub)]

mod about;
mod agreement;
mod arcs;
mod article;
mod article_head;
mod attributes;
mod boundaries;
mod calendar;
mod command_palette;
mod compose;
mod dashboard;
mod document_list;
mod documents;
mod download;
mod edges;
mod fields;
mod filter_bar;
mod focus;
mod guidelines;
mod help;
mod icon;
mod import;
mod inspector;
mod keyboard;
mod later;
mod looking;
mod minimap;
mod new_version;
mod notices;
mod offer;
mod open_files;
mod palette;
mod panel;
mod reading_options;
mod relation_bar;
mod review_bar;
mod review_menu;
mod rows;
mod rules;
mod samples;
mod schema_editor;
mod search;
mod settings;
mod storage;
mod tab_banner;
mod top_bar;
mod typed_ahead;
mod working;

pub use later::{Parts, dialogs, review};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::effect::effect;
use crate::platform::sheet::Sheet;
use crate::platform::{clock, reason};
use crate::state::{Review, Saving, Store, speak};
use crate::tr;
use crate::view::schema_edit;

/// How many times a sample is read before the first article: 40 kB, a fraction of a second in the worker.
const WARM_UP: usize = 16;

/// The whole page.
#[component]
pub fn App(
    /// How the parts are loaded that come later.
    parts: Parts,
) -> impl IntoView {
    let store = Store::new();
    provide_context(store);
    store.take_launches();
    spawn_local(async move {
        store.open_storage().await;
        // The worker and its model are two thirds of what is loaded: the screen comes first.
        clock::painted().await;
        store.warm_up(samples::WARM_UP.repeat(WARM_UP));
        store.take_shared().await;
        store.keep_offline().await;
    });
    keyboard::listen(store);
    later::take_drops(store);
    later::load_when_wanted(store, parts);
    watch_time(store);
    colour_labels(store);
    let shows_documents = RwSignal::new(false);
    // Clicking a document, or anything beside the list, closes the list where it lies over the article.
    effect(move || {
        store.open.track();
        shows_documents.set(false);
    });
    let language = Memo::new(move |_| store.language());
    // Drawn anew in another language: what is written on the page is no signal.
    move || {
        language.get().map(|language| {
            speak(language);
            keep_focus();
            page(store, shows_documents)
        })
    }
}

fn page(store: Store, shows_documents: RwSignal<bool>) -> impl IntoView {
    view! {
        <div
            class="page"
            class:page--composing=move || store.open.get().is_none()
            class:page--documents=move || shows_documents.get()
        >
            <top_bar::TopBar shows_documents />
            <notices::Notices />
            <working::Working />
            <documents::Documents />
            <div class="scrim" on:click=move |_| shows_documents.set(false)></div>
            <main class="main">
                // Until storage has answered, neither screen is right: an empty one would flash before the article.
                <Show
                    when=move || store.saving.get() != Saving::Opening
                    fallback=move || view! { <Opening /> }
                >
                    <Show when=move || store.open.get().is_some() fallback=compose::Compose>
                        {move || reviewed(store, |part| part.article)}
                    </Show>
                </Show>
            </main>
            <Show when=move || store.open.get().is_some()>
                {move || reviewed(store, |part| part.inspector)}
            </Show>
        </div>
        {move || store.dialogs.get().map(|part| (part.draw)())}
    }
}

/// A part of the screen that an article is reviewed with, once it is loaded.
fn reviewed(store: Store, what: fn(Review) -> fn() -> AnyView) -> Option<AnyView> {
    store.review.get().map(|part| what(part)())
}

/// How far the start is, where there is much to be opened.
#[component]
fn Opening() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <p class="opening">
            {move || {
                let percent = usize::from(store.opened.get());
                (1..100).contains(&percent).then(|| tr::documents_opening(percent))
            }}
        </p>
    }
}

/// Has the store see what the user does, and record the time when the page goes out of sight.
fn watch_time(store: Store) {
    let signs = ["keydown", "pointerdown", "wheel", "touchmove"];
    let mut handles: Vec<WindowListenerHandle> =
        signs.map(|sign| window_event_listener_untyped(sign, move |_| store.see_sign())).into();
    handles.push(window_event_listener_untyped("pagehide", move |_| store.record_time()));
    handles.push(window_event_listener_untyped("blur", move |_| store.record_time()));
    handles.push(window_event_listener_untyped("focus", move |_| store.look_again()));
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

/// Keeps the labels in the colours of the schema.
fn colour_labels(store: Store) {
    let style = match Sheet::adopt() {
        Ok(style) => style,
        Err(error) => return store.fail(reason(&error)),
    };
    let text = Memo::new(move |_| store.project.with(|project| schema_edit::style(project.workspace().schema())));
    effect(move || {
        if let Err(error) = text.with(|text| style.set(text)) {
            leptos::logging::error!("the labels have no colours: {}", reason(&error));
        }
    });
}

/// Gives the focus back to the control that has it now, once the page is drawn anew.
fn keep_focus() {
    let Some(active) = document().active_element() else { return };
    let named = ["id", "data-act"].into_iter().find_map(|name| Some((name, active.get_attribute(name)?)));
    let Some((name, value)) = named else { return };
    request_animation_frame(move || {
        let found = document().query_selector(&format!("[{name}=\"{value}\"]")).ok().flatten();
        if let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // What cannot take the focus leaves it where it is.
            let _: Result<(), _> = control.focus();
        }
    });
}
