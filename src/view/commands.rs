//! What the command palette offers for what is typed into it.

use crate::tr;
use crate::view::actions::{ACTIONS, Action, Own};

/// A command that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What it belongs to, in a word or two.
    pub group: String,
    /// Its chords.
    pub chords: Vec<String>,
    /// What happens.
    pub command: Chosen,
}

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// An action of the page.
    Act(Action),
    /// A label for the mention under review or the selected words.
    Label(String),
    /// Another document, by its id.
    Open(String),
}

/// A label or a document as the palette has to know it.
pub struct Named<'a> {
    /// What is shown.
    pub name: &'a str,
    /// What stands for it: a label's name, a document's id.
    pub id: &'a str,
    /// The key that sets it.
    pub key: Option<char>,
}

/// No more documents than these are offered: who looks for one has the list of documents.
const MOST_DOCUMENTS: usize = 8;

/// What is offered, the best first: all actions and labels, and documents once something is typed.
pub fn offers<'a>(
    typed: &str,
    own: &Own,
    labels: impl Iterator<Item = Named<'a>>,
    documents: impl Iterator<Item = Named<'a>>,
) -> Vec<Offer> {
    let actions = ACTIONS.iter().filter(|entry| entry.action != Action::Palette).map(|entry| Offer {
        name: (entry.name)().to_owned(),
        group: entry.group.name().to_owned(),
        chords: entry.chords(own),
        command: Chosen::Act(entry.action),
    });
    let labels = labels.map(|label| Offer {
        name: tr::commands_label(label.name),
        group: tr::label().to_owned(),
        chords: label.key.map(String::from).into_iter().collect(),
        command: Chosen::Label(label.id.to_owned()),
    });
    let mut found: Vec<(u32, Offer)> =
        actions.chain(labels).filter_map(|offer| Some((fit(&offer.name, typed)?, offer))).collect();
    if !typed.trim().is_empty() {
        let titled = documents.filter_map(|document| {
            let fit = fit(document.name, typed)?;
            let (name, command) = (tr::commands_open(document.name), Chosen::Open(document.id.to_owned()));
            // An action of that name is meant before a document of that name.
            Some((fit + 1, Offer { name, group: tr::document().to_owned(), chords: Vec::new(), command }))
        });
        found.extend(titled.take(MOST_DOCUMENTS));
    }
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// How well a name fits what is typed, the less the better: each typed word begins a word of the name, or stands in it.
fn fit(name: &str, typed: &str) -> Option<u32> {
    let name = name.to_lowercase();
    typed.to_lowercase().split_whitespace().try_fold(0, |sum, word| {
        let begins = |part: &str| part.starts_with(word);
        let worse = match () {
            () if name.starts_with(word) => 0,
            () if name.split(|c: char| !c.is_alphanumeric()).any(begins) => 2,
            () if name.contains(word) => 4,
            () => return None,
        };
        Some(sum + worse)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str) -> Vec<String> {
        let labels = ["ORG", "PERSON"].map(|name| Named { name, id: name, key: Some('3') });
        let documents = [("Drones over Kyiv", "d1"), ("Undone work", "d2")];
        let documents = documents.map(|(name, id)| Named { name, id, key: None });
        offers(typed, &Own::new(), labels.into_iter(), documents.into_iter())
            .into_iter()
            .map(|offer| offer.name)
            .collect()
    }

    #[test]
    fn what_is_typed_finds_actions_labels_and_documents() {
        assert!(names("").len() > ACTIONS.len(), "all actions but one, and the labels");
        assert_eq!(names("und").first().map(String::as_str), Some("Undo"));
        assert!(names("und").contains(&"Open Undone work".to_owned()));
        assert_eq!(names("kyiv"), ["Open Drones over Kyiv"]);
        assert_eq!(names("label org"), ["Label ORG"]);
        assert!(names("mention next").contains(&"Next mention".to_owned()), "words in any order");
        assert!(names("no such thing").is_empty());
    }
}
