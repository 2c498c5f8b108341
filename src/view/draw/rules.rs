//! The list of rules that keep suggestions away.

use maud::{Markup, html};
use tallymark_dataset::{Rule, Workspace};

use crate::tr;

/// Every rule with a button to remove it.
pub fn draw(workspace: &Workspace) -> Markup {
    let rules = workspace.rules();
    html! {
        @if rules.is_empty() {
            p.rules__none { (tr::triage_rules_none()) }
        } @else {
            p.rules__about { (tr::triage_rules_about()) }
            ul.rules {
                @for (index, rule) in rules.iter().enumerate() {
                    li.rules__rule {
                        p.rules__words {
                            (sentence(rule)) " "
                            span.rules__where { (place(workspace, rule)) }
                        }
                        button.button data-act="remove" data-arg=(index) aria-label=(tr::triage_rule_remove(&rule.text)) {
                            (tr::remove())
                        }
                    }
                }
            }
        }
        div.dialog__acts { button.button.button--strong data-act="close" { (tr::close()) } }
    }
}

fn sentence(rule: &Rule) -> String {
    match &rule.label {
        Some(label) => tr::triage_rule(&rule.text, label),
        None => tr::triage_rule_any(&rule.text),
    }
}

fn place(workspace: &Workspace, rule: &Rule) -> String {
    let document = rule.document.as_ref();
    match document.map(|id| workspace.document(id).map_or(id.0.as_str(), |document| document.title.as_str())) {
        Some(title) => tr::triage_rule_in(title),
        None => tr::triage_rule_everywhere().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{Command, DocumentId, Stamp, Timestamp};

    #[test]
    fn rules_are_listed_with_where_they_hold() {
        let mut workspace = Workspace::default();
        assert!(draw(&workspace).into_string().contains("No rules yet"));
        let stamp = Stamp { at: Timestamp(String::new()), by: String::new() };
        let rules = [(Some("DATE"), None), (None, Some("gone"))];
        for (label, document) in rules {
            let document = document.map(|id: &str| DocumentId(id.to_owned()));
            let rule = Rule { text: "May <i>".to_owned(), label: label.map(str::to_owned), document };
            let change = Command::AddRule(rule).plan(&workspace, &stamp).unwrap();
            workspace.apply(change).unwrap();
        }
        let html = draw(&workspace).into_string();
        assert!(html.contains("“May &lt;i&gt;” is never DATE"), "{html}");
        assert!(html.contains("in all documents") && html.contains("in “gone”"), "{html}");
        assert_eq!(html.matches("data-act=\"remove\"").count(), 2);
    }
}
