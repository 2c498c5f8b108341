//! The service worker with the list of what it keeps: every file that the page can need, with the hash of its content.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{PAGE, SERVICE_WORKER, names, text};
use crate::project;

/// How the names of files begin that only a browser's offer to install the page shows.
const SCREENSHOT: &str = "screenshot-";

/// The service worker as it is before the build is known.
pub(super) fn source() -> Result<String> {
    super::read(&project::root().join("public").join(SERVICE_WORKER))
}

/// Writes the service worker of a build whose files are all in `folder`.
pub(super) fn write(folder: &Path, build: &str) -> Result<()> {
    let mut files = BTreeMap::new();
    for name in names::of_build(folder)?.iter().filter(|name| !name.starts_with(SCREENSHOT)) {
        let content = fs::read(folder.join(name)).with_context(|| format!("cannot read {name}"))?;
        // The page is asked for by its folder: hosts redirect from its name.
        let address = if name == PAGE { "./".to_owned() } else { format!("./{name}") };
        files.insert(address, STANDARD.encode(names::hash(&content)));
    }
    let script = text::put_between(&source()?, "\nconst BUILD = ", ";", &serde_json::to_string(build)?)?;
    let script = text::put_between(&script, "\nconst FILES = ", ";", &serde_json::to_string_pretty(&files)?)?;
    super::write(&folder.join(SERVICE_WORKER), &script)
}
