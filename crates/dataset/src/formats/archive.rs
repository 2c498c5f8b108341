//! Zip archives that are read: from anyone, so nothing in them is believed. Nothing is written to a disk, but names of
//! entries go on into messages and documents.
//!
//! What an entry says of its own size plays no part: what is counted is what comes out.

use std::collections::HashMap;
use std::io::Read as _;

use zip::{CompressionMethod, ZipArchive};

use super::Format;
use super::read::{Input, Item, Place, Problem, Read, ReadSeek, Texts, unreadable};

/// How an archive begins: with an entry, or, where there is none, with the end of the list of entries.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// The longest archive that is read from a pipe, in bytes.
const LONGEST: u64 = 2 << 30;

/// The description of a dataset.
pub(super) const CARD: &str = "README.md";

/// What an archive may ask for.
#[derive(Clone, Copy, Debug)]
struct Limits {
    entries: usize,
    /// The most bytes of an entry, and of all entries together.
    entry: u64,
    all: u64,
    /// No more bytes may come of one, once they are more than `small`: a zip bomb does.
    ratio: u64,
    small: u64,
}

impl Limits {
    const USUAL: Self = Self { entries: 100_000, entry: 512 << 20, all: 2 << 30, ratio: 1_000, small: 10 << 20 };
}

/// An archive. Its entries are the files that someone put there: no folders, nothing that a system adds.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Box<dyn ReadSeek + 'a>>,
    limits: Limits,
    /// The names of its entries, in its order.
    names: Vec<String>,
    /// Where in the list of the archive each is.
    places: HashMap<String, usize>,
    refused: Vec<Problem>,
    /// How many bytes the archive itself has.
    size: u64,
    /// How many bytes have come out of it.
    read: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive and looks at the names of its entries.
    ///
    /// # Errors
    /// Where it is no zip archive, has too many entries, or two of the same name.
    pub(crate) fn open(input: Input<'a>) -> Result<Self, Problem> {
        Self::within(Limits::USUAL, input)
    }

    fn within(limits: Limits, input: Input<'a>) -> Result<Self, Problem> {
        let broken = |reason: String| Problem::at(&Place::default(), reason);
        let mut file =
            input.into_file(LONGEST).map_err(|error| broken(format!("the archive cannot be read: {error}")))?;
        let size = file.seek(std::io::SeekFrom::End(0)).map_err(|error| broken(error.to_string()))?;
        let zip = ZipArchive::new(file)
            .map_err(|error| broken(format!("this is no zip archive that can be read: {error}")))?;
        if zip.len() > limits.entries {
            return Err(broken(format!("the archive has {} entries: the most is {}", zip.len(), limits.entries)));
        }
        if zip.has_duplicate_names() {
            return Err(broken("two entries of the archive have the same name".to_owned()));
        }
        let mut archive =
            Self { zip, limits, names: Vec::new(), places: HashMap::new(), refused: Vec::new(), size, read: 0 };
        archive.look_at_names();
        Ok(archive)
    }

    fn look_at_names(&mut self) {
        for index in 0..self.zip.len() {
            let Ok(entry) = self.zip.by_index_data(index) else { continue };
            let name = match std::str::from_utf8(entry.name_raw()) {
                Ok(name) => name.to_owned(),
                // An archive of old, in the code page of old.
                Err(_) => entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into(), Into::into),
            };
            let is_link = entry.is_symlink();
            match unsafe_because(&name).or(is_link.then_some("it is a link to another file")) {
                Some(reason) => {
                    let place = Place { file: printable(&name), ..Place::default() };
                    self.refused.push(Problem::at(&place, format!("the entry is refused: {reason}")));
                }
                None if name.ends_with('/') || is_of_a_system(&name) => {}
                None => {
                    self.places.insert(name.clone(), index);
                    self.names.push(name);
                }
            }
        }
    }

    /// The names of the entries, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The entries that are not among the names, with the reasons; to be told once.
    pub(crate) fn take_refused(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.refused)
    }

    /// The content of an entry.
    ///
    /// # Errors
    /// Where there is no such entry, or it cannot be read, is too long, or makes the archive too long.
    pub(crate) fn read(&mut self, name: &str) -> Result<Vec<u8>, Problem> {
        let place = Place { file: name.to_owned(), ..Place::default() };
        let index = *self.places.get(name).ok_or_else(|| Problem::at(&place, "the archive has no such entry"))?;
        self.unpack(index).map_err(|reason| Problem::at(&place, reason))
    }

    fn unpack(&mut self, index: usize) -> Result<Vec<u8>, String> {
        const STEP: u64 = 1 << 20;
        let limits = self.limits;
        let header = self.zip.by_index_data(index).map_err(|error| error.to_string())?;
        if header.encrypted() {
            return Err("the entry is encrypted".to_owned());
        }
        if !matches!(header.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err("the entry is compressed in a way that cannot be read here: only deflate can".to_owned());
        }
        let mut entry = self.zip.by_index(index).map_err(|error| error.to_string())?;
        // What an entry claims to take up cannot be more than there is.
        let packed = entry.compressed_size().min(self.size).max(1);
        let mut bytes = Vec::new();
        loop {
            let come = entry.by_ref().take(STEP).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            if come == 0 {
                return Ok(bytes);
            }
            self.read = self.read.saturating_add(length(come));
            let unpacked = length(bytes.len());
            if unpacked > limits.entry {
                return Err(format!("the entry is longer than {}", megabytes(limits.entry)));
            }
            if self.read > limits.all {
                return Err(format!("the entries of the archive are longer than {}", megabytes(limits.all)));
            }
            let is_bomb = |out: u64, packed: u64| out > limits.small && out / packed.max(1) >= limits.ratio;
            if is_bomb(unpacked, packed) || is_bomb(self.read, self.size) {
                return Err(format!(
                    "it grows more than {} times when it is unpacked: a zip bomb does that",
                    limits.ratio
                ));
            }
        }
    }
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

fn megabytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// Why a name is not one of a file within a folder.
fn unsafe_because(name: &str) -> Option<&'static str> {
    let mut first = name.chars();
    let is_drive = first.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && first.next() == Some(':');
    if name.is_empty() {
        Some("it has no name")
    } else if name.chars().any(char::is_control) {
        Some("its name holds a control character")
    } else if name.contains('\\') {
        Some("its name holds a backslash")
    } else if name.starts_with('/') || is_drive {
        Some("its name is an absolute path")
    } else if name.split('/').any(|part| part == "..") {
        Some("its name leads out of the archive")
    } else {
        None
    }
}

/// A name that can stand in a message.
fn printable(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Whether it is a file that systems leave in archives and nobody put there.
fn is_of_a_system(name: &str) -> bool {
    name.split('/').any(|part| part == "__MACOSX" || part.starts_with('.'))
}

/// Whether a file is an archive; and the file, to be read from its beginning.
pub(super) fn is_archive(input: Input<'_>) -> std::io::Result<(Input<'_>, bool)> {
    let (input, beginning) = input.peek(4)?;
    let is_archive = MAGIC.contains(&beginning.as_slice());
    Ok((input, is_archive))
}

/// Reads an archive whose entries are files of a format, one after the other. Those that end as files of the format do are
/// read; where none does, all but descriptions are.
pub(super) fn read_entries<'a>(format: Format, input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
    let mut archive = match Archive::open(input) {
        Ok(archive) => archive,
        Err(problem) => return Box::new(std::iter::once(Item::Problem(problem))),
    };
    let refused = archive.take_refused().into_iter().map(Item::Problem);
    let ending = format!(".{}", format.extension());
    let mut names: Vec<String> = archive.names().filter(|name| has_ending(name, &ending)).map(str::to_owned).collect();
    if names.is_empty() {
        names = archive.names().filter(|name| *name != CARD).map(str::to_owned).collect();
    }
    // A dataset without documents is an archive with a card.
    if names.is_empty() && !archive.names().eq([CARD]) {
        return Box::new(refused.chain(unreadable(format!("the archive holds no file that ends in {ending}"))));
    }
    let items = names.into_iter().flat_map(move |name| -> Read<'a> {
        match archive.read(&name) {
            Ok(bytes) => {
                let items = format.read_file(Input::file(std::io::Cursor::new(bytes)), texts);
                Box::new(items.map(move |item| item.in_file(&name)))
            }
            Err(problem) => Box::new(std::iter::once(Item::Problem(problem))),
        }
    });
    Box::new(refused.chain(items))
}

/// Whether a name ends so, in upper or lower case.
pub(super) fn has_ending(name: &str, ending: &str) -> bool {
    let start = name.len().checked_sub(ending.len());
    start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests;
