//! What of the article is looked at: the marks that the filter shows, and in focus mode one sentence.

use leptos::prelude::*;

use crate::effect::effect;
use crate::platform::places;
use crate::platform::sheet::Sheet;
use crate::platform::spotlight::Spotlight;
use crate::state::Store;
use crate::tr;
use crate::view::filter::Filter;
use crate::view::focus::sentence_around;

/// Has the style sheet mute the marks that the filter leaves out, however many there are.
pub(super) fn watch_filter(store: Store) {
    let sheet: StoredValue<Option<Sheet>, LocalStorage> = StoredValue::new_local(None);
    effect(move || {
        let hidden = store.filter.with(Filter::hidden);
        let told = sheet.try_update_value(|sheet| tell(sheet, &hidden));
        if told == Some(Err(())) {
            store.fail(tr::seeing_cannot_mute());
        }
    });
}

/// Makes the sheet when there is something to say for the first time.
fn tell(sheet: &mut Option<Sheet>, hidden: &str) -> Result<(), ()> {
    if sheet.is_none() && !hidden.is_empty() {
        *sheet = Some(Sheet::adopt().map_err(|_| ())?);
    }
    sheet.as_ref().map_or(Ok(()), |sheet| sheet.set(&rules(hidden)).map_err(|_| ()))
}

/// A mark that is left out is text with a thin line under it, until it is pointed at or under review.
fn rules(hidden: &str) -> String {
    if hidden.is_empty() {
        return String::new();
    }
    let marks = format!(".article :is({hidden}):not([aria-current],:hover,:focus)");
    format!(
        "{marks}{{background:none;text-decoration:underline 1px dotted var(--line-strong)}}{marks}::before{{content:none}}"
    )
}

/// Turns focus mode on or off, and says so.
pub(super) fn toggle_focus(store: Store) {
    let is_on = !store.focus.get_untracked();
    store.focus.set(is_on);
    store.announcement.set(if is_on { tr::seeing_focus_on() } else { tr::seeing_focus_off() }.to_owned());
}

/// Keeps the sentence of the current mention at full contrast as long as focus mode is on.
pub(super) fn watch_focus(store: Store) {
    let spotlight: StoredValue<Spotlight, LocalStorage> = StoredValue::new_local(Spotlight::default());
    let show = move || {
        let Some(article) = places::article() else { return };
        let passage = passage(store);
        // The article may have been left since the frame was asked for.
        let _: Option<()> = spotlight.try_update_value(|spotlight| spotlight.show(&article, passage));
    };
    Effect::new(move |was_on: Option<bool>| {
        let is_on = store.focus.get();
        if is_on {
            store.open.track();
            store.redraw.track();
            store.selected.track();
            store.words.track();
        }
        if is_on || was_on == Some(true) {
            // After the article has been brought in line with what was done, and before that is painted.
            request_animation_frame(show);
        }
        is_on
    });
}

/// The sentence around the words that are selected, else around the mention under review.
fn passage(store: Store) -> Option<tallymark_text::Utf16Span> {
    if !store.focus.try_get_untracked()? {
        return None;
    }
    let (words, selected) = (store.words.get_untracked(), store.selected.get_untracked());
    let passage = store.with_document(|document| {
        let mention = selected.and_then(|id| document.annotation(id)).map(|annotation| annotation.span);
        let sentence = sentence_around(&document.text, words.or(mention)?);
        Some(document.text.to_utf16(sentence))
    });
    passage.flatten()
}
