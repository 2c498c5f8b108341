//! Writing a file, and the proof that it holds what was written.

use std::collections::{HashMap, HashSet};

use tallymark_converter::{Lost, MOST_LISTED, Misfit, Order, Problems, Report, Request, Response, Sent};
use tallymark_dataset::formats::proof::{Proof, Proven};
use tallymark_dataset::formats::{
    Card, Format, Input, Item, Loss, Outcome, Package, Problem, WriteError, labeling_config, prepare,
};
use tallymark_dataset::{Document, DocumentId, Schema};
use tallymark_text::Text;
use web_sys::Blob;

use crate::file::{FileReader, Pieces};
use crate::link::Link;

/// How many documents are read back before it is told.
const STEP: usize = 50;

/// Writes the documents that follow, and says what became of it.
pub(crate) async fn export(link: &mut Link, order: Order) {
    let written = match Export::new(order) {
        Ok(export) => Box::pin(export.run(link)).await,
        Err(error) => Err(error),
    };
    if let Err(error) = written {
        link.post(&Response::Unwritten(error.to_string()));
    }
}

/// A file that is being written.
struct Export {
    order: Order,
    package: Package<Pieces>,
    proof: Proof,
    card: Card,
    report: Report,
    written: usize,
    /// The texts, for a format that has none.
    texts: HashMap<DocumentId, Text>,
}

impl Export {
    fn new(order: Order) -> Result<Self, WriteError> {
        let extent = order.extent();
        let package = Package::new(order.format, &order.options, order.corpus.clone(), extent, Pieces::default())?;
        let (proof, card) = (Proof::new(order.format), Card::new(order.corpus.clone(), order.format, &order.options));
        let (report, texts) = (Report::default(), HashMap::new());
        Ok(Self { order, package, proof, card, report, written: 0, texts })
    }

    async fn run(mut self, link: &mut Link) -> Result<(), WriteError> {
        while let Some((Request::Documents(documents), _)) = link.next().await {
            for sent in &documents {
                self.document(sent)?;
            }
            link.post(&Response::Taken(self.written));
        }
        let Self { order, package, mut proof, card, mut report, texts, .. } = self;
        let file = package.finish()?.into_blob(media_type(&order))?;
        let format = order.format;
        if format.is_read() {
            read_back(link, format, &file, &texts, &mut proof)?;
            note(&mut report, proof.finish());
        }
        report.card = card.markdown();
        if format == Format::LabelStudio {
            report.config = labeling_config(&in_file(&order));
        }
        link.post_with(&Response::Proven(Box::new(report)), &file);
        Ok(())
    }

    fn document(&mut self, sent: &Sent) -> Result<(), WriteError> {
        let Sent { part, document } = sent;
        let prepared = prepare(document, self.order.format, &self.order.options);
        for loss in &prepared.losses {
            self.lose(document, loss);
        }
        self.package.document(&prepared.document, *part)?;
        self.proof.expect(&prepared.document);
        self.card.add(*part, &prepared.document);
        self.report.spans += prepared.document.annotations().len();
        if matches!(self.order.format, Format::Csv | Format::Tsv) {
            self.texts.insert(document.id.clone(), document.text.clone());
        }
        self.written += 1;
        Ok(())
    }

    fn lose(&mut self, document: &Document, loss: &Loss) {
        match loss.outcome {
            Outcome::TokenSplit => self.report.split += 1,
            // What is left out is no annotation of the file.
            Outcome::LeftOut => {
                self.report.changed += 1;
                self.report.spans += 1;
            }
            Outcome::Widened(_) => self.report.changed += 1,
        }
        if self.report.losses.len() < MOST_LISTED {
            let label = document.annotation(loss.annotation).map(|annotation| annotation.label.clone());
            self.report.losses.push(Lost {
                document: document.id.clone(),
                span: loss.span,
                label: label.unwrap_or_default(),
                cause: Some(loss.cause),
                outcome: Some(loss.outcome),
            });
        }
    }
}

/// The schema with the names that labels have in the file.
fn in_file(order: &Order) -> Schema {
    let mut schema = order.corpus.schema.clone();
    let mut seen = HashSet::new();
    schema.labels.retain_mut(|label| {
        if let Some(name) = order.options.label_map.get(&label.name) {
            label.name.clone_from(name);
        }
        !label.name.is_empty() && seen.insert(label.name.clone())
    });
    schema
}

fn media_type(order: &Order) -> &'static str {
    if order.extent().is_archive(order.format) { "application/zip" } else { order.format.media_type() }
}

fn read_back(
    link: &Link,
    format: Format,
    file: &Blob,
    texts: &HashMap<DocumentId, Text>,
    proof: &mut Proof,
) -> Result<(), WriteError> {
    let input = Input::file(FileReader::new(file.clone())?);
    let (mut read, mut told) = (0, 0);
    for item in format.read(input, texts) {
        proof.found(&item);
        read += usize::from(matches!(item, Item::Document(_)));
        if read >= told + STEP {
            told = read;
            link.post(&Response::Proving(read));
        }
    }
    Ok(())
}

fn note(report: &mut Report, proven: Proven) {
    report.changed += proven.changed.len();
    report.strange = proven.strange;
    report.text_differs = proven.text_differs;
    let room = MOST_LISTED.saturating_sub(report.losses.len());
    report.losses.extend(proven.changed.into_iter().take(room).map(|changed| Lost {
        document: changed.document,
        span: changed.span,
        label: changed.label,
        cause: None,
        outcome: None,
    }));
    for problem in proven.problems {
        note_problem(&mut report.problems, problem);
    }
}

/// Notes what a reader says.
pub(crate) fn note_problem(problems: &mut Problems, problem: Problem) {
    let Problem { place, reason } = problem;
    problems.note(Misfit { file: place.file, line: place.line, name: place.name, reason });
}
