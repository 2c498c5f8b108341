//! Which format a file has, by what is in it.

use super::Format;

/// How much of a file is looked at, in bytes.
pub const BEGINNING: usize = 64 * 1024;

/// The format of a file that begins with these bytes (its first 64 KiB, or all of it); its name decides between formats that look the same.
pub fn recognise(_beginning: &[u8], _name: &str) -> Option<Format> {
    None
}
