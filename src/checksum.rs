//! What tells a whole record from a damaged one.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

/// A table of one kilobyte. The usual sixteen make it faster than is noticed, and are noise that no compression makes
/// smaller: more than one of a hundred bytes of the first visit.
static SUM: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The CRC-32 (ISO-HDLC, the one of zip and PNG) of the UTF-8 of a record's JSON.
pub(crate) fn checksum(json: &str) -> u32 {
    SUM.checksum(json.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn it_is_the_one_that_was_always_written() {
        // The check value of the catalogue of CRCs, and what is stored beside an empty record.
        assert_eq!(checksum("123456789"), 0xCBF4_3926);
        assert_eq!(checksum(""), 0);
    }
}
