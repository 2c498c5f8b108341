//! The offer to apply the last decision to the same words elsewhere.

use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::Markup;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

use crate::app::panel::{Heard, Panel};
use crate::effect::effect;
use crate::state::{Scope, Store};
use crate::view::draw::offer;
use crate::view::everywhere::Manner;

/// The offer: nothing while there is none.
#[component]
pub(super) fn Offer() -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<leptos::html::Section>::new();
    let draw = move || {
        store.offer.with(|offer| match offer {
            Some(offer) => offer::draw(&offer.verdict, offer.here, offer.everywhere),
            None => Markup::default(),
        })
    };
    effect(move || {
        if store.offer_wanted.get() && store.offer.with(Option::is_some) {
            store.offer_wanted.set(false);
            // Once it is drawn, and before the next key.
            spawn_local(async move {
                if let Some(place) = place.try_get_untracked().flatten() {
                    step(&place, None, 0);
                }
            });
        }
    });
    view! {
        <section class="offer" class:offer--empty=move || store.offer.with(Option::is_none) node_ref=place>
            <Panel
                class="offer__panel"
                draw
                hear=move |heard| {
                    if let Some(place) = place.get_untracked() {
                        hear(store, &place, &heard);
                    }
                }
            />
        </section>
    }
}

fn hear(store: Store, place: &Element, heard: &Heard) {
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("keydown", _) => {
            let by = match heard.key().as_str() {
                "ArrowDown" | "ArrowRight" => 1,
                "ArrowUp" | "ArrowLeft" => -1,
                "Escape" => 0,
                _ => return,
            };
            // Not the keys of the article here.
            heard.event.prevent_default();
            heard.event.stop_propagation();
            if by == 0 {
                // Choosing the same mention again brings the focus back to it.
                store.select(store.selected.get_untracked());
            } else {
                step(place, Some(&heard.element), by);
            }
        }
        ("click", "decide-here") => store.apply_offer(Scope::Here, Manner::Decide),
        ("click", "suggest-here") => store.apply_offer(Scope::Here, Manner::Suggest),
        ("click", "decide-everywhere") => store.apply_offer(Scope::Everywhere, Manner::Decide),
        ("click", "suggest-everywhere") => store.apply_offer(Scope::Everywhere, Manner::Suggest),
        ("click", "never-here") => store.never(Scope::Here),
        ("click", "never-everywhere") => store.never(Scope::Everywhere),
        ("click", "dismiss") => {
            store.withdraw_offer();
            store.select(store.selected.get_untracked());
        }
        _ => {}
    }
}

/// Brings the focus to the button so far from another one, or to the first.
fn step(place: &Element, from: Option<&Element>, by: i32) {
    let Ok(buttons) = place.query_selector_all("button") else { return };
    let count = i32::try_from(NodeList::length(&buttons)).unwrap_or(0);
    let at = |index: i32| buttons.item(index.unsigned_abs()).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let here =
        from.and_then(|from| (0..count).find(|index| at(*index).is_some_and(|button| button.is_same_node(Some(from)))));
    let next = here.map_or(0, |here| (here + by).rem_euclid(count.max(1)));
    if let Some(button) = at(next) {
        // A button that does not take the focus leaves it where it was.
        let _: Result<(), _> = button.focus();
    }
}
