//! The lists of `data/*.txt`, as `build.rs` packs them.

/// Every section, sorted; each entry without what it begins with in common with the one before.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists"));

/// Every entry of every list, one a line, each section after a line of `[` and its name.
pub(super) fn unpack() -> String {
    let mut lines = Vec::with_capacity(2 * PACKED.len());
    let mut line = Vec::new();
    // A control character says how much of the line before the next one keeps; a zero begins a section.
    for &byte in PACKED.iter().chain(&[1]) {
        if byte >= b' ' {
            line.push(byte);
            continue;
        }
        lines.extend_from_slice(&line);
        lines.push(b'\n');
        line.truncate(usize::from(byte.saturating_sub(1)));
        if byte == 0 {
            line.push(b'[');
        }
    }
    String::from_utf8(lines).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The entries of a list, each with its section.
    fn entries(list: &str) -> BTreeSet<(&str, &str)> {
        let mut section = "";
        let mut found = BTreeSet::new();
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[') {
                Some(name) => section = name.trim_end_matches(']'),
                None => drop(found.insert((section, line.trim()))),
            }
        }
        found
    }

    #[test]
    fn packed_lists_unpack_to_their_sources() {
        let sources = [
            include_str!("../../data/own.txt"),
            include_str!("../../data/cues.txt"),
            include_str!("../../data/cities.txt"),
            include_str!("../../data/people.txt"),
            include_str!("../../data/words.txt"),
        ];
        let unpacked = unpack();
        let (found, wanted) = (entries(&unpacked), sources.into_iter().flat_map(entries).collect::<BTreeSet<_>>());
        assert!(wanted.len() > 10_000);
        assert_eq!(found.symmetric_difference(&wanted).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
        assert!(wanted.iter().all(|(section, entry)| section.is_ascii() && entry.is_ascii()));
    }
}
