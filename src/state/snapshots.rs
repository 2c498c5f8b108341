//! When a snapshot is taken, and what it has to write: the documents that have changed since the last one.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use leptos::task::spawn_local;
use tallymark_dataset::{Document, DocumentId, Project, Step, stood};
use wasm_bindgen::JsValue;

use crate::platform::storage::{Manifest, Snapshot, Storage, StorageError, record};
use crate::state::replay::Replayed;
use crate::state::work::Slices;

/// After how many records of the journal, and how many bytes, a snapshot is taken.
const RECORDS: usize = 256;
const BYTES: usize = 4 << 20;

/// How many changes can be undone after a snapshot is read: the last acts that come to no more.
pub(super) const HISTORY: usize = 1_000;

/// How many records and bytes are stored at once.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 1 << 20;

/// What is known of the snapshots that are stored.
#[derive(Clone, Default)]
pub(super) struct Snapshots(Rc<RefCell<Known>>);

#[derive(Default)]
struct Known {
    /// Counts up when this tab begins to write, and when all that is stored is replaced: what was begun before is not
    /// finished.
    turn: u32,
    /// The newest one.
    newest: Option<Snapshot>,
    /// The pieces of documents that have not changed since they were written.
    pieces: HashMap<DocumentId, u32>,
    /// What the journal has behind the newest one.
    records: usize,
    bytes: usize,
    /// While a snapshot is being written: what has changed since it was taken.
    writing: Option<HashSet<DocumentId>>,
}

/// A project as it is at a moment.
struct Taken {
    turn: u32,
    until: u32,
    frame: [Step; 2],
    /// For each document the piece that it has; none where it has changed.
    pieces: Vec<Option<u32>>,
    /// The documents that have none, in order.
    changed: Vec<Document>,
    history: Vec<Step>,
}

impl Snapshots {
    /// Begins where reading has ended. What could not be read is left behind by a new snapshot, at once.
    pub(super) fn begin(&self, replayed: &mut Replayed) {
        let mut known = self.0.borrow_mut();
        known.newest = replayed.snapshot.take();
        known.pieces = std::mem::take(&mut replayed.pieces);
        known.records = if replayed.aside.is_empty() { replayed.behind } else { RECORDS };
        known.turn = known.turn.wrapping_add(1);
        known.writing = None;
    }

    /// Goes on where another tab has stopped: with the snapshot that is the newest now, and so many records behind it.
    pub(super) fn go_on(&self, newest: Option<Snapshot>, records: usize) {
        let mut known = self.0.borrow_mut();
        // Those of an older snapshot may be gone.
        if newest.as_ref().map(|newest| newest.number) != known.newest.as_ref().map(|known| known.number) {
            known.pieces.clear();
        }
        (known.newest, known.records, known.bytes, known.writing) = (newest, records, 0, None);
        known.turn = known.turn.wrapping_add(1);
    }

    /// Notes that a document has changed.
    pub(super) fn touch(&self, document: &DocumentId) {
        let mut known = self.0.borrow_mut();
        known.pieces.remove(document);
        if let Some(since) = &mut known.writing {
            since.insert(document.clone());
        }
    }

    /// Notes what the journal has got.
    pub(super) fn count(&self, records: usize, bytes: usize) {
        let mut known = self.0.borrow_mut();
        known.records += records;
        known.bytes += bytes;
    }

    /// Takes a snapshot, where it is time to. The journal must have all that the project is, up to its record `until`.
    pub(super) fn take_if_due(&self, project: &Project, until: u32, storage: &Rc<Storage>) {
        let is_due = {
            let known = self.0.borrow();
            known.writing.is_none() && (known.records >= RECORDS || known.bytes >= BYTES)
        };
        if !is_due {
            return;
        }
        let taken = self.capture(project, until);
        let (snapshots, storage, turn) = (self.clone(), storage.clone(), taken.turn);
        spawn_local(async move {
            match snapshots.write(taken, &storage).await {
                Ok(()) => {}
                // The tab that writes now takes its own.
                Err(StorageError::Superseded) => {}
                // The journal has it all; the next snapshot comes with the next records.
                Err(error) => leptos::logging::warn!("no snapshot was taken: {error}"),
            }
            let mut known = snapshots.0.borrow_mut();
            if known.turn == turn {
                known.writing = None;
            }
        });
    }

    /// All that is stored is about to be replaced by a snapshot of a project as it is now. Until that has been done or
    /// has failed no other is taken.
    pub(super) fn begin_replacing(&self) {
        let mut known = self.0.borrow_mut();
        *known = Known { writing: Some(HashSet::new()), turn: known.turn.wrapping_add(1), ..Known::default() };
    }

    /// It was replaced by `snapshot`, in which each document has its piece; or it could not be.
    pub(super) fn end_replacing(&self, stored: Option<(Snapshot, Vec<(DocumentId, u32)>)>) {
        let mut known = self.0.borrow_mut();
        let since = known.writing.take().unwrap_or_default();
        if let Some((snapshot, pieces)) = stored {
            known.newest = Some(snapshot);
            known.pieces = pieces.into_iter().filter(|(id, _)| !since.contains(id)).collect();
        }
    }

    fn capture(&self, project: &Project, until: u32) -> Taken {
        let mut known = self.0.borrow_mut();
        (known.records, known.bytes, known.writing) = (0, 0, Some(HashSet::new()));
        let documents = project.workspace().documents();
        Taken {
            turn: known.turn,
            until,
            frame: project.frame(),
            pieces: documents.iter().map(|document| known.pieces.get(&document.id).copied()).collect(),
            changed: documents.iter().filter(|document| !known.pieces.contains_key(&document.id)).cloned().collect(),
            history: project.recent_history(HISTORY),
        }
    }

    fn is_still(&self, turn: u32) -> Result<(), StorageError> {
        if self.0.borrow().turn == turn { Ok(()) } else { Err(StorageError::Superseded) }
    }

    async fn write(&self, taken: Taken, storage: &Storage) -> Result<(), StorageError> {
        let Taken { turn, until, frame, pieces, changed, history } = taken;
        let mut pen = Pen::new(storage);
        for step in frame {
            pen.write(&step).await?;
        }
        let frame = pen.lift().await?;
        let ids: Vec<DocumentId> = changed.iter().map(|document| document.id.clone()).collect();
        for document in changed {
            pen.write(&stood(document)).await?;
        }
        let written = pen.lift().await?;
        for step in history {
            pen.write(&step).await?;
        }
        let history = pen.lift().await?;
        let mut new = written.iter().copied();
        let documents = pieces.into_iter().filter_map(|piece| piece.or_else(|| new.next()));
        let manifest = Manifest { until, pieces: frame.into_iter().chain(documents).chain(history).collect() };
        // Where another tab has written since, its snapshot may be newer than this one.
        self.is_still(turn)?;
        let before = self.0.borrow().newest.clone();
        let number = storage.publish(&manifest, before.as_ref()).await?;
        self.is_still(turn)?;
        let mut known = self.0.borrow_mut();
        known.newest = Some(Snapshot { number, manifest });
        let since = known.writing.take().unwrap_or_default();
        known.pieces.extend(ids.into_iter().zip(written).filter(|(id, _)| !since.contains(id)));
        Ok(())
    }
}

/// Writes pieces, several in one transaction, without stopping the page.
struct Pen<'a> {
    storage: &'a Storage,
    waiting: Vec<JsValue>,
    bytes: usize,
    keys: Vec<u32>,
    slices: Slices,
}

impl<'a> Pen<'a> {
    fn new(storage: &'a Storage) -> Self {
        Self { storage, waiting: Vec::new(), bytes: 0, keys: Vec::new(), slices: Slices::default() }
    }

    async fn write(&mut self, step: &Step) -> Result<(), StorageError> {
        let json = serde_json::to_string(step).map_err(|error| StorageError::Browser(error.to_string()))?;
        self.bytes += json.len();
        self.waiting.push(record::seal(&json));
        if self.waiting.len() >= BATCH || self.bytes >= BATCH_BYTES {
            self.store().await?;
        }
        self.slices.rest().await;
        Ok(())
    }

    async fn store(&mut self) -> Result<(), StorageError> {
        self.bytes = 0;
        let records = std::mem::take(&mut self.waiting);
        if !records.is_empty() {
            self.keys.extend(self.storage.put_pieces(&records).await?);
        }
        Ok(())
    }

    /// The numbers of the pieces written since the last time.
    async fn lift(&mut self) -> Result<Vec<u32>, StorageError> {
        self.store().await?;
        Ok(std::mem::take(&mut self.keys))
    }
}
