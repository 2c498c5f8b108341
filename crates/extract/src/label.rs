//! The 18 labels of OntoNotes 5.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! labels {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// A label of OntoNotes 5, the label set of the extractor and of the default schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Label {
            $(#[doc = $doc] #[serde(rename = $name)] $variant,)*
        }

        impl Label {
            /// All 18, names first.
            pub const ALL: [Self; 18] = [$(Self::$variant),*];

            /// The name that datasets and models use.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it is for, in a few words.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $doc),* }
            }
        }
    };
}

labels! {
    Person = "PERSON", "People, fictional too";
    Norp = "NORP", "Nationalities, religious and political groups";
    Org = "ORG", "Companies, agencies, institutions, armed services, media";
    Gpe = "GPE", "Countries, cities, states, provinces";
    Loc = "LOC", "Places that are not countries or cities: seas, mountains, regions";
    Fac = "FAC", "Buildings, plants, airports, roads, bridges";
    Product = "PRODUCT", "Weapons, vehicles, software, goods";
    Event = "EVENT", "Named wars, battles, storms, summits, sports events";
    WorkOfArt = "WORK_OF_ART", "Titles of books, films, songs, reports";
    Law = "LAW", "Named laws and treaties";
    Language = "LANGUAGE", "Named languages";
    Date = "DATE", "Calendar dates, periods of a day or longer, ages";
    Time = "TIME", "Times of day, periods shorter than a day";
    Percent = "PERCENT", "Percentages, percentage points, basis points";
    Money = "MONEY", "Amounts of a currency";
    Quantity = "QUANTITY", "Measurements with a unit";
    Ordinal = "ORDINAL", "Ranks: first, 2nd";
    Cardinal = "CARDINAL", "Counts and bare numbers, ratios and scores";
}

impl Label {
    /// Whether mentions of it carry a number or a time.
    pub const fn is_numeric(self) -> bool {
        matches!(
            self,
            Self::Date | Self::Time | Self::Percent | Self::Money | Self::Quantity | Self::Ordinal | Self::Cardinal
        )
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The error of a name that is none of the 18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLabel(pub String);

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not one of the 18 OntoNotes labels", self.0)
    }
}

impl std::error::Error for UnknownLabel {}

impl FromStr for Label {
    type Err = UnknownLabel;

    fn from_str(name: &str) -> Result<Self, UnknownLabel> {
        Self::ALL.into_iter().find(|label| label.name() == name).ok_or_else(|| UnknownLabel(name.to_owned()))
    }
}
