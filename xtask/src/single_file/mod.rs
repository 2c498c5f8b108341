//! `dist/tallymark.html`: the finished page in one file, which opens from a disk and asks nothing of any network.
//!
//! The files of the page are parts ([`part`]): compressed, written as text ([`dense`]) into elements that the browser takes
//! for data. `loader.js`, which the content security policy allows by its hash, unpacks them, makes `blob:` addresses of
//! them and puts these wherever the page has its files' names: in its table of parts, in its start script and in those of
//! the workers. So the page inside is the page of the site, and knows of the difference only from the table.

mod dense;
mod elements;
mod frame;
mod part;
mod reached;
mod words;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::iter;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, ensure};

use frame::{Frame, STYLE};
use part::{Effort, Part};
use reached::Reached;

/// The file's name.
pub(crate) const NAME: &str = "tallymark.html";

/// The most bytes that it may have.
const BUDGET: u64 = 3_000_000;

/// The variable that says that the build is given away, so that the file is made as small as it can be.
pub(crate) const GIVEN_AWAY: &str = "TALLYMARK_GIVEN_AWAY";

/// The scripts that unpack the parts, and start the page.
const SCRIPTS: [&str; 2] = [include_str!("unpacker.js"), include_str!("loader.js")];

/// Writes the file beside the finished page in `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name}"));
    let frame = Frame::of(&read("index.html")?, &read)?;
    let reached = Reached::from(&frame, folder)?;
    let style = Part { name: STYLE.to_owned(), bytes: frame.style.clone().into_bytes(), has_names: false };
    let data = elements(iter::once(&style).chain(reached.parts()))?;
    let file = frame.filled(&loader(&reached)?, &data)?;
    fs::write(folder.join(NAME), file).with_context(|| format!("cannot write {NAME}"))
}

/// Prints how big the file in `folder` is; an error where it is bigger than is promised.
pub(crate) fn report_size(folder: &Path) -> Result<()> {
    let size = fs::metadata(folder.join(NAME)).with_context(|| format!("there is no {NAME}"))?.len();
    println!("{NAME}: {size} of {BUDGET} bytes, {}%", size * 100 / BUDGET);
    ensure!(size <= BUDGET, "{NAME} is {} bytes over its budget", size - BUDGET);
    Ok(())
}

/// The loader, with what it has to know.
fn loader(reached: &Reached) -> Result<String> {
    let names = |parts: &[Part]| parts.iter().map(|part| part.name.clone()).collect::<Vec<_>>();
    let given = serde_json::json!({
        "hidden": dense::HIDDEN,
        "pairs": dense::PAIRS,
        "style": STYLE,
        "page": names(&reached.page),
        "workers": reached.workers.iter().map(|(name, parts)| (name, names(parts))).collect::<BTreeMap<_, _>>(),
        "words": words::all()?,
    });
    let script = format!("const GIVEN = {given};\n{}", SCRIPTS.join("\n"));
    ensure!(!script.contains("</"), "the loader would end its element itself");
    Ok(script)
}

/// The elements of all parts. Compressing takes seconds, so all are at it together.
fn elements<'a>(parts: impl Iterator<Item = &'a Part>) -> Result<String> {
    let effort = if env::var_os(GIVEN_AWAY).is_some() { Effort::Much } else { Effort::Little };
    thread::scope(|scope| {
        let running: Vec<_> = parts.map(|part| scope.spawn(move || part.element(effort))).collect();
        let done = running.into_iter().map(|thread| thread.join().expect("compressing does not panic"));
        done.collect::<Result<String>>()
    })
}
