//! Files that a user opens or drops.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use crate::platform::html;
use crate::tr;
use tallymark_extract::Date;

/// The largest file that is opened, in bytes.
pub const LARGEST: f64 = 20_000_000.0;

/// A file as an article.
pub struct Article {
    /// From the page's metadata, or the file's name without its ending where the file is a web page without a title.
    pub title: Option<String>,
    /// From the page's metadata.
    pub date: Option<Date>,
    /// Its text.
    pub text: String,
    /// What the user should know about how it was read.
    pub notice: Option<String>,
}

/// The files of a list.
pub fn listed(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.item(index)).collect()
}

/// Reads a `.txt`, `.md` or `.html` file.
///
/// # Errors
/// A message for the user that names the file and what is wrong with it.
pub async fn read(file: &File) -> Result<Article, String> {
    let name = file.name();
    let (text, notice) = decoded(file).await?;
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = ["html", "htm"].iter().any(|page| ending.eq_ignore_ascii_case(page)) || file.type_() == "text/html";
    let article = if is_page {
        let page = html::read(&text).ok_or_else(|| tr::file_no_text(&name))?;
        Article { title: page.title, date: page.date, text: page.text, notice }
    } else {
        Article { title: None, date: None, text, notice }
    };
    if article.text.trim().is_empty() {
        return Err(tr::file_empty(&name));
    }
    Ok(article)
}

/// The text of a file.
///
/// # Errors
/// A message for the user that names the file and what is wrong with it.
pub async fn text(file: &File) -> Result<String, String> {
    Ok(decoded(file).await?.0)
}

/// The text of a file, and what the user should know about how it was read.
async fn decoded(file: &File) -> Result<(String, Option<String>), String> {
    let name = file.name();
    if file.size() > LARGEST {
        return Err(tr::file_too_large(&name));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| tr::file_unreadable(&name))?;
    decode(&name, &js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Decodes by the byte order mark, else as UTF-8, else as Windows-1252 with a notice.
fn decode(name: &str, bytes: &[u8]) -> Result<(String, Option<String>), String> {
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if !wide && looks_binary(bytes) {
        return Err(tr::file_not_text(name));
    }
    let marked = match bytes {
        [0xFF, 0xFE, ..] => Some("utf-16le"),
        [0xFE, 0xFF, ..] => Some("utf-16be"),
        _ => None,
    };
    if let Some(encoding) = marked {
        let text = decode_as(encoding, bytes).ok_or_else(|| tr::file_not_utf16(name))?;
        return Ok((text, None));
    }
    if let Some(text) = decode_as("utf-8", bytes) {
        return Ok((text, None));
    }
    let text = decode_as("windows-1252", bytes).ok_or_else(|| tr::file_no_encoding(name))?;
    Ok((text, Some(tr::file_windows(name))))
}

/// Whether the bytes are no text in any encoding with single-byte control characters: a NUL, or many controls.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..8192).unwrap_or(bytes);
    let control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    bytes.contains(&0) || sample.iter().filter(control).count() * 50 > sample.len()
}

/// `None` where the bytes are not valid in that encoding. A byte order mark is left out.
fn decode_as(encoding: &str, bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(encoding, &options).ok()?;
    let view = js_sys::Uint8Array::from(bytes);
    decoder.decode_with_buffer_source(view.unchecked_ref()).ok()
}
