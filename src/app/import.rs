//! Importing: what is dropped or chosen, the dialog that asks what it is, and the import.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::DocumentId;
use tallymark_dataset::formats::Purpose;
use tallymark_dataset::import::Role;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::app::open_files::open_files;
use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::folders::{self, Dropped, Named};
use crate::platform::pieces::{Encoding, Pieces};
use crate::platform::{clock, files, reason};
use crate::state::{self, Cancel, DatasetFile, Dialog, Lazy, Saving, Store, TableFile, Wanted};
use crate::tr;
use crate::view::draw;
use crate::view::importing::{Dataset, Found, Kind, OPENED_AT_ONCE, Stage, Table, Trouble, Unread, What, kind};

/// How much of a table is looked at for a first row, in bytes.
const LONGEST_HEAD: usize = 8_000_000;

/// An import from the choice of files to its end.
#[derive(Clone, Copy)]
pub(super) struct Import {
    store: Store,
    stage: RwSignal<Stage>,
    skips_known: RwSignal<bool>,
    /// What was found, by its name.
    files: StoredValue<Vec<Named>, LocalStorage>,
    /// What the documents of datasets are taken for.
    purpose: StoredValue<Purpose>,
    cancel: StoredValue<Cancel, LocalStorage>,
    /// The first document that came in.
    first: StoredValue<Option<DocumentId>>,
}

/// The dialog, and what is dropped anywhere on the page.
#[component]
pub(super) fn ImportDialog() -> impl IntoView {
    let import = Import::new(expect_context::<Store>());
    import.take_drops();
    import.take_arrivals();
    let draw = move || draw::import::import(&import.stage.get(), import.skips_known.get());
    view! {
        <DialogPanel
            dialog=Dialog::Import
            title=|| tr::import_title().to_owned()
            class="dialog--wide import"
            draw
            hear=move |heard| import.hear(&heard)
        />
    }
}

impl Import {
    fn new(store: Store) -> Self {
        let import = Self {
            store,
            stage: RwSignal::new(Stage::default()),
            skips_known: RwSignal::new(true),
            files: StoredValue::new_local(Vec::new()),
            purpose: StoredValue::new(Purpose::default()),
            cancel: StoredValue::new_local(Cancel::default()),
            first: StoredValue::new(None),
        };
        // Closed in the midst of it, with Escape say, it is not wanted; opened again, it starts anew.
        Effect::new(move |was_open: Option<bool>| {
            let is_open = store.dialog.get() == Some(Dialog::Import);
            if was_open == Some(true) && !is_open {
                import.cancel.with_value(Cancel::cancel);
                import.stage.set(Stage::default());
            }
            is_open
        });
        import
    }

    fn take_drops(self) {
        let dropped = self.store.dropped;
        effect(move || {
            if dropped.with(|dropped| !dropped.is_empty()) {
                let taken = dropped.try_update(std::mem::take).unwrap_or_default();
                untrack(|| self.take(taken));
            }
        });
    }

    /// What another program hands over is taken like what is dropped, once the stored documents are there.
    fn take_arrivals(self) {
        effect(move || {
            let is_open = self.store.saving.get() != Saving::Opening;
            let arrived = self.store.arrived.get();
            if is_open && !arrived.is_empty() {
                self.store.arrived.set(Vec::new());
                self.take(arrived.into_iter().map(Dropped::File).collect());
            }
        });
    }

    /// Opens a few articles at once; of all else the dialog says what it is.
    fn take(self, dropped: Vec<Dropped>) {
        if matches!(self.stage.get_untracked(), Stage::Reading(_)) {
            return self.store.tell(tr::import_busy());
        }
        let is_article = |one: &Dropped| matches!(one, Dropped::File(file) if is_opened_at_once(&file.name()));
        let is_asked = self.store.dialog.get_untracked() == Some(Dialog::Import);
        if !is_asked && dropped.len() <= OPENED_AT_ONCE && dropped.iter().all(is_article) {
            let files = dropped.into_iter().filter_map(|one| match one {
                Dropped::File(file) => Some(file),
                Dropped::Folder(_) => None,
            });
            return open_files(self.store, files.collect());
        }
        self.store.show(Dialog::Import);
        let cancel = self.begin(Stage::Looking(0));
        spawn_local(async move {
            let told = cancel.clone();
            let tell = |count| self.show(&told, Stage::Looking(count));
            let named = folders::walk(dropped, tell).await;
            self.look(named, cancel).await;
        });
    }

    /// Starts something that can be cancelled.
    fn begin(self, stage: Stage) -> Cancel {
        self.cancel.with_value(Cancel::cancel);
        let cancel = Cancel::default();
        self.cancel.set_value(cancel.clone());
        self.stage.set(stage);
        focus();
        cancel
    }

    /// Shows a stage of something that has not been cancelled.
    fn show(self, cancel: &Cancel, stage: Stage) {
        if !cancel.is_cancelled() {
            self.stage.set(stage);
        }
    }

    /// Finds out what files are: articles by their names, all else by what is in it.
    async fn look(self, named: Vec<Named>, cancel: Cancel) {
        if let [one] = named.as_slice()
            && self.store.is_backup(&one.file).await
        {
            return self.store.offer_backup(one.file.clone());
        }
        let mut found = Found { purpose: self.purpose.try_get_value().unwrap_or_default(), ..Found::default() };
        let mut converter = Lazy::default();
        for (count, one) in named.iter().enumerate() {
            match kind(&one.path) {
                Kind::Article => found.articles.push(one.path.clone()),
                Kind::Other => found.others.push(one.path.clone()),
                Kind::Table | Kind::Dataset => self.look_into(one, &mut found, &mut converter, &cancel).await,
            }
            if cancel.is_cancelled() {
                return;
            }
            if count % 64 == 63 {
                self.show(&cancel, Stage::Looking(count + 1));
                clock::next_task().await;
            }
        }
        self.files.set_value(named);
        self.show(&cancel, Stage::Found(found));
        focus();
    }

    /// Finds out what a file is that may be a dataset or a table.
    async fn look_into(self, one: &Named, found: &mut Found, converter: &mut Lazy, cancel: &Cancel) {
        if self.store.is_backup(&one.file).await {
            return found.troubles.push(trouble(one, What::Backup));
        }
        let told = cancel.clone();
        let tell = |reading| self.show(&told, Stage::Surveying(one.path.clone(), reading));
        match self.store.survey(converter, one, cancel, tell).await {
            Ok(Some((format, survey))) => found.datasets.push(Dataset { name: one.path.clone(), format, survey }),
            Ok(None) if kind(&one.path) == Kind::Dataset => found.others.push(one.path.clone()),
            Ok(None) => look_at_table(one, found).await,
            Err(failure) => found.troubles.push(trouble(one, state::told(&failure))),
        }
    }

    /// Takes a dataset for a table after all: the user says what its columns are.
    fn take_as_table(self, name: &str) {
        let named = self.files.with_value(|files| files.iter().find(|one| one.path == name).cloned());
        let Some(named) = named else { return };
        spawn_local(async move {
            let mut looked = Found::default();
            look_at_table(&named, &mut looked).await;
            self.change(|found| {
                found.datasets.retain(|dataset| dataset.name != named.path);
                looked.tables.into_iter().for_each(|table| found.add_table(table));
                found.troubles.extend(looked.troubles);
            });
            focus();
        });
    }

    fn hear(self, heard: &Heard) {
        match (heard.kind.as_str(), heard.act.as_str()) {
            ("click", "files") => press("import-files"),
            ("click", "folder") => press("import-folder"),
            ("change", "chosen") => self.choose(heard),
            ("change", "skip") => self.skips_known.set(heard.is_checked()),
            ("change", "header") => self.change(|found| {
                if let Some(table) = heard.arg.parse::<usize>().ok().and_then(|place| found.tables.get_mut(place)) {
                    table.set_header(heard.is_checked());
                }
            }),
            ("change", "purpose") => {
                if let Ok(purpose) = heard.arg.parse() {
                    self.purpose.set_value(purpose);
                    self.change(|found| found.purpose = purpose);
                }
            }
            ("change", "apart") => self.change(|found| found.stays_apart = heard.arg == "apart"),
            ("click", "as-table") => self.take_as_table(&heard.arg),
            ("change", "role") => self.change(|found| set_role(found, &heard.arg, &heard.value())),
            ("click", "start") => self.start(),
            ("click", "cancel") => self.stop(),
            ("click", "back") => {
                self.begin(Stage::Choosing);
            }
            ("click", "close") => self.store.close(Dialog::Import),
            ("click", "open") => {
                self.store.close(Dialog::Import);
                self.store.open_document(self.first.get_value());
            }
            _ => {}
        }
    }

    fn change(self, change: impl FnOnce(&mut Found)) {
        self.stage.update(|stage| {
            if let Stage::Found(found) = stage {
                change(found);
            }
        });
    }

    fn choose(self, heard: &Heard) {
        let Some(input) = heard.element.dyn_ref::<HtmlInputElement>() else { return };
        let named = input.files().map(|list| folders::listed(&list)).unwrap_or_default();
        // The same files can be chosen again.
        input.set_value("");
        if !named.is_empty() {
            let cancel = self.begin(Stage::Looking(0));
            spawn_local(self.look(named, cancel));
        }
    }

    /// While documents are added, those that are in stay; before that, nothing has changed.
    fn stop(self) {
        self.cancel.with_value(Cancel::cancel);
        if matches!(self.stage.get_untracked(), Stage::Looking(_) | Stage::Surveying(..)) {
            self.stage.set(Stage::Choosing);
            focus();
        }
    }

    fn start(self) {
        let Stage::Found(found) = self.stage.get_untracked() else { return };
        if !found.is_ready() {
            return;
        }
        let wanted = self.files.with_value(|files| wanted(files, &found, self.skips_known.get_untracked()));
        let cancel = self.begin(Stage::Reading(crate::view::importing::Reading::default()));
        spawn_local(async move {
            let tell = |reading| {
                if self.stage.try_with_untracked(|stage| *stage != Stage::Reading(reading)) == Some(true) {
                    self.show(&cancel, Stage::Reading(reading));
                }
            };
            let (mut summary, first) = self.store.import(wanted, cancel.clone(), tell).await;
            for trouble in found.troubles {
                summary.note(trouble);
            }
            self.store.announcement.set(draw::import::told(&summary));
            self.first.set_value(first);
            // Closed meanwhile, the dialog starts anew when it is opened again; what came in is told all the same.
            if self.store.dialog.get_untracked() == Some(Dialog::Import) {
                self.stage.set(Stage::Done(summary));
                focus();
            } else {
                self.store.tell(draw::import::told(&summary));
            }
        });
    }
}

/// Whether a file of that name is an article, or nothing that is known, which is opened as one.
fn is_opened_at_once(name: &str) -> bool {
    !matches!(kind(name), Kind::Table | Kind::Dataset)
}

async fn look_at_table(one: &Named, found: &mut Found) {
    match head(one).await {
        Ok(Some(table)) => found.add_table(table),
        Ok(None) => found.troubles.push(trouble(one, What::NoRows)),
        Err(unread) => found.troubles.push(trouble(one, What::File(unread))),
    }
}

/// A table by its beginning: as much as it takes to see a row.
async fn head(named: &Named) -> Result<Option<Table>, Unread> {
    files::check_table(&named.file)?;
    match head_as(named, Encoding::Marked).await {
        Err(Unread::NotUtf8) => head_as(named, Encoding::Windows1252).await,
        table => table,
    }
}

async fn head_as(named: &Named, encoding: Encoding) -> Result<Option<Table>, Unread> {
    let mut pieces = Pieces::of(&named.file, encoding);
    let mut head = String::new();
    while let Some(piece) = pieces.next().await? {
        head.push_str(&piece);
        let table = Table::of(&named.path, head.clone(), pieces.is_at_end());
        if table.is_some() || head.len() > LONGEST_HEAD {
            return Ok(table);
        }
    }
    Ok(None)
}

fn trouble(named: &Named, what: What) -> Trouble {
    Trouble { file: named.path.clone(), line: None, what }
}

/// The files of what was found.
fn wanted(files: &[Named], found: &Found, skips_known: bool) -> Wanted {
    let (purpose, stays_apart) = (found.purpose, found.stays_apart);
    let mut wanted = Wanted { purpose, stays_apart, skips_known, ..Wanted::default() };
    for named in files {
        match kind(&named.path) {
            Kind::Article => wanted.articles.push(named.clone()),
            Kind::Other => {}
            Kind::Table | Kind::Dataset => {
                let dataset = found.datasets.iter().find(|dataset| dataset.name == named.path);
                wanted.datasets.extend(
                    dataset.map(|dataset| DatasetFile { named: named.clone(), survey: dataset.survey.clone() }),
                );
                let table = found.tables.iter().find(|table| table.names.contains(&named.path));
                wanted.tables.extend(table.map(|table| TableFile {
                    named: named.clone(),
                    sample: table.sample.clone(),
                    mapping: table.mapping.clone(),
                }));
            }
        }
    }
    wanted
}

/// `arg` is the place of a table and that of its column.
fn set_role(found: &mut Found, arg: &str, name: &str) {
    let Some((table, column)) = arg.split_once(':') else { return };
    let table = table.parse::<usize>().ok().and_then(|place| found.tables.get_mut(place));
    if let (Some(table), Ok(column), Some(role)) = (table, column.parse(), Role::named(name)) {
        table.set_role(column, role);
    }
}

/// Puts the focus on the control of a new stage: the one that had it is gone.
fn focus() {
    clock::after_paint(|| {
        let control = document().get_element_by_id("import-focus").and_then(|found| found.dyn_into().ok());
        if let Some(Err(error)) = control.map(|control: HtmlElement| control.focus()) {
            leptos::logging::warn!("the focus could not be moved: {}", reason(&error));
        }
    });
}

/// Presses a control that is not seen.
fn press(id: &str) {
    if let Some(control) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        control.click();
    }
}
