//! Keys with their modifiers, written one way: `j`, `Shift+U`, `Ctrl+Alt+[`, `ArrowDown`.

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

/// The chord of a press. Shift counts for letters, digits, brackets and named keys; other characters are what Shift has
/// made of their key already, and differ from keyboard to keyboard.
///
/// ```
/// use tallymark::view::chord::{Press, chord};
/// assert_eq!(chord(Press { key: "{", shift: true, ..Press::default() }), "Shift+[");
/// assert_eq!(chord(Press { key: "K", command: true, ..Press::default() }), "Ctrl+K");
/// ```
pub fn chord(press: Press<'_>) -> String {
    let (key, shift) = match press.key {
        "{" => ("[", true),
        "}" => ("]", true),
        "[" | "]" => (press.key, press.shift),
        "Delete" | "Escape" => (press.key, false),
        key if is_single(key) && !key.chars().all(|c| c.is_alphanumeric() || c == ' ') => (key, false),
        key => (key, press.shift),
    };
    let with = |held: bool, name: &'static str| if held { name } else { "" };
    // A letter is written large beside a modifier, as on the key; alone it is small, whatever Caps Lock says.
    let key = match is_single(key) {
        true if shift || press.command || press.alt => key.to_uppercase(),
        true => key.to_lowercase(),
        false => key.to_owned(),
    };
    [with(press.command, "Ctrl+"), with(press.alt, "Alt+"), with(shift, "Shift+"), &key].concat()
}

fn is_single(key: &str) -> bool {
    key.chars().nth(1).is_none()
}

/// A chord as people read it: arrows as arrows, `Esc`.
pub fn shown(chord: &str) -> String {
    let (modifiers, key) = match chord.rfind('+').filter(|at| at + 1 < chord.len()) {
        Some(at) => chord.split_at(at + 1),
        None => ("", chord),
    };
    let key = match key {
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Escape" => "Esc",
        "Delete" => "Del",
        " " => "Space",
        key => key,
    };
    [modifiers, key].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_are_written_one_way() {
        let cases = [
            (("j", false, false, false), "j"),
            (("J", false, false, false), "j"),
            (("U", false, true, false), "Shift+U"),
            (("z", true, false, false), "Ctrl+Z"),
            (("Z", true, true, false), "Ctrl+Shift+Z"),
            (("]", false, false, true), "Alt+]"),
            (("?", false, true, false), "?"),
            (("/", false, true, false), "/"),
            (("+", false, true, false), "+"),
            (("ArrowDown", false, true, false), "Shift+ArrowDown"),
            (("1", false, true, false), "Shift+1"),
            (("і", false, false, false), "і"),
            ((" ", false, true, false), "Shift+ "),
            (("Delete", false, true, false), "Delete"),
        ];
        for ((key, command, shift, alt), expected) in cases {
            assert_eq!(chord(Press { key, command, shift, alt }), expected);
        }
    }

    #[test]
    fn chords_are_shown_as_people_read_them() {
        for (written, expected) in [("Shift+ArrowDown", "Shift+↓"), ("Escape", "Esc"), ("+", "+"), ("Ctrl+K", "Ctrl+K")]
        {
            assert_eq!(shown(written), expected);
        }
    }
}
