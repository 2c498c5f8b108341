//! `cargo xtask seal`: the finish of the build, on the folder that Trunk has just written.
//!
//! Each file says one thing about the finished folder: [`names`] that a file's name has the hash of its content,
//! [`parts`] where the page finds what it loads later, [`policy`] what the page may load at all.

mod names;
mod parts;
mod policy;
mod program;
mod styles;
mod text;
mod version;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;
use parts::Parts;

/// The page itself: its name is its address, so it has no hash.
const PAGE: &str = "index.html";

/// Finishes the page that Trunk has just built, or the one in `dist/` when Trunk did not call.
pub(crate) fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project::root().join("dist"), PathBuf::from);
    finish(&folder).with_context(|| format!("cannot finish the build in {}", folder.display()))
}

/// Finishes the page in `folder`. Done again, it changes nothing.
fn finish(folder: &Path) -> Result<()> {
    let html = read(&folder.join(PAGE))?;
    let finished = match Parts::read(&html)? {
        // A page that loads nothing later, as the one that measures extraction.
        None => policy::written(&html)?,
        Some(mut parts) => {
            let mut html = html;
            if parts.addresses.is_empty() {
                let later;
                (html, later) = program::cut(folder, &html)?;
                html = styles::join(folder, &html)?;
                parts.addresses = names::give(folder)?;
                parts.addresses.extend(later);
            }
            let html = parts.clone().of_build("").written(&html)?;
            let html = policy::written(&html)?;
            let build = version::build(folder, &html)?;
            parts.of_build(&build).written(&html)?
        }
    };
    write(&folder.join(PAGE), &finished)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const HTML: &str = "<html><head><meta charset=\"utf-8\" /><meta name=\"version\" content=\"\" />\
        <script type=\"application/json\" id=\"parts\"></script><script>start()</script></head></html>";

    /// A folder with what Trunk leaves, and `names` as the model.
    fn built(name: &str, names: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("tallymark-finish-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let mut files = vec![("index.html".to_owned(), HTML), ("names.bin".to_owned(), names)];
        for worker in ["worker", "converter"] {
            files.push((format!("tallymark-{worker}.js"), worker));
            files.push((format!("tallymark-{worker}_bg.wasm"), worker));
            files.push((format!("tallymark-{worker}_loader.js"), "importScripts(\"./old\")"));
        }
        for (name, content) in files {
            fs::write(folder.join(name), content).expect("a file");
        }
        folder
    }

    /// All files by their names; the folder is gone then.
    fn taken(folder: &Path) -> BTreeMap<String, String> {
        let read = |name: String| (name.clone(), fs::read_to_string(folder.join(name)).expect("a file"));
        let files = names::all(folder).expect("a folder").into_iter().map(read).collect();
        fs::remove_dir_all(folder).expect("a folder");
        files
    }

    #[test]
    fn every_file_is_found_by_a_name_with_its_hash() {
        let folder = built("names", "model");
        finish(&folder).expect("a whole build");
        let files = taken(&folder);
        let parts = Parts::read(&files[PAGE]).expect("well formed").expect("a table");
        assert_eq!(parts.addresses.keys().collect::<Vec<_>>(), ["converter", "names", "worker"]);
        for address in parts.addresses.values() {
            assert!(files.contains_key(&address[2..]), "{address} is not in {:?}", files.keys());
        }
        assert_eq!(parts.addresses["names"], "./names-9372c470eeadd5ec.bin");
        let loader = &files[&parts.addresses["worker"][2..]];
        assert!(loader.starts_with("self.tallymarkParts={names:\"./names-9372c470eeadd5ec.bin\"};"), "{loader}");
        for named in loader.split('"').filter(|part| part.starts_with("./")) {
            assert!(files.contains_key(&named[2..]), "{named} is not in {:?}", files.keys());
        }
        assert_eq!(files.keys().filter(|name| !name.contains('-')).collect::<Vec<_>>(), [PAGE]);
    }

    #[test]
    fn finishing_again_changes_nothing() {
        let folder = built("again", "model");
        finish(&folder).expect("a whole build");
        let html = read(&folder.join(PAGE)).expect("a page");
        finish(&folder).expect("a finished build");
        let files = taken(&folder);
        assert_eq!(files[PAGE], html);
        assert_eq!(files.len(), 8);
    }

    #[test]
    fn another_content_is_another_build() {
        let page = |name, names| {
            let folder = built(name, names);
            finish(&folder).expect("a whole build");
            taken(&folder).remove(PAGE).expect("a page")
        };
        assert_eq!(page("one", "model"), page("same", "model"));
        assert_ne!(page("two", "model"), page("three", "another"));
    }

    #[test]
    fn a_build_that_lacks_a_file_is_refused() {
        let folder = built("lacking", "model");
        fs::remove_file(folder.join("tallymark-worker_bg.wasm")).expect("a file");
        let error = finish(&folder).expect_err("no program");
        assert!(format!("{error:#}").contains("the build has no tallymark-worker_bg.wasm"), "{error:#}");
        taken(&folder);
    }
}
