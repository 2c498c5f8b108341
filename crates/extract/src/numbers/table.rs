//! Look-up in the word tables.

use std::cmp::Ordering;

/// A table of lower-case words, sorted, with what each stands for.
pub(crate) type Table<T> = [(&'static str, T)];

/// What `word` stands for in `table`, in capitals or not. No allocation: this runs for every token of a text.
pub(crate) fn lookup<T: Copy>(table: &Table<T>, word: &str) -> Option<T> {
    let found = table.binary_search_by(|(entry, _)| compare(entry, word)).ok()?;
    table.get(found).map(|(_, value)| *value)
}

/// Whether `word` is in the sorted list `words`, in capitals or not.
pub(crate) fn contains(words: &[&str], word: &str) -> bool {
    words.binary_search_by(|entry| compare(entry, word)).is_ok()
}

fn compare(entry: &str, word: &str) -> Ordering {
    entry.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
pub(crate) fn assert_sorted<T>(table: &Table<T>) {
    for pair in table.windows(2) {
        assert!(pair[0].0 < pair[1].0, "{:?} must stand before {:?}", pair[1].0, pair[0].0);
    }
}
