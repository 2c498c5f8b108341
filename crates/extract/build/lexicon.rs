//! Generates the lexicon of the numeric grammars from `data/lexicon/*.txt`.
//!
//! A section `[Class]` has lines `value: words`. A word may have a reading in several classes. What is written out: the words
//! in one string, their readings, and a hash table of them (`src/lexicon/mod.rs` reads it); the phrases of `bounds.txt`.

#[path = "../src/lexicon/hash.rs"]
mod hash;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Words with their readings: class and value.
type Words = BTreeMap<String, BTreeSet<(String, String)>>;

/// Writes the Rust source of the lexicon.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut words = Words::new();
    for file in ["numbers", "units", "currencies", "calendar", "words"] {
        read(file, &fs::read_to_string(format!("data/lexicon/{file}.txt"))?, &mut words)?;
    }
    let bounds = bounds(&fs::read_to_string("data/lexicon/bounds.txt")?, &mut words)?;
    fs::write(out, source(&words)? + &bounds)?;
    Ok(())
}

/// Lines with their numbers, without comments and empty ones.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim()));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn read(file: &str, text: &str, words: &mut Words) -> Result<(), String> {
    let mut class = String::new();
    for (number, line) in lines(text) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).filter(|n| !n.contains(':'))
        {
            name.clone_into(&mut class);
            continue;
        }
        let (value, list) = line.split_once(": ").ok_or_else(|| format!("{file}.txt:{number}: no `value: words`"))?;
        for word in list.split_whitespace() {
            let readings = words.entry(word.to_lowercase()).or_default();
            readings.insert((class.clone(), value.to_owned()));
        }
    }
    Ok(())
}

/// The phrases as a table; the word that each ends with (or starts with, behind a number) joins the lexicon, with where
/// its phrases stand in the table.
fn bounds(text: &str, words: &mut Words) -> Result<String, String> {
    let mut rows: Vec<(&str, String, Vec<&str>, &str, &str)> = Vec::new();
    for (number, line) in lines(text) {
        let (kind, phrases) =
            line.split_once(": ").ok_or_else(|| format!("bounds.txt:{number}: no `kind: phrases`"))?;
        let (place, bound) = kind.split_once(' ').ok_or_else(|| format!("bounds.txt:{number}: no place and bound"))?;
        for phrase in phrases.split(" | ").map(|phrase| phrase.split_whitespace().collect::<Vec<_>>()) {
            let (class, edge) = match place {
                "after" => ("BoundFirst", phrase.first()),
                _ => ("BoundLast", phrase.last()),
            };
            let edge = edge.ok_or_else(|| format!("bounds.txt:{number}: an empty phrase"))?.to_lowercase();
            rows.push((class, edge, phrase, place, bound));
        }
    }
    // A phrase that ends with another one stands before it.
    rows.sort_by(|(a, b, c, ..), (x, y, z, ..)| (a, b, z.len()).cmp(&(x, y, c.len())));
    let mut table = "pub(super) static BOUNDS: &[BoundPhrase] = &[\n".to_owned();
    for (class, edge, phrase, place, bound) in &rows {
        let first = rows.partition_point(|(a, b, ..)| (a, b) < (class, edge));
        let end = rows.partition_point(|(a, b, ..)| (a, b) <= (class, edge));
        words.entry(edge.clone()).or_default().insert(((*class).to_owned(), format!("{first} {end}")));
        let (place, bound) = (capital(place), capital(bound));
        let _ = writeln!(table, "BoundPhrase {{ words: &{phrase:?}, place: Place::{place}, bound: Bound::{bound} }},");
    }
    Ok(table + "];\n")
}

fn capital(word: &str) -> String {
    word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default()
}

fn source(words: &Words) -> Result<String, Box<dyn Error>> {
    let all = || words.values().flatten();
    let classes: Vec<&String> = all().map(|(class, _)| class).collect::<BTreeSet<_>>().into_iter().collect();
    let values: Vec<&String> = all().map(|(_, value)| value).collect::<BTreeSet<_>>().into_iter().collect();
    let mut slots = vec![0_u16; hash::SLOTS];
    let (mut text, mut ends, mut firsts, mut readings, mut masks) = (String::new(), vec![0], vec![0], vec![], vec![0]);
    for (index, (word, entries)) in words.iter().enumerate() {
        let number = u16::try_from(index + 1)?;
        let mut slot =
            hash::slot(word.as_bytes()).ok_or_else(|| format!("{word:?} is longer than {}", hash::LONGEST))?;
        while slots[slot] != 0 {
            slot = (slot + 1) % hash::SLOTS;
        }
        slots[slot] = number;
        text.push_str(word);
        ends.push(text.len());
        firsts.push(readings.len());
        let mut mask = 0_u64;
        for (class, value) in entries {
            let class = classes.binary_search(&class).map_err(|_| "a class of no reading")?;
            readings.push((class, values.binary_search(&value).map_err(|_| "a value of no reading")?));
            mask |= 1 << class;
        }
        masks.push(mask);
    }
    firsts.push(readings.len());
    let classes = classes.iter().map(|class| class.as_str()).collect::<Vec<_>>().join(", ");
    Ok(format!(
        "/// What a word can be: the sections of `data/lexicon`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u8)]\n#[allow(missing_docs, clippy::missing_docs_in_private_items)]\n\
         pub(crate) enum Class {{ {classes} }}\n\
         pub(super) static TEXT: &str = {text:?};\n\
         pub(super) static ENDS: [u16; {}] = {ends:?};\npub(super) static FIRSTS: [u16; {}] = {firsts:?};\n\
         pub(super) static READINGS: [(u8, u16); {}] = {readings:?};\npub(super) static MASKS: [u64; {}] = {masks:?};\n\
         pub(super) static VALUES: [&str; {}] = {values:?};\npub(super) static SLOTS: [u16; {}] = {slots:?};\n",
        ends.len(),
        firsts.len(),
        readings.len(),
        masks.len(),
        values.len(),
        slots.len(),
    ))
}
