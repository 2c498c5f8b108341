//! The licences of all that the page is made of, as one text: Tallymark's own, its notice about the model, and those of the
//! packages that are linked into the page and its workers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::names;
use crate::{process, project};

/// What stands on its own between two texts.
const RULE: &str = "\n\n--------------------------------------------------------------------------------\n\n";

/// Tallymark's own files.
const OWN: [&str; 3] = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"];

/// The packages that Trunk builds.
const PROGRAMS: [&str; 3] = ["tallymark", "tallymark-worker", "tallymark-converter"];

/// The file, until it has a hash in its name.
pub(super) const NAME: &str = "licences.txt";

/// Writes them into `folder`, unless they are there.
pub(super) fn write(folder: &Path) -> Result<()> {
    let is_there = names::all(folder)?.iter().any(|name| name.starts_with("licences"));
    if is_there { Ok(()) } else { super::write(&folder.join(NAME), &text()?) }
}

/// The whole text.
fn text() -> Result<String> {
    let root = project::root();
    let own = OWN.map(|name| fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}")));
    let head = format!("Tallymark {} is licensed under MIT or Apache-2.0, as you choose.", env!("CARGO_PKG_VERSION"));
    let mut texts = vec![head];
    texts.extend(own.into_iter().collect::<Result<Vec<_>>>()?);
    texts.push("What follows are the packages that are linked into it, and their licences.".to_owned());
    texts.extend(of_packages(&Metadata::read()?.linked())?);
    Ok(texts.iter().map(|text| text.trim()).collect::<Vec<_>>().join(RULE) + "\n")
}

/// Each licence once, under the names of the packages that have it.
fn of_packages(packages: &[&Package]) -> Result<Vec<String>> {
    let mut texts = BTreeMap::<String, Vec<String>>::new();
    for package in packages {
        let name = format!("{} {} ({})", package.name, package.version, package.licence());
        for text in package.licence_texts()? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut all: Vec<_> = texts.into_iter().map(|(text, names)| (names.join("\n"), text)).collect();
    all.sort();
    Ok(all.into_iter().map(|(names, text)| format!("{names}\n\n{text}")).collect())
}

/// What Cargo says of packages.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// `None` for what is linked, not needed for tests or for building.
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    /// `None` for a package of this repository.
    source: Option<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

impl Metadata {
    fn read() -> Result<Self> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
        let json = process::output(cargo.current_dir(project::root())).context("`cargo metadata` says nothing")?;
        serde_json::from_str(&json).context("cannot read what `cargo metadata` says")
    }

    /// The packages of others that are linked into the programs.
    fn linked(&self) -> Vec<&Package> {
        let packages: BTreeMap<_, _> = self.packages.iter().map(|package| (&package.id, package)).collect();
        let nodes: BTreeMap<_, _> = self.resolve.nodes.iter().map(|node| (&node.id, node)).collect();
        let programs = self.packages.iter().filter(|package| PROGRAMS.contains(&package.name.as_str()));
        let mut open: Vec<_> = programs.map(|package| &package.id).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if packages[id].is_macro() || !seen.insert(id) {
                continue;
            }
            let linked = |dependency: &&Dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none());
            open.extend(nodes[id].deps.iter().filter(linked).map(|dependency| &dependency.pkg));
        }
        seen.into_iter().map(|id| packages[id]).filter(|package| package.source.is_some()).collect()
    }
}

impl Package {
    /// Whether it only writes code while others are compiled.
    fn is_macro(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }

    fn licence(&self) -> &str {
        self.license.as_deref().unwrap_or("see its text")
    }

    /// The texts that come with it; of several to choose from the MIT licence.
    fn licence_texts(&self) -> Result<Vec<String>> {
        let folder = Path::new(&self.manifest_path).parent().context("a package without a folder")?;
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_licence = ["LICEN", "COPYING", "NOTICE"].iter().any(|start| name.to_uppercase().starts_with(start));
            if is_licence && entry.file_type()?.is_file() {
                names.push(name);
            }
        }
        names.sort();
        let is_mit = |name: &String| name.to_uppercase().contains("MIT");
        if names.iter().any(is_mit) && !self.licence().contains(" AND ") {
            names.retain(|name| is_mit(name) || name.starts_with("NOTICE"));
        }
        if names.is_empty() {
            return Ok(vec![format!("Copyright (c) {}", self.authors.join(", "))]);
        }
        let read = |name: &String| fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name}"));
        names.iter().map(|name| Ok(read(name)?.replace("\r\n", "\n").trim().to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_the_licences_of_what_is_linked_and_of_nothing_else() {
        let text = text().expect("Cargo knows the packages");
        for part in
            ["MIT License", "Apache License", "Wikigold", "\nserde 1.", "\nleptos 0.", "Permission is hereby granted"]
        {
            assert!(text.contains(part), "no {part}");
        }
        for part in ["\nproptest ", "\nzopfli ", "\nserde_derive "] {
            assert!(!text.contains(part), "{part} is in no page");
        }
    }
}
