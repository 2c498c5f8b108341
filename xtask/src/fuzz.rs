//! `cargo xtask fuzz`: throws texts at the crates until something gives way, or the time is over.
//!
//! It starts from `fuzz/seeds`, the texts of the tables and the sample articles; what it learns stays in the target
//! folder. A finding is a file under `fuzz/artifacts`: it becomes a row of a table, and a seed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools::{self, Tools};
use crate::{process, project};

/// How long without a word about it.
const SECONDS: u64 = 600;

/// The targets, each with its part of the time: the offsets and each format are a small thing.
const TARGETS: [(&str, u64); 2] = [("offsets", 10), ("extract", 1)];
const PART_OF_A_FORMAT: u64 = 20;

/// The formats that are opened; each has a target of its own, named `open-` and this.
const FORMATS: [&str; 17] = [
    "native",
    "csv",
    "tsv",
    "spacy-jsonl",
    "docbin",
    "prodigy",
    "label-studio",
    "doccano",
    "conll",
    "conll-biluo",
    "hugging-face",
    "gliner",
    "brat",
    "webanno",
    "cas-json",
    "cas-xmi",
    "web-annotation",
];

/// Longer inputs find nothing that short ones do not, later.
const LONGEST: usize = 2000;

/// Runs every target; `words` may say for how many seconds.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let seconds = match words {
        [] => SECONDS,
        [seconds] => seconds.parse().with_context(|| format!("`{seconds}` is not a number of seconds"))?,
        _ => bail!("`fuzz` takes only a number of seconds"),
    };
    let tools = tools::setup_fuzz()?;
    let folder = project::target().join("xtask/fuzz");
    let texts = texts()?;
    write_seeds(&folder.join("seeds"), &texts)?;
    write(&folder.join("words.dict"), &dictionary(&texts))?;
    let seeds = [project::root().join("fuzz/seeds"), folder.join("seeds")];
    for (target, part) in TARGETS {
        fuzz(&tools, &folder, target, &seeds, seconds / part)?;
    }
    for format in FORMATS {
        let seed = seed(&folder.join("files").join(format), format)?;
        fuzz(&tools, &folder, &format!("open-{format}"), &[seed], seconds.div_ceil(PART_OF_A_FORMAT))?;
    }
    Ok(())
}

/// A folder with a file of a format, which Tallymark writes.
fn seed(folder: &Path, format: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "tallymark-cli", "--", "convert", "--to", format]);
    cargo.arg(project::root().join("tests/data/dataset.jsonl")).arg("--output").arg(folder.join("dataset"));
    process::run(&mut cargo)?;
    Ok(folder.to_owned())
}

fn fuzz(tools: &Tools, folder: &Path, target: &str, seeds: &[PathBuf], seconds: u64) -> Result<()> {
    println!("\n=== {target}, {seconds} s ===");
    let corpus = folder.join("corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot create {}", corpus.display()))?;
    let mut cargo = tools.command("cargo");
    // The crates have no unsafe code for a sanitizer to watch. Coverage needs flags that are not stable.
    cargo.env("RUSTC_BOOTSTRAP", "1").args(["fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none"]);
    cargo.arg("--target-dir").arg(folder.join("build"));
    // What is new is written to the first folder.
    cargo.arg(target).arg(corpus).args(seeds);
    cargo.args(["--", &format!("-max_total_time={seconds}"), &format!("-max_len={LONGEST}"), "-timeout=10"]);
    cargo.arg(format!("-dict={}", folder.join("words.dict").display())).arg("-print_final_stats=1");
    process::run(&mut cargo)
}

/// The texts of the tables and of the articles; a table's day comes as a line before its text.
fn texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for table in tallymark_tables::folder("numbers")?.iter().chain(&tallymark_tables::folder("time")?) {
        for case in &table.cases {
            let word = |key| case.get(key).and_then(toml::Value::as_str);
            let date = word("date").map_or_else(String::new, |date| format!("{date}\n"));
            texts.extend(word("text").map(|text| date + &tallymark_tables::unmarked(text).0));
        }
    }
    for file in project::files(&project::root().join("tests/articles"), "txt")? {
        let article = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        texts.extend(article.split("\n\n").map(str::to_owned));
    }
    Ok(texts)
}

/// The words of the texts, in the form that libFuzzer reads.
fn dictionary(texts: &[String]) -> String {
    let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    let words: BTreeSet<&str> = words.filter(|word| word.len() > 1).collect();
    let lines: Vec<String> = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    lines.concat()
}

fn write_seeds(folder: &Path, texts: &[String]) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    texts.iter().enumerate().try_for_each(|(number, text)| write(&folder.join(format!("{number:05}.txt")), text))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_has_each_word_once() {
        assert_eq!(
            dictionary(&["two or two".to_owned(), "a 12-year-old".to_owned()]),
            "\"12\"\n\"old\"\n\"or\"\n\"two\"\n\"year\"\n"
        );
    }
}
