//! The browser: everything that calls its interfaces beyond what a component's own events need.

pub mod article_dom;
mod asked;
pub mod clock;
pub mod converter;
pub mod download;
pub mod events;
pub mod extractor;
pub mod files;
pub mod folders;
pub mod html;
pub mod keeping;
pub mod launch;
pub mod layout;
pub mod locale;
pub mod mark_places;
pub mod morph;
pub mod parts;
pub mod pieces;
pub mod places;
pub mod rescue;
pub mod selection;
pub mod service_worker;
pub mod sheet;
pub mod spotlight;
pub mod storage;
pub mod tabs;

use wasm_bindgen::{JsCast, JsValue};

/// What the browser says is wrong, in its words.
pub fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| crate::tr::browser_no_reason().to_owned())
}
