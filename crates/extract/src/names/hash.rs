//! The one hash of the recogniser: of words, of phrases, of features. The model is trained with it, so a change here
//! means another model.

/// Odd, and with no pattern in its bits: the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of nothing, from where others go on (FNV-1a's).
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One more character of a word (FNV-1a, a character at a time).
pub(super) const fn push(hash: u64, c: u64) -> u64 {
    (hash ^ c).wrapping_mul(0x0100_0000_01b3)
}

/// One more word of a phrase, or one more part of a feature. The order matters.
pub(super) const fn join(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(GOLDEN)
}

/// The upper bits, which depend on all others.
#[expect(clippy::cast_possible_truncation, reason = "as many bits as are asked for are left")]
pub(super) const fn fold(hash: u64, bits: u32) -> u32 {
    let mixed = (hash ^ (hash >> 29)).wrapping_mul(GOLDEN);
    (mixed >> (64 - bits)) as u32
}
