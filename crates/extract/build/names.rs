//! Packs the lists of names, `data/*.txt`, into one.
//!
//! One section after the other, each sorted; of an entry only what differs from the one before is written, after a
//! control character that says how long the common beginning is (`src/names/lists.rs` reads it).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

/// What stands before the name of a section.
const SECTION: char = '\0';
/// The longest common beginning that one control character can say.
const LONGEST: usize = 30;

/// Writes the packed list.
pub(crate) fn pack(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut sections = BTreeMap::new();
    for list in ["own", "cues", "cities", "people", "words"] {
        read(&fs::read_to_string(format!("data/{list}.txt"))?, &mut sections);
    }
    let packed: String = sections.iter().map(|(name, entries)| section(name, entries)).collect();
    fs::write(out, packed)?;
    Ok(())
}

/// Adds the entries of a list to their sections.
fn read(list: &str, sections: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut section = String::new();
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[') {
            Some(name) => name.trim_end_matches(']').clone_into(&mut section),
            None => drop(sections.entry(section.clone()).or_default().insert(line.to_owned())),
        }
    }
}

/// A section as it is packed.
fn section(name: &str, entries: &BTreeSet<String>) -> String {
    let mut packed = format!("{SECTION}{name}");
    let mut before = "";
    for entry in entries {
        let same = before.chars().zip(entry.chars()).take(LONGEST).take_while(|(a, b)| a == b).count();
        packed.push(u8::try_from(same + 1).map_or(SECTION, char::from));
        packed.extend(entry.chars().skip(same));
        before = entry;
    }
    packed
}
