//! How an article is read where its text leaves that open: the order of day and month, and whose dollar `$` is.

use leptos::prelude::*;
use tallymark_extract::{DateOrder, Dollar, Options};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement, KeyboardEvent};

use crate::effect::effect;
use crate::platform::events;
use crate::state::Store;
use crate::tr;
use crate::view::units;

/// Two choices, folded up: for the open document, or for the article that is being added where none is open.
#[component]
pub(super) fn ReadingOptions() -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<leptos::html::Section>::new();
    place.on_load(move |root| events::listen(&root, &["change", "keydown"], move |event| hear(store, &event)));
    effect(move || {
        store.open.track();
        store.project.track();
        store.draft.track();
        let Options { date_order, dollar, .. } = store.options();
        if let Some(place) = place.get() {
            choose(&place, "[name=order]", date_order.map_or("", DateOrder::name));
            choose(&place, "[name=dollar]", dollar.unwrap_or(Dollar::Usd).code());
        }
    });
    view! { <section class="reading" node_ref=place inner_html=markup()></section> }
}

fn hear(store: Store, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.type_() == "keydown" {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape"
            && let Some(details) = target.closest("details").ok().flatten()
        {
            // Where it stays open, nothing is lost.
            let _: Result<(), _> = details.remove_attribute("open");
        }
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        let (now, value) = (store.options(), select.value());
        store.read_with(match select.name().as_str() {
            "order" => Options { date_order: value.parse().ok(), ..now },
            _ => Options { dollar: value.parse().ok().filter(|dollar| *dollar != Dollar::Usd), ..now },
        });
    }
}

fn choose(place: &Element, name: &str, value: &str) {
    let found = place.query_selector(name).ok().flatten();
    if let Some(select) = found.and_then(|found| found.dyn_into::<HtmlSelectElement>().ok()) {
        select.set_value(value);
    }
}

/// Static, as in [`super::fields`]. Nothing in it comes from a user.
fn markup() -> String {
    let select = |name: &str, label: &str, options: &str| {
        format!(
            "<label class=field><span class=field__name>{label}</span>\
             <select class=input name={name}>{options}</select></label>"
        )
    };
    let orders = format!(
        "<option value=\"\">{}</option><option value=day-first>{}</option><option value=month-first>{}</option>",
        tr::reading_guess(),
        tr::reading_day_first(),
        tr::reading_month_first(),
    );
    let dollar = |code| format!("<option value={code}>{}</option>", units::name(code, true));
    let dollars: String = Dollar::ALL.map(Dollar::code).into_iter().map(dollar).collect();
    format!(
        "<details><summary class=\"button button--quiet reading__summary\" title=\"{0}\">\
         <svg class=icon viewBox=\"0 0 16 16\" aria-hidden=true focusable=false><path d=\"M2.5 5h5M11 5h2.5M2.5 11H5\
         M8.5 11h5M9.25 3.25a1.75 1.75 0 100 3.5 1.75 1.75 0 000-3.5zM6.75 9.25a1.75 1.75 0 100 3.5 1.75 1.75 0 000-3.5z\"/>\
         </svg><span class=reading__name>{0}</span></summary><div class=reading__choices>{1}{2}</div></details>",
        tr::reading_options(),
        select("order", tr::reading_dates(), &orders),
        select("dollar", tr::reading_dollar(), &dollars),
    )
}
