//! The keys that move a caret or a split: the same for everyone, in the list of keys.

use maud::{Markup, html};

use crate::tr;
use crate::view::chord::shown;

type Row = (&'static [&'static str], fn() -> &'static str);

const SELECTING: &[Row] = &[
    (&["ArrowRight", "ArrowLeft"], tr::spans_keys_word),
    (&["ArrowUp", "ArrowDown"], tr::spans_keys_line),
    (&["Home", "End"], tr::spans_keys_sentence),
    (&["Ctrl+ArrowUp", "Ctrl+ArrowDown"], tr::spans_keys_paragraph),
    (&["Ctrl+Home", "Ctrl+End"], tr::spans_keys_text),
    (&["Shift+…"], tr::spans_keys_extend),
    (&["Alt+Shift+ArrowRight", "Alt+Shift+ArrowLeft"], tr::spans_keys_character),
];

const SPLITTING: &[Row] = &[
    (&["ArrowRight", "ArrowLeft"], tr::spans_keys_split_word),
    (&["Alt+Shift+ArrowRight", "Alt+Shift+ArrowLeft"], tr::spans_keys_split_character),
    (&["Enter"], tr::spans_keys_split_take),
];

const DRAGGING: &[Row] = &[(&["Alt"], tr::spans_keys_alt), (&["Escape"], tr::spans_keys_escape)];

/// The keys whose description has `wanted` in it, which is in small letters.
pub fn motions(wanted: &str) -> Markup {
    let groups = [
        (tr::spans_keys_selecting(), SELECTING),
        (tr::spans_keys_splitting(), SPLITTING),
        (tr::spans_keys_dragging(), DRAGGING),
    ];
    html! {
        @for (name, rows) in groups {
            @let rows: Vec<&Row> = rows.iter().filter(|(_, does)| does().to_lowercase().contains(wanted)).collect();
            @if !rows.is_empty() {
                section.keys__group data-key=(name) {
                    h3 { (name) }
                    dl {
                        @for (chords, does) in rows {
                            div.keys__row {
                                dt { @for chord in *chords { kbd { (shown(chord)) } " " } }
                                dd { (does()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_motion_and_can_be_searched() {
        let all = motions("").into_string();
        assert_eq!(all.matches("keys__row").count(), SELECTING.len() + SPLITTING.len() + DRAGGING.len());
        assert!(all.contains("<kbd>→</kbd>"), "{all}");
        let found = motions("sentence").into_string();
        assert_eq!((found.matches("keys__row").count(), found.matches("<h3>").count()), (1, 1), "{found}");
        assert!(!motions("nothing has this").into_string().contains("h3"));
    }
}
