//! The relations as arrows over the article: those of the mention under review, those of all in view where the user wants
//! that, and the one that is being made.
//!
//! A layer of its own that takes no clicks and that screen readers do not see: the inspector lists what is drawn here. It is
//! drawn at most once a frame, and only what is in view.

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use tallymark_dataset::{AnnotationId, Document};

use crate::effect::effect;
use crate::platform::events;
use crate::platform::mark_places::MarkPlaces;
use crate::platform::places::article;
use crate::state::{Relating, Store};
use crate::view::arcs::{Arc, Place, drawn};
use crate::view::relations::kind_in_words;

/// More arrows than this nobody can tell apart.
const MOST: usize = 60;

/// What is drawn, and whether it is to be drawn again at the next frame.
#[derive(Clone, Default)]
struct Layer {
    is_due: bool,
    html: String,
}

/// The layer.
#[component]
pub(super) fn Arcs() -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<Div>::new();
    let layer = StoredValue::new(Layer::default());
    place.on_load(move |_| {
        if let Some(region) = article() {
            events::listen(&region, &["scroll"], move |_| ask(store, place, layer));
        }
    });
    effect(move || {
        store.redraw.track();
        store.open.track();
        store.selected.track();
        store.relating.track();
        store.preferences.track();
        ask(store, place, layer);
    });
    let resized = window_event_listener(ev::resize, move |_| ask(store, place, layer));
    on_cleanup(move || resized.remove());
    view! { <div class="arcs" aria-hidden="true" node_ref=place></div> }
}

/// Has the layer drawn at the next frame.
fn ask(store: Store, place: NodeRef<Div>, layer: StoredValue<Layer>) {
    let was_due = layer.try_update_value(|layer| std::mem::replace(&mut layer.is_due, true));
    if was_due == Some(false) {
        request_animation_frame(move || {
            if layer.try_update_value(|layer| layer.is_due = false).is_some()
                && redraw(store, place, layer) == Some(true)
            {
                // Paragraphs get their height when they come into view: again, until nothing moves any more.
                ask(store, place, layer);
            }
        });
    }
}

/// Draws the layer; whether it is another now.
fn redraw(store: Store, place: NodeRef<Div>, layer: StoredValue<Layer>) -> Option<bool> {
    let root = place.get_untracked()?;
    let html = html(store, &root).unwrap_or_default();
    let is_other = layer.try_update_value(|layer| {
        let is_other = layer.html != html;
        layer.html.clone_from(&html);
        is_other
    })?;
    if is_other {
        root.set_inner_html(&html);
    }
    Some(is_other)
}

fn html(store: Store, root: &web_sys::HtmlDivElement) -> Option<String> {
    let relating = untrack(|| store.relating());
    let selected = store.selected.get_untracked();
    let draws_all = store.preferences.with_untracked(|preferences| preferences.draws_all_relations);
    store.with_document(|document| {
        let is_idle = relating.is_none() && document.relations().next().is_none();
        // The style sheet has no layer where there is no room for it.
        if is_idle || root.offset_width() == 0 {
            return None;
        }
        let view = View { document, places: MarkPlaces::of(article()?.into()), selected };
        let mut arcs = view.made(draws_all);
        arcs.extend(relating.as_ref().and_then(|relating| view.draft(relating)));
        let from = relating.and_then(|relating| view.place(relating.from));
        Some(drawn(view.places.window(), from, &arcs).into_string())
    })?
}

/// The article as it is on the screen now.
struct View<'a> {
    document: &'a Document,
    places: MarkPlaces,
    selected: Option<AnnotationId>,
}

impl View<'_> {
    /// The relations that there are: of the mention under review, or all that have an end in view.
    fn made(&self, draws_all: bool) -> Vec<Arc> {
        let seen = if draws_all { self.places.mentions_in_view() } else { Vec::new() };
        let is_wanted = |end: AnnotationId| self.selected == Some(end) || seen.binary_search(&end).is_ok();
        let wanted = self.document.relations().filter(|relation| is_wanted(relation.from) || is_wanted(relation.to));
        let window = self.places.window();
        let arcs = wanted.filter_map(|relation| self.arc(relation.from, relation.to, &relation.kind, false));
        let mut arcs: Vec<Arc> = arcs.filter(|arc| arc.is_in(window)).take(MOST).collect();
        // Those of the mention under review lie on top.
        arcs.sort_by_key(|arc| arc.is_current);
        arcs
    }

    fn draft(&self, relating: &Relating) -> Option<Arc> {
        let to = self.selected.filter(|to| *to != relating.from)?;
        self.arc(relating.from, to, &relating.kind, true)
    }

    fn arc(&self, from: AnnotationId, to: AnnotationId, kind: &str, is_draft: bool) -> Option<Arc> {
        let is_current = [from, to].map(Some).contains(&self.selected);
        Some(Arc { from: self.place(from)?, to: self.place(to)?, name: kind_in_words(kind), is_current, is_draft })
    }

    /// Where a mention is, seen from the corner of the article.
    fn place(&self, mention: AnnotationId) -> Option<Place> {
        let span = self.document.annotation(mention)?.span;
        let place = self.places.of_mention(mention, self.document.text.to_utf16(span).start().get())?;
        Some(place.within(self.places.window()))
    }
}
