//! The strip beside the article: where its mentions are, which wait, and what is in view.
//!
//! For the mouse alone. Who works with the keyboard goes from mention to mention, and a screen reader is not told of it.

use std::time::Duration;

use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::Document;
use tallymark_text::ByteOffset;

use crate::effect::effect;
use crate::platform::clock::Debounce;
use crate::platform::{events, places};
use crate::state::Store;
use crate::view::minimap;

/// Ticks follow what was done after a rest, so that no decision waits for them.
const REST: Duration = Duration::from_millis(80);

/// The part that is in view is drawn at least so high, in pixels.
const LEAST: f64 = 12.0;

/// The place of the text that was asked for last: what was asked for before is no longer gone to.
type Asked = StoredValue<Option<usize>>;

/// What moves over the ticks, in pixels from the top.
#[derive(Clone, Copy, Default, PartialEq)]
struct Place {
    top: f64,
    height: f64,
}

/// The strip.
#[component]
pub(super) fn Minimap() -> impl IntoView {
    let store = expect_context::<Store>();
    let strip = NodeRef::<Div>::new();
    let ticks = RwSignal::new((0, String::new()));
    let seen = RwSignal::new(Place::default());
    let current = RwSignal::new(None);
    let asked: Asked = StoredValue::new(None);
    let draw = move || {
        let drawn = strip.get_untracked().and_then(|strip| shapes(store, &strip));
        if let Some(drawn) = drawn.filter(|drawn| ticks.with_untracked(|ticks| ticks != drawn)) {
            ticks.set(drawn);
        }
        seen.set(place_of_view(store, strip).unwrap_or_default());
        current.set(place_of_current(store, ticks.with_untracked(|(height, _)| *height)));
    };
    let rested = Debounce::new(REST);
    effect(move || {
        store.open.track();
        store.redraw.track();
        store.filter.track();
        rested.run(draw);
    });
    effect(move || {
        store.selected.track();
        // By the height that was last drawn: to ask for it now would have the browser lay out the page.
        current.set(place_of_current(store, ticks.with_untracked(|(height, _)| *height)));
    });
    effect(move || follow_scrolling(store, strip, seen));
    let resized = window_event_listener(leptos::ev::resize, move |_| rested.run(draw));
    on_cleanup(move || resized.remove());
    view! {
        <div
            class="minimap"
            aria-hidden="true"
            node_ref=strip
            // The focus stays on the mention.
            on:mousedown=|event| event.prevent_default()
            on:pointerdown=move |event| grasp(store, (strip, asked), &event)
            on:pointermove=move |event| {
                if event.buttons() & 1 == 1 {
                    go_to(store, (strip, asked), &event);
                }
            }
        >
            <svg
                class="minimap__ticks"
                preserveAspectRatio="none"
                viewBox=move || format!("0 0 10 {}", ticks.with(|(height, _)| *height))
                inner_html=move || ticks.with(|(_, shapes)| shapes.clone())
            ></svg>
            <div
                class="minimap__view"
                style:height=move || pixels(seen.get().height)
                style:transform=move || moved(seen.get().top)
            ></div>
            <div
                class="minimap__current"
                class:minimap__current--none=move || current.get().is_none()
                style:transform=move || moved(current.get().unwrap_or(0.0))
            ></div>
        </div>
    }
}

fn pixels(size: f64) -> String {
    format!("{size:.1}px")
}

fn moved(top: f64) -> String {
    format!("translateY({top:.1}px)")
}

/// The height of the strip in pixels, and what stands in it.
fn shapes(store: Store, strip: &web_sys::HtmlDivElement) -> Option<(usize, String)> {
    let height = usize::try_from(strip.client_height()).ok()?;
    let filter = store.filter.get_untracked();
    let shapes = store.with_document(|document| {
        let shown = document.annotations().iter().filter(|annotation| filter.matches(annotation));
        minimap::shapes(&minimap::ticks(shown, document.text.len(), height))
    });
    Some((height, shapes.unwrap_or_default()))
}

fn place_of_view(store: Store, strip: NodeRef<Div>) -> Option<Place> {
    let height = f64::from(strip.try_get_untracked().flatten()?.client_height());
    let article = places::article()?;
    let length = store.with_document(|document| document.text.utf16_len())?;
    let (top, height) = minimap::frame(&places::in_view(&article, length)?, length, height, LEAST);
    Some(Place { top, height })
}

/// Where the mention under review is in a strip of this height.
fn place_of_current(store: Store, height: usize) -> Option<f64> {
    let (height, selected) = (f64::from(u32::try_from(height).ok()?), store.selected.get_untracked()?);
    let find = |document: &Document| Some((document.annotation(selected)?.span.range(), document.text.len()));
    let (span, length) = store.with_document(find).flatten()?;
    Some(minimap::frame(&(span.start..span.start), length, height, 2.0).0)
}

/// Has the part in view follow the article, once a frame.
fn follow_scrolling(store: Store, strip: NodeRef<Div>, seen: RwSignal<Place>) {
    let Some(article) = places::article() else { return };
    let waits = StoredValue::new(false);
    events::listen(&article, &["scroll"], move |_| {
        if waits.try_get_value() != Some(false) {
            return;
        }
        waits.set_value(true);
        request_animation_frame(move || {
            // The article may be gone by now.
            let _: Option<()> = waits.try_update_value(|waits| *waits = false);
            if let Some(place) = place_of_view(store, strip) {
                seen.try_set(place);
            }
        });
    });
}

fn grasp(store: Store, (strip, asked): (NodeRef<Div>, Asked), event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    if let Some(strip) = strip.get_untracked() {
        // Without it, dragging ends at the edge of the strip.
        let _: Result<(), _> = strip.set_pointer_capture(event.pointer_id());
    }
    go_to(store, (strip, asked), event);
}

/// Scrolls to what is under the pointer.
fn go_to(store: Store, (strip, asked): (NodeRef<Div>, Asked), event: &PointerEvent) {
    let (Some(strip), Some(article)) = (strip.get_untracked(), places::article()) else { return };
    let rect = strip.get_bounding_client_rect();
    let y = f64::from(event.client_y()) - rect.top();
    let place = store.with_document(|document| {
        let place = minimap::place_at(y, document.text.len(), rect.height());
        let place = document.text.as_str().floor_char_boundary(place);
        (document.text.utf16_at(ByteOffset::new(place)).get(), document.text.utf16_len())
    });
    if let Some((place, length)) = place {
        asked.set_value(Some(place));
        spawn_local(places::scroll_to(article, place, length, move || asked.try_get_value() == Some(Some(place))));
    }
}
