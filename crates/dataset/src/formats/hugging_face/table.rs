//! Rows as a Parquet file (parquet.apache.org), with the three-level lists of its specification.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::METADATA;
use super::write::Row;
use crate::formats::write::WriteError;

/// The columns. Nothing is ever missing, but `datasets` takes the names of tags only for columns where something may be.
const SCHEMA: &str = "message rows {
    optional binary id (STRING);
    optional group tokens (LIST) { repeated group list { optional binary element (STRING); } }
    optional group ner_tags (LIST) { repeated group list { optional int64 element; } }
}";

/// How much is there of an id, and of an element of a list: all of it.
const ID_DEFINED: i16 = 1;
const ELEMENT_DEFINED: i16 = 3;

/// How many tokens make a group of rows: a few megabytes.
const GROUP: usize = 250_000;

/// A file in the making.
pub(super) struct Table {
    writer: SerializedFileWriter<Vec<u8>>,
    group: Group,
}

/// The rows that are not written yet, column by column.
#[derive(Default)]
struct Group {
    ids: Vec<ByteArray>,
    tokens: Vec<ByteArray>,
    tags: Vec<i64>,
    /// Of each token whether its list has begun before it.
    repetition: Vec<i16>,
}

impl Table {
    pub(super) fn new() -> Result<Self, WriteError> {
        let schema = parse_message_type(SCHEMA).map_err(WriteError::of_file)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties));
        Ok(Self { writer: writer.map_err(WriteError::of_file)?, group: Group::default() })
    }

    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), WriteError> {
        self.group.ids.push(row.id.as_str().into());
        for (place, (token, tag)) in row.tokens.iter().zip(&row.ner_tags).enumerate() {
            self.group.tokens.push((*token).into());
            self.group.tags.push(*tag);
            self.group.repetition.push(i16::from(place > 0));
        }
        if self.group.tokens.len() < GROUP { Ok(()) } else { self.write_group().map_err(WriteError::of_file) }
    }

    /// The bytes of the file.
    pub(super) fn finish(mut self, metadata: &str) -> Result<Vec<u8>, WriteError> {
        self.write_group().map_err(WriteError::of_file)?;
        self.writer.append_key_value_metadata(KeyValue::new(METADATA.to_owned(), metadata.to_owned()));
        self.writer.into_inner().map_err(WriteError::of_file)
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let Group { ids, tokens, tags, repetition } = std::mem::take(&mut self.group);
        if ids.is_empty() {
            return Ok(());
        }
        let elements = Levels { definition: vec![ELEMENT_DEFINED; repetition.len()], repetition: Some(repetition) };
        let mut group = self.writer.next_row_group()?;
        let rows = Levels { definition: vec![ID_DEFINED; ids.len()], repetition: None };
        column::<ByteArrayType>(&mut group, &ids, &rows)?;
        column::<ByteArrayType>(&mut group, &tokens, &elements)?;
        column::<Int64Type>(&mut group, &tags, &elements)?;
        group.close()?;
        Ok(())
    }
}

/// What says to which row and which list each value of a column belongs.
struct Levels {
    definition: Vec<i16>,
    repetition: Option<Vec<i16>>,
}

/// Writes the next column.
fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    levels: &Levels,
) -> Result<(), ParquetError> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(values, Some(&levels.definition), levels.repetition.as_deref())?;
        column.close()?;
    }
    Ok(())
}
