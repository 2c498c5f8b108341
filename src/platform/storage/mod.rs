//! IndexedDB: the journal of steps, snapshots of what they come to, what was on the screen, and what could not be read.
//!
//! | store | key | record |
//! |---|---|---|
//! | `journal` | 1, 2, … | a `Step`, sealed ([`record`]) |
//! | `snapshots` | 1, 2, … | a [`Manifest`]: the pieces of a snapshot, and the last record of the journal that is in it |
//! | `pieces` | 1, 2, … | a `Step` of a snapshot, sealed |
//! | `screen` | `current` | the screen as a plain object |
//! | `aside` | `journal 17 3fa9c1d2` | a record that could not be read, with the reason; a workspace that was replaced, as a file |
//! | `meta` | `writer` | the number of the tab that may write |
//! | `meta` | `workspace` | how often all of it was replaced by a backup |
//!
//! A tab that may write has a number of its own, and each of its transactions looks first whether it is still the one in
//! `meta`: however slow a tab is, it never writes after another has taken over.

mod aside;
mod journal;
pub mod record;
mod replace;
mod snapshots;

use std::cell::Cell;
use std::fmt;

use idb::{
    Database, DatabaseEvent, Factory, ObjectStoreParams, Transaction, TransactionMode, TransactionResult,
    event::VersionChangeEvent,
};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbTransaction};

use crate::tr;

pub use aside::{Aside, Kept};
pub use journal::Behind;
pub use replace::Contents;
pub use snapshots::{Manifest, Snapshot};

/// The version of the database.
const VERSION: u32 = 2;

const JOURNAL: &str = "journal";
const SNAPSHOTS: &str = "snapshots";
const PIECES: &str = "pieces";
const SCREEN: &str = "screen";
const ASIDE: &str = "aside";
const META: &str = "meta";

const SCREEN_KEY: &str = "current";
const WRITER_KEY: &str = "writer";

/// Counts up when all that is stored is replaced by something else: the numbers of its records mean others then.
const WORKSPACE_KEY: &str = "workspace";

/// Which of the stores a record is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The journal.
    Journal,
    /// The manifests.
    Snapshots,
    /// The pieces of snapshots.
    Pieces,
    /// The screen.
    Screen,
    /// What could not be read.
    Aside,
}

impl Place {
    /// Its name in the database, and in backups.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Journal => JOURNAL,
            Self::Snapshots => SNAPSHOTS,
            Self::Pieces => PIECES,
            Self::Screen => SCREEN,
            Self::Aside => ASIDE,
        }
    }
}

/// The browser's database of this page.
pub struct Storage {
    database: Database,
    inner: IdbDatabase,
    role: Cell<Role>,
}

/// What a tab may do with the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Read; it has not asked for more.
    Reader,
    /// Write, under this number.
    Writer(u32),
    /// Read; another tab has taken over.
    Superseded,
}

/// A record and the number that it has in its store.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number, from 1.
    pub key: u32,
    /// As it is stored.
    pub record: JsValue,
}

/// Why the browser did not store or give something back. Its text is for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// What the browser says.
    Browser(String),
    /// Another tab writes now.
    Superseded,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Browser(reason) => f.write_str(reason),
            Self::Superseded => f.write_str(tr::storage_superseded()),
        }
    }
}

impl std::error::Error for StorageError {}

impl From<idb::Error> for StorageError {
    fn from(error: idb::Error) -> Self {
        Self::Browser(error.to_string())
    }
}

impl From<JsValue> for StorageError {
    fn from(error: JsValue) -> Self {
        Self::Browser(super::reason(&error))
    }
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options of transactions, which web-sys does not have.
    type Durable;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Durable, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

impl Storage {
    /// Opens the database `name`, making it where there is none, and bringing one of an earlier version up to this one.
    /// `on_blocked` is called where that has to wait for other tabs, `on_closed` when the browser or a tab with a later
    /// version of the page takes the database away.
    ///
    /// # Errors
    /// [`StorageError`] where the browser has no storage to give: private windows of some, blocked by a setting.
    pub async fn open(
        name: &str,
        on_blocked: impl FnOnce() + 'static,
        on_closed: impl FnOnce() + Clone + 'static,
    ) -> Result<Self, StorageError> {
        let mut request = Factory::new()?.open(name, Some(VERSION))?;
        request.on_blocked(move |_| on_blocked());
        request.on_upgrade_needed(|event| {
            if let Err(error) = upgrade(&event) {
                // The open request then fails as well, and its error reaches the user.
                leptos::logging::error!("the database could not be set up: {error}");
            }
        });
        let inner: IdbDatabase = request.await?.into();
        let (held, mut database) = (inner.clone(), Database::from(inner.clone()));
        let closing = on_closed.clone();
        database.on_close(move |_| closing());
        database.on_version_change(move |_| {
            // A tab with a later version waits for this one to let go.
            held.close();
            on_closed();
        });
        Ok(Self { database, inner, role: Cell::new(Role::Reader) })
    }

    /// Has this tab be the one that writes, and no other from now on.
    ///
    /// # Errors
    /// [`StorageError`] where the browser does not store that.
    pub async fn claim(&self) -> Result<(), StorageError> {
        let transaction = self.durable(&[META])?;
        let key = JsValue::from_str(WRITER_KEY);
        let meta = transaction.object_store(META)?;
        let writer = number(meta.get(key.clone())?.await?.as_ref()).unwrap_or(0).wrapping_add(1);
        meta.put(&writer.into(), Some(&key))?.await?;
        finish(transaction).await?;
        self.role.set(Role::Writer(writer));
        Ok(())
    }

    /// What this tab may do, for all that it knows.
    pub fn role(&self) -> Role {
        self.role.get()
    }

    /// The number under which this tab writes, where it does.
    pub fn writer(&self) -> Option<u32> {
        match self.role.get() {
            Role::Writer(number) => Some(number),
            Role::Reader | Role::Superseded => None,
        }
    }

    /// Gives up writing.
    pub fn resign(&self) {
        self.role.set(Role::Superseded);
    }

    fn reading(&self, stores: &[&str]) -> Result<Transaction, StorageError> {
        Ok(self.database.transaction(stores, TransactionMode::ReadOnly)?)
    }

    /// Begins a transaction that writes, where this tab may.
    async fn writing(&self, stores: &[&str]) -> Result<Transaction, StorageError> {
        let stores: Vec<&str> = stores.iter().copied().chain([META]).collect();
        // As it is now: what this tab was about to write is no longer right where it has become the writer again meanwhile.
        let role = self.role.get();
        let transaction = self.durable(&stores)?;
        let writer = transaction.object_store(META)?.get(JsValue::from_str(WRITER_KEY))?.await?;
        if number(writer.as_ref()).map(Role::Writer) == Some(role) {
            return Ok(transaction);
        }
        if self.role.get() == role {
            self.resign();
        }
        // Nothing has been asked of it.
        let _: Result<_, idb::Error> = transaction.abort();
        Err(StorageError::Superseded)
    }

    /// A transaction that has completed when its data are on the disk, not only on their way there.
    fn durable(&self, stores: &[&str]) -> Result<Transaction, StorageError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        Ok(self.inner.unchecked_ref::<Durable>().transaction(&stores, "readwrite", &options)?.into())
    }
}

fn upgrade(event: &VersionChangeEvent) -> Result<(), idb::Error> {
    let (database, before) = (event.database()?, event.old_version()?);
    let numbered = || {
        let mut numbered = ObjectStoreParams::new();
        numbered.auto_increment(true);
        numbered
    };
    if before < 1 {
        database.create_object_store(JOURNAL, numbered())?;
        database.create_object_store(SCREEN, ObjectStoreParams::new())?;
    }
    if before < 2 {
        database.create_object_store(PIECES, numbered())?;
        for store in [SNAPSHOTS, ASIDE, META] {
            database.create_object_store(store, ObjectStoreParams::new())?;
        }
    }
    Ok(())
}

/// Ends a transaction: once this returns, what it has done survives.
async fn finish(transaction: Transaction) -> Result<(), StorageError> {
    match transaction.commit()?.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(StorageError::Browser(tr::storage_aborted().to_owned())),
    }
}

/// Ends a transaction that has come to `done`: all of it is stored, or nothing.
async fn end<T>(transaction: Transaction, done: Result<T, StorageError>) -> Result<T, StorageError> {
    match done {
        Ok(value) => finish(transaction).await.map(|()| value),
        Err(error) => {
            // Otherwise the browser would commit what came before the record that it refused. Where it has taken the
            // transaction back itself there is nothing left to abort, and the first error is the one that counts.
            let _: Result<_, idb::Error> = transaction.abort();
            Err(error)
        }
    }
}

/// A key that the browser has numbered.
fn number(key: Option<&JsValue>) -> Option<u32> {
    let number = key?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
