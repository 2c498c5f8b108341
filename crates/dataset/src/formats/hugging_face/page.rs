//! The pages of a Parquet column, as they are in a file of anyone's: what a header claims is checked before anything is
//! done about it. (The pages' reader of the `parquet` crate believes it, and panics or takes the memory that it asks for.)
//!
//! A header is a Thrift struct in the compact protocol (github.com/apache/parquet-format, `parquet.thrift`).

use std::borrow::Cow;

use parquet::basic::Compression;

/// The longest page, in bytes; the usual ones are a megabyte.
const LONGEST: usize = 256 << 20;

/// How deep structs and lists may stand in each other.
const DEEPEST: u8 = 16;

/// What kind of page it is, where it is of use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Data,
    /// The second version, whose levels are not compressed.
    DataWithLevels,
    Dictionary,
    Other,
}

/// The header of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) kind: Kind,
    uncompressed: usize,
    compressed: usize,
    /// How many values it has, nulls among them.
    pub(super) values: usize,
    pub(super) encoding: i64,
    /// The lengths of the levels in bytes, in the second version.
    pub(super) repetition: usize,
    pub(super) definition: usize,
    is_compressed: bool,
}

/// A page and what comes after it.
pub(super) struct Page<'a> {
    pub(super) header: Header,
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) rest: &'a [u8],
}

impl<'a> Page<'a> {
    /// The page at the beginning of these bytes.
    pub(super) fn read(bytes: &'a [u8], compression: Compression) -> Result<Self, String> {
        let mut reader = Compact(bytes);
        let header = reader.header().ok_or("the header of a page is broken")?;
        let (body, rest) = reader.0.split_at_checked(header.compressed).ok_or("a page is longer than its column")?;
        // The levels of the second version stand before what is compressed.
        let levels = header.repetition.saturating_add(header.definition);
        let (levels, packed) = body.split_at_checked(levels).ok_or("the levels of a page are longer than it is")?;
        let length = header.uncompressed.checked_sub(levels.len()).ok_or("a page is shorter than its levels")?;
        let bytes = match compression {
            Compression::UNCOMPRESSED => Cow::Borrowed(body),
            _ if !header.is_compressed || length == 0 => Cow::Borrowed(body),
            Compression::SNAPPY => Cow::Owned([levels, &unpacked(packed, length)?].concat()),
            other => return Err(format!("it is compressed with {}: only Snappy can be read", name(other))),
        };
        Ok(Self { header, bytes, rest })
    }
}

/// The name of a way to compress, without its settings.
fn name(compression: Compression) -> String {
    compression.to_string().chars().take_while(|letter| *letter != '(').collect()
}

fn unpacked(packed: &[u8], length: usize) -> Result<Vec<u8>, String> {
    if length > LONGEST {
        return Err(format!("a page claims {length} bytes: the most is {LONGEST}"));
    }
    match snap::raw::decompress_len(packed) {
        Ok(found) if found == length => {}
        _ => return Err("a page has not the length that it claims".to_owned()),
    }
    snap::raw::Decoder::new().decompress_vec(packed).map_err(|error| error.to_string())
}

/// Reads the compact protocol. Nothing comes where the bytes end too soon, or are none.
struct Compact<'a>(&'a [u8]);

impl Compact<'_> {
    fn header(&mut self) -> Option<Header> {
        let mut header = Header {
            kind: Kind::Other,
            uncompressed: 0,
            compressed: 0,
            values: 0,
            encoding: 0,
            repetition: 0,
            definition: 0,
            is_compressed: true,
        };
        self.fields(&mut |reader, field, kind| {
            match field {
                1 => {
                    header.kind = match reader.integer()? {
                        0 => Kind::Data,
                        2 => Kind::Dictionary,
                        3 => Kind::DataWithLevels,
                        _ => Kind::Other,
                    }
                }
                2 => header.uncompressed = reader.length()?,
                3 => header.compressed = reader.length()?,
                // The three kinds of page begin with the number of values.
                5 | 7 | 8 => reader.fields(&mut |reader, inner, kind| {
                    match (field, inner) {
                        (_, 1) => header.values = reader.length()?,
                        (5 | 7, 2) | (8, 4) => header.encoding = reader.integer()?,
                        (8, 5) => header.definition = reader.length()?,
                        (8, 6) => header.repetition = reader.length()?,
                        (8, 7) => header.is_compressed = kind == 1,
                        _ => reader.skip(kind, 0)?,
                    }
                    Some(())
                })?,
                _ => reader.skip(kind, 0)?,
            }
            Some(())
        })?;
        Some(header)
    }

    /// The fields of a struct: for each its number and the kind of its value, which is to be read.
    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, i64, u8) -> Option<()>) -> Option<()> {
        let mut number = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            number = if head >> 4 == 0 { self.integer()? } else { number.checked_add(i64::from(head >> 4))? };
            field(self, number, head & 15)?;
        }
    }

    /// Passes over a value.
    fn skip(&mut self, kind: u8, depth: u8) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match kind {
            // Truth is in the kind itself.
            1 | 2 => {}
            3 => drop(self.byte()?),
            4..=6 => drop(self.varint()?),
            7 => self.pass(8)?,
            8 => {
                let length = usize::try_from(self.varint()?).ok()?;
                self.pass(length)?;
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                (0..count).try_for_each(|_| self.skip_element(head & 15, depth))?;
            }
            11 => {
                let count = self.varint()?;
                let kinds = if count == 0 { 0 } else { self.byte()? };
                (0..count).try_for_each(|_| {
                    self.skip_element(kinds >> 4, depth)?;
                    self.skip_element(kinds & 15, depth)
                })?;
            }
            12 => self.fields(&mut |reader, _, kind| reader.skip(kind, depth + 1))?,
            _ => return None,
        }
        Some(())
    }

    /// Within a list truth takes a byte.
    fn skip_element(&mut self, kind: u8, depth: u8) -> Option<()> {
        if matches!(kind, 1 | 2) { self.pass(1) } else { self.skip(kind, depth + 1) }
    }

    fn pass(&mut self, length: usize) -> Option<()> {
        self.0 = self.0.get(length..)?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u64> {
        let (value, rest) = super::values::varint(self.0)?;
        self.0 = rest;
        Some(value)
    }

    fn integer(&mut self) -> Option<i64> {
        let zigzag = self.varint()?;
        Some((zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed())
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.integer()?).ok()
    }
}
