//! The writer of what [`super::coding`] reads.

use super::coding::{Coder, DIGIT, Expected, LEAST, Part};

/// Writes values, from the last to the first: until then it keeps their parts.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    parts: Vec<Part>,
}

impl Encoder {
    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        let (mut number, mut other, mut words) = (LEAST, LEAST, Vec::new());
        // The first value is in the one that the reader begins with.
        if self.parts.len() % 2 == 1 {
            std::mem::swap(&mut number, &mut other);
        }
        for part in self.parts.iter().rev() {
            std::mem::swap(&mut number, &mut other);
            let (start, size) = (u64::from(part.start), u64::from(part.size));
            if number >= size << (64 - DIGIT) {
                words.push(lower(number));
                number >>= 32;
            }
            number = (number / size) << DIGIT | (number % size + start);
        }
        words.extend([other, number].map(|number| [lower(number), lower(number >> 32)]).as_flattened());
        words.into_iter().rev().flat_map(u32::to_le_bytes).collect()
    }
}

impl Coder for Encoder {
    fn code(&mut self, expected: &mut impl Expected, given: u32) -> u32 {
        self.parts.push(expected.part(given));
        expected.learn(given);
        given
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is meant")]
const fn lower(number: u64) -> u32 {
    number as u32
}
