//! One disagreement at a time: the words with what each annotator has marked, and the alternatives with their keys.

use maud::{Markup, html};
use tallymark_converter::Dispute;
use tallymark_dataset::agreement::{Alternative, Choice};

use crate::tr;
use crate::view::comparing::{Comparing, pieces};
use crate::view::describe;

pub(super) fn walk(comparing: &Comparing) -> Markup {
    let progress = comparing.progress();
    html! {
        div.agreement__progress {
            progress max=(progress.total.max(1)) value=(progress.decided) aria-label=(tr::agreement_title()) {}
            span { (tr::agreement_decided(progress.decided, progress.total)) }
        }
        @if let Some(dispute) = comparing.dispute() { (disputed(comparing, dispute)) }
        div.agreement__merge {
            p.dialog__summary { (tr::agreement_later()) }
            label.import__option {
                input type="checkbox" data-act="with-alone" checked[comparing.with_alone];
                (tr::agreement_with_alone())
            }
        }
        div.dialog__acts.agreement__acts {
            button.button type="button" data-act="figures" { (tr::agreement_back()) }
            button.button type="button" data-act="download" disabled[comparing.is_merging] { (tr::agreement_download()) }
            button.button.button--strong type="button" data-act="add" disabled[comparing.is_merging] { (tr::agreement_add()) }
        }
    }
}

fn disputed(comparing: &Comparing, dispute: &Dispute) -> Markup {
    let (choice, count) = (comparing.choice(), comparing.comparison.disputes.len());
    let is_chosen = |number: usize| choice.is_some_and(|choice| choice.alternatives.contains(&number));
    html! {
        section.agreement__dispute aria-label=(tr::agreement_region()) {
            div.agreement__head {
                h3.agreement__title #agreement-focus tabindex="-1" { (dispute.title) }
                span.import__count { (tr::agreement_place(comparing.at + 1, count)) }
            }
            ul.agreement__said aria-label=(tr::agreement_said()) {
                @for annotator in &dispute.present { (said_by(comparing, dispute, *annotator)) }
            }
            h4.agreement__question { (tr::agreement_alternatives()) }
            ol.agreement__alternatives {
                @for (number, said) in dispute.disagreement.alternatives.iter().enumerate() {
                    (alternative(comparing, dispute, number, said, is_chosen(number)))
                }
            }
            p.agreement__state { (state(choice, dispute)) }
            p.visually-hidden role="status" { (comparing.told) }
            div.agreement__choices {
                (act("none", tr::agreement_take_none(), "0"))
                (act("all", tr::agreement_take_all(), "a"))
                (act("undo", tr::agreement_undo(), "u"))
                (act("previous", tr::agreement_previous(), "k"))
                (act("next", tr::agreement_next(), "j"))
            }
            p.dialog__summary { (tr::agreement_keys()) }
        }
    }
}

fn act(act: &str, name: &str, key: &str) -> Markup {
    html! {
        button.button.button--small type="button" data-act=(act) aria-keyshortcuts=(key) { (name) " " kbd aria-hidden="true" { (key) } }
    }
}

/// The words with the marks of one annotator.
fn said_by(comparing: &Comparing, dispute: &Dispute, annotator: usize) -> Markup {
    let name = comparing.comparison.names.get(annotator).map_or("", String::as_str);
    let pieces = pieces(dispute, annotator);
    let is_silent = pieces.iter().all(|piece| piece.label.is_none());
    html! {
        li {
            strong.agreement__name { (name) @if is_silent { ": " (tr::agreement_nothing()) } }
            p.agreement__excerpt dir="auto" {
                @if dispute.is_cut_before { "… " }
                @for piece in &pieces {
                    @if let Some(label) = piece.label {
                        @let ends = (!piece.ends.is_empty()).then(|| piece.ends.join(" "));
                        span.agreement__mark data-label=(label) data-ends=[ends] { (piece.words) }
                    } @else { (piece.words) }
                }
                @if dispute.is_cut_behind { " …" }
            }
        }
    }
}

fn alternative(comparing: &Comparing, dispute: &Dispute, number: usize, said: &Alternative, is_chosen: bool) -> Markup {
    let shortcut = (number < 9).then(|| (number + 1).to_string());
    html! {
        li.agreement__alternative {
            button.agreement__take type="button" data-act="take" data-arg=(number) aria-pressed=(is_chosen)
                aria-keyshortcuts=[shortcut.as_deref()] {
                kbd aria-hidden="true" { (shortcut.as_deref().unwrap_or("·")) }
                " " span.tag data-label=(said.label) { (said.label) }
                " " span.agreement__words { (words(dispute, said)) }
                @let value = describe::value(&said.norm);
                @if !value.is_empty() { " " span.agreement__value { "= " (value) } }
                @if !said.link.is_empty() { " " span.agreement__value { (said.link) } }
                " " span.agreement__by { (names(comparing, said)) }
            }
            label.agreement__too {
                input type="checkbox" data-act="toggle" data-arg=(number) checked[is_chosen] aria-label=(tr::agreement_too_number(number + 1));
                (tr::agreement_too())
            }
        }
    }
}

/// The words of an alternative.
fn words<'a>(dispute: &'a Dispute, said: &Alternative) -> &'a str {
    let within = |place: usize| place.saturating_sub(dispute.from);
    dispute.excerpt.get(within(said.span.start().get())..within(said.span.end().get())).unwrap_or_default()
}

fn names(comparing: &Comparing, said: &Alternative) -> String {
    let names = said.by.iter().filter_map(|by| comparing.comparison.names.get(*by));
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What was chosen for a disagreement, in words.
fn state(choice: Option<&Choice>, dispute: &Dispute) -> String {
    choice.map_or_else(|| tr::agreement_open_still().to_owned(), |choice| chosen(dispute, choice))
}

fn chosen(dispute: &Dispute, choice: &Choice) -> String {
    let alternatives = &dispute.disagreement.alternatives;
    let right = choice.alternatives.iter().filter_map(|number| alternatives.get(*number));
    let right: Vec<String> = right.map(|said| format!("{} {}", said.label, words(dispute, said))).collect();
    if right.is_empty() { tr::agreement_chosen_none().to_owned() } else { tr::agreement_chosen(&right.join(", ")) }
}

/// What is told of an act on the disagreement at `at`: what is chosen there now, and where that has led.
pub fn told(comparing: &Comparing, at: usize) -> String {
    let disputes = &comparing.comparison.disputes;
    let what = disputes.get(at).map_or_else(String::new, |dispute| state(comparing.adjudication.choice(at), dispute));
    let progress = comparing.progress();
    let decided = tr::agreement_decided(progress.decided, progress.total);
    format!("{what}. {decided}. {}", tr::agreement_place(comparing.at + 1, disputes.len()))
}
