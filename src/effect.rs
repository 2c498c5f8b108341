//! Effects, compiled once.

use leptos::prelude::Effect;

/// Runs `run` now and whenever a signal that it reads has changed. Leptos compiles its machinery anew for every closure,
/// some kilobytes each, which the reader of the page would download; behind a pointer it is there once.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

fn start(run: Box<dyn FnMut()>) {
    Effect::new(run);
}
