//! The dialog with the rules that keep suggestions away.

use leptos::prelude::*;

use crate::app::panel::{DialogPanel, Heard};
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::draw::rules;

/// The dialog.
#[component]
pub(super) fn RulesDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "close") => store.close(Dialog::Rules),
        ("click", "remove") => {
            let rule = store
                .project
                .with_untracked(|project| project.workspace().rules().get(heard.arg.parse::<usize>().ok()?).cloned());
            if let Some(rule) = rule {
                store.remove_rule(rule);
            }
        }
        _ => {}
    };
    view! {
        <DialogPanel
            dialog=Dialog::Rules
            title=|| tr::triage_rules().to_owned()
            draw=move || store.project.with(|project| rules::draw(project.workspace()))
            hear
        />
    }
}
