//! Everything at once: what is stored is replaced by another workspace, in one transaction.

use idb::Transaction;
use wasm_bindgen::JsValue;

use super::aside::{self, Kept};
use super::{ASIDE, JOURNAL, Manifest, PIECES, Role, SCREEN, SCREEN_KEY, SNAPSHOTS, Snapshot, Storage, StorageError};
use super::{META, WRITER_KEY, end, finish, number, record};

/// A whole workspace, to be stored.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The pieces of its snapshot, sealed.
    pub pieces: Vec<JsValue>,
    /// What is on the screen.
    pub screen: JsValue,
    /// What is set aside, beside what is already.
    pub aside: Vec<Kept>,
}

/// The step that a journal begins with behind a workspace that was put in: it does nothing.
const BEGUN: &str = r#"{"remember":{}}"#;

impl Storage {
    /// Puts a workspace in the place of all that is stored but for what is set aside: all of it, or nothing.
    ///
    /// # Errors
    /// [`StorageError`] where everything is as it was.
    pub async fn replace_all(&self, contents: &Contents) -> Result<Snapshot, StorageError> {
        let transaction = self.writing(&[JOURNAL, SNAPSHOTS, PIECES, SCREEN, ASIDE]).await?;
        let done = replace(&transaction, contents).await;
        end(transaction, done).await
    }

    /// Has this tab be the one that writes into a database that was opened again, where no other has written since this
    /// one had the number `before`. A database without any number is a new one: the browser has removed what was there.
    ///
    /// # Errors
    /// [`StorageError`] where another tab writes, or the browser does not store it.
    pub async fn claim_again(&self, before: u32) -> Result<(), StorageError> {
        let transaction = self.durable(&[META])?;
        let meta = transaction.object_store(META)?;
        let key = JsValue::from_str(WRITER_KEY);
        let writer = number(meta.get(key.clone())?.await?.as_ref());
        if writer.is_some_and(|writer| writer != before) {
            self.resign();
            return end(transaction, Err(StorageError::Superseded)).await;
        }
        meta.put(&before.into(), Some(&key))?.await?;
        finish(transaction).await?;
        self.role.set(Role::Writer(before));
        Ok(())
    }
}

async fn replace(transaction: &Transaction, contents: &Contents) -> Result<Snapshot, StorageError> {
    // A number that no record has: a tab that follows sees the gap, and reads all anew.
    transaction.object_store(JOURNAL)?.add(&JsValue::NULL, None)?.await?;
    for store in [JOURNAL, SNAPSHOTS, PIECES, SCREEN] {
        transaction.object_store(store)?.clear()?.await?;
    }
    let begun = transaction.object_store(JOURNAL)?.add(&record::seal(BEGUN), None)?.await?;
    let pieces = transaction.object_store(PIECES)?;
    let mut manifest = Manifest { until: number(Some(&begun)).unwrap_or_default(), pieces: Vec::new() };
    for (key, piece) in (1..).zip(&contents.pieces) {
        pieces.put(piece, Some(&JsValue::from(key)))?.await?;
        manifest.pieces.push(key);
    }
    let json = serde_json::to_string(&manifest).map_err(|error| StorageError::Browser(error.to_string()))?;
    let snapshot = Snapshot { number: 1, manifest };
    let number = JsValue::from(snapshot.number);
    transaction.object_store(SNAPSHOTS)?.put(&record::seal(&json), Some(&number))?.await?;
    let screen = JsValue::from_str(SCREEN_KEY);
    transaction.object_store(SCREEN)?.put(&contents.screen, Some(&screen))?.await?;
    for kept in &contents.aside {
        aside::put(transaction, kept).await?;
    }
    Ok(snapshot)
}
