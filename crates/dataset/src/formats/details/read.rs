//! The fields, read back. In files of other tools fields of these names may hold anything: [`known`] takes what fits.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tallymark_extract::{Bound, Date, DateOrder, Decimal, Dollar, Norm, Source, TimexType};

use crate::annotation::{Annotation, Decision, Timestamp};
use crate::document::About;
use crate::formats::raw::{RawDocument, RawPlace, RawSpan, RawVote, RawWas};

/// What is known of a document.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::formats) struct Meta {
    title: String,
    date: Option<Date>,
    date_order: Option<DateOrder>,
    dollar: Option<Dollar>,
    source: String,
    author: String,
    tags: Vec<String>,
    added_at: String,
    seconds: u32,
}

/// What is known of an annotation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::formats) struct Details {
    norm: Values,
    valued: bool,
    source: Option<Source>,
    score: Option<f32>,
    pub(in crate::formats) decision: Option<Decision>,
    was: Option<Before>,
    decided_at: Option<Timestamp>,
    decided_by: String,
    uncertain: bool,
    link: String,
    note: String,
    votes: Vec<Voted>,
}

#[derive(Deserialize)]
struct Voted {
    by: String,
    said: Option<Before>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Values {
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Option<Bound>,
    unit: Option<String>,
    counted: Option<Quote>,
    cue: Option<Quote>,
    timex_type: Option<TimexType>,
    timex: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
struct Quote {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Before {
    start: usize,
    end: usize,
    label: String,
    #[serde(default)]
    norm: Values,
}

impl Meta {
    pub(in crate::formats) fn put_into(self, raw: &mut RawDocument) {
        let Self { title, date, date_order, dollar, source, author, tags, added_at, seconds } = self;
        raw.about = About { title, date, date_order, dollar, source, author, tags };
        (raw.added_at, raw.seconds) = (added_at, seconds);
    }
}

impl Details {
    /// Tells all to a span, and the decision where one is known.
    pub(in crate::formats) fn put_into(self, raw: &mut RawSpan) {
        (raw.counted, raw.cue) = (place(self.norm.counted), place(self.norm.cue));
        raw.was = self.was.map(before);
        raw.votes = self.votes.into_iter().map(|vote| RawVote { by: vote.by, said: vote.said.map(before) }).collect();
        let now = &mut raw.annotation;
        *now = Annotation {
            norm: norm(self.norm),
            valued: self.valued,
            source: self.source.unwrap_or(Source::User),
            score: self.score.unwrap_or(1.0),
            decision: self.decision.unwrap_or(now.decision),
            decided_at: self.decided_at,
            decided_by: self.decided_by,
            uncertain: self.uncertain,
            link: self.link,
            note: self.note,
            ..now.clone()
        };
    }
}

fn before(was: Before) -> RawWas {
    let (counted, cue) = (place(was.norm.counted), place(was.norm.cue));
    let span = RawPlace { start: was.start, end: was.end };
    RawWas { place: span, counted, cue, label: was.label, norm: norm(was.norm) }
}

fn place(quote: Option<Quote>) -> Option<RawPlace> {
    quote.map(|Quote { start, end }| RawPlace { start, end })
}

/// The values that are no places.
fn norm(values: Values) -> Norm {
    let Values { value, low, high, bound, unit, timex_type, timex, .. } = values;
    Norm { value, low, high, bound, unit, counted: None, cue: None, timex_type, timex }
}

/// The fields that are what they are called; the others are another tool's.
pub(in crate::formats) fn known<T: Default + DeserializeOwned>(fields: &Map<String, Value>) -> T {
    let fits = |fields: &Map<String, Value>| T::deserialize(fields).is_ok();
    let fitting = || {
        let alone = fields.iter().map(|(name, value)| Map::from_iter([(name.clone(), value.clone())]));
        alone.filter(fits).flatten().collect::<Map<String, Value>>()
    };
    T::deserialize(fields).or_else(|_| T::deserialize(&fitting())).unwrap_or_default()
}

/// A name: text, or a number as databases give them; empty where it is neither.
pub(in crate::formats) fn name(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A count of characters: a number, or one in quotes, as some tools have it.
pub(in crate::formats) fn offset(value: &Value) -> Option<usize> {
    match value {
        Value::Number(number) => number.as_u64()?.try_into().ok(),
        Value::String(number) => number.parse().ok(),
        _ => None,
    }
}

/// What was decided about an annotation that another tool has among its answers: what the file tells, unless that was no yes
/// and the other tool has made it one.
pub(in crate::formats) fn decided_for(told: Option<Decision>) -> Decision {
    match told {
        Some(decision @ (Decision::Accepted | Decision::Corrected | Decision::Added)) => decision,
        Some(Decision::Suggested | Decision::Rejected) => Decision::Accepted,
        None => Decision::Added,
    }
}
