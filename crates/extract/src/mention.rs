//! What the extractor gives: labelled spans with normalised values.

use serde::{Deserialize, Serialize};
use tallymark_text::ByteSpan;

use crate::{Decimal, Label};

/// A labelled span of a text, with what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it is, in bytes.
    pub span: ByteSpan,
    /// What it is.
    pub label: Label,
    /// What it means, as far as the text tells.
    #[serde(default, skip_serializing_if = "Norm::is_empty")]
    pub norm: Norm,
    /// What found it.
    pub source: Source,
    /// How sure the finder is, in 0..=1.
    pub score: f32,
}

/// What found a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A rule or a list.
    Rule,
    /// A trained model.
    Model,
    /// What this user decided elsewhere.
    Learned,
    /// The user, by hand.
    User,
}

/// The normalised value of a mention: each field only where it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Norm {
    /// The exact value: `50000000000` of `$50 billion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// The lower end of a range, or the least that a vague number means (`dozens`: 24).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// How the number meant relates to the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// A UCUM code for measures, an ISO 4217 code for money, `%` for percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The head noun phrase that is counted or measured, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<ByteSpan>,
    /// The verb of the clause that says what happens to what is counted (`killed`, `intercepted`), in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<ByteSpan>,
    /// What kind of time expression it is, for DATE and TIME.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex_type: Option<TimexType>,
    /// The TIMEX3 value: ISO 8601 with TIMEX3's extensions (`2025-12-04`, `P5Y`, `XXXX-WXX-7`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
}

impl Norm {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How the number that is meant relates to the value that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// The value itself.
    Exact,
    /// Near the value: `about`, `around`, `nearly`, `some`.
    Approx,
    /// More than the value: `over`, `more than`.
    Gt,
    /// The value or more: `at least`.
    Gte,
    /// Less than the value: `fewer than`, `under`.
    Lt,
    /// The value or less: `up to`.
    Lte,
}

/// The kinds of time expression of TIMEX3 (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar date or a period on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

macro_rules! names {
    ($($type:ident { $($variant:ident = $name:literal),* $(,)? })*) => {$(
        impl $type {
            /// The name in files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    )*};
}

names! {
    Source { Rule = "rule", Model = "model", Learned = "learned", User = "user" }
    Bound { Exact = "exact", Approx = "approx", Gt = "gt", Gte = "gte", Lt = "lt", Lte = "lte" }
    TimexType { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET" }
}
