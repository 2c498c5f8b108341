//! The dialog to download the dataset: what is chosen is written and proven at once, and saved as it was proven.

use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_converter::Report;
use tallymark_dataset::formats::{Format, InsideToken, Overlap};
use tallymark_dataset::tokens::Tokeniser;
use tallymark_dataset::{Decision, DocumentId};

use crate::app::panel::{DialogPanel, Heard};
use crate::effect::effect;
use crate::platform::clock::Debounce;
use crate::platform::download;
use crate::state::{Dialog, Finished, Store, Wish};
use crate::tr;
use crate::view::downloading::{Choices, Scope, Stage};
use crate::view::draw;
use crate::view::draw::download::Shown;

/// How long nothing more is chosen before it is written.
const REST: Duration = Duration::from_millis(120);

/// The dialog and what it is at.
#[derive(Clone, Copy)]
struct Download {
    store: Store,
    wanted: RwSignal<Scope>,
    stage: RwSignal<Stage>,
    /// How many documents, mentions in them, and of those how many are decided: counted when something is chosen.
    counts: RwSignal<(usize, usize, usize)>,
    /// Ends the writing that is under way.
    running: StoredValue<Option<AbortHandle>, LocalStorage>,
    /// What was written last.
    finished: StoredValue<Option<Finished>, LocalStorage>,
    rest: StoredValue<Debounce>,
}

/// The dialog.
#[component]
pub(super) fn DownloadDialog() -> impl IntoView {
    let download = Download::new(expect_context::<Store>());
    view! {
        <DialogPanel
            dialog=Dialog::Download
            title=|| tr::download_title().to_owned()
            class="download"
            draw=move || download.draw()
            hear=move |heard| download.hear(&heard)
        />
    }
}

impl Download {
    fn new(store: Store) -> Self {
        let download = Self {
            store,
            wanted: RwSignal::new(Scope::Open),
            stage: RwSignal::new(Stage::Closed),
            counts: RwSignal::new((0, 0, 0)),
            running: StoredValue::new_local(None),
            finished: StoredValue::new_local(None),
            rest: StoredValue::new(Debounce::new(REST)),
        };
        let choices = Memo::new(move |_| store.preferences.with(|own| own.download.clone()));
        let privacy = Memo::new(move |_| store.preferences.with(|own| (own.omits_annotators, own.omits_time)));
        let is_open = Memo::new(move |_| store.dialog.get() == Some(Dialog::Download));
        // Whatever changes what would be in the file has it written anew.
        effect(move || {
            if !is_open.get() {
                return download.end(Stage::Closed);
            }
            // Read, not only tracked: a memo that nobody reads is never worked out.
            choices.with(|_| ());
            privacy.with(|_| ());
            download.wanted.track();
            store.open.track();
            download.begin();
        });
        download
    }

    /// Ends what is under way.
    fn end(self, stage: Stage) {
        if let Some(running) = self.running.try_update_value(Option::take).flatten() {
            running.abort();
        }
        self.finished.set_value(None);
        if self.stage.with_untracked(|now| *now != stage) {
            self.stage.set(stage);
        }
    }

    /// Writes what is chosen, once nothing more is chosen for a moment.
    fn begin(self) {
        self.counts.set(self.count());
        self.end(self.stage.get_untracked().begun());
        self.rest.with_value(|rest| rest.run(move || self.write()));
    }

    fn write(self) {
        // The dialog may have been closed meanwhile.
        if !matches!(self.stage.get_untracked(), Stage::Working(..)) {
            return;
        }
        let documents = self.documents();
        if documents.is_empty() {
            return self.stage.set(Stage::Empty);
        }
        let choices = self.store.preferences.with_untracked(|own| own.download.clone());
        let is_one = self.scope() == Scope::Open;
        let title = self.store.with_document(|document| document.title.clone()).filter(|_| is_one);
        let wish = Wish { documents, choices, title };
        let tell = move |progress| {
            self.stage.update(|stage| {
                if let Stage::Working(now, _) = stage {
                    *now = progress;
                }
            });
        };
        let (task, handle) = abortable(self.store.export(wish, tell));
        self.running.set_value(Some(handle));
        spawn_local(async move {
            let stage = match task.await {
                // Something else was chosen, or the dialog closed.
                Err(_) => return,
                Ok(Err(problem)) => Stage::Failed(problem),
                Ok(Ok(finished)) => {
                    let proof = Box::new(finished.proof.clone());
                    self.finished.set_value(Some(finished));
                    Stage::Proven(proof)
                }
            };
            self.running.set_value(None);
            self.stage.set(stage);
        });
    }

    /// Without an open document there is no choice of it.
    fn scope(self) -> Scope {
        match self.wanted.get_untracked() {
            Scope::Open if self.store.open.with_untracked(Option::is_none) => Scope::All,
            Scope::Listed if !self.is_filtered() => Scope::All,
            wanted => wanted,
        }
    }

    fn is_filtered(self) -> bool {
        self.store.list.listing.with_untracked(crate::view::listing::Listing::is_filtered)
    }

    fn documents(self) -> Vec<DocumentId> {
        match self.scope() {
            Scope::Open => self.store.open.get_untracked().into_iter().collect(),
            Scope::All => self.store.project.with_untracked(|project| {
                project.workspace().documents().iter().map(|document| document.id.clone()).collect()
            }),
            Scope::Listed => {
                let rows = self.store.listed();
                self.store.with_catalogue(|catalogue| {
                    rows.iter().filter_map(|row| Some(catalogue.rows().get(*row)?.id.clone())).collect()
                })
            }
        }
    }

    fn count(self) -> (usize, usize, usize) {
        let documents = self.documents();
        self.store.project.with_untracked(|project| {
            let found = documents.iter().filter_map(|id| project.workspace().document(id));
            found.fold((0, 0, 0), |(count, total, decided), document| {
                let progress = document.progress();
                (count + 1, total + progress.total, decided + progress.decided)
            })
        })
    }

    fn draw(self) -> maud::Markup {
        self.wanted.track();
        self.store.open.track();
        let labels = self
            .store
            .project
            .with(|project| project.workspace().schema().labels.iter().map(|label| label.name.clone()).collect());
        let (choices, names, time) =
            self.store.preferences.with(|own| (own.download.clone(), !own.omits_annotators, !own.omits_time));
        self.stage.with(|stage| {
            draw::download::download(&Shown {
                choices: &choices,
                scope: self.scope(),
                has_open: self.store.open.with_untracked(Option::is_some),
                listed: self.is_filtered().then(|| self.store.listed().len()),
                counts: self.counts.get(),
                labels,
                names,
                time,
                stage,
                has_picker: download::has_picker(),
            })
        })
    }

    fn hear(self, heard: &Heard) {
        let choose = |change: &dyn Fn(&mut Choices)| self.store.preferences.update(|own| change(&mut own.download));
        let (value, arg) = (heard.value(), heard.arg.as_str());
        match (heard.kind.as_str(), heard.act.as_str()) {
            ("change", "format") => {
                if let Ok(format) = arg.parse::<Format>() {
                    choose(&|own| own.format = format);
                }
            }
            ("change", "scope") => self.wanted.set(match arg {
                "all" => Scope::All,
                "listed" => Scope::Listed,
                _ => Scope::Open,
            }),
            ("change", "decision") => {
                if let Some(decision) = Decision::ALL.into_iter().find(|decision| decision.name() == arg) {
                    choose(&|own| own.set_decision(decision, heard.is_checked()));
                }
            }
            ("change", "label") => choose(&|own| own.set_label(arg, heard.is_checked())),
            ("change", "rename") => choose(&|own| own.rename(arg, &value)),
            ("change", "tokeniser") => choose(&|own| own.tokeniser = Tokeniser::named(arg)),
            ("change", "inside") => choose(&|own| own.inside_token = inside_token(arg)),
            ("change", "overlap") => choose(&|own| own.overlap = overlap(arg)),
            ("change", "split") => choose(&|own| own.splits = heard.is_checked()),
            ("change", "share") => {
                if let (Ok(part), Ok(percent)) = (arg.parse(), value.parse()) {
                    choose(&|own| own.set_share(part, percent));
                }
            }
            ("change", "names") => self.store.preferences.update(|own| own.omits_annotators = !heard.is_checked()),
            ("change", "time") => self.store.preferences.update(|own| own.omits_time = !heard.is_checked()),
            ("click", "stop") => self.end(Stage::Stopped),
            ("click", "again") => self.begin(),
            ("click", "close") => self.store.close(Dialog::Download),
            ("click", "card") => self.save_beside("README.md", "text/markdown;charset=utf-8", |report| &report.card),
            ("click", "config") => {
                self.save_beside("label-studio.xml", "application/xml;charset=utf-8", |report| &report.config);
            }
            ("click", "save") => self.save(),
            ("click", "save-to") => self.save_to(),
            _ => {}
        }
    }

    /// Hands the file to the browser, just as it was proven.
    fn save(self) {
        let saved = self.finished.with_value(|finished| {
            finished.as_ref().map(|finished| download::save_blob(&finished.name, &finished.file))
        });
        self.done(saved);
    }

    fn done(self, saved: Option<Result<(), String>>) {
        match saved {
            Some(Ok(())) => {
                self.store.tell(tr::download_done());
                self.store.close(Dialog::Download);
            }
            Some(Err(problem)) => self.store.fail(problem),
            None => {}
        }
    }

    fn save_to(self) {
        let file = self
            .finished
            .with_value(|finished| finished.as_ref().map(|finished| (finished.name.clone(), finished.file.clone())));
        let Some((name, file)) = file else { return };
        spawn_local(async move {
            match download::save_to(&name, &file).await {
                Ok(true) => {
                    self.store.tell(tr::download_written(&name));
                    self.store.close(Dialog::Download);
                }
                Ok(false) => {}
                Err(problem) => self.store.fail(problem),
            }
        });
    }

    /// Saves what belongs to the file: the dialog stays open for the file itself.
    fn save_beside(self, name: &str, media_type: &str, text: impl Fn(&Report) -> &String) {
        let saved = self.finished.with_value(|finished| {
            let text = text(&finished.as_ref()?.proof.report);
            Some(download::save(name, media_type, std::slice::from_ref(text)))
        });
        match saved {
            Some(Ok(())) => self.store.tell(tr::download_done()),
            Some(Err(problem)) => self.store.fail(problem),
            None => {}
        }
    }
}

fn inside_token(name: &str) -> InsideToken {
    match name {
        "widen" => InsideToken::Widen,
        "leave-out" => InsideToken::LeaveOut,
        _ => InsideToken::SplitToken,
    }
}

fn overlap(name: &str) -> Overlap {
    match name {
        "shorter" => Overlap::KeepShorter,
        "leave-out" => Overlap::LeaveOut,
        _ => Overlap::KeepLonger,
    }
}
