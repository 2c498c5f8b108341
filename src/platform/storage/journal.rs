//! The journal and the screen: what every act is stored in.

use idb::{KeyRange, Query, Transaction};
use wasm_bindgen::JsValue;

use super::{Entry, JOURNAL, META, PIECES, SCREEN, SCREEN_KEY, Storage, StorageError, WORKSPACE_KEY, end, number};

/// What the journal has behind a record.
pub struct Behind {
    /// Which workspace it is ([`Storage::workspace`]).
    pub workspace: u32,
    /// The first record that the journal still has.
    pub first: Option<u32>,
    /// The next records, oldest first.
    pub entries: Vec<Entry>,
}

impl Storage {
    /// Appends records to the journal, and keeps what is on the screen for the next start, in one transaction. Returns
    /// once that has completed: from then on they survive a closed tab, a crash of the browser and a loss of power. Gives
    /// the number of the last record, where there are any.
    ///
    /// # Errors
    /// [`StorageError`] where none of it has been stored: no space is left, storage was taken away, another tab writes.
    pub async fn append(&self, records: &[JsValue], screen: &JsValue) -> Result<Option<u32>, StorageError> {
        let transaction = self.writing(&[JOURNAL, SCREEN]).await?;
        let done = add(&transaction, records, screen).await;
        end(transaction, done).await
    }

    /// How many records of the journal there are behind number `after`.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn journal_len(&self, after: u32) -> Result<u32, StorageError> {
        let transaction = self.reading(&[JOURNAL])?;
        Ok(transaction.object_store(JOURNAL)?.count(Some(behind(after)?))?.await?)
    }

    /// The next records of the journal, oldest first: at most `limit` behind number `after`. None where there are no more.
    /// A journal is too long to be had at once.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn journal(&self, after: u32, limit: u32) -> Result<Vec<Entry>, StorageError> {
        self.entries(JOURNAL, behind(after)?, limit).await
    }

    /// Which workspace it is: another number where all that is stored was replaced by something else.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn workspace(&self) -> Result<u32, StorageError> {
        let transaction = self.reading(&[META])?;
        let workspace = transaction.object_store(META)?.get(JsValue::from_str(WORKSPACE_KEY))?.await?;
        Ok(number(workspace.as_ref()).unwrap_or_default())
    }

    /// What the journal has behind number `after`, as it is at one moment.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn behind(&self, after: u32, limit: u32) -> Result<Behind, StorageError> {
        let transaction = self.reading(&[JOURNAL, META])?;
        let workspace = transaction.object_store(META)?.get(JsValue::from_str(WORKSPACE_KEY))?;
        let store = transaction.object_store(JOURNAL)?;
        let first = store.get_all_keys(None, Some(1))?;
        let (keys, records) =
            (store.get_all_keys(Some(behind(after)?), Some(limit))?, store.get_all(Some(behind(after)?), Some(limit))?);
        let workspace = number(workspace.await?.as_ref()).unwrap_or_default();
        let first = number(first.await?.first());
        let keys = keys.await?;
        Ok(Behind { workspace, first, entries: numbered(&keys, records.await?) })
    }

    /// Pieces of snapshots from number `first` to `last`.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read them.
    pub async fn pieces(&self, first: u32, last: u32) -> Result<Vec<Entry>, StorageError> {
        let range = KeyRange::bound(&first.into(), &last.into(), None, None)?;
        self.entries(PIECES, range.into(), last.saturating_sub(first).saturating_add(1)).await
    }

    async fn entries(&self, store: &str, range: Query, limit: u32) -> Result<Vec<Entry>, StorageError> {
        let transaction = self.reading(&[store])?;
        let store = transaction.object_store(store)?;
        let keys = store.get_all_keys(Some(range.clone()), Some(limit))?;
        let records = store.get_all(Some(range), Some(limit))?;
        let keys = keys.await?;
        Ok(numbered(&keys, records.await?))
    }

    /// What was on the screen, where that was kept.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn screen(&self) -> Result<Option<JsValue>, StorageError> {
        let transaction = self.reading(&[SCREEN])?;
        Ok(transaction.object_store(SCREEN)?.get(JsValue::from_str(SCREEN_KEY))?.await?)
    }
}

fn numbered(keys: &[JsValue], records: Vec<JsValue>) -> Vec<Entry> {
    let entries = keys.iter().zip(records);
    entries.filter_map(|(key, record)| Some(Entry { key: number(Some(key))?, record })).collect()
}

/// The keys behind a number.
pub(super) fn behind(after: u32) -> Result<Query, StorageError> {
    Ok(KeyRange::lower_bound(&after.into(), Some(true))?.into())
}

async fn add(transaction: &Transaction, records: &[JsValue], screen: &JsValue) -> Result<Option<u32>, StorageError> {
    let key = JsValue::from_str(SCREEN_KEY);
    transaction.object_store(SCREEN)?.put(screen, Some(&key))?.await?;
    let journal = transaction.object_store(JOURNAL)?;
    let mut last = None;
    for record in records {
        last = number(Some(&journal.add(record, None)?.await?));
    }
    Ok(last)
}
