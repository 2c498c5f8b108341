//! Packs the lexicon of `data/`: the page downloads it, so every byte counts.

#[path = "build/lexicon.rs"]
mod lexicon;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    lexicon::pack(&out.join("lexicon"), &out.join("bounds"))?;
    Ok(())
}
