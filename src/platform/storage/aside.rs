//! What could not be read: kept apart, so that the rest opens, until the user has downloaded or removed it.

use idb::{KeyRange, Query, Transaction};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::{ASIDE, Entry, JOURNAL, Place, SCREEN, SCREEN_KEY, Storage, StorageError, end};
use crate::platform::clock;

/// A record that could not be read.
#[derive(Clone, Debug)]
pub struct Aside {
    /// Where it was.
    pub place: Place,
    /// The record and its number there; 0 for the screen.
    pub entry: Entry,
    /// What is wrong with it.
    pub reason: String,
}

impl Storage {
    /// Sets records aside. Those of the journal and the screen are no longer there then; what is wrong with a snapshot goes
    /// with the next one.
    ///
    /// # Errors
    /// [`StorageError`] where all is as it was.
    pub async fn set_aside(&self, records: &[Aside]) -> Result<(), StorageError> {
        if records.is_empty() {
            return Ok(());
        }
        let transaction = self.writing(&[ASIDE, JOURNAL, SCREEN]).await?;
        let done = move_all(&transaction, records).await;
        end(transaction, done).await
    }

    /// Sets aside records of the journal that were never stored in it, because another tab has taken over. Adding what
    /// nobody reads takes nothing from that tab, so this one may do it without being the one that writes.
    ///
    /// # Errors
    /// [`StorageError`] where none of them is.
    pub async fn set_aside_unstored(&self, records: &[JsValue], reason: &str) -> Result<(), StorageError> {
        let transaction = self.durable(&[ASIDE])?;
        let done = add_all(&transaction, records, reason).await;
        end(transaction, done).await
    }

    /// How many records are set aside.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read them.
    pub async fn aside_len(&self) -> Result<u32, StorageError> {
        Ok(self.reading(&[ASIDE])?.object_store(ASIDE)?.count(None)?.await?)
    }

    /// The records that are set aside, with their keys.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read them.
    pub async fn aside(&self) -> Result<Vec<(JsValue, JsValue)>, StorageError> {
        let transaction = self.reading(&[ASIDE])?;
        let store = transaction.object_store(ASIDE)?;
        let (keys, records) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        Ok(keys.await?.into_iter().zip(records.await?).collect())
    }

    /// Removes what is set aside.
    ///
    /// # Errors
    /// [`StorageError`] where it is all still there.
    pub async fn clear_aside(&self) -> Result<(), StorageError> {
        let transaction = self.writing(&[ASIDE]).await?;
        let done = clear(&transaction).await;
        end(transaction, done).await
    }
}

async fn clear(transaction: &Transaction) -> Result<(), StorageError> {
    Ok(transaction.object_store(ASIDE)?.clear()?.await?)
}

/// A record as it is set aside.
fn kept(place: Place, entry: &Entry, reason: &str) -> Result<Object, JsValue> {
    let kept = Object::new();
    let fields: [(&str, JsValue); 5] = [
        ("from", place.name().into()),
        ("key", entry.key.into()),
        ("reason", reason.into()),
        ("record", entry.record.clone()),
        ("at", clock::now().0.into()),
    ];
    for (name, value) in fields {
        Reflect::set(&kept, &name.into(), &value)?;
    }
    Ok(kept)
}

async fn add_all(transaction: &Transaction, records: &[JsValue], reason: &str) -> Result<(), StorageError> {
    let aside = transaction.object_store(ASIDE)?;
    let moment = clock::now().0;
    for (place, record) in records.iter().enumerate() {
        // The journal has given it no number.
        let kept = kept(Place::Journal, &Entry { key: 0, record: record.clone() }, reason)?;
        aside.put(&kept, Some(&format!("unstored {moment} {:06}", place + 1).into()))?.await?;
    }
    Ok(())
}

async fn move_all(transaction: &Transaction, records: &[Aside]) -> Result<(), StorageError> {
    let aside = transaction.object_store(ASIDE)?;
    for Aside { place, entry, reason } in records {
        let kept = kept(*place, entry, reason)?;
        // The same record twice is one.
        let key = JsValue::from(format!("{} {}", place.name(), entry.key));
        aside.put(&kept, Some(&key))?.await?;
        match place {
            Place::Journal => {
                let one = Query::from(KeyRange::only(&entry.key.into())?);
                transaction.object_store(JOURNAL)?.delete(one)?.await?;
            }
            Place::Screen => {
                transaction.object_store(SCREEN)?.delete(JsValue::from_str(SCREEN_KEY))?.await?;
            }
            Place::Snapshots | Place::Pieces | Place::Aside => {}
        }
    }
    Ok(())
}
