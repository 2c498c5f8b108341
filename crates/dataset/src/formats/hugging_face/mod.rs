//! Hugging Face token classification: what `datasets.load_dataset` loads, and what its models train on. An archive of
//!
//! - `data/{train,validation,test}-00000-of-00001.parquet`, whose metadata names the tags (`ClassLabel`),
//! - the same rows as `jsonl/{train,validation,test}.jsonl`,
//! - `label_names.json`, the tags in the order of their numbers,
//! - `README.md`, the dataset card, which says where the rows are.
//!
//! A row is a sentence: `{"id", "tokens": [string], "ner_tags": [number]}`, as in the `conll2003` dataset. The tags are IOB2;
//! `O` is 0, and each label has two numbers in the order of the schema. A row's id is the document's, `#`, and the number of
//! the sentence in it, so that a reader can put documents together again.

mod column;
mod documents;
mod page;
mod read;
mod rows;
mod table;
mod values;
mod write;

use serde::{Deserialize, Serialize};

pub(super) use read::read;
pub(super) use write::folder;

/// The entry with the names of the tags.
const LABEL_NAMES: &str = "label_names.json";

/// The columns of a row.
const ID: &str = "id";
const TOKENS: &str = "tokens";
const TAGS: &str = "ner_tags";

/// The names that the columns of tokens and of tags have, here and in public datasets.
const TOKENS_NAMES: [&str; 2] = [TOKENS, "words"];
const TAGS_NAMES: [&str; 5] = [TAGS, "tags", "ner", "labels", "fine_ner_tags"];

/// The key of a Parquet file's metadata under which `datasets` looks for its features.
const METADATA: &str = "huggingface";

/// What `datasets` says of a Parquet file's columns, as far as it is read here.
#[derive(Serialize, Deserialize)]
struct Metadata {
    info: Info,
}

#[derive(Serialize, Deserialize)]
struct Info {
    features: serde_json::Map<String, serde_json::Value>,
}

impl Metadata {
    /// With these names of tags.
    fn of(names: &[String]) -> Self {
        let string = serde_json::json!({"dtype": "string", "_type": "Value"});
        let tag = serde_json::json!({"names": names, "_type": "ClassLabel"});
        // Every version of `datasets` knows `Sequence`; newer ones call it `List`.
        let list = |feature: &serde_json::Value| serde_json::json!({"feature": feature, "_type": "Sequence"});
        let features = [(ID, string.clone()), (TOKENS, list(&string)), (TAGS, list(&tag))];
        let features = features.into_iter().map(|(name, feature)| (name.to_owned(), feature)).collect();
        Self { info: Info { features } }
    }

    /// The names of the tags in a column.
    fn names(&self, column: &str) -> Option<Vec<String>> {
        let names = self.info.features.get(column)?.get("feature")?.get("names")?;
        names.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect()
    }
}
