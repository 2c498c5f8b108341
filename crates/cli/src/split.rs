//! `tallymark split`: a dataset as training, development and test data.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use tallymark_dataset::formats::Part;
use tallymark_dataset::split::{Shares, Summary, split};

use crate::lines::each_line;
use crate::problem::Reporter;
use crate::score::{each_document, is_held};

pub(crate) const HELP: &str = "\
Reads JSON lines with \"text\" and \"spans\" (Tallymark JSONL, or plainer), and writes each line
as it is to train.jsonl, dev.jsonl or test.jsonl; a part whose share is 0 is not written.
The file is read twice.

Example:
  tallymark split dataset.jsonl --train 0.8 --dev 0.1 --test 0.1 --out parts";

#[derive(Args)]
pub(crate) struct Split {
    /// The dataset
    file: PathBuf,
    /// Share of the training data
    #[arg(long, value_name = "SHARE", default_value_t = 0.8)]
    train: f64,
    /// Share of the development data
    #[arg(long, value_name = "SHARE", default_value_t = 0.1)]
    dev: f64,
    /// Share of the test data
    #[arg(long, value_name = "SHARE", default_value_t = 0.1)]
    test: f64,
    /// Another number gives another split
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Where the parts are written; made where it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// Where a part, `output` or `messages` cannot be written.
pub(crate) fn run(arguments: &Split, output: &mut dyn Write, messages: &mut dyn Write) -> io::Result<ExitCode> {
    let Split { file, train, dev, test, seed, out } = arguments;
    let mut reporter = Reporter::new(messages);
    let shares = match Shares::new(*train, *dev, *test) {
        Ok(shares) => shares,
        Err(error) => {
            reporter.error(file, None, error)?;
            return Ok(reporter.code());
        }
    };
    let (mut numbers, mut summaries) = (Vec::new(), Vec::new());
    each_document(file, &mut reporter, |number, document| {
        let held = document.spans.iter().filter(|span| is_held(span.field("decision")));
        numbers.push(number);
        summaries.push(Summary::new(&document.text, held.map(|span| span.label.as_str())));
        Ok(())
    })?;
    if summaries.is_empty() {
        reporter.error(file, None, "there is no document in it")?;
        return Ok(reporter.code());
    }
    let parts: BTreeMap<u64, Part> = numbers.into_iter().zip(split(&summaries, shares, *seed)).collect();
    fs::create_dir_all(out)?;
    let asked = Part::ALL.into_iter().zip([*train, *dev, *test]).filter(|(_, share)| *share > 0.0);
    let paths: BTreeMap<Part, PathBuf> =
        asked.map(|(part, _)| (part, out.join(format!("{}.jsonl", part.name())))).collect();
    if let Some(path) = paths.values().find(|path| is_same(path, file)) {
        reporter.error(path, None, "this part would be written over the dataset itself")?;
        return Ok(reporter.code());
    }
    write_parts(file, &parts, &paths)?;
    for part in paths.keys() {
        let count = parts.values().filter(|other| *other == part).count();
        writeln!(output, "{:5} {count:6} documents", part.name())?;
    }
    Ok(reporter.code())
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

fn write_parts(file: &Path, parts: &BTreeMap<u64, Part>, paths: &BTreeMap<Part, PathBuf>) -> io::Result<()> {
    let mut writers = BTreeMap::new();
    for (part, path) in paths {
        writers.insert(*part, BufWriter::new(File::create(path)?));
    }
    each_line(file, |number, line| {
        let Some(writer) = parts.get(&number).and_then(|part| writers.get_mut(part)) else { return Ok(()) };
        writer.write_all(line.strip_suffix(b"\n").unwrap_or(line))?;
        writer.write_all(b"\n")
    })?;
    writers.values_mut().try_for_each(Write::flush)
}
