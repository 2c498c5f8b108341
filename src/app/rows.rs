//! The rows of the list of documents: what is in view of them, where the focus is, and what keys do there.

use std::collections::HashSet;
use std::time::Duration;

use leptos::prelude::*;
use tallymark_dataset::DocumentId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use crate::app::focus;
use crate::app::panel::Heard;
use crate::state::Store;
use crate::view::catalogue::Catalogue;
use crate::view::listing::Listing;
use crate::view::virtual_list::View;

/// How high a row is before one has been measured, in CSS pixels.
const ROW: f64 = 76.0;

/// The rows and what is seen of them.
#[derive(Clone, Copy)]
pub(super) struct Rolled {
    store: Store,
    roll: NodeRef<leptos::html::Div>,
    /// The documents of the list, as places in the catalogue.
    pub(super) shown: Memo<Vec<usize>>,
    /// Changes when documents come, go or are described anew.
    pub(super) listed: Memo<u32>,
    /// The tags in use.
    pub(super) tags: Memo<Vec<(String, usize)>>,
    /// What is in view.
    pub(super) view: RwSignal<View>,
    /// The document that has the focus, or had it last.
    focused: RwSignal<Option<DocumentId>>,
    /// Where a selection with Shift starts.
    anchor: StoredValue<Option<DocumentId>>,
}

impl Rolled {
    /// The rows that scroll in `roll`.
    pub(super) fn new(store: Store, roll: NodeRef<leptos::html::Div>) -> Self {
        let listed = Memo::new(move |_| {
            store.redraw.track();
            store.with_catalogue(Catalogue::listed)
        });
        let decided = Memo::new(move |_| {
            store.redraw.track();
            let follows = store.list.listing.with(Listing::follows_decisions);
            follows.then(|| store.with_catalogue(Catalogue::decided))
        });
        let shown = Memo::new(move |_| {
            // A memo that is only tracked is never worked out, and so never changes.
            let _: (u32, Option<u32>) = (listed.get(), decided.get());
            store.list.listing.track();
            store.listed()
        });
        let tags = Memo::new(move |_| {
            let _: u32 = listed.get();
            store.with_catalogue(Catalogue::tags)
        });
        let rolled = Self {
            store,
            roll,
            shown,
            listed,
            tags,
            view: RwSignal::new(View { row: ROW, ..View::default() }),
            focused: RwSignal::new(None),
            anchor: StoredValue::new(None),
        };
        let resized = window_event_listener(leptos::ev::resize, move |_| rolled.measure());
        on_cleanup(move || resized.remove());
        rolled
    }

    /// Looks how far the list is scrolled and how much of it is seen.
    pub(super) fn measure(&self) {
        let Some(roll) = self.roll.get_untracked() else { return };
        let row = roll.query_selector(".document:not(.document--aside)").ok().flatten();
        let row = row.map_or(ROW, |row| row.get_bounding_client_rect().height()).max(1.0);
        let view = View { top: f64::from(roll.scroll_top()), height: f64::from(roll.client_height()), row };
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
    }

    /// The rows are being drawn: once they are in the page, what is seen of them is looked at.
    pub(super) fn drawn(self) {
        self.store.finish_listing();
        self.soon(|rows| rows.measure());
    }

    /// Runs `then` in a task of its own, unless the list is gone by then: another language has the page drawn anew.
    fn soon(self, then: impl FnOnce(Self) + 'static) {
        let run = move || {
            if self.view.try_get_untracked().is_some() {
                then(self);
            }
        };
        set_timeout(run, Duration::ZERO);
    }

    /// Shows the list from its start.
    pub(super) fn show_start(&self) {
        if let Some(roll) = self.roll.get_untracked() {
            roll.set_scroll_top(0);
        }
        self.measure();
    }

    /// The row that the Tab key goes to: where the focus was, else the open document, else the first in view.
    pub(super) fn stop(&self) -> Option<usize> {
        let focused = self.focused.get().and_then(|id| self.index_of(&id));
        focused.or_else(|| {
            let view = self.view.get();
            let (count, first) = (self.shown.with(Vec::len), view.first());
            let open = self.store.open.get().and_then(|id| self.index_of(&id));
            open.filter(|open| view.rows(count).contains(open)).or((first < count).then_some(first))
        })
    }

    fn index_of(&self, id: &DocumentId) -> Option<usize> {
        let place = self.store.project.with_untracked(|project| project.workspace().position(id))?;
        self.shown.with_untracked(|shown| shown.iter().position(|other| *other == place))
    }

    fn id_at(&self, index: usize) -> Option<DocumentId> {
        let place = self.shown.with_untracked(|shown| shown.get(index).copied())?;
        self.store.with_catalogue(|catalogue| catalogue.rows().get(place).map(|row| row.id.clone()))
    }

    /// The selected documents, in the order of the list of all.
    pub(super) fn picked(&self) -> Vec<DocumentId> {
        self.store.list.picked.with_untracked(|picked| {
            self.store.with_catalogue(|catalogue| {
                let rows = catalogue.rows().iter().filter(|row| picked.contains(&row.id));
                rows.map(|row| row.id.clone()).collect()
            })
        })
    }

    /// Opens a document; with Shift or Ctrl it is selected instead.
    pub(super) fn click(self, id: DocumentId, heard: &Heard) {
        let mouse = heard.event.dyn_ref::<MouseEvent>();
        if mouse.is_some_and(MouseEvent::shift_key) {
            return self.pick_to(&id);
        }
        if mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key()) {
            let is_picked = self.store.list.picked.with_untracked(|picked| picked.contains(&id));
            return self.pick(&id, !is_picked);
        }
        self.anchor.set_value(Some(id.clone()));
        self.store.open_document(Some(id));
    }

    /// Selects a document, or no longer.
    pub(super) fn pick(&self, id: &DocumentId, picks: bool) {
        self.anchor.set_value(Some(id.clone()));
        self.store.list.picked.update(|picked| {
            if picks {
                picked.insert(id.clone())
            } else {
                picked.remove(id)
            };
        });
    }

    /// Selects all documents of the list from where the selection started.
    fn pick_to(&self, id: &DocumentId) {
        let anchor = self.anchor.get_value().or_else(|| self.store.open.get_untracked());
        let from = anchor.and_then(|anchor| self.index_of(&anchor));
        let Some(to) = self.index_of(id) else { return };
        let from = from.unwrap_or(to);
        let ids = (from.min(to)..=from.max(to)).filter_map(|index| self.id_at(index)).collect();
        if self.anchor.get_value().is_none() {
            self.anchor.set_value(self.id_at(from));
        }
        self.store.list.picked.set(ids);
    }

    fn pick_all(&self) {
        let count = self.shown.with_untracked(Vec::len);
        self.store.list.picked.set((0..count).filter_map(|index| self.id_at(index)).collect());
    }

    /// Removes documents; the focus goes to the one behind them.
    pub(super) fn remove(self, ids: Vec<DocumentId>) {
        let last = ids.iter().filter_map(|id| self.index_of(id)).max();
        let after = last.map(|last| last + 1 - ids.len().min(last + 1));
        self.store.list.picked.update(|picked| picked.retain(|id| !ids.contains(id)));
        let is_one = ids.len() == 1;
        self.store.remove_documents(ids);
        if let Some(after) = after.filter(|_| is_one) {
            let count = self.store.listed().len();
            self.soon(move |rows| rows.focus(after.min(count.saturating_sub(1))));
        }
    }

    /// Removes the selected documents.
    pub(super) fn remove_picked(self) {
        self.remove(self.picked());
    }

    /// Goes from above the list into it.
    pub(super) fn enter(self) {
        if let Some(stop) = untrack(|| self.stop()) {
            self.focus(stop);
        }
    }

    /// The focus is somewhere else: the row that had it need not be drawn any more, wherever it is.
    pub(super) fn leave(self) {
        self.soon(|rows| {
            let Some(roll) = rows.roll.get_untracked() else { return };
            if !roll.contains(document().active_element().as_deref()) && rows.focused.get_untracked().is_some() {
                rows.focused.set(None);
            }
        });
    }

    /// Brings a row into view and gives it the focus.
    fn focus(self, index: usize) {
        let Some(id) = self.id_at(index) else { return };
        self.focused.set(Some(id.clone()));
        if let (Some(roll), Some(top)) = (self.roll.get_untracked(), self.view.get_untracked().scroll_to(index)) {
            #[expect(clippy::cast_possible_truncation, reason = "a cast stops at the ends")]
            roll.set_scroll_top(top.round() as i32);
        }
        self.measure();
        // At once, as the next key may be on its way; a row that was out of view is drawn in the effects that follow.
        self.focus_drawn(&id);
        self.soon(move |rows| rows.focus_drawn(&id));
    }

    fn focus_drawn(self, id: &DocumentId) {
        let Some(roll) = self.roll.get_untracked() else { return };
        let buttons = roll.query_selector_all("[data-act=open]").ok();
        let buttons = (0..buttons.as_ref().map_or(0, web_sys::NodeList::length))
            .filter_map(|at| buttons.as_ref()?.item(at)?.dyn_into::<HtmlElement>().ok());
        let row = buttons.into_iter().find(|button| button.get_attribute("data-arg").as_deref() == Some(&id.0));
        if let Some(row) = row {
            focus::quietly(&row);
        }
    }

    /// What a key does in a row.
    pub(super) fn hear_key(self, id: &DocumentId, heard: &Heard) {
        let Some(event) = heard.event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(index) = self.index_of(id)
            && self.key(id, index, event)
        {
            event.prevent_default();
        }
    }

    fn key(self, id: &DocumentId, index: usize, event: &KeyboardEvent) -> bool {
        let last = self.shown.with_untracked(Vec::len).saturating_sub(1);
        let page = self.view.get_untracked().page();
        let to = match event.key().as_str() {
            "ArrowDown" => (index + 1).min(last),
            "ArrowUp" => index.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "PageDown" => (index + page).min(last),
            "PageUp" => index.saturating_sub(page),
            other => return self.act(id, other, event),
        };
        if event.shift_key() {
            if self.store.list.picked.with_untracked(HashSet::is_empty) {
                self.anchor.set_value(Some(id.clone()));
            }
            if let Some(to) = self.id_at(to) {
                self.pick_to(&to);
            }
        }
        self.focus(to);
        true
    }

    fn act(self, id: &DocumentId, key: &str, event: &KeyboardEvent) -> bool {
        let picked = self.store.list.picked;
        let has_picked = picked.with_untracked(|picked| !picked.is_empty());
        match key {
            "a" | "A" | "ф" | "Ф" if event.ctrl_key() || event.meta_key() => self.pick_all(),
            "Delete" if picked.with_untracked(|picked| picked.contains(id)) => self.remove_picked(),
            "Delete" => self.remove(vec![id.clone()]),
            "Escape" if has_picked => picked.update(HashSet::clear),
            _ => return false,
        }
        true
    }
}

/// What a key does on a hit: arrows go to the next and the one before, Escape back to the list.
pub(super) fn hear_hit(heard: &Heard, close: impl FnOnce()) {
    let back = match heard.key().as_str() {
        "ArrowDown" => false,
        "ArrowUp" => true,
        "Escape" => {
            heard.event.prevent_default();
            return close();
        }
        _ => return,
    };
    heard.event.prevent_default();
    let hits =
        heard.element.closest(".found").ok().flatten().and_then(|all| all.query_selector_all(".found__hit").ok());
    let Some(hits) = hits else { return };
    let hits: Vec<Element> = (0..hits.length()).filter_map(|at| hits.item(at)?.dyn_into().ok()).collect();
    let at = hits.iter().position(|hit| *hit == heard.element).unwrap_or_default();
    let next = if back { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(hit) = next.and_then(|next| hits.get(next)).and_then(|hit| hit.dyn_ref::<HtmlElement>()) {
        // The browser brings it into view.
        focus::on(hit);
    }
}
