//! The worker's end of the line to the page.

use std::panic::PanicHookInfo;

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use js_sys::Array;
use tallymark_converter::{Request, Response};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The line: what the page says comes in the order in which it was said.
pub(crate) struct Link {
    scope: DedicatedWorkerGlobalScope,
    inbox: UnboundedReceiver<(Request, JsValue)>,
}

impl Link {
    /// Begins to listen, and says so.
    pub(crate) fn new() -> Self {
        let scope = scope();
        let (sender, inbox) = unbounded();
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let parts = Array::from(&event.data());
            match serde_json::from_str(&parts.get(0).as_string().unwrap_or_default()) {
                // Nobody takes it only once the worker is done.
                Ok(request) => drop(sender.unbounded_send((request, parts.get(1)))),
                // Page and worker are built together; a message that does not fit is a defect, shown where errors are.
                Err(error) => {
                    wasm_bindgen::throw_str(&format!("the converter got a message it does not know: {error}"))
                }
            }
        });
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        let link = Self { scope, inbox };
        link.post(&Response::Ready);
        link
    }

    /// What the page says next, with the file beside it; `None` where the page says no more.
    pub(crate) async fn next(&mut self) -> Option<(Request, JsValue)> {
        self.inbox.next().await
    }

    pub(crate) fn post(&self, response: &Response) {
        self.post_with(response, &JsValue::UNDEFINED);
    }

    /// Says something with a file beside it.
    pub(crate) fn post_with(&self, response: &Response, file: &JsValue) {
        post(&self.scope, response, file);
    }
}

/// Tells the page what the worker ends of.
pub(crate) fn tell_panic(panic: &PanicHookInfo<'_>) {
    post(&scope(), &Response::Panicked(panic.to_string()), &JsValue::UNDEFINED);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(scope: &DedicatedWorkerGlobalScope, response: &Response, file: &JsValue) {
    let words = serde_json::to_string(response).map_err(|error| JsValue::from(error.to_string()));
    let posted = words.and_then(|words| scope.post_message(&Array::of(&[words.into(), file.clone()])));
    if let Err(error) = posted {
        wasm_bindgen::throw_val(error);
    }
}
