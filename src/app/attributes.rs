//! The attributes and the relations of the mention under review, in the inspector.

use leptos::prelude::*;
use tallymark_dataset::{Annotation, AnnotationId, RelationId};

use crate::app::panel::{Heard, Panel};
use crate::state::Store;
use crate::view::actions::{ACTIONS, Action};
use crate::view::chord::shown;
use crate::view::draw;
use crate::view::draw::attributes::Attributes as Shown;
use crate::view::relations;

/// What was typed as an entity and could not be taken: of which mention, the words, and what is wrong with them.
type Refused = RwSignal<Option<(AnnotationId, String, String)>>;

/// The certainty of the mention under review and the entity that it names.
#[component]
pub(super) fn Attributes() -> impl IntoView {
    let store = expect_context::<Store>();
    let current = Memo::new(move |_| store.current());
    let words = Memo::new(move |_| {
        let span = current.with(|current| current.as_ref().map(|mention| mention.span))?;
        store.with_document(|document| document.text.slice(span).to_owned())
    });
    let known = Memo::new(move |_| words.with(|words| store.entities_of(words.as_deref().unwrap_or_default())));
    let refused: Refused = RwSignal::new(None);
    let drawn = move || {
        let shown = current.with(|current| current.as_ref().map(|mention| shown_of(store, mention, refused)));
        let shown = shown.map(|shown| Shown { known: known.get(), ..shown });
        shown.map(|shown| draw::attributes::attributes(&shown)).unwrap_or_default()
    };
    view! { <Panel class="attributes" waits=true draw=drawn hear=move |heard| hear(store, refused, &heard) /> }
}

fn shown_of(store: Store, mention: &Annotation, refused: Refused) -> Shown {
    let refused = refused.get().filter(|(id, ..)| *id == mention.id);
    let (link, problem) = match refused {
        Some((_, typed, problem)) => (typed, Some(problem)),
        None => (mention.link.clone(), None),
    };
    Shown { uncertain: mention.uncertain, link, problem, known: Vec::new(), key: key_of(store, Action::Uncertain) }
}

/// The first key of an action, as it is shown.
fn key_of(store: Store, action: Action) -> String {
    let entry = ACTIONS.iter().find(|entry| entry.action == action);
    let chords = entry.map(|entry| store.preferences.with(|own| entry.chords(&own.keys))).unwrap_or_default();
    chords.first().map(|chord| shown(chord)).unwrap_or_default()
}

fn hear(store: Store, refused: Refused, heard: &Heard) {
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("change", "uncertain") => store.toggle_uncertain(),
        ("change", "entity") => {
            take(store, refused, &heard.value());
        }
        ("keydown", "entity") if heard.key() == "Enter" => {
            heard.event.prevent_default();
            if take(store, refused, &heard.value()) {
                leave(store, heard);
            }
        }
        ("keydown", "entity") if heard.key() == "Escape" => {
            heard.event.prevent_default();
            refused.set(None);
            let link = store.current_untracked().map(|mention| mention.link).unwrap_or_default();
            heard.set_value(&link);
            leave(store, heard);
        }
        _ => {}
    }
}

/// Takes what was typed, or keeps it with what is wrong with it.
fn take(store: Store, refused: Refused, typed: &str) -> bool {
    let Some(id) = store.selected.get_untracked() else { return true };
    let problem = store.link_to(typed).err();
    let is_taken = problem.is_none();
    refused.set(problem.map(|problem| (id, typed.to_owned(), problem)));
    is_taken
}

/// Gives the keys back to the review.
fn leave(store: Store, heard: &Heard) {
    heard.blur();
    store.return_to_mention();
}

/// The relations of the mention under review.
#[component]
pub(super) fn Relations() -> impl IntoView {
    let store = expect_context::<Store>();
    let listed = Memo::new(move |_| {
        let (open, selected) = (store.open.get()?, store.selected.get()?);
        store.project.with(|project| {
            let document = project.workspace().document(&open)?;
            Some(relations::of_mention(document, selected))
        })
    });
    let drawn = move || {
        let draws_all = store.preferences.with(|preferences| preferences.draws_all_relations);
        listed.with(|listed| {
            draw::relations::list(listed.as_deref().unwrap_or_default(), &key_of(store, Action::Relate), draws_all)
        })
    };
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "relate") => {
            store.start_relating();
            store.return_to_mention();
        }
        ("click", "go") => store.select(heard.arg.parse().ok()),
        ("click", "unrelate") => {
            if let Ok(relation) = heard.arg.parse() {
                store.unrelate(RelationId(relation));
                // The button that had the focus is gone.
                store.return_to_mention();
            }
        }
        ("change", "all") => {
            let draws_all = heard.is_checked();
            store.preferences.update(|preferences| preferences.draws_all_relations = draws_all);
        }
        _ => {}
    };
    view! { <Panel class="relations" waits=true draw=drawn hear /> }
}
