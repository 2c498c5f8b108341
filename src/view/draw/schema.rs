//! The schema editor as HTML.

use maud::{Markup, html};
use tallymark_dataset::{LabelDefinition, Schema};

use crate::tr;
use crate::view::labels;
use crate::view::schema_edit::Preset;

/// What the editor shows beside the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The label whose fields are shown.
    pub open: String,
    /// Why the last change could not be made.
    pub problem: String,
}

/// The editor.
pub fn draw(schema: &Schema, shown: &Shown, can_undo: bool) -> Markup {
    html! {
        p.schema__problem role="alert" { (shown.problem) }
        div.schema__tools {
            label.field.schema__preset {
                span.field__name { (tr::schema_preset()) }
                select.input data-act="preset" {
                    option value="" selected { (tr::schema_preset_choose()) }
                    @for preset in Preset::ALL { option value=(preset.id()) { (preset_name(preset)) } }
                }
            }
            button.button data-act="export" { (tr::schema_export()) }
            span {
                button.button data-act="pick" { (tr::schema_import()) }
                input.visually-hidden type="file" tabindex="-1" accept=".json,application/json" data-act="import"
                    aria-hidden="true";
            }
        }
        ul.schema aria-label=(tr::schema_labels()) {
            @for label in &schema.labels {
                li.schema__label data-key=(label.name) data-retired[label.retired] {
                    (row(label, label.name == shown.open))
                    @if label.name == shown.open { (fields(schema, label)) }
                }
            }
        }
        button.button data-act="add" { "+ " (tr::schema_add()) }
        label.field.schema__guidelines {
            span.field__name { (tr::schema_guidelines()) }
            textarea.input rows="5" data-act="guidelines" placeholder=(tr::schema_guidelines_hint()) { (schema.guidelines) }
        }
        div.dialog__acts {
            button.button data-act="undo" disabled[!can_undo] { (tr::undo()) }
            button.button.button--strong data-act="close" { (tr::close()) }
        }
    }
}

fn preset_name(preset: Preset) -> &'static str {
    match preset {
        Preset::Ontonotes => tr::schema_ontonotes(),
        Preset::Conll => tr::schema_conll(),
        Preset::Numbers => tr::schema_numbers(),
    }
}

fn row(label: &LabelDefinition, is_open: bool) -> Markup {
    html! {
        div.schema__row {
            button.schema__open data-act="open" data-arg=(label.name) aria-expanded=(is_open) {
                kbd { @if let Some(key) = label.key { (key) } @else { "–" } }
                span.tag data-label=(label.name) { (label.name) }
                span.schema__description {
                    @if label.retired { em { (tr::schema_retired()) } " " }
                    (labels::description(&label.description))
                }
            }
            button.button.button--small.button--quiet data-act="up" data-arg=(label.name)
                aria-label=(tr::schema_up(&label.name)) { "↑" }
            button.button.button--small.button--quiet data-act="down" data-arg=(label.name)
                aria-label=(tr::schema_down(&label.name)) { "↓" }
        }
    }
}

fn fields(schema: &Schema, label: &LabelDefinition) -> Markup {
    let name = label.name.as_str();
    html! {
        div.schema__fields {
            label.field {
                span.field__name { (tr::schema_name()) }
                input.input type="text" data-act="name" data-arg=(name) value=(name) spellcheck="false";
            }
            label.field {
                span.field__name { (tr::schema_key()) }
                input.input type="text" data-act="key" data-arg=(name) value=[label.key] maxlength="1" spellcheck="false"
                    disabled[label.retired];
            }
            label.field.schema__hue {
                span.field__name { (tr::schema_colour()) }
                input type="range" min="0" max="359" data-act="hue" data-arg=(name) value=(label.hue);
            }
            label.tick {
                input type="checkbox" data-act="numeric" data-arg=(name) checked[label.numeric];
                span { (tr::schema_numeric()) }
            }
            label.field.schema__wide {
                span.field__name { (tr::schema_description()) }
                input.input type="text" data-act="description" data-arg=(name) value=(label.description);
            }
            label.field.schema__wide {
                span.field__name { (tr::schema_examples()) }
                textarea.input rows="2" data-act="examples" data-arg=(name) { (label.examples.join("\n")) }
            }
            p.schema__finds.schema__wide {
                @if label.finds.is_empty() { (tr::schema_finds_nothing()) } @else {
                    (tr::schema_finds(&label.finds.iter().map(|found| found.name()).collect::<Vec<_>>().join(", ")))
                }
            }
            div.schema__acts.schema__wide {
                label.schema__merge {
                    span.visually-hidden { (tr::schema_merge()) }
                    select.input.input--small data-act="merge" data-arg=(name) {
                        option value="" selected { (tr::schema_merge()) }
                        @for other in schema.labels.iter().filter(|other| other.name != name) {
                            option value=(other.name) { (other.name) }
                        }
                    }
                }
                button.button.button--small data-act="retire" data-arg=(name) {
                    @if label.retired { (tr::schema_restore()) } @else { (tr::schema_retire()) }
                }
                button.button.button--small data-act="delete" data-arg=(name) { (tr::remove()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_the_open_label_has_its_fields() {
        let mut schema = Schema::conll();
        "<b>\"x".clone_into(&mut schema.labels[0].name);
        let shown = Shown { open: "ORG".to_owned(), problem: String::new() };
        let html = draw(&schema, &shown, true).into_string();
        assert!(!html.contains("<b>") && html.contains("&lt;b&gt;&quot;x"));
        assert_eq!(html.matches("data-act=\"hue\"").count(), 1);
    }
}
