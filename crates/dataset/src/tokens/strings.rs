//! What spaCy calls a string: the ids of its `StringStore`, which are what a `.spacy` file has in the place of words and
//! labels.
//!
//! An id is the string's 64-bit hash, `MurmurHash64A` with seed 1, but for the names that spaCy reserves (`spacy.symbols`:
//! attributes, parts of speech, and of the labels `PERSON` or `ORG`, though not `FAC`), which are numbered. The empty
//! string is 0.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The reserved names, the first numbered 1.
const SYMBOLS: &str = include_str!("../../data/spacy/symbols.txt");
const SEED: u64 = 1;
const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
const SHIFT: u32 = 47;

/// The id that spaCy gives a string.
///
/// ```
/// use tallymark_dataset::tokens::strings::string_id;
/// assert_eq!(string_id("apple"), 8_566_208_034_543_834_098);
/// assert_eq!(string_id("PERSON"), 380);
/// ```
pub fn string_id(string: &str) -> u64 {
    static IDS: OnceLock<HashMap<&str, u64>> = OnceLock::new();
    if string.is_empty() {
        return 0;
    }
    let reserved = IDS.get_or_init(|| SYMBOLS.lines().zip(1..).collect()).get(string);
    reserved.copied().unwrap_or_else(|| murmur(string.as_bytes()))
}

/// `MurmurHash64A` by Austin Appleby (public domain).
fn murmur(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let start = SEED ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let mut hash = words.iter().fold(start, |hash, word| {
        let scattered = u64::from_le_bytes(*word).wrapping_mul(MULTIPLIER);
        (hash ^ (scattered ^ scattered >> SHIFT).wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER)
    });
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        hash = (hash ^ last).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ hash >> SHIFT).wrapping_mul(MULTIPLIER);
    hash ^ hash >> SHIFT
}
