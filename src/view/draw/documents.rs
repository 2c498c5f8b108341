//! The list of documents: its rows, of which only those in view are drawn, and what is above them.

use std::collections::HashSet;
use std::ops::Range;

use maud::{Markup, html};
use tallymark_dataset::{DocumentId, Progress};

use crate::tr;
use crate::view::catalogue::{Catalogue, Summary};
use crate::view::draw::icon;
use crate::view::listing::{Listing, Order, Status};
use crate::view::queue::Queue;

/// What the rows show.
pub struct Rows<'a> {
    /// All documents.
    pub catalogue: &'a Catalogue,
    /// Those of the list, as places in the catalogue.
    pub shown: &'a [usize],
    /// Which of them are in view.
    pub window: Range<usize>,
    /// The height of a row.
    pub height: f64,
    /// The row that the Tab key goes to: drawn wherever it is.
    pub stop: Option<usize>,
    /// The document on the screen.
    pub open: Option<&'a DocumentId>,
    /// Those that are selected.
    pub picked: &'a HashSet<DocumentId>,
    /// Those that are being read.
    pub reading: &'a Queue,
    /// Those that were read without the model of names.
    pub without_names: &'a [DocumentId],
}

/// The rows.
pub fn rows(rows: &Rows<'_>) -> Markup {
    let count = rows.shown.len();
    let window = rows.window.start.min(count)..rows.window.end.min(count);
    let stop = rows.stop.filter(|stop| *stop < count);
    let aside = |wanted: bool| stop.filter(|_| wanted).map(|index| row(rows, index, true));
    html! {
        (space(window.start, rows.height))
        ul class="documents__rows" {
            @if let Some(row) = aside(stop.is_some_and(|stop| stop < window.start)) { (row) }
            @for index in window.clone() { (row(rows, index, false)) }
            @if let Some(row) = aside(stop.is_some_and(|stop| stop >= window.end)) { (row) }
        }
        (space(count - window.end, rows.height))
    }
}

/// The room of rows that are not drawn. The page's policy allows no styles in attributes; a drawing has a height.
fn space(rows: usize, height: f64) -> Markup {
    #[expect(clippy::cast_precision_loss, reason = "no list has 2^53 rows")]
    let height = rows as f64 * height;
    html! { svg class="documents__space" aria-hidden="true" width="1" height=(height) {} }
}

/// A row; one `aside` is out of view and has the focus.
fn row(rows: &Rows<'_>, index: usize, aside: bool) -> Markup {
    let Some(summary) = rows.shown.get(index).and_then(|place| rows.catalogue.rows().get(*place)) else {
        return Markup::default();
    };
    let Summary { id, title, progress, .. } = summary;
    let is_open = rows.open == Some(id);
    let is_picked = rows.picked.contains(id);
    let is_reading = rows.reading.contains(id);
    let tab = if rows.stop == Some(index) { "0" } else { "-1" };
    let again = !is_reading && (progress.total == 0 || rows.without_names.contains(id));
    html! {
        li class={
            "document"
            @if is_open { " document--open" }
            @if is_picked { " document--picked" }
            @if aside { " document--aside" }
        } data-key=(id) aria-setsize=(rows.shown.len()) aria-posinset=(index + 1) {
            label class="document__pick" {
                input type="checkbox" data-act="pick" data-arg=(id) tabindex=(tab) checked[is_picked]
                    aria-label=(tr::documents_select(title));
            }
            button type="button" class="document__open" data-act="open" data-arg=(id) tabindex=(tab)
                aria-current=[is_open.then_some("page")] {
                span class="document__title" { (title) }
                (facts(rows, summary, is_reading))
                progress class="document__progress" aria-hidden="true" max=(progress.total.max(1)) value=(progress.decided) {}
            }
            div class="document__acts" {
                @if again {
                    button type="button" class="button button--quiet button--small" data-act="again" data-arg=(id) tabindex=(tab) {
                        (tr::documents_suggest_again())
                    }
                }
                button type="button" class="button button--quiet button--small" data-act="about" data-arg=(id) tabindex=(tab)
                    aria-label=(tr::documents_about_title(title)) title=(tr::documents_about()) { (icon::drawn(icon::INFO)) }
                button type="button" class="button button--quiet button--small" data-act="remove" data-arg=(id) tabindex=(tab)
                    aria-label=(tr::documents_remove_title(title)) title=(tr::documents_remove_hint()) {
                    (icon::drawn(icon::BIN))
                }
            }
        }
    }
}

/// Day, state and tags of a document, in a line.
fn facts(rows: &Rows<'_>, summary: &Summary, is_reading: bool) -> Markup {
    html! {
        span class="document__facts" {
            span class="document__state" {
                @if let Some(date) = summary.date { (date) " · " }
                (state(summary.progress, is_reading))
            }
            @if rows.catalogue.is_duplicate(summary) {
                " " span class="document__sign" { (tr::documents_duplicate()) }
            }
            @for tag in &summary.tags { " " span class="document__tag" { (tag) } }
        }
    }
}

fn state(progress: Progress, is_reading: bool) -> String {
    match progress {
        _ if is_reading => tr::documents_reading().to_owned(),
        Progress { total: 0, .. } => tr::documents_no_mentions().to_owned(),
        Progress { decided, total } if decided == total => tr::documents_decided(total),
        Progress { decided, total } => tr::documents_progress(decided, total),
    }
}

/// What is above the rows.
pub struct Head<'a> {
    /// How many documents there are.
    pub total: usize,
    /// How many are listed.
    pub shown: usize,
    /// What the user wants to see.
    pub listing: &'a Listing,
    /// The tags in use, with how many documents each has.
    pub tags: &'a [(String, usize)],
    /// How many documents are selected.
    pub picked: usize,
    /// The tags that some of the selected have.
    pub picked_tags: &'a [String],
    /// Which document of how many is being read.
    pub reading: Option<(usize, usize)>,
    /// Whether hits are shown instead of the list.
    pub is_searching: bool,
}

/// The id of the field above the list.
pub const FIELD: &str = "documents-filter";

/// From so many documents on there is something to filter.
const FEW: usize = 2;

/// The head.
pub fn head(head: &Head<'_>) -> Markup {
    html! {
        @if head.total >= FEW || head.listing.is_filtered() { (filters(head)) }
        @if let Some((at, total)) = head.reading.filter(|(_, total)| *total > 1) { (reading(at, total)) }
        @if head.picked > 0 { (picked(head)) }
    }
}

fn filters(head: &Head<'_>) -> Markup {
    let listing = head.listing;
    let is_tagged = |tag: &str| listing.tag.as_deref() == Some(tag);
    html! {
        div class="documents__search" {
            (icon::drawn(icon::SEARCH))
            input id=(FIELD) class="documents__field" type="search" data-act="filter" value=(listing.words)
                aria-label=(tr::documents_filter()) placeholder=(tr::documents_filter_hint()) autocomplete="off";
            button type="button" class="button button--quiet button--small" data-act="search" title=(tr::documents_search_texts())
                aria-label=(tr::documents_search_texts()) disabled[listing.words.trim().is_empty()] { (icon::drawn(icon::NEXT)) }
        }
        @if !head.is_searching {
            div class="documents__choices" {
                select class="documents__choice" data-act="status" aria-label=(tr::documents_status()) {
                    @for status in Status::ALL {
                        option value=(status.name()) selected[status == listing.status] { (status_name(status)) }
                    }
                }
                select class="documents__choice" data-act="order" aria-label=(tr::documents_order()) {
                    @for order in Order::ALL {
                        option value=(order.name()) selected[order == listing.order] { (order_name(order)) }
                    }
                }
                @if !head.tags.is_empty() || listing.tag.is_some() {
                    select class="documents__choice" data-act="tag" aria-label=(tr::documents_tag()) {
                        option value="" selected[listing.tag.is_none()] { (tr::documents_tag_any()) }
                        @for (tag, count) in head.tags {
                            option value=(tag) selected[is_tagged(tag)] { (tag) " (" (tr::number(*count)) ")" }
                        }
                    }
                }
            }
            p class="documents__count" aria-live="polite" {
                span { (tr::documents_shown(head.shown, head.total)) }
                @if listing.is_filtered() {
                    button type="button" class="button button--quiet button--small" data-act="clear" { (tr::documents_clear()) }
                }
            }
        }
    }
}

fn reading(at: usize, total: usize) -> Markup {
    html! {
        div class="documents__reading" {
            span { (tr::documents_reading_progress(at, total)) }
            progress aria-hidden="true" max=(total) value=(at.saturating_sub(1)) {}
            button type="button" class="button button--quiet button--small" data-act="stop" { (tr::documents_reading_stop()) }
        }
    }
}

/// What can be done with the selected documents.
fn picked(head: &Head<'_>) -> Markup {
    html! {
        div class="documents__picked" role="group" aria-label=(tr::documents_selected(head.picked)) {
            span class="documents__picked-count" { (tr::documents_selected(head.picked)) }
            button type="button" class="button button--quiet button--small" data-act="pick-none"
                aria-label=(tr::documents_select_none()) title=(tr::documents_select_none()) { (icon::drawn(icon::REJECT)) }
            input class="input input--small" type="text" data-act="tag-add" list="documents-tags" autocomplete="off"
                aria-label=(tr::documents_tag_add()) placeholder=(tr::documents_tag_add());
            datalist id="documents-tags" { @for (tag, _) in head.tags { option value=(tag) {} } }
            @if !head.picked_tags.is_empty() {
                select class="documents__choice" data-act="tag-take" aria-label=(tr::documents_tag_take()) {
                    option value="" selected { (tr::documents_tag_take()) }
                    @for tag in head.picked_tags { option value=(tag) { (tag) } }
                }
            }
            button type="button" class="button button--small button--reject" data-act="remove-picked" {
                (icon::drawn(icon::BIN)) (tr::documents_remove_selected())
            }
        }
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::All => tr::documents_status_all(),
        Status::NotStarted => tr::documents_status_not_started(),
        Status::InProgress => tr::documents_status_in_progress(),
        Status::Done => tr::documents_status_done(),
        Status::Duplicates => tr::documents_status_duplicates(),
    }
}

fn order_name(order: Order) -> &'static str {
    match order {
        Order::Added => tr::documents_order_added(),
        Order::Newest => tr::documents_order_newest(),
        Order::Title => tr::documents_order_title(),
        Order::Date => tr::documents_order_date(),
        Order::Left => tr::documents_order_left(),
    }
}
