//! The dataset core from outside: decisions, history and files.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod adjudication;
mod adopt;
mod agreement;
mod annotators;
mod brat;
mod card;
mod cas;
mod chat;
mod conll;
mod decisions;
mod docbin;
mod doccano;
mod files;
mod formats;
mod gliner;
mod history;
mod hostile;
mod hostile_json;
mod hugging_face;
mod import;
mod known_beside;
mod label_studio;
mod overview;
mod prodigy;
mod round_trip;
mod score;
mod separated;
mod snapshots;
mod split;
mod suggestions;
mod token_files;
mod tokens;
mod web_annotation;
mod webanno;
mod wishes;
