//! Random numbers that are the same on every machine (`SplitMix64`).

/// A source of random numbers.
#[derive(Clone, Copy)]
pub(crate) struct Random(u64);

impl Random {
    /// A source that gives what `seed` says.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Whether something of this chance happens.
    pub(crate) fn chance(&mut self, chance: f32) -> bool {
        ((self.next() >> 40) as f32) < chance * (1_u32 << 24) as f32
    }

    /// A number below `end`.
    pub(crate) const fn below(&mut self, end: usize) -> usize {
        (self.next() % (if end == 0 { 1 } else { end }) as u64) as usize
    }

    /// The numbers below `end`, in any order.
    pub(crate) fn order(&mut self, end: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..end as u32).collect();
        for at in (1..end).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}
