//! Text files, decoded piece by piece: a file of any size stops the page no longer than one piece takes.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecodeOptions, TextDecoder, TextDecoderOptions};

use crate::view::importing::Unread;

/// How many bytes are decoded at once: about a millisecond.
const PIECE: f64 = 262_144.0;

/// How a file's text is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// By the byte order mark, else UTF-8.
    Marked,
    /// What a file without a mark is that is not UTF-8.
    Windows1252,
}

/// The text of a file, as it is read. A byte order mark is left out.
pub struct Pieces {
    file: File,
    encoding: Encoding,
    decoder: Option<TextDecoder>,
    is_wide: bool,
    at: f64,
}

impl Pieces {
    /// Nothing is read yet.
    pub fn of(file: &File, encoding: Encoding) -> Self {
        Self { file: file.clone(), encoding, decoder: None, is_wide: false, at: 0.0 }
    }

    /// How many bytes have been read.
    pub fn read(&self) -> f64 {
        self.at
    }

    /// Whether all have been read.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.file.size()
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// [`Unread`], after which there is no more to come.
    pub async fn next(&mut self) -> Result<Option<String>, Unread> {
        if self.is_at_end() && self.decoder.is_some() {
            return Ok(None);
        }
        let end = (self.at + PIECE).min(self.file.size());
        let bytes = bytes(&self.file, self.at, end).await?;
        if self.decoder.is_none() {
            self.begin(&bytes.slice(0, 8192).to_vec())?;
        }
        self.at = end;
        let options = TextDecodeOptions::new();
        options.set_stream(!self.is_at_end());
        let decoder = self.decoder.as_ref().ok_or(Unread::Unknown)?;
        let text = decoder.decode_with_buffer_source_and_options(bytes.unchecked_ref(), &options);
        let wrong = if self.is_wide { Unread::NotUtf16 } else { Unread::NotUtf8 };
        text.map(Some).map_err(|_| wrong)
    }

    /// Settles by its first bytes how the file is decoded.
    fn begin(&mut self, first: &[u8]) -> Result<(), Unread> {
        let label = match (first, self.encoding) {
            ([0xFF, 0xFE, ..], _) => "utf-16le",
            ([0xFE, 0xFF, ..], _) => "utf-16be",
            _ if looks_binary(first) => return Err(Unread::Binary),
            (_, Encoding::Marked) => "utf-8",
            (_, Encoding::Windows1252) => "windows-1252",
        };
        self.is_wide = label.starts_with("utf-16");
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = TextDecoder::new_with_label_and_options(label, &options).map_err(|_| Unread::Unknown)?;
        self.decoder = Some(decoder);
        Ok(())
    }
}

async fn bytes(file: &File, from: f64, to: f64) -> Result<js_sys::Uint8Array, Unread> {
    let blob = file.slice_with_f64_and_f64(from, to).map_err(|_| Unread::Gone)?;
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| Unread::Gone)?;
    Ok(js_sys::Uint8Array::new(&buffer))
}

/// The first bytes of a file, at most so many.
///
/// # Errors
/// [`Unread`] where it is gone.
pub async fn head(file: &File, most: u32) -> Result<Vec<u8>, Unread> {
    Ok(bytes(file, 0.0, f64::from(most).min(file.size())).await?.to_vec())
}

/// The lines of a file as bytes, as they are read: what is damaged in one does not hinder the next.
pub struct Lines {
    file: File,
    at: f64,
    waiting: Vec<u8>,
    /// How much of `waiting` has been given.
    given: usize,
    /// How much of it has no line break behind what was given.
    searched: usize,
}

impl Lines {
    /// Nothing is read yet.
    pub fn of(file: &File) -> Self {
        Self { file: file.clone(), at: 0.0, waiting: Vec::new(), given: 0, searched: 0 }
    }

    /// How many percent of the file have been read.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
    pub fn percent(&self) -> u8 {
        (self.at / self.file.size().max(1.0) * 100.0) as u8
    }

    /// The next line, without its break; `None` at the end.
    ///
    /// # Errors
    /// [`Unread`] where the file is gone.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Unread> {
        loop {
            let rest = self.waiting.get(self.searched..).unwrap_or_default();
            if let Some(length) = rest.iter().position(|byte| *byte == b'\n') {
                let end = self.searched + length;
                let line = self.waiting.get(self.given..end).map(<[u8]>::to_vec);
                (self.given, self.searched) = (end + 1, end + 1);
                return Ok(line);
            }
            if self.at >= self.file.size() {
                let last = self.waiting.split_off(self.given.min(self.waiting.len()));
                (self.given, self.searched) = (0, 0);
                self.waiting.clear();
                return Ok(Some(last).filter(|last| !last.is_empty()));
            }
            self.waiting.drain(..self.given);
            (self.given, self.searched) = (0, self.waiting.len());
            let end = (self.at + PIECE).min(self.file.size());
            self.waiting.extend(bytes(&self.file, self.at, end).await?.to_vec());
            self.at = end;
        }
    }
}

/// The whole text of a file, and whether it had to be read as Windows-1252.
///
/// # Errors
/// [`Unread`] where it is none.
pub async fn whole(file: &File) -> Result<(String, Encoding), Unread> {
    match all(file, Encoding::Marked).await {
        Err(Unread::NotUtf8) => Ok((all(file, Encoding::Windows1252).await?, Encoding::Windows1252)),
        text => Ok((text?, Encoding::Marked)),
    }
}

async fn all(file: &File, encoding: Encoding) -> Result<String, Unread> {
    let mut pieces = Pieces::of(file, encoding);
    let mut text = String::new();
    while let Some(piece) = pieces.next().await? {
        text.push_str(&piece);
    }
    // Some files that are no text look like one at the beginning. One that says it is UTF-16 is one, NUL and all.
    if !pieces.is_wide && text.contains('\0') { Err(Unread::Binary) } else { Ok(text) }
}

/// Whether the bytes are no text in any encoding with single-byte control characters: a NUL, or many controls.
fn looks_binary(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    bytes.contains(&0) || bytes.iter().filter(control).count() * 50 > bytes.len()
}
