//! What the bulk of the model is, number by number, and what each of them lets expect of the next: the same for its writer
//! and its reader.

use super::coding::{Chance, Coder, Numbers, choice};
use super::tags::{COLUMNS, LABELS, meaning};

/// Sets that are looked up by most entries have a small number; the others share what is expected of their clusters.
const COMMON: usize = 40;

/// An entry of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: u32,
    /// The place of its set of kinds.
    pub(super) set: u16,
    pub(super) cluster: u8,
}

/// Codes entries in the order of their keys.
#[derive(Debug)]
pub(super) struct Entries {
    next: u32,
    keys: Numbers,
    set_bits: u32,
    sets: Vec<Chance>,
    clusters: Vec<[Chance; 256]>,
}

impl Entries {
    /// For entries of so many sets.
    pub(super) fn new(sets: u16) -> Self {
        let set_bits = u16::BITS - sets.leading_zeros();
        let clusters = vec![[Chance::EVEN; 256]; COMMON + 1];
        Self { next: 0, keys: Numbers::new(), set_bits, sets: vec![Chance::EVEN; 1 << set_bits], clusters }
    }

    /// The next entry; `None` where its key is none.
    #[expect(clippy::cast_possible_truncation, reason = "read with as many bits")]
    pub(super) fn code(&mut self, coder: &mut impl Coder, given: Entry) -> Option<Entry> {
        let key = self.keys.number(coder, given.key.wrapping_sub(self.next)).checked_add(self.next)?;
        self.next = key.checked_add(1)?;
        let set = choice(coder, &mut self.sets, self.set_bits, u32::from(given.set)) as u16;
        let clusters = self.clusters.get_mut(usize::from(set).min(COMMON))?;
        let cluster = choice(coder, clusters, 8, u32::from(given.cluster)) as u8;
        Some(Entry { key, set, cluster })
    }
}

/// Bits of a tag, and of how many there are in a row.
const TAG_BITS: u32 = 6;
/// No tag: what stands before the first.
const NO_TAG: usize = (1 << TAG_BITS) - 1;
/// More tags to come are not told apart.
const MOST_LEFT: usize = 15;
/// Longer rows are not told apart by what their weights are like.
const LONG: usize = 20;
/// The greatest weight, below or above zero.
const GREATEST: u8 = 127;

/// Codes rows of weights in the order of their numbers.
#[derive(Debug)]
pub(super) struct Rows {
    next: u32,
    numbers: Numbers,
    sizes: [Chance; 1 << TAG_BITS],
    /// By the tag before, and how many are to come.
    tags: Vec<[Chance; 1 << TAG_BITS]>,
    /// By the tag, and what the row's weights so far are like.
    signs: Vec<[Chance; 16 * 9]>,
    /// By sign, the weight so far, the length of the row and the weight before.
    sizes_of_weights: Vec<Chance>,
}

/// What the weights of a row are like so far.
#[derive(Debug, Default)]
struct Like {
    positive: usize,
    negative: usize,
    /// The last sign for a label, or a place in names: 0 for none.
    of_label: [usize; LABELS.len()],
    of_place: [usize; 4],
    last: usize,
}

impl Like {
    /// Where the sign of a label's and a place's weight stands.
    fn slots(tag: usize) -> (Option<usize>, Option<usize>) {
        let shared = tag.checked_sub(super::tags::TAGS);
        match (meaning(tag), shared) {
            (Some((label, place)), _) => (Some(label), Some(place as usize)),
            (None, Some(shared)) if shared < LABELS.len() => (Some(shared), None),
            (None, Some(shared)) => (None, Some(shared - LABELS.len())),
            (None, None) => (None, None),
        }
    }

    fn context(&self, tag: usize) -> usize {
        let (label, place) = Self::slots(tag);
        let label = label.and_then(|label| self.of_label.get(label)).copied().unwrap_or_default();
        let place = place.and_then(|place| self.of_place.get(place)).copied().unwrap_or_default();
        ((self.negative.min(3) * 4 + self.positive.min(3)) * 3 + label) * 3 + place
    }

    fn learn(&mut self, tag: usize, is_negative: bool, size: usize) {
        let sign = 1 + usize::from(is_negative);
        let (label, place) = Self::slots(tag);
        let label = label.and_then(|label| self.of_label.get_mut(label));
        let place = place.and_then(|place| self.of_place.get_mut(place));
        label.into_iter().chain(place).for_each(|slot| *slot = sign);
        if is_negative {
            self.negative += 1;
        } else {
            self.positive += 1;
        }
        self.last = size;
    }
}

impl Rows {
    pub(super) fn new() -> Self {
        Self {
            next: 0,
            numbers: Numbers::new(),
            sizes: [Chance::EVEN; 1 << TAG_BITS],
            tags: vec![[Chance::EVEN; 1 << TAG_BITS]; (NO_TAG + 1) * (MOST_LEFT + 1)],
            signs: vec![[Chance::EVEN; 16 * 9]; 1 << TAG_BITS],
            sizes_of_weights: vec![Chance::EVEN; 2 * 16 * 32 * 8],
        }
    }

    /// The next row: its number, and in `into` its tags and weights. `None` where they are none.
    pub(super) fn code(
        &mut self,
        coder: &mut impl Coder,
        (number, given): (u32, &[(u8, i8)]),
        into: &mut Vec<(u8, i8)>,
    ) -> Option<u32> {
        let number = self.numbers.number(coder, number.wrapping_sub(self.next)).checked_add(self.next)?;
        self.next = number.checked_add(1)?;
        let size = choice(coder, &mut self.sizes, TAG_BITS, u32::try_from(given.len()).ok()?) as usize;
        let (mut before, mut like) = (NO_TAG, Like::default());
        for place in 0..size {
            let (tag, weight) = given.get(place).copied().unwrap_or_default();
            let tags = self.tags.get_mut(before * (MOST_LEFT + 1) + (size - place).min(MOST_LEFT))?;
            let tag = u8::try_from(choice(coder, tags, TAG_BITS, u32::from(tag))).ok()?;
            before = usize::from(tag);
            if before >= COLUMNS {
                return None;
            }
            into.push((tag, self.weight(coder, before, size, &mut like, weight)?));
        }
        Some(number)
    }

    /// A weight: its sign, then how great it is, step by step.
    fn weight(&mut self, coder: &mut impl Coder, tag: usize, row: usize, like: &mut Like, given: i8) -> Option<i8> {
        let sign = self.signs.get_mut(tag)?.get_mut(like.context(tag))?;
        let is_negative = coder.decide(sign, given < 0);
        let goal = if given < 0 { !given } else { given }.cast_unsigned();
        let mut size = 0_u8;
        loop {
            let context = (usize::from(is_negative) * 16 + usize::from(size).min(15)) * 32 + row.min(LONG);
            let chance = self.sizes_of_weights.get_mut(context * 8 + like.last.min(5))?;
            if size == GREATEST || coder.decide(chance, size == goal) {
                break;
            }
            size += 1;
        }
        like.learn(tag, is_negative, usize::from(size) + 1);
        let size = size.cast_signed();
        Some(if is_negative { !size } else { size })
    }
}
