//! What a mention carries beside its value: whether the annotator is sure, and which entity it names.

use maud::{Markup, html};

use crate::tr;
use crate::view::entity::is_wikidata;

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Whether the annotator is not sure.
    pub uncertain: bool,
    /// The entity as it is kept, or as it is typed while it cannot be taken.
    pub link: String,
    /// What is wrong with what is typed.
    pub problem: Option<String>,
    /// Links that the same words have elsewhere.
    pub known: Vec<String>,
    /// The key that says the annotator is not sure.
    pub key: String,
}

/// The controls: `data-act` is `uncertain` or `entity`.
pub fn attributes(attributes: &Attributes) -> Markup {
    let problem = attributes.problem.as_deref();
    html! {
        label.attributes__doubt {
            input type="checkbox" data-act="uncertain" checked[attributes.uncertain]
                aria-keyshortcuts=[Some(attributes.key.as_str()).filter(|key| !key.is_empty())];
            span { (tr::attributes_uncertain()) }
            @if !attributes.key.is_empty() { kbd aria-hidden="true" { (attributes.key) } }
        }
        div.values__field {
            label.values__name for="entity" { (tr::attributes_entity()) }
            div.attributes__entity data-wikidata[problem.is_none() && is_wikidata(&attributes.link)] {
                input.values__input id="entity" type="text" data-act="entity" list="entities" autocomplete="off"
                    autocapitalize="off" spellcheck="false" value=(attributes.link)
                    placeholder=(tr::attributes_entity_hint()) aria-invalid=(problem.is_some())
                    aria-describedby="entity-kind entity-problem";
                span.attributes__kind id="entity-kind" {
                    @if problem.is_none() && is_wikidata(&attributes.link) { (tr::attributes_wikidata()) }
                }
            }
            p.values__problem id="entity-problem" role="alert" { (problem.unwrap_or_default()) }
            datalist id="entities" { @for link in &attributes.known { option value=(link) {} } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(link: &str, problem: Option<&str>) -> String {
        let link = link.to_owned();
        let known = vec!["Q1".to_owned(), "<Q2>".to_owned()];
        attributes(&Attributes {
            uncertain: true,
            link,
            problem: problem.map(str::to_owned),
            known,
            key: "w".to_owned(),
        })
        .into_string()
    }

    #[test]
    fn a_wikidata_number_is_called_so_unless_something_is_wrong() {
        assert!(drawn("Q42", None).contains("Wikidata</span>"));
        assert!(!drawn("Ministry of Defence", None).contains("Wikidata</span>"));
        let wrong = drawn("Q042", Some("no number"));
        assert!(wrong.contains("aria-invalid=\"true\"") && wrong.contains("role=\"alert\">no number</p>"));
    }

    #[test]
    fn what_users_wrote_is_escaped() {
        assert!(drawn("\"><script>", None).contains("value=\"&quot;&gt;&lt;script&gt;\""));
        assert!(drawn("", None).contains("<option value=\"&lt;Q2&gt;\"></option>"));
    }
}
