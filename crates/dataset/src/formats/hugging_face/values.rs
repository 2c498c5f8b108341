//! How Parquet writes values: one after the other, or as runs and bits (github.com/apache/parquet-format, `Encodings.md`).

/// A value of a column that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(i64),
}

/// The kinds of values that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Long,
    Int,
}

/// A number of any length, seven bits a byte; and what comes after it.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

/// So many numbers of `width` bits, as runs of one number and as groups of eight (`RLE`). Runs may be longer than what is
/// left to read.
pub(super) fn runs(mut bytes: &[u8], width: u32, count: usize) -> Option<Vec<u32>> {
    if width > 32 {
        return None;
    }
    let mut numbers = Vec::new();
    while numbers.len() < count {
        let left = count - numbers.len();
        let (header, rest) = varint(bytes)?;
        let length = usize::try_from(header >> 1).ok()?;
        if header & 1 == 0 {
            let (number, rest) = rest.split_at_checked(usize::try_from(width.div_ceil(8)).ok()?)?;
            let number = number.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte));
            numbers.resize(numbers.len() + length.min(left), number);
            bytes = rest;
        } else {
            let packed = length.checked_mul(usize::try_from(width).ok()?)?;
            // The last group may end with its last number.
            let (packed, rest) = rest.split_at_checked(packed).unwrap_or((rest, &[]));
            let many = length.checked_mul(8)?.min(left);
            for place in 0..many {
                numbers.push(bits(packed, place, width)?);
            }
            bytes = rest;
        }
    }
    Some(numbers)
}

/// The number at a place among numbers of `width` bits.
fn bits(packed: &[u8], place: usize, width: u32) -> Option<u32> {
    let (start, width) = (place.checked_mul(usize::try_from(width).ok()?)?, u64::from(width));
    let (first, shift) = (start / 8, start % 8);
    let last = (start + usize::try_from(width).ok()?).div_ceil(8);
    let bytes = packed.get(first..last)?;
    let whole = bytes.iter().rev().fold(0_u64, |whole, byte| whole << 8 | u64::from(*byte));
    u32::try_from(whole >> shift & ((1 << width) - 1)).ok()
}

/// So many values, one after the other (`PLAIN`).
pub(super) fn plain(kind: Kind, mut bytes: &[u8], count: usize) -> Result<Vec<Cell>, String> {
    let mut cells = Vec::new();
    for _ in 0..count {
        let (cell, rest) = match kind {
            Kind::Text => text(bytes)?,
            Kind::Long => {
                bytes.split_first_chunk::<8>().map(|(number, rest)| (Cell::Number(i64::from_le_bytes(*number)), rest))
            }
            Kind::Int => bytes
                .split_first_chunk::<4>()
                .map(|(number, rest)| (Cell::Number(i32::from_le_bytes(*number).into()), rest)),
        }
        .ok_or("a page ends before its values do")?;
        cells.push(cell);
        bytes = rest;
    }
    Ok(cells)
}

/// A text after its length; nothing where the bytes end too soon.
fn text(bytes: &[u8]) -> Result<Option<(Cell, &[u8])>, String> {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return Ok(None) };
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
    let Some((text, rest)) = rest.split_at_checked(length) else { return Ok(None) };
    let text = std::str::from_utf8(text).map_err(|_| "a text is not UTF-8")?;
    Ok(Some((Cell::Text(text.to_owned()), rest)))
}

#[cfg(test)]
mod tests {
    use super::{runs, varint};

    #[test]
    fn runs_and_groups_are_read() {
        assert_eq!(varint(&[0xAC, 0x02, 9]), Some((300, [9].as_slice())));
        assert_eq!(varint(&[0x80; 20]), None);
        // The example of the specification: the numbers from 0 to 7 in three bits each.
        assert_eq!(runs(&[0x03, 0x88, 0xC6, 0xFA], 3, 8), Some((0..8).collect()));
        assert_eq!(runs(&[0x0A, 0x07, 0x03, 0x88, 0xC6, 0xFA], 3, 8), Some(vec![7, 7, 7, 7, 7, 0, 1, 2]));
        // A run of two billion is as long as is asked for; a group that ends early is as long as its bits.
        assert_eq!(runs(&[0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 1], 1, 3), Some(vec![1, 1, 1]));
        assert_eq!(runs(&[0x03, 0x88], 3, 2), Some(vec![0, 1]));
        assert_eq!(runs(&[0x03, 0x88], 3, 3), None);
        for broken in [[].as_slice(), &[0x02], &[0x00; 3], &[0xFF; 20]] {
            assert_eq!(runs(broken, 8, 2), None, "{broken:?}");
        }
    }
}
