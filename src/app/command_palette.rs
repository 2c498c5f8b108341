//! The command palette: everything that can be done, found by typing.

use leptos::prelude::*;
use maud::{Markup, html};
use tallymark_dataset::DocumentId;

use crate::app::keyboard;
use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::launch;
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::actions::Action;
use crate::view::chord::shown;
use crate::view::commands::{Chosen, Named, Offer, offers};

/// The dialog. Arrows choose, Enter does it.
#[component]
pub(super) fn CommandPalette() -> impl IntoView {
    let store = expect_context::<Store>();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| match store.dialog.get() {
        Some(Dialog::Palette) => typed.with(|typed| find(store, typed)),
        _ => Vec::new(),
    });
    effect(move || {
        if store.dialog.get() == Some(Dialog::Palette) {
            typed.set(String::new());
            at.set(0);
        }
    });
    let choose = move |index: usize| {
        let chosen = found.with_untracked(|found| found.get(index).map(|offer| offer.command.clone()));
        if let Some(chosen) = chosen {
            store.close(Dialog::Palette);
            // The dialog gives the focus back first, so that an action finds it where it was.
            request_animation_frame(move || carry_out(store, chosen));
        }
    };
    let hear = move |heard: Heard| match (heard.kind.as_str(), heard.act.as_str()) {
        ("input", "type") => {
            at.set(0);
            typed.set(heard.value());
        }
        ("keydown", "type") => {
            let count = found.with_untracked(Vec::len).max(1);
            match heard.key().as_str() {
                "ArrowDown" => at.update(|at| *at = (*at + 1) % count),
                "ArrowUp" => at.update(|at| *at = (*at + count - 1) % count),
                "Enter" => choose(at.get_untracked()),
                _ => return,
            }
            heard.event.prevent_default();
        }
        ("click", "choose") => choose(heard.arg.parse().unwrap_or_default()),
        _ => {}
    };
    view! {
        <DialogPanel
            dialog=Dialog::Palette
            class="dialog--palette"
            title=|| tr::commands_title().to_owned()
            draw=move || found.with(|found| draw(found, at.get()))
            hear
        />
    }
}

fn find(store: Store, typed: &str) -> Vec<Offer> {
    store.project.with(|project| {
        let workspace = project.workspace();
        let labels =
            workspace.schema().live().map(|label| Named { name: &label.name, id: &label.name, key: label.key });
        let documents = workspace.documents().iter();
        let documents = documents.map(|document| Named { name: &document.title, id: &document.id.0, key: None });
        let labels = store.open.get().is_some().then_some(labels).into_iter().flatten();
        let mut found = store.preferences.with(|own| offers(typed, &own.keys, labels, documents));
        found.retain(|offer| offer.command != Chosen::Act(Action::Install) || launch::can_install());
        found
    })
}

fn carry_out(store: Store, chosen: Chosen) {
    match chosen {
        Chosen::Act(action) => {
            if !keyboard::act(store, action) {
                store.tell(tr::commands_not_now());
            }
        }
        Chosen::Label(label) => store.label(&label),
        Chosen::Open(id) => store.open_document(Some(DocumentId(id))),
    }
}

fn draw(found: &[Offer], at: usize) -> Markup {
    html! {
        input.input.commands__field type="text" role="combobox" data-act="type" autofocus autocomplete="off"
            aria-label=(tr::commands_title()) aria-controls="commands" aria-expanded="true" aria-autocomplete="list"
            aria-activedescendant=[(!found.is_empty()).then(|| format!("command-{at}"))]
            placeholder=(tr::commands_placeholder());
        ul #commands.commands role="listbox" aria-label=(tr::commands_title()) {
            @for (index, offer) in found.iter().enumerate() {
                li.commands__offer id=(format!("command-{index}")) role="option" aria-selected=(index == at)
                    data-act="choose" data-arg=(index) {
                    span.commands__name { (offer.name) }
                    span.commands__group { (offer.group) }
                    span.commands__keys { @for chord in &offer.chords { kbd { (shown(chord)) } " " } }
                }
            }
        }
        @if found.is_empty() { p.commands__none role="status" { (tr::commands_none()) } }
    }
}
