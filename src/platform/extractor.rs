//! The page's end of the extraction worker.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_worker::{Request, Response, Ticket};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use crate::platform::asked::Asked;
use crate::platform::parts::{self, Part};
use crate::tr;

/// Asks the worker, which is started when it is first needed and again after it has failed.
#[derive(Clone, Default)]
pub struct Extractor {
    inner: Rc<RefCell<Inner>>,
}

type Answer = Result<Response, WorkerFailure>;

#[derive(Default)]
struct Inner {
    worker: Option<Running>,
    asked: Asked<JsValue, oneshot::Sender<Answer>>,
}

struct Running {
    worker: Worker,
    ready: bool,
    // The browser calls these as long as the worker lives.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

/// Why the worker gave no answer. Its text is for the user.
#[derive(Clone, Debug)]
pub struct WorkerFailure(String);

impl fmt::Display for WorkerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WorkerFailure {}

impl Extractor {
    /// Sends the request that `make` makes with its ticket, and waits for the answer.
    ///
    /// # Errors
    /// [`WorkerFailure`] where the worker cannot start, or ends while it is at this request. What waits behind that is asked
    /// again in another worker.
    pub async fn ask(&self, make: impl FnOnce(Ticket) -> Request) -> Answer {
        let (sender, receiver) = oneshot::channel();
        self.send(make, sender)?;
        receiver.await.unwrap_or_else(|_| Err(WorkerFailure(tr::extractor_stopped().to_owned())))
    }

    fn send(&self, make: impl FnOnce(Ticket) -> Request, sender: oneshot::Sender<Answer>) -> Result<(), WorkerFailure> {
        let ticket = self.inner.borrow().asked.next_ticket();
        let message = make(ticket)
            .serialize(&Serializer::new())
            .map_err(|error| WorkerFailure(tr::extractor_not_sent(&error.to_string())))?;
        if self.inner.borrow().worker.is_none() {
            let running = self.start()?;
            self.inner.borrow_mut().worker = Some(running);
        }
        let mut inner = self.inner.borrow_mut();
        if let Some(running) = inner.worker.as_ref().filter(|running| running.ready) {
            post(&running.worker, &message)?;
        }
        inner.asked.add(message, sender);
        Ok(())
    }

    fn start(&self) -> Result<Running, WorkerFailure> {
        let worker = Worker::new(&parts::address(Part::Worker))
            .map_err(|error| WorkerFailure(tr::extractor_not_started(&super::reason(&error))))?;
        let (client, which) = (self.clone(), worker.clone());
        let on_message = Closure::new(move |event: MessageEvent| client.receive(&which, event.data()));
        let (client, which) = (self.clone(), worker.clone());
        let on_error = Closure::new(move |event: Event| {
            event.prevent_default();
            let reason = tr::extractor_stopped_why(&told(&event));
            let (client, which) = (client.clone(), which.clone());
            // What the worker has said before may come after this; it says what the worker was at.
            leptos::prelude::set_timeout(move || client.ended(&which, &reason), Duration::ZERO);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, ready: false, _on_message: on_message, _on_error: on_error })
    }

    fn receive(&self, which: &Worker, message: JsValue) {
        match serde_wasm_bindgen::from_value(message) {
            Ok(Response::Ready) => self.release(which),
            Ok(Response::Began { ticket }) => self.inner.borrow_mut().asked.began(ticket),
            Ok(Response::Panicked { reason }) => self.ended(which, &tr::extractor_panicked(&reason)),
            Ok(response) => {
                let (Response::Extracted { ticket, .. }
                | Response::Normalised { ticket, .. }
                | Response::Dated { ticket, .. }) = response
                else {
                    return;
                };
                let who = self.inner.borrow_mut().asked.answered(ticket);
                if let Some(who) = who {
                    // Who asked may have gone meanwhile; then nobody needs the answer.
                    let _: Result<(), _> = who.send(Ok(response));
                }
            }
            Err(error) => {
                let unreadable = tr::extractor_unreadable(&error.to_string());
                self.ended(which, &tr::extractor_stopped_why(&unreadable));
            }
        }
    }

    /// The worker listens: it is asked all that waits.
    fn release(&self, which: &Worker) {
        let mut inner = self.inner.borrow_mut();
        let Some(running) = &mut inner.worker else { return };
        running.ready = true;
        let failed = inner.asked.messages().find_map(|message| post(which, message).err());
        drop(inner);
        if let Some(failure) = failed {
            self.ended(which, &failure.0);
        }
    }

    /// The worker has ended. Who asked what it was at is told, and another worker is asked the rest.
    fn ended(&self, which: &Worker, reason: &str) {
        let mut inner = self.inner.borrow_mut();
        // Another may have taken its place: an end may be told twice, in a message and in an event.
        let Some(running) = inner.worker.take_if(|running| running.worker == *which) else { return };
        running.stop();
        let told = inner.asked.give_up();
        let is_done = inner.asked.is_empty();
        drop(inner);
        tell(told, &WorkerFailure(reason.to_owned()));
        if !is_done {
            self.start_again();
        }
    }

    fn start_again(&self) {
        let started = self.start();
        let mut inner = self.inner.borrow_mut();
        match started {
            Ok(running) => inner.worker = Some(running),
            Err(failure) => {
                let told = inner.asked.give_up_all();
                drop(inner);
                tell(told, &failure);
            }
        }
    }
}

impl Running {
    fn stop(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // Its closures may be running right now: they are dropped in a later task.
        leptos::prelude::set_timeout(move || drop(self), Duration::ZERO);
    }
}

/// What the browser says of the end of a worker.
fn told(event: &Event) -> String {
    // A script that cannot be loaded is told by an event without a message.
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|message| !message.is_empty());
    message.unwrap_or_else(|| tr::extractor_not_loaded().to_owned())
}

fn tell(waiting: Vec<oneshot::Sender<Answer>>, failure: &WorkerFailure) {
    for who in waiting {
        // Who asked may have gone meanwhile; then nobody needs to know.
        let _: Result<(), _> = who.send(Err(failure.clone()));
    }
}

fn post(worker: &Worker, message: &JsValue) -> Result<(), WorkerFailure> {
    worker.post_message(message).map_err(|error| WorkerFailure(tr::extractor_not_sent(&super::reason(&error))))
}
