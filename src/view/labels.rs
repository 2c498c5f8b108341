//! What labels are for, in the language of the page.
//!
//! A description belongs to the schema and is the user's to write. As long as it is the one that a preset came with, it is
//! shown in the language of the page.

use crate::tr;

type Message = fn() -> &'static str;

/// The descriptions that presets come with, and the messages that say the same.
const PRESETS: [(&str, Message); 22] = {
    use tallymark_extract::Label as L;
    [
        (L::Person.description(), tr::label_for_person),
        (L::Norp.description(), tr::label_for_norp),
        (L::Org.description(), tr::label_for_org),
        (L::Gpe.description(), tr::label_for_gpe),
        (L::Loc.description(), tr::label_for_loc),
        (L::Fac.description(), tr::label_for_fac),
        (L::Product.description(), tr::label_for_product),
        (L::Event.description(), tr::label_for_event),
        (L::WorkOfArt.description(), tr::label_for_work_of_art),
        (L::Law.description(), tr::label_for_law),
        (L::Language.description(), tr::label_for_language),
        (L::Date.description(), tr::label_for_date),
        (L::Time.description(), tr::label_for_time),
        (L::Percent.description(), tr::label_for_percent),
        (L::Money.description(), tr::label_for_money),
        (L::Quantity.description(), tr::label_for_quantity),
        (L::Ordinal.description(), tr::label_for_ordinal),
        (L::Cardinal.description(), tr::label_for_cardinal),
        ("People", tr::label_for_conll_per),
        ("Companies, agencies, institutions, teams, media", tr::label_for_conll_org),
        ("Countries, cities, regions, mountains, buildings", tr::label_for_conll_loc),
        ("Names of anything else: nationalities, events, works, products, laws, languages", tr::label_for_conll_misc),
    ]
};

/// A label's description as the page shows it.
pub fn description(written: &str) -> String {
    let preset = PRESETS.iter().find(|(known, _)| *known == written);
    preset.map_or_else(|| written.to_owned(), |(_, said)| said().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tr::{Language, set_language};
    use tallymark_dataset::Schema;

    #[test]
    fn presets_speak_the_language_of_the_page() {
        for schema in [Schema::ontonotes(), Schema::conll(), Schema::numbers()] {
            for label in schema.labels {
                set_language(Language::English);
                assert_eq!(description(&label.description), label.description);
                set_language(Language::Ukrainian);
                let said = description(&label.description);
                assert!(said.chars().any(|c| ('а'..='я').contains(&c)), "{}: {said}", label.name);
            }
        }
    }

    #[test]
    fn what_the_user_wrote_stays() {
        set_language(Language::Ukrainian);
        assert_eq!(description("People in our archive"), "People in our archive");
    }
}
