//! The columns of a file, and what each of them probably is.

use super::date;
use super::{Problem, Row, Shape};

/// How many rows of the beginning are looked at.
const ROWS: usize = 100;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing that is wanted.
    Ignored,
    /// The article. Several such columns are parts of it, in their order.
    Text,
    /// Its headline.
    Title,
    /// The day it was published.
    Date,
    /// Its address.
    Source,
    /// Who wrote it.
    Author,
    /// Its tags or keywords. There may be several such columns.
    Tags,
}

impl Role {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Ignored, Self::Text, Self::Title, Self::Date, Self::Source, Self::Author, Self::Tags];

    /// A name that stays the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Text => "text",
            Self::Title => "title",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Tags => "tags",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether only one column can be it.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::Title | Self::Date | Self::Source | Self::Author)
    }

    /// What such columns are called, the surest first: without capitals and signs.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Ignored => &[],
            Self::Text => &[
                "text",
                "articletext",
                "fulltext",
                "body",
                "articlebody",
                "content",
                "article",
                "maintext",
                "story",
                "текст",
            ],
            Self::Title => &["title", "headline", "heading", "articletitle", "subject", "заголовок", "назва"],
            Self::Date => &[
                "date",
                "published",
                "publishedat",
                "publishdate",
                "publicationdate",
                "datepublished",
                "pubdate",
                "publishedon",
                "datetime",
                "day",
                "createdat",
                "created",
                "timestamp",
                "createdutc",
                "дата",
            ],
            Self::Source => &[
                "url",
                "sourceurl",
                "link",
                "permalink",
                "canonicalurl",
                "weburl",
                "href",
                "uri",
                "source",
                "посилання",
                "джерело",
            ],
            Self::Author => {
                &["author", "byline", "authors", "writer", "reporter", "creator", "authorname", "автор", "автори"]
            }
            Self::Tags => &[
                "tags",
                "tag",
                "keywords",
                "topics",
                "topic",
                "categories",
                "category",
                "section",
                "desk",
                "теги",
                "рубрика",
            ],
        }
    }
}

/// The beginning of a file.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// Its text.
    pub text: &'a str,
    /// Whether that is the whole file: otherwise its last row may be cut off, and is left out.
    pub is_whole: bool,
}

/// What the beginning of a file shows: its columns and its first rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How the file holds its rows.
    pub shape: Shape,
    /// Whether its first row names the columns.
    pub has_header: bool,
    /// The names of the columns; where nothing names them, `1`, `2` and so on.
    pub columns: Vec<String>,
    /// The first rows, as many cells each as there are columns.
    pub rows: Vec<Row>,
    /// What could not be read so far.
    pub problems: Vec<Problem>,
}

impl Sample {
    /// The sample that the beginning of a file is.
    pub fn of(shape: Shape, beginning: Beginning<'_>) -> Self {
        let (rows, problems, names) = read(shape, beginning);
        let has_header = matches!(shape, Shape::Separated(_)) && rows.first().is_some_and(|row| is_header(&row.cells));
        Self::new(shape, has_header, rows, problems, names)
    }

    /// The same, told whether the first row names the columns.
    #[must_use]
    pub fn with_header(&self, beginning: Beginning<'_>, has_header: bool) -> Self {
        let (rows, problems, names) = read(self.shape, beginning);
        let has_header = has_header && matches!(self.shape, Shape::Separated(_));
        Self::new(self.shape, has_header, rows, problems, names)
    }

    fn new(shape: Shape, has_header: bool, mut rows: Vec<Row>, problems: Vec<Problem>, names: Vec<String>) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(names.len());
        let header = if has_header && !rows.is_empty() { rows.remove(0).cells } else { names };
        let name = |place: usize| header.get(place).map(|name| name.trim()).filter(|name| !name.is_empty());
        let columns = (0..width).map(|at| name(at).map_or_else(|| (at + 1).to_string(), str::to_owned)).collect();
        for row in &mut rows {
            row.cells.resize(width, String::new());
        }
        Self { shape, has_header, columns, rows, problems }
    }

    /// A reader for the whole file. Its first row is the header where there is one.
    pub fn reader(&self) -> super::Reader {
        self.shape.reader(self.has_header)
    }

    /// The cells of a column.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| row.cells.get(column)).map(String::as_str)
    }

    /// What each column probably is, by its name and by what is in it.
    pub(super) fn guess(&self) -> Vec<Role> {
        let mut roles = vec![Role::Ignored; self.columns.len()];
        let places = || 0..self.columns.len();
        let looks: Vec<Looks> = places().map(|column| self.looks(column)).collect();
        let text = places().filter(|column| looks.get(*column).is_some_and(|look| !look.is_address && look.length > 0));
        // A column that is called so is the text before one that is twice as long: the article's HTML, say.
        let weight = |column: &usize| {
            let length = looks.get(*column).map_or(0, |look| look.length);
            if self.rank(*column, Role::Text).is_some() { length * 4 } else { length }
        };
        if let Some(role) = text.rev().max_by_key(weight).and_then(|column| roles.get_mut(column)) {
            *role = Role::Text;
        }
        for role in [Role::Source, Role::Date, Role::Title, Role::Author, Role::Tags] {
            let fits = |column: &usize| {
                let is_free = roles.get(*column) == Some(&Role::Ignored);
                is_free && looks.get(*column).is_some_and(|look| look.fits(role))
            };
            let named = places().filter(fits).filter_map(|column| Some((self.rank(column, role)?, column))).min();
            let shown = || places().filter(fits).find(|column| looks.get(*column).is_some_and(|look| look.shows(role)));
            if let Some(place) = named.map(|(_, column)| column).or_else(shown).and_then(|column| roles.get_mut(column))
            {
                *place = role;
            }
        }
        roles
    }

    /// How sure the name of a column is for a role: 0 is surest. Of a path the end counts.
    fn rank(&self, column: usize, role: Role) -> Option<usize> {
        let name = self.columns.get(column)?;
        let plain = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let (whole, end): (String, String) = (plain(name), plain(name.rsplit('.').next().unwrap_or_default()));
        role.names().iter().position(|known| *known == whole || *known == end)
    }

    fn looks(&self, column: usize) -> Looks {
        let filled: Vec<&str> = self.cells(column).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let all = |holds: fn(&str) -> bool| !filled.is_empty() && filled.iter().all(|cell| holds(cell));
        let dates = filled.iter().filter(|cell| date::written(cell).is_some()).count();
        Looks {
            length: filled.iter().map(|cell| cell.len()).sum::<usize>().div_ceil(filled.len().max(1)),
            is_address: all(|cell| cell.starts_with("https://") || cell.starts_with("http://")),
            dates: match dates {
                _ if all(|cell| date::written(cell).is_some() && !cell.bytes().all(|b| b.is_ascii_digit())) => {
                    Dates::All
                }
                count if count * 2 > filled.len() || filled.is_empty() => Dates::Most,
                _ => Dates::Few,
            },
        }
    }
}

/// What the cells of a column look like.
struct Looks {
    /// The mean length of those that are not empty, in bytes.
    length: usize,
    is_address: bool,
    dates: Dates,
}

/// How many cells of a column are dates.
#[derive(PartialEq, Eq)]
enum Dates {
    /// Fewer than half.
    Few,
    /// More than half, or there is nothing in the column.
    Most,
    /// All, and none is only a number, which an id may be.
    All,
}

impl Looks {
    /// Whether a column that is called so can be it.
    fn fits(&self, role: Role) -> bool {
        match role {
            Role::Date => self.dates != Dates::Few,
            Role::Title | Role::Author | Role::Tags => !self.is_address,
            Role::Ignored | Role::Text | Role::Source => true,
        }
    }

    /// Whether a column is it whatever it is called.
    fn shows(&self, role: Role) -> bool {
        match role {
            Role::Date => self.dates == Dates::All,
            Role::Source => self.is_address,
            _ => false,
        }
    }
}

fn read(shape: Shape, beginning: Beginning<'_>) -> (Vec<Row>, Vec<Problem>, Vec<String>) {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let mut reader = shape.reader(false);
    reader.feed(beginning.text);
    if beginning.is_whole {
        reader.end();
    }
    for row in reader.by_ref().take(ROWS) {
        match row {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    let names = reader.columns().to_vec();
    (rows, problems, names)
}

/// Whether a first row names columns: all of it short, and nothing in it an address, a date or a number.
fn is_header(cells: &[String]) -> bool {
    let is_name = |cell: &String| {
        let cell = cell.trim();
        let is_number = cell.parse::<f64>().is_ok();
        cell.chars().count() <= 60 && !cell.contains("://") && !is_number && date::written(cell).is_none()
    };
    cells.iter().all(is_name) && cells.iter().any(|cell| !cell.trim().is_empty())
}
