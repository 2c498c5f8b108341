//! What the user sets once: who annotates, the language, and what is shown or left out.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::app::panel::{DialogPanel, Heard};
use crate::platform::parts::{self, Part};
use crate::state::{Dialog, Preferences, Store};
use crate::tr::{self, Language};

/// The dialog.
#[component]
pub(super) fn SettingsDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let hear = move |heard: Heard| {
        let set = |change: &dyn Fn(&mut Preferences)| store.preferences.update(change);
        match (heard.kind.as_str(), heard.act.as_str()) {
            ("change", "annotator") => set(&|own| heard.value().trim().clone_into(&mut own.annotator)),
            ("change", "language") => set(&|own| own.language = heard.value()),
            ("change", "pace") => set(&|own| own.hides_pace = !heard.is_checked()),
            ("change", "names") => set(&|own| own.omits_annotators = !heard.is_checked()),
            ("change", "time") => set(&|own| own.omits_time = !heard.is_checked()),
            ("click", "keys") => store.show(Dialog::Keys),
            ("click", "schema") => store.show(Dialog::Schema),
            ("click", "rules") => store.show(Dialog::Rules),
            ("click", "close") => store.close(Dialog::Settings),
            _ => {}
        }
    };
    view! {
        <DialogPanel
            dialog=Dialog::Settings
            title=|| tr::settings().to_owned()
            draw=move || store.preferences.with(draw)
            hear
        />
    }
}

fn draw(own: &Preferences) -> Markup {
    let tick = |act: &str, name: &str, ticked: bool| {
        html! {
            label.tick { input type="checkbox" data-act=(act) checked[ticked]; span { (name) } }
        }
    };
    html! {
        label.field {
            span.field__name { (tr::settings_annotator()) }
            input.input type="text" data-act="annotator" value=(own.annotator) autocomplete="name"
                aria-describedby="settings-annotator-hint";
            span.field__hint #settings-annotator-hint { (tr::settings_annotator_hint()) }
        }
        label.field {
            span.field__name { (tr::settings_language()) }
            select.input data-act="language" {
                option value="" selected[own.language.is_empty()] { (tr::settings_language_browser()) }
                @for language in Language::ALL {
                    option value=(language.tag()) lang=(language.tag()) selected[own.language == language.tag()] {
                        (language.name())
                    }
                }
            }
        }
        fieldset.choices {
            legend { (tr::settings_show()) }
            (tick("pace", tr::settings_pace(), !own.hides_pace))
        }
        fieldset.choices {
            legend { (tr::settings_downloads()) }
            (tick("names", tr::settings_names(), !own.omits_annotators))
            (tick("time", tr::settings_time(), !own.omits_time))
        }
        div.dialog__links {
            button.button data-act="keys" { (tr::action_help()) }
            button.button data-act="schema" { (tr::action_schema()) }
            button.button data-act="rules" { (tr::action_rules()) }
        }
        (files())
        div.dialog__acts { button.button.button--strong data-act="close" { (tr::close()) } }
    }
}

/// Which Tallymark this is, and what of it can be had as a file.
fn files() -> Markup {
    html! {
        div.dialog__files {
            p { (tr::settings_version(&parts::version(), &parts::build())) }
            @if let Some(address) = parts::find(Part::Single) {
                a href=(address) download="tallymark.html" { (tr::settings_single()) }
                span.field__hint { (tr::settings_single_hint()) }
            }
            @if let Some(address) = parts::find(Part::Licences) {
                a href=(address) download="tallymark-licences.txt" { (tr::settings_licences()) }
            }
        }
    }
}
