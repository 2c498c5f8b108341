//! What the browser says about the storage of this page: how much it takes, and whether it has promised to keep it.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `Navigator`, as far as it is about storage; where the page is not from a safe address browsers leave that out.
    type Keeper;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Keeper) -> JsValue;
    /// `StorageManager`.
    type Manager;
    #[wasm_bindgen(method, catch)]
    fn estimate(this: &Manager) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn persisted(this: &Manager) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn persist(this: &Manager) -> Result<Promise, JsValue>;
}

/// How many bytes this page takes. `None` where the browser does not say.
pub async fn usage() -> Option<f64> {
    let estimate = answer(manager()?.estimate()).await?;
    Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()
}

/// Whether the browser has promised to keep what is stored. `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    answer(manager()?.persisted()).await?.as_bool()
}

/// Asks the browser to keep what is stored; it may ask the user. Says whether it has promised to.
pub async fn ask() -> Option<bool> {
    answer(manager()?.persist()).await?.as_bool()
}

/// The address that the browser keeps storage for.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().host().ok()).unwrap_or_default()
}

fn navigator() -> Option<Keeper> {
    Some(web_sys::window()?.navigator().unchecked_into())
}

fn manager() -> Option<Manager> {
    let storage = navigator()?.storage();
    storage.is_object().then(|| storage.unchecked_into())
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    // A browser that refuses to say is as good as one that does not know.
    JsFuture::from(promise.ok()?).await.ok()
}
