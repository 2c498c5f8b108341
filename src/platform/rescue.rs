//! The screen that stands where the page was once this program has ended: `public/rescue/`. It does all by itself; here it is
//! only told.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tallymarkRescue, js_name = started, catch)]
    fn tell_started() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = tallymarkRescue, js_name = crashed, catch)]
    fn tell_crashed(message: &str) -> Result<(), JsValue>;
}

/// Has every panic from now on show the screen, beside what is written to the console.
pub fn watch() {
    panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        console_error_panic_hook::hook(panic);
        warn_of(tell_crashed(&panic.to_string()));
    }));
}

/// Says that the page runs: errors until then mean that it cannot be started.
pub fn say_started() {
    warn_of(tell_started());
}

fn warn_of(told: Result<(), JsValue>) {
    if let Err(error) = told {
        leptos::logging::warn!("the rescue screen cannot be shown: {}", super::reason(&error));
    }
}
