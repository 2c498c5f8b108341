//! What a user chooses for a file: which annotations, under which names, cut into which tokens.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::Decision;
use crate::tokens::Tokeniser;

/// What goes into a file, and how. The default is what trains a model: what was decided for, every label under its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The decisions whose annotations are written.
    pub decisions: Vec<Decision>,
    /// The labels whose annotations are written, by their names in the workspace; `None` for all.
    pub labels: Option<Vec<String>>,
    /// The names that labels have in the file, where they differ. Two labels may become one; an empty name leaves the
    /// label out.
    pub label_map: BTreeMap<String, String>,
    /// How texts are cut into tokens, for the formats that have tokens.
    pub tokeniser: Tokeniser,
    /// What becomes of a span that begins or ends inside a token, where the format cannot have that.
    pub inside_token: InsideToken,
    /// Which of two spans stays where the format cannot have both.
    pub overlap: Overlap,
    /// Whether it is written who decided.
    pub annotators: bool,
    /// Whether it is written how long was spent on each document.
    pub time_spent: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            decisions: vec![Decision::Accepted, Decision::Corrected, Decision::Added],
            labels: None,
            label_map: BTreeMap::new(),
            tokeniser: Tokeniser::default(),
            inside_token: InsideToken::default(),
            overlap: Overlap::default(),
            annotators: true,
            time_spent: true,
        }
    }
}

impl Options {
    /// Everything that there is, for a copy that loses nothing.
    pub fn everything() -> Self {
        Self { decisions: Decision::ALL.to_vec(), ..Self::default() }
    }
}

/// What becomes of a span that begins or ends inside a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InsideToken {
    /// The token is cut there. Nothing is lost, but a reader with the usual tokeniser has other tokens.
    #[default]
    SplitToken,
    /// The span is widened to whole tokens.
    Widen,
    /// The span is left out.
    LeaveOut,
}

/// Which of two overlapping spans stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// The longer; of two of the same length the first.
    #[default]
    KeepLonger,
    /// The shorter; of two of the same length the first.
    KeepShorter,
    /// Neither.
    LeaveOut,
}

/// A part of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// To train on.
    Train,
    /// To choose settings by.
    Dev,
    /// To measure on, once.
    Test,
}

impl Part {
    /// All, in the order of files.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// The name of its files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }

    /// What Hugging Face calls it.
    pub const fn split(self) -> &'static str {
        match self {
            Self::Dev => "validation",
            Self::Train | Self::Test => self.name(),
        }
    }
}
