//! The list of keys, and giving actions others.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::app::keyboard;
use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::actions::{ACTIONS, Entry, Group, Own};
use crate::view::chord::{chord, shown};
use crate::view::draw::motions::motions;
use crate::view::key_editor::{Clash, give};

/// What the dialog shows beside the keys.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    /// What names of actions are to have in them.
    wanted: String,
    /// The action whose new key is waited for.
    changing: Option<String>,
    /// What came of the last change.
    said: String,
}

/// The dialog with all keys.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let shows = RwSignal::new(Shown::default());
    effect(move || {
        store.dialog.track();
        shows.set(Shown::default());
    });
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "close") => store.close(Dialog::Keys),
        ("input", "find") => shows.update(|shows| shows.wanted = heard.value()),
        ("click", "change") => shows.update(|shows| shows.changing = Some(heard.arg.clone())),
        ("focusout", "change") => shows.update(|shows| shows.changing = None),
        ("keydown", "change") => {
            let changing = shows.with_untracked(|shows| shows.changing.as_ref() == Some(&heard.arg));
            if let Some(event) = heard.event.dyn_ref::<KeyboardEvent>().filter(|_| changing) {
                press(store, shows, &heard.arg, event);
            }
        }
        ("click", "reset") => store.preferences.update(|own| drop(own.keys.remove(&heard.arg))),
        ("click", "reset-all") => store.preferences.update(|own| own.keys.clear()),
        _ => {}
    };
    view! {
        <DialogPanel
            dialog=Dialog::Keys
            class="dialog--wide"
            title=|| tr::action_help().to_owned()
            draw=move || store.preferences.with(|own| shows.with(|shows| draw(&own.keys, shows)))
            hear
        />
    }
}

/// Takes a key for the action `id`; Escape leaves it its own.
fn press(store: Store, shows: RwSignal<Shown>, id: &str, event: &KeyboardEvent) {
    let key = event.key();
    if matches!(key.as_str(), "Shift" | "Control" | "Alt" | "Meta" | "AltGraph" | "Tab") {
        return;
    }
    event.prevent_default();
    let said = if key == "Escape" {
        String::new()
    } else {
        let chord = chord(keyboard::press(event, &key));
        let given = store.preferences.with_untracked(|own| {
            store.project.with_untracked(|project| give(&own.keys, project.workspace().schema(), id, &chord))
        });
        match given {
            Ok(keys) => {
                store.preferences.update(|own| own.keys = keys);
                let name = ACTIONS.iter().find(|entry| entry.id == id).map_or("", |entry| (entry.name)());
                tr::keys_set(&shown(&chord), name)
            }
            Err(Clash::Action(entry)) => tr::keys_taken(&shown(&chord), (entry.name)()),
            Err(Clash::Label(label)) => tr::keys_label_taken(&shown(&chord), &label),
        }
    };
    shows.update(|shows| {
        shows.changing = None;
        shows.said = said;
    });
}

/// Every action with its keys, in groups.
fn draw(own: &Own, shows: &Shown) -> Markup {
    let wanted = shows.wanted.to_lowercase();
    let is_wanted = |entry: &&Entry| (entry.name)().to_lowercase().contains(&wanted);
    html! {
        input.input type="search" data-act="find" aria-label=(tr::keys_find()) placeholder=(tr::keys_find());
        p.keys__said role="status" { (shows.said) }
        div.keys {
            @for group in Group::ALL {
                @let entries: Vec<&Entry> =
                    ACTIONS.iter().filter(|entry| entry.group == group).filter(is_wanted).collect();
                @if !entries.is_empty() {
                    section.keys__group data-key=(group.name()) {
                        h3 { (group.name()) }
                        dl { @for entry in entries { (row(entry, own, shows)) } }
                    }
                }
            }
            (motions(&wanted))
        }
        div.dialog__acts {
            @if !own.is_empty() { button.button data-act="reset-all" { (tr::keys_reset_all()) } }
            button.button.button--strong data-act="close" { (tr::close()) }
        }
    }
}

fn row(entry: &Entry, own: &Own, shows: &Shown) -> Markup {
    let chords = entry.chords(own);
    let is_changing = shows.changing.as_deref() == Some(entry.id);
    html! {
        div.keys__row data-key=(entry.id) {
            dt {
                @for chord in &chords { kbd { (shown(chord)) } " " }
                @if chords.is_empty() { span.keys__none { (tr::keys_none()) } }
            }
            dd {
                ((entry.name)())
                @if own.contains_key(entry.id) {
                    button.button.button--small.button--quiet data-act="reset" data-arg=(entry.id)
                        aria-label=(tr::keys_reset()) title=(tr::keys_reset()) { "↺" }
                }
                button.button.button--small.button--quiet.keys__change data-act="change" data-arg=(entry.id)
                    aria-label=(tr::keys_change((entry.name)())) {
                    @if is_changing { (tr::keys_press()) } @else { (tr::edit()) }
                }
            }
        }
    }
}
