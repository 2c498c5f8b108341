//! Files that a user opens or drops.

use tallymark_extract::Date;
use web_sys::{File, FileList};

use crate::platform::html;
use crate::platform::pieces::{self, Encoding};
use crate::view::importing::Unread;

/// The largest file that is an article, and the largest table, in megabytes.
const LARGEST_ARTICLE: usize = 20;
const LARGEST_TABLE: usize = 500;

/// A file as an article.
pub struct Article {
    /// From the page's metadata, where the file is a web page.
    pub title: Option<String>,
    /// From the page's metadata.
    pub date: Option<Date>,
    /// Its text.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
}

/// The files of a list.
pub fn listed(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.item(index)).collect()
}

/// Reads a `.txt`, `.md` or `.html` file.
///
/// # Errors
/// [`Unread`] where it is no article.
pub async fn read(file: &File) -> Result<Article, Unread> {
    let name = file.name();
    check_size(file, LARGEST_ARTICLE)?;
    let (text, encoding) = pieces::whole(file).await?;
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = ["html", "htm", "xhtml"].iter().any(|page| ending.eq_ignore_ascii_case(page));
    let article = if is_page || file.type_() == "text/html" {
        let page = html::read(&text).ok_or(Unread::NoText)?;
        Article { title: page.title, date: page.date, text: page.text, encoding }
    } else {
        Article { title: None, date: None, text, encoding }
    };
    if article.text.trim().is_empty() { Err(Unread::Empty) } else { Ok(article) }
}

/// The text of a file.
///
/// # Errors
/// A message for the user that names the file and what is wrong with it.
pub async fn text(file: &File) -> Result<String, String> {
    let text = match check_size(file, LARGEST_ARTICLE) {
        Ok(()) => pieces::whole(file).await,
        Err(unread) => Err(unread),
    };
    text.map(|(text, _)| text).map_err(|unread| unread.told(&file.name()))
}

/// Whether a file is small enough to be read row by row.
///
/// # Errors
/// [`Unread::TooLarge`] where it is not.
pub fn check_table(file: &File) -> Result<(), Unread> {
    check_size(file, LARGEST_TABLE)
}

fn check_size(file: &File, most: usize) -> Result<(), Unread> {
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let bytes = most as f64 * 1_000_000.0;
    if file.size() > bytes { Err(Unread::TooLarge(most)) } else { Ok(()) }
}
