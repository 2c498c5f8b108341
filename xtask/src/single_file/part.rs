//! A file of the page, as it is inside the single file.

use std::io::Write as _;
use std::num::NonZeroU64;

use anyhow::{Context, Result};

use super::dense;

/// How often zopfli looks for a shorter way to say the same: further rounds save less than half a percent.
const ROUNDS: NonZeroU64 = NonZeroU64::new(5).expect("five rounds");

/// What is spent on making the file small.
#[derive(Clone, Copy)]
pub(super) enum Effort {
    /// A moment: for looking at the page while it is written.
    Little,
    /// Half a minute of a processor: for a build that is given away.
    Much,
}

/// A file, whole.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Whether it names other parts by `./NAME`.
    pub(super) has_names: bool,
}

impl Part {
    /// The element that holds it: compressed by gzip, whose checksum tells a damaged file, and then as text.
    pub(super) fn element(&self, effort: Effort) -> Result<String> {
        let Self { name, has_names, .. } = self;
        let packed = gzip(&self.bytes, effort).with_context(|| format!("cannot compress {name}"))?;
        let (size, media_type) = (packed.len(), media_type(name)?);
        let names = if *has_names { " data-names" } else { "" };
        let text = dense::encode(&packed);
        Ok(format!(
            "<script type=\"application/gzip\" data-part=\"{name}\" data-type=\"{media_type}\" data-size=\"{size}\"{names}>{text}</script>\n"
        ))
    }
}

/// The media type that the browser is told.
fn media_type(name: &str) -> Result<&'static str> {
    match ending(name) {
        "js" => Ok("text/javascript"),
        "css" => Ok("text/css"),
        "wasm" => Ok("application/wasm"),
        "bin" => Ok("application/octet-stream"),
        "txt" => Ok("text/plain;charset=utf-8"),
        _ => anyhow::bail!("no media type is known for {name}: add it to {}", file!()),
    }
}

/// What comes behind the last dot of a file's name.
pub(super) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn gzip(bytes: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    match effort {
        Effort::Little => {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(bytes)?;
            encoder.finish()
        }
        Effort::Much => {
            let options = zopfli::Options { iteration_count: ROUNDS, ..zopfli::Options::default() };
            let mut packed = Vec::new();
            zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
            Ok(packed)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_the_same() {
        let bytes = b"thirty-four people, thirty-four people".repeat(50);
        for effort in [Effort::Little, Effort::Much] {
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&*gzip(&bytes, effort).unwrap()).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, bytes);
        }
    }

    #[test]
    fn an_element_says_what_it_holds() {
        let part = Part { name: "start.js".to_owned(), bytes: b"begin()".to_vec(), has_names: true };
        let element = part.element(Effort::Little).unwrap();
        assert!(element.contains("data-part=\"start.js\" data-type=\"text/javascript\" data-size=\""), "{element}");
        assert!(element.contains("\" data-names>"), "{element}");
        assert!(Part { name: "photo.webp".to_owned(), ..part }.element(Effort::Little).is_err());
    }
}
