//! What is on the screen beyond the data, kept so that a reload comes back to it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tallymark_dataset::{AnnotationId, DocumentId};
use tallymark_extract::{DateOrder, Dollar, Options};

use crate::state::{Preferences, Store};

/// What is typed on the screen to add an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The title field.
    pub title: String,
    /// The date field, `YYYY-MM-DD` or empty.
    pub date: String,
    /// Which part of a date in digits comes first.
    pub date_order: Option<DateOrder>,
    /// Whose dollar a bare `$` is.
    pub dollar: Option<Dollar>,
    /// The article.
    pub text: String,
}

impl Draft {
    /// The options that its text is read with, but for its day.
    pub fn options(&self) -> Options {
        Options { date: None, date_order: self.date_order, dollar: self.dollar }
    }
}

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screen {
    /// The open document.
    pub open: Option<DocumentId>,
    /// The mention under review.
    pub selected: Option<AnnotationId>,
    /// The article that is being typed or pasted.
    pub draft: Draft,
    /// What the user has set.
    pub preferences: Preferences,
}

impl Store {
    /// What is on the screen, and a subscription to it.
    pub(super) fn screen(self) -> Screen {
        Screen {
            open: self.open.get(),
            selected: self.selected.get(),
            draft: self.draft.get(),
            preferences: self.preferences.get(),
        }
    }

    /// Goes back to a screen, as far as its document and mention are still there.
    pub(super) fn show_screen(self, screen: Screen) {
        let open = screen.open.filter(|id| self.project.with_untracked(|p| p.workspace().document(id).is_some()));
        self.draft.set(screen.draft);
        self.preferences.set(screen.preferences);
        self.open.set(open);
        self.selected
            .set(screen.selected.filter(|id| self.with_document(|d| d.annotation(*id).is_some()) == Some(true)));
    }
}
