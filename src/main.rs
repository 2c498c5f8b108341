//! Mounts the page.
//!
//! The program is cut here: what only [`dialogs`] or [`review`] need become files of their own when `cargo xtask seal`
//! finishes the build.

// What the macro makes of a function that may fail before it is called fails no more.
#![allow(clippy::unnecessary_wraps)]

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use tallymark::app::{App, Parts, dialogs, review};
use tallymark::platform::rescue;
use tallymark::state::{Dialogs, Review};

fn main() {
    rescue::watch();
    // Why a part could not be loaded is written to the console by what loads it.
    let parts = Parts {
        dialogs: || Box::pin(async { load_dialogs().await.ok() }),
        review: || Box::pin(async { load_review().await.ok() }),
    };
    mount_to_body(move || view! { <App parts /> });
    rescue::say_started();
}

// The macro names the functions to the linker, which counts as unsafe.
#[allow(unsafe_code)]
#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn load_dialogs() -> Result<Dialogs, SplitLoaderError> {
    Ok(dialogs())
}

#[allow(unsafe_code)]
#[wasm_split(review, wasm_split_path = leptos::wasm_split, fallible)]
fn load_review() -> Result<Review, SplitLoaderError> {
    Ok(review())
}
