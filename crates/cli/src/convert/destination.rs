//! The file that a dataset is written to, document by document.

use std::io::{self, Write};

use tallymark_dataset::formats::proof::Proof;
use tallymark_dataset::formats::{Corpus, Extent, Format, Loss, Options, Package, Shape, prepare};
use tallymark_dataset::{Document, DocumentId};

/// A file that is being written.
pub(super) struct Destination<W: Write> {
    format: Format,
    options: Options,
    state: State<W>,
    written: Written,
}

/// What has been written.
pub(super) struct Written {
    /// What the format could not hold: whose, which words.
    pub(super) losses: Vec<(DocumentId, String, Loss)>,
    /// What a reader has to find.
    pub(super) proof: Option<Proof>,
}

enum State<W: Write> {
    /// Nothing is written yet: of some formats one document is a file, and several are an archive.
    Waiting {
        corpus: Corpus,
        out: W,
        first: Option<Document>,
    },
    Writing(Package<W>),
    /// Writing has failed.
    Broken,
}

impl<W: Write> Destination<W> {
    pub(super) fn new(format: Format, options: Options, corpus: Corpus, out: W, proof: Option<Proof>) -> Self {
        let written = Written { losses: Vec::new(), proof };
        Self { format, options, state: State::Waiting { corpus, out, first: None }, written }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn document(&mut self, document: &Document) -> io::Result<()> {
        let prepared = prepare(document, self.format, &self.options);
        let told = |loss: &Loss| (document.id.clone(), document.text.slice(loss.span).to_owned(), *loss);
        self.written.losses.extend(prepared.losses.iter().map(told));
        let document = prepared.document;
        if let Some(proof) = &mut self.written.proof {
            proof.expect(&document);
        }
        self.state = match std::mem::replace(&mut self.state, State::Broken) {
            State::Waiting { corpus, out, first: None } if self.format.shape() == Shape::FilePerDocument => {
                State::Waiting { corpus, out, first: Some(document) }
            }
            State::Waiting { corpus, out, first } => {
                let mut package = self.package(corpus, out, 2)?;
                for document in first.iter().chain([&document]) {
                    package.document(document, None)?;
                }
                State::Writing(package)
            }
            State::Writing(mut package) => {
                package.document(&document, None)?;
                State::Writing(package)
            }
            State::Broken => return Err(io::Error::other("the file could not be written before")),
        };
        Ok(())
    }

    /// Writes the end of the file.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn finish(mut self) -> io::Result<(W, Written)> {
        let package = match std::mem::replace(&mut self.state, State::Broken) {
            State::Waiting { corpus, out, first } => {
                let mut package = self.package(corpus, out, usize::from(first.is_some()))?;
                if let Some(first) = &first {
                    package.document(first, None)?;
                }
                package
            }
            State::Writing(package) => package,
            State::Broken => return Err(io::Error::other("the file could not be written before")),
        };
        let mut out = package.finish()?;
        out.flush()?;
        Ok((out, self.written))
    }

    fn package(&self, corpus: Corpus, out: W, documents: usize) -> io::Result<Package<W>> {
        let extent = Extent { documents, has_parts: false };
        Ok(Package::new(self.format, &self.options, corpus, extent, out)?)
    }
}
