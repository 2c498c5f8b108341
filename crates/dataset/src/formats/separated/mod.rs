//! CSV and TSV: a row a span, for spreadsheets (RFC 4180). Offsets count code points. The texts of the documents are not in
//! the table.
//!
//! A cell that begins like a formula gets an apostrophe (OWASP, "CSV injection"), and loses it again when it is read.

mod read;
mod write;

use std::borrow::Cow;

pub(super) use read::read;
pub(super) use write::RowWriter;

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
}

/// The columns, by the names in the first row.
const COLUMNS: [&str; 23] = [
    "document",
    "title",
    "date",
    "start",
    "end",
    "text",
    "label",
    "decision",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "counted",
    "cue",
    "timex_type",
    "timex",
    "source",
    "score",
    "note",
    "uncertain",
    "link",
    "decided_by",
];

/// A cell that no spreadsheet takes for a formula. Numbers that we wrote ourselves need no guard.
fn guarded(cell: &str) -> Cow<'_, str> {
    if needs_guard(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell that was guarded.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

/// Whether it begins like a formula. What looks like a guarded cell already gets another guard, so that it loses that one.
fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn a_guard_goes_as_it_came() {
        for (cell, expected) in [("=1", "'=1"), ("'=1", "''=1"), ("''-", "'''-"), ("'quoted'", "'quoted'"), ("'", "'")]
        {
            assert_eq!(guarded(cell), expected);
            assert_eq!(unguarded(expected), cell);
        }
        // What nobody has guarded stays as it is.
        for cell in ["", "-5", "'tis", "1=1"] {
            assert_eq!(unguarded(cell), cell);
        }
    }
}
