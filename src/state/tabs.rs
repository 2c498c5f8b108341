//! Which of several tabs writes: one has the lock and the number of the writer in storage, the others follow it and wait
//! for their turn. What a tab does about what it hears is in [`crate::view::tabs`].
//!
//! To take over, a tab asks. The writer stores what it has done, says so and writes no more, and the tab that has asked
//! takes the lock. A writer that does not answer is frozen or gone: then the lock is taken from it all the same, and what
//! it has not stored it cannot store any more ([`crate::state::unstored`]). Whoever begins to write takes the number of the
//! writer first and reads to the end of the journal then: nobody else adds to it meanwhile.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::platform::storage::{Storage, StorageError, record};
use crate::platform::tabs::{self, Channel, Held, Manner};
use crate::platform::{clock, reason};
use crate::state::journal::{Journal, Saving};
use crate::state::replay::newest_snapshot;
use crate::state::{Screen, Store};
use crate::tr;
use crate::view::queue::Queue;
use crate::view::tabs::{Heard, Itself, Letter, Response, Says, Tab};

const _: () = assert!(crate::view::tabs::VERSION == record::VERSION, "messages tell of records of their version");

/// How long the writer has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The same where the browser has no locks, so that nobody knows whether there is a writer.
const COURTESY: Duration = Duration::from_millis(300);

/// How long the page before a reload has to let the lock go.
const RELOAD: Duration = Duration::from_millis(100);

/// How long a writer tries to store what it has done before it goes on writing, and how long it waits for the lock that it
/// has given to be taken.
const HANDOVER: Duration = Duration::from_secs(4);

/// How long a tab that is reading on may take to end that.
const BREATH: Duration = Duration::from_millis(5);

/// What a tab knows of the others.
pub(super) struct Tabs {
    id: u32,
    channel: RefCell<Option<Channel>>,
    storage: RefCell<Option<Rc<Storage>>>,
    /// The lock, where it has it.
    lock: RefCell<Option<Held>>,
    /// Whether its role is not known yet.
    is_joining: Cell<bool>,
    /// Whether it waits for its turn to have the lock.
    is_queued: Cell<bool>,
    /// Whether it is about to write.
    is_promoted: Cell<bool>,
    /// How often it has given way.
    handovers: Cell<u32>,
    /// Whether it is about to stop.
    pub(super) is_leaving: Cell<bool>,
    /// Who waits for the answer of the writer: whether it gives way.
    answer: Cell<Option<oneshot::Sender<bool>>>,
    /// The last record of the journal that is in the project.
    pub(super) position: Cell<u32>,
    /// The workspace that this is a record of.
    pub(super) workspace: Cell<u32>,
    /// The last record that is known to be stored.
    pub(super) announced: Cell<u32>,
    /// Whether it is reading on, and whether there is more to be read.
    pub(super) is_reading: Cell<bool>,
    pub(super) has_more: Cell<bool>,
    /// Whether it looks by itself every now and then.
    pub(super) is_looking: Cell<bool>,
    /// The screen as it was last stored.
    pub(super) stored_screen: RefCell<Screen>,
}

impl Default for Tabs {
    fn default() -> Self {
        Self {
            id: tabs::id(),
            channel: RefCell::default(),
            storage: RefCell::default(),
            lock: RefCell::default(),
            is_joining: Cell::new(true),
            is_queued: Cell::default(),
            is_promoted: Cell::default(),
            handovers: Cell::default(),
            is_leaving: Cell::default(),
            answer: Cell::default(),
            position: Cell::default(),
            workspace: Cell::default(),
            announced: Cell::default(),
            is_reading: Cell::default(),
            has_more: Cell::default(),
            is_looking: Cell::default(),
            stored_screen: RefCell::default(),
        }
    }
}

impl Tabs {
    pub(super) fn storage(&self) -> Option<Rc<Storage>> {
        self.storage.borrow().clone()
    }

    /// Goes on with another handle to what is stored: the browser had taken the one before away.
    pub(super) fn hold(&self, storage: Rc<Storage>) {
        self.storage.replace(Some(storage));
    }

    /// The journal has all up to record `last`.
    pub(super) fn stand_and_tell(&self, last: u32) {
        self.position.set(last);
        self.announce();
    }

    fn say(&self, says: Says) {
        if let Some(channel) = self.channel.borrow().as_ref() {
            channel.say(&Letter::new(self.id, says).written());
        }
    }

    /// Tells those that follow what there is to read.
    fn announce(&self) {
        let writer = self.storage().and_then(|storage| storage.writer());
        if let Some(writer) = writer {
            self.say(Says::Stored { writer, last: self.position.get() });
        }
    }
}

impl Store {
    pub(super) fn tabs(self) -> Rc<Tabs> {
        self.tabs.get_value()
    }

    /// Whether this tab is the one that writes.
    pub fn may_write(self) -> bool {
        self.tab.get_untracked() == Tab::Writing
    }

    /// Finds out whether another tab writes; where none does, this one will. Without locks the tab opened last writes.
    pub(super) async fn join(self, storage: &Rc<Storage>) {
        let tabs = self.tabs();
        tabs.hold(storage.clone());
        match Channel::open(move |words| self.hear(words)) {
            Ok(channel) => drop(tabs.channel.replace(Some(channel))),
            Err(error) => leptos::logging::warn!("other tabs are not heard: {}", reason(&error)),
        }
        match tabs::lock(Manner::IfFree, move || self.lose_lock()).await {
            Ok(Some(held)) => drop(tabs.lock.replace(Some(held))),
            Ok(None) => {
                let turn = Box::pin(tabs::lock(Manner::InTurn, move || self.lose_lock()));
                match select(turn, Box::pin(clock::pause(RELOAD))).await {
                    Either::Left((lock, _)) => drop(tabs.lock.replace(lock.ok().flatten())),
                    Either::Right(((), turn)) => {
                        tabs.is_queued.set(true);
                        spawn_local(self.wait_for(turn));
                        return self.tab.set(Tab::Following);
                    }
                }
            }
            Err(_) if self.ask(COURTESY).await == Some(false) => return self.tab.set(Tab::Following),
            Err(_) => {}
        }
        // Where there is no room even for that, what is stored can be seen all the same; the journal asks again.
        if let Err(error) = storage.claim().await {
            self.saving.set(Saving::Failed(error.to_string()));
        }
    }

    /// Notes up to where the project is what is stored, and the screen that is stored.
    pub(super) fn stand_at(self, last: u32, screen: &Screen) {
        let tabs = self.tabs();
        tabs.position.set(last);
        tabs.stored_screen.replace(screen.clone());
    }

    /// Takes up what the tab is there for, once all is read.
    pub(super) fn begin_role(self) {
        let tabs = self.tabs();
        tabs.is_joining.set(false);
        if self.may_write() {
            tabs.announce();
            return self.extract_untouched();
        }
        self.announcement.set(tr::tabs_following().to_owned());
        self.queue();
        self.read_along();
    }

    /// What was done here is stored, up to record `last` where there are new ones, with this screen.
    pub(super) fn told_stored(self, last: Option<u32>, screen: &Screen) {
        let tabs = self.tabs();
        self.stand_at(last.unwrap_or_else(|| tabs.position.get()), screen);
        tabs.announce();
    }

    fn hear(self, words: &str) {
        let letter = match Letter::read(words) {
            Heard::Letter(letter) => letter,
            Heard::OtherVersion => return self.fail(tr::tabs_other_version()),
            Heard::Noise => return,
        };
        let tabs = self.tabs();
        let itself = Itself {
            id: tabs.id,
            tab: if tabs.is_joining.get() { Tab::TakingOver } else { self.tab.get_untracked() },
            writer: tabs.storage().and_then(|storage| storage.writer()),
            is_busy: self.working.with_untracked(Option::is_some),
        };
        match itself.hears(&letter) {
            Response::Nothing => {}
            Response::ReadOn(last) => self.read_up_to(last),
            Response::Yield(last) => {
                tabs.announced.set(last);
                self.give_way();
            }
            Response::GiveTo(other) => spawn_local(self.give_to(other)),
            Response::RefuseTo(other) => tabs.say(Says::Busy { to: other }),
            Response::Take => self.answer(true),
            Response::GiveUp => self.answer(false),
        }
    }

    fn answer(self, gives_way: bool) {
        if let Some(answer) = self.tabs().answer.take() {
            // Who waits no more need not know.
            let _: Result<(), bool> = answer.send(gives_way);
        }
    }

    /// Asks the writer to give way: whether it does; `None` where it does not answer.
    async fn ask(self, patience: Duration) -> Option<bool> {
        let tabs = self.tabs();
        tabs.channel.borrow().as_ref()?;
        let (sender, receiver) = oneshot::channel();
        tabs.answer.set(Some(sender));
        tabs.say(Says::Asks);
        match select(receiver, Box::pin(clock::pause(patience))).await {
            Either::Left((answer, _)) => answer.ok(),
            Either::Right(((), _)) => None,
        }
    }

    /// Writes from now on, and has the other tab follow.
    pub fn take_over(self) {
        let tabs = self.tabs();
        if self.tab.get_untracked() != Tab::Following || tabs.is_leaving.get() {
            return;
        }
        self.tab.set(Tab::TakingOver);
        spawn_local(async move {
            let answer = self.ask(PATIENCE).await;
            // Its turn may have come meanwhile.
            if self.tab.get_untracked() != Tab::TakingOver || tabs.is_promoted.get() {
                return;
            }
            if answer == Some(false) {
                self.tab.set(Tab::Following);
                self.read_along();
                return self.tell(tr::tabs_busy());
            }
            tabs.is_promoted.set(true);
            // Without locks, the number in storage is what counts.
            let lock = tabs::lock(Manner::AtOnce, move || self.lose_lock()).await.ok().flatten();
            self.promote(lock, tr::tabs_taken_over()).await;
        });
    }

    /// Waits for its turn: the tab that writes is closed, or the browser has ended it.
    pub(super) fn queue(self) {
        let tabs = self.tabs();
        if tabs.is_queued.replace(true) {
            return;
        }
        spawn_local(self.wait_for(tabs::lock(Manner::InTurn, move || self.lose_lock())));
    }

    async fn wait_for(self, turn: impl Future<Output = Result<Option<Held>, JsValue>>) {
        let tabs = self.tabs();
        let lock = turn.await;
        tabs.is_queued.set(false);
        while tabs.is_joining.get() {
            clock::pause(BREATH).await;
        }
        // Without locks there are no turns. Where it has taken the lock itself meanwhile, it lets this one go.
        let is_its_turn = !self.may_write() && !tabs.is_promoted.get();
        if let Some(lock) = lock.ok().flatten().filter(|_| is_its_turn) {
            tabs.is_promoted.set(true);
            self.promote(Some(lock), tr::tabs_other_closed()).await;
        }
    }

    /// Becomes the writer.
    async fn promote(self, lock: Option<Held>, said: &str) {
        let tabs = self.tabs();
        let Some(storage) = tabs.storage() else { return };
        self.tab.set(Tab::TakingOver);
        tabs.lock.replace(lock);
        let read = self.claim_and_read(&storage).await;
        tabs.is_promoted.set(false);
        if let Err(failure) = read {
            storage.resign();
            tabs.lock.replace(None);
            self.tab.set(Tab::Following);
            self.fail(tr::tabs_not_taken(&failure));
            return self.queue();
        }
        self.forget_time();
        self.tab.set(Tab::Writing);
        self.saving.set(Saving::Saved);
        tabs.announce();
        // The screen stays the one that was stored last: the other tab may only be loading again.
        self.tell(said);
        self.announcement.set(said.to_owned());
        self.extract_untouched();
    }

    /// Nobody else writes from the first line on, and this tab has read all from the last on.
    async fn claim_and_read(self, storage: &Storage) -> Result<(), String> {
        let told = |error: StorageError| error.to_string();
        storage.claim().await.map_err(told)?;
        let claimed = storage.role();
        let tabs = self.tabs();
        // One reader at a time: the other stops at its next record.
        while tabs.is_reading.get() {
            clock::pause(BREATH).await;
        }
        self.read_on().await?;
        let newest = newest_snapshot(storage).await.map_err(told)?;
        let until = newest.as_ref().map_or(0, |newest| newest.manifest.until);
        let records = storage.journal_len(until).await.map_err(told)?;
        let records = usize::try_from(records).unwrap_or_default();
        self.journal.with_value(|journal| journal.snapshots().go_on(newest, records));
        if storage.role() == claimed { Ok(()) } else { Err(tr::storage_superseded().to_owned()) }
    }

    /// Stores what was done here and has tab `other` write.
    async fn give_to(self, other: u32) {
        let tabs = self.tabs();
        self.stop_acting();
        let stored = self.journal.with_value(Journal::flush);
        let stored = match select(stored, Box::pin(clock::pause(HANDOVER))).await {
            Either::Left((stored, _)) => stored.is_ok(),
            // It cannot be stored now, for lack of room. The other may take over all the same.
            Either::Right(_) => return self.resume(),
        };
        // Another has taken over all the same, and `lose_turn` has done the rest.
        if !stored {
            return;
        }
        tabs.is_leaving.set(false);
        if let Some(storage) = tabs.storage() {
            storage.resign();
        }
        tabs.say(Says::Gives { to: other });
        self.announcement.set(tr::tabs_following().to_owned());
        self.queue();
        self.read_along();
        let handover = tabs.handovers.get().wrapping_add(1);
        tabs.handovers.set(handover);
        clock::pause(HANDOVER).await;
        // Whoever has asked may be gone: then it is the turn of the next. A lock that was given later has its own time.
        if self.tab.get_untracked() == Tab::Following && tabs.handovers.get() == handover {
            tabs.lock.replace(None);
        }
    }

    /// Has nothing more be done here.
    fn stop_acting(self) {
        self.record_time();
        self.tab.set(Tab::Following);
        self.tabs().is_leaving.set(true);
        self.cancel_work();
        self.extracting.update(Queue::stop);
    }

    /// Goes on writing: what was done could not be handed over.
    fn resume(self) {
        // Where another has taken over all the same, `lose_turn` is to come.
        if self.tabs().storage().is_some_and(|storage| storage.writer().is_some()) {
            self.tabs().is_leaving.set(false);
            self.tab.set(Tab::Writing);
            self.extract_untouched();
        }
    }

    /// Another tab has taken the lock.
    fn lose_lock(self) {
        self.tabs().lock.replace(None);
        self.give_way();
    }

    /// Another tab writes already: this one writes no more.
    fn give_way(self) {
        let tabs = self.tabs();
        if let Some(storage) = tabs.storage() {
            storage.resign();
        }
        if self.tab.get_untracked() != Tab::Writing || tabs.is_joining.get() {
            return;
        }
        self.stop_acting();
        // The journal finds out that nothing more can be stored, and calls `lose_turn` with what is not.
        drop(self.journal.with_value(Journal::flush));
    }

    /// Leaves the others to themselves: this tab has no storage to write to.
    pub(super) fn leave_tabs(self) {
        let tabs = self.tabs();
        tabs.lock.replace(None);
        tabs.channel.replace(None);
    }
}
