//! Parts of the page that a pure function draws: dialogs, lists, forms.
//!
//! A component of its own for each control costs the reader of the page kilobytes. Here a function gives HTML (`maud`, which
//! escapes what it is given), the page is brought in line with it, and one listener hears every control that says what it
//! is for with `data-act`.

use leptos::prelude::*;
use maud::Markup;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

use crate::app::typed_ahead;
use crate::effect::effect;
use crate::platform::morph::morph;
use crate::platform::{clock, events, reason};
use crate::state::{Dialog, Store};

/// What was done to a control.
pub(super) struct Heard {
    /// The name of the event: `click`, `change`, `input`, `keydown`, `focusout`.
    pub(super) kind: String,
    /// What the control is for: its `data-act`.
    pub(super) act: String,
    /// What it is about: its `data-arg`.
    pub(super) arg: String,
    /// The control.
    pub(super) element: Element,
    /// All that the browser says.
    pub(super) event: Event,
}

impl Heard {
    /// What is typed or chosen.
    pub(super) fn value(&self) -> String {
        let input = self.element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let select = || self.element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
        let area = || self.element.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        input.or_else(select).or_else(area).unwrap_or_default()
    }

    /// Whether Shift is held with the key.
    pub(super) fn has_shift(&self) -> bool {
        self.event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::shift_key)
    }

    /// Has a text field show other text.
    pub(super) fn set_value(&self, text: &str) {
        if let Some(input) = self.element.dyn_ref::<HtmlInputElement>() {
            input.set_value(text);
        }
    }

    /// Takes the focus away.
    pub(super) fn blur(&self) {
        if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
            // What has no focus loses none.
            let _: Result<(), _> = element.blur();
        }
    }

    /// Whether a box is ticked.
    pub(super) fn is_checked(&self) -> bool {
        self.element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
    }

    /// The key, where one was pressed.
    pub(super) fn key(&self) -> String {
        self.event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default()
    }
}

/// What draws a panel. Behind a pointer, so that panels are compiled once.
pub(super) struct Draw(Box<dyn Fn() -> Markup>);

impl<F: Fn() -> Markup + 'static> From<F> for Draw {
    fn from(draw: F) -> Self {
        Self(Box::new(draw))
    }
}

/// What is told what was done in a panel.
pub(super) struct Hear(Box<dyn Fn(Heard)>);

impl<F: Fn(Heard) + 'static> From<F> for Hear {
    fn from(hear: F) -> Self {
        Self(Box::new(hear))
    }
}

/// A part of the page that `draw` draws, again whenever a signal that it reads changes. `hear` is told what is done to
/// the controls in it.
#[component]
pub(super) fn Panel(
    /// The class of the element around it.
    class: &'static str,
    /// The HTML.
    #[prop(into)]
    draw: Draw,
    /// What to do.
    #[prop(into)]
    hear: Hear,
    /// Whether the article is painted first: for what a decision changes beside it.
    #[prop(default = false)]
    waits: bool,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(move |root| {
        events::listen(&root, &["click", "change", "input", "keydown", "focusout"], move |event| {
            if let Some(heard) = heard(event) {
                (hear.0)(heard);
            }
        });
    });
    let drawn = StoredValue::new(String::new());
    let put = move |html: String| {
        let Some(root) = place.try_get_untracked().flatten() else { return };
        // The same again costs the browser as much as something new.
        if drawn.with_value(|drawn| *drawn == html) {
            return;
        }
        if let Err(error) = morph(&root, &html) {
            leptos::logging::error!("a part of the page could not be drawn: {}", reason(&error));
        }
        drawn.set_value(html);
    };
    effect(move || {
        place.track();
        let html = (draw.0)().into_string();
        if waits { clock::at_leisure(move || put(html)) } else { put(html) }
    });
    view! { <div class=class node_ref=place></div> }
}

fn heard(event: Event) -> Option<Heard> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest("[data-act]").ok()??;
    let (act, arg) = (element.get_attribute("data-act")?, element.get_attribute("data-arg").unwrap_or_default());
    let is_field = matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA");
    // A click into a field is not yet an answer; the change is.
    (event.type_() != "click" || !is_field).then(|| Heard { kind: event.type_(), act, arg, element, event })
}

/// A dialog with a title and a panel in it, open as long as the store says so.
#[component]
pub(super) fn DialogPanel(
    /// Which dialog.
    dialog: Dialog,
    /// Its title.
    title: fn() -> String,
    /// The class of the dialog, beside `dialog`.
    #[prop(default = "")]
    class: &'static str,
    /// The HTML, while it is open.
    #[prop(into)]
    draw: Draw,
    /// What to do.
    #[prop(into)]
    hear: Hear,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let frame = NodeRef::<leptos::html::Dialog>::new();
    let is_open = Memo::new(move |_| store.dialog.get() == Some(dialog));
    open_while(frame, is_open);
    effect(move || {
        if is_open.get() {
            // What the panel draws is there by then.
            request_animation_frame(move || {
                focus_first(frame);
                typed_ahead::release(store);
            });
        }
    });
    let id = format!("dialog-{}", dialog.name());
    let labelled_by = id.clone();
    let draw = move || if is_open.get() { (draw.0)() } else { Markup::default() };
    view! {
        <dialog
            class=format!("dialog {class}")
            aria-labelledby=labelled_by
            node_ref=frame
            // The browser tells of the end in a later task; a key may come before that. A field for files says the same
            // when none was chosen.
            on:cancel=move |event: Event| if event.target() == event.current_target() { store.close(dialog) }
            on:close=move |_| if !is_shown(frame) { store.close(dialog) }
        >
            <h2 class="dialog__title" id=id>{title()}</h2>
            <Panel class="dialog__body" draw hear />
        </dialog>
    }
}

/// Whether a dialog is on the screen. The browser tells of a closing in a later task: by then it may be open again.
fn is_shown(frame: NodeRef<leptos::html::Dialog>) -> bool {
    frame.get_untracked().is_some_and(|frame| frame.open())
}

/// Gives the focus to the control that asks for it. The browser does so itself only for what is there when it opens a
/// dialog.
fn focus_first(frame: NodeRef<leptos::html::Dialog>) {
    // The page may have been drawn anew in another language since the frame was asked for.
    let first =
        frame.try_get_untracked().flatten().and_then(|frame| frame.query_selector("[autofocus]").ok().flatten());
    if let Some(control) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _: Result<(), _> = control.focus();
    }
}

/// Keeps a dialog open as long as `shown` says so.
pub(super) fn open_while(dialog: NodeRef<leptos::html::Dialog>, shown: Memo<bool>) {
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        match (shown.get(), dialog.open()) {
            (true, false) if dialog.show_modal().is_err() => {
                leptos::logging::error!("the dialog could not be opened");
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
