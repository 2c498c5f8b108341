//! What is reported on standard error.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
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

/// Writes problems as they come, and knows whether any spoils the results.
pub(crate) struct Reporter<'a> {
    messages: &'a mut dyn Write,
    has_failed: bool,
}

impl<'a> Reporter<'a> {
    /// Nothing reported yet.
    pub(crate) fn new(messages: &'a mut dyn Write) -> Self {
        Self { messages, has_failed: false }
    }

    /// Says that something of a file is missing from the results, and why.
    ///
    /// # Errors
    /// Where the message cannot be written.
    pub(crate) fn error(&mut self, path: &Path, line: Option<u64>, reason: impl fmt::Display) -> io::Result<()> {
        self.has_failed = true;
        let (source, reason) = (path.to_string_lossy().into(), reason.to_string());
        writeln!(self.messages, "{}", Problem { source, line, reason, severity: Severity::Error })
    }

    /// The exit code that this comes to.
    pub(crate) fn code(&self) -> ExitCode {
        if self.has_failed { ExitCode::from(2) } else { ExitCode::SUCCESS }
    }
}
