//! Comparing annotators: the dialog from the choice of files to the merged documents.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_converter::{Compare, Comparison};
use tallymark_dataset::agreement::Scope;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlElement, HtmlInputElement};

use crate::app::panel::{DialogPanel, Heard};
use crate::platform::{clock, download, files};
use crate::state::{Annotators, Cancel, Dialog, Store};
use crate::tr;
use crate::view::comparing::{Act, Comparing, Stage, act_of};
use crate::view::draw;

/// What the dialog works with.
#[derive(Clone, Copy)]
struct Agreement {
    store: Store,
    comparing: RwSignal<Comparing>,
    /// The files of [`Comparing::files`].
    files: StoredValue<Vec<File>, LocalStorage>,
    /// Those who are compared; nobody while the converter is at work.
    annotators: StoredValue<Option<Annotators>, LocalStorage>,
    cancel: StoredValue<Cancel, LocalStorage>,
}

/// The dialog. What was chosen stays when it is closed.
#[component]
pub(super) fn AgreementDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let agreement = Agreement {
        store,
        comparing: RwSignal::new(Comparing::default()),
        files: StoredValue::new_local(Vec::new()),
        annotators: StoredValue::new_local(None),
        cancel: StoredValue::new_local(Cancel::default()),
    };
    agreement.hear_keys();
    let draw = move || {
        store.preferences.track();
        agreement.comparing.with(draw::agreement::agreement)
    };
    view! {
        <DialogPanel
            dialog=Dialog::Agreement
            title=|| tr::agreement_title().to_owned()
            class="dialog--wide agreement"
            draw
            hear=move |heard| agreement.hear(&heard)
        />
    }
}

impl Agreement {
    /// While disagreements are decided, keys are heard wherever in the dialog the focus is.
    fn hear_keys(self) {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_here = self.store.dialog.get_untracked() == Some(Dialog::Agreement)
                && self.comparing.with_untracked(|comparing| comparing.stage == Stage::Walking);
            if !is_here || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if let Some(act) = act_of(&event.key(), &event.code(), event.shift_key()) {
                event.prevent_default();
                self.act(act);
            }
        });
        on_cleanup(move || listener.remove());
    }

    fn hear(self, heard: &Heard) {
        let number = || heard.arg.parse::<usize>().ok();
        match (heard.kind.as_str(), heard.act.as_str()) {
            ("click", "files") => press("agreement-files"),
            ("change", "chosen") => self.choose(heard),
            ("change", "name") => self.with_file(number(), |comparing, place| {
                if let Some(chosen) = comparing.files.get_mut(place) {
                    chosen.name = heard.value();
                }
            }),
            ("click", "without") => self.leave_out(number()),
            ("change", "suggested") => self.comparing.update(|comparing| comparing.suggested = heard.is_checked()),
            ("change", "with-alone") => self.comparing.update(|comparing| comparing.with_alone = heard.is_checked()),
            ("click", "start") => self.start(),
            ("click", "cancel") => self.stop(),
            ("click", "close") => self.store.close(Dialog::Agreement),
            ("click", "back") => self.turn(Stage::Choosing),
            ("click", "figures") => self.turn(Stage::Figures),
            ("click", "walk") => self.turn(Stage::Walking),
            ("click", "download") => spawn_local(self.download()),
            ("click", "add") => spawn_local(self.add()),
            ("click", "take") => number().into_iter().for_each(|number| self.act(Act::Take(number))),
            ("change", "toggle") => number().into_iter().for_each(|number| self.act(Act::Toggle(number))),
            ("click", "none") => self.act(Act::None),
            ("click", "all") => self.act(Act::All),
            ("click", "undo") => self.act(Act::Undo),
            ("click", "next") => self.act(Act::Next),
            ("click", "previous") => self.act(Act::Previous),
            _ => {}
        }
    }

    /// Decides about the disagreement that is looked at, or goes to another.
    fn act(self, act: Act) {
        self.comparing.update(|comparing| {
            let at = comparing.at;
            if comparing.act(act) {
                let decides = !matches!(act, Act::Next | Act::Previous | Act::Undo);
                comparing.told = draw::agreement::told(comparing, if decides { at } else { comparing.at });
            }
        });
        if !matches!(act, Act::Next | Act::Previous) {
            let kept = self.comparing.with_untracked(Comparing::kept);
            self.store.preferences.update(|own| own.adjudication = kept);
        }
    }

    fn turn(self, stage: Stage) {
        self.comparing.update(|comparing| comparing.stage = stage);
        focus();
    }

    fn with_file(self, place: Option<usize>, change: impl FnOnce(&mut Comparing, usize)) {
        if let Some(place) = place {
            self.comparing.update(|comparing| change(comparing, place));
        }
    }

    fn choose(self, heard: &Heard) {
        let Some(input) = heard.element.dyn_ref::<HtmlInputElement>() else { return };
        let chosen = input.files().map(|list| files::listed(&list)).unwrap_or_default();
        // The same files can be chosen again.
        input.set_value("");
        let names: Vec<String> = chosen.iter().map(File::name).collect();
        let taken = self.comparing.try_update(|comparing| comparing.choose(names)).unwrap_or_default();
        let taken = taken.into_iter().filter_map(|place| chosen.get(place).cloned());
        self.files.update_value(|files| files.extend(taken));
    }

    fn leave_out(self, place: Option<usize>) {
        self.with_file(place, |comparing, place| {
            if place < comparing.files.len() {
                comparing.files.remove(place);
                self.files.update_value(|files| drop(files.remove(place)));
            }
        });
        focus();
    }

    fn stop(self) {
        self.cancel.with_value(Cancel::cancel);
        self.turn(Stage::Choosing);
    }

    fn start(self) {
        if !self.comparing.with_untracked(Comparing::is_ready) {
            return;
        }
        self.cancel.with_value(Cancel::cancel);
        let cancel = Cancel::default();
        self.cancel.set_value(cancel.clone());
        self.turn(Stage::Reading(0));
        spawn_local(async move {
            let compared = self.compare(&cancel).await;
            if cancel.is_cancelled() {
                return;
            }
            self.comparing.update(|comparing| match compared {
                Ok((annotators, comparison)) => {
                    self.annotators.set_value(Some(annotators));
                    self.store.preferences.with_untracked(|own| comparing.show(comparison, &own.adjudication));
                }
                Err(trouble) => (comparing.trouble, comparing.stage) = (trouble, Stage::Choosing),
            });
            focus();
        });
    }

    /// Reads the files and compares them; the error is a message for the user.
    async fn compare(self, cancel: &Cancel) -> Result<(Annotators, Comparison), String> {
        let mut annotators = Annotators::start().await.map_err(|failure| failure.to_string())?;
        for (place, file) in self.files.try_get_value().unwrap_or_default().iter().enumerate() {
            if cancel.is_cancelled() {
                return Err(String::new());
            }
            self.comparing.update(|comparing| comparing.stage = Stage::Reading(place));
            let gathered = annotators.gather(file).await.map_err(|failure| failure.to_string())?;
            if gathered.documents.is_none() {
                return Err(tr::agreement_no_dataset(&file.name()));
            }
            self.with_file(Some(place), |comparing, place| {
                if let Some(chosen) = comparing.files.get_mut(place) {
                    chosen.problems = gathered.problems;
                }
            });
        }
        if cancel.is_cancelled() {
            return Err(String::new());
        }
        let wanted = self.comparing.try_update(|comparing| {
            comparing.stage = Stage::Reading(comparing.files.len());
            let names = comparing.files.iter().map(|chosen| chosen.name.clone()).collect();
            Compare { names, scope: Scope { suggested: comparing.suggested, ..Scope::default() } }
        });
        let compared = annotators.compare(wanted.unwrap_or_default()).await.map_err(|failure| failure.to_string())?;
        Ok((annotators, compared))
    }

    /// Begins to merge: nobody else has the annotators until [`Agreement::end_merging`].
    fn begin_merging(self) -> Option<(Annotators, tallymark_converter::Merge)> {
        let annotators = self.annotators.try_update_value(Option::take).flatten()?;
        self.comparing.update(|comparing| comparing.is_merging = true);
        let merge = self
            .comparing
            .with_untracked(|comparing| self.store.merge_of(&comparing.adjudication, comparing.with_alone));
        Some((annotators, merge))
    }

    fn end_merging(self, annotators: Annotators) {
        // Others may have been compared meanwhile.
        self.annotators.update_value(|known| {
            known.get_or_insert(annotators);
        });
        self.comparing.update(|comparing| comparing.is_merging = false);
    }

    async fn download(self) {
        let Some((mut annotators, merge)) = self.begin_merging() else { return };
        let name = format!("merged-{}.jsonl", merge.at.0.get(..10).unwrap_or("dataset"));
        let saved = annotators.merged_file(merge).await;
        let saved = saved.and_then(|(count, file)| download::save_blob(&name, &file).map(|()| count));
        self.end_merging(annotators);
        match saved {
            Ok(count) => self.store.tell(tr::agreement_downloaded(count)),
            Err(trouble) => self.store.fail(trouble),
        }
    }

    async fn add(self) {
        let Some((mut annotators, merge)) = self.begin_merging() else { return };
        let merged = annotators.merged_documents(merge).await;
        match merged {
            Ok(documents) => {
                let count = self.store.add_merged(documents).await;
                self.store.tell(tr::agreement_added(count));
            }
            Err(failure) => self.store.fail(failure.to_string()),
        }
        self.end_merging(annotators);
    }
}

/// Puts the focus on what a new stage begins with: what had it is gone.
fn focus() {
    clock::after_paint(|| {
        if let Some(control) = element("agreement-focus") {
            // What cannot take the focus leaves it where it is.
            let _: Result<(), _> = control.focus();
        }
    });
}

/// Presses a control that is not seen.
fn press(id: &str) {
    if let Some(control) = element(id) {
        control.click();
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|found| found.dyn_into().ok())
}
