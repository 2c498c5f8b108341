//! For tests: the tables of `tests/data`, and the marks in their texts.

use std::fmt;
use std::path::{Path, PathBuf};

/// A table with its cases, each still to be understood: one that is not must not hide the others.
#[derive(Clone, Debug)]
pub struct Table {
    /// The folder and the file's name.
    pub name: String,
    /// Its `[[case]]` entries.
    pub cases: Vec<toml::Value>,
}

/// Why a table cannot be read.
#[derive(Debug)]
pub struct TableError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for TableError {}

/// Every table of a folder of `tests/data`, in order of their names.
///
/// # Errors
/// [`TableError`] names the first that cannot be read.
pub fn folder(name: &str) -> Result<Vec<Table>, TableError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name);
    let failed = |error: std::io::Error| TableError { path: path.clone(), reason: error.to_string() };
    let entries = std::fs::read_dir(&path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files.iter().map(|file| table(name, file)).collect()
}

fn table(folder: &str, file: &Path) -> Result<Table, TableError> {
    let failed = |reason: String| TableError { path: file.to_owned(), reason };
    let written = std::fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    let mut table: toml::Table = written.parse().map_err(|error: toml::de::Error| failed(error.to_string()))?;
    let name = format!("{folder}/{}", file.file_name().unwrap_or_default().display());
    match table.remove("case") {
        Some(toml::Value::Array(cases)) => Ok(Table { name, cases }),
        _ => Err(failed("it has no [[case]]".to_owned())),
    }
}

/// A marked place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins, in bytes of the text without marks.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its label.
    pub label: String,
}

/// A text without its marks, and the marks. Brackets without a `|` belong to the text.
///
/// ```
/// let (text, marks) = tallymark_tables::unmarked("[Two|CARDINAL] men [sic]");
/// assert_eq!(text, "Two men [sic]");
/// assert_eq!((marks[0].start, marks[0].end, marks[0].label.as_str()), (0, 3, "CARDINAL"));
/// ```
pub fn unmarked(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        match after.split_once(']').and_then(|(inside, behind)| Some((inside.rsplit_once('|')?, behind))) {
            Some(((characters, label), behind)) => {
                let start = text.len();
                text.push_str(characters);
                marks.push(Mark { start, end: text.len(), label: label.to_owned() });
                rest = behind;
            }
            None => {
                text.push('[');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    (text, marks)
}
