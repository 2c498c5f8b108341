//! What takes long: how far it is, and the button to cancel it.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::app::panel::{Heard, Panel};
use crate::state::{Store, Work};
use crate::tr;

/// The bar, shown while work is under way.
#[component]
pub(super) fn Working() -> impl IntoView {
    let store = expect_context::<Store>();
    let hear = move |heard: Heard| {
        if (heard.kind.as_str(), heard.act.as_str()) == ("click", "cancel") {
            store.cancel_work();
        }
    };
    view! { <Panel class="working" draw=move || store.working.with(|work| draw(work.as_ref())) hear /> }
}

fn draw(work: Option<&Work>) -> Markup {
    let Some(Work { title, done, total }) = work else { return Markup::default() };
    html! {
        div.working__bar role="group" aria-label=(title) {
            p.working__title { (title) }
            @if *total > 0 {
                progress aria-label=(title) max=(total) value=(done) {}
                p.working__count { (tr::working_count(*done, *total)) }
                button.button.button--small data-act="cancel" { (tr::cancel()) }
            } @else {
                progress aria-label=(title) {}
            }
        }
    }
}
