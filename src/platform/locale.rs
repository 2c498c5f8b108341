//! The language of the browser, and the one that the page says it is in.

use web_sys::window;

/// The language that the user has set for the browser, as a BCP 47 tag.
pub fn preferred() -> Option<String> {
    window()?.navigator().language()
}

/// Says which language the page is in: screen readers choose their voice by it, browsers their hyphenation.
pub fn declare(tag: &str) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if root.is_none_or(|root| root.set_attribute("lang", tag).is_err()) {
        leptos::logging::warn!("the page did not take its language");
    }
}
