//! The rows of a Parquet file.

use bytes::Bytes;
use parquet::basic::Type;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};

use super::column::{MOST_BYTES, cells};
use super::documents::{RawRow, RawTag};
use super::values::Cell;
use super::{ID, METADATA, Metadata, TAGS_NAMES, TOKENS_NAMES};
use crate::formats::read::Place;

/// A Parquet file with tokens and tags.
pub(super) struct Rows {
    bytes: Bytes,
    metadata: ParquetMetaData,
    left: usize,
    /// How many rows there were so far.
    count: usize,
}

impl Rows {
    /// Opens a file.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let bytes = Bytes::from(bytes);
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&bytes);
        let metadata = metadata.map_err(|error| format!("this is no Parquet file that can be read: {error}"))?;
        Ok(Self { bytes, metadata, left: MOST_BYTES, count: 0 })
    }

    /// What the numbers of tags stand for, as `datasets` says in a file.
    pub(super) fn names(&self) -> Option<Vec<String>> {
        let pairs = self.metadata.file_metadata().key_value_metadata()?;
        let metadata = pairs.iter().find(|pair| pair.key == METADATA)?.value.as_deref()?;
        let metadata: Metadata = serde_json::from_str(metadata).ok()?;
        TAGS_NAMES.iter().find_map(|column| metadata.names(column))
    }

    /// How many groups of rows there are.
    pub(super) fn groups(&self) -> usize {
        self.metadata.num_row_groups()
    }

    /// The rows of a group.
    pub(super) fn group(&mut self, number: usize) -> Result<Vec<RawRow>, String> {
        let groups = self.metadata.row_groups();
        let group = groups.get(number).ok_or("there is no such group")?;
        let find = |names: &[&str]| {
            let found = names.iter().find_map(|name| column(group, name));
            found.ok_or_else(|| format!("there is no column `{}`", names.first().unwrap_or(&"")))
        };
        let (tokens, tags) = (find(&TOKENS_NAMES)?, find(&TAGS_NAMES)?);
        let mut left = self.left;
        // Ids of another kind are numbers: they say which row it is.
        let ids = column(group, ID).filter(|column| column.column_type() == Type::BYTE_ARRAY);
        let ids = ids.map(|column| cells(&self.bytes, column, &mut left)).transpose()?.unwrap_or_default();
        let tokens = cells(&self.bytes, tokens, &mut left)?;
        let tags = cells(&self.bytes, tags, &mut left)?;
        self.left = left;
        if tokens.len() != tags.len() {
            return Err(format!("there are {} rows of tokens and {} of tags", tokens.len(), tags.len()));
        }
        let first = self.count;
        self.count += tokens.len();
        let mut ids = ids.into_iter().map(|cells| cells.into_iter().next());
        let rows = (first..).zip(tokens).zip(tags).map(|((number, tokens), tags)| {
            let at = Place { name: format!("row {}", number + 1), ..Place::default() };
            let id = match ids.next().flatten() {
                Some(Cell::Text(id)) => id,
                _ => String::new(),
            };
            let token = |cell| match cell {
                Cell::Text(token) => token,
                Cell::Number(number) => number.to_string(),
            };
            let tag = |cell| match cell {
                Cell::Text(name) => RawTag::Name(name),
                Cell::Number(number) => RawTag::Number(number),
            };
            RawRow {
                at,
                id,
                tokens: tokens.into_iter().map(token).collect(),
                tags: tags.into_iter().map(tag).collect(),
            }
        });
        Ok(rows.collect())
    }
}

/// The one column of values that a field has.
fn column<'a>(group: &'a RowGroupMetaData, name: &str) -> Option<&'a ColumnChunkMetaData> {
    let mut columns = group.columns().iter();
    columns.find(|column| column.column_path().parts().first().is_some_and(|first| first == name))
}
