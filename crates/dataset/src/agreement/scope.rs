//! What counts as said by an annotator.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tallymark_text::{ByteSpan, Text, Token, TokenKind, tokenize};

use crate::annotation::{Annotation, Decision};
use crate::document::Document;

/// Which annotations are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// The labels that count; all where there is none.
    pub labels: BTreeSet<String>,
    /// Whether suggestions that nobody has decided on count too.
    pub suggested: bool,
}

/// The annotations of one document that count, by span and label; of several there, the first.
pub(super) type Marks<'a> = BTreeMap<(ByteSpan, &'a str), &'a Annotation>;

impl Scope {
    /// Whether a label counts.
    pub fn has(&self, label: &str) -> bool {
        self.labels.is_empty() || self.labels.contains(label)
    }

    /// Whether the annotator says that it is there.
    pub fn counts(&self, annotation: &Annotation) -> bool {
        let is_held = match annotation.decision {
            Decision::Accepted | Decision::Corrected | Decision::Added => true,
            Decision::Suggested => self.suggested,
            Decision::Rejected => false,
        };
        is_held && self.has(&annotation.label)
    }

    pub(super) fn marks<'a>(&self, document: &'a Document) -> Marks<'a> {
        let mut marks = Marks::new();
        for annotation in document.annotations().iter().filter(|annotation| self.counts(annotation)) {
            marks.entry((annotation.span, annotation.label.as_str())).or_insert(annotation);
        }
        marks
    }
}

/// The tokens that have a class: line breaks are layout.
pub(super) fn tokens(text: &Text) -> Vec<Token> {
    let mut tokens = tokenize(text);
    tokens.retain(|token| token.kind != TokenKind::Break);
    tokens
}

/// The class of each token: what `class` makes of the label of the shortest span on it, 0 where there is none. Of spans that are
/// as short, the first counts.
pub(super) fn classes(tokens: &[Token], marks: &Marks<'_>, mut class: impl FnMut(&str) -> usize) -> Vec<usize> {
    let mut classes = vec![0; tokens.len()];
    let mut spans: Vec<(ByteSpan, &str)> = marks.keys().copied().collect();
    // What is painted last stays.
    spans.sort_by_key(|(span, label)| (Reverse(span.len()), Reverse(span.start()), Reverse(*label)));
    for (span, label) in spans {
        let first = tokens.partition_point(|token| token.span.end() <= span.start());
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        let painted = class(label);
        classes.iter_mut().take(end).skip(first).for_each(|class| *class = painted);
    }
    classes
}
