//! How right the model is, as it is read from its file.

use std::path::Path;

use tallymark_extract::training::LABELS;
use tallymark_extract::{Names, Options, extract};
use tallymark_text::Text;

use crate::calibrate::{Said, error};
use crate::corpus::{self, Document, trim};
use crate::labels::folded;
use crate::score::Score;

/// A name: where it is, in bytes, and its label.
type Name = (usize, usize, String);

/// What one set of texts gives.
pub(crate) struct Figure {
    /// Its name.
    pub(crate) name: String,
    /// Whether labels are folded to PER, ORG, LOC.
    pub(crate) folded: bool,
    /// Counts by label.
    pub(crate) score: Score,
    /// The expected calibration error.
    pub(crate) calibration: f64,
}

/// What the model says of articles that it has not learned from.
pub(crate) fn said(names: &Names, held: &[Document]) -> Vec<Said> {
    held.iter().flat_map(|document| compare(&found(names, &document.text), &gold(document)).1).collect()
}

/// All figures.
pub(crate) fn figures(names: &Names, data: &Path, held: &[Document]) -> Result<Vec<Figure>, String> {
    let mut figures = vec![figure(
        "written articles held back",
        false,
        held.iter().map(|document| (found(names, &document.text), gold(document))),
    )];
    let mut all = Vec::new();
    for (name, documents) in corpus::development(data)? {
        let pairs = documents.iter().map(|document| {
            let gold = document.names.iter().map(|(start, end, label)| {
                let (start, end) = trim(document.text.as_str(), (*start, *end));
                (start, end, label.clone())
            });
            (
                fold(found(names, &document.text)),
                fold(gold.map(|name| (name, 1.0)).collect()).into_iter().map(|(name, _)| name).collect(),
            )
        });
        let pairs: Vec<_> = pairs.collect();
        all.extend(pairs.clone());
        figures.push(figure(name, true, pairs.into_iter()));
    }
    figures.push(figure("all four", true, all.into_iter()));
    Ok(figures)
}

fn figure(name: &str, folded: bool, documents: impl Iterator<Item = (Vec<(Name, f32)>, Vec<Name>)>) -> Figure {
    let (mut score, mut said) = (Score::default(), Vec::new());
    for (found, gold) in documents {
        let (of_document, of_names) = compare(&found, &gold);
        score.add(&of_document);
        said.extend(of_names);
    }
    Figure { name: name.to_owned(), folded, score, calibration: error(&said) }
}

fn compare(found: &[(Name, f32)], gold: &[Name]) -> (Score, Vec<Said>) {
    let names: Vec<Name> = found.iter().map(|(name, _)| name.clone()).collect();
    let said = found.iter().map(|(name, likely)| Said { likely: *likely, right: gold.contains(name) }).collect();
    (Score::of(gold, &names), said)
}

/// The names that the extractor finds, as the scorer compares them, and how likely it takes them to be.
fn found(names: &Names, text: &Text) -> Vec<(Name, f32)> {
    extract(text, &Options::default(), names)
        .into_iter()
        .filter(|mention| !mention.label.is_numeric())
        .map(|mention| {
            let (start, end) = trim(text.as_str(), (mention.span.start().get(), mention.span.end().get()));
            ((start, end, mention.label.name().to_owned()), mention.score)
        })
        .collect()
}

fn gold(document: &Document) -> Vec<Name> {
    let names = document.names.iter().flat_map(|&(start, end, labels)| {
        let (start, end) = trim(document.text.as_str(), (start, end));
        labels.places().map(move |place| (start, end, LABELS[place].name().to_owned()))
    });
    names.collect()
}

fn fold(names: Vec<(Name, f32)>) -> Vec<(Name, f32)> {
    names
        .into_iter()
        .filter_map(|((start, end, label), score)| Some(((start, end, folded(&label)?.to_owned()), score)))
        .collect()
}
