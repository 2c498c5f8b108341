//! The extraction worker: receives texts, answers with mentions. It only converts types and loads the model; the work is
//! in `tallymark-extract`.

mod model;

use std::cell::RefCell;
use std::panic::{self, PanicHookInfo};
use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_extract::{Names, Options, dateline, extract, meaning, numeric};
use tallymark_text::Text;
use tallymark_worker::{Request, Response, Ticket};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    panic::set_hook(Box::new(tell_panic));
    let worker = Worker { scope: scope(), state: Rc::default() };
    let listening = worker.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(request) => listening.take(request),
            // Page and worker are built together; a message that does not fit is a defect, shown where errors are.
            Err(error) => wasm_bindgen::throw_str(&format!("the worker got a message it does not know: {error}")),
        }
    });
    worker.scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    worker.post(&Response::Ready);
    worker.load();
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Tells the page what the worker ends of.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    post(&scope(), &Response::Panicked { reason: panic.to_string() });
}

/// The worker: its scope, and what it has.
#[derive(Clone)]
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    names: Option<Names>,
    loading: bool,
    /// Texts that wait for the model.
    waiting: Vec<Article>,
}

/// A text to be read.
struct Article {
    ticket: Ticket,
    text: String,
    options: Options,
}

impl Worker {
    fn take(&self, request: Request) {
        match request {
            Request::Extract { ticket, text, options } => {
                let article = Article { ticket, text, options };
                if self.state.borrow().names.is_some() {
                    return self.answer(article, None);
                }
                self.state.borrow_mut().waiting.push(article);
                // A model that could not be had is asked for again: the network may have come back.
                self.load();
            }
            Request::Normalise { ticket, context, span, label, options } => {
                // Only numbers have values, and they need no model.
                self.begin(ticket);
                let norm = meaning(&Text::new(context), span, label, &options);
                self.post(&Response::Normalised { ticket, norm });
            }
            Request::Dateline { ticket, text } => {
                self.begin(ticket);
                self.post(&Response::Dated { ticket, date: dateline(&Text::new(text)) });
            }
        }
    }

    /// Loads the model, where that is not under way already, and then answers what waits for it.
    fn load(&self) {
        if std::mem::replace(&mut self.state.borrow_mut().loading, true) {
            return;
        }
        let worker = self.clone();
        spawn_local(async move {
            let loaded = model::load(&worker.scope).await;
            let mut state = worker.state.borrow_mut();
            state.loading = false;
            let problem = match loaded {
                Ok(names) => {
                    state.names = Some(names);
                    None
                }
                Err(problem) => Some(problem),
            };
            let waiting = std::mem::take(&mut state.waiting);
            drop(state);
            for article in waiting {
                worker.answer(article, problem.clone());
            }
        });
    }

    fn answer(&self, article: Article, without_names: Option<String>) {
        let Article { ticket, text, options } = article;
        self.begin(ticket);
        let text = Text::new(text);
        let mentions = match &self.state.borrow().names {
            Some(names) => extract(&text, &options, names),
            None => numeric(&text, &options),
        };
        self.post(&Response::Extracted { ticket, mentions, without_names });
    }

    fn begin(&self, ticket: Ticket) {
        self.post(&Response::Began { ticket });
    }

    fn post(&self, response: &Response) {
        post(&self.scope, response);
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let message = response.serialize(&Serializer::new()).map_err(JsValue::from);
    if let Err(error) = message.and_then(|message| scope.post_message(&message)) {
        wasm_bindgen::throw_val(error);
    }
}
