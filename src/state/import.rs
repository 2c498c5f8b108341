//! Importing files: reading them piece by piece, and adding what they hold as one act.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use futures_util::future::join_all;
use leptos::prelude::*;
use tallymark_dataset::formats::Purpose;
use tallymark_dataset::import::{ImportedArticle, Mapping, Reader, Sample};
use tallymark_dataset::{About, Command, Document, DocumentId};
use tallymark_extract::Options;
use tallymark_text::Text;
use web_sys::File;

use crate::platform::folders::Named;
use crate::platform::pieces::{Encoding, Pieces};
use crate::platform::{clock, files, html};
use crate::state::import_datasets::{Adding, DatasetFile, Taking};
use crate::state::work::Slices;
use crate::state::{Draft, Store};
use crate::tr;
use crate::view::importing::{Reading, Summary, Trouble, Unread, What};

/// How many datelines are asked about at once: together they wait for no more than one article that the worker reads.
const DATELINES: usize = 50;

/// A table to be imported.
pub struct TableFile {
    /// The file and its name.
    pub named: Named,
    /// What its beginning shows.
    pub sample: Sample,
    /// What its columns are.
    pub mapping: Mapping,
}

/// What is to be imported.
#[derive(Default)]
pub struct Wanted {
    /// Files that are an article each.
    pub articles: Vec<Named>,
    /// Files that are an article a row.
    pub tables: Vec<TableFile>,
    /// Files that are datasets.
    pub datasets: Vec<DatasetFile>,
    /// What the documents of datasets are taken for.
    pub purpose: Purpose,
    /// Whether annotations of a text that is here become documents of their own.
    pub stays_apart: bool,
    /// Whether texts that are here already are left out.
    pub skips_known: bool,
}

/// Says that the user does not want it any more; all clones say the same.
#[derive(Clone, Default)]
pub struct Cancel(Rc<Cell<bool>>);

impl Cancel {
    /// From now on it is not wanted.
    pub fn cancel(&self) {
        self.0.set(true);
    }

    /// Whether it is not.
    pub fn is_cancelled(&self) -> bool {
        self.0.get()
    }
}

impl Store {
    /// Reads files and adds their articles as one act. `tell` hears how far it is. Where it is cancelled while files are
    /// read, nothing comes in; where documents are being added, those that were. Gives the first document that came in.
    pub async fn import(self, wanted: Wanted, cancel: Cancel, tell: impl Fn(Reading)) -> (Summary, Option<DocumentId>) {
        let total = wanted.articles.iter().map(|named| named.file.size()).sum::<f64>()
            + wanted.tables.iter().map(|table| table.named.file.size()).sum::<f64>();
        let mut intake = Intake {
            store: self,
            skips_known: wanted.skips_known,
            taken: HashSet::new(),
            documents: Vec::new(),
            summary: Summary::default(),
            slices: Slices::default(),
            options: self.draft.with_untracked(Draft::options),
            cancel,
            tell: &tell,
            before: 0.0,
            total: total.max(1.0),
        };
        let (datasets, taking) = (wanted.datasets, Taking { purpose: wanted.purpose, stays_apart: wanted.stays_apart });
        for named in wanted.articles {
            intake.article(&named).await;
            intake.pass(&named.file).await;
        }
        for table in wanted.tables {
            intake.table(&table).await;
            intake.pass(&table.named.file).await;
        }
        intake.date().await;
        intake.add(datasets, taking).await
    }
}

/// What has been read of an import.
struct Intake<'a, F> {
    store: Store,
    skips_known: bool,
    /// The ids of `documents`.
    taken: HashSet<DocumentId>,
    documents: Vec<Document>,
    summary: Summary,
    slices: Slices,
    /// What articles are read with but for their day.
    options: Options,
    cancel: Cancel,
    tell: &'a F,
    /// The bytes of the files that have been read, and of all.
    before: f64,
    total: f64,
}

impl<F: Fn(Reading)> Intake<'_, F> {
    /// Says how far it is, and lets the browser do what waits.
    async fn rest(&mut self, within: f64) {
        let share = (self.before + within) / self.total * 100.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
        let percent = share as u32;
        (self.tell)(Reading { articles: self.documents.len(), percent, is_adding: false });
        self.slices.rest().await;
    }

    async fn pass(&mut self, file: &File) {
        self.before += file.size();
        self.rest(0.0).await;
    }

    fn note(&mut self, file: &str, line: Option<usize>, what: What) {
        self.summary.note(Trouble { file: file.to_owned(), line, what });
    }

    /// Reads a file that is an article.
    async fn article(&mut self, named: &Named) {
        if self.cancel.is_cancelled() {
            return;
        }
        match files::read(&named.file).await {
            Err(unread) => self.note(&named.path, None, What::File(unread)),
            Ok(article) => {
                if article.encoding == Encoding::Windows1252 {
                    self.note(&named.path, None, What::Windows1252);
                }
                let about =
                    About::titled(article.title.unwrap_or_default(), Options { date: article.date, ..self.options });
                self.take(article.text, about);
            }
        }
    }

    /// Reads a table, once more from the beginning where it turns out not to be UTF-8.
    async fn table(&mut self, table: &TableFile) {
        let (documents, summary) = (self.documents.len(), self.summary.clone());
        let name = &table.named.path;
        let unread = match self.rows(table, Encoding::Marked).await {
            Err(Unread::NotUtf8) => {
                for document in self.documents.drain(documents..) {
                    self.taken.remove(&document.id);
                }
                self.summary = summary;
                let again = self.rows(table, Encoding::Windows1252).await;
                if again.is_ok() {
                    self.note(name, None, What::Windows1252);
                }
                again
            }
            read => read,
        };
        if let Err(unread) = unread {
            self.note(name, None, What::File(unread));
        }
    }

    async fn rows(&mut self, table: &TableFile, encoding: Encoding) -> Result<(), Unread> {
        let mut reader = table.sample.reader();
        let mut pieces = Pieces::of(&table.named.file, encoding);
        while let Some(piece) = pieces.next().await? {
            reader.feed(&piece);
            if pieces.is_at_end() {
                reader.end();
            }
            self.fed(table, &mut reader, pieces.read()).await;
            if self.cancel.is_cancelled() {
                break;
            }
        }
        Ok(())
    }

    /// Takes the rows that a reader has.
    async fn fed(&mut self, table: &TableFile, reader: &mut Reader, read: f64) {
        for row in reader {
            let line = row.as_ref().map_or_else(|problem| problem.line, |row| row.line);
            match row.and_then(|row| table.mapping.article(row)) {
                Err(problem) => self.note(&table.named.path, Some(problem.line), What::Row(problem.fault)),
                Ok(article) => self.row(&table.named.path, line, article),
            }
            self.rest(read).await;
            if self.cancel.is_cancelled() {
                return;
            }
        }
    }

    fn row(&mut self, name: &str, line: usize, article: ImportedArticle) {
        if let Some(date) = article.unread_date {
            self.note(name, Some(line), What::Date(date));
        }
        let options = Options { date: article.date, ..self.options };
        let mut about = About::titled(article.title, options);
        (about.source, about.author, about.tags) = (article.source, article.author, article.tags);
        // Many tables keep articles as they stood on a page.
        let page = Some(&article.text).filter(|text| looks_like_html(text)).and_then(|text| html::read(text));
        let text = page.map_or(article.text, |page| page.text);
        self.take(text, about);
    }

    /// Makes a document of an article, where its text is new or may come twice.
    fn take(&mut self, text: String, mut about: About) {
        let text = Text::new(text);
        let is_taken = |id: &DocumentId| {
            self.taken.contains(id)
                || self.store.project.with_untracked(|project| project.workspace().document(id).is_some())
        };
        let is_known = Cell::new(false);
        let id = Document::id_for(&text, |id| {
            let taken = is_taken(id);
            is_known.set(is_known.get() || taken);
            taken && !self.skips_known
        });
        if is_known.get() && self.skips_known {
            self.summary.known += 1;
            return;
        }
        if about.title.is_empty() {
            about.title = Document::guess_title(&text);
        }
        self.taken.insert(id.clone());
        self.documents.push(Document::new(id, about, clock::now(), text));
    }

    /// Asks the worker for the datelines of what has no date.
    async fn date(&mut self) {
        let undated: Vec<usize> =
            self.documents.iter().enumerate().filter(|(_, d)| d.date.is_none()).map(|(place, _)| place).collect();
        for places in undated.chunks(DATELINES) {
            if self.cancel.is_cancelled() {
                return;
            }
            let texts = places.iter().filter_map(|place| Some(self.documents.get(*place)?.text.clone()));
            let store = self.store;
            let dates = join_all(texts.map(|text| async move { store.dateline(text.as_str()).await })).await;
            for (place, date) in places.iter().zip(dates) {
                if let Some(document) = self.documents.get_mut(*place) {
                    document.date = date;
                }
            }
        }
    }

    /// Adds the documents and what is in datasets, as one act.
    async fn add(self, datasets: Vec<DatasetFile>, taking: Taking) -> (Summary, Option<DocumentId>) {
        let Self { store, documents, mut summary, cancel, tell, .. } = self;
        let total = documents.len() + datasets.iter().map(|dataset| dataset.survey.documents).sum::<usize>();
        let act = if cancel.is_cancelled() { None } else { store.begin_act(tr::import_adding().to_owned(), total) };
        let Some(mut act) = act else {
            summary.is_cancelled = true;
            return (summary, None);
        };
        let total = documents.len();
        let mut first = None;
        for (done, document) in documents.into_iter().enumerate() {
            let percent = u32::try_from(done * 100 / total.max(1)).unwrap_or(100);
            tell(Reading { articles: done, percent, is_adding: true });
            act.rest().await;
            if cancel.is_cancelled() || store.is_cancelled() {
                summary.is_cancelled = true;
                break;
            }
            let id = document.id.clone();
            if act.take(Some(Command::AddDocument(Box::new(document)))) {
                summary.imported += 1;
                first.get_or_insert(id);
            }
        }
        let mut adding = Adding::new(store, act, taking, cancel, summary);
        for dataset in datasets {
            adding.dataset(&dataset, tell).await;
        }
        let (summary, brought) = adding.finish();
        store.extract_untouched();
        (summary, first.or(brought))
    }
}

/// Whether a text is the HTML of an article rather than its words.
fn looks_like_html(text: &str) -> bool {
    text.trim_start().starts_with('<') && text.contains("</")
}
