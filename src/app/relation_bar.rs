//! The bar under the article while a relation is made, and the keys that work then.

use leptos::prelude::*;

use crate::app::fields;
use crate::app::panel::{Heard, Panel};
use crate::state::Store;
use crate::tr;
use crate::view::actions::{ACTIONS, Action, Group};
use crate::view::draw::relations::{Bar, bar};
use crate::view::relations;

/// The bar.
#[component]
pub(super) fn RelationBar() -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = Memo::new(move |_| shown(store));
    let is_shown = Memo::new(move |_| shown.with(Option::is_some));
    view! {
        <Show when=move || is_shown.get()>
            <section class="relation-bar" aria-label=tr::relations_bar()>
                <Panel
                    class="relation-bar__body"
                    draw=move || shown.with(|shown| shown.as_ref().map(bar)).unwrap_or_default()
                    hear=move |heard| hear(store, &heard)
                />
            </section>
        </Show>
    }
}

fn shown(store: Store) -> Option<Bar> {
    let relating = store.relating()?;
    let selected = store.selected.get().filter(|selected| *selected != relating.from);
    let kinds = store.relation_kinds();
    store.with_document(|document| {
        let from = relations::words(document, relating.from)?;
        let to = selected.and_then(|selected| relations::words(document, selected));
        Some(Bar { from, to, kind: relating.kind, kinds })
    })?
}

fn hear(store: Store, heard: &Heard) {
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "kind") => store.relate_as(&heard.arg),
        ("input", "other") => store.relate_as(&heard.value()),
        ("click", "make") => {
            store.relate();
        }
        ("click", "leave") => store.leave_relating(),
        ("keydown", "other") => match heard.key().as_str() {
            "Enter" => {
                heard.event.prevent_default();
                heard.blur();
                // What is missing is chosen in the article.
                if !store.relate() {
                    store.return_to_mention();
                }
            }
            "Escape" => {
                heard.event.prevent_default();
                heard.blur();
                store.leave_relating();
            }
            _ => {}
        },
        _ => {}
    }
}

/// What a key does while a relation is made: `None` where it does what it always does, else whether it did something.
pub(super) fn press(store: Store, key: &str, action: Option<Action>) -> Option<bool> {
    untrack(|| store.relating())?;
    match (key, action) {
        ("Enter", _) => {
            store.relate();
        }
        ("Escape", _) => store.leave_relating(),
        (_, Some(Action::Label(digit @ '1'..='9'))) => {
            let index = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1) - 1;
            store.relation_kinds().get(index).into_iter().for_each(|kind| store.relate_as(kind));
        }
        // To write another kind.
        (_, Some(Action::Relate)) => fields::focus(".relation-bar__other"),
        (_, Some(action)) if decides(action) => store.tell(tr::relations_busy()),
        _ => return None,
    }
    Some(true)
}

/// Whether an action would change the mention that is only looked for.
fn decides(action: Action) -> bool {
    let changes = |group| matches!(group, Group::Decide | Group::Boundaries | Group::Add);
    let is_listed = ACTIONS.iter().any(|entry| entry.action == action && changes(entry.group));
    matches!(action, Action::Label(_)) || is_listed && !matches!(action, Action::Undo | Action::Redo)
}
