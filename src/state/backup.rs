//! Writing backups and recovery bundles: from memory, so that they are to be had where nothing can be stored.

use leptos::prelude::*;
use tallymark_dataset::Project;
use wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::platform::storage::{Kept, record};
use crate::platform::{clock, download, parts};
use crate::state::Store;
use crate::state::snapshots::HISTORY;
use crate::state::work::Slices;
use crate::tr;
use crate::view::backup::{self, Kind, Store as Place, WORKSPACE};

/// How many bytes of a file are handed to the browser at once.
const PART: usize = 1 << 20;

/// What browsers call these files.
const MEDIA_TYPE: &str = "application/jsonl";

/// A file to be downloaded.
pub struct BackupFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub blob: Blob,
}

/// A workspace that was replaced by another, as it is kept.
#[derive(Clone, Debug)]
pub struct Replaced {
    /// The key it is kept under.
    pub key: String,
    /// When it was replaced, as ISO 8601 writes it.
    pub at: String,
    /// How many documents it has.
    pub documents: usize,
    /// The backup of it.
    pub blob: Blob,
}

impl Store {
    /// Writes all that the page has into a file, in slices. `tell` hears how many records are written, of how many.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn write_backup(self, tell: impl Fn(usize, usize)) -> Result<BackupFile, String> {
        // What is set aside first: behind the copy of the project nothing is waited for but the browser's own work.
        let aside = self.unreadable().await;
        let project = self.project.with_untracked(Project::clone);
        let screen = serde_json::to_string(&untrack(|| self.screen())).map_err(|error| error.to_string())?;
        let total = project.workspace().documents().len();
        let (mut sheet, mut slices) = (Sheet::default(), Slices::default());
        let mut keys = Vec::new();
        for (step, key) in project.snapshot(HISTORY).zip(1_u32..) {
            let json = serde_json::to_string(&step).map_err(|error| error.to_string())?;
            sheet.write(backup::sealed_line(Place::Pieces, key, &json))?;
            keys.push(key);
            if slices.is_used_up() {
                tell(keys.len().min(total), total);
                slices.rest().await;
            }
        }
        sheet.write(backup::plain_line(Place::Screen, "\"current\"", &screen))?;
        sheet.write_aside(&aside)?;
        let manifest = serde_json::json!({ "until": 0, "pieces": keys }).to_string();
        sheet.finish(Kind::Backup, Some(backup::sealed_line(Place::Snapshots, 1, &manifest)))
    }

    /// Has everything downloaded as a file. What does not work is told.
    pub async fn download_backup(self) {
        let saved = self.write_backup(|_, _| ()).await.and_then(|file| download::save_blob(&file.name, &file.blob));
        match saved {
            Ok(()) => self.announcement.set(tr::backup_downloaded().to_owned()),
            Err(reason) => self.fail(reason),
        }
    }

    /// What could not be read, as a file.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn recovery_bundle(self) -> Result<BackupFile, String> {
        let mut sheet = Sheet::default();
        sheet.write_aside(&self.unreadable().await)?;
        sheet.finish(Kind::Recovery, None)
    }

    /// The records that could not be read. None where not even those can be.
    pub async fn unreadable(self) -> Vec<Kept> {
        let is_record = |kept: &Kept| field(&kept.record, "from") != JsValue::from_str(WORKSPACE);
        self.set_aside().await.into_iter().filter(is_record).collect()
    }

    /// The workspaces that were replaced by others, the last one first.
    pub async fn replaced(self) -> Vec<Replaced> {
        let mut replaced: Vec<Replaced> = self.set_aside().await.into_iter().filter_map(read_replaced).collect();
        replaced.sort_by(|one, other| other.at.cmp(&one.at));
        replaced
    }

    async fn set_aside(self) -> Vec<Kept> {
        let Some(storage) = self.tabs().storage() else { return Vec::new() };
        storage.aside().await.unwrap_or_else(|error| {
            leptos::logging::warn!("what is set aside cannot be read: {error}");
            Vec::new()
        })
    }

    /// Removes what is kept under these keys.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn remove_kept(self, keys: Vec<String>) -> Result<(), String> {
        let Some(storage) = self.tabs().storage() else { return Ok(()) };
        storage.remove_aside(&keys).await.map_err(|error| error.to_string())
    }

    /// This workspace as it is kept once it is replaced.
    pub(super) async fn as_replaced(self) -> Result<Kept, String> {
        let documents = self.project.with_untracked(|project| project.workspace().documents().len());
        let file = self.write_backup(|_, _| ()).await?;
        let (record, at) = (js_sys::Object::new(), clock::now().0);
        let key = format!("{WORKSPACE} {at}");
        #[expect(clippy::cast_precision_loss, reason = "documents")]
        let fields: [(&str, JsValue); 4] = [
            ("from", WORKSPACE.into()),
            ("at", at.into()),
            ("documents", (documents as f64).into()),
            ("blob", file.blob.into()),
        ];
        for (name, value) in fields {
            js_sys::Reflect::set(&record, &name.into(), &value).map_err(|error| crate::platform::reason(&error))?;
        }
        Ok(Kept { key, record: record.into() })
    }
}

fn read_replaced(kept: Kept) -> Option<Replaced> {
    let Kept { key, record } = kept;
    let blob = wasm_bindgen::JsCast::dyn_into(field(&record, "blob")).ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as many as there were")]
    let documents = field(&record, "documents").as_f64()? as usize;
    Some(Replaced { key, at: field(&record, "at").as_string()?, documents, blob })
}

fn field(record: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(record, &name.into()).unwrap_or(JsValue::NULL)
}

/// Lines, handed to the browser in parts: none of them is in memory twice.
#[derive(Default)]
struct Sheet {
    parts: js_sys::Array,
    waiting: String,
    records: usize,
}

impl Sheet {
    fn write(&mut self, line: String) -> Result<(), String> {
        self.records += 1;
        if self.waiting.is_empty() {
            self.waiting = line;
        } else {
            self.waiting.push_str(&line);
        }
        if self.waiting.len() >= PART { self.hand_over() } else { Ok(()) }
    }

    fn write_aside(&mut self, aside: &[Kept]) -> Result<(), String> {
        for kept in aside {
            let key = serde_json::Value::from(kept.key.as_str()).to_string();
            // A record that JSON has no words for is no record of this page.
            let json = record::version_1(&kept.record).unwrap_or_else(|| "null".to_owned());
            self.write(backup::plain_line(Place::Aside, &key, &json))?;
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), String> {
        let part = download::blob(&std::mem::take(&mut self.waiting), MEDIA_TYPE)?;
        self.parts.push(&part);
        Ok(())
    }

    /// Ends the file. `before` is a record that comes before all others.
    fn finish(mut self, kind: Kind, before: Option<String>) -> Result<BackupFile, String> {
        self.waiting.push_str(&backup::last_line(self.records + usize::from(before.is_some())));
        self.hand_over()?;
        let made = clock::now().0;
        let mut first = backup::first_line(kind, &parts::version(), &made);
        first.push_str(&before.unwrap_or_default());
        self.parts.unshift(download::blob(&first, MEDIA_TYPE)?.as_ref());
        Ok(BackupFile { name: backup::file_name(kind, &made), blob: download::joined(&self.parts, MEDIA_TYPE)? })
    }
}
