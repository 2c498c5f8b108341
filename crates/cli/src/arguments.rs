//! The command line: what may be written there, and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use tallymark_extract::{Date, DateOrder, Dollar};

use crate::agree::{self, Agree};
use crate::convert::{self, Convert};
use crate::score::{self, Score};
use crate::split::{self, Split};

const EXAMPLES: &str = "\
Examples:
  tallymark extract articles.jsonl > dataset.jsonl
  tallymark convert --to docbin dataset.jsonl --output train.spacy
  tallymark agree anna.jsonl ben.jsonl

Exit status: 0 all went well, 1 the results could not be written, 2 something of the
input or the arguments was wrong (everything else is written all the same).";

const EXTRACT_EXAMPLES: &str = "\
Input, one JSON object a line (other fields are ignored):
  id     string or number; where there is none, the file's name and the line's number
  text   the article: offsets count its code points, nothing in it is changed
  date   optional, YYYY-MM-DD: `Monday` and `last week` are resolved against it
  date_order, dollar   optional, as --date-order and --dollar, which they override
A dataset made by Tallymark can be read again: its texts and what its `meta` says (`title`,
`date`, `date_order`, `dollar`) are taken, its spans are found anew.

Examples:
  tallymark extract articles.jsonl > dataset.jsonl
  tallymark extract --text --date 2025-12-04 monday/*.txt > dataset.jsonl
  zcat news.jsonl.gz | tallymark extract --jobs 4 | grep MONEY";

/// Find the numbers and names of English news articles, with their normalised values.
///
/// Works on files and pipes what the Tallymark page does in a browser. Nothing is sent anywhere.
#[derive(Parser)]
#[command(name = "tallymark", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read articles, write them as Tallymark JSONL with a suggestion for every number and name.
    ///
    /// Documents are written in the order of the input, each as soon as it is ready, however long the input is. Input
    /// that cannot be read is reported with its file, line and reason; the rest is written all the same.
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(Extract),

    /// Write datasets in another format.
    ///
    /// The format of a file is recognised by what is in it. What does not fit is reported with its place; the rest is
    /// written all the same. A file that is written is read back and compared, span by span.
    #[command(after_help = convert::EXAMPLES)]
    Convert(Convert),

    /// Say how far annotators of the same texts agree: F1, Cohen's kappa, Krippendorff's alpha.
    ///
    /// Texts are matched by their characters. What counts is what was decided for: accepted, corrected, added.
    #[command(after_help = agree::HELP)]
    Agree(Agree),

    /// Score predicted spans against gold spans: precision, recall and F1 by label.
    ///
    /// A prediction is right where gold has a span with the same ends and label; before that, white space, a leading "the" and a
    /// trailing "'s" are dropped from both sides.
    #[command(after_help = score::HELP)]
    Score(Score),

    /// Split a dataset into training, development and test data.
    ///
    /// The split follows from the texts, not from their order: the same texts come to the same parts. Labels are spread
    /// evenly, rare ones first. A document is never split, and a text that is there twice is in one part.
    #[command(after_help = split::HELP)]
    Split(Split),
}

#[derive(Args)]
pub(crate) struct Extract {
    /// Files to read, `-` for standard input [default: standard input]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Date of the documents that bring none, YYYY-MM-DD [default: their dateline]
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Date>,

    /// Which part of a date like 04/12/2025 comes first, where a document does not say [default: as the text suggests]
    ///
    /// `day-first`: 4 December. `month-first`: April 12.
    #[arg(long, value_name = "ORDER")]
    pub(crate) date_order: Option<DateOrder>,

    /// Whose dollar a bare `$` is, by its ISO 4217 code, where a document does not say [default: USD]
    #[arg(long, value_name = "CODE")]
    pub(crate) dollar: Option<Dollar>,

    /// Take each file as one article in plain text, its name as the id
    ///
    /// The encoding is told by the byte order mark, which is left out; without one it is UTF-8, and where that cannot be,
    /// Windows-1252, with a notice. Line breaks stay as they are.
    #[arg(long)]
    pub(crate) text: bool,

    /// Number of threads that extract [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
}
