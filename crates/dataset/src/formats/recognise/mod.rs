//! Which format a file has, by what is in it.

mod json;
mod zipped;

use std::io::Read;

use super::Format;

/// How much of a file is looked at, in bytes.
pub const BEGINNING: usize = 4 << 20;

/// The most lines that are looked at, where the first do not tell.
const LINES: usize = 50;

/// The format of a file that begins with these bytes: its first 4 MiB, or all of it, since what tells may stand behind a long text. `None` where it is none of them: a
/// table of articles, say.
///
/// ```
/// use tallymark_dataset::formats::{Format, recognise};
/// assert_eq!(recognise(b"{\"text\": \"Kyiv\", \"entities\": [[0, 4, \"GPE\"]]}\n"), Some(Format::SpacyJsonl));
/// assert_eq!(recognise(b"-DOCSTART- -X- O O\n\nKyiv NNP B-NP B-LOC\n"), Some(Format::Conll));
/// assert_eq!(recognise(b"{\"title\": \"a\", \"body\": \"b\"}\n"), None);
/// ```
pub fn recognise(beginning: &[u8]) -> Option<Format> {
    match beginning {
        [b'P', b'K', 3, 4, ..] => zipped::recognise(beginning),
        [b'P', b'A', b'R', b'1', ..] => Some(Format::HuggingFace),
        [0x78, 0x01 | 0x5E | 0x9C | 0xDA, ..] => is_docbin(beginning).then_some(Format::DocBin),
        _ => text(&String::from_utf8_lossy(beginning)),
    }
}

fn text(beginning: &str) -> Option<Format> {
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    if beginning.starts_with("#FORMAT=WebAnno TSV") {
        return Some(Format::WebAnno);
    }
    if beginning.starts_with('<') {
        return beginning.contains("xmi:XMI").then_some(Format::CasXmi);
    }
    if beginning.starts_with(['{', '[']) {
        return json::recognise(beginning);
    }
    table(beginning).or_else(|| columns(beginning))
}

/// A table of spans: its first line names the columns that such a table must have.
fn table(beginning: &str) -> Option<Format> {
    let header = beginning.lines().next()?;
    let separated = |separator: char| {
        let names: Vec<&str> = header.split(separator).map(|name| name.trim().trim_matches('"')).collect();
        ["document", "start", "end", "label"].iter().all(|needed| names.contains(needed))
    };
    match () {
        () if separated('\t') => Some(Format::Tsv),
        () if separated(',') => Some(Format::Csv),
        () => None,
    }
}

/// Columns of tokens and tags: in every line the last column is a tag, and one of them begins something.
fn columns(beginning: &str) -> Option<Format> {
    let is_whole = beginning.ends_with('\n');
    let lines: Vec<&str> = beginning.lines().collect();
    let whole = if is_whole { lines.len() } else { lines.len().saturating_sub(1).max(1) };
    let rows = lines.iter().take(whole).map(|line| line.trim_end()).filter(|line| !line.is_empty());
    // A comment, as CoNLL-U has them.
    let rows: Vec<&str> = rows.filter(|line| !line.starts_with("# ")).take(LINES * 20).collect();
    let tags: Option<Vec<&str>> = rows.iter().map(|row| tag(row)).collect();
    let tags = tags.filter(|tags| !tags.is_empty())?;
    let begins = |prefixes: &[&str]| tags.iter().any(|tag| prefixes.iter().any(|prefix| tag.starts_with(prefix)));
    match () {
        () if begins(&["U-", "L-", "S-", "E-"]) => Some(Format::ConllBiluo),
        () if begins(&["B-", "I-"]) || rows.first().is_some_and(|row| row.starts_with("-DOCSTART-")) => {
            Some(Format::Conll)
        }
        () => None,
    }
}

/// The tag at the end of a line that has more columns.
fn tag(row: &str) -> Option<&str> {
    let (before, tag) = row.rsplit_once([' ', '\t'])?;
    let is_tag =
        tag == "O" || matches!(tag.as_bytes(), [b'B' | b'I' | b'L' | b'U' | b'S' | b'E' | b'M' | b'W', b'-', _, ..]);
    (is_tag && !before.trim().is_empty()).then_some(tag)
}

/// Whether a zlib stream is a map in `MessagePack` that begins like a `DocBin`.
fn is_docbin(beginning: &[u8]) -> bool {
    let mut start = [0; 64];
    let mut filled = 0;
    let mut stream = flate2::read::ZlibDecoder::new(beginning);
    while let Some(room) = start.get_mut(filled..).filter(|room| !room.is_empty()) {
        match stream.read(room) {
            Ok(read) if read > 0 => filled += read,
            _ => break,
        }
    }
    let contains = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    contains(b"version") && contains(b"attrs")
}

#[cfg(test)]
mod tests;
