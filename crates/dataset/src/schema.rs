//! What annotations may be labelled.

use serde::{Deserialize, Serialize};
use tallymark_extract::Label;

/// A label that annotations may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDefinition {
    /// Its name in datasets.
    pub name: String,
    /// The key that sets it.
    pub key: char,
    /// What it is for.
    pub description: String,
    /// Whether its mentions carry a number or a time.
    pub numeric: bool,
}

/// The labels of a workspace, in the order of the palette.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// The labels.
    pub labels: Vec<LabelDefinition>,
}

/// Keys of the default schema: digits for names, the letters of the words for numbers. They leave alone the keys that
/// the page uses itself (`a j k n u x`).
const KEYS: [(Label, char); 18] = [
    (Label::Person, '1'),
    (Label::Norp, '2'),
    (Label::Org, '3'),
    (Label::Gpe, '4'),
    (Label::Loc, '5'),
    (Label::Fac, '6'),
    (Label::Product, '7'),
    (Label::Event, '8'),
    (Label::WorkOfArt, '9'),
    (Label::Law, '0'),
    (Label::Language, 'l'),
    (Label::Date, 'd'),
    (Label::Time, 't'),
    (Label::Percent, 'p'),
    (Label::Money, 'm'),
    (Label::Quantity, 'q'),
    (Label::Ordinal, 'o'),
    (Label::Cardinal, 'c'),
];

impl Default for Schema {
    /// OntoNotes 5.
    fn default() -> Self {
        let define = |(label, key): (Label, char)| LabelDefinition {
            name: label.name().to_owned(),
            key,
            description: label.description().to_owned(),
            numeric: label.is_numeric(),
        };
        Self { labels: KEYS.map(define).into() }
    }
}

impl Schema {
    /// The label that a key sets.
    pub fn by_key(&self, key: char) -> Option<&LabelDefinition> {
        self.labels.iter().find(|label| label.key == key)
    }

    /// The label of that name.
    pub fn by_name(&self, name: &str) -> Option<&LabelDefinition> {
        self.labels.iter().find(|label| label.name == name)
    }
}
