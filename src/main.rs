//! Mounts the page.
//!
//! The program is split here: what only the dialogs need becomes a file of its own, which `cargo xtask seal` cuts off.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use tallymark::app::{App, Drawing, dialogs};
use tallymark::platform::rescue;

fn main() {
    rescue::watch();
    // The loader writes to the console why a part could not be loaded.
    mount_to_body(|| view! { <App load_dialogs=|| Box::pin(async { drawing_of_dialogs().await.ok() }) /> });
    rescue::say_started();
}

// The macro names the function to the linker, which counts as unsafe.
#[allow(unsafe_code)]
#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn drawing_of_dialogs() -> Result<Drawing, SplitLoaderError> {
    Ok(dialogs)
}
