//! `cargo xtask size`: what a visitor downloads, file by file, against the budget.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{project, single_file};

/// The most that the first visit may download, in bytes after Brotli: the page, the extraction worker and the model of names.
const BUDGET: usize = 1_100_000;

/// How the name of the model of names begins.
const MODEL: &str = "names-";

/// How the names of files begin that are loaded when something asks for them: a dataset that is opened or downloaded, an
/// article to review, a dialog.
const LATER: [(&str, &str); 3] = [
    ("the converter of datasets", "tallymark-converter"),
    ("the parts of the page", "tallymark-split_"),
    ("what those parts share", "tallymark-chunk_"),
];

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
    let is_later = |row: &Row| LATER.iter().any(|(_, begin)| row.name.starts_with(begin));
    let is_loaded = |row: &Row| !NEVER.iter().any(|end| row.name.ends_with(end));
    let first: Vec<&Row> = rows.iter().filter(|row| is_loaded(row) && !is_later(row)).collect();
    let (model, page): (Vec<&Row>, Vec<&Row>) = first.iter().partition(|row| row.name.starts_with(MODEL));
    ensure!(model.len() == 1, "there is no model of names in dist/, or more than one");
    println!();
    for (name, begin) in LATER {
        let part: Vec<&Row> = rows.iter().filter(|row| row.name.starts_with(begin)).collect();
        sum(&format!("{name}, when asked for"), &part).print();
    }
    sum("the page and its worker", &page).print();
    sum("the model of names", &model).print();
    let total = sum("the first visit", &first);
    total.print();
    single_file::report_size(&dist)?;
    println!("the first visit: {} of {BUDGET} bytes (brotli), {}%", total.brotli, total.brotli * 100 / BUDGET);
    ensure!(total.brotli <= BUDGET, "the first visit is {} bytes over its budget", total.brotli - BUDGET);
    Ok(())
}

/// The total of some files.
fn sum(name: &str, rows: &[&Row]) -> Row {
    let nothing = Row { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0 };
    rows.iter().fold(nothing, |sum, row| sum.plus(row))
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
