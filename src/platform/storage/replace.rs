//! Everything at once: what is stored is replaced by another workspace, in one transaction.

use idb::Transaction;
use wasm_bindgen::JsValue;

use super::aside::{self, Kept};
use super::{ASIDE, JOURNAL, Manifest, PIECES, Role, SCREEN, SCREEN_KEY, SNAPSHOTS, Snapshot, Storage, StorageError};
use super::{META, WORKSPACE_KEY, WRITER_KEY, end, finish, number, record};

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
    // The first number is for a journal that goes back to the beginning, which the one to come does not.
    transaction.object_store(JOURNAL)?.add(&JsValue::NULL, None)?.await?;
    for store in [JOURNAL, SNAPSHOTS, PIECES, SCREEN] {
        transaction.object_store(store)?.clear()?.await?;
    }
    count_up(transaction).await?;
    let pieces = transaction.object_store(PIECES)?;
    let mut manifest = Manifest::default();
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

/// Tells tabs that follow that the numbers of records mean others from now on.
async fn count_up(transaction: &Transaction) -> Result<(), StorageError> {
    let meta = transaction.object_store(META)?;
    let key = JsValue::from_str(WORKSPACE_KEY);
    let before = number(meta.get(key.clone())?.await?.as_ref()).unwrap_or_default();
    meta.put(&before.wrapping_add(1).into(), Some(&key))?.await?;
    Ok(())
}
