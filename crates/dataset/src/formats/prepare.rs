//! What of a document goes into a file, and what a format cannot hold of it: known before a byte is written.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};
use tallymark_text::ByteSpan;

use super::options::{InsideToken, Options, Overlap};
use super::sentences::without_blanks;
use super::{Format, Keeps};
use crate::annotation::{Annotation, AnnotationId, Decision};
use crate::document::Document;
use crate::relation::Relation;

/// A document that a format can hold, and what that has cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// What is to be written: its annotations have the names of the file.
    pub document: Document,
    /// The annotations that are not in it as they were, in reading order.
    pub losses: Vec<Loss>,
}

/// An annotation that a format cannot hold as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Loss {
    /// Which, in the workspace.
    pub annotation: AnnotationId,
    /// Where it is in the workspace, in bytes.
    pub span: ByteSpan,
    /// Why.
    pub cause: Cause,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// Why a format cannot hold an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// It begins or ends inside a token.
    InsideToken,
    /// It shares characters with another.
    Overlap,
    /// It holds only white space, which is no token.
    NoToken,
    /// It was rejected, and the format cannot say so.
    Rejected,
}

/// What becomes of an annotation that a format cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is left out.
    LeftOut,
    /// It goes to whole tokens now.
    Widened(ByteSpan),
    /// It stays, and a token is cut.
    TokenSplit,
}

/// Chooses what goes into the file and makes it fit.
pub fn prepare(document: &Document, format: Format, options: &Options) -> Prepared {
    let keeps = format.keeps();
    let mut losses = Vec::new();
    let mut annotations = chosen(document, keeps, options, &mut losses);
    if !keeps.inside_tokens {
        let mut tokens = options.tokeniser.tokens(document.text.as_str());
        if !keeps.text {
            tokens = without_blanks(document.text.as_str(), tokens);
        }
        annotations = to_tokens(annotations, &tokens, options.inside_token, &mut losses);
    }
    if !keeps.overlaps {
        annotations = apart(annotations, options.overlap, &mut losses);
    }
    if !options.annotators {
        for annotation in &mut annotations {
            annotation.decided_by.clear();
            annotation.votes.clear();
        }
    }
    losses.sort_by_key(|loss| (loss.span.start(), loss.span.end()));
    let mut prepared = document.without_annotations();
    prepared.extend(annotations);
    if keeps.relations {
        let by = |relation: &Relation| if options.annotators { relation.decided_by.clone() } else { String::new() };
        let relations = document.relations().map(|relation| Relation { decided_by: by(relation), ..relation.clone() });
        prepared.relate(relations.collect(), &[]);
    }
    if !options.time_spent {
        prepared.seconds = 0;
    }
    Prepared { document: prepared, losses }
}

/// The annotations that are asked for, under their names in the file.
fn chosen(document: &Document, keeps: Keeps, options: &Options, losses: &mut Vec<Loss>) -> Vec<Annotation> {
    let (mut chosen, mut seen) = (Vec::new(), HashSet::new());
    for annotation in document.annotations() {
        let is_wanted = options.decisions.contains(&annotation.decision)
            && options.labels.as_ref().is_none_or(|labels| labels.contains(&annotation.label));
        let Some(label) = in_file(&annotation.label, options).filter(|_| is_wanted) else { continue };
        if annotation.decision == Decision::Rejected && !keeps.decisions {
            losses.push(Loss {
                annotation: annotation.id,
                span: annotation.span,
                cause: Cause::Rejected,
                outcome: Outcome::LeftOut,
            });
            continue;
        }
        // Two labels may have become one.
        if keeps.decisions || seen.insert((annotation.span, label.to_owned())) {
            let mut annotation = annotation.clone();
            let votes = annotation.votes.iter_mut().filter_map(|vote| vote.said.as_mut());
            for was in annotation.was.iter_mut().chain(votes) {
                was.label = in_file(&was.label, options).unwrap_or(&was.label).to_owned();
            }
            chosen.push(Annotation { label: label.to_owned(), ..annotation });
        }
    }
    chosen
}

/// The name of a label in the file; `None` where it is left out.
fn in_file<'a>(label: &'a str, options: &'a Options) -> Option<&'a str> {
    let name = options.label_map.get(label).map_or(label, String::as_str);
    (!name.is_empty()).then_some(name)
}

/// Has every annotation begin and end where a token does.
fn to_tokens(
    annotations: Vec<Annotation>,
    tokens: &[Range<usize>],
    wish: InsideToken,
    losses: &mut Vec<Loss>,
) -> Vec<Annotation> {
    let mut fitting = Vec::with_capacity(annotations.len());
    let mut seen = HashSet::new();
    for mut annotation in annotations {
        let span = annotation.span;
        let Some(whole) = whole_tokens(span, tokens) else {
            losses.push(Loss { annotation: annotation.id, span, cause: Cause::NoToken, outcome: Outcome::LeftOut });
            continue;
        };
        if whole != span {
            let outcome = match wish {
                InsideToken::SplitToken if is_trimmed(span, tokens) => Outcome::TokenSplit,
                // White space beside a token belongs to no token.
                InsideToken::Widen | InsideToken::SplitToken => Outcome::Widened(whole),
                InsideToken::LeaveOut => Outcome::LeftOut,
            };
            losses.push(Loss { annotation: annotation.id, span, cause: Cause::InsideToken, outcome });
            match outcome {
                Outcome::LeftOut => continue,
                Outcome::Widened(to) => annotation.span = to,
                Outcome::TokenSplit => {}
            }
        }
        if seen.insert((annotation.span, annotation.label.clone())) {
            fitting.push(annotation);
        }
    }
    fitting
}

/// The smallest run of tokens that holds all tokens that the span touches.
fn whole_tokens(span: ByteSpan, tokens: &[Range<usize>]) -> Option<ByteSpan> {
    let first = tokens.get(tokens.partition_point(|token| token.end <= span.start().get()))?;
    let last = tokens.get(tokens.partition_point(|token| token.start < span.end().get()).checked_sub(1)?)?;
    ByteSpan::new(first.start, last.end).ok()
}

/// Whether the span begins and ends in tokens, not in the white space between them.
fn is_trimmed(span: ByteSpan, tokens: &[Range<usize>]) -> bool {
    let holds = |place: usize| {
        let token = tokens.get(tokens.partition_point(|token| token.end <= place));
        token.is_some_and(|token| token.start <= place)
    };
    holds(span.start().get()) && holds(span.end().get().saturating_sub(1))
}

/// Keeps no two annotations that share characters.
fn apart(annotations: Vec<Annotation>, wish: Overlap, losses: &mut Vec<Loss>) -> Vec<Annotation> {
    let mut order: Vec<usize> = (0..annotations.len()).collect();
    let length = |place: &usize| annotations.get(*place).map_or(0, |annotation| annotation.span.len());
    match wish {
        Overlap::KeepLonger => order.sort_by_key(|place| std::cmp::Reverse(length(place))),
        Overlap::KeepShorter => order.sort_by_key(length),
        Overlap::LeaveOut => {}
    }
    // What is kept, by start: with that a neighbour is found without a search through all.
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    let mut stays = vec![false; annotations.len()];
    let crowded = if wish == Overlap::LeaveOut { crowded(&annotations) } else { Vec::new() };
    for place in order {
        let Some(annotation) = annotations.get(place) else { continue };
        let (start, end) = (annotation.span.start().get(), annotation.span.end().get());
        let before = kept.range(..end).next_back().is_some_and(|(_, other)| *other > start);
        if before || crowded.get(place) == Some(&true) {
            losses.push(Loss {
                annotation: annotation.id,
                span: annotation.span,
                cause: Cause::Overlap,
                outcome: Outcome::LeftOut,
            });
            continue;
        }
        kept.insert(start, end);
        if let Some(stay) = stays.get_mut(place) {
            *stay = true;
        }
    }
    annotations.into_iter().zip(stays).filter_map(|(annotation, stays)| stays.then_some(annotation)).collect()
}

/// For each annotation (they are in reading order) whether it shares characters with another.
fn crowded(annotations: &[Annotation]) -> Vec<bool> {
    let mut crowded = vec![false; annotations.len()];
    // The one that reaches furthest so far.
    let mut furthest: Option<(usize, usize)> = None;
    for (place, annotation) in annotations.iter().enumerate() {
        let (start, end) = (annotation.span.start().get(), annotation.span.end().get());
        if let Some((other, reach)) = furthest
            && start < reach
        {
            for shared in [place, other] {
                if let Some(mark) = crowded.get_mut(shared) {
                    *mark = true;
                }
            }
        }
        if furthest.is_none_or(|(_, reach)| end > reach) {
            furthest = Some((place, end));
        }
    }
    crowded
}
