//! The page's end of the converter: the worker that knows the formats of datasets. It is loaded when a dialog needs it, and
//! ends with the [`Converter`] that stands for it, whatever it is at.

use std::fmt;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::Array;
use tallymark_converter::{Request, Response};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use crate::platform::parts::{self, Part};
use crate::tr;

/// A running converter.
pub struct Converter {
    worker: Worker,
    inbox: UnboundedReceiver<Told>,
    // The browser calls these as long as the worker lives.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

/// Why the converter gave no answer. Its text is for the user.
#[derive(Clone, Debug)]
pub struct ConverterFailure(String);

impl fmt::Display for ConverterFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConverterFailure {}

impl From<serde_json::Error> for ConverterFailure {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl Converter {
    /// Starts the worker, and waits until it listens.
    ///
    /// # Errors
    /// [`ConverterFailure`] where it cannot be loaded.
    pub async fn start() -> Result<Self, ConverterFailure> {
        let worker = Worker::new(&parts::address(Part::Converter))
            .map_err(|error| ConverterFailure(tr::converter_stopped(&super::reason(&error))))?;
        let (sender, inbox) = unbounded();
        let failing = sender.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            tell(&sender, heard(&event.data()));
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            // A script that cannot be loaded is told by an event without a message.
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|message| !message.is_empty());
            let reason = message.unwrap_or_else(|| tr::converter_not_loaded().to_owned());
            tell(&failing, Err(ConverterFailure(tr::converter_stopped(&reason))));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let mut converter = Self { worker, inbox, _on_message: on_message, _on_error: on_error };
        match converter.next().await? {
            (Response::Ready, _) => Ok(converter),
            (other, _) => Err(unexpected(&other)),
        }
    }

    /// Says something.
    ///
    /// # Errors
    /// [`ConverterFailure`] where the browser does not take it.
    pub fn say(&self, request: &Request) -> Result<(), ConverterFailure> {
        self.say_with(request, &JsValue::UNDEFINED)
    }

    /// Says something with a file beside it.
    ///
    /// # Errors
    /// As for [`Converter::say`].
    pub fn say_with(&self, request: &Request, file: &JsValue) -> Result<(), ConverterFailure> {
        let words = serde_json::to_string(request)?;
        self.say_words(&words, file)
    }

    /// Says what is JSON of a [`Request`] already.
    ///
    /// # Errors
    /// As for [`Converter::say`].
    pub fn say_words(&self, words: &str, file: &JsValue) -> Result<(), ConverterFailure> {
        let message = Array::of(&[words.into(), file.clone()]);
        let posted = self.worker.post_message(&message);
        posted.map_err(|error| ConverterFailure(tr::converter_stopped(&super::reason(&error))))
    }

    /// What it says next, with the file beside it.
    ///
    /// # Errors
    /// [`ConverterFailure`] where it has ended.
    pub async fn next(&mut self) -> Result<(Response, JsValue), ConverterFailure> {
        let ended = || Err(ConverterFailure(tr::converter_stopped(tr::browser_no_reason())));
        self.inbox.next().await.unwrap_or_else(ended)
    }
}

impl Drop for Converter {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The failure of a converter that says something out of turn: a defect.
pub fn unexpected(response: &Response) -> ConverterFailure {
    ConverterFailure(tr::converter_stopped(&format!("{response:?}").chars().take(80).collect::<String>()))
}

type Told = Result<(Response, JsValue), ConverterFailure>;

fn tell(sender: &UnboundedSender<Told>, what: Told) {
    // Who asked may have gone meanwhile; then nobody needs the answer.
    let _: Result<(), _> = sender.unbounded_send(what);
}

fn heard(message: &JsValue) -> Result<(Response, JsValue), ConverterFailure> {
    let parts = Array::from(message);
    match serde_json::from_str(&parts.get(0).as_string().unwrap_or_default()) {
        Ok(Response::Panicked(reason)) => Err(ConverterFailure(tr::converter_panicked(&reason))),
        Ok(response) => Ok((response, parts.get(1))),
        Err(error) => Err(ConverterFailure(tr::converter_stopped(&error.to_string()))),
    }
}
