//! Which language the page speaks.

use leptos::prelude::*;

use crate::platform::locale;
use crate::state::{Preferences, Store};
use crate::tr::{self, Language};

impl Store {
    /// The language of the page: the one that is set, else the browser's, else English; and a subscription to it. `None`
    /// until it has been read what is set: the wrong one would flash.
    pub fn language(self) -> Option<Language> {
        self.is_settled.get().then(|| self.preferences.with(chosen))
    }

    /// Takes up what the user has set, or that there is nothing to take up.
    pub(super) fn settle(self, preferences: Preferences) {
        // At once: what is told from now on is told in it.
        speak(chosen(&preferences));
        self.preferences.set(preferences);
        self.is_settled.set(true);
    }
}

fn chosen(preferences: &Preferences) -> Language {
    let set = Language::of_tag(&preferences.language);
    set.or_else(|| Language::of_tag(&locale::preferred()?)).unwrap_or_default()
}

/// Has all that is drawn and told from now on be in this language.
pub fn speak(language: Language) {
    tr::set_language(language);
    locale::declare(language.tag());
}
