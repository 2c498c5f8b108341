//! The inspector: what is known about the mention under review, and what can be done with it.

use leptos::prelude::*;
use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_extract::Source;
use tallymark_text::Direction;

use crate::app::attributes::{Attributes, Relations};
use crate::app::boundaries::Boundaries;
use crate::app::fields::Fields;
use crate::app::icon::{self, Icon};
use crate::app::offer::Offer;
use crate::app::palette::Palette;
use crate::state::Store;
use crate::tr;
use crate::view::describe;

/// The inspector.
#[component]
pub(super) fn Inspector() -> impl IntoView {
    let store = expect_context::<Store>();
    let current = Memo::new(move |_| store.current());
    let has_words = Memo::new(move |_| store.words.get().is_some());
    view! {
        <aside class="inspector" aria-label=tr::inspector_name() tabindex="0">
            <Show
                when=move || has_words.get()
                fallback=move || view! {
                    <Show when=move || current.with(Option::is_some) fallback=Summary>
                        <Mention current />
                    </Show>
                }
            >
                <NewMention />
            </Show>
            <Offer />
        </aside>
    }
}

/// The words that the user has selected, to be labelled.
#[component]
fn NewMention() -> impl IntoView {
    let store = expect_context::<Store>();
    let words = move || {
        let span = store.words.get()?;
        store.with_document(|document| document.text.slice(span).to_owned())
    };
    view! {
        <h2 class="inspector__kind">{tr::inspector_new()}</h2>
        <p class="inspector__words" dir="auto">{words}</p>
        <p class="inspector__hint">{tr::inspector_new_hint()}" "<kbd>"Esc"</kbd>" "{tr::inspector_new_leave()}</p>
        <Palette current=Signal::stored(None::<String>) />
        <Boundaries />
        <Fields />
    }
}

/// The mention under review.
#[component]
fn Mention(current: Memo<Option<Annotation>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let label = Memo::new(move |_| current.with(|current| current.as_ref().map(|mention| mention.label.clone())));
    let decision =
        Memo::new(move |_| current.with(|c| c.as_ref().map_or(Decision::Suggested, |mention| mention.decision)));
    let words = move || {
        let span = current.with(|current| current.as_ref().map(|mention| mention.span))?;
        store.with_document(|document| document.text.slice(span).to_owned())
    };
    view! {
        <h2 class="inspector__kind">
            <span class="tag" data-label=move || label.get()>{move || label.get()}</span>
            <span class="inspector__decision" data-decision=move || decision.get().name()>{move || describe::decision(decision.get())}</span>
        </h2>
        <p class="inspector__words" dir="auto">{words}</p>
        <div class="inspector__acts">
            <button
                class="button"
                aria-label=tr::action_previous()
                title=tr::inspector_previous_key()
                on:click=move |_| store.go(Direction::Back)
            >
                <Icon shape=icon::PREVIOUS />
            </button>
            <button class="button button--accept" aria-keyshortcuts="a Enter" on:click=move |_| store.accept()>
                <Icon shape=icon::ACCEPT />
                {tr::inspector_accept()}
                <kbd aria-hidden="true">"a"</kbd>
            </button>
            <button class="button button--reject" aria-keyshortcuts="x" on:click=move |_| store.reject()>
                <Icon shape=icon::REJECT />
                {tr::inspector_reject()}
                <kbd aria-hidden="true">"x"</kbd>
            </button>
            <button
                class="button"
                aria-label=tr::action_next()
                title=tr::inspector_next_key()
                on:click=move |_| store.go(Direction::Forward)
            >
                <Icon shape=icon::NEXT />
            </button>
        </div>
        <Palette current=label />
        <Fields />
        <Boundaries />
        <Attributes />
        <Note current />
        <Relations />
        <p class="inspector__origin">{move || current.with(|current| current.as_ref().map(origin))}</p>
        <button class="button button--quiet inspector__remove" aria-keyshortcuts="Delete" on:click=move |_| store.remove()>
            <Icon shape=icon::BIN />
            {tr::action_remove()}
            <kbd aria-hidden="true">"Del"</kbd>
        </button>
    }
}

/// Where the mention came from, in a sentence.
fn origin(mention: &Annotation) -> String {
    let certainty = percent(mention.score);
    let was = mention.was.as_ref().map(|was| match describe::value(&was.norm) {
        value if value.is_empty() => tr::inspector_was(&was.label),
        value => tr::inspector_was_value(&was.label, &value),
    });
    let source = match mention.source {
        Source::User => return tr::inspector_by_you().to_owned(),
        Source::Rule => tr::inspector_by_rule(),
        Source::Model => tr::inspector_by_model(),
        Source::Learned => tr::inspector_by_learned(),
    };
    let found = tr::inspector_found(source, certainty);
    was.map_or_else(|| found.clone(), |was| format!("{found} {was}"))
}

/// A score in 0..=1 in whole percent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held within 0 and 100")]
fn percent(score: f32) -> usize {
    (score.clamp(0.0, 1.0) * 100.0).round() as usize
}

/// The note on the mention.
#[component]
fn Note(current: Memo<Option<Annotation>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let id: Memo<Option<AnnotationId>> = Memo::new(move |_| current.with(|current| current.as_ref().map(|m| m.id)));
    let note = Memo::new(move |_| current.with(|c| c.as_ref().map(|mention| mention.note.clone())).unwrap_or_default());
    view! {
        <label class="field inspector__note">
            <span class="field__name">{tr::inspector_note()}</span>
            <textarea
                class="input"
                rows="2"
                prop:value=move || note.get()
                on:change:target=move |event| {
                    if let Some(id) = id.get_untracked() {
                        store.note_on(id, event.target().value());
                    }
                }
            ></textarea>
        </label>
    }
}

/// What the document holds, when no mention is under review.
#[component]
fn Summary() -> impl IntoView {
    let store = expect_context::<Store>();
    let counts = Memo::new(move |_| {
        let open = store.open.get();
        store.project.with(|project| {
            let labels = project.workspace().schema().labels.iter();
            let document = open.as_ref().and_then(|id| project.workspace().document(id));
            let annotations = document.map(tallymark_dataset::Document::annotations).unwrap_or_default();
            labels
                .map(|label| (label.name.clone(), annotations.iter().filter(|a| a.label == label.name).count()))
                .filter(|(_, count)| *count > 0)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <h2 class="inspector__kind">{tr::mentions()}</h2>
        <p class="inspector__hint">
            <kbd>"j"</kbd>" "{tr::inspector_hint_next()}" "<kbd>"s"</kbd>{tr::inspector_hint_add()}
        </p>
        <ul class="counts">
            {move || counts.get().into_iter().map(|(label, count)| view! {
                <li class="counts__row">
                    <span class="tag" data-label=label.clone()>{label.clone()}</span>
                    <span>{count}</span>
                </li>
            }).collect_view()}
        </ul>
    }
}
