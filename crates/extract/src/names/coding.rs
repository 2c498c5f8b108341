//! Adaptive coding: each value costs as little as it was to be expected. What is to be expected is learned from the values
//! before, by writer and reader alike, so that nothing of it stands in the file.
//!
//! An asymmetric numeral system: the file is a number, and its lowest digit, of 32,768, lies in the part of the value that
//! comes next. Writer and reader do the same in opposite order, so that a reader needs neither a division nor a carry.
//! Two such numbers take turns: a machine begins with the next value while it finishes this one.

/// A part of 32,768.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) start: u32,
    /// Never 0.
    pub(super) size: u32,
}

/// How many bits choose among the parts.
pub(super) const DIGIT: u32 = 15;

/// No number of a [`Coder`] is left below this.
pub(super) const LEAST: u64 = 1 << 32;

/// What is expected of a value: each has a part of 32,768.
pub(super) trait Expected {
    /// The value in whose part a digit lies.
    fn at(&self, digit: u32) -> u32;

    /// The part of a value.
    fn part(&self, value: u32) -> Part;

    /// Learns a value.
    fn learn(&mut self, value: u32);
}

/// A writer or a reader of values. Both are asked the same way, so that what is coded is said once: a writer takes the
/// value and gives it back, a reader gives the one that was written, whatever it is told.
pub(super) trait Coder {
    /// A value.
    fn code(&mut self, expected: &mut impl Expected, given: u32) -> u32;
}

/// How often each of `N` values was there: four a word, so that a digit is compared with four of them at once. Like
/// [`super::weights`], this needs no vector instructions.
///
/// Learning only counts. What the counts are worth is worked out again whenever they have grown by a quarter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chances<const N: usize, const WORDS: usize> {
    /// Where the parts begin, in lanes of sixteen bits; [`GUARDS`] where there are no more.
    starts: [u64; WORDS],
    /// `N` for each time that a value was there, and one: all that was not seen weighs as much as one that was.
    counts: [u16; N],
    seen: u16,
    /// When to work out `starts` again.
    due: u16,
}

/// Of two, of four and of sixteen values.
pub(super) type Two = Chances<2, 1>;
pub(super) type Four = Chances<4, 1>;
pub(super) type Sixteen = Chances<16, 4>;

/// The upper bits of the lanes, which no digit has.
const GUARDS: u64 = 0x8000_8000_8000_8000;
/// A one in each lane.
const ONES: u64 = 0x0001_0001_0001_0001;

#[expect(clippy::cast_possible_truncation, reason = "`N` is small, and a lane has sixteen bits")]
impl<const N: usize, const WORDS: usize> Chances<N, WORDS> {
    /// After so many values, all is known. The counts have room for no more.
    const ENOUGH: u16 = 4_095;

    /// All as likely.
    pub(super) const EVEN: Self = {
        let mut chances = Self { starts: [GUARDS; WORDS], counts: [1; N], seen: 0, due: 1 };
        chances.share();
        chances
    };

    /// Works out the parts. Each value has one besides what it is worth, so that none has nothing.
    #[expect(clippy::indexing_slicing, reason = "constant evaluation knows no other way, and `place` is below `N`")]
    const fn share(&mut self) {
        let all = N as u32 * (self.seen as u32 + 1);
        let worth = (((1 << DIGIT) - N as u32) << 16) / all;
        let (mut place, mut below) = (0, 0);
        while place < N {
            let (lane, start) = (place % 4 * 16, ((below * worth) >> 16) + place as u32);
            let word = &mut self.starts[place / 4];
            *word = *word & !(0xFFFF << lane) | (start as u64) << lane;
            below += self.counts[place] as u32;
            place += 1;
        }
    }

    /// Where the part of a value begins.
    fn start(&self, value: u32) -> u32 {
        let word = self.starts.get(value as usize / 4).copied().unwrap_or(GUARDS);
        u32::from((word >> (value % 4 * 16)) as u16)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "`N` is small, and a lane has sixteen bits")]
impl<const N: usize, const WORDS: usize> Expected for Chances<N, WORDS> {
    fn at(&self, digit: u32) -> u32 {
        let digits = (u64::from(digit) * ONES) | GUARDS;
        // The guard of a lane is left where nothing had to be borrowed from it.
        let reached: u64 = self.starts.iter().map(|starts| (digits - starts) >> DIGIT & ONES).sum();
        // All lanes add up in the uppermost.
        (reached.wrapping_mul(ONES) >> 48) as u32 - 1
    }

    fn part(&self, value: u32) -> Part {
        let start = self.start(value);
        Part { start, size: self.start(value + 1) - start }
    }

    fn learn(&mut self, value: u32) {
        if self.seen == Self::ENOUGH {
            return;
        }
        if let Some(count) = self.counts.get_mut(value as usize) {
            *count += N as u16;
        }
        self.seen += 1;
        if self.seen == self.due {
            self.due += self.seen / 4 + 1;
            self.share();
        }
    }
}

/// Numbers of so many bits, from 1 to 14, that are all as likely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Even(pub(super) u32);

impl Expected for Even {
    fn at(&self, digit: u32) -> u32 {
        digit >> (DIGIT - self.0)
    }

    fn part(&self, value: u32) -> Part {
        Part { start: value << (DIGIT - self.0), size: 1 << (DIGIT - self.0) }
    }

    fn learn(&mut self, _: u32) {}
}

/// The reader of what was coded.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    rest: &'a [u8],
    number: u64,
    /// The one whose turn is next.
    other: u64,
    is_beyond_end: bool,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(coded: &'a [u8]) -> Self {
        let mut decoder = Self { rest: coded, number: 0, other: 0, is_beyond_end: false };
        for _ in 0..2 {
            decoder.number = u64::from(decoder.word()) << 32 | u64::from(decoder.word());
            std::mem::swap(&mut decoder.number, &mut decoder.other);
        }
        decoder
    }

    /// Whether it has read on after the end: what came then was never written.
    pub(super) fn is_beyond_end(&self) -> bool {
        self.is_beyond_end
    }

    /// Whether all of the bytes have been used, and nothing is left of the numbers.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && !self.is_beyond_end && self.number == LEAST && self.other == LEAST
    }

    fn word(&mut self) -> u32 {
        match self.rest.split_first_chunk() {
            Some((&word, rest)) => {
                self.rest = rest;
                u32::from_le_bytes(word)
            }
            None => {
                self.is_beyond_end = true;
                0
            }
        }
    }
}

impl Coder for Decoder<'_> {
    #[expect(clippy::cast_possible_truncation, reason = "the lowest digit is what is meant")]
    fn code(&mut self, expected: &mut impl Expected, _: u32) -> u32 {
        let digit = self.number as u32 & ((1 << DIGIT) - 1);
        let value = expected.at(digit);
        let part = expected.part(value);
        let number = (self.number >> DIGIT) * u64::from(part.size) + u64::from(digit - part.start);
        self.number = self.other;
        self.other = if number < LEAST { number << 32 | u64::from(self.word()) } else { number };
        expected.learn(value);
        value
    }
}

/// Numbers of which small ones are likely: the lower `BITS` bits as they are, the rest in steps of fifteen, each of which
/// has chances of its own up to the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<const BITS: u32, const STEPS: usize> {
    steps: [Sixteen; STEPS],
}

impl<const BITS: u32, const STEPS: usize> Numbers<BITS, STEPS> {
    /// The most that a step adds: then there is another.
    const STEP: u32 = 15;
    /// No number has more steps.
    const MOST: usize = 1 << 16;

    pub(super) const EVEN: Self = Self { steps: [Sixteen::EVEN; STEPS] };

    /// A number below about a million, `BITS` bits aside.
    pub(super) fn number(&mut self, coder: &mut impl Coder, number: u32) -> u32 {
        let (given, mut upper) = (number >> BITS, 0_u32);
        for step in 0..Self::MOST {
            let Some(chances) = self.steps.get_mut(step.min(STEPS - 1)) else { break };
            let part = coder.code(chances, given.wrapping_sub(upper).min(Self::STEP));
            upper += part;
            if part < Self::STEP {
                break;
            }
        }
        if BITS == 0 { upper } else { upper << BITS | coder.code(&mut Even(BITS), number & ((1 << BITS) - 1)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::encoder::Encoder;

    /// What a coder is asked for, with all that it learns.
    struct Asked(Two, Sixteen, Numbers<8, 2>);

    impl Asked {
        const NOTHING: Self = Self(Two::EVEN, Sixteen::EVEN, Numbers::EVEN);

        /// Values of all kinds: one of two, one of sixteen, a number, and bits.
        fn code(&mut self, coder: &mut impl Coder, (two, sixteen, number, bits): Values) -> Values {
            let (two, sixteen) = (coder.code(&mut self.0, two), coder.code(&mut self.1, sixteen));
            (two, sixteen, self.2.number(coder, number), coder.code(&mut Even(3), bits))
        }
    }

    type Values = (u32, u32, u32, u32);

    proptest! {
        /// What was written is read, values of all kinds mixed, and to the last byte.
        #[test]
        fn what_was_coded_is_decoded(values in prop::collection::vec((0..2_u32, 0..16_u32, 0..1_u32 << 20, 0..8_u32), 0..400)) {
            let (mut encoder, mut asked) = (Encoder::default(), Asked::NOTHING);
            for &value in &values {
                asked.code(&mut encoder, value);
            }
            let coded = encoder.finish();
            let (mut decoder, mut asked) = (Decoder::new(&coded), Asked::NOTHING);
            let read: Vec<_> = values.iter().map(|_| asked.code(&mut decoder, Values::default())).collect();
            prop_assert_eq!(read, values);
            prop_assert!(decoder.is_at_end());
        }

        /// Whatever stands in a file, reading it ends.
        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let (mut decoder, mut asked) = (Decoder::new(&bytes), Asked::NOTHING);
            (0..40).for_each(|_| {
                asked.code(&mut decoder, Values::default());
            });
        }
    }

    /// Parts follow one another without a gap whatever was learned, also when there is no more to learn.
    #[test]
    fn every_digit_is_in_the_part_of_its_value() {
        let mut chances = Sixteen::EVEN;
        for round in 0..5_000 {
            chances.learn(if round % 3 == 0 { round % 16 } else { 15 });
        }
        for digit in 0..1 << DIGIT {
            let part = chances.part(chances.at(digit));
            assert!((part.start..part.start + part.size).contains(&digit), "{digit} is not in {part:?}");
        }
    }

    #[test]
    fn what_is_expected_costs_little() {
        let (mut encoder, mut chances) = (Encoder::default(), Two::EVEN);
        for place in 0..8_000 {
            encoder.code(&mut chances, u32::from(place % 100 == 0));
        }
        let coded = encoder.finish().len();
        assert!(coded < 110, "{coded} bytes for 8,000 values of which one in a hundred is not like the others");
    }

    #[test]
    fn reading_past_the_end_is_noticed() {
        let coded = Encoder::default().finish();
        let mut decoder = Decoder::new(&coded);
        assert!(decoder.is_at_end());
        for _ in 0..64 {
            decoder.code(&mut Even(8), 0);
        }
        assert!(decoder.is_beyond_end());
    }
}
