//! The list of documents, and what is above it. Only the rows in view are in the page, however many there are.

use std::collections::HashSet;

use leptos::prelude::*;
use maud::Markup;
use tallymark_dataset::DocumentId;

use crate::app::focus;
use crate::app::panel::{Heard, Panel};
use crate::app::rows::{self, Rolled};
use crate::state::{Dialog, DocumentList, Store};
use crate::view::draw::{about, documents as draw, found};
use crate::view::listing::{Listing, Order, Status};
use crate::view::search_all::Found;

/// What is filtered and selected, and the rows.
#[component]
pub(super) fn ListOfDocuments() -> impl IntoView {
    let store = expect_context::<Store>();
    let roll = NodeRef::<leptos::html::Div>::new();
    let rolled = Rolled::new(store, roll);
    focus_when_asked(store);
    view! {
        <Panel
            class="documents__head"
            draw=move || draw_head(store, &rolled)
            hear=move |heard| hear_head(store, &rolled, &heard)
        />
        <div
            class="documents__list"
            node_ref=roll
            on:scroll=move |_| rolled.measure()
            on:focusout=move |_| rolled.leave()
        >
            <Panel
                class="documents__roll"
                draw=move || draw_list(store, &rolled)
                hear=move |heard| hear_list(store, &rolled, &heard)
            />
        </div>
    }
}

fn draw_head(store: Store, rolled: &Rolled) -> Markup {
    let DocumentList { listing, picked, found, .. } = store.list;
    let _: u32 = rolled.listed.get();
    let (listing, picked, tags) = (listing.read(), picked.read(), rolled.tags.read());
    let (total, picked_tags) = store.with_catalogue(|all| (all.rows().len(), all.tags_of(&picked)));
    draw::head(&draw::Head {
        total,
        shown: rolled.shown.with(Vec::len),
        listing: &listing,
        tags: &tags,
        picked: picked.len(),
        picked_tags: &picked_tags,
        reading: store.extracting.with(|queue| (!queue.is_empty()).then(|| queue.progress())),
        is_searching: found.with(Option::is_some),
    })
}

fn draw_list(store: Store, rolled: &Rolled) -> Markup {
    let results = store.list.found.read();
    if let Some(all) = results.as_ref() {
        return store.project.with_untracked(|project| {
            let title = |found: &Found| {
                project.workspace().document(&found.document).map(|d| d.title.clone()).unwrap_or_default()
            };
            let (words, search) = (&all.words, &all.search);
            found::results(&found::Results {
                words,
                search,
                is_running: all.is_running,
                shown: all.shown,
                title: &title,
            })
        });
    }
    store.redraw.track();
    let (view, stop) = (rolled.view.get(), rolled.stop());
    let drawn = rolled.shown.with(|shown| {
        store.with_catalogue(|catalogue| {
            draw::rows(&draw::Rows {
                catalogue,
                shown,
                window: view.rows(shown.len()),
                height: view.row,
                stop,
                open: store.open.read().as_ref(),
                picked: &store.list.picked.read(),
                reading: &store.extracting.read(),
                without_names: &store.without_names.read(),
            })
        })
    });
    rolled.drawn();
    drawn
}

fn hear_head(store: Store, rolled: &Rolled, heard: &Heard) {
    let list = store.list;
    let change = |change: &dyn Fn(&mut Listing)| {
        list.listing.update(|listing| change(listing));
        rolled.show_start();
    };
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "search") => list.listing.with_untracked(|listing| store.search_all(&listing.words)),
        ("input", "filter") => {
            store.close_search();
            change(&|listing| listing.words = heard.value());
        }
        ("keydown", "filter") => hear_field(store, rolled, heard),
        ("change", "status") => change(&|listing| {
            listing.status = Status::ALL.into_iter().find(|s| s.name() == heard.value()).unwrap_or_default();
        }),
        ("change", "order") => change(&|listing| {
            listing.order = Order::ALL.into_iter().find(|o| o.name() == heard.value()).unwrap_or_default();
        }),
        ("change", "tag") => change(&|listing| listing.tag = Some(heard.value()).filter(|tag| !tag.is_empty())),
        ("click", "clear") => change(&|listing| *listing = Listing { order: listing.order, ..Listing::default() }),
        ("click", "stop") => store.stop_extracting(),
        ("click", "pick-none") => list.picked.update(HashSet::clear),
        ("click", "remove-picked") => rolled.remove_picked(),
        ("change", "tag-add") => {
            for tag in about::tags(&heard.value()) {
                store.tag_documents(rolled.picked(), tag, true);
            }
            heard.set_value("");
        }
        ("change", "tag-take") if !heard.value().is_empty() => {
            store.tag_documents(rolled.picked(), heard.value(), false);
        }
        _ => {}
    }
}

/// Enter searches all texts, Escape empties the field, an arrow goes down into the list.
fn hear_field(store: Store, rolled: &Rolled, heard: &Heard) {
    match heard.key().as_str() {
        "Enter" => store.search_all(&heard.value()),
        "Escape" if !heard.value().is_empty() => {
            store.close_search();
            store.list.listing.update(|listing| listing.words.clear());
            heard.set_value("");
        }
        "ArrowDown" => rolled.enter(),
        _ => return,
    }
    heard.event.prevent_default();
}

fn hear_list(store: Store, rolled: &Rolled, heard: &Heard) {
    let id = || DocumentId(heard.arg.clone());
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "open") => rolled.click(id(), heard),
        ("change", "pick") => rolled.pick(&id(), heard.is_checked()),
        ("click", "again") => store.extract(id()),
        ("click", "about") => {
            store.list.about.set(Some(id()));
            store.show(Dialog::About);
        }
        ("click", "remove") => rolled.remove(vec![id()]),
        ("click", "hit") => {
            if let Some((document, span)) = found::placed(&heard.arg) {
                store.show_hit(DocumentId(document.to_owned()), span);
            }
        }
        ("click", "more-found") => store.show_more_found(),
        ("click", "close-search") => {
            store.close_search();
            focus::by_id(draw::FIELD);
        }
        ("keydown", "hit") => rows::hear_hit(heard, || {
            store.close_search();
            focus::by_id(draw::FIELD);
        }),
        ("keydown", "open" | "pick" | "again" | "about" | "remove") => rolled.hear_key(&id(), heard),
        _ => {}
    }
}

/// Gives the field above the list the focus when that is asked for.
fn focus_when_asked(store: Store) {
    Effect::new(move |before: Option<u32>| {
        let asked = store.list.asked.get();
        if before.is_some_and(|before| before != asked) {
            focus::by_id(draw::FIELD);
        }
        asked
    });
}
