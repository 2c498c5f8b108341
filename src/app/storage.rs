//! The dialog about storage: where the work is kept, backup and restore, and what could not be read.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlElement, HtmlInputElement};

use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::{clock, download, keeping, parts};
use crate::state::{BackupFile, Cancel, Dialog, Offline, Replaced, Restorable, Store};
use crate::tr;
use crate::view::draw::storage::{Shown, storage};
use crate::view::storing::{Kept, Offer, Removal, Stage, Standing};

/// The dialog, from opening it to closing it.
#[derive(Clone, Copy)]
struct Keeping {
    store: Store,
    stage: RwSignal<Stage>,
    standing: RwSignal<Standing>,
    /// The workspaces that were replaced by others.
    replaced: StoredValue<Vec<Replaced>, LocalStorage>,
    /// The backup that is offered.
    restorable: StoredValue<Option<Restorable>, LocalStorage>,
    cancel: StoredValue<Cancel, LocalStorage>,
}

/// The dialog.
#[component]
pub(super) fn StorageDialog() -> impl IntoView {
    let keeping = Keeping {
        store: expect_context::<Store>(),
        stage: RwSignal::new(Stage::default()),
        standing: RwSignal::new(Standing::default()),
        replaced: StoredValue::new_local(Vec::new()),
        restorable: StoredValue::new_local(None),
        cancel: StoredValue::new_local(Cancel::default()),
    };
    keeping.follow();
    view! {
        <DialogPanel
            dialog=Dialog::Storage
            title=|| tr::storage_title().to_owned()
            class="dialog--storage"
            draw=move || keeping.draw()
            hear=move |heard| keeping.hear(&heard)
        />
    }
}

impl Keeping {
    /// Begins when it is opened, takes a backup that is handed over, and ends when it is closed.
    fn follow(self) {
        let is_open = Memo::new(move |_| self.store.dialog.get() == Some(Dialog::Storage));
        effect(move || {
            if is_open.get() {
                spawn_local(self.look());
            } else {
                self.cancel.with_value(Cancel::cancel);
                self.restorable.set_value(None);
                self.stage.set(Stage::Standing);
            }
        });
        effect(move || {
            if is_open.get()
                && let Some(file) = self.store.backup.get()
            {
                self.store.backup.set(None);
                self.read(file);
            }
        });
    }

    fn draw(self) -> maud::Markup {
        let (version, build, address) = (parts::version(), parts::build(), keeping::address());
        self.stage.with(|stage| {
            self.standing.with(|standing| {
                self.store.saving.with(|saving| {
                    storage(&Shown {
                        stage,
                        standing,
                        saving,
                        holds: self.store.holds(),
                        is_file: parts::is_single_file(),
                        works_offline: parts::is_single_file() || self.store.offline.get() == Offline::Ready,
                        address: &address,
                        version: (&version, &build),
                    })
                })
            })
        })
    }

    /// Finds out how the work is kept.
    async fn look(self) {
        let unreadable = self.store.unreadable().await.len();
        let replaced = self.store.replaced().await;
        let shown = replaced.iter().map(|one| Kept {
            key: one.key.clone(),
            at: clock::local_words(&one.at).unwrap_or_default(),
            documents: one.documents,
        });
        let replaced_shown = shown.collect();
        self.replaced.set_value(replaced);
        let (usage, is_promised) = (keeping::usage().await, keeping::is_promised().await);
        self.standing.update(|standing| {
            *standing =
                Standing { usage, is_promised, is_refused: standing.is_refused, unreadable, replaced: replaced_shown };
        });
    }

    fn hear(self, heard: &Heard) {
        let act = match heard.kind.as_str() {
            "click" => heard.act.as_str(),
            "change" if heard.act == "chosen" => return self.choose(heard),
            _ => return,
        };
        match act {
            "close" => self.store.close(Dialog::Storage),
            "ask" => spawn_local(self.ask()),
            "download" => spawn_local(self.download()),
            "restore" => press("storage-file"),
            "bundle" => spawn_local(async move {
                self.save(self.store.recovery_bundle().await);
            }),
            "replaced" => self.save_replaced(&heard.arg),
            "remove-unreadable" => self.go(Stage::Removing(Removal::Unreadable)),
            "remove-replaced" => self.go(Stage::Removing(Removal::Replaced(heard.arg.clone()))),
            "keep" => self.go(Stage::Standing),
            "remove" => spawn_local(self.remove()),
            "back" => self.leave(),
            "confirm" => self.turn(|stage| match stage {
                Stage::Offered(offer) => Stage::Confirming(offer),
                other => other,
            }),
            "unsure" => self.turn(|stage| match stage {
                Stage::Confirming(offer) => Stage::Offered(offer),
                other => other,
            }),
            "replace" => spawn_local(self.replace()),
            _ => {}
        }
    }

    /// Shows something else, and puts the focus there: the control that had it is gone.
    fn go(self, stage: Stage) {
        self.stage.set(stage);
        // Once it is drawn, and before the next key.
        spawn_local(async {
            let found = document().get_element_by_id("storage-focus").and_then(|found| found.dyn_into().ok());
            if let Some(control) = found {
                let control: HtmlElement = control;
                // What cannot take the focus leaves it where it is.
                let _: Result<(), _> = control.focus();
            }
        });
    }

    fn turn(self, turn: impl FnOnce(Stage) -> Stage) {
        self.go(turn(self.stage.get_untracked()));
    }

    fn leave(self) {
        self.cancel.with_value(Cancel::cancel);
        self.restorable.set_value(None);
        self.go(Stage::Standing);
    }

    async fn ask(self) {
        let is_promised = keeping::ask().await;
        self.standing.update(|standing| {
            standing.is_refused = is_promised != Some(true);
            standing.is_promised = is_promised.or(standing.is_promised);
        });
        self.store.preferences.update(|own| own.has_asked_to_keep = true);
        let told = if is_promised == Some(true) { tr::storage_promised() } else { tr::storage_refused() };
        self.store.announcement.set(told.to_owned());
    }

    async fn download(self) {
        let tell = |done, total| self.stage.set(Stage::Writing(done, total));
        let written = self.store.write_backup(tell).await;
        if matches!(self.stage.try_get_untracked(), Some(Stage::Writing(..))) {
            self.stage.set(Stage::Standing);
        }
        if self.save(written) {
            self.store.announcement.set(tr::backup_downloaded().to_owned());
        }
    }

    fn save(self, written: Result<BackupFile, String>) -> bool {
        let saved = written.and_then(|file| download::save_blob(&file.name, &file.blob));
        if let Err(reason) = &saved {
            self.store.fail(reason.clone());
        }
        saved.is_ok()
    }

    fn save_replaced(self, key: &str) {
        let found = self.replaced.with_value(|all| all.iter().find(|one| one.key == key).cloned());
        if let Some(Replaced { at, blob, .. }) = found {
            let name = crate::view::backup::file_name(crate::view::backup::Kind::Backup, &at);
            self.save(Ok(BackupFile { name, blob }));
        }
    }

    async fn remove(self) {
        let Stage::Removing(removal) = self.stage.get_untracked() else { return };
        let keys = match removal {
            Removal::Replaced(key) => vec![key],
            Removal::Unreadable => self.store.unreadable().await.into_iter().map(|kept| kept.key).collect(),
        };
        match self.store.remove_kept(keys).await {
            Ok(()) => self.store.announcement.set(tr::storage_removed().to_owned()),
            Err(reason) => self.store.fail(reason),
        }
        self.look().await;
        self.go(Stage::Standing);
    }

    fn choose(self, heard: &Heard) {
        let Some(input) = heard.element.dyn_ref::<HtmlInputElement>() else { return };
        let file = input.files().and_then(|files| files.item(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            self.read(file);
        }
    }

    /// Reads a backup, and shows what is in it.
    fn read(self, file: File) {
        self.cancel.with_value(Cancel::cancel);
        let cancel = Cancel::default();
        self.cancel.set_value(cancel.clone());
        self.go(Stage::Reading(0));
        spawn_local(async move {
            let tell = |percent| {
                if !cancel.is_cancelled() {
                    self.stage.set(Stage::Reading(percent));
                }
            };
            let read = self.store.read_backup(&file, &cancel, tell).await;
            if cancel.is_cancelled() {
                return;
            }
            match read {
                Ok(Some(restorable)) => self.offer(file.name(), restorable),
                Ok(None) => {}
                Err(refused) => self.go(Stage::Refused(refused.told(&file.name()))),
            }
        });
    }

    fn offer(self, file: String, restorable: Restorable) {
        let offer = Offer {
            file,
            header: restorable.header.clone(),
            made: clock::local_words(&restorable.header.made).unwrap_or_default(),
            holds: restorable.holds,
            flaws: restorable.flaws.clone(),
            unreadable: restorable.unreadable.clone(),
            can_keep: self.store.can_store(),
        };
        self.restorable.set_value(Some(restorable));
        self.go(Stage::Offered(Box::new(offer)));
    }

    async fn replace(self) {
        let Some(restorable) = self.restorable.try_update_value(Option::take).flatten() else { return };
        self.go(Stage::Restoring);
        let documents = restorable.holds.documents;
        match self.store.restore_backup(restorable).await {
            Ok(()) => {
                self.store.close(Dialog::Storage);
                self.store.tell(tr::storage_restored(documents));
            }
            Err(reason) => self.go(Stage::Refused(reason)),
        }
    }
}

/// Presses a control that is not seen.
fn press(id: &str) {
    if let Some(control) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        control.click();
    }
}
