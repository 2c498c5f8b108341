//! Icons, drawn as strokes in the colour of the text around them.

use leptos::prelude::*;

pub(super) use crate::view::draw::icon::*;

/// An icon beside or instead of words; hidden from screen readers, which read the words.
#[component]
pub(super) fn Icon(shape: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=shape></path>
        </svg>
    }
}
