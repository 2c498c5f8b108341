//! The label palette: every label of the schema with its key.

use leptos::prelude::*;

use crate::state::Store;

/// The palette. Its buttons label the selected words, or relabel the mention under review.
#[component]
pub(super) fn Palette(
    /// The label that the mention has.
    #[prop(into)]
    current: Signal<Option<String>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let labels =
        store.project.with_untracked(|project| project.workspace().schema().live().cloned().collect::<Vec<_>>());
    let buttons = labels
        .into_iter()
        .map(|label| {
            let (name, key) = (label.name, label.key);
            let (pressed, clicked, shown) = (name.clone(), name.clone(), name.clone());
            let is_current = Memo::new(move |_| current.with(|current| current.as_ref() == Some(&pressed)));
            view! {
                <button
                    class="palette__label"
                    data-label=shown.clone()
                    title=label.description
                    aria-keyshortcuts=key.map(String::from)
                    aria-pressed=move || is_current.get().to_string()
                    on:click=move |_| store.label(&clicked)
                >
                    <kbd aria-hidden="true">{key}</kbd>
                    <span>{name}</span>
                </button>
            }
        })
        .collect_view();
    view! { <div class="palette" role="group" aria-label="Labels">{buttons}</div> }
}
