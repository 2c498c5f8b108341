//! The documents of an archive, of JSON lines, or of Parquet.

use std::io::{Cursor, Read as _};

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde::Deserialize;
use serde_json::Value;

use super::documents::{Documents, RawRow, RawTag};
use super::{ID, LABEL_NAMES, METADATA, Metadata, TAGS, TOKENS};
use crate::formats::archive::{Archive, has_ending};
use crate::formats::json_values::{JsonValue, JsonValues, Layout};
use crate::formats::read::{Input, Item, Place, Problem, Read, unreadable};

/// Other names that the columns of tokens and of tags have in public datasets.
const TOKENS_NAMES: [&str; 2] = [TOKENS, "words"];
const TAGS_NAMES: [&str; 5] = [TAGS, "tags", "ner", "labels", "fine_ner_tags"];

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
        names_of(&SerializedFileReader::new(Bytes::from(archive.read(table).ok()?)).ok()?)
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
            Ok(row) => documents.row(row),
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
    let told = |error: ParquetError| format!("this is no Parquet file that can be read: {error}");
    let opened = SerializedFileReader::new(Bytes::from(bytes)).map_err(told).and_then(|file| {
        let names = names_of(&file).or(names);
        let columns = columns(&file)?;
        Ok((names, RowIter::from_file_into(Box::new(file)).project(Some(columns)).map_err(told)?))
    });
    let (names, rows) = match opened {
        Ok(opened) => opened,
        Err(reason) => return unreadable(reason),
    };
    let mut documents = Documents::new(names);
    let mut has_failed = false;
    let rows = rows.take_while(move |row| !std::mem::replace(&mut has_failed, row.is_err()));
    Box::new(rows.enumerate().map(Some).chain([None]).flat_map(move |row| match row {
        Some((number, row)) => {
            let at = Place { name: format!("row {}", number + 1), ..Place::default() };
            match row.map_err(told).and_then(|row| cells(row, at.clone())) {
                Ok(row) => documents.row(row),
                Err(reason) => vec![Item::Problem(Problem::at(&at, reason))],
            }
        }
        None => documents.finish(),
    }))
}

/// What the numbers of tags stand for, as `datasets` says in a file.
fn names_of(file: &SerializedFileReader<Bytes>) -> Option<Vec<String>> {
    let pairs = file.metadata().file_metadata().key_value_metadata()?;
    let metadata = pairs.iter().find(|pair| pair.key == METADATA)?.value.as_deref()?;
    let metadata: Metadata = serde_json::from_str(metadata).ok()?;
    TAGS_NAMES.iter().find_map(|column| metadata.names(column))
}

/// The columns that are read.
fn columns(file: &SerializedFileReader<Bytes>) -> Result<Type, String> {
    let schema = file.metadata().file_metadata().schema();
    let column = |names: &[&str]| {
        let found = names.iter().find_map(|name| schema.get_fields().iter().find(|field| field.name() == *name));
        found.cloned().ok_or_else(|| format!("there is no column `{}`", names.first().unwrap_or(&"")))
    };
    let columns = column(&[ID]).ok().into_iter().chain([column(&TOKENS_NAMES)?, column(&TAGS_NAMES)?]);
    Type::group_type_builder(schema.name()).with_fields(columns.collect()).build().map_err(|error| error.to_string())
}

/// The cells of a row.
fn cells(row: Row, at: Place) -> Result<RawRow, String> {
    let mut read = RawRow { at, ..RawRow::default() };
    for (name, field) in row.into_columns() {
        match field {
            Field::ListInternal(list) if TOKENS_NAMES.contains(&name.as_str()) => {
                let token = |field: &Field| match field {
                    Field::Str(token) => Ok(token.clone()),
                    other => Err(format!("{other} is no token: tokens are strings")),
                };
                read.tokens = list.elements().iter().map(token).collect::<Result<_, _>>()?;
            }
            Field::ListInternal(list) => {
                let tag = |field: &Field| match field {
                    Field::Str(name) => Ok(RawTag::Name(name.clone())),
                    other => whole_number(other).map(RawTag::Number),
                };
                read.tags = list.elements().iter().map(tag).collect::<Result<_, _>>()?;
            }
            Field::Str(id) => read.id = id,
            // An id of another kind is a number: it says which row it is.
            _ => {}
        }
    }
    Ok(read)
}

fn whole_number(field: &Field) -> Result<i64, String> {
    match field {
        Field::Byte(number) => Ok(i64::from(*number)),
        Field::Short(number) => Ok(i64::from(*number)),
        Field::Int(number) => Ok(i64::from(*number)),
        Field::Long(number) => Ok(*number),
        Field::UByte(number) => Ok(i64::from(*number)),
        Field::UShort(number) => Ok(i64::from(*number)),
        Field::UInt(number) => Ok(i64::from(*number)),
        other => Err(format!("{other} is no tag: tags are numbers or strings")),
    }
}
