//! What tells one build from another.

use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{PAGE, names, precache};

/// A short hash of all that is in `folder`, with `html` as the page, and of the service worker.
pub(super) fn build(folder: &Path, html: &str) -> Result<String> {
    let mut hash = Sha256::new();
    for name in names::of_build(folder)?.iter().filter(|name| *name != PAGE) {
        hash.update(name.len().to_le_bytes());
        hash.update(name);
        hash.update(names::hash(&std::fs::read(folder.join(name))?));
    }
    hash.update(html);
    hash.update(precache::source()?);
    Ok(names::hex(&hash.finalize(), 4))
}
