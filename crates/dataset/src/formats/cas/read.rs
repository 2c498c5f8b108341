//! Feature structures of any type system as documents.

use std::collections::{HashMap, HashSet};

use tallymark_extract::Norm;

use super::{METADATA, NAMED_ENTITY, SOFA, STRING, VALUE};
use crate::annotation::Decision;
use crate::document::About;
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use crate::formats::read::{Item, Place, Problem};

/// Types of grammar and of documents, not of mentions.
const OTHERS: [&str; 3] = ["uima.", "de.tudarmstadt.ukp.dkpro.core.", "tallymark."];
/// The features that a label may be in.
const LABELS: [&str; 2] = ["value", "label"];

/// What a file says of its types.
#[derive(Default)]
pub(super) struct Types {
    parents: HashMap<String, String>,
    /// Those that have a feature for a label.
    labelled: HashSet<String>,
}

/// A feature structure of a file.
#[derive(Default)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) kind: String,
    /// Its features that are no lists, as they are written.
    pub(super) features: HashMap<String, String>,
}

impl Types {
    pub(super) fn add(&mut self, kind: &str, parent: &str) {
        self.parents.insert(kind.to_owned(), parent.to_owned());
    }

    pub(super) fn add_feature(&mut self, kind: &str, feature: &str, range: &str) {
        if range == STRING && LABELS.contains(&feature) {
            self.labelled.insert(kind.to_owned());
        }
    }

    /// Whether it holds for the type or for one that it is a kind of.
    fn any(&self, kind: &str, mut holds: impl FnMut(&str) -> bool) -> bool {
        /// No type system is that deep, but one may go in a circle.
        const DEEPEST: usize = 100;
        let mut kind = Some(kind);
        for _ in 0..DEEPEST {
            let Some(name) = kind else { return false };
            if holds(name) {
                return true;
            }
            kind = self.parents.get(name).map(String::as_str);
        }
        false
    }

    fn is_named_entity(&self, kind: &str) -> bool {
        // The package of DKPro's type has more kinds of it, which a file without its type system does not say.
        let package = NAMED_ENTITY.trim_end_matches("NamedEntity");
        self.any(kind, |name| name.starts_with(package) || name == "NamedEntity" || name.ends_with(".NamedEntity"))
    }

    /// Whether its annotations may be mentions, where none is a `NamedEntity`.
    fn is_labelled(&self, found: &Found) -> bool {
        let is_other = OTHERS.iter().any(|others| found.kind.starts_with(others));
        let has_label = || {
            self.any(&found.kind, |name| self.labelled.contains(name))
                || LABELS.iter().any(|label| found.features.contains_key(*label))
        };
        !is_other && found.features.contains_key("begin") && has_label()
    }
}

impl Found {
    fn feature(&self, name: &str) -> Option<&str> {
        self.features.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Where a problem with it is told.
    fn place(&self) -> Place {
        Place { name: format!("{} {}", short(&self.kind), self.id), ..Place::default() }
    }

    fn number(&self, name: &str) -> Result<usize, Problem> {
        let written = self.feature(name);
        let number = written.and_then(|written| written.parse().ok());
        number.ok_or_else(|| {
            Problem::at(&self.place(), format!("its {name} is no offset: {}", written.unwrap_or("it has none")))
        })
    }
}

fn short(kind: &str) -> &str {
    kind.rsplit('.').next().unwrap_or(kind)
}

/// The documents of a file: each text in it is one.
pub(super) fn items(types: &Types, structures: &[Found]) -> Vec<Item> {
    let mut texts = structures.iter().filter(|found| found.kind == SOFA).collect::<Vec<_>>();
    let first = texts.first().map(|sofa| sofa.id.clone()).unwrap_or_default();
    let mut within: HashMap<&str, Vec<&Found>> = HashMap::new();
    for found in structures.iter().filter(|found| found.kind != SOFA) {
        // What names no view is in the first.
        within.entry(found.feature("sofa").unwrap_or(&first)).or_default().push(found);
    }
    texts.retain(|sofa| sofa.features.contains_key("sofaString"));
    if texts.is_empty() {
        let reason = "the file holds no text: it has no sofaString";
        return vec![Item::Problem(Problem::at(&Place::default(), reason))];
    }
    let documents = texts.into_iter();
    // A second text under the same id is a text without annotations.
    documents.flat_map(|sofa| document(types, sofa, &within.remove(sofa.id.as_str()).unwrap_or_default())).collect()
}

fn document(types: &Types, sofa: &Found, structures: &[&Found]) -> Vec<Item> {
    let about = structures.iter().find(|found| found.kind == METADATA);
    let about = |name| about.and_then(|about| about.feature(name)).unwrap_or_default().to_owned();
    let is_named = structures.iter().any(|found| types.is_named_entity(&found.kind));
    let is_mention =
        |found: &&&Found| if is_named { types.is_named_entity(&found.kind) } else { types.is_labelled(found) };
    let (mut problems, mut values) = (Vec::new(), HashMap::new());
    for found in structures.iter().filter(|found| found.kind == VALUE) {
        match value(found) {
            Ok((mention, norm)) => {
                values.insert(mention, norm);
            }
            Err(reason) => problems.push(Problem::at(&found.place(), reason)),
        }
    }
    let mut spans = Vec::new();
    for found in structures.iter().filter(is_mention) {
        match found.number("begin").and_then(|start| Ok(RawPlace { start, end: found.number("end")? })) {
            Ok(place) => {
                let label = LABELS.iter().find_map(|label| found.feature(label)).unwrap_or(short(&found.kind));
                let mut span = RawSpan::new(place, label, Decision::Added);
                found.feature("identifier").unwrap_or_default().clone_into(&mut span.annotation.link);
                span.annotation.norm = values.remove(found.id.as_str()).unwrap_or_default();
                span.key.clone_from(&found.id);
                spans.push(span);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let raw = RawDocument {
        id: about("documentId"),
        about: About { title: about("documentTitle"), source: about("documentUri"), ..About::default() },
        text: sofa.features.get("sofaString").cloned().unwrap_or_default(),
        spans,
        ..RawDocument::default()
    };
    let mut items = Acceptance::of(OffsetUnit::Utf16).take(raw);
    items.extend(problems.into_iter().map(Item::Problem));
    items
}

/// A value, and the id of the mention that it is of.
fn value(found: &Found) -> Result<(&str, Norm), String> {
    const PLACES: [&str; 4] = ["mention", "sofa", "begin", "end"];
    let mention = found.feature("mention").ok_or("it names no mention")?;
    let known = found.features.iter().filter(|(name, _)| !PLACES.contains(&name.as_str()));
    let known = known.map(|(name, value)| (name.clone(), serde_json::Value::from(value.as_str()))).collect();
    let norm: Norm = serde_json::from_value(serde_json::Value::Object(known)).map_err(|error| error.to_string())?;
    Ok((mention, Norm { counted: None, cue: None, ..norm }))
}
