//! The tags of the sequence model: one for each place that an atom can have in a name (begin, inside, last, alone), and
//! one for being outside of all names.

use crate::label::Label;

/// The labels of names, in the order of their tags.
pub const LABELS: [Label; 11] = [
    Label::Person,
    Label::Norp,
    Label::Org,
    Label::Gpe,
    Label::Loc,
    Label::Fac,
    Label::Product,
    Label::Event,
    Label::WorkOfArt,
    Label::Law,
    Label::Language,
];

/// How many tags there are.
pub const TAGS: usize = 1 + 4 * LABELS.len();
/// How many states a name can be followed from: outside, or the end of a name of each label.
pub const STATES: usize = 1 + LABELS.len();
/// The tag of what is no part of a name.
pub const OUTSIDE: usize = 0;

/// Where an atom is in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first of several.
    Begin,
    /// Neither the first nor the last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Alone,
}

impl Place {
    /// The place of the atom `index` of a name that has `len`.
    pub const fn of(index: usize, len: usize) -> Self {
        match (index == 0, index + 1 == len) {
            (true, true) => Self::Alone,
            (true, false) => Self::Begin,
            (false, true) => Self::Last,
            (false, false) => Self::Inside,
        }
    }
}

/// The tags of a label: begin, inside, last, alone.
pub const fn places(label: usize) -> [usize; 4] {
    [tag(label, Place::Begin), tag(label, Place::Inside), tag(label, Place::Last), tag(label, Place::Alone)]
}

/// The tag of an atom at `place` in a name of the label at `label` in [`LABELS`].
pub const fn tag(label: usize, place: Place) -> usize {
    1 + 4 * label + place as usize
}

/// What a tag says: the label's place in [`LABELS`] and the atom's in the name; nothing for [`OUTSIDE`].
pub(crate) const fn meaning(tag: usize) -> Option<(usize, Place)> {
    if tag == OUTSIDE || tag >= TAGS {
        return None;
    }
    let place = match (tag - 1) % 4 {
        0 => Place::Begin,
        1 => Place::Inside,
        2 => Place::Last,
        _ => Place::Alone,
    };
    Some(((tag - 1) / 4, place))
}

/// How many weights a feature can have: one for each tag, one for each label wherever in the name, one for each place
/// in a name of any label. Most of what a feature says is of the last two kinds, so that few weights say it.
pub const COLUMNS: usize = TAGS + LABELS.len() + PLACES;
/// How many places there are.
const PLACES: usize = 4;

/// Room for all columns: a power of two.
pub(crate) const ROOM: usize = 64;

/// What the features of an atom add up to, in steps of the model: a number for each column.
pub(crate) type Sums = [i16; ROOM];

/// The columns that make up the score of a tag.
pub const fn columns(tag: usize) -> [Option<usize>; 3] {
    match meaning(tag) {
        Some((label, place)) => [Some(tag), Some(TAGS + label), Some(TAGS + LABELS.len() + place as usize)],
        None => [Some(tag), None, None],
    }
}

/// The scores of the tags, from those of the columns.
pub(crate) fn expand(sums: &Sums) -> [i16; TAGS] {
    let mut scores = [0; TAGS];
    let (of_tags, shared) = sums.split_at(TAGS);
    let (of_labels, of_places) = shared.split_at(LABELS.len());
    scores.copy_from_slice(of_tags);
    let (_, inside) = scores.split_at_mut(OUTSIDE + 1);
    for (of_label, label) in inside.chunks_exact_mut(PLACES).zip(of_labels) {
        for (score, place) in of_label.iter_mut().zip(of_places) {
            *score = score.saturating_add(*label).saturating_add(*place);
        }
    }
    scores
}
