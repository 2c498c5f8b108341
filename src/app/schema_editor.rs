//! The schema editor: labels, their keys, colours and descriptions, and the guidelines.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{LabelDefinition, Schema};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::{download, files};
use crate::state::{Dialog, Store};
use crate::tr;
use crate::view::draw::schema::{Shown, draw};
use crate::view::schema_edit::{Preset, added, merged, moved, replaced};

/// The dialog. Each change is an act at once.
#[component]
pub(super) fn SchemaEditor() -> impl IntoView {
    let store = expect_context::<Store>();
    let shows = RwSignal::new(Shown::default());
    effect(move || {
        if store.dialog.get() == Some(Dialog::Schema) {
            shows.set(Shown::default());
        }
    });
    let schema = Memo::new(move |_| store.project.with(|project| project.workspace().schema().clone()));
    let can_undo = Memo::new(move |_| store.project.with(tallymark_dataset::Project::can_undo));
    view! {
        <DialogPanel
            dialog=Dialog::Schema
            class="dialog--wide"
            title=|| tr::schema_title().to_owned()
            draw=move || schema.with(|schema| shows.with(|shows| draw(schema, shows, can_undo.get())))
            hear=move |heard: Heard| hear(store, shows, &heard)
        />
    }
}

fn hear(store: Store, shows: RwSignal<Shown>, heard: &Heard) {
    let current = store.schema();
    let done = match (heard.kind.as_str(), heard.act.as_str()) {
        ("click", "open") => {
            let is_open = shows.with_untracked(|shows| shows.open == heard.arg);
            shows.update(|shows| shows.open = if is_open { String::new() } else { heard.arg.clone() });
            return;
        }
        ("click", "close") => return store.close(Dialog::Schema),
        ("click", "undo") => return store.undo(),
        ("click", "export") => export(&current),
        ("click", "pick") => return pick(&heard.element),
        ("change", "import") => return import(store, shows, &heard.element),
        ("click", "add") => {
            let (next, name) = added(&current);
            shows.update(|shows| shows.open = name);
            store.set_schema(next, Vec::new())
        }
        ("click", "up") => store.set_schema(moved(&current, &heard.arg, -1), Vec::new()),
        ("click", "down") => store.set_schema(moved(&current, &heard.arg, 1), Vec::new()),
        ("change", "preset") => {
            let preset = Preset::ALL.into_iter().find(|preset| preset.id() == heard.value());
            let Some((next, renames)) = preset.map(|preset| replaced(&current, preset.schema())) else { return };
            store.set_schema(next, renames)
        }
        ("change", "merge") => {
            let (next, renames) = merged(&current, &heard.arg, &heard.value());
            shows.update(|shows| shows.open = heard.value());
            store.set_schema(next, renames)
        }
        ("change", "guidelines") => store.set_schema(Schema { guidelines: heard.value(), ..current }, Vec::new()),
        ("click", "delete") => delete(store, current, &heard.arg),
        ("change", field) => change(store, shows, current, field, heard),
        ("click", "retire") => edited(store, current, &heard.arg, |label| {
            label.retired = !label.retired;
            label.key = label.key.filter(|_| !label.retired);
        }),
        _ => return,
    };
    shows.update(|shows| shows.problem = done.err().unwrap_or_default());
}

/// The schema with one label changed.
fn edited(
    store: Store,
    mut schema: Schema,
    name: &str,
    change: impl FnOnce(&mut LabelDefinition),
) -> Result<(), String> {
    if let Some(label) = schema.labels.iter_mut().find(|label| label.name == name) {
        change(label);
    }
    store.set_schema(schema, Vec::new())
}

/// What was typed or chosen in a field of a label.
fn change(store: Store, shows: RwSignal<Shown>, current: Schema, field: &str, heard: &Heard) -> Result<(), String> {
    let (name, value) = (heard.arg.as_str(), heard.value());
    match field {
        "name" => {
            let new = value.trim().to_owned();
            if new == name {
                return Ok(());
            }
            let mut next = current;
            if let Some(label) = next.labels.iter_mut().find(|label| label.name == name) {
                label.name.clone_from(&new);
            }
            store.set_schema(next, vec![(name.to_owned(), new.clone())])?;
            shows.update(|shows| shows.open = new);
            Ok(())
        }
        "key" => edited(store, current, name, |label| label.key = value.trim().chars().next()),
        "description" => edited(store, current, name, |label| value.trim().clone_into(&mut label.description)),
        "hue" => edited(store, current, name, |label| label.hue = value.parse().unwrap_or(label.hue)),
        "numeric" => edited(store, current, name, |label| label.numeric = heard.is_checked()),
        "examples" => edited(store, current, name, |label| {
            label.examples = value.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        }),
        _ => Ok(()),
    }
}

/// Takes a label away that no annotation has; one that is in use can only be retired or merged.
fn delete(store: Store, mut schema: Schema, name: &str) -> Result<(), String> {
    let is_used = store.project.with_untracked(|project| {
        let mut documents = project.workspace().documents().iter();
        documents.any(|document| document.annotations().iter().any(|annotation| annotation.label == name))
    });
    if is_used {
        return Err(tr::schema_in_use(name));
    }
    schema.labels.retain(|label| label.name != name);
    store.set_schema(schema, Vec::new())
}

fn export(schema: &Schema) -> Result<(), String> {
    let json = serde_json::to_string_pretty(schema).map_err(|error| error.to_string())?;
    download::save("tallymark-schema.json", "application/json", &[json])
}

/// Opens the browser's dialog for files.
fn pick(button: &web_sys::Element) {
    let input = button.parent_element().and_then(|parent| parent.query_selector("input[type=file]").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}

/// Reads a schema from a file; annotations go to the labels that take up what theirs stood for.
fn import(store: Store, shows: RwSignal<Shown>, input: &web_sys::Element) {
    let Some(input) = input.dyn_ref::<HtmlInputElement>() else { return };
    let chosen = input.files().and_then(|list| files::listed(&list).into_iter().next());
    input.set_value("");
    let Some(file) = chosen else { return };
    spawn_local(async move {
        let read = files::text(&file).await.and_then(|text| {
            let schema: Schema =
                serde_json::from_str(&text).map_err(|error| tr::schema_unreadable(&file.name(), &error.to_string()))?;
            let (next, renames) = replaced(&store.schema(), schema.clone());
            store.set_schema(Schema { guidelines: schema.guidelines, ..next }, renames)
        });
        shows.update(|shows| shows.problem = read.err().unwrap_or_default());
    });
}
