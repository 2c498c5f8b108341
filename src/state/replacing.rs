//! Putting a whole workspace in the place of all that is stored: one that is restored, or this one again after the
//! browser has removed it.

use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tallymark_dataset::{Change, DocumentId, Project, Step};
use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::storage::{Contents, Kept, Role, Snapshot, Storage, StorageError, record};
use crate::state::snapshots::HISTORY;
use crate::state::work::Slices;
use crate::state::{Saving, Screen, Store};
use crate::tr;

/// The name of the browser's database.
pub(super) const DATABASE: &str = "tallymark";

/// A workspace to be stored in the place of all that is.
pub(super) struct Replacement {
    pub(super) project: Project,
    pub(super) screen: JsValue,
    /// What is set aside with it.
    pub(super) aside: Vec<Kept>,
    /// Where, if not where everything is stored now.
    pub(super) storage: Option<Rc<Storage>>,
    /// Hears what has come of it.
    pub(super) done: oneshot::Sender<Result<(), String>>,
}

/// Writes a workspace out, in slices, and stores it; gives the piece of each document.
pub(super) async fn store(
    storage: &Storage,
    project: Project,
    screen: JsValue,
    aside: Vec<Kept>,
) -> Result<(Snapshot, Vec<(DocumentId, u32)>), StorageError> {
    if storage.role() == Role::Reader {
        storage.claim().await?;
    }
    let (mut pieces, mut documents, mut slices) = (Vec::new(), Vec::new(), Slices::default());
    for (step, key) in project.snapshot(HISTORY).zip(1..) {
        let json = serde_json::to_string(&step).map_err(|error| StorageError::Browser(error.to_string()))?;
        pieces.push(record::seal(&json));
        if let Step::Learn(Change::PutDocument { document, .. }) = step {
            documents.push((document.id, key));
        }
        slices.rest().await;
    }
    let snapshot = storage.replace_all(&Contents { pieces, screen, aside }).await?;
    Ok((snapshot, documents))
}

/// The screen as it is stored.
pub(super) fn stored_screen(screen: &Screen) -> Result<JsValue, String> {
    screen.serialize(&Serializer::new()).map_err(|error| error.to_string())
}

impl Store {
    /// Opens the browser's database of this page. Should the browser take it away, that is told, and it is opened again as
    /// soon as that can be done.
    pub(super) async fn storage_opened(self) -> Result<Rc<Storage>, StorageError> {
        let on_blocked = move || self.fail(tr::storage_blocked());
        let on_closed = move || {
            self.saving.set(Saving::Failed(tr::storage_closed().to_owned()));
            spawn_local(self.open_again());
        };
        Storage::open(DATABASE, on_blocked, on_closed).await.map(Rc::new)
    }

    /// Opens the database again, and stores everything in it: what the page shows is all that there is. Another tab that
    /// has written meanwhile is right instead; then this one says so and stores nothing.
    async fn open_again(self) {
        let before = self.tabs().storage().map(|storage| storage.role());
        let Some(Role::Writer(before)) = before else { return };
        loop {
            clock::seconds(1).await;
            match self.store_again(before).await {
                Ok(()) => return,
                Err(StorageError::Superseded) => {
                    return self.saving.set(Saving::Failed(StorageError::Superseded.to_string()));
                }
                // What has been told still holds.
                Err(StorageError::Browser(_)) => clock::seconds(2).await,
            }
        }
    }

    async fn store_again(self, before: u32) -> Result<(), StorageError> {
        let storage = self.storage_opened().await?;
        storage.claim_again(before).await?;
        let screen = stored_screen(&untrack(|| self.screen())).map_err(StorageError::Browser)?;
        let project = self.project.with_untracked(Project::clone);
        self.replace_stored(project, screen, Vec::new(), Some(storage.clone())).await.map_err(StorageError::Browser)?;
        self.tabs().hold(storage);
        Ok(())
    }

    /// Has all that is stored replaced, behind what is being stored already.
    pub(super) async fn replace_stored(
        self,
        project: Project,
        screen: JsValue,
        aside: Vec<Kept>,
        storage: Option<Rc<Storage>>,
    ) -> Result<(), String> {
        let (done, told) = oneshot::channel();
        let replacement = Replacement { project, screen, aside, storage, done };
        self.journal.with_value(|journal| journal.replace(replacement));
        told.await.unwrap_or_else(|_| Err(tr::journal_closed().to_owned()))
    }
}
