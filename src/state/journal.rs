//! The journal: every step, in the browser's database, in order, each with the screen it left.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use leptos::prelude::*;
use tallymark_dataset::{Project, Step, Touched};
use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::storage::{Role, Storage, record};
use crate::state::Store;
use crate::state::replacing::{self, Replacement};
use crate::state::snapshots::Snapshots;
use crate::state::work::Slices;
use crate::tr;

/// The most steps of one transaction.
const MOST: usize = 64;

/// Whether what was done is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The database is being opened.
    Opening,
    /// Nothing has been done yet.
    Idle,
    /// Steps are on their way.
    Saving,
    /// The transaction of the last step has completed.
    Saved,
    /// Nothing can be stored, for this reason; work goes on in memory.
    Failed(String),
}

/// What is to be stored: a step, or only the screen as it is then. Who waits for that is told.
enum Entry {
    Step(Step),
    Screen,
    Replace(Box<Replacement>),
    Told(oneshot::Sender<()>),
}

/// Takes steps and has them stored, several in one transaction when they come fast.
pub(super) struct Journal {
    entries: mpsc::UnboundedSender<Entry>,
    waiting: Cell<Option<mpsc::UnboundedReceiver<Entry>>>,
    taken: Rc<Cell<usize>>,
    snapshots: Snapshots,
    saving: RwSignal<Saving>,
}

impl Journal {
    pub(super) fn new(saving: RwSignal<Saving>) -> Self {
        let (entries, waiting) = mpsc::unbounded();
        let snapshots = Snapshots::default();
        Self { entries, waiting: Cell::new(Some(waiting)), taken: Rc::new(Cell::new(0)), snapshots, saving }
    }

    /// Takes a step to be stored, with the screen.
    pub(super) fn append(&self, step: Step, touched: &Touched) {
        if let Some(document) = touched.document() {
            self.snapshots.touch(document);
        }
        if !matches!(self.saving.get_untracked(), Saving::Failed(_)) {
            self.saving.set(Saving::Saving);
        }
        self.taken.set(self.taken.get() + 1);
        self.send(Entry::Step(step));
    }

    /// Has the screen stored.
    pub(super) fn keep_screen(&self) {
        self.send(Entry::Screen);
    }

    /// Has all that is stored replaced. Steps that come from now on are behind it.
    pub(super) fn replace(&self, replacement: Replacement) {
        self.snapshots.begin_replacing();
        self.send(Entry::Replace(Box::new(replacement)));
    }

    /// Has the screen stored, and answers when that and all steps are. It is dropped where they cannot be stored.
    pub(super) fn all_stored(&self) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.send(Entry::Told(sender));
        receiver
    }

    fn send(&self, entry: Entry) {
        if self.entries.unbounded_send(entry).is_err() {
            self.saving.set(Saving::Failed(tr::journal_closed().to_owned()));
        }
    }

    /// The snapshots of what is stored.
    pub(super) fn snapshots(&self) -> &Snapshots {
        &self.snapshots
    }

    /// From now on, steps go to `storage`, those that have waited first.
    pub(super) fn start(&self, storage: Rc<Storage>, store: Store) {
        if let Some(entries) = self.waiting.take() {
            let writer = Writer {
                entries,
                storage,
                taken: self.taken.clone(),
                snapshots: self.snapshots.clone(),
                store,
                ahead: None,
                pending: Vec::new(),
                stored: 0,
                told: Vec::new(),
            };
            leptos::task::spawn_local(writer.write());
        }
    }
}

/// Stores steps as they come. What could not be stored is tried again with the next step, and every few seconds.
struct Writer {
    entries: mpsc::UnboundedReceiver<Entry>,
    storage: Rc<Storage>,
    taken: Rc<Cell<usize>>,
    snapshots: Snapshots,
    store: Store,
    /// What was taken out of turn.
    ahead: Option<Entry>,
    /// Records that are not stored yet.
    pending: Vec<JsValue>,
    /// How many steps are.
    stored: usize,
    /// Those who wait until all steps are.
    told: Vec<oneshot::Sender<()>>,
}

impl Writer {
    async fn write(mut self) {
        while let Some(entry) = self.next().await {
            // The screen comes first: a long record takes a while to write out.
            if matches!(entry, Some(Entry::Step(Step::Learn(_)))) {
                clock::painted().await;
            }
            let stored = match entry {
                Some(Entry::Replace(replacement)) => {
                    self.replace(*replacement).await;
                    Ok(())
                }
                entry => self.store(entry).await,
            };
            if let Err(reason) = stored {
                self.told.clear();
                self.store.saving.set(Saving::Failed(reason));
            }
        }
    }

    async fn store(&mut self, entry: Option<Entry>) -> Result<(), String> {
        self.write_out(entry)?;
        if self.storage.role() == Role::Reader {
            self.storage.claim().await.map_err(|error| error.to_string())?;
        }
        let screen = replacing::stored_screen(&untrack(|| self.store.screen()))?;
        let last = self.storage.append(&self.pending, &screen).await.map_err(|error| error.to_string())?;
        self.stored += self.pending.len();
        self.pending.clear();
        if self.stored == self.taken.get() {
            for sender in self.told.drain(..) {
                // Who asked may have gone meanwhile.
                let _: Result<(), _> = sender.send(());
            }
        }
        // Only when nothing came meanwhile: then all that the screen shows is stored.
        if self.stored > 0 && self.stored == self.taken.get() {
            self.store.saving.set(Saving::Saved);
            if let Some(last) = last {
                let take = |project: &Project| self.snapshots.take_if_due(project, last, &self.storage);
                self.store.project.with_untracked(take);
            }
        }
        Ok(())
    }

    /// Puts a workspace in the place of all that is stored. What was still to be stored is in it, or is not wanted any more.
    async fn replace(&mut self, replacement: Replacement) {
        let Replacement { project, screen, aside, storage, done } = replacement;
        let storage = storage.unwrap_or_else(|| self.storage.clone());
        let stored = replacing::store(&storage, project, screen, aside).await;
        let told = stored.as_ref().map(|_| ()).map_err(ToString::to_string);
        if stored.is_ok() {
            self.storage = storage;
            self.stored += self.pending.len();
            self.pending.clear();
        }
        self.snapshots.end_replacing(stored.ok());
        if told.is_ok() && self.stored == self.taken.get() {
            self.store.saving.set(Saving::Saved);
        }
        // Whoever has asked for it may not wait for the answer.
        let _: Result<_, _> = done.send(told);
    }

    /// Writes out `first` and what waits behind it: as many as fit into a slice, so that thousands of steps at once (an
    /// import) do not stop the page. Storing them lets the browser do what waits before the next come.
    fn write_out(&mut self, first: Option<Entry>) -> Result<(), String> {
        let slice = Slices::default();
        let (mut entry, mut bytes, before) = (first, 0, self.pending.len());
        while let Some(next) = entry {
            match next {
                Entry::Step(step) => {
                    let json = serde_json::to_string(&step).map_err(|error| error.to_string())?;
                    bytes += json.len();
                    self.pending.push(record::seal(&json));
                }
                Entry::Screen => {}
                Entry::Replace(_) => {
                    self.ahead = Some(next);
                    break;
                }
                Entry::Told(sender) => self.told.push(sender),
            }
            let is_full = slice.is_used_up() || self.pending.len() - before >= MOST;
            entry = if is_full { None } else { self.entries.try_recv().ok() };
        }
        self.snapshots.count(self.pending.len() - before, bytes);
        Ok(())
    }

    /// The next entry; `Some(None)` when it is time to try again what could not be stored; `None` at the end.
    async fn next(&mut self) -> Option<Option<Entry>> {
        if self.ahead.is_some() {
            return self.ahead.take().map(Some);
        }
        if self.pending.is_empty() {
            return self.entries.next().await.map(Some);
        }
        match futures_util::future::select(self.entries.next(), Box::pin(clock::seconds(3))).await {
            futures_util::future::Either::Left((entry, _)) => entry.map(Some),
            futures_util::future::Either::Right(((), _)) => Some(None),
        }
    }
}
