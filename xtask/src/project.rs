//! Where things are: the checkout, the cache outside it, and the one place for each version.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The checkout's root folder.
pub(crate) fn root() -> PathBuf {
    // `cargo run` says where this package is now; the compiled-in path is for a binary started by hand.
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.parent().map_or_else(|| package.clone(), Path::to_path_buf)
}

/// The folder that Cargo builds into.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from))
}

/// The folder with what every checkout of this user shares: `TALLYMARK_CACHE`, else the user's cache folder.
pub(crate) fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = set("TALLYMARK_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("tallymark")))
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|home| home.join(".cache/tallymark")))
        .context("no cache folder: set TALLYMARK_CACHE to a folder for the tools")?;
    std::path::absolute(&cache).with_context(|| format!("cannot use {} as the cache folder", cache.display()))
}

/// The version of `tool` that `[workspace.metadata.tools]` of the root `Cargo.toml` asks for.
pub(crate) fn tool_version(tool: &str) -> Result<String> {
    let manifest = read_toml("Cargo.toml")?;
    ["workspace", "metadata", "tools", tool]
        .iter()
        .try_fold(&toml::Value::Table(manifest), |value, key| value.get(key))
        .and_then(toml::Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.toml has no [workspace.metadata.tools] {tool}"))
}

/// The version of `package` in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = read_toml("Cargo.lock")?;
    lock.get("package")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str().map(str::to_owned))
        .with_context(|| format!("Cargo.lock has no package {package}"))
}

/// A short name for exactly these contents of `files` (from the root), and for what `more` says.
pub(crate) fn key(files: &[&str], more: &str) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        let path = root().join(file);
        hash.update(fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
    }
    hash.update(more);
    Ok(hash.finalize().iter().take(8).fold(String::new(), |key, byte| format!("{key}{byte:02x}")))
}

/// The files of `folder` whose names end in `.end`, in order.
pub(crate) fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<_> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|found| found == end));
    files.sort();
    Ok(files)
}

fn read_toml(file: &str) -> Result<toml::Table> {
    let path = root().join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    text.parse().with_context(|| format!("{} is not valid TOML", path.display()))
}
