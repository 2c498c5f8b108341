//! Trains the recogniser of names and writes its model, with its figures.
//!
//! ```text
//! cargo run --release -p tallymark-train -- --data DIR [--out DIR]
//! ```
//!
//! `--data` is the folder with `names/train`, `names/silver` and `names/dev`; the lists and the articles that were written
//! for Tallymark are in this package. The same data give the same file, byte for byte.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is counted here is far smaller than the types can hold"
)]

mod calibrate;
mod card;
mod corpus;
mod crf;
mod labels;
mod lists;
mod measure;
mod optimiser;
mod random;
mod recipe;
mod sample;
mod score;
mod train;
mod written;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use tallymark_extract::Names;
use tallymark_extract::training::{Parts, Reader, write};

use corpus::Document;
use recipe::RECIPE;

/// Of so many written articles one is held back: the calibration is fitted, and figures are taken, on what was not learned.
const HELD_BACK: usize = 12;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tallymark-train: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for on the command line.
struct Arguments {
    data: PathBuf,
    out: PathBuf,
}

fn arguments() -> Result<Arguments, String> {
    const USAGE: &str = "usage: tallymark-train --data DIR [--out DIR]";
    let (mut data, mut out) = (None, None);
    let mut given = std::env::args().skip(1);
    while let Some(option) = given.next() {
        let value = given.next().ok_or(USAGE)?;
        match option.as_str() {
            "--data" => data = Some(PathBuf::from(value)),
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let model = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../extract/model");
    Ok(Arguments { data: data.ok_or(USAGE)?, out: out.unwrap_or_else(model) })
}

fn run() -> Result<(), String> {
    let began = Instant::now();
    let Arguments { data, out } = arguments()?;
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lists = lists::read(&package.join("lists"))?;
    let (written, held) = written_articles(&package.join("written"))?;
    let mut documents = corpus::training(&data)?;
    eprintln!(
        "{} list entries, {} documents of corpora, {} written, {} held back",
        lists.len(),
        documents.len(),
        written.len(),
        held.len()
    );
    documents.extend(written);

    let trained = train::train(&Reader::new(&lists), &documents, &RECIPE, &mut |said| {
        eprintln!("{:5.0} s  {said}", began.elapsed().as_secs_f32());
    });
    let rows = trained.learner.rows(RECIPE.step);
    let mut parts = Parts {
        lists: &lists,
        rows: &rows,
        step: RECIPE.step,
        transitions: &trained.learner.transitions,
        calibration: &[],
    };
    let uncalibrated = Names::read(&write(&parts)).map_err(|error| error.to_string())?;
    let mut said = trained.said;
    said.extend(measure::said(&uncalibrated, &held));
    let points = calibrate::points(said);
    parts.calibration = &points;
    let file = write(&parts);
    let names = Names::read(&file).map_err(|error| error.to_string())?;

    let figures = measure::figures(&names, &data, &held)?;
    let card = card::figures(&figures, &rows, lists.len(), file.len());
    print!("{card}");
    let save = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
    };
    save("names.bin", &file)?;
    save("FIGURES.md", card.as_bytes())
}

/// The written articles to learn from, and those that are held back.
fn written_articles(folder: &Path) -> Result<(Vec<Document>, Vec<Document>), String> {
    let (mut kept, mut held) = (Vec::new(), Vec::new());
    for (place, article) in written::read(folder)?.into_iter().enumerate() {
        if place % HELD_BACK == HELD_BACK / 2 { held.push(article) } else { kept.push(article) }
    }
    Ok((kept, held))
}
