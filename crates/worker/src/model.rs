//! The model of names: a file beside the worker, loaded once.

use js_sys::Reflect;
use tallymark_extract::Names;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// What users know the file by. Its name on the host has the hash of its content as well.
const FILE: &str = "names.bin";

/// Fetches and reads the model.
///
/// # Errors
/// Why it cannot be had, for the user to read.
pub(crate) async fn load(scope: &DedicatedWorkerGlobalScope) -> Result<Names, String> {
    let bytes = fetch(scope).await.map_err(|error| format!("{FILE} could not be loaded: {}", reason(&error)))?;
    Names::read(&bytes).map_err(|error| error.to_string())
}

async fn fetch(scope: &DedicatedWorkerGlobalScope) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(scope.fetch_with_str(&address(scope)?)).await?.unchecked_into();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Where the worker's start script says that the model is.
fn address(scope: &DedicatedWorkerGlobalScope) -> Result<String, JsValue> {
    let parts = Reflect::get(scope, &"tallymarkParts".into())?;
    let names = if parts.is_object() { Reflect::get(&parts, &"names".into())?.as_string() } else { None };
    names.ok_or_else(|| "the worker was not told where it is".into())
}

/// What a thrown value says.
fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "for no known reason".to_owned())
}
