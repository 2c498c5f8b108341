//! The guidelines beside the article.

use leptos::prelude::*;
use maud::Markup;

use crate::app::panel::{Heard, Panel};
use crate::state::{Dialog, Store};
use crate::view::draw::guidelines::draw;

/// The panel, where the user has it shown.
#[component]
pub(super) fn Guidelines() -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = Memo::new(move |_| store.preferences.with(|own| own.shows_guidelines));
    let label = Memo::new(move |_| store.current().map(|mention| mention.label).filter(|_| shown.get()));
    let schema = Memo::new(move |_| store.project.with(|project| project.workspace().schema().clone()));
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "edit") => store.show(Dialog::Schema),
        ("click", "close") => {
            store.toggle_guidelines();
            store.return_to_mention();
        }
        _ => {}
    };
    let draw = move || {
        if !shown.get() {
            return Markup::default();
        }
        schema.with(|schema| label.with(|label| draw(schema, label.as_deref())))
    };
    view! { <Panel class="guidelines-frame" draw hear /> }
}
