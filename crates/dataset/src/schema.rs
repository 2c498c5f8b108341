//! What annotations may be labelled.

use std::fmt;

use serde::{Deserialize, Serialize};
use tallymark_extract::Label;

/// A label that annotations may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelDefinition {
    /// Its name in datasets.
    pub name: String,
    /// The key that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<char>,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Words that are labelled so, for the guidelines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// The hue of its colour, in degrees of `OKLCH`. Lightness is the style sheet's, so that every hue can be read.
    #[serde(default)]
    pub hue: u16,
    /// Whether its mentions carry a number or a time.
    #[serde(default)]
    pub numeric: bool,
    /// What the extractor finds for it: none where it is only for the annotator's hand, several where they are merged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finds: Vec<Label>,
    /// Whether it is out of use: annotations keep it, no new ones get it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The labels of a workspace, in the order of the palette, and what annotators go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// The labels.
    pub labels: Vec<LabelDefinition>,
    /// Kinds of relations to choose from.
    #[serde(default = "usual_relations")]
    pub relations: Vec<String>,
    /// What annotators are to do, in plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guidelines: String,
}

/// What is wrong with a schema. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaProblem {
    /// There is no label that can be given.
    Empty,
    /// A label has no name.
    Nameless,
    /// Two labels have this name.
    SameName(String),
    /// Two labels have this key.
    SameKey(char),
    /// A label has a key that the page uses itself, or that is no character to be typed.
    TakenKey(char),
}

impl fmt::Display for SchemaProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("A schema needs a label that can be given."),
            Self::Nameless => f.write_str("A label has no name."),
            Self::SameName(name) => write!(f, "Two labels are called {name}."),
            Self::SameKey(key) => write!(f, "Two labels have the key {key}."),
            Self::TakenKey(key) => write!(f, "The key {key} cannot set a label: the page uses it itself."),
        }
    }
}

impl std::error::Error for SchemaProblem {}

/// Label, key, hue. Digits for names, the letters of the words for numbers.
const ONTONOTES: [(Label, char, u16); 18] = [
    (Label::Person, '1', 290),
    (Label::Norp, '2', 325),
    (Label::Org, '3', 250),
    (Label::Gpe, '4', 200),
    (Label::Loc, '5', 180),
    (Label::Fac, '6', 222),
    (Label::Product, '7', 305),
    (Label::Event, '8', 355),
    (Label::WorkOfArt, '9', 338),
    (Label::Law, '0', 236),
    (Label::Language, 'l', 168),
    (Label::Date, 'd', 92),
    (Label::Time, 't', 112),
    (Label::Percent, 'p', 158),
    (Label::Money, 'm', 140),
    (Label::Quantity, 'q', 42),
    (Label::Ordinal, 'o', 20),
    (Label::Cardinal, 'c', 62),
];

/// The kinds of relations that numbers and names in the news have most.
fn usual_relations() -> Vec<String> {
    ["counted by", "attributed to", "same as"].map(str::to_owned).into()
}

impl Default for Schema {
    fn default() -> Self {
        Self::ontonotes()
    }
}

impl Schema {
    /// The keys of review: no label can have them.
    pub const TAKEN_KEYS: &'static str = "abefghjknrsuvwxy/?[]{}";

    /// OntoNotes 5, all 18 labels.
    pub fn ontonotes() -> Self {
        Self::of(ONTONOTES.map(of_ontonotes).into())
    }

    /// The four labels of CoNLL-2003, which has no numbers.
    pub fn conll() -> Self {
        let four: [(&str, char, &str, u16, &[Label]); 4] = [
            ("PER", '1', "People", 290, &[Label::Person]),
            ("ORG", '2', "Companies, agencies, institutions, teams, media", 250, &[Label::Org]),
            (
                "LOC",
                '3',
                "Countries, cities, regions, mountains, buildings",
                200,
                &[Label::Gpe, Label::Loc, Label::Fac],
            ),
            (
                "MISC",
                '4',
                "Names of anything else: nationalities, events, works, products, laws, languages",
                338,
                &[Label::Norp, Label::Product, Label::Event, Label::WorkOfArt, Label::Law, Label::Language],
            ),
        ];
        let define = |(name, key, description, hue, finds): (&str, char, &str, u16, &[Label])| LabelDefinition {
            name: name.to_owned(),
            key: Some(key),
            description: description.to_owned(),
            examples: Vec::new(),
            hue,
            numeric: false,
            finds: finds.to_vec(),
            retired: false,
        };
        Self::of(four.map(define).into())
    }

    /// The seven labels of numbers and times of OntoNotes 5.
    pub fn numbers() -> Self {
        Self::of(ONTONOTES.into_iter().filter(|(label, ..)| label.is_numeric()).map(of_ontonotes).collect())
    }

    fn of(labels: Vec<LabelDefinition>) -> Self {
        Self { labels, relations: usual_relations(), guidelines: String::new() }
    }

    /// The labels that can be given, in the order of the palette.
    pub fn live(&self) -> impl Iterator<Item = &LabelDefinition> {
        self.labels.iter().filter(|label| !label.retired)
    }

    /// The label that a key sets.
    pub fn by_key(&self, key: char) -> Option<&LabelDefinition> {
        self.live().find(|label| label.key == Some(key))
    }

    /// The label of that name.
    pub fn by_name(&self, name: &str) -> Option<&LabelDefinition> {
        self.labels.iter().find(|label| label.name == name)
    }

    /// The label that a find of the extractor is given; none where the schema has no use for it.
    pub fn label_for(&self, found: Label) -> Option<&LabelDefinition> {
        self.live().find(|label| label.finds.contains(&found))
    }

    /// Whether mentions of this label carry a number or a time.
    pub fn is_numeric(&self, label: &str) -> bool {
        self.by_name(label).is_some_and(|label| label.numeric)
    }

    /// What the extractor finds for this label and has values for: what it is asked about an annotation.
    pub fn numeric_find(&self, label: &str) -> Option<Label> {
        self.by_name(label)?.finds.iter().copied().find(|found| found.is_numeric())
    }

    /// Checks names and keys.
    ///
    /// # Errors
    /// [`SchemaProblem`] names the first that cannot be.
    pub fn check(&self) -> Result<(), SchemaProblem> {
        if self.live().next().is_none() {
            return Err(SchemaProblem::Empty);
        }
        for (index, label) in self.labels.iter().enumerate() {
            let before = self.labels.get(..index).unwrap_or_default();
            if label.name.trim().is_empty() {
                return Err(SchemaProblem::Nameless);
            }
            if before.iter().any(|other| other.name == label.name) {
                return Err(SchemaProblem::SameName(label.name.clone()));
            }
            let Some(key) = label.key.filter(|_| !label.retired) else { continue };
            if Self::TAKEN_KEYS.contains(key) || key.is_whitespace() || key.is_control() {
                return Err(SchemaProblem::TakenKey(key));
            }
            if before.iter().any(|other| !other.retired && other.key == Some(key)) {
                return Err(SchemaProblem::SameKey(key));
            }
        }
        Ok(())
    }
}

fn of_ontonotes((label, key, hue): (Label, char, u16)) -> LabelDefinition {
    LabelDefinition {
        name: label.name().to_owned(),
        key: Some(key),
        description: label.description().to_owned(),
        examples: Vec::new(),
        hue,
        numeric: label.is_numeric(),
        finds: vec![label],
        retired: false,
    }
}
