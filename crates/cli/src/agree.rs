//! `tallymark agree`: how far annotators of the same texts agree.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use tallymark_dataset::Document;
use tallymark_dataset::agreement::{Annotator, Confusion, Matching, Measures, Row, Scope};
use tallymark_dataset::formats::{Format, Item};

use crate::convert::Sources;
use crate::problem::Reporter;

pub(crate) const HELP: &str = "\
Columns: spans that both of a pair have, that only the first or only the second has (same
ends and label, over all pairs); F1 of spans, Cohen's kappa and Krippendorff's alpha on
tokens; values that are the same. What is not defined is \"-\".

Examples:
  tallymark agree anna.jsonl ben.jsonl
  tallymark agree anna.jsonl ben.jsonl cleo.jsonl --only ORG,GPE --confusion
  tallymark agree anna.jsonl ben.jsonl --json > agreement.json";

#[derive(Args)]
pub(crate) struct Agree {
    /// The files of two annotators or more, who are called as their files
    #[arg(value_name = "FILE", num_args = 2.., required = true)]
    files: Vec<PathBuf>,
    /// The format of all files [default: as each looks]
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,
    /// Only these labels
    #[arg(long, value_name = "LABEL,…", value_delimiter = ',')]
    only: Vec<String>,
    /// Count suggestions that nobody has decided on, too
    #[arg(long)]
    suggested: bool,
    /// Also print which labels are given to the same words
    #[arg(long)]
    confusion: bool,
    /// Print everything as JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// Where `output` or `messages` cannot be written.
pub(crate) fn run(arguments: &Agree, output: &mut dyn Write, messages: &mut dyn Write) -> io::Result<ExitCode> {
    let mut reporter = Reporter::new(messages);
    let mut annotators = Vec::new();
    for (path, name) in arguments.files.iter().zip(names(&arguments.files)) {
        let documents = documents(path, arguments.from, &mut reporter)?;
        annotators.push(Annotator { name, documents });
    }
    let labels: BTreeSet<String> = arguments.only.iter().filter(|label| !label.is_empty()).cloned().collect();
    let matching = Matching::new(&annotators);
    let mut measures = Measures::new(annotators.len(), Scope { labels, suggested: arguments.suggested });
    matching.groups.iter().for_each(|group| measures.add(group));
    if arguments.json {
        writeln!(output, "{:#}", as_json(&annotators, &matching, &measures))?;
    } else {
        write_table(output, &annotators, &matching, &measures)?;
        if arguments.confusion {
            write_confusion(output, &matching, measures.confusion())?;
        }
    }
    Ok(reporter.code())
}

/// What annotators are called: their files' names without the ending, or the whole paths where these are the same.
fn names(files: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let short: BTreeSet<String> = files.iter().map(name).collect();
    if short.len() == files.len() {
        return files.iter().map(name).collect();
    }
    files.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// The documents of a file, as far as it can be read.
fn documents(path: &Path, format: Option<Format>, reporter: &mut Reporter<'_>) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    Sources::new(vec![path.to_owned()], format).each(&mut |_, item| {
        match item {
            Item::Document(document) => documents.push(*document),
            Item::Problem(problem) => reporter.error(path, None, problem)?,
            Item::OffsetUnit(_) => {}
        }
        Ok(())
    })?;
    Ok(documents)
}

/// A figure with four digits; what is not defined is a dash.
fn figure(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.4}"))
}

fn write_table(
    output: &mut dyn Write,
    annotators: &[Annotator],
    matching: &Matching<'_>,
    measures: &Measures,
) -> io::Result<()> {
    for Annotator { name, documents } in annotators {
        writeln!(output, "{name}: {} documents", documents.len())?;
    }
    writeln!(output, "{} texts in common, {} tokens\n", measures.texts(), measures.tokens())?;
    let rows: Vec<Row> = measures.rows().into_iter().chain([measures.overall()]).collect();
    let label = |row: &Row| row.label.clone().unwrap_or_else(|| "all".to_owned());
    let width = rows.iter().map(|row| label(row).chars().count()).max().unwrap_or(0).max(5);
    let head = format!("{:7} {:7} {:7} {:>7} {:>7} {:>7} values", "both", "first", "second", "F1", "kappa", "alpha");
    writeln!(output, "{:width$} {head}", "label")?;
    for row in &rows {
        let (spans, values) = (row.spans, row.values);
        let values = if values.asked > 0 { format!("{}/{}", values.right, values.asked) } else { "-".to_owned() };
        let figures = format!("{:>7} {:>7} {:>7}", figure(row.f1), figure(row.kappa), figure(row.alpha));
        let counts = format!("{:<7} {:<7} {:<7}", spans.right, spans.missed, spans.wrong);
        writeln!(output, "{:width$} {counts} {figures} {values}", label(row))?;
    }
    if annotators.len() > 2 {
        writeln!(output)?;
        for pair in measures.pairs() {
            let name = |number: usize| matching.names.get(number).copied().unwrap_or_default();
            let (one, other) = (name(pair.one), name(pair.other));
            writeln!(output, "{one}, {other}: F1 {} kappa {}", figure(pair.f1()), figure(pair.kappa()))?;
        }
    }
    for (annotator, document) in matching.alone() {
        let name = matching.names.get(annotator).copied().unwrap_or_default();
        writeln!(output, "without a partner: {name}: {} {}", document.id, document.title)?;
    }
    for repeated in &matching.repeated {
        let name = matching.names.get(repeated.annotator).copied().unwrap_or_default();
        writeln!(output, "left out, as its text is there already: {name}: {}", repeated.document.id)?;
    }
    Ok(())
}

fn write_confusion(output: &mut dyn Write, matching: &Matching<'_>, confusion: &Confusion) -> io::Result<()> {
    let sides: BTreeSet<&str> = confusion.cells().flat_map(|(one, other, _)| one.into_iter().chain(other)).collect();
    let sides: Vec<Option<&str>> = sides.into_iter().map(Some).chain([None]).collect();
    let name = |label: Option<&str>| label.unwrap_or("none").to_owned();
    let width = sides.iter().map(|label| name(*label).chars().count()).max().unwrap_or(0).max(7);
    let (one, other) = match matching.names[..] {
        [one, other] => (one, other),
        _ => ("the first of each two", "the second"),
    };
    writeln!(output, "\nlabels of {one} (rows) and {other} (columns); ~: with other ends, but overlapping")?;
    let head: Vec<String> = sides.iter().map(|label| format!("{:>width$}", name(*label))).collect();
    writeln!(output, "{:width$} {}", "", head.join(" "))?;
    for row in &sides {
        let cells = sides.iter().map(|column| {
            let cell = confusion.get(*row, *column);
            let near = if cell.boundary > 0 { format!("~{}", cell.boundary) } else { String::new() };
            format!("{:>width$}", if cell.same > 0 { format!("{}{near}", cell.same) } else { near })
        });
        writeln!(output, "{}", format!("{:width$} {}", name(*row), cells.collect::<Vec<_>>().join(" ")).trim_end())?;
    }
    Ok(())
}

fn as_json(annotators: &[Annotator], matching: &Matching<'_>, measures: &Measures) -> serde_json::Value {
    let name = |number: usize| matching.names.get(number).copied().unwrap_or_default();
    let pairs = measures.pairs().iter().map(|pair| {
        let (one, other) = (name(pair.one), name(pair.other));
        json!({ "one": one, "other": other, "spans": pair.spans(), "f1": pair.f1(), "kappa": pair.kappa() })
    });
    let confusion = measures
        .confusion()
        .cells()
        .map(|(one, other, cell)| json!({ "one": one, "other": other, "same": cell.same, "boundary": cell.boundary }));
    let place = |annotator: usize, document: &Document| json!({ "annotator": name(annotator), "id": document.id });
    json!({
        "annotators": annotators.iter().map(|annotator| {
            json!({ "name": annotator.name, "documents": annotator.documents.len() })
        }).collect::<Vec<_>>(),
        "texts": measures.texts(),
        "tokens": measures.tokens(),
        "labels": measures.rows(),
        "overall": measures.overall(),
        "pairs": pairs.collect::<Vec<_>>(),
        "confusion": confusion.collect::<Vec<_>>(),
        "alone": matching.alone().map(|(by, document)| place(by, document)).collect::<Vec<_>>(),
        "repeated": matching.repeated.iter().map(|r| place(r.annotator, r.document)).collect::<Vec<_>>(),
    })
}
