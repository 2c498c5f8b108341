//! The styles as one file. Written as one for each component; a browser would ask for each and pack none with its like.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::minify::minified;
use super::{names, read};

/// How the element begins that Trunk writes for a style sheet.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Makes one file of the page's style sheets, in their order. Returns `html` with that file alone.
pub(super) fn join(folder: &Path, html: &str) -> Result<String> {
    let mut parts = html.split(LINK);
    let mut page = parts.next().unwrap_or_default().to_owned();
    let (mut css, mut place) = (String::new(), None);
    for part in parts {
        let (file, rest) = part.split_once('"').context("a style sheet has no address")?;
        let (_, rest) = rest.split_once('>').context("a style sheet's element has no end")?;
        css.push_str(&read(&folder.join(file))?);
        css.push('\n');
        fs::remove_file(folder.join(file)).with_context(|| format!("cannot remove {file}"))?;
        place.get_or_insert(page.len());
        page.push_str(rest.trim_start());
    }
    let Some(place) = place else { return Ok(page) };
    let css = minified(&css, "css")?;
    let name = names::hashed("style.css", css.as_bytes());
    let integrity = STANDARD.encode(Sha384::digest(&css));
    fs::write(folder.join(&name), css).with_context(|| format!("cannot write {name}"))?;
    page.insert_str(place, &format!("{LINK}{name}\" integrity=\"sha384-{integrity}\"/>\n"));
    Ok(page)
}
