//! `tallymark convert`: datasets from one format to another.

mod destination;
mod sources;

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use tallymark_dataset::formats::proof::{Proof, Proven};
use tallymark_dataset::formats::{
    Cause, Corpus, Format, Input, InsideToken, Item, Loss, Options, Outcome, Overlap, Problem, Purpose,
};
use tallymark_dataset::split::Shares;
use tallymark_dataset::tokens::Tokeniser;
use tallymark_dataset::{Decision, DocumentId, Schema};
use tallymark_extract::Date;

use destination::Destination;
pub(crate) use sources::Sources;

pub(crate) const EXAMPLES: &str = "\
Formats: native csv tsv spacy-jsonl docbin prodigy label-studio doccano conll conll-biluo
hugging-face gliner brat webanno cas-json cas-xmi web-annotation, and chat (written only).

Examples:
  tallymark convert --to docbin dataset.jsonl --output train.spacy
  tallymark convert --to native label-studio-export.json > dataset.jsonl
  tallymark convert --to hugging-face --split 0.8,0.1,0.1 dataset.jsonl --output dataset.zip
  tallymark convert --to conll --map GPE=LOC,DATE= dataset.jsonl > dataset.conll
  tallymark convert --to native --texts dataset.jsonl spans.csv > corrected.jsonl";

#[derive(Args)]
pub(crate) struct Convert {
    /// Files to read, `-` for standard input [default: standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Format of the files [default: recognised by what is in them]
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,

    /// Format to write
    #[arg(long, value_name = "FORMAT")]
    to: Format,

    /// File to write, which is then read back and compared [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Decisions to write, of accepted, corrected, added, rejected, suggested; or `all`
    /// [default: all for native, csv and tsv; else accepted, corrected, added]
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = decision)]
    decisions: Vec<Wanted>,

    /// Labels to write [default: all]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    labels: Option<Vec<String>>,

    /// Names that labels get, `OLD=NEW`; a label without a new name is left out
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = renaming)]
    map: Vec<(String, String)>,

    /// How texts are cut into tokens: tallymark, whitespace or spacy [default: spacy for docbin, else tallymark]
    #[arg(long, value_name = "NAME", value_parser = tokeniser)]
    tokeniser: Option<Tokeniser>,

    /// What becomes of a span that ends inside a token: split the token, widen the span, or leave-out
    #[arg(long, value_name = "CHOICE", default_value = "split", value_parser = inside_token)]
    inside_token: InsideToken,

    /// Which of two overlapping spans stays, where both cannot: longer, shorter, or leave-out for neither
    #[arg(long, value_name = "CHOICE", default_value = "longer", value_parser = overlap)]
    overlap: Overlap,

    /// What the documents are taken for: documents, annotations or suggestions
    #[arg(long = "as", value_name = "PURPOSE", default_value = "annotations")]
    purpose: Purpose,

    /// Dataset with the texts that a table of spans refers to
    #[arg(long, value_name = "FILE")]
    texts: Option<PathBuf>,

    /// Shares of training, development and test data, in an archive with a file or folder each
    #[arg(long, value_name = "TRAIN,DEV,TEST", value_parser = shares)]
    split: Option<Shares>,

    /// Agreement of its annotators for the card, as `tallymark agree --json` writes it
    #[arg(long, value_name = "FILE")]
    agreement: Option<PathBuf>,

    /// Name of the dataset, for its card [default: the name of the first file]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// Decisions named by one word.
#[derive(Clone, Copy)]
enum Wanted {
    All,
    One(Decision),
}

fn decision(name: &str) -> Result<Wanted, String> {
    match Decision::ALL.into_iter().find(|decision| decision.name() == name) {
        Some(decision) => Ok(Wanted::One(decision)),
        None if name == "all" => Ok(Wanted::All),
        None => Err("decisions are accepted, corrected, added, rejected, suggested, or all".to_owned()),
    }
}

fn renaming(pair: &str) -> Result<(String, String), String> {
    let (old, new) = pair.split_once('=').ok_or("write OLD=NEW")?;
    Ok((old.to_owned(), new.to_owned()))
}

fn tokeniser(name: &str) -> Result<Tokeniser, String> {
    Tokeniser::named(name).ok_or_else(|| "tokenisers are tallymark, whitespace, spacy".to_owned())
}

fn shares(written: &str) -> Result<Shares, String> {
    let numbers: Result<Vec<f64>, _> = written.split(',').map(|share| share.trim().parse::<f64>()).collect();
    match numbers.as_deref() {
        // Percentages are taken too.
        Ok([train, dev, test]) if train + dev + test > 1.5 => Shares::new(train / 100.0, dev / 100.0, test / 100.0),
        Ok([train, dev, test]) => Shares::new(*train, *dev, *test),
        _ => return Err("write three shares, like 0.8,0.1,0.1".to_owned()),
    }
    .map_err(|error| error.to_string())
}

fn inside_token(name: &str) -> Result<InsideToken, String> {
    match name {
        "split" => Ok(InsideToken::SplitToken),
        "widen" => Ok(InsideToken::Widen),
        "leave-out" => Ok(InsideToken::LeaveOut),
        _ => Err("choose split, widen or leave-out".to_owned()),
    }
}

fn overlap(name: &str) -> Result<Overlap, String> {
    match name {
        "longer" => Ok(Overlap::KeepLonger),
        "shorter" => Ok(Overlap::KeepShorter),
        "leave-out" => Ok(Overlap::LeaveOut),
        _ => Err("choose longer, shorter or leave-out".to_owned()),
    }
}

/// Runs the command.
///
/// # Errors
/// Where the dataset or `messages` cannot be written.
pub(crate) fn run(arguments: Convert, output: &mut dyn Write, messages: &mut dyn Write) -> io::Result<ExitCode> {
    let mut messages = Messages { out: messages, spoilt: false };
    let (to, options, corpus) = (arguments.to, options(&arguments), corpus(&arguments)?);
    let mut sources = Sources::new(arguments.files, arguments.from);
    // A table of spans can only be read back with the texts.
    if !to.keeps().bare_documents && arguments.output.is_some() {
        sources = sources.remembering();
    }
    if let Some(path) = arguments.texts {
        sources = sources.with_texts(path, &mut messages)?;
    }
    match arguments.output {
        None => {
            let mut destination = Destination::new(to, options, corpus, output, None, arguments.split);
            copy(&sources, arguments.purpose, &mut destination, &mut messages)?;
            let (_, written) = destination.finish()?;
            messages.losses(&written.losses)?;
        }
        Some(path) if sources.include(&path) => {
            return Err(io::Error::other(format!("{} is read from: choose another file", path.display())));
        }
        Some(path) => {
            let file = io::BufWriter::new(File::create(&path)?);
            let mut destination = Destination::new(to, options, corpus, file, Some(Proof::new(to)), arguments.split);
            copy(&sources, arguments.purpose, &mut destination, &mut messages)?;
            let (file, written) = destination.finish()?;
            file.into_inner()?.sync_all()?;
            messages.losses(&written.losses)?;
            if let Some(proof) = written.proof.filter(|_| to.is_read()) {
                messages.proven(&prove(proof, to, &path, &sources)?)?;
            }
        }
    }
    Ok(if messages.spoilt { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// Has every document of the sources written.
fn copy<W: Write>(
    sources: &Sources,
    purpose: Purpose,
    destination: &mut Destination<W>,
    messages: &mut Messages<'_>,
) -> io::Result<()> {
    sources.each(&mut |source, item| match item {
        Item::Document(document) => destination.document(&purpose.take(*document)),
        Item::Problem(problem) => messages.problem(source, &problem),
        Item::OffsetUnit(_) => Ok(()),
    })
}

/// What comes back when the file is read.
fn prove(mut proof: Proof, format: Format, path: &Path, sources: &Sources) -> io::Result<Proven> {
    let input = Input::file(BufReader::new(File::open(path)?));
    format.read(input, sources).for_each(|item| proof.found(&item));
    Ok(proof.finish())
}

fn options(arguments: &Convert) -> Options {
    // Elsewhere a suggestion that waits would pass for a fact.
    let is_lossless = matches!(arguments.to, Format::Native | Format::Csv | Format::Tsv);
    let named = |wanted: &Wanted| match wanted {
        Wanted::All => Decision::ALL.to_vec(),
        Wanted::One(decision) => vec![*decision],
    };
    let decisions: Vec<Decision> = arguments.decisions.iter().flat_map(named).collect();
    let usual = if is_lossless { Options::everything() } else { Options::default() };
    Options {
        decisions: if decisions.is_empty() { usual.decisions } else { decisions },
        labels: arguments.labels.clone(),
        label_map: arguments.map.iter().cloned().collect(),
        tokeniser: arguments.tokeniser.unwrap_or(arguments.to.usual_tokeniser()),
        inside_token: arguments.inside_token,
        overlap: arguments.overlap,
        ..usual
    }
}

fn corpus(arguments: &Convert) -> io::Result<Corpus> {
    let stem =
        arguments.files.first().and_then(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
    let name = arguments.name.clone().or(stem).filter(|name| name != "-").unwrap_or_else(|| "dataset".to_owned());
    let unread = |path: &Path, error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", path.display()));
    let agreement = match &arguments.agreement {
        Some(path) => {
            let written = std::fs::read(path).map_err(|error| unread(path, &error))?;
            Some(serde_json::from_slice(&written).map_err(|error| unread(path, &error))?)
        }
        None => None,
    };
    let (day, version) = (today(), env!("CARGO_PKG_VERSION").to_owned());
    Ok(Corpus { name, schema: Schema::default(), day, version, agreement })
}

/// The day in UTC.
fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |past| past.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or_default();
    "1970-01-01".parse::<Date>().map(|epoch| epoch.plus_days(days).to_string()).unwrap_or_default()
}

/// What is told while a dataset is converted.
struct Messages<'a> {
    out: &'a mut dyn Write,
    /// Whether something is missing from the result.
    spoilt: bool,
}

impl Messages<'_> {
    fn problem(&mut self, source: &str, problem: &Problem) -> io::Result<()> {
        self.spoilt = true;
        writeln!(self.out, "tallymark: {source}: {problem}")
    }

    /// What the format could not hold: a notice, since it was asked for.
    fn losses(&mut self, losses: &[(DocumentId, String, Loss)]) -> io::Result<()> {
        for (document, words, loss) in losses {
            let cause = match loss.cause {
                Cause::InsideToken => "ends inside a token",
                Cause::Overlap => "overlaps another",
                Cause::NoToken => "holds no token",
                Cause::Rejected => "was rejected, which the format cannot say",
            };
            let outcome = match loss.outcome {
                Outcome::LeftOut => "left out",
                Outcome::Widened(_) => "widened to whole tokens",
                Outcome::TokenSplit => "the token is split",
            };
            writeln!(self.out, "tallymark: notice: {document}: “{words}” {cause}: {outcome}")?;
        }
        Ok(())
    }

    /// What reading the file back has shown.
    fn proven(&mut self, proven: &Proven) -> io::Result<()> {
        for problem in &proven.problems {
            self.problem("reading back", problem)?;
        }
        if proven.text_differs {
            writeln!(self.out, "tallymark: the text in the file is not the text that was written")?;
        }
        for changed in &proven.changed {
            writeln!(
                self.out,
                "tallymark: {}: {} {:?} is not in the file as it was",
                changed.document,
                changed.label,
                changed.span.range()
            )?;
        }
        self.spoilt |= !proven.holds();
        writeln!(
            self.out,
            "tallymark: {} spans written and read back, {} changed",
            proven.spans,
            proven.changed.len() + proven.strange
        )
    }
}
