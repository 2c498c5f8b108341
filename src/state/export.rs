//! Writing a dataset into a file, and the proof of it: the documents go to the converter in batches, prepared in slices.

use leptos::prelude::*;
use tallymark_converter::{BATCH, Order, Report, Request, Response};
use tallymark_dataset::DocumentId;
use tallymark_dataset::formats::{Corpus, Part};
use tallymark_dataset::split::{Shares, Summary, split};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::platform::clock;
use crate::platform::converter::{Converter, ConverterFailure, unexpected};
use crate::state::{Slices, Store};
use crate::tr;
use crate::view::downloading::{Change, Choices, Progress, Proof, file_stem};

/// Which split it is: the same everywhere, so that a dataset that grows keeps its test texts.
const SEED: u64 = 0;

/// A file to be written.
pub struct Wish {
    /// The documents in it.
    pub documents: Vec<DocumentId>,
    /// What of them, and as what.
    pub choices: Choices,
    /// The title that names it, where it holds one document.
    pub title: Option<String>,
}

/// A file that has been written, and read back.
pub struct Finished {
    /// The file; the browser keeps it.
    pub file: Blob,
    /// What it is called.
    pub name: String,
    /// What reading it back has shown.
    pub proof: Proof,
}

impl Store {
    /// Writes a file and reads it back. `tell` hears how far it is. It is cancelled by dropping it: the converter ends then.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn export(self, wish: Wish, tell: impl Fn(Progress)) -> Result<Finished, String> {
        let mut slices = Slices::default();
        let documents = self.parted(&wish, &mut slices).await;
        let order = self.order(&wish, documents.len());
        let name = format!("{}.{}", order.corpus.name, order.extent().extension(order.format));
        let is_read = order.format.is_read();
        let mut sending = Sending { store: self, total: documents.len(), tell: &tell };
        let sent = sending.send(order, documents, &mut slices).await.map_err(|failure| failure.to_string())?;
        let (report, file) = sent?;
        let changes = self.project.with_untracked(|project| {
            let change = |lost| Some(Change::of(lost, project.workspace().document(&lost.document)?));
            report.losses.iter().filter_map(change).collect()
        });
        let size = file.size();
        Ok(Finished { file, name, proof: Proof { report, changes, size, is_read } })
    }

    fn order(self, wish: &Wish, documents: usize) -> Order {
        let day = clock::now().0.get(..10).unwrap_or("dataset").to_owned();
        let (annotators, time_spent) = self.preferences.with_untracked(|own| (!own.omits_annotators, !own.omits_time));
        let name = file_stem(wish.title.as_deref(), &day);
        Order {
            format: wish.choices.format,
            options: wish.choices.options(annotators, time_spent),
            corpus: Corpus {
                name,
                schema: self.schema(),
                day,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                agreement: None,
            },
            documents,
            has_parts: wish.choices.splits,
        }
    }

    /// The documents with their parts, those of a part one after the other.
    async fn parted(self, wish: &Wish, slices: &mut Slices) -> Vec<(Option<Part>, DocumentId)> {
        let whole = || wish.documents.iter().map(|id| (None, id.clone())).collect();
        let [train, dev, test] = wish.choices.shares.map(|share| f64::from(share) / 100.0);
        let Some(shares) = Shares::new(train, dev, test).ok().filter(|_| wish.choices.splits) else { return whole() };
        let mut summaries = Vec::with_capacity(wish.documents.len());
        let mut parted = Vec::with_capacity(wish.documents.len());
        for id in &wish.documents {
            slices.rest().await;
            let summary = self.project.with_untracked(|project| project.workspace().document(id).map(Summary::of));
            summaries.extend(summary.inspect(|_| parted.push(id.clone())));
        }
        let parts = split(&summaries, shares, SEED);
        let mut parted: Vec<_> = parts.into_iter().map(Some).zip(parted).collect();
        parted.sort_by_key(|(part, _)| *part);
        parted
    }
}

/// Documents on their way to the converter.
struct Sending<'a, F> {
    store: Store,
    total: usize,
    tell: &'a F,
}

impl<F: Fn(Progress)> Sending<'_, F> {
    /// Sends all, and waits for what becomes of them. The inner error is the writer's.
    async fn send(
        &mut self,
        order: Order,
        documents: Vec<(Option<Part>, DocumentId)>,
        slices: &mut Slices,
    ) -> Result<Result<(Report, Blob), String>, ConverterFailure> {
        let mut converter = Converter::start().await?;
        converter.say(&Request::Export(Box::new(order)))?;
        let mut batch = Batch::default();
        let mut is_waited_for = false;
        for (part, id) in documents {
            slices.rest().await;
            batch.add(self.store, part, &id)?;
            if batch.words.len() >= BATCH {
                if is_waited_for && let Some(problem) = self.taken(&mut converter).await? {
                    return Ok(Err(problem));
                }
                converter.say_words(&batch.take(), &JsValue::UNDEFINED)?;
                is_waited_for = true;
            }
        }
        if !batch.words.is_empty() {
            converter.say_words(&batch.take(), &JsValue::UNDEFINED)?;
        }
        converter.say(&Request::End)?;
        self.proven(&mut converter).await
    }

    /// Waits until a batch has been taken; gives why it has not been.
    async fn taken(&self, converter: &mut Converter) -> Result<Option<String>, ConverterFailure> {
        match converter.next().await? {
            (Response::Taken(done), _) => {
                (self.tell)(Progress { done, total: self.total, is_proving: false });
                Ok(None)
            }
            (Response::Unwritten(reason), _) => Ok(Some(tr::download_unwritten(&reason))),
            (other, _) => Err(unexpected(&other)),
        }
    }

    async fn proven(&self, converter: &mut Converter) -> Result<Result<(Report, Blob), String>, ConverterFailure> {
        loop {
            let progress = |done, is_proving| (self.tell)(Progress { done, total: self.total, is_proving });
            match converter.next().await? {
                (Response::Taken(done), _) => progress(done, false),
                (Response::Proving(done), _) => progress(done, true),
                (Response::Proven(report), file) => return Ok(Ok((*report, file.unchecked_into()))),
                (Response::Unwritten(reason), _) => return Ok(Err(tr::download_unwritten(&reason))),
                (other, _) => return Err(unexpected(&other)),
            }
        }
    }
}

/// Documents as JSON of [`Request::Documents`].
#[derive(Default)]
struct Batch {
    words: String,
}

impl Batch {
    /// Adds a document; one that has gone meanwhile is left out.
    fn add(&mut self, store: Store, part: Option<Part>, id: &DocumentId) -> Result<(), ConverterFailure> {
        let written = store.project.with_untracked(|project| {
            let document = project.workspace().document(id)?;
            Some(serde_json::to_string(&part).and_then(|part| Ok((part, serde_json::to_string(document)?))))
        });
        let Some(written) = written else { return Ok(()) };
        let (part, document) = written?;
        self.words.push_str(if self.words.is_empty() { "{\"documents\":[" } else { "," });
        for part in ["{\"part\":", &part, ",\"document\":", &document, "}"] {
            self.words.push_str(part);
        }
        Ok(())
    }

    fn take(&mut self) -> String {
        let mut words = std::mem::take(&mut self.words);
        words.push_str("]}");
        words
    }
}
