//! Relations as HTML: the list of a mention's in the inspector, and the bar that makes one.

use maud::{Markup, html};

use crate::tr;
use crate::view::relations::{Listed, kind_in_words};

/// The relations of the mention under review, with `data-act`s `go`, `unrelate`, `relate` and `all`.
pub fn list(relations: &[Listed], key: &str, draws_all: bool) -> Markup {
    html! {
        div.relations__head {
            h3.relations__title { (tr::relations_title()) }
            button.button.button--small type="button" data-act="relate"
                aria-keyshortcuts=[Some(key).filter(|key| !key.is_empty())] {
                (tr::relations_relate())
                @if !key.is_empty() { kbd aria-hidden="true" { (key) } }
            }
        }
        @if !relations.is_empty() {
            ul.relations__list { @for relation in relations { (item(relation)) } }
        }
        label.relations__all {
            input type="checkbox" data-act="all" checked[draws_all];
            span { (tr::relations_all()) }
        }
    }
}

fn item(relation: &Listed) -> Markup {
    let Listed { id, kind, leaves, other, words } = relation;
    let quoted = tr::quoted(words);
    html! {
        li.relations__item data-key=(id) {
            button.relations__go type="button" data-act="go" data-arg=(other)
                aria-label=(if *leaves { format!("{kind} → {quoted}") } else { format!("← {kind} {quoted}") })
                title=(tr::relations_go(&quoted)) {
                span.relations__way aria-hidden="true" { (if *leaves { "→" } else { "←" }) }
                span.relations__kind { (kind) }
                span.relations__words { (quoted) }
            }
            button.button.button--small.button--quiet type="button" data-act="unrelate" data-arg=(id.0)
                aria-label=(tr::relations_remove(kind, &quoted)) {
                span aria-hidden="true" { "✕" }
            }
        }
    }
}

/// A relation that is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The words of the mention where it starts.
    pub from: String,
    /// The words of the mention where it leads, once that is chosen.
    pub to: Option<String>,
    /// Its kind.
    pub kind: String,
    /// The kinds to choose from.
    pub kinds: Vec<String>,
}

/// The bar, with `data-act`s `kind`, `other`, `make` and `leave`.
pub fn bar(bar: &Bar) -> Markup {
    let is_other = !bar.kinds.contains(&bar.kind);
    html! {
        p.relation-bar__ends {
            span.relation-bar__end { (tr::relations_from(&tr::quoted(&bar.from))) }
            " "
            @match &bar.to {
                Some(to) => span.relation-bar__end { (tr::relations_to(&tr::quoted(to))) },
                None => span.relation-bar__hint { (tr::relations_choose()) },
            }
        }
        div.relation-bar__kinds role="group" aria-label=(tr::relations_kind()) {
            @for (kind, number) in bar.kinds.iter().zip(1..) {
                button.button.button--small.button--chip type="button" data-act="kind" data-arg=(kind)
                    aria-pressed=(*kind == bar.kind) {
                    @if number < 10 { kbd aria-hidden="true" { (number) } }
                    (kind_in_words(kind))
                }
            }
            input.input.input--small.relation-bar__other type="text" data-act="other" autocomplete="off" spellcheck="false"
                aria-label=(tr::relations_other()) placeholder=(tr::relations_other())
                value=(if is_other { bar.kind.as_str() } else { "" });
        }
        div.relation-bar__acts {
            button.button.button--strong type="button" data-act="make" aria-disabled=(bar.to.is_none()) {
                (tr::relations_make()) kbd aria-hidden="true" { "Enter" }
            }
            button.button type="button" data-act="leave" { (tr::relations_leave()) kbd aria-hidden="true" { "Esc" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{AnnotationId, RelationId};

    #[test]
    fn each_relation_says_its_way_and_has_its_buttons() {
        let relation = |id, leaves, kind: &str, words: &str| Listed {
            id: RelationId(id),
            kind: kind.to_owned(),
            leaves,
            other: AnnotationId(7),
            words: words.to_owned(),
        };
        let relations = [relation(0, true, "counted by", "drones"), relation(1, false, "said <by>", "Ministry")];
        let html = list(&relations, "r", false).into_string();
        assert!(html.contains("aria-label=\"counted by → “drones”\""));
        assert!(html.contains("aria-label=\"← said &lt;by&gt; “Ministry”\""));
        assert!(
            html.contains("data-act=\"go\" data-arg=\"m7\"") && html.contains("data-act=\"unrelate\" data-arg=\"1\"")
        );
    }

    #[test]
    fn the_bar_shows_what_is_chosen_and_what_is_still_to_choose() {
        let kinds = vec!["counted by".to_owned(), "same as".to_owned()];
        let begun = Bar { from: "28 drones".to_owned(), to: None, kind: "same as".to_owned(), kinds };
        let html = bar(&begun).into_string();
        assert!(html.contains("From “28 drones”") && html.contains("Choose the other mention"));
        assert!(html.contains("data-arg=\"same as\" aria-pressed=\"true\""));
        let html = bar(&Bar { to: Some("air defence".to_owned()), kind: "near".to_owned(), ..begun }).into_string();
        assert!(html.contains("to “air defence”") && html.contains("value=\"near\""));
        assert!(!html.contains("aria-pressed=\"true\""));
    }
}
