//! Reading a file: which format it has, what is in it, and its documents.

use std::collections::HashMap;
use std::io::Read as _;

use tallymark_converter::{Misfit, Problems, Request, Response, Survey};
use tallymark_dataset::formats::{BEGINNING, Format, Input, Item, recognise};
use tallymark_dataset::{Decision, Document, DocumentId};
use tallymark_text::Text;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use crate::batch::Batch;
use crate::export::note_problem;
use crate::file::FileReader;
use crate::link::Link;

/// How many documents are read before it is told.
const STEP: usize = 50;

/// Says which format the file has, and then does with it what the page asks for.
pub(crate) async fn open(link: &mut Link, file: JsValue) {
    let file: Blob = file.unchecked_into();
    let format = format_of(&file);
    link.post(&Response::Opened(format));
    let Some(format) = format else { return };
    let mut texts: Option<HashMap<DocumentId, Text>> = None;
    loop {
        let is_survey = match link.next().await {
            Some((Request::Survey, _)) => true,
            Some((Request::Read, _)) => false,
            Some((Request::Open, file)) => return Box::pin(open(link, file)).await,
            _ => return,
        };
        if texts.is_none() {
            texts = Some(if is_table(format) { ask_texts(link).await } else { HashMap::new() });
        }
        let Some(texts) = &texts else { return };
        match FileReader::new(file.clone()) {
            Ok(reader) if is_survey => survey(link, format, reader, texts),
            Ok(reader) => read(link, format, reader, texts).await,
            Err(error) => {
                let mut problems = Problems::default();
                problems.note(Misfit { reason: error.to_string(), ..Misfit::default() });
                link.post(&Response::Done(Box::new(problems)));
            }
        }
    }
}

/// Whether a format has spans without their texts.
fn is_table(format: Format) -> bool {
    matches!(format, Format::Csv | Format::Tsv)
}

pub(crate) fn format_of(file: &Blob) -> Option<Format> {
    let mut beginning = Vec::new();
    let most = u64::try_from(BEGINNING).unwrap_or(u64::MAX);
    FileReader::new(file.clone()).ok()?.take(most).read_to_end(&mut beginning).ok()?;
    recognise(&beginning)
}

/// The texts that the page has.
async fn ask_texts(link: &mut Link) -> HashMap<DocumentId, Text> {
    link.post(&Response::WantsTexts);
    let mut texts = HashMap::new();
    while let Some((Request::Texts(more), _)) = link.next().await {
        if more.is_empty() {
            break;
        }
        texts.extend(more.into_iter().map(|(id, text)| (id, Text::new(text))));
        link.post(&Response::Taken(texts.len()));
    }
    texts
}

fn survey(link: &Link, format: Format, reader: FileReader, texts: &HashMap<DocumentId, Text>) {
    let counter = reader.counter();
    let (mut survey, mut told) = (Survey::default(), 0);
    for item in format.read(Input::file(reader), texts) {
        match item {
            Item::Document(document) => count(&mut survey, &document),
            Item::Problem(problem) => note_problem(&mut survey.problems, problem),
            Item::OffsetUnit(unit) => *survey.units.entry(unit.to_owned()).or_default() += 1,
        }
        if survey.documents >= told + STEP {
            told = survey.documents;
            link.post(&Response::Reading { bytes: counter.get(), documents: survey.documents });
        }
    }
    link.post(&Response::Surveyed(Box::new(survey)));
}

fn count(survey: &mut Survey, document: &Document) {
    survey.documents += 1;
    for annotation in document.annotations() {
        survey.annotations += 1;
        survey.decided += usize::from(annotation.decision != Decision::Suggested);
        *survey.labels.entry(annotation.label.clone()).or_default() += 1;
    }
}

/// Sends the documents, batch by batch.
async fn read(link: &mut Link, format: Format, reader: FileReader, texts: &HashMap<DocumentId, Text>) {
    let counter = reader.counter();
    let (mut batch, mut documents, mut problems) = (Batch::default(), 0, Problems::default());
    for item in format.read(Input::file(reader), texts) {
        match item {
            Item::Document(document) => {
                documents += 1;
                batch.add(*document);
            }
            Item::Problem(problem) => note_problem(&mut problems, problem),
            Item::OffsetUnit(_) => {}
        }
        if batch.is_full() {
            link.post(&Response::Reading { bytes: counter.get(), documents });
            if !batch.send(link).await {
                return;
            }
        }
    }
    if batch.send(link).await {
        link.post(&Response::Done(Box::new(problems)));
    }
}
