//! The dialog to download the dataset.

use leptos::prelude::*;
use tallymark_dataset::Document;
use tallymark_dataset::formats::{Corpus, Extent, Format, Options, Package, WriteError, prepare};

use crate::app::panel::open_while;
use crate::platform::{clock, download};
use crate::state::{Dialog, Store};
use crate::tr;

/// Which documents go into the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Open,
    All,
}

/// The dialog.
#[component]
pub(super) fn DownloadDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let is_open = Memo::new(move |_| store.dialog.get() == Some(Dialog::Download));
    open_while(dialog, is_open);
    let format = RwSignal::new(Format::Native);
    let wanted = RwSignal::new(Scope::Open);
    // Without an open document there is only one choice.
    let scope = Memo::new(move |_| if store.open.get().is_some() { wanted.get() } else { Scope::All });
    let contents = Memo::new(move |_| {
        // Counted only when it is seen: a decision must not wait for it.
        if !is_open.get() {
            return (0, 0, 0);
        }
        store.open.track();
        store.project.with(|project| {
            let documents =
                project.workspace().documents().iter().filter(|document| in_scope(store, scope.get(), document));
            documents.fold((0, 0, 0), |(count, total, decided), document| {
                let progress = document.progress();
                (count + 1, total + progress.total, decided + progress.decided)
            })
        })
    });
    let formats = [Format::Native, Format::Csv]
        .map(|choice| {
            let chosen = move || format.get() == choice;
            option("format", choice.title(), description(choice), chosen, move || format.set(choice))
        })
        .collect_view();
    let scopes = [(Scope::Open, tr::download_this()), (Scope::All, tr::download_all())]
        .map(|(choice, name)| option("scope", name, "", move || scope.get() == choice, move || wanted.set(choice)))
        .collect_view();
    view! {
        <dialog class="dialog" aria-labelledby="download-title" node_ref=dialog on:close=move |_| store.close(Dialog::Download)>
            <h2 class="dialog__title" id="download-title">{tr::download_title()}</h2>
            <fieldset class="choices">
                <legend>{tr::download_format()}</legend>
                {formats}
            </fieldset>
            <fieldset class="choices choices--row">
                <legend>{tr::documents()}</legend>
                {scopes}
            </fieldset>
            <p class="dialog__summary">
                {move || {
                    let (documents, total, decided) = contents.get();
                    let left = match total - decided {
                        0 => tr::download_all_decided().to_owned(),
                        open => tr::download_left(open),
                    };
                    tr::download_summary(documents, total, &left)
                }}
            </p>
            <div class="dialog__acts">
                <button class="button" on:click=move |_| store.close(Dialog::Download)>{tr::cancel()}</button>
                <button
                    class="button button--strong"
                    on:click=move |_| {
                        save(store, format.get_untracked(), scope.get_untracked());
                        store.close(Dialog::Download);
                    }
                >
                    {tr::download_file()}
                </button>
            </div>
        </dialog>
    }
}

/// What a format is good for, in a line.
fn description(format: Format) -> &'static str {
    match format {
        Format::Csv => tr::download_csv(),
        _ => tr::download_jsonl(),
    }
}

/// A radio button with its name and what it is good for.
fn option(
    group: &'static str,
    name: &'static str,
    description: &'static str,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=group aria-label=name prop:checked=chosen on:change=move |_| choose() />
            <span class="choice__name">{name}</span>
            <span class="choice__description">{description}</span>
        </label>
    }
}

fn in_scope(store: Store, scope: Scope, document: &Document) -> bool {
    scope == Scope::All || store.open.with_untracked(|open| open.as_ref() == Some(&document.id))
}

/// Writes the file and hands it to the browser.
fn save(store: Store, format: Format, scope: Scope) {
    let options = store.preferences.with_untracked(|own| Options {
        annotators: !own.omits_annotators,
        time_spent: !own.omits_time,
        ..Options::everything()
    });
    let (extent, day) =
        (Extent { documents: 2, has_parts: false }, clock::now().0.get(..10).unwrap_or_default().to_owned());
    let parts: Result<Vec<String>, WriteError> = store.project.with_untracked(|project| {
        let (schema, version) = (project.workspace().schema().clone(), env!("CARGO_PKG_VERSION").to_owned());
        let corpus = Corpus { name: "tallymark".to_owned(), schema, day, version, agreement: None };
        let mut package = Package::new(format, &options, corpus, extent, Vec::new())?;
        for document in project.workspace().documents().iter().filter(|document| in_scope(store, scope, document)) {
            package.document(&prepare(document, format, &options).document, None)?;
        }
        package.finish().map(|file| vec![String::from_utf8_lossy(&file).into_owned()])
    });
    let saved = parts
        .map_err(|error| error.to_string())
        .and_then(|parts| download::save(&file_name(store, format, scope), format.media_type(), &parts));
    match saved {
        Ok(()) => store.tell(tr::download_done()),
        Err(problem) => store.fail(problem),
    }
}

/// The title of the document in lower-case letters, digits and hyphens, or the day for a file of all.
fn file_name(store: Store, format: Format, scope: Scope) -> String {
    const LONGEST: usize = 60;
    let title = store.with_document(|document| document.title.to_lowercase()).filter(|_| scope == Scope::Open);
    let slug = title.map(|title| {
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join("-").chars().take(LONGEST).collect::<String>()
    });
    let stem = match slug {
        Some(slug) if !slug.is_empty() => slug,
        _ => format!("tallymark-{}", clock::now().0.get(..10).unwrap_or("dataset")),
    };
    format!("{stem}.{}", format.extension())
}
