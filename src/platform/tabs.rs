//! The other tabs of this browser: a lock that one of them holds, and a channel that all of them hear.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// The name of the lock.
const LOCK: &str = "tallymark-writer";

/// The name of the channel.
const CHANNEL: &str = "tallymark";

#[wasm_bindgen]
extern "C" {
    /// `LockManager`, which web-sys has only in part.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, granted: &JsValue) -> Result<Promise, JsValue>;
    /// `BroadcastChannel`, of which the page needs no more than this.
    type BroadcastChannel;
    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &BroadcastChannel, hear: &JsValue);
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &BroadcastChannel, words: &str) -> Result<(), JsValue>;
}

/// How the lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Only where nobody holds it.
    IfFree,
    /// Once those who hold it or have asked before are done with it.
    InTurn,
    /// Taken from whoever holds it.
    AtOnce,
}

/// The lock, held until this is dropped or another tab takes it.
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Resolving cannot fail: the function is the promise's own.
        let _: Result<JsValue, JsValue> = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Asks for the lock; `None` where it is not free. `on_lost` is called when another tab takes it.
///
/// # Errors
/// What the browser says where it has no locks for this page: it came without TLS, or its storage is blocked.
pub async fn lock(manner: Manner, on_lost: impl FnOnce() + 'static) -> Result<Option<Held>, JsValue> {
    let options = Object::new();
    match manner {
        Manner::IfFree => Reflect::set(&options, &"ifAvailable".into(), &true.into())?,
        Manner::AtOnce => Reflect::set(&options, &"steal".into(), &true.into())?,
        Manner::InTurn => true,
    };
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let answer = sender.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let Some(answer) = answer.take() else { return JsValue::UNDEFINED };
        if lock.is_null() {
            // Nobody who asks no more needs to know.
            let _: Result<(), _> = answer.send(Ok(None));
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        // Whoever asks no more does not get it: dropped unsent, it is released.
        let _: Result<(), _> = answer.send(Ok(release.map(|release| Held { release })));
        held.into()
    });
    let done = locks()?.request(LOCK, &options, &granted)?;
    spawn_local(async move {
        if let Err(error) = JsFuture::from(done).await {
            match sender.take() {
                Some(answer) => {
                    let _: Result<(), _> = answer.send(Err(error));
                }
                None => on_lost(),
            }
        }
    });
    receiver.await.unwrap_or_else(|_| Err(JsValue::from_str(crate::tr::browser_no_reason())))
}

fn locks() -> Result<Locks, JsValue> {
    let navigator = web_sys::window().map(|window| window.navigator()).ok_or(JsValue::UNDEFINED)?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    if locks.is_object() { Ok(locks.unchecked_into()) } else { Err(JsValue::UNDEFINED) }
}

/// What all tabs hear.
pub struct Channel(BroadcastChannel);

impl Channel {
    /// Hears what other tabs say from now on.
    ///
    /// # Errors
    /// What the browser says where it has no such channel for this page.
    pub fn open(hear: impl Fn(&str) + 'static) -> Result<Self, JsValue> {
        let channel = BroadcastChannel::new(CHANNEL)?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(words) = event.data().as_string() {
                hear(&words);
            }
        });
        // Heard for as long as the page is there.
        channel.set_onmessage(&on_message.into_js_value());
        Ok(Self(channel))
    }

    /// Says something to the other tabs. One that misses it loses nothing but time.
    pub fn say(&self, words: &str) {
        if let Err(error) = self.0.post_message(words) {
            leptos::logging::warn!("the other tabs were not told: {}", super::reason(&error));
        }
    }
}

/// A number to tell this tab from others.
pub fn id() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 up to the largest")]
    let id = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    id
}

/// Whether the tab is out of sight: the browser paints nothing then.
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}
