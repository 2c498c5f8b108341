//! The page's end of the service worker (`public/service-worker.js`), which keeps the page for work without a network.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

/// Beside the page, whose folder is its scope.
const SCRIPT: &str = "./service-worker.js";

/// What the browser has for service workers. `None` where there are none: a page that is opened from a disk, or without
/// TLS, and a browser that has been told to have none.
pub fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let is_served = window.location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let container = Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    if is_served && container.is_object() { Some(container.unchecked_into()) } else { None }
}

/// Has the browser install the service worker, where this version is not there yet.
///
/// # Errors
/// What the browser says: there is no such file, or storage is blocked.
pub async fn register(container: &ServiceWorkerContainer) -> Result<ServiceWorkerRegistration, JsValue> {
    JsFuture::from(container.register(SCRIPT)).await?.dyn_into()
}

/// What `worker` answers.
///
/// # Errors
/// What the browser says: the worker has ended.
pub async fn ask(worker: &ServiceWorker, what: &str) -> Result<JsValue, JsValue> {
    let channel = MessageChannel::new()?;
    let port = channel.port2();
    worker.post_message_with_transferable(&what.into(), &js_sys::Array::<JsValue>::of(&[port.into()]))?;
    let answer = js_sys::Promise::new(&mut |resolve, _reject| {
        let hear = Closure::once_into_js(move |event: MessageEvent| {
            // Resolving cannot fail: the function is the promise's own.
            let _: Result<JsValue, JsValue> = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        channel.port1().set_onmessage(Some(hear.unchecked_ref()));
    });
    JsFuture::from(answer).await
}

/// Tells `worker` something that has no answer.
///
/// # Errors
/// What the browser says.
pub fn tell(worker: &ServiceWorker, what: &str) -> Result<(), JsValue> {
    worker.post_message(&what.into())
}
