//! What is said of annotators who are compared.

use serde::{Deserialize, Serialize};
use tallymark_dataset::Timestamp;
use tallymark_dataset::agreement::{Cell, Choice, Disagreement, Row, Scope};

use crate::Problems;

/// What is to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compare {
    /// What the annotators are called, in the order of their files.
    pub names: Vec<String>,
    /// What counts.
    pub scope: Scope,
}

/// What has been read of an annotator's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// How many documents; none where the file is no dataset.
    pub documents: Option<usize>,
    /// What does not fit.
    pub problems: Problems,
}

/// How far annotators agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What they are called.
    pub names: Vec<String>,
    /// How many texts two of them have or more.
    pub texts: usize,
    /// How many tokens these have.
    pub tokens: usize,
    /// The measures of each label.
    pub rows: Vec<Row>,
    /// Those of all labels together.
    pub overall: Row,
    /// Each two annotators.
    pub pairs: Vec<PairFigures>,
    /// Which labels are given to the same words.
    pub confusion: Vec<Crossing>,
    /// Documents that only one annotator has; not more than [`crate::MOST_LISTED`].
    pub alone: Vec<Alone>,
    /// How many there are.
    pub alone_count: usize,
    /// How many documents were left out, as the same annotator has their text already.
    pub repeated: usize,
    /// Where they differ.
    pub disputes: Vec<Dispute>,
}

/// Two annotators, by their numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairFigures {
    /// The first.
    pub one: usize,
    /// The second.
    pub other: usize,
    /// F1 of their spans.
    pub f1: Option<f64>,
    /// Cohen's kappa on tokens.
    pub kappa: Option<f64>,
}

/// Two labels that met; none stands for nothing there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// The first annotator's.
    pub one: Option<String>,
    /// The second's.
    pub other: Option<String>,
    /// How often.
    pub cell: Cell,
}

/// A document without a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alone {
    /// Whose, by their number.
    pub annotator: usize,
    /// Its title.
    pub title: String,
}

/// A disagreement with the words around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// The title of the document.
    pub title: String,
    /// What was said.
    pub disagreement: Disagreement,
    /// Who has the text, by their numbers.
    pub present: Vec<usize>,
    /// The words around it.
    pub excerpt: String,
    /// Where in the text `excerpt` begins, in bytes.
    pub from: usize,
    /// Whether there is text before it that is not shown.
    pub is_cut_before: bool,
    /// Whether there is text behind it.
    pub is_cut_behind: bool,
}

/// What is to become of the documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merge {
    /// What was chosen for each disagreement; what is not decided yet becomes suggestions.
    pub choices: Vec<Option<Choice>>,
    /// Whether documents of a single annotator come too.
    pub with_alone: bool,
    /// Whether a file is written; else the documents come one batch after the other.
    pub as_file: bool,
    /// When this is.
    pub at: Timestamp,
    /// Who has decided.
    pub by: String,
}
