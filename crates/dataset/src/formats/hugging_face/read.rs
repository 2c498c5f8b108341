//! The documents of an archive, of JSON lines, or of Parquet.

use std::io::{Cursor, Read as _};

use serde::Deserialize;
use serde_json::Value;

use super::documents::{Documents, RawRow, RawTag};
use super::rows::Rows;
use super::{ID, LABEL_NAMES, TAGS_NAMES, TOKENS_NAMES};
use crate::formats::archive::{Archive, has_ending};
use crate::formats::json_values::{JsonValue, JsonValues, Layout};
use crate::formats::read::{Input, Item, Place, Problem, Read, unreadable};

/// The longest Parquet file, in bytes: it is in memory as a whole.
const LONGEST: u64 = 1 << 30;

/// Reads the documents of a file, whatever of the three it is.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    match input.peek(4) {
        Ok((input, beginning)) if beginning.starts_with(b"PK") => archive(input),
        Ok((input, beginning)) if beginning == b"PAR1" => {
            let mut bytes = Vec::new();
            match input.into_stream().take(LONGEST).read_to_end(&mut bytes) {
                Ok(_) => parquet(bytes, None),
                Err(error) => unreadable(error),
            }
        }
        Ok((input, beginning)) => {
            let is_array = beginning.trim_ascii_start().starts_with(b"[");
            json(input, if is_array { Layout::Elements } else { Layout::Lines }, None)
        }
        Err(error) => unreadable(error),
    }
}

/// Reads the JSON lines of an archive; where it has none, its Parquet files. They hold the same.
fn archive(input: Input<'_>) -> Read<'_> {
    let mut archive = match Archive::open(input) {
        Ok(archive) => archive,
        Err(problem) => return Box::new(std::iter::once(Item::Problem(problem))),
    };
    let refused = archive.take_refused().into_iter().map(Item::Problem);
    let ending = |ending: &str| -> Vec<String> {
        archive.names().filter(|name| has_ending(name, ending)).map(str::to_owned).collect()
    };
    let (lines, tables, names) = (ending(".jsonl"), ending(".parquet"), ending(LABEL_NAMES));
    let names = names.first().and_then(|entry| serde_json::from_slice(&archive.read(entry).ok()?).ok());
    let names: Option<Vec<String>> = names.or_else(|| {
        // Where there are both, the one says what the other's numbers are.
        let table = tables.first().filter(|_| !lines.is_empty())?;
        Rows::open(archive.read(table).ok()?).ok()?.names()
    });
    let entries = if lines.is_empty() { tables } else { lines };
    let items = entries.into_iter().flat_map(move |entry| -> Read<'_> {
        let items = match archive.read(&entry) {
            Ok(bytes) if has_ending(&entry, ".parquet") => parquet(bytes, names.clone()),
            Ok(bytes) => json(Input::file(Cursor::new(bytes)), Layout::Lines, names.clone()),
            Err(problem) => Box::new(std::iter::once(Item::Problem(problem))),
        };
        Box::new(items.map(move |item| item.in_file(&entry)))
    });
    Box::new(refused.chain(items))
}

/// Reads rows in JSON.
fn json(input: Input<'_>, layout: Layout, names: Option<Vec<String>>) -> Read<'_> {
    let mut documents = Documents::new(names);
    let values = JsonValues::new(input.into_stream(), layout).map(Some).chain([None]);
    Box::new(values.flat_map(move |value| match value {
        Some(Ok(value)) => match object(&value) {
            Ok(row) => documents.row(&row),
            Err(reason) => vec![Item::Problem(Problem::on_line(value.line, reason))],
        },
        Some(Err((line, error))) => vec![Item::Problem(Problem::on_line(line, error))],
        None => documents.finish(),
    }))
}

/// A row that is an object.
fn object(value: &JsonValue) -> Result<RawRow, String> {
    let object = serde_json::Map::deserialize(&mut serde_json::Deserializer::from_slice(&value.bytes));
    let mut object = object.map_err(|error| error.to_string())?;
    let mut list = |names: &[&str]| match names.iter().find_map(|name| object.remove(*name)) {
        Some(Value::Array(list)) => Ok(list),
        _ => Err(format!("there is no list `{}`", names.first().unwrap_or(&""))),
    };
    let (tokens, tags) = (list(&TOKENS_NAMES)?, list(&TAGS_NAMES)?);
    let id = match object.remove(ID) {
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    let token = |token: Value| match token {
        Value::String(token) => Ok(token),
        other => Err(format!("{other} is no token: tokens are strings")),
    };
    let tag = |tag: Value| match (tag.as_i64(), tag) {
        (Some(number), _) => Ok(RawTag::Number(number)),
        (None, Value::String(name)) => Ok(RawTag::Name(name)),
        (None, other) => Err(format!("{other} is no tag: tags are numbers or strings")),
    };
    Ok(RawRow {
        at: Place { line: value.line, ..Place::default() },
        id,
        tokens: tokens.into_iter().map(token).collect::<Result<_, _>>()?,
        tags: tags.into_iter().map(tag).collect::<Result<_, _>>()?,
    })
}

/// Reads rows in Parquet. What the file says itself of its tags stands above `names`.
fn parquet<'a>(bytes: Vec<u8>, names: Option<Vec<String>>) -> Read<'a> {
    let mut rows = match Rows::open(bytes) {
        Ok(rows) => rows,
        Err(reason) => return unreadable(reason),
    };
    let mut documents = Documents::new(rows.names().or(names));
    let groups = (0..rows.groups()).map(Some).chain([None]);
    Box::new(groups.flat_map(move |group| match group {
        Some(number) => match rows.group(number) {
            Ok(rows) => rows.iter().flat_map(|row| documents.row(row)).collect(),
            Err(reason) => {
                let at = Place { name: format!("group {} of rows", number + 1), ..Place::default() };
                vec![Item::Problem(Problem::at(&at, reason))]
            }
        },
        None => documents.finish(),
    }))
}
