//! Giving an element the focus from within the program.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Gives the focus to the element of this id, where it is there.
pub(super) fn by_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into().ok()) {
        on(&element);
    }
}

/// Gives an element the focus, and has the browser bring it into view.
pub(super) fn on(element: &HtmlElement) {
    if element.focus().is_err() {
        leptos::logging::warn!("an element did not take the focus");
    }
}

/// Gives an element the focus and leaves everything where it is.
pub(super) fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if element.focus_with_options(&options).is_err() {
        leptos::logging::warn!("an element did not take the focus");
    }
}
