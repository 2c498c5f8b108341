//! What annotators go by, as HTML: the guidelines, and each label with its description and examples.

use maud::{Markup, html};
use tallymark_dataset::{LabelDefinition, Schema};

use crate::tr;
use crate::view::labels;

/// The panel. The label of the mention under review comes first.
pub fn draw(schema: &Schema, current: Option<&str>) -> Markup {
    let (first, others): (Vec<&LabelDefinition>, Vec<_>) =
        schema.live().partition(|label| Some(label.name.as_str()) == current);
    html! {
        aside.guidelines role="complementary" aria-label=(tr::guidelines_title()) tabindex="0" {
            header.guidelines__head {
                h2 { (tr::guidelines_title()) }
                button.button.button--small.button--quiet data-act="edit" { (tr::edit()) }
                button.button.button--small.button--quiet data-act="close" aria-label=(tr::guidelines_close()) { "✕" }
            }
            @if !schema.guidelines.is_empty() { p.guidelines__text { (schema.guidelines) } }
            dl.guidelines__labels {
                @for label in first.into_iter().chain(others) {
                    div.guidelines__label data-key=(label.name) data-current[Some(label.name.as_str()) == current] {
                        dt { span.tag data-label=(label.name) { (label.name) } }
                        dd {
                            (labels::description(&label.description))
                            @if !label.examples.is_empty() {
                                ul.guidelines__examples { @for example in &label.examples { li { (example) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}
