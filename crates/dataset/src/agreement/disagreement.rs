//! Where annotators of one text do not say the same.

use serde::{Deserialize, Serialize};
use tallymark_extract::Norm;
use tallymark_text::ByteSpan;

use super::matching::{Group, Matching};
use super::scope::{Marks, Scope};
use crate::annotation::Annotation;

/// What one annotator says, or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Where, in bytes.
    pub span: ByteSpan,
    /// Which label.
    pub label: String,
    /// What it means. Another value of the same span and label is another alternative.
    #[serde(default, skip_serializing_if = "Norm::is_empty")]
    pub norm: Norm,
    /// The entity that it names; likewise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// Who says so, by their number.
    pub by: Vec<usize>,
}

/// A place of a text that is not annotated the same by all who have the text. Spans that overlap are one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disagreement {
    /// Which text: its place in [`Matching::groups`].
    pub text: usize,
    /// The smallest span that holds all alternatives.
    pub span: ByteSpan,
    /// What was said, in the order of the text.
    pub alternatives: Vec<Alternative>,
}

/// What all annotators of a text have said, by whether all of them have said it.
pub(super) struct Said {
    pub(super) by_all: Vec<Alternative>,
    pub(super) by_some: Vec<Alternative>,
}

/// All places where annotators differ, text by text.
pub fn disagreements(matching: &Matching<'_>, scope: &Scope) -> Vec<Disagreement> {
    let of_text = |(text, group): (usize, &Group<'_>)| clusters(text, Said::in_group(group, scope).by_some);
    matching.groups.iter().enumerate().flat_map(of_text).collect()
}

impl Said {
    pub(super) fn in_group(group: &Group<'_>, scope: &Scope) -> Self {
        let present: Vec<(usize, Marks<'_>)> =
            group.present().map(|(by, document)| (by, scope.marks(document))).collect();
        let mut annotations: Vec<(usize, &Annotation)> =
            present.iter().flat_map(|(by, marks)| marks.values().map(|annotation| (*by, *annotation))).collect();
        annotations.sort_by(|(by, one), (other_by, other)| {
            (one.span, &one.label, by).cmp(&(other.span, &other.label, other_by))
        });
        let mut alternatives: Vec<Alternative> = Vec::with_capacity(annotations.len());
        for (by, annotation) in annotations {
            // Those with the same span and label are the last ones.
            let of_place = alternatives.iter_mut().rev().take_while(|other| other.has_place_of(annotation));
            match of_place.into_iter().find(|other| other.is_that_of(annotation)) {
                Some(same) => same.by.push(by),
                None => alternatives.push(Alternative::new(annotation, by)),
            }
        }
        let (by_all, by_some) = alternatives.into_iter().partition(|said| said.by.len() == present.len());
        Self { by_all, by_some }
    }
}

impl Alternative {
    fn new(annotation: &Annotation, by: usize) -> Self {
        let Annotation { span, label, norm, link, .. } = annotation.clone();
        Self { span, label, norm, link, by: vec![by] }
    }

    fn has_place_of(&self, annotation: &Annotation) -> bool {
        self.span == annotation.span && self.label == annotation.label
    }

    /// Whether an annotation says the same.
    pub(super) fn is_that_of(&self, annotation: &Annotation) -> bool {
        self.has_place_of(annotation) && self.norm == annotation.norm && self.link == annotation.link
    }
}

/// Alternatives in the order of the text, put together where they overlap.
pub(super) fn clusters(text: usize, alternatives: Vec<Alternative>) -> Vec<Disagreement> {
    let mut clusters: Vec<Disagreement> = Vec::new();
    for alternative in alternatives {
        match clusters.last_mut().filter(|last| last.span.overlaps(alternative.span)) {
            Some(last) => {
                last.span = last.span.cover(alternative.span);
                last.alternatives.push(alternative);
            }
            None => clusters.push(Disagreement { text, span: alternative.span, alternatives: vec![alternative] }),
        }
    }
    clusters
}
