//! The journal: every step, in the browser's database, in order.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::mpsc;
use futures_util::StreamExt;
use leptos::prelude::*;
use tallymark_dataset::Step;

use crate::platform::clock;
use crate::platform::storage::Storage;

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

/// Takes steps and has them stored, several in one transaction when they come fast.
pub(super) struct Journal {
    steps: mpsc::UnboundedSender<Step>,
    waiting: Cell<Option<mpsc::UnboundedReceiver<Step>>>,
    taken: Rc<Cell<usize>>,
    saving: RwSignal<Saving>,
}

impl Journal {
    pub(super) fn new(saving: RwSignal<Saving>) -> Self {
        let (steps, waiting) = mpsc::unbounded();
        Self { steps, waiting: Cell::new(Some(waiting)), taken: Rc::new(Cell::new(0)), saving }
    }

    /// Takes a step to be stored.
    pub(super) fn append(&self, step: Step) {
        if !matches!(self.saving.get_untracked(), Saving::Failed(_)) {
            self.saving.set(Saving::Saving);
        }
        self.taken.set(self.taken.get() + 1);
        if self.steps.unbounded_send(step).is_err() {
            self.saving.set(Saving::Failed("the journal is closed".to_owned()));
        }
    }

    /// From now on, steps go to `storage`, those that have waited first.
    pub(super) fn start(&self, storage: Rc<Storage>) {
        if let Some(steps) = self.waiting.take() {
            leptos::task::spawn_local(write(steps, storage, self.taken.clone(), self.saving));
        }
    }
}

/// Stores steps as they come. What could not be stored is tried again with the next step, and every few seconds.
async fn write(
    mut steps: mpsc::UnboundedReceiver<Step>,
    storage: Rc<Storage>,
    taken: Rc<Cell<usize>>,
    saving: RwSignal<Saving>,
) {
    let mut pending: Vec<String> = Vec::new();
    let mut stored = 0;
    while let Some(step) = next(&mut steps, pending.is_empty()).await {
        // The screen comes first: a long record takes a while to write out.
        if matches!(step, Some(Step::Learn(_))) {
            clock::painted().await;
        }
        let mut batch: Vec<Step> = step.into_iter().collect();
        while let Ok(more) = steps.try_recv() {
            batch.push(more);
        }
        let records = batch.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>();
        match records {
            Ok(records) => pending.extend(records),
            Err(error) => {
                saving.set(Saving::Failed(error.to_string()));
                continue;
            }
        }
        match storage.append(&pending).await {
            Ok(()) => {
                stored += pending.len();
                pending.clear();
                // Only when nothing came meanwhile: then all that the screen shows is stored.
                if stored == taken.get() {
                    saving.set(Saving::Saved);
                }
            }
            Err(error) => saving.set(Saving::Failed(error.to_string())),
        }
    }
}

/// The next step; `Some(None)` when it is time to try again what could not be stored; `None` at the end.
async fn next(steps: &mut mpsc::UnboundedReceiver<Step>, nothing_pending: bool) -> Option<Option<Step>> {
    if nothing_pending {
        return steps.next().await.map(Some);
    }
    match futures_util::future::select(steps.next(), Box::pin(clock::seconds(3))).await {
        futures_util::future::Either::Left((step, _)) => step.map(Some),
        futures_util::future::Either::Right(((), _)) => Some(None),
    }
}
