//! Saving a file through the browser.

use crate::tr;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `parts`, one after the other, as a file called `name`.
///
/// # Errors
/// A message for the user where the browser does not take them.
pub fn save(name: &str, media_type: &str, parts: &[String]) -> Result<(), String> {
    let list: js_sys::Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&list, &options);
    blob.and_then(|blob| offer(name, &blob)).map_err(|error| failed(&error))
}

/// Offers a file that the browser has, called `name`.
///
/// # Errors
/// A message for the user where the browser does not take it.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), String> {
    offer(name, blob).map_err(|error| failed(&error))
}

fn failed(error: &JsValue) -> String {
    tr::download_failed(&super::reason(error))
}

fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the file while it downloads; a minute is ample for it to begin.
    leptos::prelude::set_timeout(
        move || {
            let _: Result<(), JsValue> = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_mins(1),
    );
    Ok(())
}
