//! The list of keys.

use leptos::prelude::*;

use crate::state::Store;
use crate::view::keys::HELP;

/// The dialog with all keys.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    open_while(dialog, store.help);
    let groups = HELP
        .iter()
        .map(|(name, keys)| {
            let rows = keys
                .iter()
                .map(|(keys, does)| {
                    let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " }).collect_view();
                    view! { <div class="keys__row"><dt>{keys}</dt><dd>{*does}</dd></div> }
                })
                .collect_view();
            view! { <section class="keys__group"><h3>{*name}</h3><dl>{rows}</dl></section> }
        })
        .collect_view();
    view! {
        <dialog class="dialog dialog--wide" aria-labelledby="help-title" node_ref=dialog on:close=move |_| store.help.set(false)>
            <h2 class="dialog__title" id="help-title">"Keys"</h2>
            <div class="keys">{groups}</div>
            <div class="dialog__acts">
                <button class="button button--strong" on:click=move |_| store.help.set(false)>"Close"</button>
            </div>
        </dialog>
    }
}

/// Keeps a dialog open as long as `shown` says so; a click on what is behind it closes it.
pub(super) fn open_while(dialog: NodeRef<leptos::html::Dialog>, shown: RwSignal<bool>) {
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (shown.get(), dialog.open()) {
            (true, false) if dialog.show_modal().is_err() => {
                leptos::logging::error!("the dialog could not be opened");
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
