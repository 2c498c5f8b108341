//! CAS as JSON.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::read::{Found, Types, items};
use super::write::{Feature, structures};
use super::{SOFA, SOFA_ID, TYPES, VIEW};
use crate::document::Document;
use crate::formats::options::Options;
use crate::formats::read::{Input, Item, Place, Problem, Read, unreadable};
use crate::formats::write::{FilePerDocument, Folder, WriteError};
use crate::tokens::Tokeniser;

/// Writes a file a document.
pub(in crate::formats) fn folder(options: &Options) -> Box<dyn Folder> {
    Box::new(FilePerDocument { extension: "json", tokeniser: options.tokeniser, file, common: None })
}

/// A file. Its parts stand in the order in which readers want them.
#[derive(Serialize)]
struct Cas<'a> {
    #[serde(rename = "%TYPES")]
    types: Value,
    #[serde(rename = "%FEATURE_STRUCTURES")]
    structures: Vec<Value>,
    #[serde(rename = "%VIEWS")]
    views: &'a Value,
}

fn file(document: &Document, tokeniser: Tokeniser) -> Result<String, WriteError> {
    let failed = |error| WriteError::of(document, error);
    let found = structures(document, tokeniser).map_err(failed)?;
    let members: Vec<usize> = found.iter().map(|structure| structure.id).collect();
    let sofa = json!({
        "%ID": SOFA_ID, "%TYPE": SOFA, "sofaNum": 1, "sofaID": VIEW, "mimeType": "text/plain",
        "sofaString": document.text.as_str(),
    });
    let others = found.into_iter().map(|structure| {
        let mut json = Map::from_iter([
            ("%ID".to_owned(), Value::from(structure.id)),
            ("%TYPE".to_owned(), Value::from(structure.kind)),
        ]);
        json.extend(structure.features.into_iter().map(|(name, feature)| match feature {
            Feature::Text(text) => (name, Value::from(text)),
            Feature::Number(number) => (name, Value::from(number)),
            Feature::Reference(id) => (format!("@{name}"), Value::from(id)),
        }));
        Value::Object(json)
    });
    let views = json!({VIEW: {"%SOFA": SOFA_ID, "%MEMBERS": members}});
    let cas = Cas { types: types(), structures: std::iter::once(sofa).chain(others).collect(), views: &views };
    let mut file = serde_json::to_string(&cas).map_err(failed)?;
    file.push('\n');
    Ok(file)
}

/// The type system.
fn types() -> Value {
    let types = TYPES.into_iter().map(|(name, parent, features)| {
        let mut json =
            Map::from_iter([("%NAME".to_owned(), Value::from(name)), ("%SUPER_TYPE".to_owned(), Value::from(parent))]);
        json.extend(
            features.iter().map(|(feature, range)| ((*feature).to_owned(), json!({"%NAME": feature, "%RANGE": range}))),
        );
        (name.to_owned(), Value::Object(json))
    });
    Value::Object(types.collect())
}

/// What is read of a file. Feature structures are a list, or under their ids.
#[derive(Deserialize)]
struct File {
    #[serde(default, rename = "%TYPES")]
    types: Map<String, Value>,
    #[serde(rename = "%FEATURE_STRUCTURES")]
    structures: Value,
}

/// Reads a document.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    let file = match input.into_string() {
        Ok(file) => file,
        Err(error) => return unreadable(error),
    };
    let File { types: declared, structures } = match serde_json::from_str(file.trim_start_matches('\u{feff}')) {
        Ok(file) => file,
        Err(error) => {
            let reason = format!("it is no CAS in JSON: {error}");
            return Box::new(std::iter::once(Item::Problem(Problem::on_line(error.line(), reason))));
        }
    };
    let mut types = Types::default();
    for (kind, declared) in &declared {
        let Value::Object(declared) = declared else { continue };
        types.add(kind, declared.get("%SUPER_TYPE").and_then(Value::as_str).unwrap_or_default());
        for (feature, declared) in declared {
            types.add_feature(kind, feature, declared.get("%RANGE").and_then(Value::as_str).unwrap_or_default());
        }
    }
    let listed: Vec<(String, Value)> = match structures {
        Value::Array(list) => list.into_iter().map(|found| (String::new(), found)).collect(),
        Value::Object(map) => map.into_iter().collect(),
        _ => return unreadable("its %FEATURE_STRUCTURES are no list"),
    };
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (number, (id, structure)) in (1_usize..).zip(listed) {
        match structure {
            Value::Object(structure) => found.push(structure_of(id, structure)),
            _ => {
                let place = Place { name: format!("feature structure {number}"), ..Place::default() };
                problems.push(Item::Problem(Problem::at(&place, "it is no object")));
            }
        }
    }
    Box::new(items(&types, &found).into_iter().chain(problems))
}

fn structure_of(id: String, structure: Map<String, Value>) -> Found {
    let mut found = Found { id, ..Found::default() };
    for (name, value) in structure {
        let value = match value {
            Value::String(value) => value,
            Value::Number(value) => value.to_string(),
            Value::Bool(value) => value.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => continue,
        };
        match name.as_str() {
            "%ID" => found.id = value,
            "%TYPE" => found.kind = value,
            // A reference, and a number that JSON cannot hold.
            name => {
                let name = name.strip_prefix(['@', '#']).unwrap_or(name);
                found.features.insert(name.to_owned(), value);
            }
        }
    }
    found
}
