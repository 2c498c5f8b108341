//! The value of the mention under review, field by field, to be corrected.
//!
//! One static markup with a row for each field, one listener, and one effect that brings the rows in line with what is
//! known: a component for each field would be 20 kB more to download.

use leptos::prelude::*;
use tallymark_dataset::Annotation;
use tallymark_extract::Label;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use crate::effect::effect;
use crate::platform::events;
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::describe;
use crate::view::fields::{Choice, Editing, Field};
use crate::view::units;

/// The fields that are filled, and buttons for the others. While words are selected: the fields that they can fill.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<leptos::html::Section>::new();
    place.on_load(move |root| {
        events::listen(&root, &["input", "change", "keydown", "click", "focusout"], move |event| hear(store, &event));
    });
    effect(move || {
        if let Some(root) = place.get() {
            bring_in_line(store, &root);
        }
    });
    view! { <section class="values" node_ref=place inner_html=markup()></section> }
}

/// Puts the caret into the first field of the mention under review.
pub(super) fn edit() {
    focus(".values .values__field:not([hidden]) :is(input, select)");
}

/// Takes the focus away from the fields.
pub(super) fn leave() {
    let focused = document().query_selector(".values :focus").ok().flatten();
    if let Some(control) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        // What has no focus loses none.
        let _: Result<(), _> = control.blur();
    }
}

/// Gives a control the focus, with what is written in it selected.
pub(super) fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    let Some(control) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
    // What cannot take the focus leaves it where it is.
    let _: Result<(), _> = control.focus();
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

fn hear(store: Store, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(control) = target.and_then(|target| target.closest("input, select, button").ok().flatten()) else {
        return;
    };
    let name = control.closest("[data-field]").ok().flatten().and_then(|row| row.get_attribute("data-field"));
    let Some(field) = Field::ALL.into_iter().find(|field| Some(field.name()) == name.as_deref()) else { return };
    match event.type_().as_str() {
        "input" => store.type_into(field, value(&control)),
        "change" => {
            store.type_into(field, value(&control));
            store.take_typed(field);
        }
        // A button that goes because its field has come leaves nothing behind.
        "focusout" if !control.has_attribute("data-act") => store.leave_unchanged(field),
        "click" => act(store, field, &control),
        "keydown" => press(store, field, &control, event.unchecked_ref()),
        _ => {}
    }
}

fn value(control: &Element) -> String {
    let select = control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    select.or_else(|| control.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)).unwrap_or_default()
}

fn act(store: Store, field: Field, button: &Element) {
    let words = store.words.get_untracked();
    match (button.get_attribute("data-act").as_deref(), words) {
        (Some("add"), _) => {
            store.type_into(field, String::new());
            // The row is there once the page has been brought up to date.
            request_animation_frame(move || focus(&format!("{} :is(input, select, button)", row(field))));
        }
        (Some("use"), None) => tell(button, tr::field_select_first()),
        (Some("use"), words) => store.point_at(field, words),
        (Some("clear"), _) => store.point_at(field, None),
        (Some("calendar"), _) => store.show(Dialog::Calendar),
        _ => {}
    }
}

/// Enter takes what was typed, Escape leaves it: the keys of review work again.
fn press(store: Store, field: Field, control: &Element, event: &KeyboardEvent) {
    // As in other controls that have a list or a calendar.
    if field == Field::Timex && event.alt_key() && event.key() == "ArrowDown" {
        event.prevent_default();
        return store.show(Dialog::Calendar);
    }
    let done = match event.key().as_str() {
        "Enter" => control.has_type::<HtmlInputElement>() && store.take_typed(field),
        "Escape" => {
            store.leave_typed(field);
            true
        }
        _ => false,
    };
    if done {
        event.prevent_default();
        if let Some(control) = control.dyn_ref::<HtmlElement>() {
            let _: Result<(), _> = control.blur();
        }
        store.return_to_mention();
    }
}

/// Shows what is known of the mention under review, and what is typed.
fn bring_in_line(store: Store, root: &HtmlElement) {
    store.typed.track();
    let current = store.current();
    let selecting = store.words.get().is_some();
    let fields = current.as_ref().map_or(&[][..], |mention| Field::of(&mention.label));
    root.set_hidden(fields.is_empty());
    let Some(mention) = current.filter(|_| !fields.is_empty()) else { return };
    let means = if selecting { tr::field_or_more().to_owned() } else { describe::value(&mention.norm) };
    write(root, ".values__means", &means);
    for field in fields {
        let typed = store.typed_into(*field);
        let is_shown = field.is_shown(&mention.norm, fields) || typed.is_some();
        let takes_words = field.editing() == Editing::Words;
        show(root, &row(*field), if selecting { takes_words } else { is_shown });
        show(root, &format!("[data-act=add][data-field={}]", field.name()), !is_shown && !selecting);
        let Some(row) = root.query_selector(&row(*field)).ok().flatten() else { continue };
        let refused = typed.as_ref().filter(|typed| typed.refused);
        let problem = refused.and_then(|typed| field.corrected(&mention.norm, &mention.label, &typed.text).err());
        if takes_words {
            fill_words(store, &row, &mention, *field);
        } else {
            let written = typed.map_or_else(|| field.written(&mention.norm), |typed| typed.text);
            fill(&row, &written, problem.is_some(), mention.label == Label::Money.name());
        }
        tell(&row, problem.as_deref().unwrap_or_default());
    }
    show(root, ".values__more", !selecting);
    for other in Field::ALL.iter().filter(|field| !fields.contains(field)) {
        show(root, &row(*other), false);
        show(root, &format!("[data-act=add][data-field={}]", other.name()), false);
    }
}

fn row(field: Field) -> String {
    format!(".values__field[data-field={}]", field.name())
}

fn show(root: &Element, selector: &str, is_shown: bool) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(!is_shown);
    }
}

fn write(root: &Element, selector: &str, words: &str) {
    if let Some(place) = root.query_selector(selector).ok().flatten() {
        place.set_text_content(Some(words));
    }
}

/// A message in the row of a control.
fn tell(control: &Element, message: &str) {
    if let Some(row) = control.closest(".values__field").ok().flatten() {
        write(&row, ".values__problem", message);
    }
}

fn fill(row: &Element, written: &str, is_wrong: bool, is_money: bool) {
    let Some(control) = row.query_selector("input, select").ok().flatten() else { return };
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(written);
    }
    // Written again, the text would lose its caret.
    if let Some(input) = control.dyn_ref::<HtmlInputElement>().filter(|input| input.value() != written) {
        input.set_value(written);
    }
    let lists = if is_money { "currencies" } else { "units" };
    for (name, value) in [("aria-invalid", if is_wrong { "true" } else { "false" }), ("list", lists)] {
        if control.has_attribute(name) {
            let _: Result<(), _> = control.set_attribute(name, value);
        }
    }
}

fn fill_words(store: Store, row: &Element, mention: &Annotation, field: Field) {
    let words = field.words(&mention.norm);
    let written = words.and_then(|span| store.with_document(|document| document.text.slice(span).to_owned()));
    write(row, "q", written.as_deref().unwrap_or_default());
    show(row, "q", words.is_some());
    show(row, "[data-act=clear]", words.is_some());
}

/// All rows, and the codes that a unit can be chosen from. Nothing in it comes from a user.
fn markup() -> String {
    let add = |field: &Field| {
        let (name, title) = (field.name(), field.title());
        format!(
            "<button class=values__add data-act=add data-field={name}><span aria-hidden=true>+</span> {title}</button>"
        )
    };
    let code = |code| format!("<option value={code}>{}</option>", units::name(code, false));
    let mut html = "<p class=values__means></p>".to_owned();
    html.extend(Field::ALL.iter().map(|field| field_markup(*field)));
    html.extend(["<details class=values__more><summary>", tr::field_add(), "</summary><div class=values__adds>"]);
    html.extend(Field::ALL.iter().map(add));
    html.push_str("</div></details>");
    for (id, currencies) in [("currencies", true), ("units", false)] {
        html.extend(["<datalist id=", id, ">"]);
        html.extend(units::codes(currencies).map(code));
        html.push_str("</datalist>");
    }
    html
}

/// The button beside the TIMEX field.
fn calendar_button() -> String {
    let name = tr::calendar_open();
    format!(
        "<button class=\"button button--small button--quiet\" type=button data-act=calendar aria-haspopup=dialog \
         aria-label=\"{name}\" title=\"{name} (Alt+↓)\"><svg class=icon viewBox=\"0 0 16 16\" aria-hidden=true>\
         <path d=\"M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5\"></path></svg></button>"
    )
}

fn field_markup(field: Field) -> String {
    let (name, title) = (field.name(), field.title());
    let attributes = format!("class=values__input id=field-{name} aria-describedby=problem-{name} aria-invalid=false");
    let control = match field.editing() {
        Editing::Text => {
            let list = if field == Field::Unit { " list=units" } else { "" };
            let input =
                format!("<input {attributes}{list} type=text autocomplete=off autocapitalize=off spellcheck=false>");
            if field == Field::Timex {
                format!("<span class=values__with>{input}{}</span>", calendar_button())
            } else {
                input
            }
        }
        Editing::Choice(choices) => {
            let choice = |(value, name): &Choice| format!("<option value=\"{value}\">{}</option>", name());
            format!("<select {attributes}>{}</select>", choices.iter().map(choice).collect::<String>())
        }
        Editing::Words => format!(
            "<span class=values__words><q></q>\
             <button class=\"button button--small\" data-act=use aria-label=\"{}\">{}</button>\
             <button class=\"button button--small button--quiet\" data-act=clear aria-label=\"{}\">✕</button></span>",
            tr::field_use_for(title),
            tr::field_use(),
            tr::field_clear(title),
        ),
    };
    format!(
        "<div class=values__field data-field={name}><label class=values__name for=field-{name}>{title}</label>{control}\
         <p class=values__problem id=problem-{name} role=alert></p></div>"
    )
}
