//! Content hashes in the names of files: a name stands for one content for ever, so that a browser, a host and the
//! service worker may keep it.
//!
//! Trunk does this for the page's own files. What it leaves are the workers and the files that are copied.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use super::{SERVICE_WORKER, licences};
use crate::single_file;

/// The model of names, which the extraction worker loads.
const MODEL: &str = "names.bin";

/// How the names of Trunk's start scripts of workers end. Their programs stand beside them.
const LOADER: &str = "_loader.js";

/// Gives the parts that are loaded later a hash in their names; the address of each by the name of the part.
pub(super) fn give(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut addresses = BTreeMap::new();
    addresses.insert("names".to_owned(), address(&rename(folder, MODEL)?));
    addresses.insert("licences".to_owned(), address(&rename(folder, licences::NAME)?));
    // It is made last, of all that is here.
    addresses.insert("single".to_owned(), address(single_file::NAME));
    for file in all(folder)? {
        if let Some(worker) = file.strip_suffix(LOADER) {
            let part = worker.strip_prefix("tallymark-").unwrap_or(worker).to_owned();
            let loader = loader(folder, worker, &addresses["names"])?;
            addresses.insert(part, address(&loader));
        }
    }
    ensure!(addresses.contains_key("worker"), "there is no worker in {}", folder.display());
    Ok(addresses)
}

/// Gives a worker's program hashes, and has its start script load that; the script's name then.
fn loader(folder: &Path, worker: &str, names: &str) -> Result<String> {
    let script = rename(folder, &format!("{worker}.js"))?;
    let program = rename(folder, &format!("{worker}_bg.wasm"))?;
    let loader = format!("{worker}{LOADER}");
    // The worker cannot see the page's table of parts.
    let text = format!(
        "self.tallymarkParts={{names:\"{names}\"}};importScripts(\"{}\");wasm_bindgen({{module_or_path:\"{}\"}});",
        address(&script),
        address(&program),
    );
    super::write(&folder.join(&loader), &text)?;
    rename(folder, &loader)
}

/// The address of a file, from the page and from the workers.
fn address(name: &str) -> String {
    format!("./{name}")
}

/// Puts the hash of a file's content into its name, which is returned.
fn rename(folder: &Path, name: &str) -> Result<String> {
    let file = folder.join(name);
    let content = fs::read(&file).with_context(|| format!("the build has no {name}"))?;
    let hashed = hashed(name, &content);
    fs::rename(&file, folder.join(&hashed)).with_context(|| format!("cannot rename {}", file.display()))?;
    Ok(hashed)
}

/// `name` with the hash of `content` before its ending.
pub(super) fn hashed(name: &str, content: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{ending}", hex(&hash(content), 8))
}

/// The names of all files in `folder`, in order.
pub(super) fn all(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().context("a file of the build has a strange name")?;
        // Trunk's own, while it builds.
        if name.starts_with('.') {
            continue;
        }
        ensure!(entry.file_type()?.is_file(), "{name} is no file: the build is one flat folder");
        names.push(name);
    }
    names.sort_unstable();
    Ok(names)
}

/// The names of the files of the build: not those that are made of it when it is whole.
pub(super) fn of_build(folder: &Path) -> Result<Vec<String>> {
    let mut names = all(folder)?;
    names.retain(|name| name != SERVICE_WORKER && name != single_file::NAME);
    Ok(names)
}

pub(super) fn hash(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

/// The first `bytes` of a hash in hexadecimal digits.
pub(super) fn hex(hash: &[u8], bytes: usize) -> String {
    hash.iter().take(bytes).fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_keeps_its_ending() {
        // printf model | sha256sum
        assert_eq!(hashed("names.bin", b"model"), "names-9372c470eeadd5ec.bin");
        assert_ne!(hashed("names.bin", b"model"), hashed("names.bin", b"models"));
    }
}
