//! The lines of a file, one after the other.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Gives each line that is not blank, with its number, to `take`; the last may lack its line break. A byte order mark is left out.
///
/// # Errors
/// Where the file cannot be read (further), or `take` fails.
pub(crate) fn each_line(path: &Path, mut take: impl FnMut(u64, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let marked = if number == 1 { bytes.strip_prefix("\u{FEFF}".as_bytes()) } else { None };
        let line = marked.unwrap_or(&bytes);
        if !line.trim_ascii().is_empty() {
            take(number, line)?;
        }
    }
    Ok(())
}
