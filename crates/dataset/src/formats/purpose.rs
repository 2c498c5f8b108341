//! What the documents of a file are opened as.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::annotation::{Annotation, Decision};
use crate::document::Document;

/// What the documents of a file are taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Texts to be annotated: what is annotated in the file is left out.
    Documents,
    /// Annotations with what was decided about them.
    #[default]
    Annotations,
    /// Annotations that wait for a decision, whoever made them.
    Suggestions,
}

impl Purpose {
    /// All three, in the order of the dialog.
    pub const ALL: [Self; 3] = [Self::Documents, Self::Annotations, Self::Suggestions];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Annotations => "annotations",
            Self::Suggestions => "suggestions",
        }
    }

    /// The document as it is taken.
    #[must_use]
    pub fn take(self, document: Document) -> Document {
        match self {
            Self::Documents => document.without_annotations(),
            Self::Annotations => document,
            Self::Suggestions => suggested(&document),
        }
    }
}

/// The document with every annotation waiting for a decision. What was rejected was no mention in the eyes of whoever made
/// the file.
fn suggested(document: &Document) -> Document {
    let waiting = |annotation: &Annotation| Annotation {
        decision: Decision::Suggested,
        was: None,
        decided_at: None,
        decided_by: String::new(),
        ..annotation.clone()
    };
    let held = document.annotations().iter().filter(|annotation| annotation.decision != Decision::Rejected);
    let mut taken = document.without_annotations();
    taken.extend(held.map(waiting).collect());
    taken.relate(document.relations().cloned().collect(), &[]);
    taken
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Purpose {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.name() == name)
            .ok_or_else(|| format!("files are opened as documents, annotations or suggestions, not as `{name}`"))
    }
}
