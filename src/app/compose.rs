//! The screen to add an article: paste, open, drop, or try a sample.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_extract::{Date, Options};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::app::icon::{self, Icon};
use crate::app::reading_options::ReadingOptions;
use crate::app::samples::TOPICS;
use crate::effect::effect;
use crate::platform::folders::Dropped;
use crate::platform::{files, html, parts};
use crate::state::{Dialog, Draft, Store};
use crate::tr;

/// The screen.
#[component]
pub(super) fn Compose() -> impl IntoView {
    let store = expect_context::<Store>();
    let guessed = guess_date(store);
    view! {
        <form
            class="compose"
            aria-label=tr::compose_name()
            on:submit=move |event| {
                event.prevent_default();
                annotate(store, guessed);
            }
        >
            <h2 class="compose__title">{tr::compose_title()}</h2>
            <p class="compose__lead">{tr::compose_lead()}</p>
            <ArticleText guessed />
            <div class="compose__about">
                <Title />
                <Published guessed />
            </div>
            <ReadingOptions />
            <div class="compose__acts">
                <button class="button button--strong" type="submit">
                    {tr::compose_annotate()}
                </button>
                <OpenFiles />
                <button class="button" type="button" on:click=move |_| store.show(Dialog::Import)>
                    {tr::import_open()}
                </button>
                <span class="compose__hint">
                    <kbd>"Ctrl"</kbd>
                    " "
                    <kbd>"Enter"</kbd>
                </span>
            </div>
            <Samples />
            <Keeping />
        </form>
    }
}

/// Where the article is pasted or typed.
#[component]
fn ArticleText(guessed: RwSignal<Guess>) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <label class="field compose__text">
            <span class="field__name">{tr::compose_text()}</span>
            <textarea
                class="input"
                rows="12"
                autofocus
                placeholder=tr::compose_text_hint()
                prop:value=move || store.draft.get().text
                on:input:target=move |event| {
                    let text = event.target().value();
                    store.draft.update(|draft| draft.text = text);
                }
                on:paste=move |event| paste(store, &event)
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        annotate(store, guessed);
                    }
                }
            ></textarea>
        </label>
    }
}

#[component]
fn Title() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <label class="field">
            <span class="field__name">{tr::review_title()}</span>
            <input
                class="input"
                type="text"
                placeholder=tr::compose_title_hint()
                prop:value=move || store.draft.get().title
                on:input:target=move |event| {
                    let title = event.target().value();
                    store.draft.update(|draft| draft.title = title);
                }
            />
        </label>
    }
}

/// The day of publication: what the user gives, else what the dateline gives.
#[component]
fn Published(guessed: RwSignal<Guess>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_guessed = move || guessed.get().date.is_some() && store.draft.get().date.is_empty();
    view! {
        <label class="field">
            <span class="field__name">
                {tr::review_published()}
                " "
                <Show when=is_guessed>
                    <span class="field__hint">{tr::compose_from_dateline()}</span>
                </Show>
            </span>
            <input
                class="input"
                type="date"
                prop:value=move || match store.draft.get().date {
                    date if date.is_empty() => guessed.get().date.map(|date| date.to_string()).unwrap_or_default(),
                    date => date,
                }
                on:input:target=move |event| {
                    let date = event.target().value();
                    store.draft.update(|draft| draft.date = date);
                }
            />
        </label>
    }
}

/// The button that opens files.
#[component]
fn OpenFiles() -> impl IntoView {
    let store = expect_context::<Store>();
    let picker = NodeRef::<leptos::html::Input>::new();
    let pick = move |_| {
        if let Some(picker) = picker.get() {
            picker.click();
        }
    };
    view! {
        <button class="button" type="button" on:click=pick>
            <Icon shape=icon::FILE />
            {tr::compose_open_files()}
        </button>
        <input
            class="visually-hidden"
            node_ref=picker
            type="file"
            multiple
            tabindex="-1"
            aria-label=tr::compose_files()
            accept=".txt,.md,.html,.htm,text/plain,text/markdown,text/html"
            on:change=move |event| {
                let input: HtmlInputElement = event_target(&event);
                if let Some(list) = input.files() {
                    store.dropped.set(files::listed(&list).into_iter().map(Dropped::File).collect());
                }
                input.set_value("");
            }
        />
    }
}

/// The samples, a button each.
#[component]
fn Samples() -> impl IntoView {
    let store = expect_context::<Store>();
    let buttons = TOPICS
        .iter()
        .enumerate()
        .map(|(place, topic)| {
            view! {
                <button class="button button--chip" type="button" on:click=move |_| store.sample.set(Some(place))>
                    {topic()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="compose__samples" role="group" aria-label=tr::compose_samples()>
            <span class="compose__samples-name">{tr::compose_try_sample()}</span>
            {buttons}
        </div>
    }
}

/// Where a file on a disk keeps what is done in it. A site needs no such note: its storage is its own.
#[component]
fn Keeping() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_first =
        move || parts::is_single_file() && store.project.with(|project| project.workspace().documents().is_empty());
    view! {
        <Show when=is_first>
            <p class="compose__keeping">{tr::compose_keeping()}</p>
        </Show>
    }
}

/// The day that a dateline gives, and the beginning of the text that was asked about.
#[derive(Clone, Default, PartialEq)]
struct Guess {
    head: String,
    date: Option<Date>,
}

/// The beginning of the typed text, as far as a dateline is looked for.
fn head(draft: &Draft) -> String {
    draft.text.chars().take(1_000).collect()
}

/// The day that the dateline of the typed text gives, looked for again when its beginning changes.
fn guess_date(store: Store) -> RwSignal<Guess> {
    let guessed = RwSignal::new(Guess::default());
    let head = Memo::new(move |_| store.draft.with(head));
    effect(move || {
        let head = head.get();
        spawn_local(async move {
            let date = if head.trim().is_empty() { None } else { store.dateline(&head).await };
            // A later change of the text has asked again: only the answer to the last question counts. The screen may
            // have gone meanwhile, and the signal with it.
            if head == store.draft.with_untracked(self::head) {
                guessed.try_set(Guess { head, date });
            }
        });
    });
    guessed
}

/// Adds what is typed as an article; the fields are then empty again.
fn annotate(store: Store, guessed: RwSignal<Guess>) {
    let draft = store.draft.get_untracked();
    if draft.text.trim().is_empty() {
        return store.fail(tr::compose_no_text());
    }
    store.begin_annotating();
    let known = guessed.get_untracked();
    if draft.date.is_empty() && known.head != head(&draft) {
        // The extractor has not answered yet: right after a paste, say.
        spawn_local(async move {
            let date = store.dateline(&draft.text).await;
            add(store, &draft, date);
        });
        return;
    }
    match draft.date.as_str() {
        "" => add(store, &draft, known.date),
        given => match given.parse::<Date>() {
            Ok(date) => add(store, &draft, Some(date)),
            Err(_) => store.fail(tr::compose_bad_date(given)),
        },
    }
}

fn add(store: Store, draft: &Draft, date: Option<Date>) {
    // Pressed twice, the second finds the fields empty.
    let options = Options { date, ..draft.options() };
    if store.draft.with_untracked(|now| now.text == draft.text) && store.add_article(&draft.text, &draft.title, options)
    {
        store.draft.set(Draft::default());
    }
}

/// Pastes the clipboard's HTML as clean paragraphs; plain text is left to the browser.
fn paste(store: Store, event: &web_sys::ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let Some(page) = data.get_data("text/html").ok().filter(|html| !html.is_empty()).and_then(|html| html::read(&html))
    else {
        return;
    };
    let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    event.prevent_default();
    let inserted = area.set_range_text(&page.text).is_ok();
    if !inserted {
        area.set_value(&page.text);
    }
    let end = area.selection_end().ok().flatten().unwrap_or(0);
    // Without a caret at the end the next paste would land inside this one; nothing is lost where it cannot be set.
    let _: Result<(), _> = area.set_selection_range(end, end);
    let text = area.value();
    store.draft.update(|draft| {
        draft.text = text;
        if let Some(date) = page.date.filter(|_| draft.date.is_empty()) {
            draft.date = date.to_string();
        }
    });
}
