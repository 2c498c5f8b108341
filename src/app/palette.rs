//! The label palette: every label of the schema that can be given, with its key.

use leptos::prelude::*;
use maud::{Markup, html};
use tallymark_dataset::LabelDefinition;

use crate::app::panel::{Heard, Panel};
use crate::state::Store;
use crate::tr;
use crate::view::labels;

/// The palette. Its buttons label the selected words, or relabel the mention under review.
#[component]
pub(super) fn Palette(
    /// The label that the mention has.
    #[prop(into)]
    current: Signal<Option<String>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let labels = Memo::new(move |_| {
        store.project.with(|project| project.workspace().schema().live().cloned().collect::<Vec<LabelDefinition>>())
    });
    let hear = move |heard: Heard| {
        if (heard.kind.as_str(), heard.act.as_str()) == ("click", "label") {
            store.label(&heard.arg);
        }
    };
    let draw = move || labels.with(|labels| current.with(|current| draw(labels, current.as_deref())));
    view! { <Panel class="palette-frame" waits=true draw hear /> }
}

fn draw(labels: &[LabelDefinition], current: Option<&str>) -> Markup {
    html! {
        div.palette role="group" aria-label=(tr::schema_labels()) {
            @for label in labels {
                button.palette__label data-key=(label.name) data-act="label" data-arg=(label.name) data-label=(label.name)
                    title=(labels::description(&label.description)) aria-keyshortcuts=[label.key]
                    aria-pressed=(current == Some(&label.name)) {
                    kbd aria-hidden="true" { @if let Some(key) = label.key { (key) } }
                    span { (label.name) }
                }
            }
        }
    }
}
