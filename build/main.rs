//! Writes the interface's messages (`locales/`) as Rust functions, which `src/tr` includes.

mod messages;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use messages::{Source, generate};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        // What wasm-split needs to know who needs whom.
        println!("cargo::rustc-link-arg-bin=tallymark-page=--emit-relocs");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let code = generate(&sources(&root, "locales/en")?, &sources(&root, "locales/uk")?)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("messages.rs"), code)?;
    Ok(())
}

/// The Fluent files of a folder, by name, so that the generated code is the same on every machine.
fn sources(root: &Path, folder: &str) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sources.push(Source { file: format!("{folder}/{name}"), text: fs::read_to_string(&path)? });
        }
    }
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(sources)
}
