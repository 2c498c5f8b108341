//! The store: signals for what the screen shows, and [`Store::dispatch`], through which every change goes.

use std::ops::Deref;
use std::rc::Rc;

use leptos::prelude::*;
use tallymark_dataset::{
    Annotation, AnnotationId, Change, Command, Document, DocumentId, Project, Refusal, Stamp, Step, Touched,
};
use tallymark_text::ByteSpan;

use crate::platform::clock;
use crate::platform::extractor::Extractor;
use crate::platform::folders::Dropped;
use crate::state::dialogs::Dialog;
use crate::state::documents::DocumentList;
use crate::state::everywhere::Offer;
use crate::state::extraction::Unread;
use crate::state::journal::{Journal, Saving};
use crate::state::offline::{Keeper, Offline};
use crate::state::preferences::Preferences;
use crate::state::relating::Relating;
use crate::state::screen::Draft;
use crate::state::spans::{Preview, Spans};
use crate::state::tabs::Tabs;
use crate::state::time_spent::Watch;
use crate::state::timing::Begun;
use crate::state::unstored::Unstored;
use crate::state::values::Typed;
use crate::state::work::Work;
use crate::tr;
use crate::view::actions::{Action, Press};
use crate::view::filter::Filter;
use crate::view::pace::Pace;
use crate::view::queue::Queue;
use crate::view::refusal;
use crate::view::tabs::Tab;

/// Everything the components share: a handle to what the page knows, there for as long as the page is. Every closure of the
/// page holds one, so it is a pointer.
#[derive(Clone, Copy)]
pub struct Store(&'static Signals);

impl Deref for Store {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// What the page knows, in signals.
pub struct Signals {
    /// Documents, annotations and history.
    pub project: RwSignal<Project>,
    /// The document on the screen; without one, the screen to add an article.
    pub open: RwSignal<Option<DocumentId>>,
    /// The mention under review.
    pub selected: RwSignal<Option<AnnotationId>>,
    /// Words the user has selected and may label.
    pub words: RwSignal<Option<ByteSpan>>,
    /// What is going on with boundaries.
    pub spans: Spans,
    /// What is typed on the screen to add an article.
    pub draft: RwSignal<Draft>,
    /// What is typed into fields of values and is not taken yet.
    pub typed: RwSignal<Vec<Typed>>,
    /// The relation that is being made, or the last one that was: read it with [`Store::relating`].
    pub relating: RwSignal<Option<Relating>>,
    /// Whether what was done is stored.
    pub saving: RwSignal<Saving>,
    /// Whether this tab writes, or follows another that does.
    pub tab: RwSignal<Tab>,
    /// What was done here and could not be stored, because another tab has taken over.
    pub unstored: RwSignal<Option<Unstored>>,
    /// Messages to the user, oldest first.
    pub notices: RwSignal<Vec<Notice>>,
    /// What a screen reader is told of the last act.
    pub announcement: RwSignal<String>,
    /// Documents whose mentions are being looked for.
    pub extracting: RwSignal<Queue>,
    /// Those that could not be read, to be told when no more wait.
    pub(super) unread: StoredValue<Vec<(DocumentId, Unread)>>,
    /// The list of documents: what is shown of it, and what is done with several.
    pub list: DocumentList,
    /// How much of the journal has been replayed at the start, in percent.
    pub opened: RwSignal<u8>,
    /// Documents that were read without the model of names, and should be read again.
    pub without_names: RwSignal<Vec<DocumentId>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What comes with the dialogs, once it is loaded.
    pub dialogs: RwSignal<Option<Dialogs>>,
    /// Whether a backup is to be downloaded.
    pub backup_wanted: RwSignal<bool>,
    /// The keys that were pressed since a dialog was asked for, until it has the focus.
    pub typed_ahead: StoredValue<Option<Vec<String>>>,
    /// What an article is reviewed with, once it is loaded.
    pub review: RwSignal<Option<Review>>,
    /// The place of the sample article that is asked for.
    pub sample: RwSignal<Option<usize>>,
    /// What was dropped on the page and nobody has looked at.
    pub dropped: RwSignal<Vec<Dropped>, LocalStorage>,
    /// What the user has set.
    pub preferences: RwSignal<Preferences>,
    /// Whether it is known what the user has set.
    pub(super) is_settled: RwSignal<bool>,
    /// The long act that is under way.
    pub working: RwSignal<Option<Work>>,
    pub(super) cancelled: StoredValue<bool>,
    /// Which mentions are looked at.
    pub filter: RwSignal<Filter>,
    /// Whether the panel to choose them is open.
    pub filtering: RwSignal<bool>,
    /// Whether only the sentence of the current mention stands out.
    pub focus: RwSignal<bool>,
    /// The last decision, where it could be applied to the same words elsewhere.
    pub offer: RwSignal<Option<Offer>>,
    /// Whether the menu of review is open.
    pub review_menu: RwSignal<bool>,
    /// Whether the offer is to have the focus once it is there.
    pub offer_wanted: RwSignal<bool>,
    pub(super) offers_asked: StoredValue<u32>,
    pub(super) pace: StoredValue<Pace>,
    /// Whether the page works without a network.
    pub offline: RwSignal<Offline>,
    /// Whether a newer version of the page waits to be used.
    pub newer: RwSignal<bool>,
    pub(super) keeper: StoredValue<Keeper, LocalStorage>,
    /// Files that another program hands over.
    pub arrived: RwSignal<Vec<web_sys::File>, LocalStorage>,
    /// Counts up when the search field is to have the focus.
    pub search: RwSignal<u32>,
    /// Counts up when something was touched; what it was is in `touched`.
    pub redraw: RwSignal<u32>,
    pub(super) touched: StoredValue<Vec<Touched>>,
    pub(super) journal: StoredValue<Journal, LocalStorage>,
    /// Whether another workspace is about to be shown: nothing is learnt or done about this one any more.
    pub(super) is_leaving: StoredValue<bool>,
    /// A file that is to be restored, or asked about.
    pub backup: RwSignal<Option<web_sys::File>, LocalStorage>,
    /// How many decisions were made since the start.
    pub(super) decisions: StoredValue<u32>,
    pub(super) extractor: StoredValue<Extractor, LocalStorage>,
    pub(super) begun: StoredValue<Begun>,
    pub(super) watch: StoredValue<Watch>,
    pub(super) tabs: StoredValue<Rc<Tabs>, LocalStorage>,
    notice_count: StoredValue<u32>,
}

/// What is loaded with the dialogs: all that the first look at the page does without.
#[derive(Clone, Copy, Debug)]
pub struct Dialogs {
    /// Draws all of them, closed.
    pub draw: fn() -> AnyView,
    /// Has everything downloaded as a file.
    pub download_backup: fn(Store),
}

/// The part of the program that an article is reviewed with. It is loaded when there is one.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// The sample article of a place.
    pub sample: fn(usize) -> &'static str,
    /// Draws the list of documents.
    pub documents: fn() -> AnyView,
    /// Draws the search field.
    pub search: fn() -> AnyView,
    /// Draws the article and what belongs to it.
    pub article: fn() -> AnyView,
    /// Draws what is beside it.
    pub inspector: fn() -> AnyView,
    /// Answers a key.
    pub press: fn(Store, Press<'_>) -> bool,
    /// Carries out an action that needs an open document.
    pub act: fn(Store, Action) -> bool,
}

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know; goes by itself.
    Info,
    /// Something did not work; stays until it is dismissed.
    Error,
}

/// A message to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells it from the others.
    pub id: u32,
    /// How grave it is.
    pub kind: NoticeKind,
    /// What it says.
    pub text: String,
    /// The dialog where something can be done about it.
    pub leads_to: Option<Dialog>,
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

impl Store {
    /// An empty store. It keeps nothing until [`Store::open_storage`] has found the browser's database.
    pub fn new() -> Self {
        let saving = RwSignal::new(Saving::Opening);
        Self(Box::leak(Box::new(Signals {
            project: RwSignal::new(Project::default()),
            open: RwSignal::new(None),
            selected: RwSignal::new(None),
            words: RwSignal::new(None),
            spans: Spans::default(),
            draft: RwSignal::new(Draft::default()),
            typed: RwSignal::new(Vec::new()),
            relating: RwSignal::new(None),
            saving,
            tab: RwSignal::new(Tab::Writing),
            unstored: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            extracting: RwSignal::new(Queue::default()),
            unread: StoredValue::new(Vec::new()),
            list: DocumentList::default(),
            opened: RwSignal::new(0),
            without_names: RwSignal::new(Vec::new()),
            dialog: RwSignal::new(None),
            dialogs: RwSignal::new(None),
            backup_wanted: RwSignal::new(false),
            typed_ahead: StoredValue::new(None),
            sample: RwSignal::new(None),
            review: RwSignal::new(None),
            dropped: RwSignal::new_local(Vec::new()),
            preferences: RwSignal::new(Preferences::default()),
            is_settled: RwSignal::new(false),
            working: RwSignal::new(None),
            cancelled: StoredValue::new(false),
            filter: RwSignal::new(Filter::default()),
            filtering: RwSignal::new(false),
            focus: RwSignal::new(false),
            offer: RwSignal::new(None),
            review_menu: RwSignal::new(false),
            offer_wanted: RwSignal::new(false),
            offers_asked: StoredValue::new(0),
            pace: StoredValue::new(Pace::default()),
            offline: RwSignal::new(Offline::Unknown),
            newer: RwSignal::new(false),
            keeper: StoredValue::new_local(Keeper::default()),
            arrived: RwSignal::new_local(Vec::new()),
            search: RwSignal::new(0),
            redraw: RwSignal::new(0),
            touched: StoredValue::new(Vec::new()),
            journal: StoredValue::new_local(Journal::new(saving)),
            is_leaving: StoredValue::new(false),
            backup: RwSignal::new_local(None),
            decisions: StoredValue::new(0),
            extractor: StoredValue::new_local(Extractor::default()),
            begun: StoredValue::new(Begun::default()),
            watch: StoredValue::new(Watch::default()),
            tabs: StoredValue::new_local(Rc::default()),
            notice_count: StoredValue::new(0),
        })))
    }

    /// Carries out what the user asks. A refusal becomes a message.
    pub fn dispatch(self, command: Command) -> Option<Touched> {
        if !self.is_free() {
            return None;
        }
        let decides = matches!(command, Command::Edit { .. } | Command::Add { .. });
        let start = clock::reading();
        let before = self.decided();
        match self.carry_out(command, Step::Act) {
            Ok(touched) => {
                if decides {
                    self.begin_deciding(start);
                    if self.decided() > before {
                        self.decisions.update_value(|made| *made = made.saturating_add(1));
                        self.note_pace(start);
                    }
                }
                touched
            }
            Err(Refusal::NoChange) => None,
            Err(refusal) => {
                self.tell(refusal::words(&refusal));
                None
            }
        }
    }

    fn decided(self) -> usize {
        self.with_document(|document| document.progress().decided).unwrap_or_default()
    }

    /// Carries out what Tallymark itself has found out: not the user's to undo, and what no longer fits is dropped.
    pub(super) fn learn(self, command: Command) -> Option<Touched> {
        // A refusal here means that the user has moved on: the document is gone, or the words are others.
        self.carry_out(command, Step::Learn).ok().flatten()
    }

    pub(super) fn carry_out(self, command: Command, step: fn(Change) -> Step) -> Result<Option<Touched>, Refusal> {
        let stamp = self.stamp();
        let change = self.project.with_untracked(|project| command.plan(project.workspace(), &stamp))?;
        Ok(self.take(step(change)))
    }

    /// Who does something now.
    pub(super) fn stamp(self) -> Stamp {
        Stamp { at: clock::now(), by: self.preferences.with_untracked(|preferences| preferences.annotator.clone()) }
    }

    /// Takes a step, writes it to the journal and has the screen redrawn: the only place where the project changes, but for
    /// what another tab has done ([`Store::read_along`]). A tab that follows takes none of its own.
    pub(super) fn take(self, step: Step) -> Option<Touched> {
        if self.is_leaving.get_value() {
            return None;
        }
        if !self.may_write() {
            // What Tallymark finds out by itself the other tab finds out as well.
            if !matches!(step, Step::Learn(_)) {
                self.tell(tr::tabs_refused());
            }
            return None;
        }
        let record = step.clone();
        match self.project.try_update(|project| project.take(step))? {
            Ok(touched) => {
                self.journal.with_value(|journal| journal.append(record, &touched));
                self.redraw_after(touched.clone());
                Some(touched)
            }
            Err(error) => {
                self.fail(tr::message_not_done(&refusal::change(&error)));
                None
            }
        }
    }

    /// Notes what the screen has to redraw.
    pub(super) fn redraw_after(self, touched: Touched) {
        self.list.note(touched.clone());
        self.touched.update_value(|all| all.push(touched));
        self.redraw.update(|count| *count += 1);
    }

    /// What was touched since this was last asked.
    pub fn take_touched(self) -> Vec<Touched> {
        self.touched.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// The document on the screen, read without subscribing.
    pub fn with_document<T>(self, read: impl FnOnce(&Document) -> T) -> Option<T> {
        let open = self.open.get_untracked()?;
        self.project.with_untracked(|project| project.workspace().document(&open).map(read))
    }

    /// The mention under review as it is shown, and a subscription to it: while a boundary is dragged, as it would be.
    pub fn current(self) -> Option<Annotation> {
        let (open, selected) = (self.open.get()?, self.selected.get()?);
        let known = |project: &Project| project.workspace().document(&open)?.annotation(selected).cloned();
        let current = self.project.with(known)?;
        Some(match self.spans.preview.get() {
            Some(Preview { span, norm }) => Annotation { span, norm: norm.unwrap_or_default(), ..current },
            None => current,
        })
    }

    /// Tells the user something; it goes by itself.
    pub fn tell(self, text: impl Into<String>) {
        self.note(NoticeKind::Info, text.into(), None);
    }

    /// Tells the user that something did not work; it stays until it is dismissed.
    pub fn fail(self, text: impl Into<String>) {
        self.note(NoticeKind::Error, text.into(), None);
    }

    /// The same, with a button to the dialog where something can be done about it.
    pub fn fail_with(self, text: impl Into<String>, leads_to: Dialog) {
        self.note(NoticeKind::Error, text.into(), Some(leads_to));
    }

    fn note(self, kind: NoticeKind, text: String, leads_to: Option<Dialog>) {
        const SHOWN: std::time::Duration = std::time::Duration::from_secs(6);
        let id = self.notice_count.get_value();
        self.notice_count.set_value(id.wrapping_add(1));
        self.notices.update(|notices| {
            notices.retain(|notice| notice.text != text);
            notices.push(Notice { id, kind, text, leads_to });
        });
        if kind == NoticeKind::Info {
            let store = self;
            set_timeout(move || store.dismiss(id), SHOWN);
        }
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        self.notices.update(|notices| notices.retain(|notice| notice.id != id));
    }
}
