//! `cargo xtask size`: what a visitor downloads, file by file, against the budget.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{project, single_file};

/// The most that the first visit may download, in bytes after Brotli, without the name model.
const BUDGET: usize = 400_000;

/// How the name of the model of names begins, which the worker loads by itself, and the most that it may be.
const MODEL: (&str, usize) = ("names-", 700_000);

/// How the names of the converter's files begin: it is loaded when a dataset is opened or downloaded. No issue bounds it.
const CONVERTER: &str = "tallymark-converter";

/// Files that no visit loads; those that only the offer to install the page shows; licences; the page as one file.
const NEVER: [&str; 5] = [".map", ".d.ts", ".png", ".txt", single_file::NAME];

/// Prints the sizes of every file in `dist/`; an error if the total is over the budget.
pub(crate) fn report() -> Result<()> {
    let dist = project::root().join("dist");
    ensure!(dist.join("index.html").is_file(), "there is no build in dist/: run `cargo xtask build` first");
    let mut files = Vec::new();
    list(&dist, &mut files)?;
    let mut rows = files.iter().map(|file| Row::measure(&dist, file)).collect::<Result<Vec<_>>>()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.brotli));
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip", "brotli");
    for row in &rows {
        row.print();
    }
    let model = rows.iter().find(|row| row.name.starts_with(MODEL.0)).context("there is no model of names in dist/")?;
    let loaded = rows.iter().filter(|row| !NEVER.iter().any(|end| row.name.ends_with(end)));
    let (converter, first): (Vec<&Row>, Vec<&Row>) =
        loaded.filter(|row| !row.name.starts_with(MODEL.0)).partition(|row| row.name.starts_with(CONVERTER));
    let sum = |name: &str, rows: &[&Row]| {
        let nothing = Row { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0 };
        rows.iter().fold(nothing, |sum, row| sum.plus(row))
    };
    let total = sum("total of the page", &first);
    total.print();
    sum("total of the converter, loaded when asked for", &converter).print();
    let parts = [("the page", total.brotli, BUDGET), ("the model of names", model.brotli, MODEL.1)];
    for (name, size, budget) in parts {
        println!("{name}: {size} of {budget} bytes (brotli), {}%", size * 100 / budget);
    }
    single_file::report_size(&dist)?;
    for (name, size, budget) in parts {
        ensure!(size <= budget, "{name} is {} bytes over its budget", size - budget);
    }
    Ok(())
}

/// All files in `folder` and its folders.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// One file, or the total: its size as it is and as a server sends it.
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Row {
    fn measure(dist: &Path, file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
        Ok(Self { name, raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? })
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            name: self.name,
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn print(&self) {
        println!("{:>10} {:>10} {:>10}  {}", self.raw, self.gzip, self.brotli, self.name);
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let (buffer, quality, window) = (4096, 11, 22);
    let mut encoder = ::brotli::CompressorWriter::new(Vec::new(), buffer, quality, window);
    encoder.write_all(bytes)?;
    Ok(encoder.into_inner().len())
}
