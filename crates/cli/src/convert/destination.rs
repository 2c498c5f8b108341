//! The file that a dataset is written to, document by document.

use std::io::{self, Write};

use tallymark_dataset::formats::proof::Proof;
use tallymark_dataset::formats::{Corpus, Extent, Format, Loss, Options, Package, Part, Shape, prepare};
use tallymark_dataset::split::{Shares, Summary, split};
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
    /// Which part a document is in depends on all of them.
    Gathering {
        corpus: Box<Corpus>,
        out: W,
        shares: Shares,
        documents: Vec<Document>,
    },
    /// Nothing is written yet: of some formats one document is a file, and several are an archive.
    Waiting {
        corpus: Box<Corpus>,
        out: W,
        first: Option<Box<Document>>,
    },
    Writing(Box<Package<W>>),
    /// Writing has failed.
    Broken,
}

impl<W: Write> Destination<W> {
    /// A file of that format. With shares it is in parts, and the documents are kept in memory until the end.
    pub(super) fn new(
        format: Format,
        options: Options,
        corpus: Corpus,
        out: W,
        proof: Option<Proof>,
        shares: Option<Shares>,
    ) -> Self {
        let corpus = Box::new(corpus);
        let state = match shares {
            Some(shares) => State::Gathering { corpus, out, shares, documents: Vec::new() },
            None => State::Waiting { corpus, out, first: None },
        };
        Self { format, options, state, written: Written { losses: Vec::new(), proof } }
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
        if let (Some(proof), false) = (&mut self.written.proof, matches!(self.state, State::Gathering { .. })) {
            proof.expect(&document);
        }
        self.state = match std::mem::replace(&mut self.state, State::Broken) {
            State::Gathering { corpus, out, shares, mut documents } => {
                documents.push(document);
                State::Gathering { corpus, out, shares, documents }
            }
            State::Waiting { corpus, out, first: None } if self.format.shape() == Shape::FilePerDocument => {
                State::Waiting { corpus, out, first: Some(Box::new(document)) }
            }
            State::Waiting { corpus, out, first } => {
                let mut package = self.package(corpus, out, Extent { documents: 2, has_parts: false })?;
                for document in first.as_deref().into_iter().chain([&document]) {
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
            State::Gathering { corpus, out, shares, documents } => {
                self.in_order_of_parts(corpus, out, shares, &documents)?
            }
            State::Waiting { corpus, out, first } => {
                let mut package =
                    self.package(corpus, out, Extent { documents: usize::from(first.is_some()), has_parts: false })?;
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

    fn in_order_of_parts(
        &mut self,
        corpus: Box<Corpus>,
        out: W,
        shares: Shares,
        documents: &[Document],
    ) -> io::Result<Box<Package<W>>> {
        let extent = Extent { documents: documents.len(), has_parts: true };
        let mut package = self.package(corpus, out, extent)?;
        let summaries: Vec<Summary> = documents.iter().map(Summary::of).collect();
        let parts = split(&summaries, shares, 0);
        for part in Part::ALL {
            for (document, _) in documents.iter().zip(&parts).filter(|(_, of)| **of == part) {
                package.document(document, Some(part))?;
                if let Some(proof) = &mut self.written.proof {
                    proof.expect(document);
                }
            }
        }
        Ok(package)
    }

    fn package(&self, corpus: Box<Corpus>, out: W, extent: Extent) -> io::Result<Box<Package<W>>> {
        Ok(Box::new(Package::new(self.format, &self.options, *corpus, extent, out)?))
    }
}
