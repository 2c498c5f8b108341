//! The journal: every step, in the browser's database, in order, each with the screen it left.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::mpsc;
use futures_util::StreamExt;
use leptos::prelude::*;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_dataset::Step;
use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::storage::Storage;
use crate::state::Store;
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

/// What is to be stored: a step, or only the screen as it is then.
enum Entry {
    Step(Step),
    Screen,
}

/// Takes steps and has them stored, several in one transaction when they come fast.
pub(super) struct Journal {
    entries: mpsc::UnboundedSender<Entry>,
    waiting: Cell<Option<mpsc::UnboundedReceiver<Entry>>>,
    taken: Rc<Cell<usize>>,
    saving: RwSignal<Saving>,
}

impl Journal {
    pub(super) fn new(saving: RwSignal<Saving>) -> Self {
        let (entries, waiting) = mpsc::unbounded();
        Self { entries, waiting: Cell::new(Some(waiting)), taken: Rc::new(Cell::new(0)), saving }
    }

    /// Takes a step to be stored, with the screen.
    pub(super) fn append(&self, step: Step) {
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

    fn send(&self, entry: Entry) {
        if self.entries.unbounded_send(entry).is_err() {
            self.saving.set(Saving::Failed(tr::journal_closed().to_owned()));
        }
    }

    /// From now on, steps go to `storage`, those that have waited first.
    pub(super) fn start(&self, storage: Rc<Storage>, store: Store) {
        if let Some(entries) = self.waiting.take() {
            leptos::task::spawn_local(write(entries, storage, self.taken.clone(), store));
        }
    }
}

/// Stores steps as they come. What could not be stored is tried again with the next step, and every few seconds.
async fn write(
    mut entries: mpsc::UnboundedReceiver<Entry>,
    storage: Rc<Storage>,
    taken: Rc<Cell<usize>>,
    store: Store,
) {
    let mut pending: Vec<JsValue> = Vec::new();
    let mut stored = 0;
    while let Some(entry) = next(&mut entries, pending.is_empty()).await {
        // The screen comes first: a long record takes a while to write out.
        if matches!(entry, Some(Entry::Step(Step::Learn(_)))) {
            clock::painted().await;
        }
        match (write_out(entry, &mut entries), record(&untrack(|| store.screen()))) {
            (Ok(records), Ok(screen)) => {
                pending.extend(records);
                match storage.append(&pending, &screen).await {
                    Ok(()) => {
                        stored += pending.len();
                        pending.clear();
                        // Only when nothing came meanwhile: then all that the screen shows is stored.
                        if stored > 0 && stored == taken.get() {
                            store.saving.set(Saving::Saved);
                        }
                    }
                    Err(error) => store.saving.set(Saving::Failed(error.to_string())),
                }
            }
            (Err(error), _) | (_, Err(error)) => store.saving.set(Saving::Failed(error.to_string())),
        }
    }
}

/// The records of `first` and of what waits behind it: as many as fit into a slice, so that thousands of steps at once
/// (an import) do not stop the page. Storing them lets the browser do what waits before the next come.
fn write_out(
    first: Option<Entry>,
    entries: &mut mpsc::UnboundedReceiver<Entry>,
) -> Result<Vec<JsValue>, serde_wasm_bindgen::Error> {
    let slice = Slices::default();
    let mut records = Vec::new();
    let mut entry = first;
    while let Some(next) = entry {
        if let Entry::Step(step) = next {
            records.push(record(&step)?);
        }
        entry = if slice.is_used_up() || records.len() >= MOST { None } else { entries.try_recv().ok() };
    }
    Ok(records)
}

/// A value as the browser's database keeps it: plain objects, which a later version reads field by field.
fn record(value: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&Serializer::new())
}

/// The next entry; `Some(None)` when it is time to try again what could not be stored; `None` at the end.
async fn next(entries: &mut mpsc::UnboundedReceiver<Entry>, nothing_pending: bool) -> Option<Option<Entry>> {
    if nothing_pending {
        return entries.next().await.map(Some);
    }
    match futures_util::future::select(entries.next(), Box::pin(clock::seconds(3))).await {
        futures_util::future::Either::Left((entry, _)) => entry.map(Some),
        futures_util::future::Either::Right(((), _)) => Some(None),
    }
}
