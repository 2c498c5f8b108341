//! The fields, read back. In files of other tools fields of these names may hold anything: [`known`] takes what fits.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tallymark_extract::{Bound, Date, DateOrder, Decimal, Dollar, Norm, Source, TimexType};
use tallymark_text::ByteSpan;

use crate::annotation::{Annotation, Decision, Timestamp, Was};
use crate::document::About;
use crate::formats::raw::{RawDocument, RawPlace, RawSpan};

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
        let place = |quote: Option<Quote>| quote.map(|Quote { start, end }| RawPlace { start, end });
        (raw.counted, raw.cue) = (place(self.norm.counted), place(self.norm.cue));
        let was = self.was.map(|was| {
            raw.was = Some(RawPlace { start: was.start, end: was.end });
            (raw.was_counted, raw.was_cue) = (place(was.norm.counted), place(was.norm.cue));
            Was { span: ByteSpan::FIRST, label: was.label, norm: norm(was.norm) }
        });
        let now = &mut raw.annotation;
        *now = Annotation {
            norm: norm(self.norm),
            valued: self.valued,
            source: self.source.unwrap_or(Source::User),
            score: self.score.unwrap_or(1.0),
            decision: self.decision.unwrap_or(now.decision),
            was,
            decided_at: self.decided_at,
            decided_by: self.decided_by,
            uncertain: self.uncertain,
            link: self.link,
            note: self.note,
            ..now.clone()
        };
    }
}

/// The values that are no places.
fn norm(values: Values) -> Norm {
    let Values { value, low, high, bound, unit, timex_type, timex, .. } = values;
    Norm { value, low, high, bound, unit, counted: None, cue: None, timex_type, timex }
}

/// The fields that are what they are called; the others are another tool's.
pub(in crate::formats) fn known<T: Default + DeserializeOwned>(fields: Map<String, Value>) -> T {
    fn of<T: DeserializeOwned>(fields: Map<String, Value>) -> Option<T> {
        serde_json::from_value(Value::Object(fields)).ok()
    }
    let fitting =
        |(name, value): &(&String, &Value)| of::<T>(Map::from_iter([((*name).clone(), (*value).clone())])).is_some();
    let own = |fields: &Map<String, Value>| {
        fields.iter().filter(fitting).map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    of(fields.clone()).or_else(|| of(own(&fields))).unwrap_or_default()
}

/// A name: text, or a number as databases give them; empty where it is neither.
pub(in crate::formats) fn name(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
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
