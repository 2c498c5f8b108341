//! The notice of a newer version: it stays until the user takes the version or wants to hear no more of it.

use leptos::prelude::*;

use crate::app::icon::{self, Icon};
use crate::state::Store;
use crate::tr;

/// The notice.
#[component]
pub(super) fn NewVersion() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <Show when=move || store.newer.get()>
            <div class="notice" role="note">
                <p class="notice__text">{tr::offline_new_version()}</p>
                <button class="button notice__act" on:click=move |_| store.use_new_version()>
                    {tr::offline_use_new_version()}
                </button>
                <button
                    class="button button--quiet notice__close"
                    aria-label=tr::page_dismiss()
                    on:click=move |_| store.newer.set(false)
                >
                    <Icon shape=icon::REJECT />
                </button>
            </div>
        </Show>
    }
}
