//! One listener for many events of an element and of all in it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// Has `hear` called for the events of these names. The browser drops it with the element.
pub fn listen(root: &Element, names: &[&str], hear: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(hear).into_js_value();
    for name in names {
        // A browser that has no such event never calls.
        let _: Result<(), _> = root.add_event_listener_with_callback(name, listener.unchecked_ref());
    }
}
