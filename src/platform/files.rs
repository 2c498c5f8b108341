//! Files that a user opens or drops.

use web_sys::File;

use crate::platform::html;
use crate::platform::pieces::{self, Encoding, Unread};
use tallymark_extract::Date;

/// The largest file that is opened, in bytes.
pub const LARGEST: f64 = 20_000_000.0;

/// A file as an article.
pub struct Article {
    /// From the page's metadata, or the file's name without its ending where the file is a web page without a title.
    pub title: Option<String>,
    /// From the page's metadata.
    pub date: Option<Date>,
    /// Its text.
    pub text: String,
    /// What the user should know about how it was read.
    pub notice: Option<String>,
}

/// Reads a `.txt`, `.md` or `.html` file.
///
/// # Errors
/// A message for the user that names the file and what is wrong with it.
pub async fn read(file: &File) -> Result<Article, String> {
    let name = file.name();
    if file.size() > LARGEST {
        return Err(format!("{name} is larger than 20 MB, the most that can be opened. Split it."));
    }
    let (text, encoding) = pieces::whole(file).await.map_err(|unread| told(&name, unread))?;
    let notice = (encoding == Encoding::Windows1252)
        .then(|| format!("{name} is not UTF-8; it was read as Windows-1252. Check accents and quotes."));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = ["html", "htm"].iter().any(|page| ending.eq_ignore_ascii_case(page)) || file.type_() == "text/html";
    let article = if is_page {
        let page = html::read(&text).ok_or_else(|| format!("{name} holds no text."))?;
        Article { title: page.title, date: page.date, text: page.text, notice }
    } else {
        Article { title: None, date: None, text, notice }
    };
    if article.text.trim().is_empty() {
        return Err(format!("{name} is empty."));
    }
    Ok(article)
}

/// A message for the user.
pub fn told(name: &str, unread: Unread) -> String {
    match unread {
        Unread::Gone => format!("{name} could not be read. Is it a folder, or has it been moved?"),
        Unread::Binary => format!("{name} is not a text file. Tallymark opens .txt, .md and .html."),
        Unread::NotUtf16 => format!("{name} begins like UTF-16 but is not."),
        Unread::NotUtf8 | Unread::Unknown => format!("{name} is in no encoding known here."),
    }
}
