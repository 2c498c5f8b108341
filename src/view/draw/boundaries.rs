//! The buttons that move, split and merge.

use maud::{Markup, html};

use crate::tr;

/// What the buttons are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boundaries {
    /// What the split that is being placed would leave.
    pub halves: Option<(String, String)>,
    /// Whether there is a mention that can be split.
    pub splits: bool,
    /// How many mentions would become one.
    pub merges: usize,
    /// Whether words are selected.
    pub selects: bool,
    /// Whether the text runs from right to left.
    pub is_rtl: bool,
}

/// The buttons, or those of a split that is being placed.
pub fn boundaries(state: &Boundaries) -> Markup {
    match &state.halves {
        Some((before, after)) => split(before, after, state.is_rtl),
        None => edges(state),
    }
}

fn edges(state: &Boundaries) -> Markup {
    let (back, forward) = arrows(state.is_rtl);
    let merge = if state.selects { tr::spans_merge_selected() } else { tr::spans_merge() };
    html! {
        div.boundaries role="group" aria-label=(tr::action_group_boundaries()) {
            span.boundaries__name { (tr::inspector_start()) }
            (edge("start back", back, tr::inspector_start_earlier(), "["))
            (edge("start forward", forward, tr::inspector_start_later(), "Shift+["))
            span.boundaries__name { (tr::inspector_end()) }
            (edge("end back", back, tr::inspector_end_earlier(), "Shift+]"))
            (edge("end forward", forward, tr::inspector_end_later(), "]"))
        }
        div.boundaries__acts {
            @if !state.selects {
                (act("split", tr::spans_split(), "y", state.splits))
            }
            @if !state.selects || state.merges > 1 {
                (act("merge", merge, "b", state.merges > 1))
            }
        }
    }
}

fn split(before: &str, after: &str, is_rtl: bool) -> Markup {
    let (back, forward) = arrows(is_rtl);
    html! {
        div.boundaries__split role="group" aria-label=(tr::spans_split_where()) {
            p.boundaries__halves { q dir="auto" { (before) } " " q dir="auto" { (after) } }
            div.boundaries__acts {
                (edge("place back", back, tr::spans_split_earlier(), "←"))
                (edge("place forward", forward, tr::spans_split_later(), "→"))
                button.button.button--accept data-act="split" { (tr::spans_split_here()) kbd aria-hidden="true" { "↵" } }
                button.button.button--quiet data-act="leave" { (tr::cancel()) }
            }
        }
    }
}

/// The arrows for back and forward: a text that runs from right to left goes on to the left.
fn arrows(is_rtl: bool) -> (&'static str, &'static str) {
    if is_rtl { ("→", "←") } else { ("←", "→") }
}

fn edge(arg: &str, sign: &str, name: &str, key: &str) -> Markup {
    html! {
        button.button.button--edge data-act="move" data-arg=(arg) aria-label=(name) title={ (name) " (" (key) ")" } { (sign) }
    }
}

fn act(act: &str, name: &str, key: &str, is_possible: bool) -> Markup {
    html! {
        button.button.button--small data-act=(act) disabled[!is_possible] aria-keyshortcuts=(key) {
            (name) kbd aria-hidden="true" { (key) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_done_is_disabled_and_what_is_placed_shows_both_halves() {
        let html = boundaries(&Boundaries { splits: true, merges: 1, ..Boundaries::default() }).into_string();
        assert!(html.contains("data-act=\"split\" aria-keyshortcuts=\"y\""), "{html}");
        assert!(html.contains("data-act=\"merge\" disabled"), "{html}");
        let halves = Some(("a<b".to_owned(), "c".to_owned()));
        let html = boundaries(&Boundaries { halves, ..Boundaries::default() }).into_string();
        assert!(html.contains("<q dir=\"auto\">a&lt;b</q> <q dir=\"auto\">c</q>"), "{html}");
        assert!(!html.contains("data-act=\"merge\""), "{html}");
    }

    #[test]
    fn arrows_point_where_the_text_runs() {
        let first = |is_rtl| {
            let html = boundaries(&Boundaries { is_rtl, ..Boundaries::default() }).into_string();
            html.find("←").zip(html.find("→")).map(|(left, right)| left < right)
        };
        assert_eq!((first(false), first(true)), (Some(true), Some(false)));
    }

    #[test]
    fn selected_words_merge_what_lies_in_them() {
        let state = |merges| Boundaries { selects: true, merges, ..Boundaries::default() };
        assert!(boundaries(&state(2)).into_string().contains("data-act=\"merge\" aria-keyshortcuts"));
        assert!(!boundaries(&state(1)).into_string().contains("data-act=\"merge\""));
    }
}
