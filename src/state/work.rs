//! Acts of many commands: one to undo, done in slices so that the page stays awake.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{Change, Command, Refusal, Step};

use crate::platform::clock;
use crate::state::Store;
use crate::tr;
use crate::view::refusal;

/// How long a slice of work takes at most, in milliseconds: what follows it, drawing above all, stays within a frame or
/// two.
const SLICE: f64 = 8.0;

/// Work under way, as the user sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What is done, in a few words.
    pub title: String,
    /// How many of its parts are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// Measures out slices.
pub struct Slices {
    began: f64,
}

impl Default for Slices {
    fn default() -> Self {
        Self { began: clock::reading() }
    }
}

impl Slices {
    /// Lets the browser do what waits, once this slice is used up.
    pub async fn rest(&mut self) {
        if self.is_used_up() {
            clock::next_task().await;
            self.began = clock::reading();
        }
    }

    /// Whether it is time to rest.
    pub fn is_used_up(&self) -> bool {
        clock::reading() - self.began > SLICE
    }
}

/// An act under way, which goes on command by command. Until it is dropped no other act begins.
pub(super) struct LongAct {
    store: Store,
    title: String,
    total: usize,
    done: usize,
    /// How many commands were carried out.
    pub(super) carried_out: usize,
    slices: Slices,
}

impl LongAct {
    /// The next command; `None` for a part with nothing to do. Says whether it has changed something.
    pub(super) fn take(&mut self, command: Option<Command>) -> bool {
        self.done += 1;
        let is_carried_out = command.is_some_and(|command| self.store.part(command, self.carried_out));
        self.carried_out += usize::from(is_carried_out);
        is_carried_out
    }

    /// Shows how far it is and lets the browser do what waits, once this slice is used up.
    pub(super) async fn rest(&mut self) {
        if self.slices.is_used_up() {
            self.show();
            self.slices.rest().await;
        }
    }

    /// Shows how far it is: before waiting for something else than a slice.
    pub(super) fn show(&self) {
        self.store.working.set(Some(Work { title: self.title.clone(), done: self.done, total: self.total }));
    }
}

impl Drop for LongAct {
    fn drop(&mut self) {
        self.store.working.set(None);
    }
}

impl Store {
    /// Carries out several commands as one act, which one undo takes back. Those that would change nothing are left out.
    /// Returns how many were carried out. For what may take long, see [`Store::work`].
    pub fn act(self, commands: Vec<Command>) -> usize {
        if !self.is_free() {
            return 0;
        }
        let mut done = 0;
        for command in commands {
            done += usize::from(self.part(command, done));
        }
        done
    }

    /// One part of an act; `done` are those before it.
    fn part(self, command: Command, done: usize) -> bool {
        let step: fn(Change) -> Step = if done == 0 { Step::Act } else { Step::More };
        match self.carry_out(command, step) {
            Ok(touched) => touched.is_some(),
            Err(Refusal::NoChange | Refusal::Duplicate) => false,
            Err(refusal) => {
                self.tell(refusal::words(&refusal));
                false
            }
        }
    }

    /// The same for any number of commands: in slices, with progress and a way to cancel. `commands` gives `None` for a part
    /// with nothing to do. What was done when it was cancelled stays, and is one act as well. Returns how many commands
    /// were carried out.
    pub async fn work(self, title: String, total: usize, commands: impl Iterator<Item = Option<Command>>) -> usize {
        let Some(mut act) = self.begin_act(title, total) else { return 0 };
        for command in commands {
            act.rest().await;
            if self.is_cancelled() {
                break;
            }
            act.take(command);
        }
        act.carried_out
    }

    /// Begins an act of many commands that come one by one. `None` where another is under way.
    pub(super) fn begin_act(self, title: String, total: usize) -> Option<LongAct> {
        self.is_free().then(|| {
            self.cancelled.set_value(false);
            LongAct { store: self, title, total, done: 0, carried_out: 0, slices: Slices::default() }
        })
    }

    /// Whether the work that is under way is not wanted any more.
    pub(super) fn is_cancelled(self) -> bool {
        self.cancelled.get_value()
    }

    /// Ends the work that is under way after its current part.
    pub fn cancel_work(self) {
        self.cancelled.set_value(true);
    }

    /// Whether an act may begin; says why not otherwise: another tab writes, or an act in the midst of another could not be
    /// undone by itself.
    pub(super) fn is_free(self) -> bool {
        if !self.may_write() {
            self.tell(tr::tabs_refused());
            return false;
        }
        let free = self.working.with_untracked(Option::is_none);
        if !free {
            self.tell(tr::message_wait());
        }
        free
    }

    /// Takes steps back or forth until an act is whole, in slices where it is a long one, and then goes on with `then`.
    pub(super) fn turn_whole(
        self,
        step: Step,
        title: String,
        then: impl FnOnce(Vec<tallymark_dataset::Touched>) + 'static,
    ) {
        let mut touched: Vec<_> = self.take(step.clone()).into_iter().collect();
        let is_mid_act = move || self.project.with_untracked(tallymark_dataset::Project::is_mid_act);
        let slices = Slices::default();
        while is_mid_act() && !slices.is_used_up() {
            touched.extend(self.take(step.clone()));
        }
        if !is_mid_act() {
            return then(touched);
        }
        spawn_local(async move {
            let mut slices = slices;
            while is_mid_act() {
                let done = touched.len();
                self.working.set(Some(Work { title: title.clone(), done, total: 0 }));
                slices.rest().await;
                match self.take(step.clone()) {
                    Some(more) => touched.push(more),
                    None => break,
                }
            }
            self.working.set(None);
            then(touched);
        });
    }
}
