//! The messages between the page and the extraction worker.
//!
//! The worker says [`Response::Ready`] once, and begins to load the model of names. Texts wait for it; all else is answered
//! at once; then every [`Request`] gets one response with the same ticket.
//! Before it works on a request it says so ([`Response::Began`]): one that it does not survive is not asked again. A panic
//! ends the worker, which says why ([`Response::Panicked`]); of any other end the browser tells the page through the `error`
//! event. The page starts another worker and asks it what is still to be answered.

use serde::{Deserialize, Serialize};
use tallymark_extract::{Date, Label, Mention, Norm, Options};
use tallymark_text::ByteSpan;

/// What tells one request from another: counted up by the page.
pub type Ticket = u32;

/// What the page asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Every mention of a text.
    Extract {
        /// Comes back with the response.
        ticket: Ticket,
        /// The whole text.
        text: String,
        /// What is known about it.
        options: Options,
    },
    /// What a span means once its boundaries or its label have changed.
    Normalise {
        /// Comes back with the response.
        ticket: Ticket,
        /// The line that holds the span, or a part of it.
        context: String,
        /// The span, in bytes of `context`.
        span: ByteSpan,
        /// Its label.
        label: Label,
        /// What is known about the text.
        options: Options,
    },
    /// The day that a text's dateline gives.
    Dateline {
        /// Comes back with the response.
        ticket: Ticket,
        /// The beginning of the text.
        text: String,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// It listens: messages sent earlier are lost.
    Ready,
    /// It begins to work on a request.
    Began {
        /// The request's.
        ticket: Ticket,
    },
    /// It ends, for a reason that is a defect.
    Panicked {
        /// What and where.
        reason: String,
    },
    /// To [`Request::Extract`].
    Extracted {
        /// The request's.
        ticket: Ticket,
        /// In order of position, spans in bytes of the text.
        mentions: Vec<Mention>,
        /// Why there are no names among them, where the model of names could not be had.
        without_names: Option<String>,
    },
    /// To [`Request::Normalise`].
    Normalised {
        /// The request's.
        ticket: Ticket,
        /// Spans in bytes of the context; empty where the words mean no value.
        norm: Norm,
    },
    /// To [`Request::Dateline`].
    Dated {
        /// The request's.
        ticket: Ticket,
        /// The day, where there is one.
        date: Option<Date>,
    },
}
