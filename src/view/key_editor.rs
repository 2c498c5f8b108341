//! Giving actions other keys.

use tallymark_dataset::Schema;

use crate::view::actions::{ACTIONS, Entry, Own};

/// What has the chord already.
#[derive(Clone, Debug)]
pub enum Clash {
    /// An action.
    Action(&'static Entry),
    /// A label.
    Label(String),
}

/// The keys with `chord` as the only one of the action `id`.
///
/// # Errors
/// [`Clash`] says what has it already.
pub fn give(own: &Own, schema: &Schema, id: &str, chord: &str) -> Result<Own, Clash> {
    let has = |entry: &&Entry| entry.id != id && entry.chords(own).iter().any(|other| other == chord);
    if let Some(entry) = ACTIONS.iter().find(has) {
        return Err(Clash::Action(entry));
    }
    let mut characters = chord.chars();
    let single = characters.next().filter(|_| characters.next().is_none());
    if let Some(label) = single.and_then(|key| schema.by_key(key)) {
        return Err(Clash::Label(label.name.clone()));
    }
    let mut own = own.clone();
    own.insert(id.to_owned(), vec![chord.to_owned()]);
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_belongs_to_one_action_only() {
        let (own, schema) = (Own::new(), Schema::default());
        let given = give(&own, &schema, "accept", "Shift+Enter").unwrap_or_else(|clash| panic!("{clash:?}"));
        assert_eq!(given.get("accept"), Some(&vec!["Shift+Enter".to_owned()]));
        assert!(matches!(give(&own, &schema, "accept", "x"), Err(Clash::Action(entry)) if entry.id == "reject"));
        assert!(matches!(give(&own, &schema, "accept", "m"), Err(Clash::Label(name)) if name == "MONEY"));
        assert!(give(&given, &schema, "reject", "a").is_ok(), "accept has let it go");
        assert!(give(&own, &schema, "accept", "a").is_ok(), "its own");
    }
}
