//! What could not be read: kept apart, so that the rest opens, until the user has downloaded or removed it.

use idb::{KeyRange, Query, Transaction};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::{ASIDE, Entry, JOURNAL, Place, SCREEN, SCREEN_KEY, Storage, StorageError, end, record};
use crate::checksum::checksum;
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

/// Something that is set aside.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its key.
    pub key: String,
    /// As it is stored.
    pub record: JsValue,
}

impl Aside {
    /// As it is set aside. The same record twice is one.
    ///
    /// # Errors
    /// [`StorageError`] where the browser does not make the object.
    pub fn kept(&self) -> Result<Kept, StorageError> {
        let Self { place, entry, reason } = self;
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
        // Another record may come to stand in its place and be damaged as well.
        let sum = checksum(&record::version_1(&entry.record).unwrap_or_default());
        Ok(Kept { key: format!("{} {} {sum:08x}", place.name(), entry.key), record: kept.into() })
    }
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

    /// All that is set aside.
    ///
    /// # Errors
    /// [`StorageError`] where the browser cannot read it.
    pub async fn aside(&self) -> Result<Vec<Kept>, StorageError> {
        let transaction = self.reading(&[ASIDE])?;
        let store = transaction.object_store(ASIDE)?;
        let (keys, records) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let kept = |(key, record): (JsValue, JsValue)| Some(Kept { key: key.as_string()?, record });
        Ok(keys.await?.into_iter().zip(records.await?).filter_map(kept).collect())
    }

    /// Removes what is set aside under these keys.
    ///
    /// # Errors
    /// [`StorageError`] where it is all still there.
    pub async fn remove_aside(&self, keys: &[String]) -> Result<(), StorageError> {
        let transaction = self.writing(&[ASIDE]).await?;
        let done = remove(&transaction, keys).await;
        end(transaction, done).await
    }

    /// Sets something aside that is no record.
    ///
    /// # Errors
    /// [`StorageError`] where it is not stored.
    pub async fn keep(&self, kept: &Kept) -> Result<(), StorageError> {
        let transaction = self.writing(&[ASIDE]).await?;
        let done = put(&transaction, kept).await;
        end(transaction, done).await
    }
}

async fn remove(transaction: &Transaction, keys: &[String]) -> Result<(), StorageError> {
    let aside = transaction.object_store(ASIDE)?;
    for key in keys {
        aside.delete(JsValue::from_str(key))?.await?;
    }
    Ok(())
}

pub(super) async fn put(transaction: &Transaction, kept: &Kept) -> Result<(), StorageError> {
    let key = JsValue::from_str(&kept.key);
    transaction.object_store(ASIDE)?.put(&kept.record, Some(&key))?.await?;
    Ok(())
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
    for one in records {
        put(transaction, &one.kept()?).await?;
        let Aside { place, entry, .. } = one;
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
