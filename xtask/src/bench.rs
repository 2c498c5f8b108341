//! `cargo xtask bench`: the speed of the built page and of extraction, as distributions and ratios.
//!
//! Nothing is asserted: a time says as much about the machine as about the program, and only a person can tell.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::tools::{self, Tools};
use crate::{browser, page, process, project};

/// How often each text is extracted; the fastest run is the one that the machine disturbed least.
const RUNS: usize = 5;

/// Texts as long as a long article, a book and a shelf of books, in bytes.
const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

/// What can be measured by itself.
type Part = (&'static str, fn(&Tools) -> Result<()>);

const PARTS: [Part; 6] = [
    ("extraction", extraction),
    ("cli", cli),
    ("page", page),
    ("documents", documents),
    ("datasets", datasets),
    ("start", start),
];

/// Measures the parts that `words` name; all of them if none.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let names = PARTS.map(|(name, _)| name);
    if let Some(unknown) = words.iter().find(|word| !names.contains(&word.as_str())) {
        bail!("there is no bench `{unknown}`: name some of {}, or none for all", names.join(", "));
    }
    let tools = tools::setup()?;
    for (name, measure) in PARTS {
        if words.is_empty() || words.iter().any(|word| word == name) {
            measure(&tools)?;
        }
    }
    Ok(())
}

/// Times the extractor by itself, natively and as the page has it.
fn extraction(tools: &Tools) -> Result<()> {
    println!("\n=== extraction, native, one thread ===");
    let mut cargo = tools.command("cargo");
    process::run(cargo.args(["run", "--release", "--quiet", "--package", "tallymark-measure", "--bin", "speed"]))?;
    println!("\n=== extraction in WebAssembly, in headless Chromium ===");
    let folder = project::target().join("xtask/bench/dist");
    page::build_bench(tools, &folder)?;
    in_browser(tools, "extraction.mjs", &[folder.as_os_str()])
}

/// Builds the page and times what a person does there.
fn page(tools: &Tools) -> Result<()> {
    page::build(tools)?;
    println!("\n=== the page, in headless Chromium ===");
    in_browser(tools, "page.mjs", &[])
}

/// Builds the page and times the list of 10,000 documents.
fn documents(tools: &Tools) -> Result<()> {
    page::build(tools)?;
    println!("\n=== 10,000 documents, in headless Chromium ===");
    in_browser(tools, "documents.mjs", &[])
}

/// Builds the page and traces how soon it answers.
fn start(tools: &Tools) -> Result<()> {
    page::build(tools)?;
    println!("\n=== the start of the page, in headless Chromium ===");
    in_browser(tools, "start.mjs", &[])
}

/// Builds the page and times how datasets of 10,000 documents are written and proven.
fn datasets(tools: &Tools) -> Result<()> {
    page::build(tools)?;
    println!("\n=== datasets of 10,000 documents, in headless Chromium ===");
    in_browser(tools, "datasets.mjs", &[])
}

/// Runs a program of `tests/bench` that starts the browser.
fn in_browser(tools: &Tools, program: &str, arguments: &[&OsStr]) -> Result<()> {
    let mut node = tools.command("node");
    browser::setup()?.configure(&mut node)?;
    process::run(node.arg(format!("tests/bench/{program}")).args(arguments))
}

/// Times `tallymark extract` over texts of growing size, made of the project's own articles.
fn cli(tools: &Tools) -> Result<()> {
    println!("\n=== the command line, one thread ===");
    let mut build = tools.command("cargo");
    process::run(build.args(["build", "--release", "--quiet", "--package", "tallymark-cli"]))?;
    let folder = project::target().join("xtask/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let articles = articles()?;
    let empty = fastest(&write(&folder, "empty.txt", "")?)?;
    let mut before = None;
    for size in SIZES {
        let text = articles.repeat(size.div_ceil(articles.len()));
        let time = fastest(&write(&folder, "text.txt", &text)?)?.saturating_sub(empty).as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "printed with three digits")]
        let megabytes = text.len() as f64 / 1e6;
        let ratio = before.map_or(String::new(), |before: f64| format!(", {:.1} times the one before", time / before));
        println!("  {megabytes:6.1} MB in {:8.1} ms: {:6.2} MB/s{ratio}", time * 1e3, megabytes / time);
        before = Some(time);
    }
    Ok(())
}

/// The text of all articles of the project.
fn articles() -> Result<String> {
    let folder = project::root().join("tests/articles");
    let files = project::files(&folder, "txt")?;
    let texts = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    ensure!(!texts.is_empty(), "there is no article in {}", folder.display());
    Ok(texts.join("\n\n") + "\n\n")
}

fn write(folder: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let file = folder.join(name);
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// How long the command-line tool takes for a file, at best.
fn fastest(text: &Path) -> Result<Duration> {
    let program = project::target().join("release").join(format!("tallymark{}", std::env::consts::EXE_SUFFIX));
    let times = (0..RUNS).map(|_| {
        let mut command = Command::new(&program);
        let start = Instant::now();
        process::run(command.args(["extract", "--text", "--jobs", "1"]).arg(text).stdout(Stdio::null()))?;
        Ok(start.elapsed())
    });
    times.collect::<Result<Vec<_>>>()?.into_iter().min().context("no run was asked for")
}
