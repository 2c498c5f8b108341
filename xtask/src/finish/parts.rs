//! The table of parts in the page: its version, and the addresses of what it loads when it is needed.
//!
//! An element with JSON is data and no script: the content security policy has no hash of it. `src/platform/parts.rs`
//! reads it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::text;

const OPENING: &str = "<script type=\"application/json\" id=\"parts\">";
const CLOSING: &str = "</script>";

/// The element that names the version for people and programs that look at the page's source.
const VERSION: &str = "<meta name=\"version\" content=\"";

/// What the table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Parts {
    version: String,
    /// A hash of all that is in the build.
    build: String,
    /// Whether all is in one file.
    single: bool,
    /// Addresses of parts by their names, from the page.
    pub(super) addresses: BTreeMap<String, String>,
}

impl Parts {
    /// The table of a page, empty where it has not been filled in; `None` where the page has no place for it.
    pub(super) fn read(html: &str) -> Result<Option<Self>> {
        let Some(place) = text::between(html, OPENING, CLOSING)? else { return Ok(None) };
        let json = html[place].trim();
        if json.is_empty() {
            let version = env!("CARGO_PKG_VERSION").to_owned();
            return Ok(Some(Self { version, build: String::new(), single: false, addresses: BTreeMap::new() }));
        }
        serde_json::from_str(json).map(Some).context("the table of parts is not what the build writes")
    }

    /// The same with these addresses.
    pub(super) fn with(mut self, addresses: BTreeMap<String, String>) -> Self {
        self.addresses = addresses;
        self
    }

    /// The same of another build.
    pub(super) fn of_build(mut self, build: &str) -> Self {
        build.clone_into(&mut self.build);
        self
    }

    /// What tells the build from others.
    #[cfg(test)]
    pub(super) fn build(&self) -> &str {
        &self.build
    }

    /// The page with this table, and with its version.
    pub(super) fn written(&self, html: &str) -> Result<String> {
        // In JSON, `<` stands only in strings: there nothing may look like the end of the element.
        let json = serde_json::to_string(self)?.replace('<', "\\u003c");
        let html = text::put_between(html, OPENING, CLOSING, &json)?;
        text::put_between(&html, VERSION, "\"", &format!("{}+{}", self.version, self.build))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta name=\"version\" content=\"\" /></head>\
        <script type=\"application/json\" id=\"parts\"></script>";

    #[test]
    fn the_table_comes_back_as_it_was_written() {
        let mut parts = Parts::read(PAGE).expect("well formed").expect("a place for it");
        assert!(parts.addresses.is_empty());
        parts.addresses.insert("names".to_owned(), "./names-</script>.bin".to_owned());
        let parts = parts.of_build("3fa9c1d2");
        let html = parts.written(PAGE).expect("has both places");
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
        let version = env!("CARGO_PKG_VERSION");
        assert!(html.contains(&format!("<meta name=\"version\" content=\"{version}+3fa9c1d2\" />")), "{html}");
        assert_eq!(Parts::read(&html).expect("well formed"), Some(parts));
    }

    #[test]
    fn a_page_without_a_place_has_no_table() {
        assert_eq!(Parts::read("<p>").expect("well formed"), None);
        assert!(Parts::read(&PAGE.replace("></script>", ">nonsense</script>")).is_err());
    }
}
