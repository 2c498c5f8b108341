//! Datasets that are opened: looked through by the converter, then brought in document by document, in batches.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use tallymark_converter::{BATCH, Problems, Request, Response, Survey};
use tallymark_dataset::formats::{Format, Purpose};
use tallymark_dataset::{Command, Document, DocumentId};
use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::converter::{Converter, ConverterFailure, unexpected};
use crate::platform::folders::Named;
use crate::state::import::Cancel;
use crate::state::work::LongAct;
use crate::state::{Slices, Store};
use crate::tr;
use crate::view::importing::{Reading, Summary, Trouble, What};
use crate::view::schema_edit;

/// How often it is looked whether the user still wants it, while the converter is silent.
const LOOK: Duration = Duration::from_millis(200);

/// A dataset to be brought in.
pub struct DatasetFile {
    /// The file and its name.
    pub named: Named,
    /// What is in it.
    pub survey: Survey,
}

/// How documents are taken.
#[derive(Clone, Copy)]
pub(super) struct Taking {
    pub(super) purpose: Purpose,
    pub(super) stays_apart: bool,
}

/// The converter, started when it is first needed and again after it has failed.
#[derive(Default)]
pub struct Lazy(Option<Converter>);

impl Lazy {
    async fn get(&mut self) -> Result<&mut Converter, ConverterFailure> {
        let converter = match self.0.take() {
            Some(converter) => converter,
            None => Converter::start().await?,
        };
        Ok(self.0.insert(converter))
    }
}

impl Store {
    /// The format of a file and what is in it, where it is a dataset. `None` as well where the user has cancelled.
    ///
    /// # Errors
    /// [`ConverterFailure`] where it cannot be looked through; the next file is, all the same.
    pub async fn survey(
        self,
        converter: &mut Lazy,
        named: &Named,
        cancel: &Cancel,
        tell: impl Fn(Reading),
    ) -> Result<Option<(Format, Survey)>, ConverterFailure> {
        let surveyed = self.survey_with(converter.get().await?, named, cancel, tell).await;
        if surveyed.is_err() || cancel.is_cancelled() {
            *converter = Lazy::default();
        }
        surveyed
    }

    async fn survey_with(
        self,
        converter: &mut Converter,
        named: &Named,
        cancel: &Cancel,
        tell: impl Fn(Reading),
    ) -> Result<Option<(Format, Survey)>, ConverterFailure> {
        let Some(format) = open(converter, named, cancel).await? else { return Ok(None) };
        converter.say(&Request::Survey)?;
        while let Some(response) = heard(converter, cancel).await? {
            match response {
                Response::WantsTexts => self.send_texts(converter, cancel).await?,
                Response::Reading { bytes, documents } => {
                    tell(Reading { articles: documents, percent: share(bytes, named.file.size()), is_adding: false });
                }
                Response::Surveyed(survey) => return Ok(Some((format, *survey))),
                other => return Err(unexpected(&other)),
            }
        }
        Ok(None)
    }

    /// Sends the texts of all documents, in batches.
    async fn send_texts(self, converter: &mut Converter, cancel: &Cancel) -> Result<(), ConverterFailure> {
        let ids: Vec<DocumentId> = self.project.with_untracked(|project| {
            project.workspace().documents().iter().map(|document| document.id.clone()).collect()
        });
        let (mut batch, mut size, mut slices) = (Vec::new(), 0, Slices::default());
        for id in ids {
            slices.rest().await;
            let text = self.project.with_untracked(|project| {
                project.workspace().document(&id).map(|document| document.text.as_str().to_owned())
            });
            let Some(text) = text else { continue };
            size += text.len();
            batch.push((id, text));
            if size >= BATCH {
                size = 0;
                converter.say(&Request::Texts(std::mem::take(&mut batch)))?;
                heard(converter, cancel).await?;
            }
        }
        if !batch.is_empty() {
            converter.say(&Request::Texts(batch))?;
            heard(converter, cancel).await?;
        }
        converter.say(&Request::Texts(Vec::new()))
    }
}

/// Which format a file has.
async fn open(converter: &mut Converter, named: &Named, cancel: &Cancel) -> Result<Option<Format>, ConverterFailure> {
    converter.say_with(&Request::Open, &JsValue::from(named.file.clone()))?;
    match heard(converter, cancel).await? {
        Some(Response::Opened(format)) => Ok(format),
        Some(other) => Err(unexpected(&other)),
        None => Ok(None),
    }
}

/// What the converter says next; `None` once the user has cancelled.
async fn heard(converter: &mut Converter, cancel: &Cancel) -> Result<Option<Response>, ConverterFailure> {
    let mut next = pin!(converter.next());
    loop {
        if cancel.is_cancelled() {
            return Ok(None);
        }
        match select(next, pin!(clock::pause(LOOK))).await {
            Either::Left((response, _)) => return response.map(|(response, _)| Some(response)),
            Either::Right(((), waiting)) => next = waiting,
        }
    }
}

/// A share in percent.
fn share(part: f64, whole: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
    let percent = (part / whole.max(1.0) * 100.0).min(100.0) as u32;
    percent
}

/// Datasets on their way into the workspace.
pub(super) struct Adding {
    store: Store,
    act: LongAct,
    taking: Taking,
    cancel: Cancel,
    summary: Summary,
    /// The documents that were here before, by their texts.
    here: Option<Here>,
    first: Option<DocumentId>,
}

impl Adding {
    pub(super) fn new(store: Store, act: LongAct, taking: Taking, cancel: Cancel, summary: Summary) -> Self {
        Self { store, act, taking, cancel, summary, here: None, first: None }
    }

    pub(super) fn finish(self) -> (Summary, Option<DocumentId>) {
        (self.summary, self.first)
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled() || self.store.is_cancelled()
    }

    /// Brings a dataset in. What has come in when the converter fails stays, and the failure is told.
    pub(super) async fn dataset(&mut self, dataset: &DatasetFile, tell: &impl Fn(Reading)) {
        if self.is_cancelled() {
            self.summary.is_cancelled = true;
            return;
        }
        if self.here.is_none() {
            self.here = Some(Here::of(self.store).await);
        }
        self.add_labels(&dataset.survey);
        match self.read(dataset, tell).await {
            Ok(problems) => {
                for misfit in problems.listed {
                    self.note(dataset, What::Misfit(misfit));
                }
                self.summary.more_troubles += problems.more;
            }
            Err(failure) => self.note(dataset, What::Broken(failure.to_string())),
        }
    }

    fn note(&mut self, dataset: &DatasetFile, what: What) {
        self.summary.note(Trouble { file: dataset.named.path.clone(), line: None, what });
    }

    /// Labels that the schema does not have are added to it, so that they have a colour, and a key where one is free.
    fn add_labels(&mut self, survey: &Survey) {
        if self.taking.purpose == Purpose::Documents {
            return;
        }
        let schema = schema_edit::with_labels(&self.store.schema(), survey.labels.keys().map(String::as_str));
        self.act.take(schema.map(|schema| Command::SetSchema(Box::new(schema))));
    }

    async fn read(&mut self, dataset: &DatasetFile, tell: &impl Fn(Reading)) -> Result<Problems, ConverterFailure> {
        self.act.show();
        let mut converter = Converter::start().await?;
        let cancel = self.cancel.clone();
        if open(&mut converter, &dataset.named, &cancel).await?.is_some() {
            converter.say(&Request::Read)?;
        }
        let mut done = 0;
        while let Some(response) = heard(&mut converter, &cancel).await? {
            match response {
                Response::WantsTexts => self.store.send_texts(&mut converter, &cancel).await?,
                Response::Reading { .. } => {}
                Response::Items(documents) => {
                    // The converter reads on while these are taken.
                    converter.say(&Request::More)?;
                    for document in documents {
                        done += 1;
                        let percent = done * 100 / dataset.survey.documents.max(1);
                        let percent = u32::try_from(percent).unwrap_or(100);
                        tell(Reading { articles: done, percent, is_adding: true });
                        self.act.rest().await;
                        if self.is_cancelled() {
                            break;
                        }
                        self.take(document);
                    }
                }
                Response::Done(problems) => return Ok(*problems),
                other => return Err(unexpected(&other)),
            }
            if self.is_cancelled() {
                break;
            }
        }
        self.summary.is_cancelled = true;
        Ok(Problems::default())
    }

    /// Takes a document: as one of its own, or as annotations of one that is here.
    fn take(&mut self, document: Document) {
        let is_text = self.taking.purpose == Purpose::Documents;
        let known = self.here.as_ref().and_then(|here| here.known(self.store, &document));
        let document = self.taking.purpose.take(document).dated(&clock::now());
        match known.filter(|_| !self.taking.stays_apart) {
            Some(_) if is_text => self.summary.known += 1,
            Some(id) => self.join(id, document),
            None => self.add(document),
        }
    }

    fn join(&mut self, id: DocumentId, document: Document) {
        let annotations = document.annotations().to_vec();
        let has_more = self.act.take(Some(Command::Adopt { document: id.clone(), annotations }));
        let has_relations = document.relations().next().is_some();
        let relate = || Command::AdoptRelations { document: id.clone(), from: Box::new(document) };
        let relates = has_relations.then(relate);
        if has_more | (relates.is_some() && self.act.take(relates)) {
            self.summary.joined += 1;
            self.first.get_or_insert(id);
        } else {
            self.summary.known += 1;
        }
    }

    fn add(&mut self, mut document: Document) {
        let is_taken =
            |id: &DocumentId| self.store.project.with_untracked(|project| project.workspace().document(id).is_some());
        if is_taken(&document.id) {
            document.id = Document::id_for(&document.text, is_taken);
        }
        if document.added_at.0.is_empty() {
            document.added_at = clock::now();
        }
        if self.taking.purpose != Purpose::Documents {
            document = document.as_read();
        }
        let id = document.id.clone();
        if self.act.take(Some(Command::AddDocument(Box::new(document)))) {
            self.summary.imported += 1;
            self.first.get_or_insert(id);
        } else {
            self.summary.unread += 1;
        }
    }
}

/// The documents that were here before an import.
struct Here {
    hasher: RandomState,
    /// By a hash of their texts.
    texts: HashMap<u64, Vec<DocumentId>>,
    ids: HashSet<DocumentId>,
}

impl Here {
    async fn of(store: Store) -> Self {
        let ids: HashSet<DocumentId> = store.project.with_untracked(|project| {
            project.workspace().documents().iter().map(|document| document.id.clone()).collect()
        });
        let mut here = Self { hasher: RandomState::new(), texts: HashMap::new(), ids };
        let mut slices = Slices::default();
        for id in &here.ids {
            slices.rest().await;
            let hash = store.project.with_untracked(|project| {
                project.workspace().document(id).map(|document| here.hasher.hash_one(document.text.as_str()))
            });
            if let Some(hash) = hash {
                here.texts.entry(hash).or_default().push(id.clone());
            }
        }
        here
    }

    /// The document that has this very text: the one of the same name, where there are several.
    fn known(&self, store: Store, document: &Document) -> Option<DocumentId> {
        let text = document.text.as_str();
        store.project.with_untracked(|project| {
            let is_same = |id: &&DocumentId| project.workspace().document(id).is_some_and(|d| d.text.as_str() == text);
            let own = Some(&document.id).filter(|id| self.ids.contains(id)).filter(is_same);
            let found = || self.texts.get(&self.hasher.hash_one(text))?.iter().find(is_same);
            own.or_else(found).cloned()
        })
    }
}

/// What of a failure is for the user.
pub fn told(failure: &ConverterFailure) -> What {
    What::Broken(tr::dataset_broken(&failure.to_string()))
}
