//! The journal: every step, in the browser's database, in order, each with the screen it left.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use futures_util::future::select;
use leptos::prelude::*;
use tallymark_dataset::{Project, Step, Touched};
use wasm_bindgen::JsValue;

use crate::platform::storage::{Role, Storage, StorageError, record};
use crate::platform::{clock, tabs};
use crate::state::Store;
use crate::state::replacing::{self, Replacement};
use crate::state::snapshots::Snapshots;
use crate::state::work::Slices;
use crate::tr;

/// How long a frame may take before a step is stored all the same: a tab that has gone out of sight meanwhile paints none.
const FRAME: Duration = Duration::from_millis(100);

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

/// What is to be stored: a step, or only the screen as it is then; and who waits until all before is.
enum Entry {
    Step(Step),
    Screen,
    Flush(oneshot::Sender<()>),
    Replace(Box<Replacement>),
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

    /// Has all be stored that was done so far, and the screen. Nothing comes where another tab has taken over.
    pub(super) fn flush(&self) -> oneshot::Receiver<()> {
        let (sender, stored) = oneshot::channel();
        self.send(Entry::Flush(sender));
        stored
    }

    /// Has all that is stored replaced. Steps that come from now on are behind it.
    pub(super) fn replace(&self, replacement: Replacement) {
        self.snapshots.begin_replacing();
        self.send(Entry::Replace(Box::new(replacement)));
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
                flushing: Vec::new(),
                stored: 0,
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
    /// Those who wait until they are.
    flushing: Vec<oneshot::Sender<()>>,
    /// How many steps are.
    stored: usize,
}

impl Writer {
    async fn write(mut self) {
        while let Some(entry) = self.next().await {
            // The screen comes first: a long record takes a while to write out.
            if matches!(entry, Some(Entry::Step(Step::Learn(_)))) && !tabs::is_hidden() {
                select(Box::pin(clock::painted()), Box::pin(clock::pause(FRAME))).await;
            }
            let stored = match entry {
                Some(Entry::Replace(replacement)) => {
                    self.replace(*replacement).await;
                    Ok(())
                }
                entry => self.store(entry).await,
            };
            match stored {
                Ok(()) => {}
                Err(StorageError::Superseded) => self.give_up().await,
                Err(reason) => self.store.saving.set(Saving::Failed(reason.to_string())),
            }
        }
    }

    async fn store(&mut self, entry: Option<Entry>) -> Result<(), StorageError> {
        self.write_out(entry)?;
        if self.pending.is_empty() && self.flushing.is_empty() && !self.store.may_write() {
            // The screen of a tab that follows is its own.
            return Ok(());
        }
        if self.storage.role() == Role::Reader {
            self.storage.claim().await?;
        }
        let screen = untrack(|| self.store.screen());
        let record = replacing::stored_screen(&screen).map_err(StorageError::Browser)?;
        let last = self.storage.append(&self.pending, &record).await?;
        self.stored += self.pending.len();
        self.pending.clear();
        self.store.told_stored(last, screen);
        for waiting in self.flushing.drain(..) {
            // Who waits no more need not know.
            let _: Result<(), ()> = waiting.send(());
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

    /// Another tab writes: what is not stored yet cannot be any more.
    async fn give_up(&mut self) {
        while let Ok(entry) = self.entries.try_recv() {
            if let Err(error) = self.write_out(Some(entry)) {
                self.store.fail(error.to_string());
            }
        }
        self.taken.set(self.stored);
        let unstored = std::mem::take(&mut self.pending);
        self.store.lose_turn(unstored).await;
        self.flushing.clear();
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
        if let Ok((snapshot, _)) = &stored {
            self.store.tabs().stand_and_tell(snapshot.manifest.until);
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
    fn write_out(&mut self, first: Option<Entry>) -> Result<(), StorageError> {
        let slice = Slices::default();
        let (mut entry, mut bytes, before) = (first, 0, self.pending.len());
        while let Some(next) = entry {
            match next {
                Entry::Step(step) => {
                    let json =
                        serde_json::to_string(&step).map_err(|error| StorageError::Browser(error.to_string()))?;
                    bytes += json.len();
                    self.pending.push(record::seal(&json));
                }
                Entry::Screen => {}
                Entry::Flush(waiting) => self.flushing.push(waiting),
                Entry::Replace(_) => {
                    self.ahead = Some(next);
                    break;
                }
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
        if self.pending.is_empty() && self.flushing.is_empty() {
            return self.entries.next().await.map(Some);
        }
        match select(self.entries.next(), Box::pin(clock::seconds(3))).await {
            futures_util::future::Either::Left((entry, _)) => entry.map(Some),
            futures_util::future::Either::Right(((), _)) => Some(None),
        }
    }
}
