//! Keys that are pressed after a dialog was asked for and before it is there: what draws it may have to be loaded first. They
//! are for the dialog.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::state::Store;

/// Keeps a key for the dialog that is about to open; `false` where none is.
pub(super) fn keep(store: Store, event: &KeyboardEvent) -> bool {
    if store.typed_ahead.with_value(Option::is_none) {
        return false;
    }
    // What is for the browser stays the browser's.
    if event.ctrl_key() || event.meta_key() {
        return true;
    }
    event.prevent_default();
    match event.key().as_str() {
        "Escape" => store.close_any(),
        "Backspace" => change(store, |keys| drop(keys.pop())),
        key => change(store, |keys| keys.push(key.to_owned())),
    }
    true
}

fn change(store: Store, change: impl FnOnce(&mut Vec<String>)) {
    store.typed_ahead.update_value(|keys| {
        if let Some(keys) = keys {
            change(keys);
        }
    });
}

/// Has the control that has the focus hear the keys that were kept.
pub(super) fn release(store: Store) {
    let keys = store.typed_ahead.try_update_value(Option::take).flatten().unwrap_or_default();
    for key in keys {
        let Some(active) = document().active_element() else { return };
        match active.dyn_ref::<HtmlInputElement>() {
            Some(field) if key.chars().count() == 1 => type_into(field, &key),
            _ => press(&active, &key),
        }
    }
}

fn type_into(field: &HtmlInputElement, character: &str) {
    field.set_value(&(field.value() + character));
    let options = EventInit::new();
    options.set_bubbles(true);
    tell(field, Event::new_with_event_init_dict("input", &options));
}

fn press(control: &Element, key: &str) {
    let options = KeyboardEventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    options.set_key(key);
    tell(control, KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).map(Event::from));
}

fn tell(control: &Element, event: Result<Event, wasm_bindgen::JsValue>) {
    if let Err(error) = event.and_then(|event| control.dispatch_event(&event)) {
        leptos::logging::warn!("a key was lost: {}", crate::platform::reason(&error));
    }
}
