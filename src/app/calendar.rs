//! The calendar for the TIMEX value of the mention under review.

use leptos::prelude::*;
use maud::Markup;
use tallymark_dataset::Document;
use tallymark_extract::Date;

use crate::app::fields;
use crate::app::panel::{DialogPanel, Heard};
use crate::platform::clock;
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::calendar::{Calendar, Move, Scale};
use crate::view::draw;
use crate::view::draw::calendar::Known;
use crate::view::fields::Field;

/// The dialog. Enter or a click on a day takes its value into the field.
#[component]
pub(super) fn CalendarDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let calendar: RwSignal<Option<Calendar>> = RwSignal::new(None);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = store.dialog.get() == Some(Dialog::Calendar);
        if is_open && was_open != Some(true) {
            calendar.set(first_page(store));
            focus_cell();
        }
        is_open
    });
    let drawn = move || {
        let known = known(store);
        calendar
            .with(|shown| shown.as_ref().map_or_else(Markup::default, |shown| draw::calendar::calendar(shown, known)))
    };
    view! {
        <DialogPanel
            dialog=Dialog::Calendar
            class="dialog--calendar"
            title=|| tr::calendar_title().to_owned()
            draw=drawn
            hear=move |heard| hear(store, calendar, &heard)
        />
    }
}

fn known(store: Store) -> Known {
    Known { today: clock::today(), published: store.with_document(Document::options).and_then(|options| options.date) }
}

/// The calendar for what is written in the field.
fn first_page(store: Store) -> Option<Calendar> {
    let Known { today, published } = known(store);
    let otherwise = published.or(today)?;
    let typed = store.typed_into(Field::Timex).map(|typed| typed.text.trim().to_ascii_uppercase());
    let written = || store.current_untracked().and_then(|mention| mention.norm.timex).unwrap_or_default();
    Some(Calendar::showing(&typed.unwrap_or_else(written), otherwise))
}

/// The cell of the tab order, once it is drawn.
fn focus_cell() {
    request_animation_frame(|| fields::focus(".calendar__cell[tabindex='0']"));
}

fn hear(store: Store, calendar: RwSignal<Option<Calendar>>, heard: &Heard) {
    let Some(shown) = calendar.get_untracked() else { return };
    let day = || heard.arg.parse::<Date>().ok();
    match (heard.kind.as_str(), heard.act.as_str()) {
        ("change", "scale") => {
            let scale = Scale::ALL.into_iter().find(|scale| scale.name() == heard.arg);
            calendar.set(scale.map(|scale| shown.scaled(scale)));
        }
        ("click", "page") => calendar.set(heard.arg.parse().ok().map(|by| shown.moved(Move::Pages(by)))),
        ("click", "go") => {
            calendar.set(day().map(|focus| Calendar { focus, ..shown }));
            focus_cell();
        }
        ("keydown", "choose") => {
            if let Some(by) = Move::of_key(&heard.key(), heard.has_shift()) {
                heard.event.prevent_default();
                calendar.set(Some(shown.moved(by)));
                focus_cell();
            } else if matches!(heard.key().as_str(), "Enter" | " ") {
                // Not the click of the button: quick keys are ahead of the focus.
                heard.event.prevent_default();
                choose(store, calendar, &shown, shown.focus);
            }
        }
        ("click", "choose") => day().into_iter().for_each(|day| choose(store, calendar, &shown, day)),
        ("change", "time") => calendar.set(Some(Calendar { time: heard.value(), ..shown })),
        ("click", "take") => take(store, &shown),
        ("click", "leave") => store.close(Dialog::Calendar),
        _ => {}
    }
}

fn choose(store: Store, calendar: RwSignal<Option<Calendar>>, shown: &Calendar, day: Date) {
    let (chosen, is_all) = shown.chosen(day);
    if is_all {
        return take(store, &chosen);
    }
    calendar.set(Some(chosen));
    store.announcement.set(tr::calendar_range_start().to_owned());
    focus_cell();
}

/// Takes the value into the field, and goes back to the review.
fn take(store: Store, calendar: &Calendar) {
    store.close(Dialog::Calendar);
    store.type_into(Field::Timex, calendar.value());
    store.take_typed(Field::Timex);
    // The dialog gives the focus back to its field or button when it closes; the keys are those of the mention again.
    request_animation_frame(move || {
        fields::leave();
        store.return_to_mention();
    });
}
