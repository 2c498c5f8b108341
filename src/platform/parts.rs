//! The table of parts that the build writes into the page: its version, and where the rest of it is.

use js_sys::{JSON, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// What the page loads later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The extraction worker's start script.
    Worker,
    /// The converter's start script.
    Converter,
}

thread_local! {
    /// Read once: the table does not change while the page is there.
    static TABLE: JsValue = read().unwrap_or_else(|| Object::new().into());
}

/// The address of a part, from the page.
pub fn address(part: Part) -> String {
    let name = match part {
        Part::Worker => "worker",
        Part::Converter => "converter",
    };
    let known = TABLE.with(|table| Reflect::get(table, &"addresses".into()).ok().and_then(|all| text(&all, name)));
    // A page that was not finished has no such part, and it is told that nothing of this name can be loaded.
    known.unwrap_or_else(|| name.to_owned())
}

/// The version of Tallymark.
pub fn version() -> String {
    TABLE.with(|table| text(table, "version")).unwrap_or_default()
}

/// What tells this build from others.
pub fn build() -> String {
    TABLE.with(|table| text(table, "build")).unwrap_or_default()
}

/// Whether the page is one file, which is opened from a disk and has everything in it.
pub fn is_single_file() -> bool {
    TABLE.with(|table| Reflect::get(table, &"single".into()).is_ok_and(|single| single.is_truthy()))
}

fn read() -> Option<JsValue> {
    JSON::parse(&document().get_element_by_id("parts")?.text_content()?).ok()
}

fn text(table: &JsValue, name: &str) -> Option<String> {
    Reflect::get(table, &name.into()).ok()?.as_string()
}
