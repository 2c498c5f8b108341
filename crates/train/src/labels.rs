//! Sets of labels: a corpus that says LOC says that it is one of ours, not which.

use tallymark_extract::training::LABELS;

/// A set of the labels of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LabelSet(u16);

impl LabelSet {
    /// The set of the labels with these names.
    pub(crate) fn of_all(names: &[&str]) -> Self {
        let bits = |name: &&str| LABELS.iter().position(|label| label.name() == *name).map_or(0, |place| 1 << place);
        Self(names.iter().map(bits).fold(0, |all, bit| all | bit))
    }

    /// Those that are in both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are not in it.
    pub(crate) const fn others(self) -> Self {
        Self(!self.0 & ((1 << LABELS.len()) - 1))
    }

    /// Whether it has none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The places of its labels in [`LABELS`].
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        (0..LABELS.len()).filter(move |place| self.0 >> place & 1 == 1)
    }
}

/// The label of ours that has this name; nothing where it is none of a name.
pub(crate) fn ours(label: &str) -> Option<LabelSet> {
    Some(LabelSet::of_all(&[label])).filter(|set| !set.is_empty())
}

/// What the label of people's corpora can be of ours; nothing where it is no name, or of no kind that ours have.
pub(crate) fn coarse(label: &str) -> Option<LabelSet> {
    const MISC: &[&str] = &["NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"];
    let set = match label {
        "PER" => LabelSet::of_all(&["PERSON"]),
        "LOC" => LabelSet::of_all(&["GPE", "LOC", "FAC"]),
        "MISC" | "misc" => LabelSet::of_all(MISC),
        "gpe" | "Nationality" => LabelSet::of_all(&["NORP"]),
        "eve" | "event" | "election" => LabelSet::of_all(&["EVENT"]),
        "art" => LabelSet::of_all(&["PRODUCT", "WORK_OF_ART"]),
        "product" | "Weapon" | "MilitaryPlatform" => LabelSet::of_all(&["PRODUCT"]),
        "creative-work" => LabelSet::of_all(&["WORK_OF_ART"]),
        name => return ours(name),
    };
    Some(set)
}

/// A label in the coarse set of the development files: `PER`, `ORG`, `LOC`, or none of them.
pub(crate) fn folded(label: &str) -> Option<&'static str> {
    match label {
        "PERSON" | "PER" => Some("PER"),
        "ORG" => Some("ORG"),
        "GPE" | "LOC" | "FAC" => Some("LOC"),
        _ => None,
    }
}
