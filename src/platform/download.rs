//! Saving a file through the browser.

use crate::tr;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

#[wasm_bindgen]
extern "C" {
    /// The window with the File System Access API, which only some browsers have.
    type Picker;
    #[wasm_bindgen(method, getter, js_name = showSaveFilePicker)]
    fn show_save_file_picker(this: &Picker) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    fn pick(this: &Picker, options: &js_sys::Object) -> Result<js_sys::Promise, JsValue>;
    /// `FileSystemFileHandle`.
    type Handle;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<js_sys::Promise, JsValue>;
    /// `FileSystemWritableFileStream`.
    type Writable;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, data: &Blob) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<js_sys::Promise, JsValue>;
}

/// Offers `parts`, one after the other, as a file called `name`.
///
/// # Errors
/// A message for the user where the browser does not take them.
pub fn save(name: &str, media_type: &str, parts: &[String]) -> Result<(), String> {
    let list: js_sys::Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    save_blob(name, &joined(&list, media_type)?)
}

/// A text, handed to the browser, which may keep it outside memory.
///
/// # Errors
/// A message for the user where the browser does not take it.
pub fn blob(text: &str, media_type: &str) -> Result<Blob, String> {
    joined(&js_sys::Array::of1(&JsValue::from_str(text)), media_type)
}

/// Texts and files, one after the other.
///
/// # Errors
/// A message for the user where the browser does not take them.
pub fn joined(parts: &js_sys::Array, media_type: &str) -> Result<Blob, String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_blob_sequence_and_options(parts, &options).map_err(|error| failed(&error))
}

/// Offers a file that the browser has, called `name`.
///
/// # Errors
/// A message for the user where the browser does not take it.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), String> {
    offer(name, blob).map_err(|error| failed(&error))
}

/// Whether the browser lets the user choose where a file goes.
pub fn has_picker() -> bool {
    web_sys::window().is_some_and(|window| window.unchecked_ref::<Picker>().show_save_file_picker().is_function())
}

/// Has the user choose where a file goes, and writes it there, straight from where the browser keeps it. Says whether
/// the user has chosen a place.
///
/// # Errors
/// A message for the user where it cannot be written.
pub async fn save_to(name: &str, blob: &Blob) -> Result<bool, String> {
    let Some(window) = web_sys::window() else { return Ok(false) };
    let options = js_sys::Object::new();
    let named = js_sys::Reflect::set(&options, &"suggestedName".into(), &name.into());
    let picked = match named.and_then(|_| window.unchecked_ref::<Picker>().pick(&options)) {
        Ok(picked) => JsFuture::from(picked).await,
        Err(error) => Err(error),
    };
    match picked {
        Ok(handle) => write(handle.unchecked_ref(), blob).await.map(|()| true).map_err(|error| failed(&error)),
        // The user has thought better of it.
        Err(error) if error.unchecked_ref::<js_sys::Error>().name() == "AbortError" => Ok(false),
        Err(error) => Err(failed(&error)),
    }
}

async fn write(handle: &Handle, blob: &Blob) -> Result<(), JsValue> {
    let writable: Writable = JsFuture::from(handle.create_writable()?).await?.unchecked_into();
    JsFuture::from(writable.write(blob)?).await?;
    JsFuture::from(writable.close()?).await?;
    Ok(())
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
