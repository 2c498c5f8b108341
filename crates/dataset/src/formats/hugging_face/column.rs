//! A column of a Parquet file: its pages, put together to rows.

use parquet::basic::Type;
use parquet::file::metadata::ColumnChunkMetaData;

use super::page::{self, Page};
use super::values::{Cell, Kind, plain, runs};

/// The most values of a page.
const MOST_VALUES: usize = 1 << 24;

/// The most bytes that rows may take: a page can say of one long text that it is there a million times.
pub(super) const MOST_BYTES: usize = 1 << 30;

/// What a value or a list takes beside its text, in bytes.
const OVERHEAD: usize = 24;

/// Numbers of encodings.
const PLAIN: i64 = 0;
const DICTIONARY: [i64; 2] = [2, 8];

/// The cells of a column, row by row; `left` is how many bytes they may take. What is null is left out.
pub(super) fn cells(bytes: &[u8], column: &ColumnChunkMetaData, left: &mut usize) -> Result<Vec<Vec<Cell>>, String> {
    let read = Column::of(column, left).and_then(|reader| reader.read(bytes, column));
    read.map_err(|reason| format!("column `{}`: {reason}", column.column_path().parts().join(".")))
}

/// What is read of a column.
struct Column<'a> {
    kind: Kind,
    /// The level of a value that goes on with a list, and of one that is there.
    most_repeated: u32,
    most_defined: u32,
    /// The values that the column's pages refer to.
    dictionary: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    left: &'a mut usize,
}

/// The levels of a page, which say to which list each value belongs and whether it is there; and the values.
struct Levels<'a> {
    repeated: Vec<u32>,
    defined: Vec<u32>,
    values: &'a [u8],
}

impl<'a> Column<'a> {
    fn of(column: &ColumnChunkMetaData, left: &'a mut usize) -> Result<Self, String> {
        let kind = match column.column_type() {
            Type::BYTE_ARRAY => Kind::Text,
            Type::INT64 => Kind::Long,
            Type::INT32 => Kind::Int,
            other => return Err(format!("it holds {other}: only texts and whole numbers can be read")),
        };
        let shape = column.column_descr();
        match (u32::try_from(shape.max_rep_level()), u32::try_from(shape.max_def_level())) {
            (Ok(most_repeated @ 0..=1), Ok(most_defined)) => {
                Ok(Self { kind, most_repeated, most_defined, dictionary: Vec::new(), rows: Vec::new(), left })
            }
            _ => Err("its lists stand within lists".to_owned()),
        }
    }

    fn read(mut self, file: &[u8], column: &ColumnChunkMetaData) -> Result<Vec<Vec<Cell>>, String> {
        let start = column.dictionary_page_offset().unwrap_or_else(|| column.data_page_offset());
        let place = usize::try_from(start).ok().zip(usize::try_from(column.compressed_size()).ok());
        let pages = place.and_then(|(start, length)| file.get(start..start.checked_add(length)?));
        let mut pages = pages.ok_or("it is outside of the file")?;
        let mut values = 0_i64;
        while values < column.num_values() {
            let page = Page::read(pages, column.compression())?;
            pages = page.rest;
            let count = page.header.values;
            if count > MOST_VALUES {
                return Err(format!("a page claims {count} values: the most is {MOST_VALUES}"));
            }
            match page.header.kind {
                page::Kind::Dictionary => self.dictionary = plain(self.kind, &page.bytes, count)?,
                page::Kind::Data | page::Kind::DataWithLevels => {
                    values = values.saturating_add(i64::try_from(count).unwrap_or(i64::MAX));
                    self.take(&page)?;
                }
                page::Kind::Other => {}
            }
        }
        Ok(self.rows)
    }

    /// Adds the values of a page to the rows.
    fn take(&mut self, page: &Page<'_>) -> Result<(), String> {
        let Levels { repeated, defined, values } = self.levels(page).ok_or("the levels of a page are broken")?;
        let present = defined.iter().filter(|level| **level == self.most_defined).count();
        let mut found = self.values(page.header.encoding, values, present)?.into_iter();
        for (repeated, defined) in repeated.into_iter().zip(defined) {
            if repeated == 0 {
                self.spend(0)?;
                self.rows.push(Vec::new());
            }
            if defined == self.most_defined
                && let (Some(row), Some(cell)) = (self.rows.last_mut(), found.next())
            {
                row.push(cell);
            }
        }
        Ok(())
    }

    fn levels<'b>(&self, page: &'b Page<'_>) -> Option<Levels<'b>> {
        let (mut values, count) = (&*page.bytes, page.header.values);
        // The first version of pages says how long levels are where they stand, the second in the header.
        let has_lengths = page.header.kind == page::Kind::Data;
        let mut next = |most: u32, in_header: usize| {
            let mut length = in_header;
            if has_lengths && most > 0 {
                let (own, after) = values.split_first_chunk::<4>()?;
                (length, values) = (usize::try_from(u32::from_le_bytes(*own)).ok()?, after);
            }
            let (bytes, after) = values.split_at_checked(length)?;
            values = after;
            if most == 0 { Some(vec![0; count]) } else { runs(bytes, u32::BITS - most.leading_zeros(), count) }
        };
        let repeated = next(self.most_repeated, page.header.repetition)?;
        let defined = next(self.most_defined, page.header.definition)?;
        Some(Levels { repeated, defined, values })
    }

    /// So many values that are there.
    fn values(&mut self, encoding: i64, bytes: &[u8], count: usize) -> Result<Vec<Cell>, String> {
        match (encoding, bytes.split_first()) {
            (PLAIN, _) => {
                self.spend(bytes.len())?;
                plain(self.kind, bytes, count)
            }
            (encoding, _) if !DICTIONARY.contains(&encoding) => {
                Err(format!("its values are encoded in a way that cannot be read ({encoding})"))
            }
            _ if count == 0 => Ok(Vec::new()),
            (_, places) => {
                let places = places.and_then(|(width, places)| runs(places, u32::from(*width), count));
                let places = places.ok_or("a page ends before its values do")?;
                places.into_iter().map(|place| self.looked_up(place)).collect()
            }
        }
    }

    /// A value of the dictionary.
    fn looked_up(&mut self, place: u32) -> Result<Cell, String> {
        let cell = usize::try_from(place).ok().and_then(|place| self.dictionary.get(place)).cloned();
        let cell = cell.ok_or("a value is not in the dictionary")?;
        self.spend(if let Cell::Text(text) = &cell { text.len() } else { 0 })?;
        Ok(cell)
    }

    /// Takes room for a value.
    fn spend(&mut self, length: usize) -> Result<(), String> {
        let left = self.left.checked_sub(length.saturating_add(OVERHEAD));
        *self.left = left.ok_or_else(|| format!("the rows are longer than {MOST_BYTES} bytes"))?;
        Ok(())
    }
}
