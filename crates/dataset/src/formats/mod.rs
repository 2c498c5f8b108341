//! The files that datasets are downloaded as and opened from: one module a format, its writer and its reader side by side.
//!
//! ```text
//! Document ─ prepare (options, what the format holds) ─▶ Document + losses ─ Writer ─▶ file, or Package ─▶ zip
//! file ─ recognise ─▶ Reader ─▶ RawDocument ─ accept (offsets checked) ─▶ Document + problems
//! ```
//!
//! Writers and readers work document by document over [`std::io`], so that a caller can stream. [`proof`] compares what was
//! written with what is read back.

mod archive;
mod brat;
mod card;
mod cas;
mod chat;
mod conll;
mod details;
mod docbin;
mod doccano;
mod gliner;
mod hugging_face;
mod json_records;
pub(crate) mod json_values;
mod label_studio;
pub mod native;
mod options;
mod package;
mod prepare;
mod prodigy;
pub mod proof;
mod purpose;
mod raw;
mod read;
mod recognise;
mod sentences;
mod separated;
mod spacy_jsonl;
mod tags;
mod web_annotation;
mod webanno;
mod write;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::tokens::Tokeniser;

pub use card::{Agreed, Annotator, Card, Corpus, Figures};
pub use label_studio::labeling_config;
pub use options::{InsideToken, Options, Overlap, Part};
pub use package::{Extent, Package};
pub use prepare::{Cause, Loss, Outcome, Prepared, prepare};
pub use purpose::Purpose;
pub use read::{Input, Item, Place, Problem, Read, Texts};
pub use recognise::{BEGINNING, recognise};
pub use write::{Entries, Folder, WriteError, Writer};

/// A file format for datasets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Tallymark JSON lines: everything that is known, a document a line. See [`native`].
    Native,
    /// Comma-separated values: a row a span, for spreadsheets.
    Csv,
    /// The same with tabs.
    Tsv,
    /// JSON lines for spaCy's training: a text and its entities.
    SpacyJsonl,
    /// spaCy's binary training data (`.spacy`).
    DocBin,
    /// JSON lines of Prodigy's datasets.
    Prodigy,
    /// Label Studio's tasks.
    LabelStudio,
    /// doccano's JSON lines.
    Doccano,
    /// CoNLL-2003 columns with IOB2 tags.
    Conll,
    /// The same with BILUO tags.
    ConllBiluo,
    /// Hugging Face token classification: JSON lines and Parquet with a dataset card, in an archive.
    HuggingFace,
    /// GLiNER's training data.
    Gliner,
    /// brat standoff, in an archive.
    Brat,
    /// `WebAnno` TSV 3.3, INCEpTION's.
    WebAnno,
    /// UIMA CAS as JSON.
    CasJson,
    /// UIMA CAS as XMI.
    CasXmi,
    /// W3C Web Annotation, JSON-LD.
    WebAnnotation,
    /// Conversations for fine-tuning language models.
    Chat,
}

/// What a format can hold; what it cannot is found before anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a table of independent abilities")]
pub struct Keeps {
    /// The text to the character. Otherwise only tokens are in the file, and white space is lost.
    pub text: bool,
    /// Spans that share characters.
    pub overlaps: bool,
    /// Spans that begin or end inside a token.
    pub inside_tokens: bool,
    /// What was decided: rejected and undecided annotations are told from the others.
    pub decisions: bool,
    /// Normalised values.
    pub values: bool,
    /// Relations.
    pub relations: bool,
    /// Documents without annotations.
    pub bare_documents: bool,
}

impl Keeps {
    /// The text and any spans in it, no more.
    const SPANS: Self = Self {
        text: true,
        overlaps: true,
        inside_tokens: true,
        decisions: false,
        values: false,
        relations: false,
        bare_documents: true,
    };
    /// Everything.
    const ALL: Self = Self { decisions: true, values: true, relations: true, ..Self::SPANS };
    /// The text and spans of whole tokens that do not overlap.
    const TOKEN_SPANS: Self = Self { overlaps: false, inside_tokens: false, ..Self::SPANS };
    /// Tokens, each with at most one label.
    const TAGGED_TOKENS: Self = Self { text: false, ..Self::TOKEN_SPANS };
}

/// How a format lays documents out in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any number of documents in one file.
    OneFile,
    /// Each document in files of its own: more than one document make an archive.
    FilePerDocument,
    /// Always an archive.
    Archive,
}

impl Format {
    /// All formats, in the order of the dialog.
    pub const ALL: [Self; 18] = [
        Self::Native,
        Self::Csv,
        Self::Tsv,
        Self::SpacyJsonl,
        Self::DocBin,
        Self::Prodigy,
        Self::LabelStudio,
        Self::Doccano,
        Self::Conll,
        Self::ConllBiluo,
        Self::HuggingFace,
        Self::Gliner,
        Self::Brat,
        Self::WebAnno,
        Self::CasJson,
        Self::CasXmi,
        Self::WebAnnotation,
        Self::Chat,
    ];

    /// What users call it: the same in every language.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Native => "Tallymark JSONL",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::SpacyJsonl => "spaCy JSONL",
            Self::DocBin => "spaCy DocBin",
            Self::Prodigy => "Prodigy JSONL",
            Self::LabelStudio => "Label Studio JSON",
            Self::Doccano => "doccano JSONL",
            Self::Conll => "CoNLL-2003 IOB2",
            Self::ConllBiluo => "CoNLL-2003 BILUO",
            Self::HuggingFace => "Hugging Face token classification",
            Self::Gliner => "GLiNER JSON",
            Self::Brat => "brat standoff",
            Self::WebAnno => "WebAnno TSV 3.3",
            Self::CasJson => "UIMA CAS JSON",
            Self::CasXmi => "UIMA CAS XMI",
            Self::WebAnnotation => "W3C Web Annotation",
            Self::Chat => "Chat JSONL",
        }
    }

    /// Its name on the command line and in messages between programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::SpacyJsonl => "spacy-jsonl",
            Self::DocBin => "docbin",
            Self::Prodigy => "prodigy",
            Self::LabelStudio => "label-studio",
            Self::Doccano => "doccano",
            Self::Conll => "conll",
            Self::ConllBiluo => "conll-biluo",
            Self::HuggingFace => "hugging-face",
            Self::Gliner => "gliner",
            Self::Brat => "brat",
            Self::WebAnno => "webanno",
            Self::CasJson => "cas-json",
            Self::CasXmi => "cas-xmi",
            Self::WebAnnotation => "web-annotation",
            Self::Chat => "chat",
        }
    }

    /// The ending of its files, without the dot; of one document's file, where each has its own.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Native | Self::SpacyJsonl | Self::Prodigy | Self::Doccano | Self::Chat => "jsonl",
            Self::Csv => "csv",
            Self::Tsv | Self::WebAnno => "tsv",
            Self::DocBin => "spacy",
            Self::LabelStudio | Self::Gliner | Self::CasJson => "json",
            Self::Conll | Self::ConllBiluo => "conll",
            Self::HuggingFace | Self::Brat => "zip",
            Self::CasXmi => "xmi",
            Self::WebAnnotation => "jsonld",
        }
    }

    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self.extension() {
            "jsonl" => "application/jsonl",
            "csv" => "text/csv;charset=utf-8",
            "tsv" => "text/tab-separated-values;charset=utf-8",
            "json" => "application/json",
            "jsonld" => "application/ld+json",
            "conll" => "text/plain;charset=utf-8",
            "zip" => "application/zip",
            "xmi" => "application/vnd.xmi+xml",
            _ => "application/octet-stream",
        }
    }

    /// How it lays documents out.
    pub const fn shape(self) -> Shape {
        match self {
            Self::WebAnno | Self::CasJson | Self::CasXmi => Shape::FilePerDocument,
            Self::HuggingFace | Self::Brat => Shape::Archive,
            _ => Shape::OneFile,
        }
    }

    /// What it can hold.
    pub const fn keeps(self) -> Keeps {
        match self {
            Self::Native | Self::LabelStudio | Self::WebAnnotation => Keeps::ALL,
            Self::Csv | Self::Tsv => Keeps { relations: false, bare_documents: false, ..Keeps::ALL },
            // Of WebAnno's, parts of tokens have rows, and several mentions share one.
            Self::SpacyJsonl | Self::WebAnno => Keeps::SPANS,
            Self::Chat | Self::CasJson | Self::CasXmi => Keeps { values: true, ..Keeps::SPANS },
            // Its relations are between tokens, in an interface of their own.
            Self::Prodigy => Keeps { relations: false, ..Keeps::ALL },
            Self::Doccano => Keeps { relations: true, ..Keeps::SPANS },
            Self::Brat => Keeps { values: true, relations: true, ..Keeps::SPANS },
            Self::DocBin => Keeps::TOKEN_SPANS,
            Self::Conll | Self::ConllBiluo | Self::HuggingFace => Keeps::TAGGED_TOKENS,
            Self::Gliner => Keeps { overlaps: true, ..Keeps::TAGGED_TOKENS },
        }
    }

    /// The tokeniser that its readers expect, where the user has no wish of their own: what trains on a `DocBin` cuts texts
    /// as spaCy does.
    pub const fn usual_tokeniser(self) -> Tokeniser {
        match self {
            Self::DocBin => Tokeniser::Spacy,
            _ => Tokeniser::Tallymark,
        }
    }

    /// Whether it can be read, not only written.
    pub const fn is_read(self) -> bool {
        !matches!(self, Self::Chat)
    }

    /// A writer for one file of documents that have been [`prepare`]d for the format; `None` where documents have files of
    /// their own: see [`Package`], which knows all.
    fn writer(self, options: &Options, corpus: &Corpus) -> Option<Box<dyn Writer>> {
        Some(match self {
            Self::Native => Box::new(native::NativeWriter),
            Self::Csv => Box::new(separated::RowWriter::new(separated::Separator::Comma)),
            Self::Tsv => Box::new(separated::RowWriter::new(separated::Separator::Tab)),
            Self::SpacyJsonl => Box::new(spacy_jsonl::LineWriter),
            Self::DocBin => docbin::writer(options),
            Self::Prodigy => prodigy::writer(options),
            Self::LabelStudio => label_studio::writer(options),
            Self::Doccano => doccano::writer(options),
            Self::Conll => conll::writer(conll::Scheme::Iob2, options),
            Self::ConllBiluo => conll::writer(conll::Scheme::Biluo, options),
            Self::Gliner => gliner::writer(options),
            Self::WebAnnotation => web_annotation::writer(options),
            Self::Chat => chat::writer(options, corpus),
            Self::HuggingFace | Self::Brat | Self::WebAnno | Self::CasJson | Self::CasXmi => return None,
        })
    }

    /// A writer for files of which each holds a document, or a part of one.
    fn folder(self, options: &Options, corpus: &Corpus) -> Option<Box<dyn Folder>> {
        Some(match self {
            Self::HuggingFace => hugging_face::folder(options, corpus),
            Self::Brat => brat::folder(options),
            Self::WebAnno => webanno::folder(options),
            Self::CasJson => cas::json::folder(options),
            Self::CasXmi => cas::xmi::folder(options),
            _ => return None,
        })
    }

    /// The documents of a file, one by one, with what in it does not fit. The file may be an archive of such files.
    ///
    /// `texts` is asked for the texts that a file only refers to (a table of spans).
    pub fn read<'a>(self, input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
        if self.shape() == Shape::Archive {
            return self.read_file(input, texts);
        }
        match archive::is_archive(input) {
            // Its documents need the type system beside them.
            Ok((input, true)) if self == Self::CasXmi => cas::xmi::read_archive(input),
            Ok((input, true)) => archive::read_entries(self, input, texts),
            Ok((input, false)) => self.read_file(input, texts),
            Err(error) => read::unreadable(error),
        }
    }

    /// The documents of a file that is no archive of files.
    fn read_file<'a>(self, input: Input<'a>, texts: &'a dyn Texts) -> Read<'a> {
        match self {
            Self::Native => native::read(input),
            Self::Csv => separated::read(separated::Separator::Comma, input, texts),
            Self::Tsv => separated::read(separated::Separator::Tab, input, texts),
            Self::SpacyJsonl => spacy_jsonl::read(input),
            Self::DocBin => docbin::read(input),
            Self::Prodigy => prodigy::read(input),
            Self::LabelStudio => label_studio::read(input),
            Self::Doccano => doccano::read(input),
            Self::Conll | Self::ConllBiluo => conll::read(input),
            Self::HuggingFace => hugging_face::read(input),
            Self::Gliner => gliner::read(input),
            Self::Brat => brat::read(input),
            Self::WebAnno => webanno::read(input),
            Self::CasJson => cas::json::read(input),
            Self::CasXmi => cas::xmi::read(input),
            Self::WebAnnotation => web_annotation::read(input, texts),
            Self::Chat => read::unreadable("chat JSONL is written for training, and cannot be read"),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The error of a name that no format has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no format `{}`; there are", self.0)?;
        Format::ALL.into_iter().try_for_each(|format| write!(f, " {format}"))
    }
}

impl std::error::Error for UnknownFormat {}
