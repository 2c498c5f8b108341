//! How well predicted spans agree with gold ones: precision, recall and F1 by label, and how often values are the same.
//!
//! A prediction is right where gold has a span with the same ends and the same label. Both sides are trimmed first: of
//! white space, a leading "the " and a trailing "'s", on which annotators differ without meaning anything by it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tallymark_extract::Decimal;

use super::marked::{Marked, MarkedSpan};

/// The fields of a normalised value that are compared.
pub const FIELDS: [&str; 7] = ["value", "low", "high", "bound", "unit", "timex_type", "timex"];

/// The span that is counted: compared by its ends, and only where it is asked for.
const COUNTED: &str = "counted";

/// What is compared.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Labels that stand for another, on both sides; one that stands for the empty string is left out.
    pub map: BTreeMap<String, String>,
    /// The labels that count, after the map; all where there is none.
    pub only: BTreeSet<String>,
    /// Whether values of spans that were found are compared: [`FIELDS`].
    pub values: bool,
    /// Whether the spans that are counted are compared beside them.
    pub counted: bool,
}

/// How often predictions were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Predicted, and in gold.
    pub right: usize,
    /// Predicted, but not in gold.
    pub wrong: usize,
    /// In gold, but not predicted.
    pub missed: usize,
}

/// How often a field of the gold values was predicted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The same on both sides.
    pub right: usize,
    /// Known to gold, on spans that were found.
    pub asked: usize,
}

/// A span that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The document's id as JSON, empty where it has none.
    pub document: String,
    /// Whether it is gold's: missed; else it was predicted wrongly.
    pub is_gold: bool,
    /// Where it begins, in code points, trimmed.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its label.
    pub label: String,
    /// Its characters.
    pub text: String,
}

/// Why two documents cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoreError {
    /// The two texts differ, so offsets mean nothing.
    OtherText,
    /// A span that does not lie in the text.
    Outside {
        /// Its beginning.
        start: usize,
        /// Its end.
        end: usize,
        /// How long the text is.
        length: usize,
    },
}

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherText => write!(f, "the predicted text differs from the gold text"),
            Self::Outside { start, end, length } => {
                write!(f, "a span {start}..{end} is not within the text's {length} characters")
            }
        }
    }
}

impl std::error::Error for ScoreError {}

/// The comparison of any number of documents. Its `Display` is the report: a row a label, a row a field, and the sum.
#[derive(Clone, Debug, Default)]
pub struct Score {
    rules: Rules,
    labels: BTreeMap<String, Counts>,
    fields: BTreeMap<&'static str, Agreement>,
    misses: Vec<Miss>,
}

/// The spans of one side by their trimmed ends and label; of several there, the last.
type Spans<'a> = BTreeMap<(usize, usize, &'a str), &'a MarkedSpan>;

impl Score {
    /// Nothing compared yet.
    pub fn new(rules: Rules) -> Self {
        Self { rules, ..Self::default() }
    }

    /// Compares one document; a prediction that is not there found nothing.
    ///
    /// # Errors
    /// [`ScoreError`] where the two do not fit together; nothing is counted then.
    pub fn add(&mut self, gold: &Marked, predicted: Option<&Marked>) -> Result<(), ScoreError> {
        if predicted.is_some_and(|predicted| predicted.text != gold.text) {
            return Err(ScoreError::OtherText);
        }
        // Of its own, so that the counts can change while the rules are lent to the spans.
        let rules = std::mem::take(&mut self.rules);
        let compared = self.compare(&rules, gold, predicted.map_or(&[], |predicted| &predicted.spans));
        self.rules = rules;
        compared
    }

    fn compare(&mut self, rules: &Rules, gold: &Marked, predicted: &[MarkedSpan]) -> Result<(), ScoreError> {
        let text: Vec<char> = gold.text.chars().collect();
        let want = rules.spans(&text, &gold.spans)?;
        let free = rules.spans(&text, &gold.optional)?;
        let got = rules.spans(&text, predicted)?;
        let is_free = |&(start, end, _): &(usize, usize, &str)| free.keys().any(|&(s, e, _)| start < e && s < end);
        let keys: BTreeSet<_> = want.keys().chain(got.keys()).collect();
        for key in keys {
            match (want.get(key), got.get(key)) {
                (Some(wanted), Some(found)) => {
                    self.counts(key.2).right += 1;
                    if rules.values {
                        self.compare_fields(rules, wanted, found);
                    }
                }
                (Some(_), None) => {
                    self.counts(key.2).missed += 1;
                    self.misses.push(Miss::new(gold, &text, *key, true));
                }
                _ if free.contains_key(key) || is_free(key) => {}
                _ => {
                    self.counts(key.2).wrong += 1;
                    self.misses.push(Miss::new(gold, &text, *key, false));
                }
            }
        }
        Ok(())
    }

    fn counts(&mut self, label: &str) -> &mut Counts {
        self.labels.entry(label.to_owned()).or_default()
    }

    fn compare_fields(&mut self, rules: &Rules, wanted: &MarkedSpan, found: &MarkedSpan) {
        let counted = rules.counted.then_some(COUNTED);
        for name in FIELDS.into_iter().chain(counted) {
            let Some(value) = wanted.field(name) else { continue };
            let agreement = self.fields.entry(name).or_default();
            agreement.asked += 1;
            agreement.right += usize::from(same(name, value, found.field(name).unwrap_or(&Value::Null)));
        }
    }

    /// The counts of each label that either side has.
    pub fn labels(&self) -> &BTreeMap<String, Counts> {
        &self.labels
    }

    /// How often a field of [`FIELDS`], or `counted`, agrees.
    pub fn field(&self, name: &str) -> Agreement {
        self.fields.get(name).copied().unwrap_or_default()
    }

    /// The counts of all labels together.
    pub fn micro(&self) -> Counts {
        self.labels.values().fold(Counts::default(), |sum, counts| sum.plus(*counts))
    }

    /// Every span that only one side has, document by document.
    pub fn misses(&self) -> &[Miss] {
        &self.misses
    }
}

impl Rules {
    fn spans<'a>(&'a self, text: &[char], spans: &'a [MarkedSpan]) -> Result<Spans<'a>, ScoreError> {
        let mut found = Spans::new();
        for span in spans {
            let label = self.map.get(&span.label).unwrap_or(&span.label).as_str();
            if !label.is_empty() && (self.only.is_empty() || self.only.contains(label)) {
                let (start, end) = trimmed(text, span)?;
                found.insert((start, end, label), span);
            }
        }
        Ok(found)
    }
}

/// The ends of a span without what annotators differ on.
fn trimmed(text: &[char], span: &MarkedSpan) -> Result<(usize, usize), ScoreError> {
    let (mut start, mut end) = (span.start, span.end);
    let outside = ScoreError::Outside { start, end, length: text.len() };
    let mut rest = text.get(start..end).ok_or(outside)?;
    while let [first, behind @ ..] = rest
        && first.is_whitespace()
    {
        (rest, start) = (behind, start + 1);
    }
    while let [before @ .., last] = rest
        && last.is_whitespace()
    {
        (rest, end) = (before, end - 1);
    }
    if let ['t' | 'T', 'h' | 'H', 'e' | 'E', behind @ ..] = rest {
        let gap = behind.iter().take_while(|c| c.is_whitespace()).count();
        if gap > 0 {
            (rest, start) = (&behind[gap..], start + 3 + gap);
        }
    }
    if let [_, .., '\'' | '’', 's'] = rest {
        end -= 2;
    }
    Ok((start, end))
}

/// Whether two fields mean the same: numbers by their size, however they are written.
fn same(name: &str, wanted: &Value, found: &Value) -> bool {
    if name == COUNTED {
        return ["start", "end"].iter().all(|end| wanted.get(end) == found.get(end));
    }
    wanted == found || decimal(wanted).is_some_and(|wanted| decimal(found).is_some_and(|found| found == wanted))
}

fn decimal(value: &Value) -> Option<Decimal> {
    let written = match value {
        Value::String(written) => written.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((&written, "0"));
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    Some(digits.parse::<Decimal>().ok()?.shifted(exponent.parse().ok()?))
}

impl Miss {
    fn new(gold: &Marked, text: &[char], (start, end, label): (usize, usize, &str), is_gold: bool) -> Self {
        let document = gold.id.as_ref().map(ToString::to_string).unwrap_or_default();
        let text = text.get(start..end).unwrap_or_default().iter().collect();
        Self { document, is_gold, start, end, label: label.to_owned(), text }
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.is_gold { "MISSED" } else { "WRONG" };
        let Self { document, start, end, label, text, .. } = self;
        write!(f, "{word:7} {document} {start}..{end} {label} {text:?}")
    }
}

/// A share of a whole; none of nothing.
#[expect(clippy::cast_precision_loss, reason = "printed with four digits")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Agreement {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, asked: self.asked + other.asked }
    }

    /// The share that is the same.
    pub fn share(self) -> f64 {
        share(self.right, self.asked)
    }
}

impl Counts {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }

    /// The share of the predictions that is right.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of gold that was found.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    fn row(self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { right, wrong, missed } = self;
        write!(f, "{name:14} tp {right:6} fp {wrong:6} fn {missed:6}  ")?;
        writeln!(f, "P {:.4} R {:.4} F1 {:.4}", self.precision(), self.recall(), self.f1())
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (label, counts) in &self.labels {
            counts.row(label, f)?;
        }
        for name in FIELDS.into_iter().chain([COUNTED]) {
            let Agreement { right, asked } = self.field(name);
            if asked > 0 {
                writeln!(f, "value {name:10} {right}/{asked} = {:.4}", share(right, asked))?;
            }
        }
        self.micro().row("micro", f)
    }
}
