//! A text with labelled spans, as scoring reads it from a line of JSON: Tallymark's own files and plainer ones alike.

use serde::Deserialize;
use serde_json::{Map, Value};

/// One document of a file to be scored. Fields that are not named here are ignored.
#[derive(Clone, Debug, Deserialize)]
pub struct Marked {
    /// What it is called: a string or a number.
    #[serde(default)]
    pub id: Option<Value>,
    /// The whole text.
    pub text: String,
    /// What is marked in it.
    #[serde(default)]
    pub spans: Vec<MarkedSpan>,
    /// Spans that are neither required nor wrong.
    #[serde(default)]
    pub optional: Vec<MarkedSpan>,
}

/// A labelled span.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedSpan {
    /// Where it begins, in code points.
    pub start: usize,
    /// Where it ends, in code points.
    pub end: usize,
    /// Its label.
    pub label: String,
    #[serde(default)]
    norm: Option<Map<String, Value>>,
    #[serde(flatten)]
    beside: Map<String, Value>,
}

impl MarkedSpan {
    /// A field of the normalised value, which stands under `norm` or beside the label.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.norm.as_ref().and_then(|norm| norm.get(name)).or_else(|| self.beside.get(name))
    }
}
