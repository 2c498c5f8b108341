//! The choices about disagreements, kept over a reload: whoever compares the same files again goes on where they were.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use tallymark_dataset::agreement::{Adjudication, Choice, Disagreement};

/// What was chosen last, and of which disagreements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptChoices {
    /// Tells one set of disagreements from another.
    about: String,
    /// By the place of the disagreement.
    choices: BTreeMap<usize, Choice>,
}

impl KeptChoices {
    /// Those of an adjudication, whose disagreements have the name `about`.
    pub fn of(adjudication: &Adjudication, about: &str) -> Self {
        let choices = adjudication.choices().map(|(place, choice)| (place, choice.clone())).collect();
        Self { about: about.to_owned(), choices }
    }

    /// Chooses the same again, where the disagreements are those of the name `about`.
    pub fn restore(&self, adjudication: &mut Adjudication, about: &str) {
        if self.about == about {
            for (place, choice) in &self.choices {
                adjudication.choose(*place, Some(choice.clone()));
            }
        }
    }
}

/// A name that these disagreements have and hardly any others. Another version of Tallymark may give another; then choices are
/// not found, but never taken for those of other disagreements. All of them are read for it: not for every key.
pub fn name(disagreements: &[Disagreement]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(disagreements).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}-{}", hasher.finish(), disagreements.len())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn disagreements(label: &str) -> Vec<Disagreement> {
        let said = |label: &str, by: usize| json!({ "span": { "start": 0, "end": 4 }, "label": label, "by": [by] });
        let one =
            json!({ "text": 0, "span": { "start": 0, "end": 4 }, "alternatives": [said(label, 0), said("LOC", 1)] });
        serde_json::from_value(json!([one, one])).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn choices_come_back_for_the_same_disagreements_only() {
        let mut before = Adjudication::new(disagreements("GPE"));
        before.choose(1, Some(Choice::of([0])));
        let kept = KeptChoices::of(&before, &name(before.disagreements()));
        let mut same = Adjudication::new(disagreements("GPE"));
        let about = name(same.disagreements());
        kept.restore(&mut same, &about);
        assert_eq!((same.choice(0), same.choice(1)), (None, Some(&Choice::of([0]))));
        let mut other = Adjudication::new(disagreements("ORG"));
        let about = name(other.disagreements());
        kept.restore(&mut other, &about);
        assert_eq!(other.progress().decided, 0);
    }
}
