//! A whole download: one file, or an archive of the files that parts and documents have, with a dataset card.

use std::collections::HashSet;
use std::io::{self, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use super::archive::CARD;
use super::card::{Card, Corpus};
use super::options::{Options, Part};
use super::write::{Entries, Folder, WriteError, Writer};
use super::{Format, Shape};
use crate::document::Document;

/// Writes a download, document by document. Those of a part come one after the other.
pub struct Package<W: Write> {
    format: Format,
    options: Options,
    card: Card,
    /// The part that is being written.
    part: Option<Part>,
    out: Out<W>,
}

/// What is being written.
enum Out<W: Write> {
    /// One file with all documents.
    File { writer: Box<dyn Writer>, out: W },
    /// One file with one document.
    Alone { folder: Box<dyn Folder>, out: W },
    /// A file for each part.
    Parts { writer: Option<Box<dyn Writer>>, archive: Archive<W> },
    /// Files for each document.
    Folder { folder: Box<dyn Folder>, stems: HashSet<String>, archive: Archive<W> },
}

/// What decides how a download is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many documents there will be.
    pub documents: usize,
    /// Whether they are in parts.
    pub has_parts: bool,
}

impl Extent {
    /// Whether the download is an archive.
    pub fn is_archive(self, format: Format) -> bool {
        match format.shape() {
            Shape::OneFile => self.has_parts,
            Shape::FilePerDocument => self.has_parts || self.documents != 1,
            Shape::Archive => true,
        }
    }

    /// The ending of the download's name.
    pub fn extension(self, format: Format) -> &'static str {
        if self.is_archive(format) { "zip" } else { format.extension() }
    }
}

impl<W: Write> Package<W> {
    /// A download that goes to `out`.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn new(format: Format, options: &Options, corpus: Corpus, extent: Extent, out: W) -> Result<Self, WriteError> {
        let is_archive = extent.is_archive(format);
        let out = match (format.writer(options, &corpus), format.folder(options, &corpus)) {
            (Some(mut writer), _) if !is_archive => {
                let mut out = out;
                writer.begin(&mut out)?;
                Out::File { writer, out }
            }
            (Some(_), _) => Out::Parts { writer: None, archive: Archive::new(out) },
            (None, Some(folder)) if !is_archive => Out::Alone { folder, out },
            (None, Some(folder)) => Out::Folder { folder, stems: HashSet::new(), archive: Archive::new(out) },
            (None, None) => return Err(WriteError::of_file(format!("{format} has no writer"))),
        };
        Ok(Self { format, options: options.clone(), card: Card::new(corpus, format, options), part: None, out })
    }

    /// Writes one document, which has been [`prepare`](super::prepare)d.
    ///
    /// # Errors
    /// Where the file cannot be written, or the format cannot hold what is in the document.
    pub fn document(&mut self, document: &Document, part: Option<Part>) -> Result<(), WriteError> {
        self.card.add(part, document);
        match &mut self.out {
            Out::File { writer, out } => writer.document(document, out)?,
            Out::Alone { folder, out } => {
                let file = folder.alone(document).unwrap_or_else(|| Err(WriteError::of_file("it needs an archive")))?;
                out.write_all(&file)?;
            }
            Out::Parts { writer, archive } => {
                if writer.is_none() || part != self.part {
                    if let Some(mut before) = writer.take() {
                        before.end(archive)?;
                    }
                    let name = part.map_or("documents", Part::name);
                    archive.begin_entry(&format!("{name}.{}", self.format.extension()))?;
                    let mut next = self.format.writer(&self.options, self.card.corpus());
                    if let Some(next) = &mut next {
                        next.begin(archive)?;
                    }
                    *writer = next;
                }
                if let Some(writer) = writer {
                    writer.document(document, archive)?;
                }
            }
            Out::Folder { folder, stems, archive } => {
                let stem = stem(document, part, stems);
                folder.document(document, part, &stem, archive)?;
            }
        }
        self.part = part;
        Ok(())
    }

    /// Writes what stands after the last document. An archive gets its card.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(self) -> Result<W, WriteError> {
        let card = self.card;
        let finished = |mut archive: Archive<W>| {
            archive.begin_entry(CARD)?;
            archive.write_all(card.markdown().as_bytes())?;
            archive.finish()
        };
        match self.out {
            Out::File { mut writer, mut out } => writer.end(&mut out).map(|()| out),
            Out::Alone { out, .. } => Ok(out),
            Out::Parts { writer, mut archive } => {
                if let Some(mut writer) = writer {
                    writer.end(&mut archive)?;
                }
                finished(archive)
            }
            Out::Folder { mut folder, mut archive, .. } => {
                folder.end(&mut archive)?;
                finished(archive)
            }
        }
    }
}

/// The name of a document's files: its id as far as file systems take it, with a number where another has the same.
fn stem(document: &Document, part: Option<Part>, taken: &mut HashSet<String>) -> String {
    const LONGEST: usize = 80;
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let id: String = document.id.0.chars().take(LONGEST).map(|c| if is_safe(c) { c } else { '-' }).collect();
    let folder = part.map(|part| format!("{}/", part.name())).unwrap_or_default();
    let base = if id.is_empty() { format!("{folder}document") } else { format!("{folder}{id}") };
    let mut stem = base.clone();
    let mut copy = 2;
    // File systems that take upper and lower case for the same must not lose one.
    while !taken.insert(stem.to_lowercase()) {
        stem = format!("{base}-{copy}");
        copy += 1;
    }
    stem
}

/// A zip archive, written as it goes.
struct Archive<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> Archive<W> {
    fn new(out: W) -> Self {
        Self(ZipWriter::new_stream(out))
    }

    fn finish(self) -> Result<W, WriteError> {
        self.0.finish().map(StreamWriter::into_inner).map_err(WriteError::of_file)
    }
}

impl<W: Write> Write for Archive<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> Entries for Archive<W> {
    fn begin_entry(&mut self, name: &str) -> Result<(), WriteError> {
        // The same documents make the same archive: no clock goes into it.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options).map_err(WriteError::of_file)
    }
}
