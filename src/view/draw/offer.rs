//! The offer to apply a decision to the same words elsewhere.

use maud::{Markup, html};

use crate::tr;
use crate::view::everywhere::{Reach, Says, Verdict};

/// The offer as it is shown: what was decided, what it would change here, and in all documents once that is known.
pub fn draw(verdict: &Verdict, here: Reach, everywhere: Option<Reach>) -> Markup {
    let beyond = everywhere.filter(|everywhere| everywhere.decided > here.decided);
    html! {
        p.offer__words aria-live="polite" {
            span.tag.offer__verdict data-label=(verdict.label) {
                @if verdict.says == Says::No { "✕ " } @else { "✓ " }
                (verdict.label)
            }
            " "
            (tr::triage_more_here(here.decided, &verdict.words))
            @if let Some(beyond) = beyond { ", " (tr::triage_more_everywhere(beyond.decided)) }
        }
        div.offer__acts role="group" aria-label=(tr::triage_elsewhere()) {
            (choice("decide-here", tr::triage_decide_here(), here.decided))
            (choice("suggest-here", tr::triage_suggest_here(), here.suggested))
            @if let Some(beyond) = beyond {
                (choice("decide-everywhere", tr::triage_decide_everywhere(), beyond.decided))
                (choice("suggest-everywhere", tr::triage_suggest_everywhere(), beyond.suggested))
            }
        }
        @if verdict.says == Says::No {
            p.offer__words id="offer-never" { (tr::triage_never_about(&verdict.words, &verdict.label)) }
            div.offer__acts role="group" aria-labelledby="offer-never" {
                button.button.offer__act data-act="never-here" aria-keyshortcuts="Shift+X" {
                    (tr::triage_never_here()) " " kbd aria-hidden="true" { "⇧X" }
                }
                button.button.offer__act data-act="never-everywhere" { (tr::triage_never_everywhere()) }
            }
        }
        button.button.button--quiet.offer__dismiss data-act="dismiss" aria-label=(tr::triage_dismiss()) title=(tr::triage_dismiss()) {
            "✕"
        }
    }
}

fn choice(act: &str, name: &str, count: usize) -> Markup {
    html! {
        @if count > 0 {
            button.button.offer__act data-act=(act) { (name) " " span.offer__count { (tr::number(count)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(says: Says, here: Reach, everywhere: Option<Reach>) -> Vec<String> {
        let verdict = Verdict { words: "Kyiv <x>".to_owned(), label: "GPE".to_owned(), says };
        let html = draw(&verdict, here, everywhere).into_string();
        assert!(html.contains("“Kyiv &lt;x&gt;”"), "{html}");
        let acts = html.split("data-act=\"").skip(1);
        acts.filter_map(|rest| rest.split_once('"')).map(|(act, _)| act.to_owned()).collect()
    }

    #[test]
    fn only_what_changes_something_is_offered() {
        let yes = || Says::Yes { instead_of: None };
        let reach = |decided, suggested| Reach { decided, suggested };
        let cases = [
            (yes(), reach(12, 3), None, vec!["decide-here", "suggest-here", "dismiss"]),
            (yes(), reach(12, 0), Some(reach(12, 0)), vec!["decide-here", "dismiss"]),
            (yes(), reach(0, 0), Some(reach(87, 87)), vec!["decide-everywhere", "suggest-everywhere", "dismiss"]),
            (
                Says::No,
                reach(2, 0),
                Some(reach(9, 0)),
                vec!["decide-here", "decide-everywhere", "never-here", "never-everywhere", "dismiss"],
            ),
            (Says::No, reach(0, 0), Some(reach(0, 0)), vec!["never-here", "never-everywhere", "dismiss"]),
        ];
        for (says, here, everywhere, expected) in cases {
            assert_eq!(acts(says, here, everywhere), expected, "{here:?} {everywhere:?}");
        }
    }
}
