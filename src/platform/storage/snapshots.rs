//! Snapshots: what the journal comes to, so that it need not be kept for ever.
//!
//! A snapshot is written in pieces, in as many transactions as it takes, while the journal goes on. It is there when its
//! manifest is, which is put by the transaction that also removes what is needed no more: the snapshots before the last one,
//! the journal up to that one, and the pieces that neither of the two has. So there are always two ways to what is stored.

use std::collections::HashSet;

use idb::{KeyRange, Query, Transaction};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::{Entry, JOURNAL, PIECES, SNAPSHOTS, Storage, StorageError, end, number, record};

/// A snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The last record of the journal that is in it.
    pub until: u32,
    /// Its pieces, in order.
    pub pieces: Vec<u32>,
}

/// A snapshot that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its number, from 1.
    pub number: u32,
    /// What it is made of.
    pub manifest: Manifest,
}

impl Storage {
    /// The manifests, newest first, as they are stored.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read them.
    pub async fn manifests(&self) -> Result<Vec<Entry>, StorageError> {
        let transaction = self.reading(&[SNAPSHOTS])?;
        let store = transaction.object_store(SNAPSHOTS)?;
        let (keys, records) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let keys = keys.await?;
        let numbered = keys.iter().zip(records.await?);
        let entry = |(key, record): (&JsValue, JsValue)| Some(Entry { key: number(Some(key))?, record });
        let mut entries: Vec<Entry> = numbered.filter_map(entry).collect();
        entries.reverse();
        Ok(entries)
    }

    /// The numbers of all pieces that are stored.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read them.
    pub async fn piece_keys(&self) -> Result<Vec<u32>, StorageError> {
        let transaction = self.reading(&[PIECES])?;
        let keys = transaction.object_store(PIECES)?.get_all_keys(None, None)?.await?;
        Ok(keys.iter().filter_map(|key| number(Some(key))).collect())
    }

    /// Stores pieces of a snapshot to come; gives their numbers.
    ///
    /// # Errors
    /// [`StorageError`] where none of them has been stored.
    pub async fn put_pieces(&self, records: &[JsValue]) -> Result<Vec<u32>, StorageError> {
        let transaction = self.writing(&[PIECES]).await?;
        let done = put_all(&transaction, records).await;
        end(transaction, done).await
    }

    /// Has a snapshot be the newest one, and removes what it and the one before it make needless; all others, where that
    /// is none. Gives its number.
    ///
    /// # Errors
    /// [`StorageError`] where nothing of that has happened.
    pub async fn publish(&self, newest: &Manifest, before: Option<&Snapshot>) -> Result<u32, StorageError> {
        let json = serde_json::to_string(newest).map_err(|error| StorageError::Browser(error.to_string()))?;
        let transaction = self.writing(&[SNAPSHOTS, PIECES, JOURNAL]).await?;
        let done = replace(&transaction, &record::seal(&json), newest, before).await;
        end(transaction, done).await
    }
}

async fn put_all(transaction: &Transaction, records: &[JsValue]) -> Result<Vec<u32>, StorageError> {
    let pieces = transaction.object_store(PIECES)?;
    let mut keys = Vec::with_capacity(records.len());
    for record in records {
        keys.extend(number(Some(&pieces.add(record, None)?.await?)));
    }
    Ok(keys)
}

async fn replace(
    transaction: &Transaction,
    manifest: &JsValue,
    newest: &Manifest,
    before: Option<&Snapshot>,
) -> Result<u32, StorageError> {
    let snapshots = transaction.object_store(SNAPSHOTS)?;
    let known: Vec<u32> =
        snapshots.get_all_keys(None, None)?.await?.iter().filter_map(|key| number(Some(key))).collect();
    let next = known.last().map_or(1, |last| last.saturating_add(1));
    snapshots.put(manifest, Some(&next.into()))?.await?;
    for old in known.iter().filter(|key| before.is_none_or(|before| before.number != **key)) {
        snapshots.delete(one(*old)?)?.await?;
    }
    let kept = before.iter().flat_map(|before| &before.manifest.pieces);
    let needed: HashSet<u32> = newest.pieces.iter().chain(kept).copied().collect();
    let pieces = transaction.object_store(PIECES)?;
    let stored = pieces.get_all_keys(None, None)?.await?;
    for needless in stored.iter().filter_map(|key| number(Some(key))).filter(|key| !needed.contains(key)) {
        pieces.delete(one(needless)?)?.await?;
    }
    let until = before.map_or(0, |before| before.manifest.until);
    if until > 0 {
        let range = KeyRange::upper_bound(&until.into(), None)?;
        transaction.object_store(JOURNAL)?.delete(Query::from(range))?.await?;
    }
    Ok(next)
}

fn one(key: u32) -> Result<Query, StorageError> {
    Ok(KeyRange::only(&key.into())?.into())
}
