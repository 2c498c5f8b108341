//! The buttons that move the boundaries of the mention under review or of the selected words, split it and merge it.

use leptos::prelude::*;
use tallymark_text::{Direction, Edge, Step};
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use crate::app::panel::{Heard, Panel};
use crate::state::Store;
use crate::view::draw::boundaries::boundaries;

/// The buttons.
#[component]
pub(super) fn Boundaries() -> impl IntoView {
    let store = expect_context::<Store>();
    let state = Memo::new(move |_| store.boundaries());
    view! { <Panel class="boundaries-panel" waits=true draw=move || state.with(boundaries) hear=move |heard| hear(store, &heard) /> }
}

fn hear(store: Store, heard: &Heard) {
    if heard.kind != "click" {
        return;
    }
    let has_alt = heard.event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::alt_key);
    let step = if has_alt { Step::Character } else { Step::Word };
    match (heard.act.as_str(), heard.arg.split_once(' ')) {
        ("split", _) => store.split(),
        ("merge", _) => store.merge(),
        ("leave", _) => store.spans.leave(),
        ("move", Some((what, way))) => {
            let direction = if way == "back" { Direction::Back } else { Direction::Forward };
            match what {
                "start" => store.move_edge(Edge::Start, direction, step),
                "end" => store.move_edge(Edge::End, direction, step),
                _ => store.move_split(direction, step),
            }
        }
        _ => {}
    }
}
