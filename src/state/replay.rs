//! Reading what is stored: the newest snapshot that can be read, and the journal behind it.

use std::collections::{HashMap, HashSet};

use tallymark_dataset::{Change, DocumentId, Project, Step};
use wasm_bindgen::JsValue;

use crate::platform::clock;
use crate::platform::storage::{Aside, Entry, Manifest, Place, Snapshot, Storage, StorageError, record};
use crate::state::source::Source;
use crate::tr;
use crate::view::catalogue::Catalogue;
use crate::view::refusal;

/// How long replaying may keep the page busy at a time, in milliseconds.
const SLICE: f64 = 16.0;

/// How many records are read at once, at first and at most.
const FIRST_BATCH: u32 = 32;
const LARGEST_BATCH: u32 = 512;

/// What is stored comes to this.
#[derive(Default)]
pub(super) struct Replayed {
    pub(super) project: Project,
    pub(super) catalogue: Catalogue,
    /// How many records were read.
    pub(super) count: usize,
    /// How many of them are behind the snapshot.
    pub(super) behind: usize,
    /// The last record of the journal.
    pub(super) last: u32,
    /// Which workspace it is.
    pub(super) workspace: u32,
    /// The snapshot that was read, where it was whole.
    pub(super) snapshot: Option<Snapshot>,
    /// The pieces of the documents that have not changed since.
    pub(super) pieces: HashMap<DocumentId, u32>,
    /// What could not be read, or does not fit what could.
    pub(super) aside: Vec<Aside>,
}

impl Source<'_> {
    /// Reads what is stored, a few records in a task: however much it is, the page answers, and only what is being replayed
    /// is in memory twice. `tell` hears how many percent are done.
    pub(super) async fn replay(&self, tell: &dyn Fn(u8)) -> Result<Replayed, StorageError> {
        let workspace = self.workspace().await?;
        let mut replayed = self.replay_snapshots(tell).await?;
        replayed.workspace = workspace;
        self.replay_journal(&mut replayed, tell).await?;
        Ok(replayed)
    }

    /// The newest snapshot of which all can be read; else none, where the journal has it all; else the newest one; else the
    /// pieces that there are.
    async fn replay_snapshots(&self, tell: &dyn Fn(u8)) -> Result<Replayed, StorageError> {
        let mut best: Option<Replayed> = None;
        let mut aside = Vec::new();
        for entry in self.manifests().await? {
            let manifest = match manifest(&entry) {
                Ok(manifest) => manifest,
                Err(reason) => {
                    aside.push(Aside { place: Place::Snapshots, entry, reason });
                    continue;
                }
            };
            let snapshot = Snapshot { number: entry.key, manifest };
            let mut replayed = self.replay_pieces(&snapshot, tell).await?;
            let is_whole = replayed.aside.is_empty();
            aside.append(&mut replayed.aside);
            if is_whole {
                replayed.snapshot = Some(snapshot);
                best = Some(replayed);
                break;
            }
            best = best.or(Some(replayed));
        }
        let mut replayed = match best {
            Some(whole) if whole.snapshot.is_some() => whole,
            _ if aside.is_empty() || self.has_whole_journal().await? => Replayed::default(),
            Some(newest) => newest,
            None => self.replay_loose_pieces().await?,
        };
        replayed.aside.extend(aside);
        Ok(replayed)
    }

    /// Whether the journal goes back to the beginning, so that no snapshot is needed.
    async fn has_whole_journal(&self) -> Result<bool, StorageError> {
        Ok(self.journal(0, 1).await?.first().is_some_and(|first| first.key == 1))
    }

    async fn replay_pieces(&self, snapshot: &Snapshot, tell: &dyn Fn(u8)) -> Result<Replayed, StorageError> {
        let Manifest { until, pieces } = &snapshot.manifest;
        let mut replayed = Replayed { last: *until, ..Replayed::default() };
        let all = pieces.len() + usize::try_from(self.journal_len(*until).await?).unwrap_or_default();
        let (mut rest, mut limit) = (pieces.as_slice(), FIRST_BATCH);
        while let Some((run, others)) = rest.split_at_checked(run(rest, limit)).filter(|(run, _)| !run.is_empty()) {
            rest = others;
            let found = self.pieces(run[0], run[run.len() - 1]).await?;
            let start = clock::reading();
            replayed.miss(run, &found);
            replayed.take_pieces(found);
            limit = next_batch(limit, clock::reading() - start);
            tell(percentage(replayed.count, all));
        }
        Ok(replayed)
    }

    /// Where no manifest can be read: the newest of each thing that there is a piece of. What had been removed lately may
    /// come back with that.
    async fn replay_loose_pieces(&self) -> Result<Replayed, StorageError> {
        let mut replayed = Replayed::default();
        let (mut known, mut newest) = (HashSet::new(), Vec::new());
        let keys = self.piece_keys().await?;
        for key in keys.into_iter().rev() {
            for entry in self.pieces(key, key).await? {
                let is_wanted = step(&entry).is_ok_and(|step| subject(&step).is_some_and(|of| known.insert(of)));
                newest.extend(is_wanted.then_some(entry));
            }
        }
        newest.reverse();
        replayed.take_pieces(newest);
        Ok(replayed)
    }

    async fn replay_journal(&self, replayed: &mut Replayed, tell: &dyn Fn(u8)) -> Result<(), StorageError> {
        let mut limit = FIRST_BATCH;
        let left = usize::try_from(self.journal_len(replayed.last).await?).unwrap_or_default();
        let all = replayed.count + left;
        loop {
            let entries = self.journal(replayed.last, limit).await?;
            if entries.is_empty() {
                return Ok(());
            }
            let start = clock::reading();
            replayed.take_journal(entries);
            limit = next_batch(limit, clock::reading() - start);
            tell(percentage(replayed.count, all));
        }
    }
}

impl Replayed {
    /// Notes the pieces of `run` that are not among those found.
    fn miss(&mut self, run: &[u32], found: &[Entry]) {
        let there: HashSet<u32> = found.iter().map(|entry| entry.key).collect();
        for key in run.iter().filter(|key| !there.contains(key)) {
            let entry = Entry { key: *key, record: JsValue::NULL };
            self.aside.push(Aside { place: Place::Pieces, entry, reason: tr::record_missing().to_owned() });
        }
    }

    fn take_pieces(&mut self, entries: Vec<Entry>) {
        for (key, document) in self.take(Place::Pieces, entries) {
            self.pieces.insert(document, key);
        }
    }

    fn take_journal(&mut self, entries: Vec<Entry>) {
        self.behind += entries.len();
        self.last = entries.last().map_or(self.last, |entry| entry.key);
        for (_, document) in self.take(Place::Journal, entries) {
            self.pieces.remove(&document);
        }
    }

    /// Takes records; gives the documents that they have touched. What does not go is to be set aside.
    fn take(&mut self, place: Place, entries: Vec<Entry>) -> Vec<(u32, DocumentId)> {
        let (mut touched, mut documents) = (Vec::with_capacity(entries.len()), Vec::new());
        for entry in entries {
            self.count += 1;
            match step(&entry).and_then(|step| self.project.take(step).map_err(|error| refusal::change(&error))) {
                Ok(did) => {
                    documents.extend(did.document().map(|document| (entry.key, document.clone())));
                    touched.push(did);
                }
                Err(reason) => self.aside.push(Aside { place, entry, reason }),
            }
        }
        self.catalogue.follow(self.project.workspace(), &touched);
        documents
    }
}

/// The newest snapshot that can be read.
///
/// # Errors
/// [`StorageError`] where the browser cannot read any.
pub(super) async fn newest_snapshot(storage: &Storage) -> Result<Option<Snapshot>, StorageError> {
    let entries = storage.manifests().await?;
    Ok(entries.iter().find_map(|entry| Some(Snapshot { number: entry.key, manifest: manifest(entry).ok()? })))
}

fn manifest(entry: &Entry) -> Result<Manifest, String> {
    let json = record::unseal(&entry.record).map_err(|error| error.to_string())?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// The step of a record.
pub(super) fn step(entry: &Entry) -> Result<Step, String> {
    let json = record::unseal(&entry.record).map_err(|error| error.to_string())?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// What a piece is about; nothing where it is a part of a history.
fn subject(step: &Step) -> Option<String> {
    match step {
        Step::Learn(Change::PutDocument { document, .. }) => Some(format!("document {}", document.id)),
        Step::Learn(Change::PutSchema { .. }) => Some("schema".to_owned()),
        Step::Learn(Change::PutRules { .. }) => Some("rules".to_owned()),
        _ => None,
    }
}

/// How many keys from the first on follow each other: as many as are read at once.
fn run(keys: &[u32], limit: u32) -> usize {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let follows = |pair: &[u32]| matches!(pair, [one, next] if one.checked_add(1) == Some(*next));
    let pairs = keys.windows(2).take(most.saturating_sub(1)).take_while(|pair| follows(pair)).count();
    (pairs + 1).min(keys.len())
}

/// How many records to read next, where so many took so long: as many as fill a slice, for records are of any length.
fn next_batch(limit: u32, took: f64) -> u32 {
    if took > SLICE {
        (limit / 2).max(1)
    } else if took < SLICE / 3.0 {
        (limit * 2).min(LARGEST_BATCH)
    } else {
        limit
    }
}

/// How far `done` is of `all`.
fn percentage(done: usize, all: usize) -> u8 {
    let share = done.saturating_mul(100) / all.max(1);
    u8::try_from(share.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_grows_while_it_is_quick_and_shrinks_when_it_is_slow() {
        assert_eq!([next_batch(64, 1.0), next_batch(64, 10.0), next_batch(64, 40.0)], [128, 64, 32]);
        assert_eq!([next_batch(1, 90.0), next_batch(LARGEST_BATCH, 0.0)], [1, LARGEST_BATCH]);
    }

    #[test]
    fn pieces_that_follow_each_other_are_read_at_once() {
        assert_eq!(run(&[], 8), 0);
        assert_eq!(run(&[5], 8), 1);
        assert_eq!(run(&[5, 6, 7, 9], 8), 3);
        assert_eq!(run(&[5, 6, 7, 8], 2), 2);
        assert_eq!(run(&[5, 4, 3], 8), 1);
        assert_eq!(run(&[u32::MAX, 1], 8), 1);
    }

    #[test]
    fn no_journal_is_more_than_read() {
        assert_eq!([percentage(0, 0), percentage(1, 3), percentage(3, 3), percentage(9, 3)], [0, 33, 100, 100]);
    }
}
