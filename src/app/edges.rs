//! Handles at the edges of the selected words or of the mention under review, to be dragged.
//!
//! They lie over the article, beside its text: what is in the region is the document's, character for character. What
//! they do the keys and the buttons of the inspector do too, so assistive technology does not hear of them.

use leptos::ev;
use leptos::prelude::*;
use tallymark_text::{Edge, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use crate::effect::effect;
use crate::platform::events;
use crate::platform::layout::{self, Spot};
use crate::platform::places;
use crate::state::{Handle, Saving, Store};
use crate::view::motion::is_rtl;

/// Where in the window a handle was taken, from the edge that it moves.
type Grip = StoredValue<(f64, f64)>;

/// The handles.
#[component]
pub(super) fn Edges() -> impl IntoView {
    let store = expect_context::<Store>();
    let layer = NodeRef::<leptos::html::Div>::new();
    let grip = StoredValue::new((0.0, 0.0));
    layer.on_load(move |layer| {
        let names = ["pointerdown", "pointermove", "pointerup", "pointercancel", "mousedown", "touchstart"];
        events::listen(&layer, &names, move |event| hear(store, grip, &event));
    });
    // A message over the page moves the article.
    let messages = Memo::new(move |_| {
        let is_failing = matches!(store.saving.get(), Saving::Failed(_));
        (is_failing, store.tab.get(), store.notices.with(Vec::len))
    });
    effect(move || {
        messages.track();
        store.open.track();
        store.selected.track();
        store.words.track();
        store.redraw.track();
        store.spans.preview.track();
        store.spans.split.track();
        // The article is drawn by an effect of its own: the frame has both.
        request_animation_frame(move || place(store));
    });
    let handle = window_event_listener(ev::resize, move |_| place(store));
    on_cleanup(move || handle.remove());
    view! {
        <div class="edges" class:edges--dragged=move || store.spans.dragged.get().is_some() aria-hidden="true" node_ref=layer>
            <span class="edges__handle" data-edge="start" hidden></span>
            <span class="edges__handle" data-edge="end" hidden></span>
            <span class="edges__handle" data-edge="split" hidden></span>
        </div>
    }
}

/// The handles by their names.
const HANDLES: [(&str, Handle); 3] =
    [("start", Handle::Edge(Edge::Start)), ("end", Handle::Edge(Edge::End)), ("split", Handle::Split)];

/// Where a handle is on the screen.
fn spot(store: Store, article: &Element, handle: Handle) -> Option<Spot> {
    let at = store.place_of(handle)?;
    store.with_document(|document| layout::spot(article, &document.text, at, handle == Handle::Edge(Edge::End)))?
}

/// Puts the handles where the edges are now.
pub(super) fn place(store: Store) {
    let Some(article) = places::article() else { return };
    let [start, end, split] = HANDLES.map(|(_, handle)| spot(store, &article, handle));
    // While a split is placed, that alone is to be moved.
    let (start, end) = if split.is_some() { (None, None) } else { (start, end) };
    // Numbers run from left to right in any text: where both edges are on one line, they say themselves.
    let starts_right = match (start, end) {
        (Some(start), Some(end)) if start.top < end.bottom && end.top < start.bottom => start.x > end.x,
        _ => store.bounded().is_some_and(|span| store.with_document(|d| is_rtl(&d.text, span.start())) == Some(true)),
    };
    put("start", start, if starts_right { "right" } else { "left" });
    put("end", end, if starts_right { "left" } else { "right" });
    put("split", split, "middle");
}

fn put(name: &str, spot: Option<Spot>, side: &str) {
    let Ok(Some(handle)) = document().query_selector(&format!(".edges__handle[data-edge={name}]")) else { return };
    let handle: HtmlElement = handle.unchecked_into();
    handle.set_hidden(spot.is_none());
    let Some(Spot { x, top, bottom }) = spot else { return };
    let style = handle.style();
    for (name, value) in [("--x", x), ("--top", top), ("--height", bottom - top)] {
        // A property of ours takes any value.
        let _: Result<(), _> = style.set_property(name, &format!("{value}px"));
    }
    let _: Result<(), _> = handle.set_attribute("data-side", side);
}

fn hear(store: Store, grip: Grip, event: &Event) {
    // The words that are selected stay selected, and the mention keeps the focus.
    event.prevent_default();
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    match event.type_().as_str() {
        "pointerdown" if pointer.is_primary() && pointer.button() == 0 => take(store, grip, pointer),
        "pointermove" => drag(store, grip, pointer),
        "pointerup" if store.spans.dragged.get_untracked().is_some() => store.drop_dragged(),
        "pointercancel" => store.spans.leave(),
        _ => {}
    }
}

fn take(store: Store, grip: Grip, pointer: &PointerEvent) {
    let element = pointer.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(element), Some(article)) = (element, places::article()) else { return };
    let name = element.get_attribute("data-edge");
    let Some((_, handle)) = HANDLES.into_iter().find(|(known, _)| name.as_deref() == Some(known)) else { return };
    let Some(spot) = spot(store, &article, handle) else { return };
    let (x, y) = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
    grip.set_value((x - spot.x, y - f64::midpoint(spot.top, spot.bottom)));
    // Without it the pointer has to stay on the handle; it can still be dragged slowly.
    if element.set_pointer_capture(pointer.pointer_id()).is_err() {
        leptos::logging::warn!("the pointer was not captured");
    }
    store.spans.dragged.set(Some(handle));
}

fn drag(store: Store, grip: Grip, pointer: &PointerEvent) {
    let Some(article) = places::article().filter(|_| store.spans.dragged.get_untracked().is_some()) else { return };
    let (dx, dy) = grip.get_value();
    let (x, y) = (f64::from(pointer.client_x()) - dx, f64::from(pointer.client_y()) - dy);
    layout::scroll_towards(&article, f64::from(pointer.client_y()));
    let to = store.with_document(|document| layout::place_at(&article, &document.text, x, y)).flatten();
    if let Some(to) = to {
        store.drag(to, if pointer.alt_key() { Step::Character } else { Step::Word });
    }
}
