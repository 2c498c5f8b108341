//! What the dialog to import files knows.

use tallymark_converter::{Misfit, Survey};
use tallymark_dataset::formats::{Format, Purpose};
use tallymark_dataset::import::{Beginning, Fault, Mapping, Role, Sample, Shape};

use crate::tr;

/// Up to this many articles are opened without being asked about.
pub const OPENED_AT_ONCE: usize = 20;

/// The endings of files that are an article each.
const ARTICLES: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// The endings of files that are an article a row.
const TABLES: &[&str] = &["csv", "tsv", "tab", "jsonl", "ndjson", "json"];

/// The endings of files that are never an article and may be a dataset.
const DATASETS: &[&str] =
    &["spacy", "conll", "conll03", "bio", "iob", "iob2", "biluo", "ann", "xmi", "jsonld", "parquet", "zip"];

/// What a file is for Tallymark, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An article.
    Article,
    /// Articles, one a row; or a dataset, as its content shows.
    Table,
    /// A dataset, where its content shows that it is one.
    Dataset,
    /// Nothing known.
    Other,
}

/// What the file of that name is.
///
/// ```
/// use tallymark::view::importing::{Kind, kind};
/// assert_eq!(kind("news/Mill.HTML"), Kind::Article);
/// assert_eq!(kind("news/mills.csv"), Kind::Table);
/// assert_eq!(kind("news/mills.spacy"), Kind::Dataset);
/// assert_eq!(kind("news/.hidden.txt"), Kind::Other);
/// ```
pub fn kind(path: &str) -> Kind {
    // What systems keep beside the files of a user.
    if path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX") {
        return Kind::Other;
    }
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if ARTICLES.contains(&ending.as_str()) {
        Kind::Article
    } else if TABLES.contains(&ending.as_str()) {
        Kind::Table
    } else if DATASETS.contains(&ending.as_str()) {
        Kind::Dataset
    } else {
        Kind::Other
    }
}

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing is chosen yet.
    #[default]
    Choosing,
    /// Folders and the beginnings of tables are being looked at: so many files so far.
    Looking(usize),
    /// A dataset is being looked through: its name, and how far that is.
    Surveying(String, Reading),
    /// What was found; the user says what it is.
    Found(Found),
    /// Files are being read.
    Reading(Reading),
    /// What became of it.
    Done(Summary),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The names of the files that are an article each.
    pub articles: Vec<String>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The datasets.
    pub datasets: Vec<Dataset>,
    /// What the documents of datasets are taken for.
    pub purpose: Purpose,
    /// Whether annotations of a text that is here become documents of their own.
    pub stays_apart: bool,
    /// The names of files that are neither.
    pub others: Vec<String>,
    /// What was wrong with tables.
    pub troubles: Vec<Trouble>,
}

/// A file that is a dataset by its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Its name.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// What is in it.
    pub survey: Survey,
}

/// Files with the same columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Their names, the one that was looked at first.
    pub names: Vec<String>,
    /// The beginning of the first, and whether it is all of it.
    pub head: String,
    /// Whether that is all of the file.
    pub is_whole: bool,
    /// What that shows.
    pub sample: Sample,
    /// What its columns are.
    pub mapping: Mapping,
}

impl Table {
    /// A table whose file begins like this; `None` where it has no row.
    pub fn of(name: &str, head: String, is_whole: bool) -> Option<Self> {
        let sample = Sample::of(Shape::recognised(name, &head), Beginning { text: &head, is_whole });
        let mapping = Mapping::guessed(&sample);
        let has_rows = !sample.rows.is_empty();
        has_rows.then(|| Self { names: vec![name.to_owned()], head, is_whole, sample, mapping })
    }

    /// Says whether the first row names the columns.
    pub fn set_header(&mut self, has_header: bool) {
        self.sample = self.sample.with_header(Beginning { text: &self.head, is_whole: self.is_whole }, has_header);
        self.mapping = Mapping::guessed(&self.sample);
    }

    /// Says what a column is.
    pub fn set_role(&mut self, column: usize, role: Role) {
        self.mapping.set(column, role, &self.sample);
    }

    /// Whether one has the columns of the other, so that they need to be asked about only once.
    fn is_like(&self, other: &Self) -> bool {
        let (sample, others) = (&self.sample, &other.sample);
        sample.shape == others.shape && sample.has_header == others.has_header && sample.columns == others.columns
    }
}

impl Found {
    /// Adds a table, to those like it where there are any.
    pub fn add_table(&mut self, table: Table) {
        match self.tables.iter_mut().find(|other| other.is_like(&table)) {
            Some(other) => other.names.extend(table.names),
            None => self.tables.push(table),
        }
    }

    /// Whether there is something to import, and it is known of each table what its text is.
    pub fn is_ready(&self) -> bool {
        let has_any = !self.articles.is_empty() || !self.tables.is_empty() || !self.datasets.is_empty();
        has_any && self.tables.iter().all(|table| table.mapping.has_text())
    }
}

/// How far reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Articles so far.
    pub articles: usize,
    /// Of all there is to do, in hundredths.
    pub percent: u32,
    /// Whether they are being added, after all files are read.
    pub is_adding: bool,
}

/// What became of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many articles came in.
    pub imported: usize,
    /// How many documents that are here have got annotations.
    pub joined: usize,
    /// How many were left out because their text is here.
    pub known: usize,
    /// How many files and rows could not be read.
    pub unread: usize,
    /// What the user should know, file by file; not more than [`Summary::MOST_TROUBLES`].
    pub troubles: Vec<Trouble>,
    /// How many more there were.
    pub more_troubles: usize,
    /// Whether the user ended it.
    pub is_cancelled: bool,
}

impl Summary {
    /// The most troubles that are listed.
    pub const MOST_TROUBLES: usize = 500;

    /// Notes what the user should know; what costs an article is counted.
    pub fn note(&mut self, trouble: Trouble) {
        self.unread += usize::from(trouble.what.costs_an_article());
        if self.troubles.len() < Self::MOST_TROUBLES {
            self.troubles.push(trouble);
        } else {
            self.more_troubles += 1;
        }
    }
}

/// Why a file gives no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The browser does not give its bytes: it has been moved, or is a folder.
    Gone,
    /// It holds something else than text.
    Binary,
    /// It begins with the mark of UTF-16 and goes on otherwise.
    NotUtf16,
    /// It is not UTF-8 after all. Read from the beginning as Windows-1252, it is a text.
    NotUtf8,
    /// The browser does not know the encoding.
    Unknown,
    /// It is larger than so many megabytes.
    TooLarge(usize),
    /// It is a web page without text.
    NoText,
    /// There is nothing in it.
    Empty,
}

impl Unread {
    /// The same, in words about the file of that name.
    pub fn told(self, file: &str) -> String {
        match self {
            Self::Gone => tr::file_unreadable(file),
            Self::Binary => tr::file_not_text(file),
            Self::NotUtf16 => tr::file_not_utf16(file),
            Self::NotUtf8 | Self::Unknown => tr::file_no_encoding(file),
            Self::TooLarge(most) => tr::file_too_large(file, most),
            Self::NoText => tr::file_no_text(file),
            Self::Empty => tr::file_empty(file),
        }
    }
}

/// Something that the user should know about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The name of the file.
    pub file: String,
    /// The line, where it is about one.
    pub line: Option<usize>,
    /// What it is.
    pub what: What,
}

/// What the user should know about a file or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A row could not be read.
    Row(Fault),
    /// The file could not be read.
    File(Unread),
    /// A table has no rows.
    NoRows,
    /// What stands where a date should be is none; the article came in without.
    Date(String),
    /// Something in a dataset does not fit; the rest has come in.
    Misfit(Misfit),
    /// The file is a backup of a workspace.
    Backup,
    /// A dataset could not be read to its end: why.
    Broken(String),
    /// The file is not UTF-8 and was read as Windows-1252.
    Windows1252,
}

impl What {
    /// Whether an article is missing because of it.
    pub fn costs_an_article(&self) -> bool {
        matches!(self, Self::Row(_) | Self::File(_) | Self::NoRows | Self::Broken(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, head: &str) -> Table {
        Table::of(name, head.to_owned(), true).expect("it has rows")
    }

    #[test]
    fn tables_with_the_same_columns_are_asked_about_once() {
        let mut found = Found::default();
        found.add_table(table("a.csv", "title,text\nx,A long text.\n"));
        found.add_table(table("b.csv", "title,text\ny,Another text.\n"));
        found.add_table(table("c.csv", "text,title\nAnother text.,y\n"));
        found.add_table(table("d.csv", "title;text\ny;Another text.\n"));
        let names: Vec<_> = found.tables.iter().map(|table| table.names.clone()).collect();
        assert_eq!(names, [vec!["a.csv", "b.csv"], vec!["c.csv"], vec!["d.csv"]]);
    }

    #[test]
    fn nothing_can_be_imported_before_every_table_has_a_text() {
        let mut found = Found::default();
        assert!(!found.is_ready());
        found.add_table(table("a.csv", "title,text\nx,A long text.\n"));
        assert!(found.is_ready());
        found.tables.iter_mut().for_each(|table| table.set_role(1, Role::Ignored));
        assert!(!found.is_ready());
    }

    #[test]
    fn a_table_without_rows_is_none() {
        assert_eq!(Table::of("a.csv", String::new(), true), None);
        assert_eq!(Table::of("a.csv", "title,text\n".to_owned(), true), None);
        assert_eq!(Table::of("a.json", "[]".to_owned(), true), None);
    }

    #[test]
    fn troubles_are_counted_and_listed_up_to_a_limit() {
        let mut summary = Summary::default();
        for line in 0..Summary::MOST_TROUBLES + 7 {
            let what = if line % 2 == 0 { What::Row(Fault::NoText) } else { What::Date("soon".to_owned()) };
            summary.note(Trouble { file: "a.csv".to_owned(), line: Some(line), what });
        }
        assert_eq!((summary.troubles.len(), summary.more_troubles), (Summary::MOST_TROUBLES, 7));
        assert_eq!(summary.unread, Summary::MOST_TROUBLES / 2 + 4);
    }
}
