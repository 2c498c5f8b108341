//! From a line or a file to a document without annotations.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use serde::Deserialize;
use serde_json::value::RawValue;
use tallymark_dataset::{About, Document, DocumentId, Timestamp};
use tallymark_extract::{Options, dateline};
use tallymark_text::Text;

/// A line of the input. Fields that are not named here are ignored.
#[derive(Deserialize)]
struct Record<'a> {
    // Raw, so that a number of any length keeps its digits.
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    date_order: Option<String>,
    #[serde(default)]
    dollar: Option<String>,
    #[serde(default)]
    meta: Option<Meta>,
}

/// Where a dataset made by Tallymark has what is known about a document.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    title: Option<String>,
    date: Option<String>,
    date_order: Option<String>,
    dollar: Option<String>,
}

/// The document of one line of JSON; `fallback_id` names it where the line does not, and `defaults` are for what it does
/// not say.
///
/// # Errors
/// The reason why it is none.
pub(crate) fn from_json(line: &[u8], fallback_id: &str, defaults: &Options) -> Result<Document, String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to() + 1))?;
    let record: Record<'_> = serde_json::from_str(line).map_err(|error| describe(&error))?;
    let id = record.id.map_or_else(|| Ok(fallback_id.to_owned()), written_id)?;
    let meta = record.meta.unwrap_or_default();
    let options = Options {
        date: known(record.date.or(meta.date), defaults.date)?,
        date_order: known(record.date_order.or(meta.date_order), defaults.date_order)?,
        dollar: known(record.dollar.or(meta.dollar), defaults.dollar)?,
    };
    Ok(document(id, &record.text, record.title.or(meta.title), options))
}

/// What is written, or what is to be taken where nothing is.
fn known<T: FromStr<Err: Display>>(written: Option<String>, otherwise: Option<T>) -> Result<Option<T>, String> {
    match written {
        Some(written) => written.parse().map(Some).map_err(|error: T::Err| error.to_string()),
        None => Ok(otherwise),
    }
}

/// The document of a plain text.
pub(crate) fn from_text(id: &str, text: &str, options: &Options) -> Document {
    document(id.to_owned(), text, None, *options)
}

fn document(id: String, text: &str, title: Option<String>, options: Options) -> Document {
    let text = Text::new(text);
    let title = title.unwrap_or_else(|| Document::guess_title(&text));
    let options = Options { date: options.date.or_else(|| dateline(&text)), ..options };
    // No time of adding: the same input gives the same output on every run.
    Document::new(DocumentId(id), About::titled(title, options), Timestamp(String::new()), text)
}

/// An id that is a string, or a number as it is written.
fn written_id(id: &RawValue) -> Result<String, String> {
    let written = id.get();
    match written.bytes().next() {
        Some(b'"') => serde_json::from_str(written).map_err(|error| describe(&error)),
        Some(b'-' | b'0'..=b'9') => Ok(written.to_owned()),
        _ => Err(format!("id: expected a string or a number, found {written}")),
    }
}

/// The error without the line number, which is always 1 here and would pass for the file's.
fn describe(error: &serde_json::Error) -> String {
    let (column, message) = (error.column(), error.to_string());
    let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
    let kind = if error.is_data() { "" } else { "not JSON: " };
    format!("{kind}{reason} (column {column})")
}
