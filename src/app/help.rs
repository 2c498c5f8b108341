//! The list of keys.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::app::panel::{DialogPanel, Heard};
use crate::state::{Dialog, Preferences, Store};
use crate::tr;
use crate::view::actions::{ACTIONS, Group};
use crate::view::chord::shown;

/// The dialog with all keys.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let hear = move |heard: Heard| {
        if (heard.kind.as_str(), heard.act.as_str()) == ("click", "close") {
            store.close(Dialog::Keys);
        }
    };
    view! {
        <DialogPanel
            dialog=Dialog::Keys
            class="dialog--wide"
            title=|| tr::action_help().to_owned()
            draw=move || store.preferences.with(draw)
            hear
        />
    }
}

/// Every action with its keys, in groups.
fn draw(preferences: &Preferences) -> Markup {
    html! {
        div.keys {
            @for group in Group::ALL {
                section.keys__group {
                    h3 { (group.name()) }
                    dl {
                        @for entry in ACTIONS.iter().filter(|entry| entry.group == group) {
                            @let chords = entry.chords(&preferences.keys);
                            @if !chords.is_empty() {
                                div.keys__row {
                                    dt { @for chord in &chords { kbd { (shown(chord)) } " " } }
                                    dd { ((entry.name)()) }
                                }
                            }
                        }
                    }
                }
            }
        }
        div.dialog__acts { button.button.button--strong data-act="close" { (tr::close()) } }
    }
}
