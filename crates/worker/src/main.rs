//! The extraction worker: receives texts, answers with mentions. It only converts types; the work is in
//! `tallymark-extract`.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_extract::{Norm, dateline, extract};
use tallymark_text::Text;
use tallymark_worker::{Request, Response};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let replies = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(request) => post(&replies, &answer(request)),
            // Page and worker are built together; a message that does not fit is a defect, shown where errors are.
            Err(error) => wasm_bindgen::throw_str(&format!("the worker got a message it does not know: {error}")),
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    post(&scope, &Response::Ready);
}

fn answer(request: Request) -> Response {
    match request {
        Request::Extract { ticket, text, options } => {
            Response::Extracted { ticket, mentions: extract(&Text::new(text), &options) }
        }
        Request::Normalise { ticket, context, span, label, options } => {
            let found = extract(&Text::new(context), &options);
            let same = found.into_iter().find(|mention| mention.span == span && mention.label == label);
            Response::Normalised { ticket, norm: same.map_or_else(Norm::default, |mention| mention.norm) }
        }
        Request::Dateline { ticket, text } => Response::Dated { ticket, date: dateline(&Text::new(text)) },
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let message = response.serialize(&Serializer::new()).map_err(JsValue::from);
    if let Err(error) = message.and_then(|message| scope.post_message(&message)) {
        wasm_bindgen::throw_val(error);
    }
}
