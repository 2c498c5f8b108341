//! From a row to an article.

use tallymark_extract::{Date, DateOrder};

use super::columns::{Role, Sample};
use super::{Fault, Problem, Row, date};

/// What each column of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    roles: Vec<Role>,
    /// Which part of `04/12/2025` comes first in the column of dates, where the file shows it.
    order: Option<DateOrder>,
}

/// An article as a row gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedArticle {
    /// The line of its row.
    pub line: usize,
    /// Its text, as it is written in the file.
    pub text: String,
    /// Its headline; may be empty.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// What stands where its date should be, where that is none.
    pub unread_date: Option<String>,
    /// Its address; may be empty.
    pub source: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Its tags, each once.
    pub tags: Vec<String>,
}

impl Mapping {
    /// What the columns of a file probably are.
    pub fn guessed(sample: &Sample) -> Self {
        let mut mapping = Self { roles: sample.guess(), order: None };
        mapping.look_for_order(sample);
        mapping
    }

    /// What each column is.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// Says what a column is. Of what there is one only, the column that was it before is ignored from now on.
    pub fn set(&mut self, column: usize, role: Role, sample: &Sample) {
        if role.is_single() {
            self.roles.iter_mut().filter(|other| **other == role).for_each(|other| *other = Role::Ignored);
        }
        if let Some(place) = self.roles.get_mut(column) {
            *place = role;
        }
        self.look_for_order(sample);
    }

    /// Whether a column is the text: without one there is nothing to import.
    pub fn has_text(&self) -> bool {
        self.roles.contains(&Role::Text)
    }

    fn look_for_order(&mut self, sample: &Sample) {
        let column = self.roles.iter().position(|role| *role == Role::Date);
        self.order = column.and_then(|column| date::order(sample.cells(column)));
    }

    /// The article that a row is. What is no date in a column of dates costs only the date.
    ///
    /// # Errors
    /// [`Problem`] where the row holds no text.
    pub fn article(&self, row: Row) -> Result<ImportedArticle, Problem> {
        let mut article = ImportedArticle { line: row.line, ..ImportedArticle::default() };
        for (role, cell) in self.roles.iter().zip(row.cells) {
            match role {
                Role::Ignored => {}
                _ if cell.trim().is_empty() => {}
                Role::Text if article.text.is_empty() => article.text = cell,
                Role::Text => article.text.extend(["\n\n", &cell]),
                Role::Title => article.title = on_one_line(&cell),
                Role::Date => {
                    article.date = date::written(&cell).and_then(|written| written.date(self.order));
                    article.unread_date = article.date.is_none().then(|| on_one_line(&cell));
                }
                Role::Source => article.source = on_one_line(&cell),
                Role::Author => article.author = cell.lines().map(str::trim).collect::<Vec<_>>().join(", "),
                Role::Tags => add_tags(&mut article.tags, &cell),
            }
        }
        if article.text.is_empty() {
            return Err(Problem { line: row.line, fault: Fault::NoText });
        }
        Ok(article)
    }
}

fn on_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tags have lines of their own (an array of JSON), or a semicolon between them, or a comma.
fn add_tags(tags: &mut Vec<String>, cell: &str) {
    let cell = cell.trim();
    let between = ['\n', ';', '|'].into_iter().find(|sign| cell.contains(*sign)).unwrap_or(',');
    for tag in cell.split(between).map(on_one_line).filter(|tag| !tag.is_empty()) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}
