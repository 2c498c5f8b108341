//! The dashboard: counts, agreement and progress, of the open document or of all.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::report::Overview;

use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::clock;
use crate::state::{Dialog, Slices, Store};
use crate::tr;
use crate::view::draw::dashboard::{Counting, Scope, dashboard};

/// What is counted, and what has come of it.
#[derive(Clone, Copy)]
struct Counted {
    scope: RwSignal<Scope>,
    overview: RwSignal<Option<Overview>>,
    counting: RwSignal<Option<Counting>>,
    /// Tells one count from the next, so that one that is no longer asked for ends.
    asked: StoredValue<u32>,
}

/// The dialog.
#[component]
pub(super) fn DashboardDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let counted = Counted {
        scope: RwSignal::new(Scope::All),
        overview: RwSignal::new(None),
        counting: RwSignal::new(None),
        asked: StoredValue::new(0),
    };
    effect(move || {
        let is_open = store.dialog.get() == Some(Dialog::Dashboard);
        let scope = counted.scope.get();
        if is_open {
            spawn_local(count(store, counted, scope));
        } else {
            counted.asked.update_value(|asked| *asked = asked.wrapping_add(1));
            counted.overview.set(None);
        }
    });
    let draw = move || {
        store.preferences.track();
        let can_choose = store.open.get().is_some();
        counted
            .overview
            .with(|overview| dashboard(counted.scope.get(), can_choose, overview.as_ref(), counted.counting.get()))
    };
    view! {
        <DialogPanel
            dialog=Dialog::Dashboard
            class="dialog--dashboard"
            title=|| tr::action_dashboard().to_owned()
            draw
            hear=move |heard| hear(store, counted.scope, &heard)
        />
    }
}

fn hear(store: Store, scope: RwSignal<Scope>, heard: &Heard) {
    match (heard.kind.as_str(), heard.act.as_str(), heard.arg.as_str()) {
        ("click", "close", _) => store.close(Dialog::Dashboard),
        ("change", "scope", "this") => scope.set(Scope::This),
        ("change", "scope", "all") => scope.set(Scope::All),
        _ => {}
    }
}

/// Counts document by document, in slices, and shows what came of it once it is whole.
async fn count(store: Store, counted: Counted, scope: Scope) {
    let Some(ticket) = counted.asked.try_update_value(|asked| {
        *asked = asked.wrapping_add(1);
        *asked
    }) else {
        return;
    };
    let mut overview = Overview::new(clock::minutes_ahead());
    let open = store.open.get_untracked().filter(|_| scope == Scope::This);
    if scope == Scope::This && open.is_some() {
        store.with_document(|document| overview.add(document));
    } else {
        let mut slices = Slices::default();
        let mut done = 0;
        // By place: nothing that can be done while a dialog is open moves documents.
        while let Some(total) = add(store, &mut overview, done) {
            done += 1;
            if slices.is_used_up() {
                counted.counting.set(Some((done, total)));
                slices.rest().await;
                if counted.asked.try_get_value() != Some(ticket) {
                    return;
                }
            }
        }
    }
    counted.counting.set(None);
    counted.overview.set(Some(overview));
}

/// Adds the document at a place, and says how many there are; nothing behind the last.
fn add(store: Store, overview: &mut Overview, place: usize) -> Option<usize> {
    store.project.with_untracked(|project| {
        let documents = project.workspace().documents();
        overview.add(documents.get(place)?);
        Some(documents.len())
    })
}
