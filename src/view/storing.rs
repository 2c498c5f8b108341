//! What the dialog about storage knows.

use crate::view::backup::{Flaw, Header};

/// What a workspace has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Its documents.
    pub documents: usize,
    /// Their mentions.
    pub annotations: usize,
    /// How many of those are decided.
    pub decisions: usize,
}

/// How the work is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// How many bytes it takes, where the browser says.
    pub usage: Option<f64>,
    /// Whether the browser has promised to keep it, where it says.
    pub is_promised: Option<bool>,
    /// Whether the user has asked it and it did not.
    pub is_refused: bool,
    /// How many records could not be read.
    pub unreadable: usize,
    /// The workspaces that were replaced by others.
    pub replaced: Vec<Kept>,
}

/// A workspace that was replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is kept under.
    pub key: String,
    /// When that was, in words.
    pub at: String,
    /// How many documents it has.
    pub documents: usize,
}

/// A backup that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The name of its file.
    pub file: String,
    /// Its first line.
    pub header: Header,
    /// When it was made, in words.
    pub made: String,
    /// What is in it.
    pub holds: Holds,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
    /// What a recovery bundle has.
    pub unreadable: Vec<String>,
    /// Whether the workspace that is here can be kept.
    pub can_keep: bool,
}

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// How the work is kept.
    #[default]
    Standing,
    /// The same, and whether something is really to be removed.
    Removing(Removal),
    /// A backup is being written: so many of so many documents.
    Writing(usize, usize),
    /// A file is being read, so many percent.
    Reading(u8),
    /// A file that cannot be restored, and why.
    Refused(String),
    /// What is in a backup.
    Offered(Box<Offer>),
    /// The same, and whether everything here is really to be replaced.
    Confirming(Box<Offer>),
    /// It is being replaced.
    Restoring,
}

/// What is to be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// The records that could not be read.
    Unreadable,
    /// The workspace that is kept under this key.
    Replaced(String),
}
