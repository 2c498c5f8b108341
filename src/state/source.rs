//! Where a workspace is read from: the browser's storage, or a backup.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::storage::{Entry, Place, Storage, StorageError};

/// What is read.
pub(super) enum Source<'a> {
    /// What the browser has stored.
    Stored(&'a Storage),
    /// The records of a backup.
    Backup(&'a Records),
}

/// The records of a backup, as they would be stored.
#[derive(Default)]
pub(super) struct Records {
    pub(super) snapshots: BTreeMap<u32, JsValue>,
    pub(super) pieces: BTreeMap<u32, JsValue>,
    pub(super) journal: BTreeMap<u32, JsValue>,
}

impl Records {
    /// The records of one kind; none where it is not numbered.
    pub(super) fn of(&mut self, place: Place) -> Option<&mut BTreeMap<u32, JsValue>> {
        match place {
            Place::Snapshots => Some(&mut self.snapshots),
            Place::Pieces => Some(&mut self.pieces),
            Place::Journal => Some(&mut self.journal),
            Place::Screen | Place::Aside => None,
        }
    }

    /// The manifests, newest first. Where there is none although there should be, that is one which cannot be read: neither
    /// is the journal whole then, nor would anything else say what the pieces are.
    fn manifests(&self) -> Vec<Entry> {
        let is_lost = self.snapshots.is_empty() && !self.pieces.is_empty() && !self.journal.contains_key(&1);
        let lost = is_lost.then_some(Entry { key: 0, record: JsValue::NULL });
        self.snapshots.iter().rev().map(entry).chain(lost).collect()
    }

    /// The journal behind number `after`.
    fn behind(&self, after: u32) -> impl Iterator<Item = (&u32, &JsValue)> {
        self.journal.range(after.saturating_add(1)..)
    }
}

fn entry((key, record): (&u32, &JsValue)) -> Entry {
    Entry { key: *key, record: record.clone() }
}

impl Source<'_> {
    /// The manifests, newest first.
    pub(super) async fn manifests(&self) -> Result<Vec<Entry>, StorageError> {
        match self {
            Self::Stored(storage) => storage.manifests().await,
            Self::Backup(records) => Ok(records.manifests()),
        }
    }

    /// Which workspace it is, among those that were stored here one after the other.
    pub(super) async fn workspace(&self) -> Result<u32, StorageError> {
        match self {
            Self::Stored(storage) => storage.workspace().await,
            Self::Backup(_) => Ok(0),
        }
    }

    /// How many records of the journal there are behind number `after`.
    pub(super) async fn journal_len(&self, after: u32) -> Result<u32, StorageError> {
        match self {
            Self::Stored(storage) => storage.journal_len(after).await,
            Self::Backup(records) => Ok(u32::try_from(records.behind(after).count()).unwrap_or(u32::MAX)),
        }
    }

    /// At most `limit` records of the journal behind number `after`.
    pub(super) async fn journal(&self, after: u32, limit: u32) -> Result<Vec<Entry>, StorageError> {
        match self {
            Self::Stored(storage) => storage.journal(after, limit).await,
            Self::Backup(records) => {
                // The browser does what waits, as it does while it reads what is stored.
                clock::next_task().await;
                let most = usize::try_from(limit).unwrap_or(usize::MAX);
                Ok(records.behind(after).take(most).map(entry).collect())
            }
        }
    }

    /// The numbers of all pieces.
    pub(super) async fn piece_keys(&self) -> Result<Vec<u32>, StorageError> {
        match self {
            Self::Stored(storage) => storage.piece_keys().await,
            Self::Backup(records) => Ok(records.pieces.keys().copied().collect()),
        }
    }

    /// Pieces from number `first` to `last`.
    pub(super) async fn pieces(&self, first: u32, last: u32) -> Result<Vec<Entry>, StorageError> {
        match self {
            Self::Stored(storage) => storage.pieces(first, last).await,
            Self::Backup(records) => {
                clock::next_task().await;
                Ok(records.pieces.range(first..=last).map(entry).collect())
            }
        }
    }
}
