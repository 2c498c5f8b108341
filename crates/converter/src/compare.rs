//! Comparing annotators: their files are read and kept, so that they can be compared and merged.

use std::io::{self, Write};

use tallymark_converter::{
    Alone, Compare, Comparison, Crossing, Dispute, Gathered, MOST_LISTED, Merge, PairFigures, Problems, Request,
    Response,
};
use tallymark_dataset::agreement::{Adjudication, Annotator, Disagreement, Group, Matching, Measures, disagreements};
use tallymark_dataset::formats::{Format, Input, Item, native};
use tallymark_dataset::{Document, Stamp};
use tallymark_text::Text;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use crate::batch::Batch;
use crate::export::note_problem;
use crate::file::{FileReader, Pieces};
use crate::import::format_of;
use crate::link::Link;

/// How much text is shown on each side of a disagreement, in bytes.
const AROUND: usize = 240;

/// Reads the file of the first annotator, and then does what the page asks with it and those that follow.
pub(crate) async fn compare(link: &mut Link, file: JsValue) {
    let mut annotators = vec![gather(link, file)];
    let mut compared = Compare::default();
    while let Some((request, file)) = link.next().await {
        match request {
            Request::Annotator => annotators.push(gather(link, file)),
            Request::Compare(wanted) => {
                for (annotator, name) in annotators.iter_mut().zip(&wanted.names) {
                    annotator.name.clone_from(name);
                }
                compared = wanted;
                link.post(&Response::Compared(Box::new(comparison(&annotators, &compared))));
            }
            Request::Merge(wanted) => merge(link, &annotators, &compared, *wanted).await,
            _ => return,
        }
    }
}

/// Reads the file of an annotator.
fn gather(link: &Link, file: JsValue) -> Annotator {
    let file: Blob = file.unchecked_into();
    let (mut documents, mut problems) = (Vec::new(), Problems::default());
    let format = format_of(&file);
    if let (Some(format), Ok(reader)) = (format, FileReader::new(file)) {
        for item in format.read(Input::file(reader), &()) {
            match item {
                Item::Document(document) => documents.push(*document),
                Item::Problem(problem) => note_problem(&mut problems, problem),
                Item::OffsetUnit(_) => {}
            }
        }
    }
    let documents_read = format.map(|_| documents.len());
    link.post(&Response::Gathered(Box::new(Gathered { documents: documents_read, problems })));
    // What they are called is said when they are compared.
    Annotator { name: String::new(), documents }
}

fn comparison(annotators: &[Annotator], wanted: &Compare) -> Comparison {
    let matching = Matching::new(annotators);
    let mut measures = Measures::new(annotators.len(), wanted.scope.clone());
    matching.groups.iter().for_each(|group| measures.add(group));
    let pair = |pair: &tallymark_dataset::agreement::Pair| PairFigures {
        one: pair.one,
        other: pair.other,
        f1: pair.f1(),
        kappa: pair.kappa(),
    };
    let crossing = |(one, other, cell): (Option<&str>, Option<&str>, _)| Crossing {
        one: one.map(str::to_owned),
        other: other.map(str::to_owned),
        cell,
    };
    let alone = matching.alone().take(MOST_LISTED);
    let alone = alone.map(|(annotator, document)| Alone { annotator, title: document.title.clone() });
    let found = disagreements(&matching, &wanted.scope);
    Comparison {
        names: wanted.names.clone(),
        texts: measures.texts(),
        tokens: measures.tokens(),
        rows: measures.rows(),
        overall: measures.overall(),
        pairs: measures.pairs().iter().map(pair).collect(),
        confusion: measures.confusion().cells().map(crossing).collect(),
        alone: alone.collect(),
        alone_count: matching.alone().count(),
        repeated: matching.repeated.len(),
        disputes: found.into_iter().filter_map(|disagreement| dispute(&matching, disagreement)).collect(),
    }
}

fn dispute(matching: &Matching<'_>, disagreement: Disagreement) -> Option<Dispute> {
    let group = matching.groups.get(disagreement.text)?;
    let (_, document) = group.present().next()?;
    let (from, to) = around(&document.text, disagreement.span.range());
    Some(Dispute {
        title: document.title.clone(),
        present: group.present().map(|(number, _)| number).collect(),
        excerpt: document.text.as_str().get(from..to).unwrap_or_default().to_owned(),
        from,
        is_cut_before: from > 0,
        is_cut_behind: to < document.text.len(),
        disagreement,
    })
}

/// What is shown of a text: as much as fits, from the beginning of a word to the end of one.
fn around(text: &Text, place: std::ops::Range<usize>) -> (usize, usize) {
    let source = text.as_str();
    let first = source.floor_char_boundary(place.start.saturating_sub(AROUND));
    let last = source.ceil_char_boundary(place.end.saturating_add(AROUND).min(source.len()));
    let before = source.get(first..place.start).unwrap_or_default();
    let behind = source.get(place.end..last).unwrap_or_default();
    let from = if first == 0 { 0 } else { before.find(' ').map_or(first, |space| first + space + 1) };
    let to = if last == source.len() { last } else { behind.rfind(' ').map_or(last, |space| place.end + space) };
    (from, to)
}

/// Writes what comes of the documents, or sends it.
async fn merge(link: &mut Link, annotators: &[Annotator], compared: &Compare, wanted: Merge) {
    let matching = Matching::new(annotators);
    let mut adjudication = Adjudication::new(disagreements(&matching, &compared.scope));
    for (at, choice) in wanted.choices.into_iter().enumerate().filter(|(_, choice)| choice.is_some()) {
        adjudication.choose(at, choice);
    }
    let stamp = Stamp { at: wanted.at, by: wanted.by };
    let is_wanted = |text: &usize| wanted.with_alone || matching.groups.get(*text).is_some_and(Group::is_shared);
    let documents = (0..matching.groups.len())
        .filter(is_wanted)
        .filter_map(|text| adjudication.merged(&matching, text, &compared.scope, &stamp));
    if wanted.as_file {
        match written(documents) {
            Ok((count, file)) => link.post_with(&Response::Merged(count), &file),
            Err(error) => link.post(&Response::Unwritten(error.to_string())),
        }
    } else {
        send(link, documents).await;
    }
}

fn written(documents: impl Iterator<Item = Document>) -> io::Result<(usize, Blob)> {
    let (mut pieces, mut count) = (Pieces::default(), 0);
    for document in documents {
        pieces.write_all(native::line(&document)?.as_bytes())?;
        count += 1;
    }
    Ok((count, pieces.into_blob(Format::Native.media_type())?))
}

async fn send(link: &mut Link, documents: impl Iterator<Item = Document>) {
    let mut batch = Batch::default();
    for document in documents {
        batch.add(document);
        if batch.is_full() && !batch.send(link).await {
            return;
        }
    }
    if batch.send(link).await {
        link.post(&Response::Done(Box::default()));
    }
}
