//! The dialog with what is known about a document.

use std::time::Duration;

use leptos::prelude::*;
use maud::{Markup, html};
use tallymark_dataset::{About, DocumentId};

use crate::app::focus;
use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::catalogue::Catalogue;
use crate::view::draw::about;

/// The dialog: about a document of the list where one was asked for, else about the open one.
#[component]
pub(super) fn AboutDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    effect(move || {
        if store.dialog.get() == Some(Dialog::About) {
            // The form is drawn when the dialog is open.
            set_timeout(|| focus::by_id("about-title"), Duration::ZERO);
        } else {
            store.list.about.set(None);
        }
    });
    view! {
        <DialogPanel
            dialog=Dialog::About
            title=|| tr::documents_about().to_owned()
            draw=move || draw(store)
            hear=move |heard| hear(store, &heard)
        />
    }
}

fn subject(store: Store) -> Option<DocumentId> {
    store.list.about.get().or_else(|| store.open.get())
}

fn draw(store: Store) -> Markup {
    store.redraw.track();
    let tags = store.with_catalogue(Catalogue::tags);
    let id = subject(store);
    let form = store.project.with_untracked(|project| {
        id.and_then(|id| project.workspace().document(&id).map(|document| about::form(document, &tags)))
    });
    html! {
        @match form {
            Some(form) => (form),
            None => p { (tr::documents_about_gone()) },
        }
        div class="dialog__acts" {
            button type="button" class="button button--strong" data-act="close" { (tr::close()) }
        }
    }
}

fn hear(store: Store, heard: &Heard) {
    if (heard.kind.as_str(), heard.act.as_str()) == ("click", "close") {
        return store.close(Dialog::About);
    }
    let Some(id) = untrack(|| subject(store)) else { return };
    let value = heard.value().trim().to_owned();
    let change: Box<dyn FnOnce(&mut About)> = match (heard.kind.as_str(), heard.act.as_str()) {
        ("change", "title") if !value.is_empty() => Box::new(|about| about.title = value),
        ("change", "date") => Box::new(move |about| about.date = value.parse().ok()),
        ("change", "source") => Box::new(|about| about.source = value),
        ("change", "author") => Box::new(|about| about.author = value),
        ("change", "tags") => Box::new(move |about| about.tags = about::tags(&value)),
        ("click", "add-tag") => {
            let tag = heard.arg.clone();
            Box::new(|about| about.tags.push(tag))
        }
        _ => return,
    };
    store.describe(id, change);
}
