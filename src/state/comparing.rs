//! Annotators in the converter: their files are read there, compared, and merged.

use leptos::prelude::*;
use tallymark_converter::{Compare, Comparison, Gathered, Merge, Request, Response};
use tallymark_dataset::agreement::{Adjudication, Choice};
use tallymark_dataset::{Command, Document};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File};

use crate::platform::converter::{Converter, ConverterFailure, unexpected};
use crate::state::Store;
use crate::tr;

/// Annotators whose files the converter has read. It ends with this.
pub struct Annotators {
    converter: Converter,
}

impl Annotators {
    /// Nobody yet.
    ///
    /// # Errors
    /// [`ConverterFailure`] where the converter cannot be loaded; so for all that follows.
    pub async fn start() -> Result<Self, ConverterFailure> {
        Ok(Self { converter: Converter::start().await? })
    }

    /// Has the file of an annotator read.
    ///
    /// # Errors
    /// As for [`Annotators::start`].
    pub async fn gather(&mut self, file: &File) -> Result<Gathered, ConverterFailure> {
        self.converter.say_with(&Request::Annotator, file)?;
        match self.converter.next().await? {
            (Response::Gathered(gathered), _) => Ok(*gathered),
            (other, _) => Err(unexpected(&other)),
        }
    }

    /// How far they agree.
    ///
    /// # Errors
    /// As for [`Annotators::start`].
    pub async fn compare(&mut self, wanted: Compare) -> Result<Comparison, ConverterFailure> {
        self.converter.say(&Request::Compare(wanted))?;
        match self.converter.next().await? {
            (Response::Compared(comparison), _) => Ok(*comparison),
            (other, _) => Err(unexpected(&other)),
        }
    }

    /// The merged documents as a file, with how many there are.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn merged_file(&mut self, wanted: Merge) -> Result<(usize, Blob), String> {
        let wanted = Request::Merge(Box::new(Merge { as_file: true, ..wanted }));
        let answer = match self.converter.say(&wanted) {
            Ok(()) => self.converter.next().await,
            Err(failure) => Err(failure),
        };
        match answer.map_err(|failure| failure.to_string())? {
            (Response::Merged(count), file) => Ok((count, file.unchecked_into())),
            (Response::Unwritten(reason), _) => Err(tr::download_failed(&reason)),
            (other, _) => Err(unexpected(&other).to_string()),
        }
    }

    /// The merged documents.
    ///
    /// # Errors
    /// As for [`Annotators::start`].
    pub async fn merged_documents(&mut self, wanted: Merge) -> Result<Vec<Document>, ConverterFailure> {
        self.converter.say(&Request::Merge(Box::new(Merge { as_file: false, ..wanted })))?;
        let mut documents = Vec::new();
        loop {
            match self.converter.next().await? {
                (Response::Items(more), _) => documents.extend(more),
                (Response::Done(_), _) => return Ok(documents),
                (other, _) => return Err(unexpected(&other)),
            }
            self.converter.say(&Request::More)?;
        }
    }
}

impl Store {
    /// What is to be merged: the choices, by the one who has this page before them.
    pub fn merge_of(self, adjudication: &Adjudication, with_alone: bool) -> Merge {
        let stamp = self.stamp();
        let choices: Vec<Option<Choice>> =
            (0..adjudication.disagreements().len()).map(|at| adjudication.choice(at).cloned()).collect();
        Merge { choices, with_alone, as_file: false, at: stamp.at, by: stamp.by }
    }

    /// Adds merged documents, beside those of the same texts that are here, as one act. Gives how many came in.
    pub async fn add_merged(self, documents: Vec<Document>) -> usize {
        let (total, added_at) = (documents.len(), self.stamp().at);
        let commands = documents.into_iter().map(|mut document| {
            let is_taken = |id: &_| self.project.with_untracked(|project| project.workspace().document(id).is_some());
            document.id = Document::id_for(&document.text, is_taken);
            document.added_at = added_at.clone();
            let tag = tr::agreement_tag().to_owned();
            if !document.tags.contains(&tag) {
                document.tags.push(tag);
            }
            Some(Command::AddDocument(Box::new(document)))
        });
        self.work(tr::agreement_adding().to_owned(), total, commands).await
    }
}
