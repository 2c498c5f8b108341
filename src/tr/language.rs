//! The languages of the interface and the one it speaks.

use std::cell::Cell;

use serde::{Deserialize, Serialize};

/// A language of the interface; files have its BCP 47 tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// With British dates.
    #[default]
    #[serde(rename = "en")]
    English,
    /// As written in Ukraine.
    #[serde(rename = "uk")]
    Ukrainian,
}

impl Language {
    /// All, in the order of their names.
    pub const ALL: [Self; 2] = [Self::English, Self::Ukrainian];

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Ukrainian => "Українська",
        }
    }

    /// Its BCP 47 tag, for the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Ukrainian => "uk",
        }
    }

    /// The language of a BCP 47 tag, whatever its region: `uk-UA` is Ukrainian.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?;
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }
}

thread_local! {
    // Not a signal: pure functions speak too.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language that messages, numbers and dates are in now.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Makes it another one, on this thread.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_kept_as_its_tag() {
        for language in Language::ALL {
            let kept = toml::Value::try_from(language).expect("a tag");
            assert_eq!(kept.as_str(), Some(language.tag()));
            assert_eq!(kept.try_into::<Language>().expect("a language"), language);
        }
    }

    #[test]
    fn is_found_by_what_browsers_ask_for() {
        let cases = [
            ("uk", Some(Language::Ukrainian)),
            ("uk-UA", Some(Language::Ukrainian)),
            ("EN-gb", Some(Language::English)),
            ("de-DE", None),
            ("ukx", None),
            ("", None),
        ];
        for (tag, language) in cases {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
