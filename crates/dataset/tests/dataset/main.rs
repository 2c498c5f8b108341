//! The dataset core from outside: decisions, history and files.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

mod adjudication;
mod agreement;
mod annotators;
mod brat;
mod card;
mod cas;
mod conll;
mod decisions;
mod docbin;
mod files;
mod formats;
mod history;
mod hostile;
mod import;
mod overview;
mod round_trip;
mod score;
mod split;
mod suggestions;
mod token_files;
mod tokens;
mod webanno;
mod wishes;
