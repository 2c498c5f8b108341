//! What is reported on standard error.

use std::fmt;
use std::sync::Arc;

/// Something about the input that the user should know.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The file's name.
    pub(crate) source: Arc<str>,
    /// The line, from 1, where it is about one.
    pub(crate) line: Option<u64>,
    /// What is the matter, and what was done about it.
    pub(crate) reason: String,
    /// Whether something is missing from the results because of it.
    pub(crate) severity: Severity,
}

/// Whether a problem spoils the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// The results have everything; the user may want to look.
    Notice,
    /// Something is missing from the results.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tallymark: {}", self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        let kind = if self.severity == Severity::Notice { " notice:" } else { "" };
        write!(f, ":{kind} {}", self.reason)
    }
}
