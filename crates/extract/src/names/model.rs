//! The file of the model: the lists, the weights, and what their scores are worth.
//!
//! All numbers are little-endian. What is sorted is written as differences in Rice's code; the rest in columns, so that
//! what is alike stands together and a general compressor does well.
//!
//! ```text
//! "TMNAMES", version u8, checksum u64 (of all that follows)
//! lists     u32 entries; keys (rice); u16 sets, each a u64 of kinds; of each entry: set (low bytes, high bytes), cluster u8
//! weights   u32 rows; their numbers (rice); of each: how many u8; then all tags u8; all weights i8; step f32
//! follows   STATES x STATES f32
//! worth     u8 points; each two f32
//! rice      u8 parameter, u32 bytes, the bits from the lowest of each byte
//! ```

use std::fmt;

use super::calibration::Calibration;
use super::features::ROW_BITS;
use super::known::{Fact, KEY_BITS, Kinds, Known};
use super::tags::{COLUMNS, STATES};
use super::weights::Weights;

/// The first bytes of the file.
pub(super) const MAGIC: &[u8; 7] = b"TMNAMES";
/// What the features and the file are agreed on: a model of another version was trained with other features.
pub(super) const VERSION: u8 = 1;

/// A trained recogniser of names: what [`extract`](crate::extract) finds them with.
#[derive(Clone, Debug)]
pub struct Names {
    pub(super) known: Known,
    pub(super) weights: Weights,
    pub(super) calibration: Calibration,
}

/// Why a file is no model that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as one does.
    NotAModel,
    /// It is of this version, and another is needed.
    Version(u8),
    /// It ends too early, in this part.
    Truncated(&'static str),
    /// Its checksum is not that of its contents.
    Damaged,
    /// This part says something that cannot be.
    Invalid(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("the file is no model of names"),
            Self::Version(version) => {
                write!(f, "the model is of version {version}; this program reads version {VERSION}")
            }
            Self::Truncated(part) => write!(f, "the model ends in the middle of its {part}"),
            Self::Damaged => f.write_str("the model is damaged: its checksum does not fit its contents"),
            Self::Invalid(part) => write!(f, "the model's {part} cannot be"),
        }
    }
}

impl std::error::Error for ModelError {}

impl Names {
    /// Reads a model.
    ///
    /// # Errors
    /// [`ModelError`] says why `bytes` are no model that this version can use.
    ///
    /// ```
    /// use tallymark_extract::{ModelError, Names};
    ///
    /// assert_eq!(Names::read(b"<!doctype html>").err(), Some(ModelError::NotAModel));
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
        let mut file = File { rest, part: "head" };
        let [version] = file.array()?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let checksum = u64::from_le_bytes(file.array()?);
        if checksum != hash(file.rest) {
            return Err(ModelError::Damaged);
        }
        let known = lists(&mut file)?;
        let weights = weights(&mut file)?;
        file.part = "calibration";
        let [points] = file.array()?;
        let points = (0..points).map(|_| Ok((file.float()?, file.float()?))).collect::<Result<_, _>>()?;
        let calibration = Calibration::new(points).ok_or(ModelError::Invalid("calibration"))?;
        if !file.rest.is_empty() {
            return Err(ModelError::Invalid("end"));
        }
        Ok(Self { known, weights, calibration })
    }

    /// The model that this program was built with.
    ///
    /// # Errors
    /// [`ModelError`], where the file in the repository is not of this version.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::read(include_bytes!("../../model/names.bin"))
    }
}

/// The checksum of a file's contents (FNV-1a over words of eight bytes).
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(super::hash::START, |hash, chunk| {
        let mut word = [0; 8];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        super::hash::join(hash, u64::from_le_bytes(word))
    })
}

fn lists(file: &mut File<'_>) -> Result<Known, ModelError> {
    file.part = "lists";
    let count = file.count()?;
    let keys = file.rice(count, KEY_BITS)?;
    let sets = u16::from_le_bytes(file.array()?);
    let sets: Vec<Kinds> =
        (0..sets).map(|_| file.array().map(|bytes| Kinds(u64::from_le_bytes(bytes)))).collect::<Result<_, _>>()?;
    let (low, high, clusters) = (file.take(count)?, file.take(count)?, file.take(count)?);
    let mut facts: Vec<Fact> = Vec::new();
    let mut places = std::collections::HashMap::<(u16, u8), u16>::new();
    let mut entries = Vec::with_capacity(count);
    for (((key, low), high), &cluster) in keys.into_iter().zip(low).zip(high).zip(clusters) {
        let set = u16::from_le_bytes([*low, *high]);
        let kinds = *sets.get(usize::from(set)).ok_or(ModelError::Invalid("lists"))?;
        let place = match places.get(&(set, cluster)) {
            Some(&place) => place,
            None => {
                let place =
                    u16::try_from(facts.len()).ok().filter(|&p| p < u16::MAX).ok_or(ModelError::Invalid("lists"))?;
                facts.push(Fact { kinds, cluster });
                places.insert((set, cluster), place);
                place
            }
        };
        entries.push((key, place));
    }
    Ok(Known::new(&entries, facts))
}

fn weights(file: &mut File<'_>) -> Result<Weights, ModelError> {
    file.part = "weights";
    let count = file.count()?;
    let rows = file.rice(count, ROW_BITS)?;
    let sizes = file.take(count)?;
    let total = sizes.iter().map(|&size| usize::from(size)).sum();
    let (tags, values) = (file.take(total)?, file.take(total)?);
    if tags.iter().any(|&tag| usize::from(tag) >= COLUMNS) {
        return Err(ModelError::Invalid("weights"));
    }
    let pairs = tags.iter().zip(values).map(|(&tag, &value)| (tag, value.cast_signed()));
    let step = file.float()?;
    let mut transitions = [[0.0; STATES]; STATES];
    for weight in transitions.iter_mut().flatten() {
        *weight = file.float()?;
    }
    Ok(Weights::new(&rows, sizes, pairs, &transitions, step))
}

/// What is left of the file, and which part of it is being read.
struct File<'a> {
    rest: &'a [u8],
    part: &'static str,
}

impl<'a> File<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Truncated(self.part))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::Truncated(self.part))
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        let float = f32::from_le_bytes(self.array()?);
        if float.is_finite() { Ok(float) } else { Err(ModelError::Invalid(self.part)) }
    }

    /// A number of things, each of which has at least a byte after it.
    fn count(&mut self) -> Result<usize, ModelError> {
        let count = u32::from_le_bytes(self.array()?) as usize;
        if count <= self.rest.len() { Ok(count) } else { Err(ModelError::Truncated(self.part)) }
    }

    /// `count` numbers in order, none twice, below a power of two.
    fn rice(&mut self, count: usize, bits: u32) -> Result<Vec<u32>, ModelError> {
        let [parameter] = self.array()?;
        let len = u32::from_le_bytes(self.array()?) as usize;
        let coded = self.take(len)?;
        rice(coded, parameter, count, bits).ok_or(ModelError::Invalid(self.part))
    }
}

/// Decodes differences: of each its upper part in ones, ended by a zero, then its lower `parameter` bits.
fn rice(coded: &[u8], parameter: u8, count: usize, limit: u32) -> Option<Vec<u32>> {
    let mut bits = coded.iter().flat_map(|byte| (0..8).map(move |bit| u32::from(byte >> bit & 1)));
    let mut next = 0_u32;
    let mut numbers = Vec::with_capacity(count);
    for _ in 0..count {
        let mut difference = 0_u32;
        while bits.next()? == 1 {
            difference = difference.checked_add(1)?;
        }
        for _ in 0..parameter {
            difference = difference.checked_mul(2)?.checked_add(bits.next()?)?;
        }
        let number = next.checked_add(difference).filter(|&number| number >> limit == 0)?;
        numbers.push(number);
        next = number.checked_add(1)?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &[u8] = include_bytes!("../../model/names.bin");
    const HEAD: usize = MAGIC.len() + 1 + 8;

    /// A file of this body whose checksum fits.
    fn sealed(body: &[u8]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.push(VERSION);
        file.extend(hash(body).to_le_bytes());
        file.extend(body);
        file
    }

    #[test]
    fn the_model_of_the_repository_is_read() {
        assert_eq!(Names::read(FILE).err(), None);
    }

    #[test]
    fn what_is_no_model_is_told_by_its_reason() {
        let mut other = FILE.to_vec();
        other[MAGIC.len()] = VERSION + 1;
        assert_eq!(Names::read(&other).err(), Some(ModelError::Version(VERSION + 1)));
        let mut flipped = FILE.to_vec();
        flipped[FILE.len() / 2] ^= 1;
        assert_eq!(Names::read(&flipped).err(), Some(ModelError::Damaged));
        assert_eq!(Names::read(&FILE[..HEAD - 1]).err(), Some(ModelError::Truncated("head")));
        assert_eq!(Names::read(&FILE[..FILE.len() - 1]).err(), Some(ModelError::Damaged));
        assert_eq!(Names::read(b"").err(), Some(ModelError::NotAModel));
        let mut longer = FILE[HEAD..].to_vec();
        longer.push(0);
        assert_eq!(Names::read(&sealed(&longer)).err(), Some(ModelError::Invalid("end")));
    }

    #[test]
    fn a_file_that_ends_anywhere_is_refused() {
        for end in (HEAD..FILE.len()).step_by(9_973) {
            assert!(Names::read(&sealed(&FILE[HEAD..end])).is_err(), "{end} bytes were taken for a model");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whatever the file says, reading it ends, and so does reading a text with it.
        #[test]
        fn a_file_with_wrong_bytes_does_no_harm(places in prop::collection::vec((0..FILE.len() - HEAD, any::<u8>()), 1..8)) {
            let mut body = FILE[HEAD..].to_vec();
            for (place, byte) in places {
                body[place] = byte;
            }
            if let Ok(names) = Names::read(&sealed(&body)) {
                let text = tallymark_text::Text::new("President Vladimir Putin met NATO leaders in Kyiv.");
                crate::extract(&text, &crate::Options::default(), &names);
            }
        }
    }
}
