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
    /// The licences of all that the page is made of, as text.
    Licences,
    /// The page as one file, which only a site has.
    Single,
}

impl Part {
    /// Its name in the table.
    fn name(self) -> &'static str {
        match self {
            Part::Worker => "worker",
            Part::Converter => "converter",
            Part::Licences => "licences",
            Part::Single => "single",
        }
    }
}

thread_local! {
    /// Read once: the table does not change while the page is there.
    static TABLE: JsValue = read().unwrap_or_else(|| Object::new().into());
}

/// The address of a part, from the page.
pub fn address(part: Part) -> String {
    // A page that was not finished has no such part, and it is told that nothing of this name can be loaded.
    find(part).unwrap_or_else(|| part.name().to_owned())
}

/// The address of a part, where the page has it.
pub fn find(part: Part) -> Option<String> {
    TABLE.with(|table| Reflect::get(table, &"addresses".into()).ok().and_then(|all| text(&all, part.name())))
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
