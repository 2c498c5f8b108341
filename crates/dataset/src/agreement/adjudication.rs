//! What is decided about disagreements, one by one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tallymark_text::ByteSpan;

use super::disagreement::Disagreement;
use super::matching::{Group, Matching};
use super::merge::merged;
use super::scope::Scope;
use crate::annotation::Stamp;
use crate::document::{Document, Progress};

/// What is to stand at a disputed place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The alternatives that are right, by their number; none where nothing is to stand there.
    pub alternatives: BTreeSet<usize>,
    /// What no annotator said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Own>,
}

/// A span that the adjudicator adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Where, in bytes.
    pub span: ByteSpan,
    /// Its label.
    pub label: String,
}

impl Choice {
    /// Nothing is right.
    pub fn none() -> Self {
        Self::default()
    }

    /// These alternatives are right.
    pub fn of(alternatives: impl IntoIterator<Item = usize>) -> Self {
        Self { alternatives: alternatives.into_iter().collect(), own: Vec::new() }
    }

    /// All alternatives are right.
    pub fn all(disagreement: &Disagreement) -> Self {
        Self::of(0..disagreement.alternatives.len())
    }
}

/// The disagreements of several annotators, and what was chosen so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Adjudication {
    disagreements: Vec<Disagreement>,
    choices: Vec<Option<Choice>>,
    /// What each step replaced, the latest last.
    past: Vec<(usize, Option<Choice>)>,
}

impl Adjudication {
    /// Nothing decided yet.
    pub fn new(disagreements: Vec<Disagreement>) -> Self {
        let choices = vec![None; disagreements.len()];
        Self { disagreements, choices, past: Vec::new() }
    }

    /// All disagreements, text by text.
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }

    /// What was chosen for one; none where that is still to come.
    pub fn choice(&self, at: usize) -> Option<&Choice> {
        self.choices.get(at)?.as_ref()
    }

    /// What was chosen so far, each with the place of its disagreement.
    pub fn choices(&self) -> impl Iterator<Item = (usize, &Choice)> {
        self.choices.iter().enumerate().filter_map(|(place, choice)| Some((place, choice.as_ref()?)))
    }

    /// Decides about one, or opens it again. Gives whether there is such a disagreement.
    pub fn choose(&mut self, at: usize, choice: Option<Choice>) -> bool {
        let Some(slot) = self.choices.get_mut(at) else { return false };
        self.past.push((at, std::mem::replace(slot, choice)));
        true
    }

    /// Takes the last choice back; gives which disagreement it was about.
    pub fn undo(&mut self) -> Option<usize> {
        let (at, before) = self.past.pop()?;
        *self.choices.get_mut(at)? = before;
        Some(at)
    }

    /// How many are decided.
    pub fn progress(&self) -> Progress {
        Progress { decided: self.choices.iter().flatten().count(), total: self.choices.len() }
    }

    /// The first undecided one behind `at`, else the first of all.
    pub fn next_open(&self, at: usize) -> Option<usize> {
        let is_open = |place: &usize| self.choices.get(*place).is_some_and(Option::is_none);
        (at + 1..self.choices.len()).find(is_open).or_else(|| (0..self.choices.len()).find(is_open))
    }

    /// The document that a text comes to: all that its annotators agree on, and what was chosen. What is not decided yet
    /// is in it as suggestions. Texts of a single annotator come out as they are.
    ///
    /// `text` is the place of the text in [`Matching::groups`]; none where there is no such text.
    pub fn merged(&self, matching: &Matching<'_>, text: usize, scope: &Scope, stamp: &Stamp) -> Option<Document> {
        let group: &Group<'_> = matching.groups.get(text)?;
        let first = self.disagreements.partition_point(|disagreement| disagreement.text < text);
        let decided: Vec<(&Disagreement, Option<&Choice>)> = (first..)
            .zip(self.disagreements.iter().skip(first))
            .take_while(|(_, disagreement)| disagreement.text == text)
            .map(|(at, disagreement)| (disagreement, self.choice(at)))
            .collect();
        merged(group, &matching.names, scope, &decided, stamp)
    }
}
