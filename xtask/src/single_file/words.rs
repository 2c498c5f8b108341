//! What the file says before the page can: from `locales/*/opening.ftl`, as JSON for `loader.js`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::project;

/// The messages of a language, by their names without `opening-`.
pub(super) type Words = BTreeMap<String, String>;

/// The languages of the interface.
const LANGUAGES: [&str; 2] = ["en", "uk"];

/// The language of the file's own text; the loader takes the reader's.
pub(super) const FIRST: &str = LANGUAGES[0];

/// All messages, by language.
pub(super) fn all() -> Result<BTreeMap<&'static str, Words>> {
    let read = |language| {
        let file = project::root().join("locales").join(language).join("opening.ftl");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let words = plain(&text).with_context(|| format!("cannot use {}", file.display()))?;
        Ok((language, words))
    };
    let all = LANGUAGES.into_iter().map(read).collect::<Result<BTreeMap<_, _>>>()?;
    let names = |language: &str| all[language].keys().collect::<Vec<_>>();
    ensure!(LANGUAGES.iter().all(|language| names(language) == names(FIRST)), "the languages have other messages");
    Ok(all)
}

/// The messages of a Fluent file that has only texts of one line.
fn plain(text: &str) -> Result<Words> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let message = |line: &str| match line.split_once(" = ") {
        Some((name, text)) if !text.contains(['{', '<', '&']) => {
            Ok((name.strip_prefix("opening-").unwrap_or(name).to_owned(), text.to_owned()))
        }
        _ => bail!("`{line}` is not `name = text` without places and markup"),
    };
    lines.map(message).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_message() {
        for (language, words) in all().unwrap() {
            assert_eq!(
                words.keys().collect::<Vec<_>>(),
                ["again", "damaged", "failed", "late", "line", "old", "scripts"],
                "{language}"
            );
        }
    }

    #[test]
    fn only_plain_texts_are_taken() {
        let words = plain("# A comment.\nopening-line = Opening…\n\nopening-old = Too old.\n").unwrap();
        assert_eq!(words["line"], "Opening…");
        assert_eq!(words["old"], "Too old.");
        assert!(plain("opening-line = Opening { $name }").is_err());
        assert!(plain("opening-line").is_err());
    }
}
