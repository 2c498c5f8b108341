//! IndexedDB: the journal of steps, and what was on the screen.

use std::fmt;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
    TransactionResult,
};
use wasm_bindgen::JsValue;

use crate::tr;

const VERSION: u32 = 1;
const JOURNAL: &str = "journal";
const SCREEN: &str = "screen";
const SCREEN_KEY: &str = "current";

/// The browser's database of this page.
pub struct Storage {
    database: Database,
}

/// The record of the journal that was read last; at first none.
#[derive(Default)]
pub struct Last(Option<JsValue>);

/// Why the browser did not store or give something back. Its text is for the user.
#[derive(Debug)]
pub struct StorageError(String);

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StorageError {}

impl From<idb::Error> for StorageError {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

impl Storage {
    /// Opens the database `name`, making it where there is none.
    ///
    /// # Errors
    /// [`StorageError`] where the browser has no storage to give: private windows of some, blocked by a setting.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let mut request = Factory::new()?.open(name, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            let made = event.database().and_then(|database| {
                let mut numbered = ObjectStoreParams::new();
                numbered.auto_increment(true);
                database.create_object_store(JOURNAL, numbered)?;
                database.create_object_store(SCREEN, ObjectStoreParams::new())
            });
            if let Err(error) = made {
                // The open request then fails as well, and its error reaches the user.
                leptos::logging::error!("the database could not be set up: {error}");
            }
        });
        Ok(Self { database: request.await? })
    }

    /// Appends records to the journal, and keeps what is on the screen for the next start, in one transaction. Returns
    /// once that has completed: from then on they survive a closed tab or a crash of the browser.
    ///
    /// # Errors
    /// [`StorageError`] where none of it has been stored: no space is left, or storage was taken away.
    pub async fn append(&self, records: &[JsValue], screen: &JsValue) -> Result<(), StorageError> {
        let transaction = self.database.transaction(&[JOURNAL, SCREEN], TransactionMode::ReadWrite)?;
        if let Err(error) = add(&transaction, records, screen).await {
            // Otherwise the browser would commit what came before the record that it refused. Where it has taken the
            // transaction back itself there is nothing left to abort, and the first error is the one that counts.
            let _: Result<_, idb::Error> = transaction.abort();
            return Err(error.into());
        }
        match transaction.commit()?.await? {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err(StorageError(tr::storage_aborted().to_owned())),
        }
    }

    /// How many records the journal has.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn journal_len(&self) -> Result<u32, StorageError> {
        let transaction = self.database.transaction(&[JOURNAL], TransactionMode::ReadOnly)?;
        Ok(transaction.object_store(JOURNAL)?.count(None)?.await?)
    }

    /// The next records of the journal, oldest first: at most `limit` behind `last`, which is moved on. None where there
    /// are no more. A journal is too long to be had at once.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn journal(&self, last: &mut Last, limit: u32) -> Result<Vec<JsValue>, StorageError> {
        let transaction = self.database.transaction(&[JOURNAL], TransactionMode::ReadOnly)?;
        let journal = transaction.object_store(JOURNAL)?;
        let behind = |key: &JsValue| KeyRange::lower_bound(key, Some(true)).map(Query::from);
        let range = last.0.as_ref().map(behind).transpose()?;
        let keys = journal.get_all_keys(range.clone(), Some(limit))?;
        let records = journal.get_all(range, Some(limit))?;
        if let Some(key) = keys.await?.pop() {
            last.0 = Some(key);
        }
        Ok(records.await?)
    }

    /// What was on the screen, where that was kept.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn screen(&self) -> Result<Option<JsValue>, StorageError> {
        let transaction = self.database.transaction(&[SCREEN], TransactionMode::ReadOnly)?;
        Ok(transaction.object_store(SCREEN)?.get(JsValue::from_str(SCREEN_KEY))?.await?)
    }
}

async fn add(transaction: &Transaction, records: &[JsValue], screen: &JsValue) -> Result<(), idb::Error> {
    let key = JsValue::from_str(SCREEN_KEY);
    transaction.object_store(SCREEN)?.put(screen, Some(&key))?.await?;
    let journal = transaction.object_store(JOURNAL)?;
    for record in records {
        journal.add(record, None)?.await?;
    }
    Ok(())
}
