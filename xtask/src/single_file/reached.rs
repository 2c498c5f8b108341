//! Which files the page can ask for, and who asks for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::frame::{Frame, START};
use super::part::{Part, ending};

/// The files that are asked for.
pub(super) struct Reached {
    /// Those of the page, each behind those that it names. The last starts it.
    pub(super) page: Vec<Part>,
    /// Those of each worker likewise, by the name of its script.
    pub(super) workers: BTreeMap<String, Vec<Part>>,
}

impl Reached {
    /// All that the page can come to from its frame.
    pub(super) fn from(frame: &Frame, folder: &Path) -> Result<Self> {
        let files = Files { folder, names: names(folder)? };
        let (mut page, mut workers) = (Vec::new(), BTreeMap::new());
        for name in frame.addresses().filter_map(|address| address.strip_prefix("./")) {
            if is_script(name) {
                let mut parts = Vec::new();
                files.add(name, &mut parts)?;
                workers.insert(name.to_owned(), parts);
            }
        }
        // What a worker loads itself, as its model, is no file of the page.
        let of_worker = |name: &str| workers.values().flatten().any(|part: &Part| part.name == name);
        for name in frame.addresses().filter_map(|address| address.strip_prefix("./")) {
            if !is_script(name) && !of_worker(name) {
                files.add(name, &mut page)?;
            }
        }
        let has_names = files.add_named(&frame.start, &mut page)?;
        page.push(Part { name: START.to_owned(), bytes: frame.start.clone().into_bytes(), has_names });
        Ok(Self { page, workers })
    }

    /// All parts.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.workers.values().flatten().chain(&self.page)
    }
}

/// The files of the build.
struct Files<'a> {
    folder: &'a Path,
    names: Vec<String>,
}

impl Files<'_> {
    /// Adds the files that `text` names, and says whether there are any.
    fn add_named(&self, text: &str, parts: &mut Vec<Part>) -> Result<bool> {
        let named: Vec<_> = self.names.iter().filter(|name| mentions(text, name)).collect();
        for name in &named {
            self.add(name, parts)?;
        }
        Ok(!named.is_empty())
    }

    /// Adds a file, and before it those that it names.
    fn add(&self, name: &str, parts: &mut Vec<Part>) -> Result<()> {
        if parts.iter().any(|part| part.name == name) {
            return Ok(());
        }
        let bytes = fs::read(self.folder.join(name)).with_context(|| format!("cannot read {name}"))?;
        // Programs and models name nothing, whatever their bytes look like.
        let has_names = is_script(name) && self.add_named(&String::from_utf8_lossy(&bytes), parts)?;
        parts.push(Part { name: name.to_owned(), bytes, has_names });
        Ok(())
    }
}

fn is_script(name: &str) -> bool {
    ending(name) == "js"
}

/// Whether `./name` stands in `text`, and is not the beginning of a longer name.
fn mentions(text: &str, name: &str) -> bool {
    let is_end =
        |rest: &str| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter));
    text.split(&format!("./{name}")).skip(1).any(is_end)
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_mentioned_whole() {
        assert!(mentions("importScripts(\"./worker.js\")", "worker.js"));
        assert!(!mentions("importScripts(\"./worker.json\")", "worker.js"));
        assert!(!mentions("a worker.js", "worker.js"));
    }
}
