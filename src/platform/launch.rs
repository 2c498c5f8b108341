//! What the system does with the page as a program: it offers to install it, and hands it files and what others share.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, Window};

#[wasm_bindgen]
extern "C" {
    // What web-sys does not have.
    type LaunchQueue;
    #[wasm_bindgen(method, js_name = setConsumer)]
    fn set_consumer(this: &LaunchQueue, consumer: &JsValue);

    type LaunchParams;
    #[wasm_bindgen(method, getter)]
    fn files(this: &LaunchParams) -> Option<Array>;

    type FileHandle;
    #[wasm_bindgen(method, js_name = getFile)]
    fn get_file(this: &FileHandle) -> Promise;

    type InstallPrompt;
    #[wasm_bindgen(method, catch)]
    fn prompt(this: &InstallPrompt) -> Result<Promise, JsValue>;
}

/// Where the script in `index.html` keeps the browser's offer to install the page.
const OFFER: &str = "installPrompt";

/// Whether the browser would install the page now.
pub fn can_install() -> bool {
    offer().is_some()
}

/// Has the browser ask the user whether to install the page. `false` where it would not.
pub fn install() -> bool {
    let Some((window, prompt)) = offer() else { return false };
    // An offer is good for one time.
    let _: Result<bool, JsValue> = Reflect::delete_property(&window, &OFFER.into());
    match prompt.prompt() {
        Ok(shown) => spawn_local(async move {
            if let Err(error) = JsFuture::from(shown).await {
                leptos::logging::warn!("the browser does not install the page: {}", super::reason(&error));
            }
        }),
        Err(error) => leptos::logging::warn!("the browser does not install the page: {}", super::reason(&error)),
    }
    true
}

fn offer() -> Option<(Window, InstallPrompt)> {
    let window = web_sys::window()?;
    let prompt = Reflect::get(&window, &OFFER.into()).ok().filter(JsValue::is_object)?;
    Some((window, prompt.unchecked_into()))
}

/// Has `hear` called with the files that the system opens with this page: now, and as long as the page is there. What
/// cannot be had is told in words.
pub fn on_files(hear: impl Fn(Result<Vec<File>, String>) + Clone + 'static) {
    let queue = web_sys::window().and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok());
    let Some(queue) = queue.filter(JsValue::is_object) else { return };
    let consumer = Closure::<dyn Fn(LaunchParams)>::new(move |launch: LaunchParams| {
        let handles = launch.files().unwrap_or_default();
        let hear = hear.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles {
                match JsFuture::from(handle.unchecked_ref::<FileHandle>().get_file()).await {
                    Ok(file) => files.push(file.unchecked_into()),
                    Err(error) => return hear(Err(super::reason(&error))),
                }
            }
            hear(Ok(files));
        });
    });
    queue.unchecked_ref::<LaunchQueue>().set_consumer(&consumer.into_js_value());
}

/// What the address asks the page for (`?shared`), which is then taken out of the address: a reload does not ask again.
pub fn take_wish() -> Option<String> {
    let window = web_sys::window()?;
    let search = window.location().search().ok().filter(|search| !search.is_empty())?;
    let path = window.location().pathname().ok()?;
    window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&path)).ok()?;
    Some(search)
}

/// What another program has shared.
pub struct Shared {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The address of the page that it comes from.
    pub url: String,
    /// Files.
    pub files: Vec<File>,
}

/// What the service worker gives for the wish `?shared`.
pub fn shared(answer: &JsValue) -> Vec<Shared> {
    let get = |one: &JsValue, name: &str| Reflect::get(one, &name.into()).unwrap_or_default();
    let text = |one: &JsValue, name: &str| get(one, name).as_string().unwrap_or_default();
    let files =
        |one: &JsValue| Array::from(&get(one, "files")).iter().filter_map(|file| file.dyn_into().ok()).collect();
    let all = Array::from(answer).into_iter().map(|one| Shared {
        title: text(&one, "title"),
        text: text(&one, "text"),
        url: text(&one, "url"),
        files: files(&one),
    });
    all.collect()
}
