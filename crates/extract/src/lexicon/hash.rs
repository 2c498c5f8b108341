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
    let folded = u128::from_le_bytes(bytes) | u128::from_le_bytes([0x20; LONGEST]);
    let halves = (folded as u64) ^ ((folded >> 64) as u64).rotate_left(29);
    Some((halves.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51) as usize)
}
