//! What the bulk of the model is, number by number, and what each of them lets expect of the next: the same for its writer
//! and its reader.

use super::coding::{Coder, Four, Numbers, Sixteen, Two};
use super::tags::{COLUMNS, LABELS, TAGS, meaning};

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

/// A byte: its upper half, and by that its lower.
#[derive(Clone, Debug)]
struct Bytes {
    uppers: Sixteen,
    lowers: [Sixteen; 16],
}

impl Bytes {
    const EVEN: Self = Self { uppers: Sixteen::EVEN, lowers: [Sixteen::EVEN; 16] };

    #[expect(clippy::cast_possible_truncation, reason = "twice four bits")]
    fn byte(&mut self, coder: &mut impl Coder, given: u8) -> Option<u8> {
        let upper = coder.code(&mut self.uppers, u32::from(given >> 4));
        let lower = coder.code(self.lowers.get_mut(upper as usize)?, u32::from(given & 15));
        Some((upper << 4 | lower) as u8)
    }
}

/// Codes entries in the order of their keys.
#[derive(Debug)]
pub(super) struct Entries {
    next: u32,
    keys: Numbers<8, 2>,
    sets: Numbers<0, 32>,
    clusters: Vec<Bytes>,
}

impl Entries {
    pub(super) fn new() -> Self {
        Self { next: 0, keys: Numbers::EVEN, sets: Numbers::EVEN, clusters: vec![Bytes::EVEN; COMMON + 1] }
    }

    /// The next entry; `None` where it is none.
    pub(super) fn code(&mut self, coder: &mut impl Coder, given: Entry) -> Option<Entry> {
        let key = self.keys.number(coder, given.key.wrapping_sub(self.next)).checked_add(self.next)?;
        self.next = key.checked_add(1)?;
        let set = u16::try_from(self.sets.number(coder, u32::from(given.set))).ok()?;
        let cluster = self.clusters.get_mut(usize::from(set).min(COMMON))?.byte(coder, given.cluster)?;
        Some(Entry { key, set, cluster })
    }
}

/// No tag: what stands before the first.
const NO_TAG: usize = COLUMNS;
/// More tags to come are not told apart.
const MOST_LEFT: usize = 15;
/// Longer rows are not told apart by what their weights are like.
const LONG: usize = 20;
/// Nor are weights by one before that is greater.
const GREAT: usize = 5;

/// Codes rows of weights in the order of their numbers.
#[derive(Debug)]
pub(super) struct Rows {
    next: u32,
    numbers: Numbers<2, 2>,
    sizes: Numbers<0, 3>,
    /// By the tag before, and how many are to come.
    tags: Vec<Tags>,
    /// By the tag, and what the row's weights so far are like.
    signs: Vec<[Two; 16 * 9]>,
    /// By sign, the length of the row and the weight before.
    weights: Vec<Numbers<0, 1>>,
}

/// A tag: which label's, and by that its place.
#[derive(Clone, Debug)]
struct Tags {
    labels: Sixteen,
    places: [Four; 16],
}

impl Tags {
    const EVEN: Self = Self { labels: Sixteen::EVEN, places: [Four::EVEN; 16] };
    /// So that the four tags of a label have the same upper bits.
    const SHIFT: u32 = 3;

    fn tag(&mut self, coder: &mut impl Coder, given: u8) -> Option<u8> {
        let given = u32::from(given) + Self::SHIFT;
        let label = coder.code(&mut self.labels, given >> 2);
        let place = coder.code(self.places.get_mut(label as usize)?, given & 3);
        (label << 2 | place).checked_sub(Self::SHIFT)?.try_into().ok()
    }
}

/// What the weights of a row are like so far.
#[derive(Debug, Default)]
struct Like {
    positive: usize,
    negative: usize,
    /// The last sign for a label, or a place in names: 0 for none.
    of_label: [usize; LABELS.len() + 1],
    of_place: [usize; 5],
    last: usize,
}

/// Where the signs of a column's label and place stand in [`Like`]. Columns without share the last.
const SLOTS: [(usize, usize); COLUMNS] = {
    let (no_label, no_place) = (LABELS.len(), 4);
    let mut slots = [(no_label, no_place); COLUMNS];
    let mut column = 0;
    while column < COLUMNS {
        slots[column] = match meaning(column) {
            Some((label, place)) => (label, place as usize),
            None if column >= TAGS + LABELS.len() => (no_label, column - TAGS - LABELS.len()),
            None if column >= TAGS => (column - TAGS, no_place),
            None => (no_label, no_place),
        };
        column += 1;
    }
    slots
};

impl Like {
    /// The signs for the label and the place of a column.
    fn signs(&mut self, column: usize) -> Option<(&mut usize, &mut usize)> {
        let &(label, place) = SLOTS.get(column)?;
        Some((self.of_label.get_mut(label)?, self.of_place.get_mut(place)?))
    }

    fn context(&mut self, column: usize) -> Option<usize> {
        let counts = self.negative.min(3) * 4 + self.positive.min(3);
        let (label, place) = self.signs(column)?;
        Some((counts * 3 + *label) * 3 + *place)
    }

    fn learn(&mut self, column: usize, is_negative: bool, size: usize) {
        if let Some((label, place)) = self.signs(column) {
            (*label, *place) = (1 + usize::from(is_negative), 1 + usize::from(is_negative));
        }
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
            numbers: Numbers::EVEN,
            sizes: Numbers::EVEN,
            tags: vec![Tags::EVEN; (NO_TAG + 1) * (MOST_LEFT + 1)],
            signs: vec![[Two::EVEN; 16 * 9]; COLUMNS],
            weights: vec![Numbers::EVEN; 2 * (LONG + 1) * (GREAT + 1)],
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
        let size = self.sizes.number(coder, u32::try_from(given.len()).ok()?) as usize;
        if size > COLUMNS {
            return None;
        }
        let (mut before, mut like) = (NO_TAG, Like::default());
        for place in 0..size {
            let (tag, weight) = given.get(place).copied().unwrap_or_default();
            let tags = self.tags.get_mut(before * (MOST_LEFT + 1) + (size - place).min(MOST_LEFT))?;
            let tag = tags.tag(coder, tag)?;
            before = usize::from(tag);
            into.push((tag, self.weight(coder, before, size, &mut like, weight)?));
        }
        Some(number)
    }

    /// A weight: its sign, then how great it is.
    fn weight(&mut self, coder: &mut impl Coder, tag: usize, row: usize, like: &mut Like, given: i8) -> Option<i8> {
        let sign = self.signs.get_mut(tag)?.get_mut(like.context(tag)?)?;
        let is_negative = coder.code(sign, u32::from(given < 0)) == 1;
        let size = if given < 0 { !given } else { given };
        let context = (usize::from(is_negative) * (LONG + 1) + row.min(LONG)) * (GREAT + 1) + like.last.min(GREAT);
        let size = self.weights.get_mut(context)?.number(coder, u32::from(size.cast_unsigned()));
        like.learn(tag, is_negative, size as usize + 1);
        let size = i8::try_from(size).ok()?;
        Some(if is_negative { !size } else { size })
    }
}
