//! Time: now, and how long things took.

use std::time::Duration;

use leptos::prelude::*;
use tallymark_dataset::Timestamp;
use tallymark_extract::Date;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, Performance};

use crate::tr;

#[wasm_bindgen]
extern "C" {
    /// `Performance` with the measures of User Timing Level 3, which web-sys does not have.
    type Timeline;
    #[wasm_bindgen(method, catch)]
    fn measure(this: &Timeline, name: &str, options: &js_sys::Object) -> Result<JsValue, JsValue>;
}

/// The moment, for what is recorded.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::new_0().to_iso_string().into())
}

/// How many minutes the user's clock is ahead of UTC now.
#[expect(clippy::cast_possible_truncation, reason = "less than a day")]
pub fn minutes_ahead() -> i32 {
    -js_sys::Date::new_0().get_timezone_offset() as i32
}

/// The day where the user is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    let (month, day) = (u8::try_from(now.get_month() + 1).ok()?, u8::try_from(now.get_date()).ok()?);
    Date::new(year, month, day).ok()
}

/// A moment that ISO 8601 writes down, in words and in the time of the user: `4 Dec 2025, 09:05`.
pub fn local_words(at: &str) -> Option<String> {
    let moment = js_sys::Date::new(&at.into());
    if moment.get_time().is_nan() {
        return None;
    }
    let number = |number: u32| u16::try_from(number).ok();
    let day = tr::date(number(moment.get_full_year())?, number(moment.get_month() + 1)?, number(moment.get_date())?);
    Some(format!("{day}, {}", tr::time(number(moment.get_hours())?, number(moment.get_minutes())?)))
}

/// The reading of the browser's clock, in milliseconds since the page was opened: a start for [`measure`].
pub fn reading() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

/// Records a `performance.measure` called `name` from `start` until now.
pub fn measure(name: &str, start: f64) {
    let Some(performance) = performance() else { return };
    let options = js_sys::Object::new();
    let measured = js_sys::Reflect::set(&options, &"start".into(), &start.into())
        .and_then(|_| performance.unchecked_ref::<Timeline>().measure(name, &options));
    // A browser without measures shows no figures; the page works all the same.
    if measured.is_err() {
        leptos::logging::warn!("the browser keeps no performance measures");
    }
}

/// Records a `performance.measure` called `name` from `start` until what the caller has just changed is painted: the
/// first task after the next animation frame.
pub fn measure_painted(name: &'static str, start: f64) {
    after_paint(move || measure(name, start));
}

/// Runs `then` once the next frame is painted: in the first task after it. A message is that task; a timer would wait
/// a millisecond or more.
pub fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        let Ok(channel) = MessageChannel::new() else { return set_timeout(then, Duration::ZERO) };
        let after = Closure::once_into_js(then);
        channel.port1().set_onmessage(Some(after.unchecked_ref()));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            leptos::logging::warn!("the browser did not say when it had painted");
        }
    });
}

/// Runs `then` once the next frame is painted and measured: what can wait is in nobody's way.
pub fn at_leisure(then: impl FnOnce() + 'static) {
    after_paint(move || set_timeout(then, Duration::ZERO));
}

/// Lets the browser do what waits: drawing, keys, messages.
pub async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _reject| {
        let Ok(channel) = MessageChannel::new() else {
            let _: Result<JsValue, JsValue> = resolve.call0(&JsValue::UNDEFINED);
            return;
        };
        channel.port1().set_onmessage(Some(&resolve));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            let _: Result<JsValue, JsValue> = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _: Result<JsValue, JsValue> = wasm_bindgen_futures::JsFuture::from(promise).await;
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}

/// Waits until the browser has painted: what follows does not delay the frame.
pub async fn painted() {
    let promise = js_sys::Promise::new(&mut |resolve, _reject| {
        after_paint(move || {
            // Resolving cannot fail: the function is the promise's own.
            let _: Result<JsValue, JsValue> = resolve.call0(&JsValue::UNDEFINED);
        });
    });
    let _: Result<JsValue, JsValue> = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Waits.
pub async fn seconds(count: u64) {
    pause(Duration::from_secs(count)).await;
}

/// Waits so long.
pub async fn pause(duration: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _reject| {
        let then = move || {
            let _: Result<JsValue, JsValue> = resolve.call0(&JsValue::UNDEFINED);
        };
        set_timeout(then, duration);
    });
    let _: Result<JsValue, JsValue> = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Runs what it was last given, once nothing more has come for a while.
#[derive(Clone, Copy)]
pub struct Debounce {
    rest: Duration,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Debounce {
    /// One that waits for `rest`.
    pub fn new(rest: Duration) -> Self {
        let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
        // What it was given belongs to a part of the page that may go before the rest is over.
        on_cleanup(move || {
            if let Some(handle) = waiting.try_get_value().flatten() {
                handle.clear();
            }
        });
        Self { rest, waiting }
    }

    /// Runs `then` after the rest, instead of what waits now.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        if let Some(handle) = self.waiting.get_value() {
            handle.clear();
        }
        self.waiting.set_value(set_timeout_with_handle(then, self.rest).ok());
    }
}
