//! The dataset card: what a dataset holds and where it comes from, in Markdown under the YAML head that Hugging Face reads
//! (huggingface.co/docs/hub/datasets-cards).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use super::options::{Options, Part};
use super::{Format, Shape};
use crate::annotation::Decision;
use crate::document::Document;
use crate::schema::Schema;

/// What is known of a dataset beside its documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Its name: the stem of its files.
    pub name: String,
    /// Its labels, with their definitions.
    pub schema: Schema,
    /// The day of the export, as `2025-12-04`.
    pub day: String,
    /// The version of Tallymark.
    pub version: String,
    /// How far its annotators agree, where that was measured.
    #[serde(default)]
    pub agreement: Option<Agreed>,
}

/// How far annotators agree: the figures of [`Measures`](crate::agreement::Measures), as `tallymark agree --json` writes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
    /// Who they are.
    pub annotators: Vec<Annotator>,
    /// How many texts they share.
    pub texts: usize,
    /// The figures of each label.
    pub labels: Vec<Figures>,
    /// The figures of all labels together.
    pub overall: Figures,
}

/// One of those who agree or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    /// The name.
    pub name: String,
}

/// The figures of a label; one that is not defined is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The label; none for all together.
    pub label: Option<String>,
    /// The mean F1 of spans.
    pub f1: Option<f64>,
    /// Cohen's kappa on tokens.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha on tokens.
    pub alpha: Option<f64>,
}

/// Counts what goes into a dataset, and describes it.
pub struct Card {
    corpus: Corpus,
    format: Format,
    options: Options,
    parts: BTreeMap<Option<Part>, Counts>,
    decisions: BTreeMap<&'static str, usize>,
    annotators: BTreeSet<String>,
    adjudicated: usize,
    sources: usize,
    first_day: Option<String>,
    last_day: Option<String>,
}

/// What a part holds.
#[derive(Default)]
struct Counts {
    documents: usize,
    code_points: usize,
    labels: BTreeMap<String, usize>,
}

impl Card {
    /// The card of a dataset without documents.
    pub fn new(corpus: Corpus, format: Format, options: &Options) -> Self {
        Self {
            corpus,
            format,
            options: options.clone(),
            parts: BTreeMap::new(),
            decisions: BTreeMap::new(),
            annotators: BTreeSet::new(),
            adjudicated: 0,
            sources: 0,
            first_day: None,
            last_day: None,
        }
    }

    /// What it is the card of.
    pub(super) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Counts a document as it is written.
    pub fn add(&mut self, part: Option<Part>, document: &Document) {
        let counts = self.parts.entry(part).or_default();
        counts.documents += 1;
        counts.code_points += document.text.code_point_len();
        for annotation in document.annotations() {
            *counts.labels.entry(annotation.label.clone()).or_default() += 1;
            *self.decisions.entry(annotation.decision.name()).or_default() += 1;
            self.adjudicated += usize::from(!annotation.votes.is_empty());
            if !annotation.decided_by.is_empty() && !self.annotators.contains(&annotation.decided_by) {
                self.annotators.insert(annotation.decided_by.clone());
            }
        }
        self.sources += usize::from(!document.source.is_empty());
        if let Some(day) = document.date.map(|date| date.to_string()) {
            if self.first_day.as_ref().is_none_or(|first| day < *first) {
                self.first_day = Some(day.clone());
            }
            if self.last_day.as_ref().is_none_or(|last| day > *last) {
                self.last_day = Some(day);
            }
        }
    }

    /// The card.
    pub fn markdown(&self) -> String {
        let mut card = String::new();
        // Writing into memory cannot fail.
        let _written: fmt::Result = self.write(&mut card);
        card
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        self.head(out)?;
        writeln!(out, "# {}\n", plain(&self.corpus.name))?;
        writeln!(
            out,
            "News articles with their numbers and names annotated, made with Tallymark {} on {}.\n",
            self.corpus.version, self.corpus.day
        )?;
        self.contents(out)?;
        if self.format == Format::HuggingFace {
            Self::files(out)?;
        }
        self.labels(out)?;
        self.agreement(out)?;
        self.provenance(out)
    }

    /// The YAML head. All that comes from a user is between quotes.
    fn head(&self, out: &mut String) -> fmt::Result {
        let documents: usize = self.parts.values().map(|counts| counts.documents).sum();
        writeln!(out, "---\npretty_name: {}", quoted(&self.corpus.name))?;
        writeln!(
            out,
            "language:\n- en\ntask_categories:\n- token-classification\ntask_ids:\n- named-entity-recognition"
        )?;
        writeln!(out, "size_categories:\n- {}\ntags:\n- news\n- tallymark", size(documents))?;
        if self.format == Format::HuggingFace {
            self.configurations(out)?;
        }
        writeln!(out, "---\n")
    }

    /// Where Hugging Face's `datasets` finds the files of each part. It takes one kind of file for all configurations of a
    /// folder, so that the JSON lines cannot be another one.
    fn configurations(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "configs:\n- config_name: default\n  data_files:")?;
        self.parts.keys().try_for_each(|part| {
            let split = part.map_or("train", Part::split);
            writeln!(out, "  - split: {split}\n    path: data/{split}-*.parquet")
        })
    }

    /// How the files of a Hugging Face dataset are loaded.
    fn files(out: &mut String) -> fmt::Result {
        writeln!(
            out,
            "## Files\n\n\
             `load_dataset` of this folder gives the rows of `data/`, Parquet files that name the tags. `jsonl/` has the same \
             rows, a sentence each, and `label_names.json` the names of the tags in the order of their numbers:\n\n\
             ```python\nload_dataset(\"json\", data_files={{\"train\": \"jsonl/train.jsonl\"}})\n```\n"
        )
    }

    fn contents(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "## Contents\n")?;
        let names: BTreeSet<&String> = self.parts.values().flat_map(|counts| counts.labels.keys()).collect();
        let columns: Vec<&str> = self.parts.keys().map(|part| part.map_or("all", Part::name)).collect();
        writeln!(out, "| | {} |\n|---|{}", columns.join(" | "), "---:|".repeat(columns.len()))?;
        let mut row = |name: &str, count: &dyn Fn(&Counts) -> usize| {
            let cells: Vec<String> = self.parts.values().map(|counts| count(counts).to_string()).collect();
            writeln!(out, "| {} | {} |", plain(name), cells.join(" | "))
        };
        row("documents", &|counts| counts.documents)?;
        row("characters", &|counts| counts.code_points)?;
        row("spans", &|counts| counts.labels.values().sum())?;
        names.into_iter().try_for_each(|name| row(name, &|counts| counts.labels.get(name).copied().unwrap_or(0)))?;
        let decided: Vec<String> = self.decisions.iter().map(|(name, count)| format!("{count} {name}")).collect();
        if !decided.is_empty() {
            writeln!(out, "\nDecisions: {}.", decided.join(", "))?;
        }
        writeln!(out)
    }

    fn labels(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "## Labels\n")?;
        for label in self.corpus.schema.live() {
            let name = self.options.label_map.get(&label.name).unwrap_or(&label.name);
            if name.is_empty() || self.options.labels.as_ref().is_some_and(|labels| !labels.contains(&label.name)) {
                continue;
            }
            write!(out, "- **{}**", plain(name))?;
            if *name != label.name {
                write!(out, " ({} in the workspace)", plain(&label.name))?;
            }
            if !label.description.is_empty() {
                write!(out, ": {}", plain(&label.description))?;
            }
            if !label.examples.is_empty() {
                write!(out, " For example: {}.", plain(&label.examples.join("; ")))?;
            }
            writeln!(out)?;
        }
        if !self.corpus.schema.guidelines.is_empty() {
            writeln!(out, "\n### Guidelines\n\n{}", quote_block(&self.corpus.schema.guidelines))?;
        }
        writeln!(out)
    }

    fn agreement(&self, out: &mut String) -> fmt::Result {
        let Some(agreed) = &self.corpus.agreement else { return Ok(()) };
        let names: Vec<String> = agreed.annotators.iter().map(|annotator| plain(&annotator.name)).collect();
        writeln!(out, "## Agreement\n\nOf {} on {} shared texts.\n", names.join(", "), agreed.texts)?;
        writeln!(out, "| | F1 of spans | Cohen's kappa on tokens | Krippendorff's alpha |\n|---|---:|---:|---:|")?;
        let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"));
        for Figures { label, f1, kappa, alpha } in agreed.labels.iter().chain([&agreed.overall]) {
            let label = label.as_deref().map_or_else(|| "all".to_owned(), plain);
            writeln!(out, "| {label} | {} | {} | {} |", figure(*f1), figure(*kappa), figure(*alpha))?;
        }
        writeln!(out)
    }

    fn provenance(&self, out: &mut String) -> fmt::Result {
        let documents: usize = self.parts.values().map(|counts| counts.documents).sum();
        writeln!(out, "## Provenance\n")?;
        writeln!(out, "- Format: {}, written by Tallymark {}.", self.format.title(), self.corpus.version)?;
        if let (Some(first), Some(last)) = (&self.first_day, &self.last_day) {
            writeln!(out, "- Articles dated from {first} to {last}.")?;
        }
        writeln!(out, "- {} of {documents} documents name the address that they were published at.", self.sources)?;
        let decisions: Vec<&str> = self.options.decisions.iter().map(|decision: &Decision| decision.name()).collect();
        writeln!(out, "- Annotations that were {} are in it.", decisions.join(", "))?;
        if !self.annotators.is_empty() {
            let names: Vec<String> = self.annotators.iter().map(|name| plain(name)).collect();
            writeln!(out, "- Annotated by {}.", names.join(", "))?;
        }
        if self.adjudicated > 0 {
            writeln!(out, "- {} annotations were adjudicated: annotators differed there.", self.adjudicated)?;
        }
        let keeps = self.format.keeps();
        if !keeps.inside_tokens {
            writeln!(out, "- Tokens: {}.", self.options.tokeniser.name())?;
        }
        if self.parts.keys().any(Option::is_some) {
            writeln!(out, "- Split by the SHA-256 of each text, stratified by labels; no document is in two parts.")?;
        }
        if self.format.shape() == Shape::OneFile && keeps.text {
            writeln!(out, "- Offsets count Unicode code points from the start of the text.")?;
        }
        Ok(())
    }
}

/// Hugging Face's name for so many documents.
const fn size(documents: usize) -> &'static str {
    match documents {
        0..1_000 => "n<1K",
        1_000..10_000 => "1K<n<10K",
        10_000..100_000 => "10K<n<100K",
        _ => "100K<n<1M",
    }
}

/// A text as a string of YAML: JSON's strings are YAML's.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A text in Markdown that stays what it is: on one line, and without meaning to Markdown or HTML.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => plain.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => plain.extend(['\\', character]),
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            character if character.is_control() => {}
            character => plain.push(character),
        }
    }
    plain
}

/// Several lines that are quoted as they stand.
fn quote_block(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {}", plain(line))).collect();
    lines.join("\n")
}
