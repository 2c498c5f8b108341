//! The bar under the article, for thumbs: shown where the window has no room for the inspector beside it.

use leptos::prelude::*;
use tallymark_text::Direction;

use crate::app::icon::{self, Icon};
use crate::state::Store;
use crate::tr;

/// The bar. Its buttons repeat what the inspector and the keys do.
#[component]
pub(super) fn ReviewBar() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <div class="review-bar" role="toolbar" aria-label=tr::page_review()>
            <button class="button button--bar" aria-label=tr::action_previous() on:click=move |_| store.go(Direction::Back)>
                <Icon shape=icon::PREVIOUS />
            </button>
            <button class="button button--bar button--reject" aria-label=tr::page_reject_mention() on:click=move |_| store.reject()>
                <Icon shape=icon::REJECT />
            </button>
            <button class="button button--bar button--accept" aria-label=tr::page_accept_mention() on:click=move |_| store.accept()>
                <Icon shape=icon::ACCEPT />
            </button>
            <button class="button button--bar" aria-label=tr::action_next() on:click=move |_| store.go(Direction::Forward)>
                <Icon shape=icon::NEXT />
            </button>
        </div>
    }
}
