//! Adaptive binary coding: each decision costs as little as it was to be expected. What is to be expected is learned from the
//! decisions before, by writer and reader alike, so that nothing of it stands in the file.
//!
//! A range coder: the interval `range` of numbers is cut for each decision in proportion to its chance, and the file
//! is a number inside the last one.

/// A [`Coder`] refills its range below this.
pub(super) const LEAST: u32 = 1 << 24;

/// After so many decisions a chance follows the last ones rather than all of them.
const LONGEST: usize = 127;

/// How far a chance moves after so many decisions: `1 / (n + 3/2)`, of 65,536.
const STEPS: [u32; LONGEST + 1] = {
    let mut steps = [0; LONGEST + 1];
    let (mut place, mut divisor) = (0, 3);
    while place <= LONGEST {
        steps[place] = 131_072 / divisor;
        place += 1;
        divisor += 2;
    }
    steps
};

/// How often a decision was yes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chance {
    /// Of 65,536, never none and never all.
    yes: u16,
    seen: u8,
}

impl Chance {
    /// As likely as not.
    pub(super) const EVEN: Self = Self { yes: 1 << 15, seen: 0 };

    /// The part of `range` that stands for yes.
    pub(super) fn of(self, range: u32) -> u32 {
        (range >> 16) * u32::from(self.yes)
    }

    /// Learns a decision.
    #[expect(clippy::cast_possible_truncation, reason = "a part of what is left to 65,536")]
    pub(super) fn learn(&mut self, yes: bool) {
        let step = STEPS.get(usize::from(self.seen)).copied().unwrap_or_default();
        let part = |whole: u32| ((whole * step) >> 16) as u16;
        if yes {
            self.yes += part((1 << 16) - u32::from(self.yes));
        } else {
            self.yes -= part(u32::from(self.yes));
        }
        self.seen = (self.seen + 1).min(LONGEST as u8);
    }
}

/// A writer or a reader of decisions. Both are asked the same way, so that what is coded is said once: a writer takes the
/// decision and gives it back, a reader gives the one that was written, whatever it is told.
pub(super) trait Coder {
    /// A decision of this chance.
    fn decide(&mut self, chance: &mut Chance, yes: bool) -> bool;

    /// A decision that is as likely as not.
    fn toss(&mut self, yes: bool) -> bool;
}

/// The reader of what was coded.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    rest: &'a [u8],
    range: u32,
    code: u32,
    /// How many bytes were read past the end.
    missing: usize,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(coded: &'a [u8]) -> Self {
        let mut decoder = Self { rest: coded, range: u32::MAX, code: 0, missing: 0 };
        (0..5).for_each(|_| decoder.shift());
        decoder
    }

    /// Whether it has read on after the end: what came then was never written.
    pub(super) fn is_beyond_end(&self) -> bool {
        self.missing > 0
    }

    /// Whether all of the bytes have been used.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && !self.is_beyond_end()
    }

    fn shift(&mut self) {
        let byte = match self.rest.split_first() {
            Some((&first, rest)) => {
                self.rest = rest;
                first
            }
            None => {
                self.missing += 1;
                0
            }
        };
        self.code = self.code << 8 | u32::from(byte);
    }

    fn refill(&mut self) {
        while self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
    }
}

impl Coder for Decoder<'_> {
    fn decide(&mut self, chance: &mut Chance, _: bool) -> bool {
        let part = chance.of(self.range);
        let yes = self.code < part;
        if yes {
            self.range = part;
        } else {
            self.code -= part;
            self.range -= part;
        }
        chance.learn(yes);
        self.refill();
        yes
    }

    fn toss(&mut self, _: bool) -> bool {
        self.range >>= 1;
        let yes = self.code < self.range;
        if !yes {
            self.code -= self.range;
        }
        self.refill();
        yes
    }
}

/// A number of `bits` bits, from its highest: `chances` has a place for each beginning, so `1 << bits` of them.
pub(super) fn choice(coder: &mut impl Coder, chances: &mut [Chance], bits: u32, number: u32) -> u32 {
    let mut node = 1;
    for bit in (0..bits).rev() {
        let given = number >> bit & 1 == 1;
        // There is always a chance: the beginnings of a number of so many bits are fewer than its values.
        let yes = chances.get_mut(node as usize).is_some_and(|chance| coder.decide(chance, given));
        node = node << 1 | u32::from(yes);
    }
    node ^ 1 << bits
}

/// Numbers of any size, small ones likely: how many bits, the upper two of those, and the rest as they are.
#[derive(Debug)]
pub(super) struct Numbers {
    lengths: [Chance; 32],
    uppers: [[Chance; 4]; 32],
}

impl Numbers {
    pub(super) const fn new() -> Self {
        Self { lengths: [Chance::EVEN; 32], uppers: [[Chance::EVEN; 4]; 32] }
    }

    /// A number below `u32::MAX`.
    pub(super) fn number(&mut self, coder: &mut impl Coder, number: u32) -> u32 {
        let given = number.saturating_add(1);
        let length = choice(coder, &mut self.lengths, 5, given.ilog2());
        let mut read = 1_u32;
        for bit in (0..length).rev() {
            let yes = given >> bit & 1 == 1;
            let upper = self.uppers.get_mut(length as usize).and_then(|uppers| uppers.get_mut(read as usize));
            let yes = match upper.filter(|_| read < 4) {
                Some(chance) => coder.decide(chance, yes),
                None => coder.toss(yes),
            };
            read = read << 1 | u32::from(yes);
        }
        read - 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::encoder::Encoder;

    /// Decisions of all kinds: one of a few, a number, yes or no.
    type Decisions = (u32, u32, bool);

    /// Codes decisions one way or the other.
    type Code<'a> = &'a mut dyn FnMut(&mut [Chance], &mut Numbers, Decisions) -> Decisions;

    proptest! {
        /// What was written is read, decisions of all kinds mixed, and to the last byte.
        #[test]
        fn what_was_coded_is_decoded(values in prop::collection::vec((0..64_u32, 0..u32::MAX, any::<bool>()), 0..400)) {
            let run = |code: Code<'_>| {
                let (mut chances, mut numbers) = ([Chance::EVEN; 64], Numbers::new());
                values.iter().map(|&value| code(&mut chances, &mut numbers, value)).collect::<Vec<_>>()
            };
            let mut encoder = Encoder::default();
            run(&mut |chances, numbers, (few, many, yes)| {
                (choice(&mut encoder, chances, 6, few), numbers.number(&mut encoder, many), encoder.toss(yes))
            });
            let coded = encoder.finish();
            let mut decoder = Decoder::new(&coded);
            let read = run(&mut |chances, numbers, _| {
                (choice(&mut decoder, chances, 6, 0), numbers.number(&mut decoder, 0), decoder.toss(false))
            });
            prop_assert_eq!(read, values);
            prop_assert!(decoder.is_at_end());
        }
    }

    #[test]
    fn what_is_expected_costs_little() {
        let mut encoder = Encoder::default();
        let mut chance = Chance::EVEN;
        for place in 0..8_000 {
            encoder.decide(&mut chance, place % 100 == 0);
        }
        let coded = encoder.finish().len();
        assert!(coded < 110, "{coded} bytes for 8,000 decisions of which one in a hundred is yes");
    }

    #[test]
    fn reading_past_the_end_is_noticed() {
        let mut decoder = Decoder::new(&[0, 1, 2, 3, 4]);
        assert!(decoder.is_at_end());
        (0..64).for_each(|_| {
            decoder.toss(false);
        });
        assert!(decoder.is_beyond_end());
    }
}
