//! Records as they are stored: JSON with a checksum, so that a record that is damaged is known to be.
//!
//! Version 2 of a record is `{v: 2, json: "…", sum: 3735928559}`; `sum` is the CRC-32 of the JSON in UTF-8. Version 1 was the
//! value itself as a plain object, with a `Map` for each map.

use std::fmt;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::checksum::checksum;

/// The version of records that this page writes.
pub const VERSION: u32 = 2;

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what was stored: its checksum is another, or it is no record at all.
    Damaged,
    /// A later version of the page has written it.
    Newer,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => crate::tr::record_damaged(),
            Self::Newer => crate::tr::record_newer(),
        })
    }
}

/// A record of this JSON.
pub fn seal(json: &str) -> JsValue {
    let record = Object::new();
    let fields = [("v", JsValue::from(VERSION)), ("json", JsValue::from_str(json)), ("sum", checksum(json).into())];
    for (name, value) in fields {
        // A fresh object takes any field.
        let _: Result<bool, JsValue> = Reflect::set(&record, &name.into(), &value);
    }
    record.into()
}

/// The JSON of a record of any version.
///
/// # Errors
/// [`Unreadable`] says why it cannot be had.
pub fn unseal(record: &JsValue) -> Result<String, Unreadable> {
    match field(record, "v").map(|version| super::number(Some(&version))) {
        None => version_1(record).ok_or(Unreadable::Damaged),
        Some(Some(VERSION)) => checked(record).ok_or(Unreadable::Damaged),
        Some(Some(version)) if version > VERSION => Err(Unreadable::Newer),
        Some(_) => Err(Unreadable::Damaged),
    }
}

fn checked(record: &JsValue) -> Option<String> {
    let json = field(record, "json")?.as_string()?;
    let sum = super::number(field(record, "sum").as_ref());
    (sum == Some(checksum(&json))).then_some(json)
}

fn field(record: &JsValue, name: &str) -> Option<JsValue> {
    record.is_object().then(|| Reflect::get(record, &name.into()).ok()).flatten().filter(|value| !value.is_undefined())
}

/// The JSON of a plain object.
pub fn version_1(record: &JsValue) -> Option<String> {
    let as_object = |_: JsValue, value: JsValue| match value.dyn_ref::<js_sys::Map>() {
        Some(map) => Object::from_entries(map).map_or(JsValue::NULL, JsValue::from),
        None => value,
    };
    let replacer = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(as_object);
    let replacer: &js_sys::Function = replacer.as_ref().unchecked_ref();
    // What JSON has no word for is no record.
    JSON::stringify_with_replacer(record, replacer).ok().and_then(|json| json.as_string())
}
