//! Which dialog is open: one at a time.

use leptos::prelude::*;

use crate::state::Store;

/// A dialog of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The keys and their editor.
    Keys,
    /// Downloading the dataset.
    Download,
    /// The command palette.
    Palette,
    /// The labels.
    Schema,
    /// Counts, agreement and progress.
    Dashboard,
    /// How far annotators agree, and deciding where they do not.
    Agreement,
    /// Bringing in files.
    Import,
    /// What is known about the open document.
    About,
    /// The rules that keep suggestions away.
    Rules,
    /// Annotator, language and what is shown.
    Settings,
    /// Where the work is kept, backups, and what could not be read.
    Storage,
    /// The calendar for the value of a time.
    Calendar,
}

impl Dialog {
    /// Its name in ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Download => "download",
            Self::Palette => "palette",
            Self::Schema => "schema",
            Self::Dashboard => "dashboard",
            Self::Agreement => "agreement",
            Self::Import => "import",
            Self::About => "about",
            Self::Rules => "rules",
            Self::Settings => "settings",
            Self::Storage => "storage",
            Self::Calendar => "calendar",
        }
    }
}

impl Store {
    /// Opens a dialog, instead of the one that is open.
    pub fn show(self, dialog: Dialog) {
        // One that is open already has the focus, and hears its keys itself.
        if self.dialog.get_untracked() != Some(dialog) {
            self.typed_ahead.set_value(Some(Vec::new()));
            self.dialog.set(Some(dialog));
        }
    }

    /// Closes the dialog that is open.
    pub fn close_any(self) {
        self.typed_ahead.set_value(None);
        self.dialog.set(None);
    }

    /// Closes a dialog, where it is still the one that is open.
    pub fn close(self, dialog: Dialog) {
        if self.dialog.get_untracked() == Some(dialog) {
            self.close_any();
        }
    }
}
