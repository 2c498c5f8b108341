//! spaCy's `DocBin` (`.spacy`, version 0.1): a `MessagePack` map, compressed with zlib (spaCy 3.8, `spacy/tokens/_serialize.py`).
//!
//! | key | value |
//! |---|---|
//! | `attrs` | which numbers each token has, by spaCy's ids of attributes |
//! | `tokens` | these numbers, `u64` in little endian, token by token over all documents |
//! | `spaces` | a byte a token: whether a space follows |
//! | `lengths` | how many tokens each document has, `i32` |
//! | `strings` | the strings that ids stand for (see [`string_id`](crate::tokens::strings::string_id)) |
//! | `cats`, `flags` | a map a document: categories; whether the spaces are known |
//! | `user_data` | `MessagePack` a document: here its id and what is known of it |
//!
//! Tokens and spaces make up the text to the character, so all white space but a single space is tokens, as it is with
//! spaCy's own tokeniser. Older versions have fewer keys; `span_groups` (3.1) may overlap and are no entities.

mod read;
mod write;

use serde::{Deserialize, Serialize};
use tallymark_extract::Date;

pub(super) use read::read;
pub(super) use write::writer;

/// spaCy's ids of attributes: the word.
const ORTH: u64 = 65;
/// Where in an entity a token is.
const ENT_IOB: u64 = 77;
/// The label of the entity.
const ENT_TYPE: u64 = 78;

/// Values of [`ENT_IOB`].
const INSIDE: u64 = 1;
const OUTSIDE: u64 = 2;
const BEGIN: u64 = 3;

/// What is known of a document, in its `user_data`.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct UserData {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    author: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}
