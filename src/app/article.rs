//! The article under review.

use leptos::ev;
use leptos::prelude::*;
use tallymark_dataset::{AnnotationId, Document, DocumentId, Touched};
use tallymark_text::{ByteSpan, snap_to_words, tidy};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::app::{edges, keyboard, looking};
use crate::effect::effect;
use crate::platform::article_dom::{ArticleDom, mark_at};
use crate::platform::{clock, reason, selection};
use crate::state::{Slices, Store};
use crate::tr;

/// From so many touched mentions on, the article is drawn anew.
const MANY: usize = 50;

/// What is drawn, where something is.
type Drawn = StoredValue<Option<ArticleDom>, LocalStorage>;

/// The region with the text and its highlights.
#[component]
pub(super) fn Article() -> impl IntoView {
    let store = expect_context::<Store>();
    let region = NodeRef::<leptos::html::Section>::new();
    let drawn: Drawn = StoredValue::new_local(None);
    effect(move || {
        let open = store.open.get();
        if let (Some(root), Some(open)) = (region.get(), open) {
            root.set_scroll_top(0);
            draw(store, drawn, root.unchecked_into(), &open);
        }
    });
    effect(move || {
        store.redraw.track();
        update(store, drawn);
    });
    effect(move || select(store, drawn, store.selected.get()));
    Effect::new(move |before: Option<Option<ByteSpan>>| {
        let words = store.words.get();
        // To ask the browser what is selected has it lay out the page: not after each decision.
        if before.flatten() != words {
            show_words(store, drawn, words);
        }
        words
    });
    effect(move || show_preview(store, drawn, store.spans.preview.get().map(|preview| preview.span)));
    watch_selection(store, drawn);
    looking::watch_filter(store);
    looking::watch_focus(store);
    let clicked = StoredValue::new(None);
    view! {
        <section
            class="article"
            role="region"
            aria-label=tr::page_article()
            tabindex="0"
            node_ref=region
            on:scroll=move |_| edges::place(store)
            on:mousedown=move |event| {
                // A second click goes to the next mention there; it would select a word of it.
                if event.detail() > 1 && mark_of(&event).is_some_and(|(_, ids)| ids.len() > 1) {
                    event.prevent_default();
                }
                // On what is selected, the browser would begin to drag its words away, not to select others.
                if event.detail() == 1 && event.button() == 0 && !event.shift_key() {
                    selection::clear();
                }
            }
            on:click=move |event| {
                if selected_words(store, drawn).is_none() {
                    let (place, ids) = mark_of(&event).unzip();
                    store.cycle(&ids.unwrap_or_default(), clicked.get_value() == place);
                    clicked.set_value(place);
                }
            }
        ></section>
        <edges::Edges />
    }
}

fn mark_of(event: &web_sys::MouseEvent) -> Option<(String, Vec<AnnotationId>)> {
    mark_at(&event.target()?.dyn_into::<Node>().ok()?)
}

/// Draws the open document, and measures until it is painted.
fn draw(store: Store, drawn: Drawn, root: HtmlElement, open: &DocumentId) {
    let start = clock::reading();
    let selected = store.selected.get_untracked();
    let dom = store.project.with_untracked(|project| {
        project.workspace().document(open).map(|document| ArticleDom::draw(root, document, selected))
    });
    match dom {
        Some(Ok(dom)) => {
            drawn.set_value(Some(dom));
            show_drawn(store, drawn, start);
        }
        Some(Err(error)) => store.fail(tr::message_not_shown(&reason(&error))),
        None => drawn.set_value(None),
    }
}

/// Draws the marks of the open document anew.
fn redraw(store: Store, drawn: Drawn) {
    let start = clock::reading();
    let selected = store.selected.get_untracked();
    report(store, with_drawn(store, drawn, |dom, document| dom.redraw(document, selected)).unwrap_or(Ok(())));
    show_drawn(store, drawn, start);
}

/// Goes to the mention under review in what has been drawn, measures until that is painted, and has the rest drawn.
fn show_drawn(store: Store, drawn: Drawn, start: f64) {
    select(store, drawn, store.selected.get_untracked());
    clock::measure_painted("render", start);
    leptos::task::spawn_local(draw_rest(store, drawn));
}

/// Draws what is still due once the first of it is painted: in slices, so that keys and frames come in between.
async fn draw_rest(store: Store, drawn: Drawn) {
    let open = store.open.get_untracked();
    clock::painted().await;
    // Another document draws its own rest, and one that is drawn again is drawn by whoever comes first.
    let mut slices = Slices::default();
    while store.open.get_untracked() == open {
        match with_drawn(store, drawn, |dom, document| dom.draw_rest(document, || !slices.is_used_up())) {
            Some(Ok(true)) => slices.rest().await,
            Some(Ok(false)) => {
                // Where a block was drawn meanwhile the browser has forgotten what was selected in it.
                let words = store.words.get_untracked();
                return words.into_iter().for_each(|words| show_words(store, drawn, Some(words)));
            }
            None => break,
            Some(Err(error)) => return report(store, Err(error)),
        }
    }
}

/// What `act` makes of the drawn article and its document; nothing where there is none, or none any more.
fn with_drawn<T>(store: Store, drawn: Drawn, act: impl FnOnce(&mut ArticleDom, &Document) -> T) -> Option<T> {
    store.with_document(|document| drawn.try_update_value(|dom| dom.as_mut().map(|dom| act(dom, document))))??
}

/// Brings what is drawn in line with what was touched.
fn update(store: Store, drawn: Drawn) {
    // Many changes in a row are drawn once, when the last is made.
    if store.working.with(Option::is_some) {
        return;
    }
    let open = store.open.get_untracked();
    let ids: Vec<AnnotationId> = store
        .take_touched()
        .into_iter()
        .filter_map(|touched| match touched {
            Touched::Annotations { document, ids } if Some(&document) == open.as_ref() => Some(ids),
            _ => None,
        })
        .flatten()
        .collect();
    if ids.is_empty() {
        return;
    }
    if ids.len() > MANY {
        redraw(store, drawn);
    } else {
        report(store, with_drawn(store, drawn, |dom, document| dom.update(document, &ids)).unwrap_or(Ok(())));
    }
    store.finish_deciding();
    store.finish_annotating();
}

fn select(store: Store, drawn: Drawn, id: Option<AnnotationId>) {
    let focus = !keyboard::in_text_field();
    let done = with_drawn(store, drawn, |dom, document| dom.select(document, id, focus));
    if let Some(Err(error)) = done {
        leptos::logging::error!("the mention could not be shown: {}", reason(&error));
    }
}

/// Shows the words that are selected by key as the browser shows a selection.
fn show_words(store: Store, drawn: Drawn, words: Option<ByteSpan>) {
    drawn.with_value(|dom| {
        let Some(dom) = dom else { return };
        let place = words.and_then(|span| store.with_document(|document| document.text.to_utf16(span)));
        match place {
            Some(place) => {
                selection::show(dom.root(), place);
            }
            None if store.with_document(|d| selection::selected(dom.root(), &d.text)).flatten().is_some() => {
                selection::clear();
            }
            None => {}
        }
    });
}

/// Paints the words that the mention under review would have, while a boundary is dragged.
fn show_preview(store: Store, drawn: Drawn, span: Option<ByteSpan>) {
    drawn.with_value(|dom| {
        let Some(dom) = dom else { return };
        let place = span.and_then(|span| store.with_document(|document| document.text.to_utf16(span)));
        selection::paint("preview", dom.root(), place);
    });
}

/// Takes up what the user selects with the mouse or by touch, snapped to words; with Alt exactly, to whole characters.
fn watch_selection(store: Store, drawn: Drawn) {
    const REST: std::time::Duration = std::time::Duration::from_millis(300);
    let pressed = StoredValue::new(false);
    let take_up = move |exactly: bool| {
        let Some(exact) = selected_words(store, drawn) else { return };
        let fit = if exactly { tidy } else { snap_to_words };
        let snapped = store.with_document(|document| fit(&document.text, exact)).flatten();
        if store.words.get_untracked() != Some(exact) && snapped.is_some() {
            store.words.set(snapped);
        }
    };
    let rested = clock::Debounce::new(REST);
    let unless_pressed = move || {
        if pressed.try_get_value() == Some(false) {
            take_up(false);
        }
    };
    let handles = [
        window_event_listener(ev::pointerdown, move |_| pressed.set_value(true)),
        window_event_listener(ev::pointerup, move |_| pressed.set_value(false)),
        window_event_listener(ev::pointercancel, move |_| pressed.set_value(false)),
        window_event_listener(ev::mouseup, move |event| take_up(event.alt_key())),
    ];
    let touch = window_event_listener_untyped("selectionchange", move |_| rested.run(unless_pressed));
    on_cleanup(move || {
        handles.into_iter().chain([touch]).for_each(WindowListenerHandle::remove);
    });
}

/// What the browser has selected within the article.
fn selected_words(store: Store, drawn: Drawn) -> Option<ByteSpan> {
    drawn.with_value(|dom| {
        let dom = dom.as_ref()?;
        store.with_document(|document| selection::selected(dom.root(), &document.text)).flatten()
    })
}

fn report(store: Store, done: Result<(), wasm_bindgen::JsValue>) {
    if let Err(error) = done {
        store.fail(tr::message_not_redrawn(&reason(&error)));
    }
}
