//! Files as the browser keeps them: written piece by piece, read from any place. They are never in the worker's memory as
//! a whole; browsers keep large ones on disk.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, FileReaderSync};

/// How much is handed to the browser, or asked of it, at once.
const PIECE: usize = 1 << 20;

/// A file that is being written.
#[derive(Default)]
pub(crate) struct Pieces {
    /// What the browser has already.
    done: Array,
    rest: Vec<u8>,
}

impl Pieces {
    /// The file as a whole.
    pub(crate) fn into_blob(mut self, media_type: &str) -> io::Result<Blob> {
        self.flush()?;
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.done, &options).map_err(|error| failed(&error))
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        if self.rest.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.rest.is_empty() {
            let bytes = Uint8Array::from(self.rest.as_slice());
            let piece = Blob::new_with_u8_array_sequence(&Array::of(&[bytes])).map_err(|error| failed(&error))?;
            self.done.push(&JsValue::from(piece));
            self.rest.clear();
        }
        Ok(())
    }
}

/// A file that is being read.
pub(crate) struct FileReader {
    blob: Blob,
    reader: FileReaderSync,
    length: u64,
    at: u64,
    /// What was read last, and where it begins.
    piece: Vec<u8>,
    piece_at: u64,
    /// How many bytes have been asked of the browser.
    read: Rc<Cell<f64>>,
}

impl FileReader {
    pub(crate) fn new(blob: Blob) -> io::Result<Self> {
        let reader = FileReaderSync::new().map_err(|error| failed(&error))?;
        let length = whole(blob.size());
        Ok(Self { blob, reader, length, at: 0, piece: Vec::new(), piece_at: 0, read: Rc::default() })
    }

    /// Says how many bytes have been read, also when it is read by another.
    pub(crate) fn counter(&self) -> Rc<Cell<f64>> {
        self.read.clone()
    }

    /// What of the last piece lies at the place that is read next.
    fn available(&self) -> &[u8] {
        let within = self.at.checked_sub(self.piece_at).and_then(|within| usize::try_from(within).ok());
        within.and_then(|within| self.piece.get(within..)).unwrap_or_default()
    }

    fn load(&mut self) -> io::Result<()> {
        let end = self.length.min(self.at.saturating_add(PIECE as u64));
        let slice = self.blob.slice_with_f64_and_f64(number(self.at), number(end)).map_err(|error| failed(&error))?;
        let buffer = self.reader.read_as_array_buffer(&slice).map_err(|error| failed(&error))?;
        self.piece = Uint8Array::new(&buffer).to_vec();
        self.piece_at = self.at;
        self.read.set(self.read.get() + slice.size());
        Ok(())
    }
}

impl Read for FileReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.available().is_empty() && self.at < self.length {
            self.load()?;
        }
        let available = self.available();
        let count = available.len().min(into.len());
        if let Some((to, from)) = into.get_mut(..count).zip(available.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for FileReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        self.at = place.ok_or_else(|| io::Error::other("there is nothing before the beginning of a file"))?;
        Ok(self.at)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
fn number(place: u64) -> f64 {
    place as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
fn whole(size: f64) -> u64 {
    size as u64
}

/// What the browser says, as an error of reading or writing.
fn failed(error: &JsValue) -> io::Error {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    io::Error::other(message.or_else(|| error.as_string()).unwrap_or_else(|| "the browser gives no reason".to_owned()))
}
