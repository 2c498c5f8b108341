//! The page's end of the extraction worker.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use futures_channel::oneshot;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_worker::{Request, Response, Ticket};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::platform::parts::{self, Part};
use crate::tr;

/// Asks the worker, which is started when it is first needed and again after it has failed.
#[derive(Clone, Default)]
pub struct Extractor {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    worker: Option<Running>,
    waiting: BTreeMap<Ticket, oneshot::Sender<Result<Response, WorkerFailure>>>,
    /// Asked before the worker said that it listens.
    held: Vec<JsValue>,
    next: Ticket,
}

struct Running {
    worker: Worker,
    ready: bool,
    // The browser calls these as long as the worker lives.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
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
    /// [`WorkerFailure`] where the worker cannot start or ends before it has answered. The next request starts another.
    pub async fn ask(&self, make: impl FnOnce(Ticket) -> Request) -> Result<Response, WorkerFailure> {
        let (sender, receiver) = oneshot::channel();
        self.send(make, sender)?;
        receiver.await.unwrap_or_else(|_| Err(WorkerFailure(tr::extractor_stopped().to_owned())))
    }

    fn send(
        &self,
        make: impl FnOnce(Ticket) -> Request,
        sender: oneshot::Sender<Result<Response, WorkerFailure>>,
    ) -> Result<(), WorkerFailure> {
        let ticket = self.inner.borrow().next;
        let message = make(ticket)
            .serialize(&Serializer::new())
            .map_err(|error| WorkerFailure(tr::extractor_not_sent(&error.to_string())))?;
        if self.inner.borrow().worker.is_none() {
            let running = self.start()?;
            self.inner.borrow_mut().worker = Some(running);
        }
        let mut inner = self.inner.borrow_mut();
        inner.next = ticket.wrapping_add(1);
        inner.waiting.insert(ticket, sender);
        match &inner.worker {
            Some(running) if running.ready => post(&running.worker, &message),
            _ => {
                inner.held.push(message);
                Ok(())
            }
        }
    }

    fn start(&self) -> Result<Running, WorkerFailure> {
        let worker = Worker::new(&parts::address(Part::Worker))
            .map_err(|error| WorkerFailure(tr::extractor_not_started(&super::reason(&error))))?;
        let client = self.clone();
        let on_message = Closure::new(move |event: MessageEvent| client.receive(event.data()));
        let client = self.clone();
        let on_error = Closure::new(move |event: ErrorEvent| {
            event.prevent_default();
            client.fail(&event.message());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, ready: false, _on_message: on_message, _on_error: on_error })
    }

    fn receive(&self, message: JsValue) {
        match serde_wasm_bindgen::from_value(message) {
            Ok(Response::Ready) => self.release(),
            Ok(response) => {
                let (Response::Extracted { ticket, .. }
                | Response::Normalised { ticket, .. }
                | Response::Dated { ticket, .. }) = response
                else {
                    return;
                };
                if let Some(waiting) = self.inner.borrow_mut().waiting.remove(&ticket) {
                    // Who asked may have gone meanwhile; then nobody needs the answer.
                    let _: Result<(), _> = waiting.send(Ok(response));
                }
            }
            Err(error) => self.fail(&tr::extractor_unreadable(&error.to_string())),
        }
    }

    fn release(&self) {
        let mut inner = self.inner.borrow_mut();
        let held = std::mem::take(&mut inner.held);
        let Some(running) = &mut inner.worker else { return };
        running.ready = true;
        let failed = held.iter().find_map(|message| post(&running.worker, message).err());
        drop(inner);
        if let Some(failure) = failed {
            self.fail(&failure.0);
        }
    }

    /// Ends the worker and tells everyone who waits for it.
    fn fail(&self, reason: &str) {
        let mut inner = self.inner.borrow_mut();
        inner.held.clear();
        let ended = inner.worker.take();
        let waiting = std::mem::take(&mut inner.waiting);
        drop(inner);
        if let Some(running) = ended {
            running.worker.terminate();
            // Its closures may be running right now: they are dropped in a later task.
            leptos::prelude::set_timeout(move || drop(running), std::time::Duration::ZERO);
        }
        for (_, sender) in waiting {
            let failure = WorkerFailure(tr::extractor_stopped_why(reason));
            let _: Result<(), _> = sender.send(Err(failure));
        }
    }
}

fn post(worker: &Worker, message: &JsValue) -> Result<(), WorkerFailure> {
    worker.post_message(message).map_err(|error| WorkerFailure(tr::extractor_not_sent(&super::reason(&error))))
}
