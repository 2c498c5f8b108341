//! Bytes as text of an HTML file, seven bits in a byte of UTF-8.
//!
//! Base64 would make the file too big, and a character set of one byte a character would be read as another where a
//! server names UTF-8. So the bits are cut into sevens and each is the character of that number, but for those that HTML
//! or a text editor would change. Such a seven is written together with the next as one character of two bytes, which
//! has room for both, so that it costs nothing either. `loader.js` reads it.

/// The sevens that are no character of their own: NUL, tab, the ends of lines, the end of a file, Escape, Delete, and
/// what is markup.
pub(super) const HIDDEN: [u8; 13] = [0x00, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b, b'&', b'<', b'>', 0x7f];

/// The first character that stands for two sevens: 128 for each that is hidden, all of two bytes.
pub(super) const PAIRS: u32 = 0x100;

/// `bytes` as text.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 7 * 8 + 8);
    let mut sevens = Sevens::new(bytes);
    while let Some(seven) = sevens.next() {
        let hidden = (0..).zip(HIDDEN).find_map(|(index, hidden)| (hidden == seven).then_some(index));
        text.push(match hidden {
            // The last has no next: nought is as good as any, as the reader knows how many bytes there are.
            Some(index) => pair(index, sevens.next().unwrap_or(0)),
            None => char::from(seven),
        });
    }
    text
}

fn pair(index: u32, next: u8) -> char {
    let code = PAIRS + index * 128 + u32::from(next);
    char::from_u32(code).unwrap_or_else(|| unreachable!("{code:#x} is below 0x800"))
}

/// The bits of bytes, seven by seven; the last are filled with noughts.
struct Sevens<'a> {
    bytes: std::slice::Iter<'a, u8>,
    held: u32,
    count: u32,
}

impl<'a> Sevens<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter(), held: 0, count: 0 }
    }
}

impl Iterator for Sevens<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.count < 7 {
            match self.bytes.next() {
                Some(&byte) => {
                    self.held = self.held << 8 | u32::from(byte);
                    self.count += 8;
                }
                None if self.count == 0 => return None,
                None => {
                    self.held <<= 7 - self.count;
                    self.count = 7;
                }
            }
        }
        self.count -= 7;
        let seven = self.held >> self.count & 0x7f;
        self.held &= 0x7f;
        u8::try_from(seven).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What `loader.js` does, in its order.
    fn decode(text: &str, size: usize) -> Vec<u8> {
        let sevens = text.chars().map(u32::from).flat_map(|code| match code {
            0..128 => vec![code],
            _ => vec![u32::from(HIDDEN[(code - PAIRS) as usize / 128]), code % 128],
        });
        let (mut bytes, mut held, mut count) = (Vec::new(), 0, 0);
        for seven in sevens {
            held = (held << 7 | seven) & 0x7fff;
            count += 7;
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from(held >> count & 0xff).unwrap());
            }
        }
        bytes.truncate(size);
        bytes
    }

    fn goes_round(bytes: &[u8]) {
        let text = encode(bytes);
        assert_eq!(decode(&text, bytes.len()), bytes);
        assert!(!text.bytes().any(|byte| HIDDEN.contains(&byte)), "{text:?}");
        assert!(text.len() <= (bytes.len() * 8).div_ceil(7) + 1, "{} bytes as {}", bytes.len(), text.len());
    }

    #[test]
    fn every_byte_beside_every_other_goes_round() {
        for first in 0..=u8::MAX {
            goes_round(&[first]);
            for second in 0..=u8::MAX {
                goes_round(&[first, second]);
            }
        }
    }

    #[test]
    fn every_seven_is_a_character_or_half_of_one() {
        assert_eq!(encode(&[0b1000_0010, 0b1000_0000]), "A \u{100}");
        assert_eq!(encode(&[]), "");
        assert!(PAIRS + u32::try_from(HIDDEN.len()).unwrap() * 128 <= 0x800);
    }

    proptest! {
        #[test]
        fn any_bytes_go_round(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            goes_round(&bytes);
        }
    }
}
