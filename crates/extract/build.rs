//! Packs the lists of `data/`: the page downloads them, so every byte counts.

#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/names.rs"]
mod names;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    names::pack(&out.join("lists"))?;
    lexicon::pack(&out.join("lexicon"), &out.join("bounds"))?;
    Ok(())
}
