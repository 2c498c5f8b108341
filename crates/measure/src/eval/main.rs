//! How right extraction is: reads texts with gold spans, extracts from each text, and prints the agreement.
//!
//! What is found goes through the file format that users download, so that the figures are those of a dataset.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use serde::Deserialize;
use serde_json::Value;
use tallymark_dataset::formats::native;
use tallymark_dataset::report::{Marked, Rules, Score};
use tallymark_dataset::{About, Document, DocumentId, Timestamp};
use tallymark_extract::{Names, Options, dateline, extract};
use tallymark_text::Text;

/// Scores the extractor against gold spans.
#[derive(Parser)]
#[command(name = "cargo xtask eval")]
struct Arguments {
    /// JSON lines, offsets in code points: `{"id", "text", "spans": [{"start", "end", "label", …}]}`, and where they are
    /// known `"optional"` spans, `"date"`, `"date_order"` and `"dollar"`
    file: PathBuf,
    /// Only these labels
    #[arg(long, value_name = "LABEL,…", value_delimiter = ',')]
    only: Vec<String>,
    /// Labels that stand for another, or for none (DATE=)
    #[arg(long, value_name = "LABEL=OTHER,…", value_delimiter = ',', value_parser = fold)]
    map: Vec<(String, String)>,
    /// Also print the first spans that only one side has
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,
    /// Where ID.txt is the text of a line that brings none
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
}

fn fold(written: &str) -> Result<(String, String), String> {
    let (label, other) = written.split_once('=').ok_or("it is no LABEL=OTHER")?;
    Ok((label.to_owned(), other.to_owned()))
}

/// What the extractor is told, at the top of the line or where Tallymark's own files have it.
#[derive(Deserialize)]
struct Told {
    #[serde(flatten)]
    beside: Options,
    #[serde(default)]
    meta: Options,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let rules = Rules {
        map: arguments.map.into_iter().collect(),
        only: arguments.only.into_iter().collect(),
        values: true,
        counted: true,
    };
    let names = Names::embedded()?;
    let mut score = Score::new(rules);
    let lines = fs::read_to_string(&arguments.file);
    let lines = lines.with_context(|| format!("cannot read {}", arguments.file.display()))?;
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{} line {}", arguments.file.display(), number + 1);
        let mut line: Value = serde_json::from_str(line).with_context(place)?;
        if let Some(folder) = &arguments.texts {
            bring_text(&mut line, folder).with_context(place)?;
        }
        let gold: Marked = serde_json::from_value(line.clone()).with_context(place)?;
        let told: Told = serde_json::from_value(line).with_context(place)?;
        score.add(&gold, Some(&predicted(&gold.text, &told, &names)?)).with_context(place)?;
    }
    score.misses().iter().take(arguments.misses).for_each(|miss| println!("{miss}"));
    print!("{score}");
    Ok(())
}

/// Gives a line without a text that of the file which is named after it.
fn bring_text(line: &mut Value, folder: &Path) -> Result<()> {
    if line.get("text").is_none() {
        let id = line.get("id").and_then(Value::as_str).context("the line has neither a text nor an id")?;
        let file = folder.join(format!("{id}.txt"));
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        line["text"] = text.into();
    }
    Ok(())
}

/// What the extractor makes of a text, as users get it.
fn predicted(text: &str, told: &Told, names: &Names) -> Result<Marked> {
    let text = Text::new(text);
    let Told { beside, meta } = told;
    let options = Options {
        date: beside.date.or(meta.date).or_else(|| dateline(&text)),
        date_order: beside.date_order.or(meta.date_order),
        dollar: beside.dollar.or(meta.dollar),
    };
    let mentions = extract(&text, &options, names);
    let document = Document::new(DocumentId(String::new()), About::titled("", options), Timestamp(String::new()), text);
    Ok(serde_json::from_str(&native::line(&document.with_suggestions(mentions))?)?)
}
