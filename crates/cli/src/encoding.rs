//! The text of a plain file, whatever it is encoded in.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// A decoded file.
pub(crate) struct Decoded<'a> {
    /// Its text, without the byte order mark: what offsets count is what is written.
    pub(crate) text: Cow<'a, str>,
    /// What the user should know about it.
    pub(crate) notice: Option<String>,
}

/// Decodes by the byte order mark; without one as UTF-8, or where that cannot be, as Windows-1252, in which every byte
/// is some character.
///
/// # Errors
/// The reason why the bytes are no text at all.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let notice = broken.then(|| format!("some bytes are not {}; each became U+FFFD", encoding.name()));
        return Ok(Decoded { text, notice });
    }
    if bytes.contains(&0) {
        return Err("this is not a text file: it has a zero byte");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), notice: None });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(Decoded { text, notice: Some("this is not UTF-8; it was read as Windows-1252".to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn files_decode_by_mark_then_utf8_then_windows_1252() {
        let table: [(&[u8], &str, bool); 7] = [
            (b"plain\r\n", "plain\r\n", false),
            ("caf\u{e9}".as_bytes(), "café", false),
            (b"\xEF\xBB\xBFcaf\xC3\xA9", "café", false),
            (b"\xFF\xFEa\0\xAC\x20", "a€", false),
            (b"\xFE\xFF\0a\x20\xAC", "a€", false),
            (b"\x93caf\xE9\x94 \x80 5", "“café” € 5", true),
            (b"\xEF\xBB\xBFa\xFF", "a\u{FFFD}", true),
        ];
        for (bytes, text, noticed) in table {
            let decoded = decode(bytes).ok();
            assert_eq!(decoded.map(|d| (d.text.into_owned(), d.notice.is_some())), Some((text.to_owned(), noticed)));
        }
        assert!(decode(b"\x7FELF\0\0").is_err());
    }
}
