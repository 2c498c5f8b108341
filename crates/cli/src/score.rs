//! `tallymark score`: how well predicted spans agree with gold ones.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;
use tallymark_dataset::report::{self, Marked, Rules};

use crate::lines::each_line;
use crate::problem::Reporter;

pub(crate) const HELP: &str = "\
Both files hold one JSON object a line, offsets in code points (Tallymark JSONL, or plainer):
  {\"id\", \"text\", \"spans\": [{\"start\", \"end\", \"label\", …}]}
Documents are matched by id, by their order where GOLD has no id. A gold document may have
\"optional\": spans that are neither required nor wrong.

Examples:
  tallymark score gold.jsonl predicted.jsonl
  tallymark score gold.jsonl predicted.jsonl --map PERSON=PER,GPE=LOC,DATE= --values";

#[derive(Args)]
pub(crate) struct Score {
    /// What is right
    gold: PathBuf,
    /// What is judged
    #[arg(value_name = "PRED")]
    predicted: PathBuf,
    /// Labels that stand for another, or for none (DATE=), on both sides
    #[arg(long, value_name = "LABEL=OTHER,…", value_delimiter = ',', value_parser = fold)]
    map: Vec<(String, String)>,
    /// Only these labels, after the map
    #[arg(long, value_name = "LABEL,…", value_delimiter = ',')]
    only: Vec<String>,
    /// Also compare values where gold has them and the span was found
    #[arg(long)]
    values: bool,
    /// Of gold take only what was accepted, corrected or added, and leave out what was suggested or rejected
    #[arg(long)]
    decided: bool,
    /// Also print the first spans that only one side has
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,
}

fn fold(written: &str) -> Result<(String, String), String> {
    let (label, other) = written.split_once('=').ok_or("it is no LABEL=OTHER")?;
    Ok((label.to_owned(), other.to_owned()))
}

/// Runs the command.
///
/// # Errors
/// Where `output` or `messages` cannot be written.
pub(crate) fn run(arguments: Score, output: &mut dyn Write, messages: &mut dyn Write) -> io::Result<ExitCode> {
    let Score { gold: path, predicted, map, only, values, decided, misses } = arguments;
    let mut reporter = Reporter::new(messages);
    let only: BTreeSet<String> = only.into_iter().filter(|label| !label.is_empty()).collect();
    let mut score = report::Score::new(Rules { map: map.into_iter().collect(), only, values, counted: false });
    let mut guesses = Vec::new();
    each_document(&predicted, &mut reporter, |_, guess| {
        guesses.push(guess);
        Ok(())
    })?;
    let guesses = Guesses::new(guesses);
    let mut problems = Vec::new();
    let mut place = 0;
    each_document(&path, &mut reporter, |number, mut gold| {
        if decided {
            gold.spans.retain(|span| is_held(span.field("decision")));
        }
        if let Err(error) = score.add(&gold, guesses.of(&gold, place)) {
            problems.push((number, error));
        }
        place += 1;
        Ok(())
    })?;
    for (number, error) in problems {
        reporter.error(&path, Some(number), error)?;
    }
    for miss in score.misses().iter().take(misses) {
        writeln!(output, "{miss}")?;
    }
    write!(output, "{score}")?;
    Ok(reporter.code())
}

/// Gives each document of a file to `take`, and reports lines that are none.
pub(crate) fn each_document(
    path: &Path,
    reporter: &mut Reporter<'_>,
    mut take: impl FnMut(u64, Marked) -> io::Result<()>,
) -> io::Result<()> {
    let read = each_line(path, |number, line| match serde_json::from_slice::<Marked>(line) {
        Ok(document) => take(number, document),
        Err(error) => reporter.error(path, Some(number), error),
    });
    read.or_else(|error| reporter.error(path, None, error))
}

/// Whether a decision says that a span is there; files without decisions hold what is there.
pub(crate) fn is_held(decision: Option<&Value>) -> bool {
    !matches!(decision.and_then(Value::as_str), Some("suggested" | "rejected"))
}

/// The predictions: by their id, of several with the same the last; and in their order.
struct Guesses {
    documents: Vec<Marked>,
    by_id: HashMap<String, usize>,
}

impl Guesses {
    fn new(documents: Vec<Marked>) -> Self {
        let named =
            documents.iter().enumerate().filter_map(|(at, document)| Some((document.id.as_ref()?.to_string(), at)));
        let by_id = named.collect();
        Self { documents, by_id }
    }

    fn of(&self, gold: &Marked, place: usize) -> Option<&Marked> {
        let at = gold.id.as_ref().map_or(Some(place), |id| self.by_id.get(&id.to_string()).copied());
        self.documents.get(at?)
    }
}
