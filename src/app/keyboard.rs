//! The keys of review: one listener for the whole page.

use leptos::ev;
use leptos::prelude::*;
use tallymark_text::{Direction, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::app::{fields, looking, relation_bar, typed_ahead};
use crate::platform::launch;
use crate::state::{Dialog, Scope, Store};
use crate::view::actions::{Action, Press, action};
use crate::view::caret::Caret;
use crate::view::motion::{Motion, To, is_rtl, motion};

/// Listens for the keys of [`crate::view::actions`]. None fires while a text field has the focus or a dialog is open.
pub(super) fn listen(store: Store) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || typed_ahead::keep(store, &event) || in_dialog(store) {
            return;
        }
        let key = event.key();
        let press = press(&event, &key);
        // A chord with Control types nothing; but undo and redo in a field are the field's.
        let types = !press.command || matches!(key.as_str(), "z" | "Z" | "y");
        if types && in_text_field() {
            return;
        }
        if on_control(&event) && matches!(key.as_str(), "Enter" | " ") {
            return;
        }
        let done = match store.review.get_untracked() {
            Some(part) => (part.press)(store, press),
            None => action_of(store, press).is_some_and(|action| act(store, action)),
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// What a key stands for.
fn action_of(store: Store, press: Press<'_>) -> Option<Action> {
    store.preferences.with_untracked(|own| action(press, &own.keys))
}

/// Answers a key where there may be an article.
pub(super) fn press_in_review(store: Store, press: Press<'_>) -> bool {
    match motion_here(store, press) {
        Some(motion) => move_by(store, motion),
        None if press.key == "Enter" && store.spans.split.get_untracked().is_some() => {
            store.split();
            true
        }
        None => {
            let action = action_of(store, press);
            let relating = relation_bar::press(store, press.key, action);
            relating.unwrap_or_else(|| action.is_some_and(|action| act(store, action)))
        }
    }
}

/// A key as the browser reports it.
pub(super) fn press<'a>(event: &KeyboardEvent, key: &'a str) -> Press<'a> {
    let types_a_character = event.get_modifier_state("AltGraph");
    Press {
        key,
        command: event.ctrl_key() && !types_a_character || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key() && !types_a_character,
    }
}

/// While words are selected, or a split is placed, the keys that move a caret move that.
fn motion_here(store: Store, press: Press<'_>) -> Option<Motion> {
    if in_text_field() {
        return None;
    }
    let caret = store.caret().map(Caret::head);
    let place = store.spans.split.get_untracked().or(caret)?;
    let is_rtl = store.with_document(|document| is_rtl(&document.text, place))?;
    motion(press, is_rtl)
}

fn move_by(store: Store, motion: Motion) -> bool {
    match (store.spans.split.get_untracked(), motion.to) {
        (None, _) => store.move_caret(motion),
        (Some(_), To::Word(direction)) => store.move_split(direction, Step::Word),
        (Some(_), To::Character(direction)) => store.move_split(direction, Step::Character),
        _ => return false,
    }
    true
}

/// Carries out an action; `false` where there is nothing to do, and the browser may use the key.
pub(super) fn act(store: Store, action: Action) -> bool {
    match action {
        Action::Undo => store.undo(),
        Action::Redo => store.redo(),
        Action::NextDocument => store.step_document(Direction::Forward),
        Action::PreviousDocument => store.step_document(Direction::Back),
        Action::SearchAll => store.list.asked.update(|asked| *asked += 1),
        Action::NewArticle => store.open_document(None),
        Action::Help => store.show(Dialog::Keys),
        Action::Palette => store.show(Dialog::Palette),
        Action::Import => store.show(Dialog::Import),
        Action::Schema => store.show(Dialog::Schema),
        Action::Rules => store.show(Dialog::Rules),
        Action::Storage => store.show(Dialog::Storage),
        Action::Settings => store.show(Dialog::Settings),
        Action::Dashboard => store.show(Dialog::Dashboard),
        Action::Compare => store.show(Dialog::Agreement),
        Action::Download => store.show(Dialog::Download),
        Action::Install => return launch::install(),
        _ if store.open.get_untracked().is_none() => return false,
        _ => return store.review.get_untracked().is_some_and(|part| (part.act)(store, action)),
    }
    true
}

/// [`act`] for what needs an open document.
pub(super) fn review(store: Store, action: Action) -> bool {
    let has_words = store.words.get_untracked().is_some();
    match action {
        Action::Next if has_words => store.move_caret(Motion { to: To::Word(Direction::Forward), extends: false }),
        Action::Previous if has_words => store.move_caret(Motion { to: To::Word(Direction::Back), extends: false }),
        Action::Next => store.go(Direction::Forward),
        Action::Previous => store.go(Direction::Back),
        Action::Split => store.split(),
        Action::Merge => store.merge(),
        Action::Accept => store.accept(),
        Action::Reject => store.reject(),
        Action::Remove => store.remove(),
        Action::Move(edge, direction, step) => store.move_edge(edge, direction, step),
        Action::Search => store.search.update(|asked| *asked += 1),
        Action::SelectWords => store.select_words(),
        Action::Edit => fields::edit(),
        Action::Uncertain => store.toggle_uncertain(),
        Action::Relate => store.start_relating(),
        Action::AcceptRest => store.accept_batch_named("rest"),
        Action::AcceptLabel => store.accept_batch_named("label"),
        Action::AcceptSure => store.accept_batch_named("sure"),
        Action::Review => store.review_menu.set(true),
        Action::NextSkipped => store.go_to_skipped(),
        Action::Everywhere => store.ask_everywhere(),
        Action::Never => store.never(Scope::Here),
        Action::About => store.show(Dialog::About),
        Action::Guidelines => store.toggle_guidelines(),
        Action::Cancel if store.spans.is_busy() => store.spans.leave(),
        Action::Cancel if has_words => store.words.set(None),
        Action::Cancel => store.select(None),
        Action::Label(key) => {
            let label =
                store.project.with_untracked(|p| p.workspace().schema().by_key(key).map(|label| label.name.clone()));
            let Some(label) = label else { return false };
            store.label(&label);
        }
        Action::Filter => store.filtering.update(|open| *open = !*open),
        Action::Focus => looking::toggle_focus(store),
        // What has no part of the page yet.
        _ => return false,
    }
    true
}

/// Whether the focus is where the user types.
pub(super) fn in_text_field() -> bool {
    let Some(active) = document().active_element() else { return false };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = active.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "radio" | "checkbox" | "button" | "submit" | "file" | "range")
        }
        _ => active.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}

/// The page is searched only where there is something to find: a long article has tens of thousands of elements.
fn in_dialog(store: Store) -> bool {
    store.dialog.with_untracked(Option::is_some) && document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Whether the key goes to a control that has a use for it itself.
fn on_control(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button, a, summary, input").ok().flatten().is_some())
}
