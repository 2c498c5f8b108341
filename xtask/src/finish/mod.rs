//! `cargo xtask seal`: the finish of the build, on the folder that Trunk has just written.
//!
//! Each file says one thing about the finished folder: [`names`] that a file's name has the hash of its content,
//! [`licences`] what it is licensed under, [`minify`] that scripts and styles are as short as they can be,
//! [`parts`] where the page finds what it loads later, [`install`] what a browser needs to install it, [`policy`] what the
//! page may load at all, [`version`] which build it is, [`precache`] what is kept for work without a network.

mod install;
mod licences;
mod minify;
mod names;
mod parts;
pub(crate) mod policy;
mod precache;
mod program;
mod styles;
mod text;
mod version;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{project, single_file};
use parts::Parts;

/// The page itself: its name is its address, so it has no hash.
const PAGE: &str = "index.html";

/// What keeps the page for work without a network. Its name is how the browser knows it.
const SERVICE_WORKER: &str = "service-worker.js";

/// Finishes the page that Trunk has just built, or the one in `dist/` when Trunk did not call.
pub(crate) fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project::root().join("dist"), PathBuf::from);
    write_all(&folder).with_context(|| format!("cannot finish the build in {}", folder.display()))
}

/// Finishes the build in `folder`, with the files that are made of all of it.
fn write_all(folder: &Path) -> Result<()> {
    // The page that measures extraction has no table of parts: nobody is given it.
    let parts = Parts::read(&read(&folder.join(PAGE))?)?;
    let is_given = parts.is_some();
    if is_given {
        licences::write(folder)?;
    }
    // Once: what is finished has the hash of its content in its name.
    if parts.is_some_and(|parts| parts.addresses.is_empty()) {
        minify::scripts(folder)?;
    }
    finish(folder)?;
    if is_given {
        single_file::write(folder).context("cannot make one file of the page")?;
    }
    Ok(())
}

/// Finishes the page in `folder`. Done again, it changes nothing.
fn finish(folder: &Path) -> Result<()> {
    let html = read(&folder.join(PAGE))?;
    let Some(parts) = Parts::read(&html)? else {
        // A page that loads nothing later, as the one that measures extraction.
        return write(&folder.join(PAGE), &policy::written(&html)?);
    };
    let (html, parts) = if parts.addresses.is_empty() { parted(folder, &html, parts)? } else { (html, parts) };
    let html = install::write(folder, &html)?;
    let html = policy::written(&parts.clone().of_build("").written(&html)?)?;
    let build = version::build(folder, &html)?;
    let html = parts.of_build(&build).written(&html)?;
    write(&folder.join(PAGE), &html)?;
    precache::write(folder, &build)
}

/// Has the files of a build that has just been made be those that visitors load.
fn parted(folder: &Path, html: &str, parts: Parts) -> Result<(String, Parts)> {
    let (html, later) = program::cut(folder, html)?;
    let html = styles::join(folder, &html)?;
    let mut addresses = names::give(folder)?;
    addresses.extend(later);
    Ok((html, parts.with(addresses)))
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
        <link rel=\"icon\" href=\"icon.svg\" /><script type=\"application/json\" id=\"parts\"></script><script>start()</script></head></html>";

    /// A folder with what Trunk leaves, and `names` as the model.
    fn built(name: &str, names: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("tallymark-finish-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let mut files =
            vec![("index.html".to_owned(), HTML), ("names.bin".to_owned(), names), ("licences.txt".to_owned(), "MIT")];
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
        let read = |name: String| {
            let content = fs::read(folder.join(&name)).expect("a file");
            (name, String::from_utf8_lossy(&content).into_owned())
        };
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
        assert_eq!(parts.addresses.keys().collect::<Vec<_>>(), ["converter", "licences", "names", "single", "worker"]);
        for address in parts.addresses.values().filter(|address| !address.ends_with(single_file::NAME)) {
            assert!(files.contains_key(&address[2..]), "{address} is not in {:?}", files.keys());
        }
        assert_eq!(parts.addresses["names"], "./names-9372c470eeadd5ec.bin");
        let loader = &files[&parts.addresses["worker"][2..]];
        assert!(loader.starts_with("self.tallymarkParts={names:\"./names-9372c470eeadd5ec.bin\"};"), "{loader}");
        for named in loader.split('"').filter(|part| part.starts_with("./")) {
            assert!(files.contains_key(&named[2..]), "{named} is not in {:?}", files.keys());
        }
        let unhashed: Vec<_> = files.keys().filter(|name| !name.contains('-')).collect();
        assert_eq!(unhashed, [PAGE, "manifest.webmanifest"]);
        assert!(files[PAGE].contains("href=\"./icon-"), "{}", files[PAGE]);
        assert!(!files["manifest.webmanifest"].contains("\"icon-192.png\""), "its pictures have hashes too");
    }

    #[test]
    fn finishing_again_changes_nothing() {
        let folder = built("again", "model");
        finish(&folder).expect("a whole build");
        let [html, worker] = [PAGE, SERVICE_WORKER].map(|name| read(&folder.join(name)).expect("a file"));
        let count = names::all(&folder).expect("a folder").len();
        write(&folder.join(single_file::NAME), "made of the rest").expect("a file");
        finish(&folder).expect("a finished build");
        assert_eq!(names::all(&folder).expect("a folder").len(), count + 1);
        let files = taken(&folder);
        assert_eq!(files[PAGE], html);
        assert_eq!(files[SERVICE_WORKER], worker);
    }

    #[test]
    fn the_service_worker_has_every_file_that_the_page_needs() {
        let folder = built("precache", "model");
        finish(&folder).expect("a whole build");
        let all = names::all(&folder).expect("a folder");
        let files = taken(&folder);
        let worker = &files[SERVICE_WORKER];
        let parts = Parts::read(&files[PAGE]).expect("well formed").expect("a table");
        assert!(worker.contains(&format!("\nconst BUILD = \"{}\";", parts.build())), "{worker}");
        for name in all {
            let is_kept = worker.contains(&format!("\"./{name}\": \""));
            let is_needed = name != PAGE && name != SERVICE_WORKER && !name.starts_with("screenshot-");
            assert_eq!(is_kept, is_needed, "{name}");
        }
        // printf model | openssl dgst -sha256 -binary | base64
        assert!(worker.contains("names-9372c470eeadd5ec.bin\": \"k3LEcO6t1ezZw8dMKzy2M/ji8vrXmSUKD3DWUra4JeQ=\""));
        assert!(worker.contains("\"./\": \""), "the page by its folder");
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
