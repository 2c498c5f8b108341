//! Backup files: a whole workspace as lines of JSON, and what is wrong with one.
//!
//! The first line says what the file is, each line behind it holds a record as it is stored, and the last one says how many
//! there were, so that a file that was cut off is known to be:
//!
//! ```text
//! {"tallymark":"backup","schema":2,"version":"0.1.0","made":"2026-11-22T10:00:00Z"}
//! {"store":"pieces","key":1,"record":{"v":2,"json":"…","sum":3735928559}}
//! {"end":1}
//! ```
//!
//! A recovery bundle is the same with `"tallymark":"recovery"`, and has nothing but what could not be read.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::checksum::checksum;
use crate::tr;

/// The latest form of the records that this page can read.
pub const SCHEMA: u32 = 2;

/// How much of a file is looked at to say whether it is a backup, in bytes.
pub const HEAD: usize = 1_000;

/// What a workspace that was replaced by another is set aside as.
pub const WORKSPACE: &str = "workspace";

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A whole workspace.
    Backup,
    /// What could not be read.
    Recovery,
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// What the file is.
    pub tallymark: Kind,
    /// The form of its records.
    pub schema: u32,
    /// The version of the page that has written it.
    #[serde(default)]
    pub version: String,
    /// When that was.
    #[serde(default)]
    pub made: String,
}

/// Where a record belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// What snapshots are made of.
    Snapshots,
    /// Their pieces.
    Pieces,
    /// The steps behind them.
    Journal,
    /// What was on the screen.
    Screen,
    /// What could not be read.
    Aside,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Where it belongs.
    pub store: Store,
    /// Its key there.
    pub key: Value,
    /// As it is stored.
    pub record: Value,
}

impl Record {
    /// Its key, where that is a number.
    pub fn number(&self) -> Option<u32> {
        self.key.as_u64().and_then(|key| u32::try_from(key).ok())
    }
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct End {
    end: usize,
    /// What the writer could not read itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unwritten: Vec<Value>,
}

/// Why a file is no backup that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not begin like one.
    Other,
    /// A later version has written it.
    Newer,
    /// It cannot be read.
    Unread(String),
}

impl Refused {
    /// In words.
    pub fn told(&self, file: &str) -> String {
        match self {
            Self::Other => tr::backup_other(file),
            Self::Newer => tr::backup_newer().to_owned(),
            Self::Unread(reason) => reason.clone(),
        }
    }
}

/// What is wrong with a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The number of its line, from 1, where it is one line.
    pub line: Option<usize>,
    /// What is wrong, in words.
    pub reason: String,
}

/// A file as it is read, line by line.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its first line.
    pub header: Header,
    /// What is wrong with it so far.
    pub flaws: Vec<Flaw>,
    line: usize,
    records: usize,
    has_ended: bool,
}

impl Reading {
    /// Begins with the first line.
    ///
    /// # Errors
    /// [`Refused`] where that is not the first line of a file that can be read.
    pub fn begin(first: &[u8]) -> Result<Self, Refused> {
        let first = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first);
        let header: Header = serde_json::from_slice(first).map_err(|_| Refused::Other)?;
        if header.schema > SCHEMA {
            return Err(Refused::Newer);
        }
        Ok(Self { header, flaws: Vec::new(), line: 1, records: 0, has_ended: false })
    }

    /// The number of the line that was taken last.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Takes the next line; gives its record, where it is one. What is wrong with it is noted.
    pub fn take(&mut self, line: &[u8]) -> Option<Record> {
        self.line += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        if self.has_ended {
            self.note(tr::backup_behind_end());
            return None;
        }
        // Records are long: only what begins like the last line is read as one.
        if line.starts_with(b"{\"end\"")
            && let Ok(End { end, unwritten }) = serde_json::from_slice(line)
        {
            self.end(end, unwritten.len());
            return None;
        }
        self.records += 1;
        match serde_json::from_slice::<Record>(line) {
            Ok(record) => Some(record),
            Err(error) => {
                let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
                let is_json = std::str::from_utf8(line).is_ok_and(is_json);
                self.note(if is_json {
                    tr::backup_no_record(&error.to_string())
                } else {
                    tr::backup_no_json().to_owned()
                });
                None
            }
        }
    }

    fn end(&mut self, records: usize, unwritten: usize) {
        self.has_ended = true;
        if records != self.records {
            self.flaws.push(Flaw { line: None, reason: tr::backup_count(records, self.records) });
        }
        if unwritten > 0 {
            self.flaws.push(Flaw { line: None, reason: tr::backup_unwritten(unwritten) });
        }
    }

    /// There are no more lines. Says whether the file was whole.
    pub fn finish(&mut self) -> bool {
        if !self.has_ended {
            self.flaws.push(Flaw { line: None, reason: tr::backup_cut().to_owned() });
        }
        self.has_ended
    }

    fn note(&mut self, reason: impl Into<String>) {
        self.flaws.push(Flaw { line: Some(self.line), reason: reason.into() });
    }
}

/// Whether what is set aside is a record that could not be read. Workspaces that were replaced are there as well.
pub fn is_unreadable(record: &Record) -> bool {
    record.record.get("from").and_then(Value::as_str) != Some(WORKSPACE)
}

/// Whether a file that begins like this is a backup or a recovery bundle, of any version.
pub fn is_one(head: &[u8]) -> bool {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !matches!(Reading::begin(first), Err(Refused::Other))
}

/// Its name, for a moment as ISO 8601 writes it.
pub fn file_name(kind: Kind, made: &str) -> String {
    let day = made.get(..10).unwrap_or("undated");
    match kind {
        Kind::Backup => format!("tallymark-backup-{day}.jsonl"),
        Kind::Recovery => format!("tallymark-recovery-{day}.jsonl"),
    }
}

/// A line.
fn line(value: &impl Serialize) -> String {
    // Nothing that is written here has what JSON has not: its maps have text for keys.
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

/// The first line of a file of this page.
pub fn first_line(kind: Kind, version: &str, made: &str) -> String {
    line(&Header { tallymark: kind, schema: SCHEMA, version: version.to_owned(), made: made.to_owned() })
}

/// The line of a record whose JSON is stored with a checksum.
pub fn sealed_line(store: Store, key: u32, json: &str) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        store: Store,
        key: u32,
        record: Sealed<'a>,
    }
    #[derive(Serialize)]
    struct Sealed<'a> {
        v: u32,
        json: &'a str,
        sum: u32,
    }
    line(&Line { store, key, record: Sealed { v: SCHEMA, json, sum: checksum(json) } })
}

/// The line of a record that is stored as it is. `key` and `record` are JSON.
pub fn plain_line(store: Store, key: &str, record: &str) -> String {
    let store = serde_json::to_string(&store).unwrap_or_default();
    format!("{{\"store\":{store},\"key\":{key},\"record\":{record}}}\n")
}

/// The last line.
pub fn last_line(records: usize) -> String {
    line(&End { end: records, unwritten: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> String {
        [
            first_line(Kind::Backup, "0.1.0", "2026-11-22T10:00:00.000Z"),
            sealed_line(Store::Pieces, 1, "{\"text\":\"„\\n“\"}"),
            plain_line(Store::Screen, "\"current\"", "{\"open\":null}"),
            last_line(2),
        ]
        .concat()
    }

    fn read(file: &[u8]) -> (Vec<Record>, Reading, bool) {
        let mut lines = file.split(|byte| *byte == b'\n');
        let mut reading =
            Reading::begin(lines.next().unwrap_or_default()).unwrap_or_else(|refused| panic!("{refused:?}"));
        let records = lines.filter_map(|line| reading.take(line)).collect();
        let is_whole = reading.finish();
        (records, reading, is_whole)
    }

    fn told(file: &[u8]) -> Vec<(Option<usize>, String)> {
        read(file).1.flaws.into_iter().map(|flaw| (flaw.line, flaw.reason)).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let (records, reading, is_whole) = read(file().as_bytes());
        assert_eq!((reading.flaws.as_slice(), is_whole), ([].as_slice(), true));
        assert_eq!(reading.header.made, "2026-11-22T10:00:00.000Z");
        let keys: Vec<_> = records.iter().map(|record| (record.store, record.number())).collect();
        assert_eq!(keys, [(Store::Pieces, Some(1)), (Store::Screen, None)]);
        let json = records.first().and_then(|record| record.record["json"].as_str());
        assert_eq!(json, Some("{\"text\":\"„\\n“\"}"));
        assert_eq!(file_name(reading.header.tallymark, &reading.header.made), "tallymark-backup-2026-11-22.jsonl");
    }

    #[test]
    fn a_file_is_known_by_its_first_line() {
        for (head, is_backup) in [
            (file().as_str(), true),
            ("\u{feff}{\"tallymark\":\"recovery\",\"schema\":2}\n", true),
            ("{\"tallymark\":\"backup\",\"schema\":99}", true),
            ("{\"tallymark\":\"dataset\",\"schema\":2}", false),
            ("{\"text\":\"tallymark\",\"spans\":[]}", false),
            ("{\"tallymark\":\"backup\"", false),
            ("", false),
        ] {
            assert_eq!(is_one(head.as_bytes()), is_backup, "{head}");
        }
        assert_eq!(Reading::begin(b"{\"tallymark\":\"backup\",\"schema\":99}").err(), Some(Refused::Newer));
        assert_eq!(Reading::begin(b"PK\x03\x04").err(), Some(Refused::Other));
    }

    #[test]
    fn each_damage_is_told_with_its_line_and_the_rest_is_read() {
        let whole = file();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        let put = |place: usize, line: &str| {
            let mut lines = lines.clone();
            lines[place] = line;
            lines.concat()
        };
        let cases = [
            (put(1, "{\"store\":\"pieces\",\"key\":1,\n"), Some(2), "no JSON"),
            (put(1, "{\"store\":\"attic\",\"key\":1,\"record\":{}}\n"), Some(2), "attic"),
            (put(2, "[1, 2]\n"), Some(3), "no record"),
            (put(3, ""), None, "cut off"),
            (put(3, "{\"end\":"), Some(4), "no JSON"),
            (put(1, ""), None, "2"),
            (put(3, "{\"end\":2}\n\n{\"store\":\"journal\",\"key\":1,\"record\":0}\n"), Some(6), "end"),
            (put(3, "{\"end\":2,\"unwritten\":[{\"store\":\"journal\",\"key\":7}]}\n"), None, "1 record"),
        ];
        for (damaged, line, words) in cases {
            let told = told(damaged.as_bytes());
            assert!(told.iter().any(|(at, reason)| *at == line && reason.contains(words)), "{words}: {told:?}");
        }
        let mut bytes = whole.into_bytes();
        let place = bytes.iter().position(|byte| *byte >= 0x80).unwrap_or_default();
        bytes[place] = 0xFF;
        assert_eq!(told(&bytes).first().map(|(line, _)| *line), Some(Some(2)), "no UTF-8");
        assert_eq!(read(&bytes).0.len(), 1, "the screen");
    }

    #[test]
    fn wherever_a_file_is_cut_that_is_told() {
        let whole = file();
        let first = whole.find('\n').unwrap_or_default();
        // Without its last line break a file is still whole.
        for length in first..whole.len() - 1 {
            let (_, reading, is_whole) = read(&whole.as_bytes()[..length]);
            assert!(!is_whole && !reading.flaws.is_empty(), "cut at {length}");
        }
    }
}
