//! Restoring: a backup is read and replayed in memory, shown beside what is here, and put in its place once that is wanted.

use std::collections::HashMap;

use leptos::prelude::*;
use tallymark_dataset::{Project, Workspace};
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::platform::clock;
use crate::platform::pieces::{self, Lines};
use crate::platform::storage::{Aside, Kept, Place};
use crate::state::import::Cancel;
use crate::state::replacing::stored_screen;
use crate::state::replay::Replayed;
use crate::state::source::{Records, Source};
use crate::state::work::Slices;
use crate::state::{Draft, Saving, Screen, Store};
use crate::tr;
use crate::view::backup::{self, Flaw, Header, Reading, Record, Refused, Store as Part};
use crate::view::storing::Holds;

/// A backup that has been read and can be restored.
pub struct Restorable {
    /// Its first line.
    pub header: Header,
    /// What is in it.
    pub holds: Holds,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
    /// What its writer could not read either.
    pub unreadable: Vec<String>,
    replayed: Replayed,
    screen: Screen,
    aside: Vec<Kept>,
}

/// What the lines of a file come to.
struct Gathered {
    reading: Reading,
    records: Records,
    screen: Screen,
    aside: Vec<Kept>,
    unreadable: Vec<String>,
    /// Where each record stood.
    lines: HashMap<(&'static str, u32), usize>,
}

impl Store {
    /// Says whether a file is a backup or a recovery bundle.
    pub async fn is_backup(self, file: &File) -> bool {
        let most = u32::try_from(backup::HEAD).unwrap_or(u32::MAX);
        // What cannot be read is told where it is opened.
        pieces::head(file, most).await.is_ok_and(|head| backup::is_one(&head))
    }

    /// Asks about a backup in its dialog.
    pub fn offer_backup(self, file: File) {
        self.backup.set(Some(file));
        self.show(crate::state::Dialog::Storage);
    }

    /// Reads a backup. Nothing is changed by that. `None` where it was cancelled.
    ///
    /// # Errors
    /// [`Refused`] where it is none.
    pub async fn read_backup(
        self,
        file: &File,
        cancel: &Cancel,
        tell: impl Fn(u8),
    ) -> Result<Option<Restorable>, Refused> {
        let Some(gathered) = gather(file, cancel, |percent| tell(percent / 2)).await? else { return Ok(None) };
        let Gathered { mut reading, records, screen, aside, unreadable, lines } = gathered;
        reading.finish();
        let source = Source::Backup(&records);
        let replayed = source.replay(&|percent| tell(50 + percent / 2)).await;
        let replayed = replayed.map_err(|error| Refused::Unread(error.to_string()))?;
        if cancel.is_cancelled() {
            return Ok(None);
        }
        let mut flaws = reading.flaws;
        flaws.extend(replayed.aside.iter().map(|aside| flaw(aside, &lines)));
        flaws.sort_by_key(|flaw| flaw.line);
        let holds = replayed.project.workspace().into();
        Ok(Some(Restorable { header: reading.header, holds, flaws, unreadable, replayed, screen, aside }))
    }

    /// Whether something can be stored now.
    pub fn can_store(self) -> bool {
        self.tabs().storage().is_some() && !matches!(self.saving.get_untracked(), Saving::Failed(_))
    }

    /// What is here.
    pub fn holds(self) -> Holds {
        self.project.with(|project| project.workspace().into())
    }

    /// Puts a workspace in the place of the one that is here, which is kept as a backup. Where nothing can be stored, that
    /// happens in memory alone. Either all of it is done, or nothing.
    ///
    /// # Errors
    /// A message for the user.
    pub async fn restore_backup(self, restorable: Restorable) -> Result<(), String> {
        if !self.is_free() {
            return Err(tr::message_wait().to_owned());
        }
        let Restorable { mut replayed, screen, aside, .. } = restorable;
        let is_empty = self.project.with_untracked(|project| *project == Project::default())
            && self.draft.with_untracked(|draft| *draft == Draft::default());
        let kept = if is_empty { None } else { Some(self.as_replaced().await?) };
        let damaged: Result<Vec<Kept>, _> = replayed.aside.drain(..).map(|aside| aside.kept()).collect();
        let aside = aside.into_iter().chain(damaged.map_err(|error| error.to_string())?).chain(kept);
        self.is_leaving.set_value(true);
        let stored = self.store_restored(replayed.project.clone(), &screen, aside.collect()).await;
        if stored.is_ok() {
            self.show_restored(replayed, screen).await;
        }
        self.is_leaving.set_value(false);
        if stored.is_ok() {
            self.extract_untouched();
        }
        stored
    }

    async fn store_restored(self, project: Project, screen: &Screen, aside: Vec<Kept>) -> Result<(), String> {
        if self.tabs().storage().is_none() {
            return Ok(());
        }
        self.replace_stored(project, stored_screen(screen)?, aside, None).await
    }

    async fn show_restored(self, replayed: Replayed, screen: Screen) {
        // What is begun is about documents that are no longer here.
        self.open.set(None);
        self.selected.set(None);
        self.words.set(None);
        self.spans.leave();
        self.typed.update(Vec::clear);
        self.relating.set(None);
        self.offer.set(None);
        self.without_names.update(Vec::clear);
        self.take_touched();
        // The screen without an article first: a document of the same id is another one.
        clock::next_task().await;
        self.settle(screen.preferences.clone());
        let before = self.saving.get_untracked();
        self.take_up(replayed, screen);
        if !matches!(before, Saving::Failed(_)) {
            self.saving.set(Saving::Saved);
        }
    }
}

impl From<&Workspace> for Holds {
    fn from(workspace: &Workspace) -> Self {
        let mut holds = Self::default();
        for document in workspace.documents() {
            let progress = document.progress();
            holds.documents += 1;
            holds.annotations += progress.total;
            holds.decisions += progress.decided;
        }
        holds
    }
}

async fn gather(file: &File, cancel: &Cancel, tell: impl Fn(u8)) -> Result<Option<Gathered>, Refused> {
    let unread = |unread: crate::view::importing::Unread| Refused::Unread(unread.told(&file.name()));
    let mut lines = Lines::of(file);
    let first = lines.next().await.map_err(unread)?.unwrap_or_default();
    let mut gathered = Gathered {
        reading: Reading::begin(&first)?,
        records: Records::default(),
        screen: Screen::default(),
        aside: Vec::new(),
        unreadable: Vec::new(),
        lines: HashMap::new(),
    };
    let mut slices = Slices::default();
    while let Some(line) = lines.next().await.map_err(unread)? {
        gathered.take(&line);
        if slices.is_used_up() {
            tell(lines.percent());
            slices.rest().await;
        }
        if cancel.is_cancelled() {
            return Ok(None);
        }
    }
    Ok(Some(gathered))
}

impl Gathered {
    fn take(&mut self, line: &[u8]) {
        let Some(record) = self.reading.take(line) else { return };
        let place = match record.store {
            Part::Snapshots => Place::Snapshots,
            Part::Pieces => Place::Pieces,
            Part::Journal => Place::Journal,
            Part::Screen => return self.take_screen(record),
            Part::Aside => return self.take_aside(&record),
        };
        let (Some(key), Some(records)) = (record.number(), self.records.of(place)) else {
            return self.note(tr::backup_no_key().to_owned());
        };
        // What JSON.parse does not take is damaged like any other record.
        let stored = js_sys::JSON::parse(&record.record.to_string()).unwrap_or(JsValue::NULL);
        records.insert(key, stored);
        self.lines.insert((place.name(), key), self.reading.line());
    }

    fn take_screen(&mut self, record: Record) {
        match serde_json::from_value(record.record) {
            Ok(screen) => self.screen = screen,
            Err(error) => self.note(tr::backup_no_screen(&error.to_string())),
        }
    }

    fn take_aside(&mut self, record: &Record) {
        let text = |name: &str| record.record[name].as_str().unwrap_or_default();
        let Some(key) = record.key.as_str() else { return self.note(tr::backup_no_key().to_owned()) };
        // Workspaces that were replaced earlier are files of their own.
        if !backup::is_unreadable(record) {
            return;
        }
        self.unreadable.push(format!("{} {}: {}", text("from"), record.record["key"], text("reason")));
        if let Ok(stored) = js_sys::JSON::parse(&record.record.to_string()) {
            self.aside.push(Kept { key: key.to_owned(), record: stored });
        }
    }

    fn note(&mut self, reason: String) {
        self.reading.flaws.push(Flaw { line: Some(self.reading.line()), reason });
    }
}

/// What is wrong with a record that could not be replayed.
fn flaw(aside: &Aside, lines: &HashMap<(&'static str, u32), usize>) -> Flaw {
    let place = aside.place.name();
    let line = lines.get(&(place, aside.entry.key)).copied();
    let reason = match line {
        Some(_) => aside.reason.clone(),
        None => tr::message_record(usize::try_from(aside.entry.key).unwrap_or_default(), place, &aside.reason),
    };
    Flaw { line, reason }
}
