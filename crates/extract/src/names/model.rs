//! The file of the model: the lists, the weights, and what their scores are worth.
//!
//! All numbers are little-endian. What is many is coded at the end, each as it is to be expected after those before
//! ([`super::columns`]), so that no compressor finds anything in it.
//!
//! ```text
//! "TMNAMES", version u8, checksum u64 (of all that follows)
//! lists     u32 entries; u16 sets, each a u64 of kinds
//! weights   u32 rows; step f32
//! follows   STATES x STATES f32
//! worth     u8 points; each two f32
//! coded     of each entry: key, set, cluster; of each row: number, how many tags, of each the tag and the weight
//! ```

use std::fmt;

use super::calibration::Calibration;
use super::coding::Decoder;
use super::columns::{Entries, Entry, Rows};
use super::features::ROW_BITS;
use super::known::{Fact, KEY_BITS, Kinds, Known};
use super::tags::STATES;
use super::weights::Weights;

/// The first bytes of the file.
pub(super) const MAGIC: &[u8; 7] = b"TMNAMES";
/// What the features and the file are agreed on: a model of another version was trained with other features, or is
/// coded otherwise.
pub(super) const VERSION: u8 = 3;

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
        let entries = file.number("lists", 1 << KEY_BITS)?;
        let sets = u16::from_le_bytes(file.array()?);
        let sets: Vec<Kinds> =
            (0..sets).map(|_| file.array().map(|bytes| Kinds(u64::from_le_bytes(bytes)))).collect::<Result<_, _>>()?;
        let rows = file.number("weights", 1 << ROW_BITS)?;
        let step = file.float()?;
        let mut transitions = [[0.0; STATES]; STATES];
        for weight in transitions.iter_mut().flatten() {
            *weight = file.float()?;
        }
        file.part = "calibration";
        let [points] = file.array()?;
        let points = (0..points).map(|_| Ok((file.float()?, file.float()?))).collect::<Result<_, _>>()?;
        let calibration = Calibration::new(points).ok_or(ModelError::Invalid("calibration"))?;
        let mut coded = Decoder::new(file.rest);
        let known = lists(&mut coded, entries, &sets)?;
        let weights = weights(&mut coded, rows, &transitions, step)?;
        if !coded.is_at_end() {
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

fn lists(coded: &mut Decoder<'_>, count: u32, sets: &[Kinds]) -> Result<Known, ModelError> {
    let invalid = ModelError::Invalid("lists");
    let mut reader = Entries::new();
    let mut facts: Vec<Fact> = Vec::new();
    // The place of the fact of each set and cluster, where an entry had it.
    let mut places = vec![[None; 256]; sets.len()];
    let mut entries = Vec::new();
    for _ in 0..count {
        let entry = reader.code(coded, Entry::default()).filter(|entry| entry.key >> KEY_BITS == 0);
        if coded.is_beyond_end() {
            return Err(ModelError::Truncated("lists"));
        }
        let Entry { key, set, cluster } = entry.ok_or_else(|| invalid.clone())?;
        let set = usize::from(set);
        let place = places.get_mut(set).and_then(|of_set| of_set.get_mut(usize::from(cluster)));
        let (kinds, place) = sets.get(set).zip(place).ok_or_else(|| invalid.clone())?;
        let place = match *place {
            Some(place) => place,
            None => {
                let next = u16::try_from(facts.len()).ok().filter(|&p| p < u16::MAX).ok_or_else(|| invalid.clone())?;
                facts.push(Fact { kinds: *kinds, cluster });
                *place.insert(next)
            }
        };
        entries.push((key, place));
    }
    Ok(Known::new(&entries, facts))
}

fn weights(
    coded: &mut Decoder<'_>,
    count: u32,
    transitions: &[[f32; STATES]; STATES],
    step: f32,
) -> Result<Weights, ModelError> {
    let mut reader = Rows::new();
    let (mut rows, mut sizes, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let before = pairs.len();
        let row = reader.code(coded, (0, &[]), &mut pairs).filter(|row| row >> ROW_BITS == 0);
        if coded.is_beyond_end() {
            return Err(ModelError::Truncated("weights"));
        }
        rows.push(row.ok_or(ModelError::Invalid("weights"))?);
        sizes.push(u8::try_from(pairs.len() - before).map_err(|_| ModelError::Invalid("weights"))?);
    }
    Ok(Weights::new(&rows, &sizes, pairs.into_iter(), transitions, step))
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

    /// How many things of this part there are, at most `limit`.
    fn number(&mut self, part: &'static str, limit: u32) -> Result<u32, ModelError> {
        self.part = part;
        let number = u32::from_le_bytes(self.array()?);
        if number <= limit { Ok(number) } else { Err(ModelError::Invalid(part)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &[u8] = include_bytes!("../../model/names.bin");
    const HEAD: usize = MAGIC.len() + 1 + 8;
    /// The hash of all that the model of the repository says. Another training gives another.
    const TRAINED: u64 = 0xD93D_067D_90D0_0E65;

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

    /// The file may be written otherwise, but not say otherwise: what was trained is what is measured.
    #[test]
    fn the_model_says_what_was_trained() {
        let names = Names::read(FILE).expect("the model of the repository");
        assert_eq!(hash(format!("{names:?}").as_bytes()), TRAINED);
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
        let shorter = &FILE[HEAD..FILE.len() - 100];
        assert_eq!(Names::read(&sealed(shorter)).err(), Some(ModelError::Truncated("weights")));
    }

    #[test]
    fn a_file_that_ends_anywhere_is_refused() {
        for end in (HEAD..FILE.len()).step_by(29_989) {
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
