//! Which format an archive has: its first entries tell, by their names and by what is in them. The directory at the end of the
//! archive is not needed for that.

use std::io::Read;

use super::{BEGINNING, Format};

/// What begins a file within an archive (PKWARE, APPNOTE.TXT 4.3.7).
const LOCAL_FILE: &[u8] = b"PK\x03\x04";
/// The length of that header without name and extra field.
const HEADER: usize = 30;

/// A file within an archive.
struct Entry<'a> {
    name: String,
    /// 0 is stored, 8 deflated.
    method: u16,
    /// What follows its header: its own bytes first.
    rest: &'a [u8],
}

/// The format of an archive that begins with these bytes.
pub(super) fn recognise(archive: &[u8]) -> Option<Format> {
    entries(archive).filter(|entry| !is_beside(&entry.name)).find_map(|entry| format(&entry))
}

/// Whether a file says nothing of the format.
fn is_beside(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.is_empty() || file.starts_with('.') || name.starts_with("__MACOSX/") || file.eq_ignore_ascii_case("README.md")
}

fn format(entry: &Entry<'_>) -> Option<Format> {
    let ending = entry.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "ann" => Some(Format::Brat),
        // Of a document the text comes first.
        "txt" => super::text(&entry.beginning()).or(Some(Format::Brat)),
        "parquet" => Some(Format::HuggingFace),
        "xmi" => Some(Format::CasXmi),
        _ => super::recognise(entry.beginning().as_bytes()).or_else(|| entry.is_docbin().then_some(Format::DocBin)),
    }
}

/// The files whose headers are there, in order.
fn entries(archive: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    let mut rest = archive;
    std::iter::from_fn(move || {
        // Sizes may be told only behind a file, so the next header is looked for.
        let start = rest.windows(LOCAL_FILE.len()).position(|window| window == LOCAL_FILE)?;
        let header = rest.get(start..)?;
        let number = |at: usize| Some(u16::from_le_bytes([*header.get(at)?, *header.get(at + 1)?]));
        let (method, name, extra) = (number(8)?, usize::from(number(26)?), usize::from(number(28)?));
        let name_bytes = header.get(HEADER..HEADER + name)?;
        rest = header.get(HEADER + name + extra..)?;
        Some(Entry { name: String::from_utf8_lossy(name_bytes).into_owned(), method, rest })
    })
}

impl Entry<'_> {
    /// What it begins with.
    fn bytes(&self) -> Vec<u8> {
        let mut beginning = Vec::new();
        let most = u64::try_from(BEGINNING).unwrap_or(u64::MAX);
        // What comes before the end of what is there, or before a mistake, is enough.
        let _read: std::io::Result<usize> = match self.method {
            0 => self.rest.take(most).read_to_end(&mut beginning),
            8 => flate2::read::DeflateDecoder::new(self.rest).take(most).read_to_end(&mut beginning),
            _ => Ok(0),
        };
        beginning
    }

    fn beginning(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    fn is_docbin(&self) -> bool {
        matches!(self.bytes().first(), Some(0x78)) && super::is_docbin(&self.bytes())
    }
}
