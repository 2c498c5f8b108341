//! The writer of what [`super::coding`] reads.

use super::coding::{Chance, Coder, LEAST};

/// Writes decisions. Of the number inside the interval, what can no longer change is in `bytes`; then come a byte and a run
/// of 255s, which a carry may still change, then `low`.
#[derive(Debug)]
pub(super) struct Encoder {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    held: u8,
    /// How many bytes wait for a carry: `held`, and the 255s after it.
    waiting: usize,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX, held: 0, waiting: 1 }
    }
}

impl Encoder {
    /// The bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        (0..5).for_each(|_| self.shift());
        self.bytes
    }

    #[expect(clippy::cast_possible_truncation, reason = "the bytes are taken one by one")]
    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low < 0xFF00_0000 || carry > 0 {
            for place in 0..self.waiting {
                let byte = if place == 0 { self.held } else { 0xFF };
                self.bytes.push(byte.wrapping_add(carry));
            }
            self.waiting = 0;
            self.held = (self.low >> 24) as u8;
        }
        self.waiting += 1;
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    fn refill(&mut self) {
        while self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
    }
}

impl Coder for Encoder {
    fn decide(&mut self, chance: &mut Chance, yes: bool) -> bool {
        let part = chance.of(self.range);
        if yes {
            self.range = part;
        } else {
            self.low += u64::from(part);
            self.range -= part;
        }
        chance.learn(yes);
        self.refill();
        yes
    }

    fn toss(&mut self, yes: bool) -> bool {
        self.range >>= 1;
        if !yes {
            self.low += u64::from(self.range);
        }
        self.refill();
        yes
    }
}
