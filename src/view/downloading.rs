//! What the dialog to download a dataset knows: what is chosen, and how the proof of it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tallymark_converter::{Lost, Misfit, Report};
use tallymark_dataset::formats::{Cause, Format, InsideToken, Options, Outcome, Overlap};
use tallymark_dataset::tokens::Tokeniser;
use tallymark_dataset::{Decision, Document, DocumentId};
use tallymark_text::ByteSpan;

use crate::tr;

/// How many characters around a mention are shown.
const CONTEXT: usize = 32;

/// What the user chooses for downloads, kept with the preferences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The format.
    pub format: Format,
    /// The decisions that go into files to train on.
    pub decisions: Vec<Decision>,
    /// The decisions that go into files that hold all of them.
    pub all_decisions: Vec<Decision>,
    /// The names that labels have in files, where they differ; empty for those that are left out.
    pub labels: BTreeMap<String, String>,
    /// How texts are cut into tokens, if not as each format usually has it.
    pub tokeniser: Option<Tokeniser>,
    /// What becomes of a span that begins or ends inside a token.
    pub inside_token: InsideToken,
    /// Which of two overlapping spans stays.
    pub overlap: Overlap,
    /// Whether the documents are split into parts.
    pub splits: bool,
    /// How many of a hundred go to training, development and test.
    pub shares: [u8; 3],
}

impl Default for Choices {
    fn default() -> Self {
        let options = Options::default();
        Self {
            format: Format::Native,
            decisions: options.decisions,
            all_decisions: Decision::ALL.to_vec(),
            labels: BTreeMap::new(),
            tokeniser: None,
            inside_token: options.inside_token,
            overlap: options.overlap,
            splits: false,
            shares: [80, 10, 10],
        }
    }
}

impl Choices {
    /// Whether the format is one to keep everything in, rather than to train on.
    fn keeps_all(&self) -> bool {
        matches!(self.format, Format::Native | Format::Csv | Format::Tsv)
    }

    /// The decisions that go into files of the chosen format.
    pub fn decisions(&self) -> &[Decision] {
        if self.keeps_all() { &self.all_decisions } else { &self.decisions }
    }

    /// Has a decision go into files, or not.
    pub fn set_decision(&mut self, decision: Decision, is_wanted: bool) {
        let keeps_all = self.keeps_all();
        let chosen = if keeps_all { &mut self.all_decisions } else { &mut self.decisions };
        let is_chosen = |other: &Decision| if *other == decision { is_wanted } else { chosen.contains(other) };
        *chosen = Decision::ALL.into_iter().filter(is_chosen).collect();
    }

    /// Has a label go into files, or not.
    pub fn set_label(&mut self, label: &str, is_wanted: bool) {
        if is_wanted {
            self.labels.remove(label)
        } else {
            self.labels.insert(label.to_owned(), String::new())
        };
    }

    /// The name that a label has in files; none where it is left out.
    pub fn name_of<'a>(&'a self, label: &'a str) -> Option<&'a str> {
        let name = self.labels.get(label).map_or(label, String::as_str);
        (!name.is_empty()).then_some(name)
    }

    /// Has a label have another name in files. An empty one is its own.
    pub fn rename(&mut self, label: &str, name: &str) {
        let name = name.trim();
        if name.is_empty() || name == label {
            self.labels.remove(label);
        } else {
            self.labels.insert(label.to_owned(), name.to_owned());
        }
    }

    /// How texts are cut into tokens in files of the chosen format.
    pub fn tokeniser(&self) -> Tokeniser {
        self.tokeniser.unwrap_or(self.format.usual_tokeniser())
    }

    /// Has a part be so many of a hundred; the largest of the others makes up for it.
    pub fn set_share(&mut self, part: usize, percent: u8) {
        let percent = percent.min(100);
        if let Some(share) = self.shares.get_mut(part) {
            *share = percent;
        }
        let others: u16 =
            self.shares.iter().enumerate().filter(|(place, _)| *place != part).map(|(_, s)| u16::from(*s)).sum();
        let left = 100_u16.saturating_sub(u16::from(percent));
        // The first part that is not this one takes what the other leaves.
        let (first, second) = match part {
            0 => (1, 2),
            1 => (0, 2),
            _ => (0, 1),
        };
        let kept = self.shares.get(second).map_or(0, |share| u16::from(*share)).min(left);
        if others != left {
            for (place, share) in [(first, left - kept), (second, kept)] {
                if let Some(slot) = self.shares.get_mut(place) {
                    *slot = u8::try_from(share).unwrap_or(0);
                }
            }
        }
    }

    /// All of it for the writer.
    pub fn options(&self, annotators: bool, time_spent: bool) -> Options {
        Options {
            decisions: self.decisions().to_vec(),
            labels: None,
            label_map: self.labels.clone(),
            tokeniser: self.tokeniser(),
            inside_token: self.inside_token,
            overlap: self.overlap,
            annotators,
            time_spent,
        }
    }
}

/// Whether files of the format hold tokens.
pub fn has_tokens(format: Format) -> bool {
    !format.keeps().inside_tokens || format == Format::Prodigy
}

/// Which documents go into the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The one on the screen.
    #[default]
    Open,
    /// All.
    All,
    /// Those that the list shows.
    Listed,
}

/// How the proof of what is chosen stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// The dialog is closed.
    #[default]
    Closed,
    /// The file is being written, or read back. What the last proof showed stays until then.
    Working(Progress, Option<Box<Proof>>),
    /// The file is there.
    Proven(Box<Proof>),
    /// It could not be written: why.
    Failed(String),
    /// The user has ended it.
    Stopped,
    /// There is nothing to be written.
    Empty,
}

impl Stage {
    /// The proof that is shown: while another is made, the last one.
    pub fn proof(&self) -> Option<&Proof> {
        match self {
            Self::Proven(proof) | Self::Working(_, Some(proof)) => Some(proof),
            _ => None,
        }
    }

    /// The beginning of another proof.
    #[must_use]
    pub fn begun(self) -> Self {
        match self {
            Self::Proven(proof) | Self::Working(_, Some(proof)) => Self::Working(Progress::default(), Some(proof)),
            _ => Self::Working(Progress::default(), None),
        }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents.
    pub done: usize,
    /// Of so many.
    pub total: usize,
    /// Whether the file is written and being read back.
    pub is_proving: bool,
}

/// What the proof has shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proof {
    /// What the converter says.
    pub report: Report,
    /// Its losses, in words.
    pub changes: Vec<Change>,
    /// How many bytes the file has.
    pub size: f64,
    /// Whether the format can be read at all: without that nothing is proven.
    pub is_read: bool,
}

/// An annotation that is not in the file as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub document: DocumentId,
    /// What that is called.
    pub title: String,
    /// Where, in UTF-16 code units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its label.
    pub label: String,
    /// Its words.
    pub words: String,
    /// What stands before it.
    pub before: String,
    /// What stands after it.
    pub after: String,
    /// Why.
    pub cause: Option<Cause>,
    /// What becomes of it.
    pub outcome: Option<Outcome>,
    /// The words that it has then.
    pub becomes: String,
}

impl Change {
    /// A loss, with the words of its document.
    pub fn of(lost: &Lost, document: &Document) -> Self {
        let text = &document.text;
        let span = text.check(lost.span).unwrap_or(ByteSpan::FIRST);
        let (start, end) = (span.start().get(), span.end().get());
        let place = text.to_utf16(span);
        let widened = |outcome: &Outcome| match outcome {
            Outcome::Widened(to) => text.get(*to),
            _ => None,
        };
        Self {
            document: document.id.clone(),
            title: document.title.clone(),
            start: place.start().get(),
            end: place.end().get(),
            label: lost.label.clone(),
            words: text.slice(span).to_owned(),
            before: before(text.as_str().get(..start).unwrap_or_default()),
            after: text.as_str().get(end..).unwrap_or_default().chars().take(CONTEXT).collect(),
            cause: lost.cause,
            outcome: lost.outcome,
            becomes: lost.outcome.as_ref().and_then(widened).unwrap_or_default().to_owned(),
        }
    }
}

/// The end of a text.
fn before(text: &str) -> String {
    let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(start, _)| start);
    text.get(start..).unwrap_or_default().to_owned()
}

impl Proof {
    /// The proof in a sentence.
    pub fn told(&self) -> String {
        let Report { spans, changed, split, strange, text_differs, ref problems, .. } = self.report;
        let mut parts = vec![if !self.is_read {
            tr::proof_unread(spans, changed)
        } else if self.report.holds() {
            tr::proof_holds(spans)
        } else if changed > 0 {
            tr::proof_changed(spans, changed)
        } else {
            tr::proof_spans(spans)
        }];
        if split > 0 {
            parts.push(tr::proof_split(split));
        }
        if strange > 0 {
            parts.push(tr::proof_strange(strange));
        }
        if text_differs {
            parts.push(tr::proof_text().to_owned());
        }
        if !problems.is_empty() {
            parts.push(tr::proof_problems(problems.count()));
        }
        parts.join(" ")
    }
}

/// Where something stands in a file, in words; empty where nothing is known.
pub fn place(misfit: &Misfit) -> String {
    let mut parts = Vec::new();
    if !misfit.file.is_empty() {
        parts.push(misfit.file.clone());
    }
    if misfit.line > 0 {
        parts.push(tr::dataset_line(misfit.line));
    }
    if !misfit.name.is_empty() {
        parts.push(misfit.name.clone());
    }
    parts.join(", ")
}

/// The name of a download, without its ending: the title in lower-case letters, digits and hyphens, or the day for a file of
/// several.
pub fn file_stem(title: Option<&str>, day: &str) -> String {
    const LONGEST: usize = 60;
    let slug = title.map(|title| {
        let title = title.to_lowercase();
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join("-").chars().take(LONGEST).collect::<String>()
    });
    slug.filter(|slug| !slug.is_empty()).unwrap_or_else(|| format!("tallymark-{day}"))
}

#[cfg(test)]
mod tests {
    use tallymark_dataset::{About, Timestamp};
    use tallymark_text::{Span, Text};

    use super::*;

    #[test]
    fn what_keeps_all_and_what_is_trained_on_have_decisions_of_their_own() {
        let mut choices = Choices::default();
        assert_eq!(choices.decisions(), Decision::ALL);
        choices.format = Format::SpacyJsonl;
        assert_eq!(choices.decisions(), [Decision::Accepted, Decision::Corrected, Decision::Added]);
        choices.set_decision(Decision::Added, false);
        choices.set_decision(Decision::Suggested, true);
        assert_eq!(choices.decisions(), [Decision::Suggested, Decision::Accepted, Decision::Corrected]);
        choices.format = Format::Csv;
        assert_eq!(choices.decisions(), Decision::ALL);
    }

    #[test]
    fn labels_are_left_out_renamed_and_come_back() {
        let mut choices = Choices::default();
        choices.set_label("ORG", false);
        assert_eq!((choices.name_of("ORG"), choices.name_of("GPE")), (None, Some("GPE")));
        choices.set_label("ORG", true);
        choices.rename("ORG", " Company ");
        assert_eq!(choices.name_of("ORG"), Some("Company"));
        choices.rename("ORG", "");
        assert_eq!(choices, Choices::default());
    }

    #[test]
    fn shares_are_a_hundred_together() {
        let mut choices = Choices::default();
        for (part, percent, wanted) in
            [(0, 70, [70, 20, 10]), (1, 200, [0, 100, 0]), (2, 50, [0, 50, 50]), (0, 60, [60, 0, 40])]
        {
            choices.set_share(part, percent);
            assert_eq!(choices.shares, wanted, "part {part} is {percent}");
        }
    }

    #[test]
    fn a_change_has_its_words_and_what_stands_around_them() {
        let text = format!("{} 🦀 Kyivstar won.", "é".repeat(60));
        let start = text.find("Kyivstar").expect("it is there");
        let id = DocumentId("a".to_owned());
        let document = Document::new(id.clone(), About::default(), Timestamp(String::new()), Text::new(text));
        let span = |end: usize| Span::new(start, start + end).expect("in order");
        let lost = Lost {
            document: id,
            span: span(4),
            label: "GPE".to_owned(),
            cause: Some(Cause::InsideToken),
            outcome: Some(Outcome::Widened(span(8))),
        };
        let change = Change::of(&lost, &document);
        assert_eq!(
            (change.words.as_str(), change.after.as_str(), change.becomes.as_str()),
            ("Kyiv", "star won.", "Kyivstar")
        );
        assert_eq!(change.before.chars().count(), CONTEXT);
        assert!(change.before.ends_with("é 🦀 "));
        assert_eq!((change.start, change.end), (64, 68), "a crab is two units");
    }

    #[test]
    fn names_of_files_are_safe() {
        assert_eq!(
            file_stem(Some("<img src=x onerror=\"alert(1)\"> Kyiv: 5 %"), ""),
            "img-src-x-onerror-alert-1-kyiv-5"
        );
        assert_eq!(file_stem(Some("../../…"), "2025-12-04"), "tallymark-2025-12-04");
        assert_eq!(file_stem(None, "2025-12-04"), "tallymark-2025-12-04");
    }
}
