//! The dialog to download the dataset, as HTML.

use maud::{Markup, html};
use tallymark_dataset::Decision;
use tallymark_dataset::formats::{Format, Part};
use tallymark_dataset::tokens::Tokeniser;

use crate::tr;
use crate::view::describe;
use crate::view::downloading::{Choices, Scope, Stage, has_tokens};
use crate::view::draw::proof;

/// What the dialog shows.
#[allow(clippy::struct_excessive_bools, reason = "each is a box to tick, or a control that is there")]
pub struct Shown<'a> {
    /// What is chosen.
    pub choices: &'a Choices,
    /// Which documents.
    pub scope: Scope,
    /// Whether a document is open.
    pub has_open: bool,
    /// How many documents the list shows, where that is not all.
    pub listed: Option<usize>,
    /// How many documents, mentions in them, and of those how many are decided.
    pub counts: (usize, usize, usize),
    /// The labels of the schema.
    pub labels: Vec<String>,
    /// Whether annotators' names are written.
    pub names: bool,
    /// Whether the time spent is written.
    pub time: bool,
    /// How the proof stands.
    pub stage: &'a Stage,
    /// Whether the browser lets the user choose where a file goes.
    pub has_picker: bool,
}

/// Formats with what they are for.
type Group = (fn() -> &'static str, &'static [Format]);

/// The formats in the order of the dialog, by what they are for.
const GROUPS: [Group; 4] = [
    (tr::download_group_all, &[Format::Native, Format::Csv, Format::Tsv]),
    (
        tr::download_group_training,
        &[
            Format::SpacyJsonl,
            Format::DocBin,
            Format::HuggingFace,
            Format::Conll,
            Format::ConllBiluo,
            Format::Gliner,
            Format::Chat,
        ],
    ),
    (
        tr::download_group_tools,
        &[
            Format::Prodigy,
            Format::LabelStudio,
            Format::Doccano,
            Format::Brat,
            Format::WebAnno,
            Format::CasJson,
            Format::CasXmi,
        ],
    ),
    (tr::download_group_web, &[Format::WebAnnotation]),
];

/// The dialog.
pub fn download(shown: &Shown<'_>) -> Markup {
    html! {
        div.download__columns {
            (formats(shown.choices))
            div.download__rest {
                (documents(shown))
                (contents(shown))
                (proof::section(shown))
            }
        }
        (acts(shown))
    }
}

fn formats(choices: &Choices) -> Markup {
    html! {
        fieldset.choices.download__formats {
            legend { (tr::download_format()) }
            @for (title, formats) in GROUPS {
                div.download__group role="group" aria-label=(title()) {
                    p.download__for aria-hidden="true" { (title()) }
                    @for format in formats { (self::format(*format, choices.format == *format)) }
                }
            }
        }
    }
}

fn format(format: Format, chosen: bool) -> Markup {
    let id = format!("format-{}", format.name());
    html! {
        label.choice data-key=(format.name()) {
            input type="radio" name="format" data-act="format" data-arg=(format.name()) checked[chosen]
                autofocus[chosen] aria-label=(format.title()) aria-describedby=(id);
            span.choice__name { (format.title()) }
            span.choice__description id=(id) { (description(format)) }
        }
    }
}

/// What a format is good for, in a line.
fn description(format: Format) -> &'static str {
    match format {
        Format::Native => tr::download_jsonl(),
        Format::Csv => tr::download_csv(),
        Format::Tsv => tr::download_tsv(),
        Format::SpacyJsonl => tr::download_spacy_jsonl(),
        Format::DocBin => tr::download_docbin(),
        Format::Prodigy => tr::download_prodigy(),
        Format::LabelStudio => tr::download_label_studio(),
        Format::Doccano => tr::download_doccano(),
        Format::Conll => tr::download_conll(),
        Format::ConllBiluo => tr::download_conll_biluo(),
        Format::HuggingFace => tr::download_hugging_face(),
        Format::Gliner => tr::download_gliner(),
        Format::Brat => tr::download_brat(),
        Format::WebAnno => tr::download_webanno(),
        Format::CasJson => tr::download_cas_json(),
        Format::CasXmi => tr::download_cas_xmi(),
        Format::WebAnnotation => tr::download_web_annotation(),
        Format::Chat => tr::download_chat(),
    }
}

/// One choice of several, in a row.
pub(super) fn radio(act: &str, arg: &str, name: &str, chosen: bool) -> Markup {
    html! {
        label.tick {
            input type="radio" name=(act) data-act=(act) data-arg=(arg) checked[chosen] aria-label=(name);
            span { (name) }
        }
    }
}

fn tick(act: &str, arg: &str, name: &str, ticked: bool) -> Markup {
    html! {
        label.tick {
            input type="checkbox" data-act=(act) data-arg=(arg) checked[ticked];
            span { (name) }
        }
    }
}

fn documents(shown: &Shown<'_>) -> Markup {
    html! {
        fieldset.choices.download__row {
            legend { (tr::documents()) }
            @if shown.has_open { (radio("scope", "open", tr::download_this(), shown.scope == Scope::Open)) }
            (radio("scope", "all", tr::download_all(), shown.scope == Scope::All))
            @if let Some(listed) = shown.listed {
                (radio("scope", "listed", &tr::download_listed(listed), shown.scope == Scope::Listed))
            }
        }
        @let (documents, mentions, decided) = shown.counts;
        p.dialog__summary { (tr::download_summary(documents, mentions, &left(mentions - decided))) }
    }
}

/// How many mentions wait for a decision.
fn left(count: usize) -> String {
    if count == 0 { tr::download_all_decided().to_owned() } else { tr::download_left(count) }
}

/// What goes into the file.
fn contents(shown: &Shown<'_>) -> Markup {
    let choices = shown.choices;
    html! {
        details.download__more {
            summary { (tr::download_decisions()) " " span.download__chosen { (chosen_decisions(choices)) } }
            div.download__ticks {
                @for decision in Decision::ALL {
                    (tick("decision", decision.name(), decision_name(decision), choices.decisions().contains(&decision)))
                }
            }
        }
        details.download__more {
            summary { (tr::download_labels()) " " span.download__chosen { (chosen_labels(shown)) } }
            div.download__labels { @for name in &shown.labels { (label(name, choices)) } }
        }
        details.download__more {
            summary { (tr::download_split()) " " span.download__chosen { (chosen_shares(choices)) } }
            (tick("split", "", tr::download_split_it(), choices.splits))
            div.download__shares {
                @for (place, (part, share)) in Part::ALL.into_iter().zip(choices.shares).enumerate() {
                    label.download__share {
                        span { (part_name(part)) }
                        input.input type="number" min="0" max="100" value=(share) data-act="share" data-arg=(place)
                            disabled[!choices.splits] aria-label=(tr::download_share(part_name(part)));
                    }
                }
            }
            p.field__hint { (tr::download_split_hint()) }
        }
        details.download__more {
            summary { (tr::download_people()) }
            (tick("names", "", tr::settings_names(), shown.names))
            (tick("time", "", tr::settings_time(), shown.time))
        }
        @if has_tokens(choices.format) { (tokenisers(choices.tokeniser())) }
    }
}

fn tokenisers(chosen: Tokeniser) -> Markup {
    let all = [
        (Tokeniser::Tallymark, "tallymark", tr::download_tokens_ours()),
        (Tokeniser::Spacy, "spacy", tr::download_tokens_spacy()),
        (Tokeniser::Whitespace, "whitespace", tr::download_tokens_space()),
    ];
    html! {
        fieldset.choices.download__row {
            legend { (tr::download_tokens()) }
            @for (tokeniser, arg, name) in all { (radio("tokeniser", arg, name, tokeniser == chosen)) }
        }
    }
}

fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => tr::download_suggested(),
        Decision::Accepted => tr::decision_accepted(),
        Decision::Corrected => tr::decision_corrected(),
        Decision::Rejected => tr::download_rejected(),
        Decision::Added => tr::decision_added(),
    }
}

fn chosen_decisions(choices: &Choices) -> String {
    let chosen = choices.decisions();
    if chosen.len() == Decision::ALL.len() {
        return tr::download_every().to_owned();
    }
    chosen.iter().map(|decision| describe::decision(*decision)).collect::<Vec<_>>().join(", ")
}

fn chosen_labels(shown: &Shown<'_>) -> String {
    let left_out = shown.labels.iter().filter(|label| shown.choices.name_of(label).is_none()).count();
    let renamed = shown.labels.iter().filter(|label| shown.choices.name_of(label).is_some_and(|name| name != *label));
    match (left_out, renamed.count()) {
        (0, 0) => tr::download_every().to_owned(),
        (0, renamed) => tr::download_renamed(renamed),
        (left_out, 0) => tr::download_left_out(left_out),
        (left_out, renamed) => format!("{}, {}", tr::download_left_out(left_out), tr::download_renamed(renamed)),
    }
}

fn chosen_shares(choices: &Choices) -> String {
    if !choices.splits {
        return tr::download_no_split().to_owned();
    }
    choices.shares.map(|share| share.to_string()).join(" / ")
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Train => tr::download_train(),
        Part::Dev => tr::download_dev(),
        Part::Test => tr::download_test(),
    }
}

fn label(name: &str, choices: &Choices) -> Markup {
    let in_file = choices.name_of(name);
    html! {
        div.download__label data-key=(format!("label-{name}")) {
            (tick("label", name, name, in_file.is_some()))
            input.input type="text" data-act="rename" data-arg=(name) value=(in_file.unwrap_or_default())
                disabled[in_file.is_none()] aria-label=(tr::download_name_of(name));
        }
    }
}

fn acts(shown: &Shown<'_>) -> Markup {
    let is_ready = matches!(shown.stage, Stage::Proven(_));
    html! {
        div.dialog__acts.download__acts {
            button.button type="button" data-act="card" disabled[!is_ready] { (tr::download_card()) }
            @if let Stage::Proven(proof) = shown.stage && !proof.report.config.is_empty() {
                button.button type="button" data-act="config" { (tr::download_config()) }
            }
            @if shown.has_picker {
                button.button type="button" data-act="save-to" disabled[!is_ready] { (tr::download_to()) }
            }
            button.button type="button" data-act="close" { (tr::cancel()) }
            button.button.button--strong type="button" data-act="save" disabled[!is_ready] { (tr::download_file()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use tallymark_converter::Report;
    use tallymark_dataset::DocumentId;
    use tallymark_dataset::formats::Cause;

    use super::*;
    use crate::view::downloading::{Change, Proof};

    fn drawn(choices: &Choices, stage: &Stage) -> String {
        let labels = vec!["ORG".to_owned(), "<script>".to_owned()];
        download(&Shown {
            choices,
            scope: Scope::Open,
            has_open: true,
            listed: None,
            counts: (1, 2, 1),
            labels,
            names: true,
            time: true,
            stage,
            has_picker: false,
        })
        .into_string()
    }

    fn proof(changed: usize) -> Proof {
        Proof { report: Report { spans: 1_204, changed, ..Report::default() }, is_read: true, ..Proof::default() }
    }

    #[test]
    fn every_format_is_offered_once() {
        let html = drawn(&Choices::default(), &Stage::Stopped);
        for format in Format::ALL {
            assert_eq!(html.matches(&format!("data-arg=\"{}\"", format.name())).count(), 1, "{format}");
        }
    }

    #[test]
    fn the_proof_is_told() {
        assert_eq!(proof(0).told(), "1,204 spans, all proven.");
        assert_eq!(proof(3).told(), "1,204 spans, 3 would change.");
        let mut strange = proof(0);
        strange.report.strange = 1;
        assert_eq!(strange.told(), "1,204 spans. 1 more was read than was written.");
    }

    #[test]
    fn only_what_is_proven_can_be_saved() {
        let save = "data-act=\"save\" disabled";
        for stage in [Stage::default().begun(), Stage::Stopped, Stage::Failed("no".to_owned()), Stage::Empty] {
            assert!(drawn(&Choices::default(), &stage).contains(save), "{stage:?}");
        }
        assert!(!drawn(&Choices::default(), &Stage::Proven(Box::new(proof(0)))).contains(save));
    }

    #[test]
    fn choices_are_there_where_the_format_needs_them() {
        let mut choices = Choices::default();
        let shown = |choices: &Choices| {
            let html = drawn(choices, &Stage::Proven(Box::new(proof(0))));
            ["tokeniser", "inside", "overlap"].map(|act| html.contains(&format!("data-act=\"{act}\"")))
        };
        assert_eq!(shown(&choices), [false; 3]);
        choices.format = Format::Prodigy;
        assert_eq!(shown(&choices), [true, false, false]);
        choices.format = Format::Conll;
        assert_eq!(shown(&choices), [true; 3]);
    }

    #[test]
    fn words_titles_and_labels_are_shown_as_text() {
        let bad = "<img src=x onerror=alert(1)>";
        let change = Change {
            document: DocumentId(bad.to_owned()),
            title: bad.to_owned(),
            start: 1,
            end: 2,
            label: bad.to_owned(),
            words: bad.to_owned(),
            before: bad.to_owned(),
            after: bad.to_owned(),
            cause: Some(Cause::Overlap),
            outcome: None,
            becomes: String::new(),
        };
        let proof = Proof { changes: vec![change], ..proof(1) };
        let html = drawn(&Choices::default(), &Stage::Proven(Box::new(proof)));
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
        assert!(html.contains("data-start=\"1\" data-end=\"2\""), "{html}");
    }
}
