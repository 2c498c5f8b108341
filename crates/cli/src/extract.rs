//! `tallymark extract`: articles in, suggestions out.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::available_parallelism;

use tallymark_dataset::Document;
use tallymark_dataset::formats::native;
use tallymark_extract::{Names, Options, extract};

use crate::arguments::Extract;
use crate::encoding::decode;
use crate::input::{from_json, from_text};
use crate::pipeline::{Abandoned, Queue, in_order};
use crate::problem::{Problem, Severity};

/// Lines that are there already are worked on together up to this many bytes: few enough that all threads have some of
/// a small input, enough that handing them over costs nothing.
const BATCH: usize = 32 * 1024;
/// What is read from a file or pipe at once.
const READ_AHEAD: usize = 2 * BATCH;

/// A part of the input, handed to a thread.
enum Part {
    /// Whole lines, JSON each.
    Lines { source: Arc<str>, first_line: u64, bytes: Vec<u8> },
    /// A whole file of plain text.
    Article { source: Arc<str>, id: String, bytes: Vec<u8> },
    /// A file that could not be read (further).
    Unreadable { source: Arc<str>, error: io::Error },
}

/// What a part has come to.
#[derive(Default)]
struct Outcome {
    output: String,
    problems: Vec<Problem>,
}

type Parts = Queue<Part, Outcome>;

/// What every text is read with.
struct Reader {
    /// What is taken for what a text does not say of itself.
    defaults: Options,
    names: Names,
}

/// Runs the command.
///
/// # Errors
/// Where `output` or `messages` cannot be written.
pub(crate) fn run(arguments: Extract, output: &mut dyn Write, messages: &mut dyn Write) -> io::Result<ExitCode> {
    let jobs = arguments.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
    let defaults = Options { date: arguments.date, date_order: arguments.date_order, dollar: arguments.dollar };
    let names = match Names::embedded() {
        Ok(names) => names,
        Err(error) => {
            writeln!(messages, "tallymark: {error}")?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let reader = Reader { defaults, names };
    let produce = move |queue: &Parts| {
        // An abandoned queue is the one reason to stop early; whoever abandoned it knows why.
        let _ = read_all(arguments.files, arguments.text, queue);
    };
    let mut code = ExitCode::SUCCESS;
    for outcome in in_order(jobs, produce, move |part| process(part, &reader)) {
        let Some(outcome) = outcome else {
            writeln!(messages, "tallymark: a part of the input was lost by a mistake in Tallymark")?;
            code = ExitCode::from(2);
            continue;
        };
        output.write_all(outcome.output.as_bytes())?;
        output.flush()?;
        for problem in outcome.problems {
            writeln!(messages, "{problem}")?;
            if problem.severity == Severity::Error {
                code = ExitCode::from(2);
            }
        }
    }
    Ok(code)
}

fn read_all(files: Vec<PathBuf>, as_text: bool, queue: &Parts) -> Result<(), Abandoned> {
    let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files };
    let ids = article_ids(&files);
    for (path, id) in files.iter().zip(ids) {
        let source: Arc<str> = if is_stdin(path) { "stdin".into() } else { path.to_string_lossy().into() };
        let opened: io::Result<Box<dyn Read>> = if is_stdin(path) {
            Ok(Box::new(io::stdin().lock()))
        } else {
            File::open(path).map(|file| Box::new(file) as Box<dyn Read>)
        };
        let read = match opened {
            Ok(reader) if as_text => read_article(reader, &source, id, queue)?,
            Ok(reader) => read_lines(reader, &source, queue)?,
            Err(error) => Err(error),
        };
        if let Err(error) = read {
            queue.push(Part::Unreadable { source, error })?;
        }
    }
    Ok(())
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The ids of files taken as articles: the file's name, or the path as it was given where names occur twice.
fn article_ids(files: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| match path.file_name() {
        _ if is_stdin(path) => "stdin".to_owned(),
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.to_string_lossy().into_owned(),
    };
    let mut uses: HashMap<String, usize> = HashMap::new();
    for file in files {
        *uses.entry(name(file)).or_default() += 1;
    }
    let unique = |path: &PathBuf| match name(path) {
        name if uses.get(&name) == Some(&1) => name,
        _ => path.to_string_lossy().into_owned(),
    };
    files.iter().map(unique).collect()
}

fn read_article(
    mut reader: Box<dyn Read>,
    source: &Arc<str>,
    id: String,
    queue: &Parts,
) -> Result<io::Result<()>, Abandoned> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        return Ok(Err(error));
    }
    queue.push(Part::Article { source: Arc::clone(source), id, bytes })?;
    Ok(Ok(()))
}

/// Hands over whole lines. What has arrived goes on at once: a line that someone types is answered before the next.
fn read_lines(reader: Box<dyn Read>, source: &Arc<str>, queue: &Parts) -> Result<io::Result<()>, Abandoned> {
    let mut reader = BufReader::with_capacity(READ_AHEAD, reader);
    let mut first_line = 1;
    loop {
        let mut bytes = Vec::new();
        let (lines, read) = read_batch(&mut reader, &mut bytes);
        if lines > 0 {
            queue.push(Part::Lines { source: Arc::clone(source), first_line, bytes })?;
        }
        if read.is_err() || lines == 0 {
            return Ok(read);
        }
        first_line += lines;
    }
}

/// Reads the lines that are there, at least one where the input goes on; gives their number.
fn read_batch(reader: &mut BufReader<impl Read>, bytes: &mut Vec<u8>) -> (u64, io::Result<()>) {
    let mut lines = 0;
    loop {
        let whole = bytes.len();
        match reader.read_until(b'\n', bytes) {
            Ok(0) => return (lines, Ok(())),
            Ok(_) => lines += 1,
            Err(error) => {
                // The line that broke off would only be reported a second time.
                bytes.truncate(whole);
                return (lines, Err(error));
            }
        }
        if bytes.len() >= BATCH || !reader.buffer().contains(&b'\n') {
            return (lines, Ok(()));
        }
    }
}

fn process(part: Part, reader: &Reader) -> Outcome {
    let mut outcome = Outcome::default();
    match part {
        Part::Unreadable { source, error } => outcome.fail(&source, None, error.to_string()),
        Part::Article { source, id, bytes } => match decode(&bytes) {
            Err(reason) => outcome.fail(&source, None, reason.to_owned()),
            Ok(decoded) => {
                outcome.annotate(from_text(&id, &decoded.text, &reader.defaults), reader, &source, None);
                outcome.problems.extend(decoded.notice.map(|reason| Problem {
                    source,
                    line: None,
                    reason,
                    severity: Severity::Notice,
                }));
            }
        },
        Part::Lines { source, first_line, bytes } => {
            let lines = bytes.split_inclusive(|&byte| byte == b'\n');
            for (number, line) in (first_line..).zip(lines) {
                outcome.annotate_line(line, reader, &source, number);
            }
        }
    }
    outcome
}

impl Outcome {
    fn annotate_line(&mut self, line: &[u8], reader: &Reader, source: &Arc<str>, number: u64) {
        let marked = if number == 1 { line.strip_prefix("\u{FEFF}".as_bytes()) } else { None };
        let line = marked.unwrap_or(line);
        if line.trim_ascii().is_empty() {
            return;
        }
        match from_json(line, &format!("{source}:{number}"), &reader.defaults) {
            Ok(document) => self.annotate(document, reader, source, Some(number)),
            Err(reason) => self.fail(source, Some(number), reason),
        }
    }

    /// Appends the document with its suggestions.
    fn annotate(&mut self, document: Document, reader: &Reader, source: &Arc<str>, line: Option<u64>) {
        // The extractor promises not to panic. Should it break its word, the other documents must not pay for it.
        let mentions = catch_unwind(AssertUnwindSafe(|| extract(&document.text, &document.options(), &reader.names)));
        let Ok(mentions) = mentions else {
            return self.fail(source, line, "the extractor failed on this text: a mistake in Tallymark".to_owned());
        };
        match native::line(&document.with_suggestions(mentions)) {
            Ok(written) => self.output.push_str(&written),
            Err(error) => self.fail(source, line, error.to_string()),
        }
    }

    fn fail(&mut self, source: &Arc<str>, line: Option<u64>, reason: String) {
        self.problems.push(Problem { source: Arc::clone(source), line, reason, severity: Severity::Error });
    }
}
