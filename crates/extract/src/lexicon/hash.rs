//! Where a word stands in the lexicon. Shared with the build script, which fills the slots.

/// How many slots there are: a power of two, a good twice the words.
pub(crate) const SLOTS: usize = 8192;

/// The longest word, in bytes.
pub(crate) const LONGEST: usize = 16;

/// The first slot to look in for a word, in capitals or not; nothing for a word that is too long to be known. From there
/// on, slot by slot, up to an empty one.
pub(crate) fn slot(word: &[u8]) -> Option<usize> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    // This bit tells small letters from capitals; that it is set elsewhere too does no harm, words are compared after.
    let folded = bytes.map(|byte| byte | 0x20);
    let (front, back) = folded.split_at(LONGEST / 2);
    let half = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
    let halves = half(front) ^ half(back).rotate_left(29);
    usize::try_from(halves.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOTS.ilog2())).ok()
}
