//! Rules that keep suggestions away.

use serde::{Deserialize, Serialize};

use crate::document::DocumentId;

/// "Never label `May` here": these words are not suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The words, exactly.
    pub text: String,
    /// The label they are not to be given; any where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The document it holds for; all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

impl Rule {
    /// Whether it forbids `words` with `label` in `document`.
    pub fn forbids(&self, document: &DocumentId, words: &str, label: &str) -> bool {
        self.text == words
            && self.label.as_ref().is_none_or(|own| own == label)
            && self.document.as_ref().is_none_or(|own| own == document)
    }
}
