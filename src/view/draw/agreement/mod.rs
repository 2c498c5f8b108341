//! The dialog to compare annotators, as HTML.

mod figures;
mod walk;

use maud::{Markup, html};
use tallymark_converter::Misfit;

use crate::tr;
use crate::view::comparing::{Chosen, Comparing, Stage};
use crate::view::draw::icon;

pub use walk::told;

/// How many of a list are shown before the rest is only counted.
const LISTED: usize = 20;

/// The dialog.
pub fn agreement(comparing: &Comparing) -> Markup {
    match comparing.stage {
        Stage::Choosing => choosing(comparing),
        Stage::Reading(place) => reading(comparing, place),
        Stage::Figures => figures::figures(comparing),
        Stage::Walking => walk::walk(comparing),
    }
}

fn choosing(comparing: &Comparing) -> Markup {
    html! {
        p.import__lead { (tr::agreement_lead()) }
        @if !comparing.files.is_empty() {
            ul.agreement__files { @for (place, chosen) in comparing.files.iter().enumerate() { (file(place, chosen)) } }
        }
        @if !comparing.trouble.is_empty() { p.import__alert role="alert" { (comparing.trouble) } }
        button.button.agreement__choose #agreement-focus type="button" autofocus[comparing.files.is_empty()] data-act="files" {
            (tr::agreement_choose())
        }
        input.visually-hidden #agreement-files type="file" multiple tabindex="-1" aria-label=(tr::agreement_files()) data-act="chosen";
        label.import__option {
            input type="checkbox" data-act="suggested" checked[comparing.suggested];
            (tr::agreement_suggested())
        }
        div.dialog__acts {
            button.button type="button" data-act="close" { (tr::cancel()) }
            @if !comparing.comparison.names.is_empty() {
                button.button type="button" data-act="figures" { (tr::agreement_back()) }
            }
            button.button.button--strong type="button" data-act="start" disabled[!comparing.is_ready()] { (tr::agreement_start()) }
        }
    }
}

/// A file that was chosen, with the name of its annotator.
fn file(place: usize, chosen: &Chosen) -> Markup {
    html! {
        li.agreement__file data-key=(chosen.file) {
            span.import__name { (chosen.file) }
            input.input type="text" data-act="name" data-arg=(place) value=(chosen.name) autocomplete="off"
                aria-label=(tr::agreement_name(&chosen.file));
            button.button.button--quiet.button--small type="button" data-act="without" data-arg=(place)
                aria-label=(tr::agreement_without(&chosen.file)) { (icon::drawn(icon::REJECT)) }
        }
    }
}

fn reading(comparing: &Comparing, place: usize) -> Markup {
    let file = comparing.files.get(place);
    html! {
        p.import__stage #agreement-focus tabindex="-1" role="status" {
            @if let Some(chosen) = file { (tr::agreement_reading(&chosen.file)) } @else { (tr::agreement_comparing()) }
        }
        progress max=(comparing.files.len() + 1) value=(place) aria-label=(tr::agreement_title()) {}
        div.dialog__acts { button.button type="button" data-act="cancel" { (tr::cancel()) } }
    }
}

/// What could not be read of the files.
fn misfits(files: &[Chosen]) -> Markup {
    html! {
        @for chosen in files.iter().filter(|chosen| !chosen.problems.is_empty()) {
            @let problems = &chosen.problems;
            details.agreement__misfits {
                summary { (tr::agreement_misfits(problems.count(), &chosen.file)) }
                ul {
                    @for misfit in problems.listed.iter().take(LISTED) { li { (self::misfit(misfit)) } }
                    @if problems.count() > LISTED { li { (tr::agreement_more(problems.count() - LISTED)) } }
                }
            }
        }
    }
}

fn misfit(misfit: &Misfit) -> Markup {
    html! {
        @if !misfit.file.is_empty() { (misfit.file) ", " }
        @if misfit.line > 0 { (tr::agreement_misfit(misfit.line)) ", " }
        @if !misfit.name.is_empty() { (misfit.name) ": " }
        (misfit.reason)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tallymark_converter::{Alone, Comparison};

    use super::*;
    use crate::tr::{Language, set_language};
    use crate::view::comparing::Act;

    const NAME: &str = "<img src=x onerror=alert(1)>";

    /// Two annotators, whose names, labels and texts are all hostile.
    fn comparison() -> Comparison {
        let said = |label: &str, by: usize| json!({ "span": { "start": 4, "end": 8 }, "label": label, "by": [by] });
        let row = json!({
            "label": NAME, "spans": { "right": 1, "wrong": 0, "missed": 2 }, "values": { "right": 1, "asked": 1 },
            "f1": 0.5, "kappa": null, "alpha": -0.25,
        });
        let dispute = json!({
            "title": NAME, "present": [0, 1], "excerpt": "<i> Sony <b>", "from": 0, "is_cut_before": false, "is_cut_behind": true,
            "disagreement": { "text": 0, "span": { "start": 4, "end": 8 }, "alternatives": [said(NAME, 0), said("ORG", 1)] },
        });
        let mut comparison: Comparison = serde_json::from_value(json!({
            "names": [NAME, "ben"], "texts": 1, "tokens": 12, "rows": [row], "overall": row, "pairs": [],
            "confusion": [{ "one": NAME, "other": null, "cell": { "same": 2, "boundary": 1 } }],
            "alone": [], "alone_count": 1, "repeated": 2, "disputes": [dispute],
        }))
        .unwrap_or_else(|error| panic!("{error}"));
        comparison.alone = vec![Alone { annotator: 0, title: NAME.to_owned() }];
        comparison
    }

    fn drawn(stage: Stage) -> String {
        set_language(Language::English);
        let mut comparing = Comparing { trouble: NAME.to_owned(), ..Comparing::default() };
        comparing.choose([NAME.to_owned(), "ben.jsonl".to_owned()]);
        comparing.show(comparison(), &crate::view::kept_choices::KeptChoices::default());
        comparing.act(Act::Take(0));
        comparing.stage = stage;
        agreement(&comparing).into_string()
    }

    #[test]
    fn nothing_of_a_file_becomes_markup() {
        for stage in [Stage::Choosing, Stage::Reading(0), Stage::Figures, Stage::Walking] {
            let html = drawn(stage);
            assert!(html.contains("&lt;img") && !html.contains("<img") && !html.contains("<i>"), "{stage:?}: {html}");
        }
    }

    #[test]
    fn figures_have_two_digits_and_what_is_not_defined_says_so() {
        let html = drawn(Stage::Figures);
        for expected in
            ["<td>0.50</td>", "<td>−0.25</td>", "not defined", "2<small", "1/1", "1 document without a partner"]
        {
            assert!(html.contains(expected), "{expected} is not in {html}");
        }
    }

    #[test]
    fn alternatives_have_their_keys_and_what_is_chosen_is_pressed() {
        let html = drawn(Stage::Walking);
        assert!(html.contains(r#"data-act="take" data-arg="0" aria-pressed="true""#), "{html}");
        assert!(html.contains(r#"data-act="take" data-arg="1" aria-pressed="false""#), "{html}");
        assert!(html.contains("1 of 1 decided"), "{html}");
    }
}
