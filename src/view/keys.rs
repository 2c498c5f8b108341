//! What each key does in review: the one table, for the listener and for the list of keys.

use tallymark_text::{Direction, Edge, Step};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The next mention.
    Next,
    /// The mention before.
    Previous,
    /// The mention is right.
    Accept,
    /// The mention is wrong.
    Reject,
    /// The mention away.
    Remove,
    /// One edge elsewhere.
    Move(Edge, Direction, Step),
    /// The last act back.
    Undo,
    /// And again.
    Redo,
    /// The next document.
    NextDocument,
    /// To the search field.
    Search,
    /// The list of keys.
    Help,
    /// Start to select words with the keyboard.
    SelectWords,
    /// Leave what was begun.
    Cancel,
    /// Edit the value.
    Edit,
    /// The label with this key in the schema.
    Label(char),
}

/// A key with its modifiers, as the browser reports them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, unless it is there to type the character (`AltGraph`).
    pub alt: bool,
}

/// The action of a key, or `None` where the browser keeps it.
pub fn action(press: Press<'_>) -> Option<Action> {
    if press.command {
        return match (press.key.to_ascii_lowercase().as_str(), press.shift) {
            ("z", false) => Some(Action::Undo),
            ("z", true) | ("y", false) => Some(Action::Redo),
            _ => None,
        };
    }
    if let Some((edge, direction)) = edge_key(press) {
        return Some(Action::Move(edge, direction, if press.alt { Step::Character } else { Step::Word }));
    }
    if press.alt {
        return None;
    }
    Some(match (press.key, press.shift) {
        ("j" | "ArrowDown" | "ArrowRight", false) => Action::Next,
        ("k" | "ArrowUp" | "ArrowLeft", false) => Action::Previous,
        ("a" | "Enter", false) => Action::Accept,
        ("x", false) => Action::Reject,
        ("Delete", _) => Action::Remove,
        ("u", false) => Action::Undo,
        ("U", _) | ("u", true) => Action::Redo,
        ("n", false) => Action::NextDocument,
        ("s", false) => Action::SelectWords,
        ("e", false) => Action::Edit,
        ("/", _) => Action::Search,
        ("?", _) => Action::Help,
        ("Escape", _) => Action::Cancel,
        (key, false) => Action::Label(single(key)?),
        _ => return None,
    })
}

/// `[` and `]` widen, with Shift they narrow. Shift turns the character into `{` or `}` on many keyboards, not on all.
fn edge_key(press: Press<'_>) -> Option<(Edge, Direction)> {
    match (press.key, press.shift) {
        ("[", false) => Some((Edge::Start, Direction::Back)),
        ("{", _) | ("[", true) => Some((Edge::Start, Direction::Forward)),
        ("]", false) => Some((Edge::End, Direction::Forward)),
        ("}", _) | ("]", true) => Some((Edge::End, Direction::Back)),
        _ => None,
    }
}

fn single(key: &str) -> Option<char> {
    let mut characters = key.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// A group of the list of keys: its name, and for each row the keys and what they do.
pub type Group = (&'static str, &'static [(&'static [&'static str], &'static str)]);

/// The list of keys, in groups, as the help shows it. Label keys are the schema's and stand in the palette.
pub const HELP: &[Group] = &[
    (
        "Move",
        &[
            (&["j", "↓", "→"], "Next mention"),
            (&["k", "↑", "←"], "Previous mention"),
            (&["n"], "Next document"),
            (&["/"], "Search the article"),
        ],
    ),
    (
        "Decide",
        &[
            (&["a", "Enter"], "Accept, and on to the next"),
            (&["x"], "Reject, and on to the next"),
            (&["0 … 9", "c … t"], "Set the label with this key"),
            (&["e"], "Edit the value; Enter takes it, Esc leaves it"),
            (&["Delete"], "Remove without a trace"),
            (&["u", "Ctrl+Z"], "Undo"),
            (&["Shift+U", "Ctrl+Y"], "Redo"),
        ],
    ),
    (
        "Boundaries",
        &[
            (&["[", "]"], "Widen to the left, to the right"),
            (&["Shift+[", "Shift+]"], "Narrow at the left, at the right"),
            (&["Alt+…"], "By a character, not a word"),
        ],
    ),
    (
        "Add",
        &[
            (&["s"], "Select the next word"),
            (&["j", "k", "→", "←"], "Move the selection by a word"),
            (&["Shift+→", "Shift+←"], "Grow, shrink the selection"),
            (&["0 … 9", "c … t"], "Add it with this label"),
            (&["Esc"], "Leave the selection"),
        ],
    ),
    ("Help", &[(&["?"], "This list")]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_their_actions() {
        let plain = |key| Press { key, ..Press::default() };
        let shift = |key| Press { key, shift: true, ..Press::default() };
        let command = |key| Press { key, command: true, ..Press::default() };
        let cases = [
            (plain("j"), Some(Action::Next)),
            (plain("ArrowLeft"), Some(Action::Previous)),
            (plain("Enter"), Some(Action::Accept)),
            (plain("x"), Some(Action::Reject)),
            (shift("U"), Some(Action::Redo)),
            (command("z"), Some(Action::Undo)),
            (command("y"), Some(Action::Redo)),
            (Press { key: "Z", command: true, shift: true, alt: false }, Some(Action::Redo)),
            (command("a"), None),
            (command("1"), None),
            (plain("["), Some(Action::Move(Edge::Start, Direction::Back, Step::Word))),
            (shift("{"), Some(Action::Move(Edge::Start, Direction::Forward, Step::Word))),
            (shift("["), Some(Action::Move(Edge::Start, Direction::Forward, Step::Word))),
            (shift("}"), Some(Action::Move(Edge::End, Direction::Back, Step::Word))),
            (
                Press { key: "]", alt: true, ..Press::default() },
                Some(Action::Move(Edge::End, Direction::Forward, Step::Character)),
            ),
            (shift("?"), Some(Action::Help)),
            (shift("/"), Some(Action::Search)),
            (plain("e"), Some(Action::Edit)),
            (plain("7"), Some(Action::Label('7'))),
            (plain("m"), Some(Action::Label('m'))),
            (plain("F5"), None),
            (plain("Tab"), None),
        ];
        for (press, expected) in cases {
            assert_eq!(action(press), expected, "{press:?}");
        }
    }
}
