//! Packs the lexicon of the numeric grammars, `data/lexicon/*.txt`, without its comments.
//!
//! A section `[Class]` has lines `value: words`; in `bounds.txt` lines are `place bound: phrases`. What is read here is
//! checked, so that `src/lexicon` need not fail.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The longest word that the lexicon holds, in bytes.
const LONGEST: usize = 16;

/// Writes the words to `words` and the phrases to `bounds`.
pub(crate) fn pack(words: &Path, bounds: &Path) -> Result<(), Box<dyn Error>> {
    let mut packed = String::new();
    for file in ["numbers", "units", "currencies", "calendar", "words"] {
        minify(file, &mut packed, |list| list.split_whitespace().all(|word| word.len() <= LONGEST))?;
    }
    fs::write(words, packed)?;
    let mut packed = String::new();
    minify("bounds", &mut packed, |list| list.split(" | ").all(|phrase| !phrase.trim().is_empty()))?;
    fs::write(bounds, packed)?;
    Ok(())
}

/// Appends the lines of a file that are not comments, in the form `value:words` and, of words, in small letters.
fn minify(file: &str, packed: &mut String, fits: impl Fn(&str) -> bool) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(format!("data/lexicon/{file}.txt"))?;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let section = line.starts_with('[') && line.ends_with(']');
        match line.split_once(": ").filter(|_| !section) {
            _ if section => writeln!(packed, "{line}")?,
            Some((value, list)) if fits(list) => writeln!(packed, "{value}:{}", list.to_lowercase())?,
            _ => return Err(format!("{file}.txt:{}: no `value: words`, or a word is too long", number + 1).into()),
        }
    }
    Ok(())
}
