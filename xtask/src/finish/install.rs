//! What a browser needs to install the page: its manifest, with icons and screenshots, from `public/install`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::names;
use crate::project;

/// The manifest keeps its name: the browser takes another for another program.
const MANIFEST: &str = "manifest.webmanifest";

/// Copies the pictures under names with hashes and the manifest with these; the page that refers to them.
pub(super) fn write(folder: &Path, html: &str) -> Result<String> {
    let source = project::root().join("public/install");
    let mut manifest = super::read(&source.join(MANIFEST))?;
    let mut html = html.to_owned();
    for name in names::all(&source)?.iter().filter(|name| *name != MANIFEST) {
        let content = fs::read(source.join(name)).with_context(|| format!("cannot read {name}"))?;
        let hashed = names::hashed(name, &content);
        fs::write(folder.join(&hashed), content).with_context(|| format!("cannot write {hashed}"))?;
        let (old, new) = (format!("\"{name}\""), format!("\"./{hashed}\""));
        manifest = manifest.replace(&old, &new);
        html = html.replace(&old, &new);
    }
    super::write(&folder.join(MANIFEST), &manifest)?;
    Ok(html)
}
