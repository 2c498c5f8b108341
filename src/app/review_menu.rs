//! The menu of review in the head of the article, and the line that says how far the review is.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_text::Direction;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, Node};

use crate::app::panel::{Heard, Panel};
use crate::effect::effect;
use crate::platform::clock;
use crate::state::{Dialog, Store};
use crate::view::draw::review_menu::{self, ReviewMenu};
use crate::view::draw::standing::{self, Shown};
use crate::view::review::{Batch, Certain, Order};

/// The menu: a button, and what it opens.
#[component]
pub(super) fn Review(
    /// Counts up with what there is to review.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<leptos::html::Div>::new();
    let is_open = store.review_menu;
    let draw = move || {
        let preferences = store.preferences.get();
        let menu = is_open.get().then(|| {
            changed.track();
            let label = store.current_label();
            ReviewMenu {
                order: preferences.order,
                rest: store.count(&Batch::Rest),
                label: label.map(|label| (label.clone(), store.count(&Batch::Label(label)))),
                sure: (preferences.sure.0, store.count(&Batch::Sure(preferences.sure.0))),
                shows_pace: !preferences.hides_pace,
            }
        });
        review_menu::draw(menu.as_ref())
    };
    // The focus goes where the user goes on: into the menu that has opened.
    Effect::new(move |was_open: Option<bool>| {
        let opened = is_open.get() && was_open == Some(false);
        if opened {
            // Once it is drawn, and before the next key.
            spawn_local(async move { focus_in(place, "[name=review-order]:checked") });
        }
        is_open.get()
    });
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if is_open.get_untracked() && !is_within(place, target.as_ref()) {
            is_open.set(false);
        }
    });
    on_cleanup(move || {
        elsewhere.remove();
        is_open.set(false);
    });
    view! {
        <div class="review-menu" node_ref=place>
            <Panel class="review-menu__panel" draw hear=move |heard| hear(store, place, &heard) />
        </div>
    }
}

fn hear(store: Store, place: NodeRef<leptos::html::Div>, heard: &Heard) {
    let close = || {
        store.review_menu.set(false);
        focus_in(place, ".review-menu__button");
    };
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("keydown", _) if store.review_menu.get_untracked() => {
            // Letters and arrows are the menu's while it is open.
            heard.event.stop_propagation();
            if heard.key() == "Escape" {
                close();
            }
        }
        ("focusout", _) => {
            let next = heard.event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
            if let Some(next) = next.and_then(|next| next.dyn_into::<Node>().ok())
                && !is_within(place, Some(&next))
            {
                store.review_menu.set(false);
            }
        }
        ("click", "toggle") => store.review_menu.update(|open| *open = !*open),
        ("click", act @ ("rest" | "label" | "sure")) => {
            store.review_menu.set(false);
            store.accept_batch_named(act);
        }
        ("change", "order") => {
            if let Some(order) = Order::by_name(&heard.arg) {
                store.set_order(order);
            }
        }
        ("input" | "change", "threshold") => {
            if let Some(sure) = heard.value().parse().ok().filter(|percent| (1..=100).contains(percent)) {
                store.preferences.update(|preferences| preferences.sure = Certain(sure));
            }
        }
        ("change", "pace") => {
            let hides_pace = !heard.is_checked();
            store.preferences.update(|preferences| preferences.hides_pace = hides_pace);
        }
        _ => {}
    }
}

/// The line under the head.
#[component]
pub(super) fn Standing(
    /// Counts up with what there is to review.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let draw = move || {
        changed.track();
        let pace = store.preferences.with(|preferences| !preferences.hides_pace);
        let next_document = store.project.with_untracked(|project| project.workspace().documents().len() > 1);
        standing::draw(&store.standing(), Shown { pace, next_document })
    };
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "skipped") => store.go_to_skipped(),
        ("click", "next-document") => store.step_document(Direction::Forward),
        ("click", "download") => store.show(Dialog::Download),
        _ => {}
    };
    view! { <Panel class="standing" waits=true draw hear /> }
}

/// Counts up after what has changed in the review is painted: counting is not in the way of a decision.
pub(super) fn after_changes(store: Store) -> RwSignal<u32> {
    let count = RwSignal::new(0);
    let waits = StoredValue::new(false);
    effect(move || {
        store.redraw.track();
        store.selected.track();
        store.open.track();
        if waits.get_value() {
            return;
        }
        waits.set_value(true);
        clock::after_paint(move || {
            // The part of the page may be gone by now.
            waits.try_update_value(|waits| *waits = false);
            count.try_update(|count| *count += 1);
        });
    });
    count
}

fn is_within(place: NodeRef<leptos::html::Div>, node: Option<&Node>) -> bool {
    place.get_untracked().is_some_and(|place| place.contains(node))
}

fn focus_in(place: NodeRef<leptos::html::Div>, selector: &str) {
    // The article may have been left since it was asked for.
    let found = place.try_get_untracked().flatten().and_then(|place| place.query_selector(selector).ok().flatten());
    if let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // A control that does not take the focus leaves it where it was.
        let _: Result<(), _> = control.focus();
    }
}
