//! The review of the open document: its order, many decisions at once, and what was skipped.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{Annotation, AnnotationId, Command, Document, Edit};

use crate::state::Store;
use crate::tr;
use crate::view::draw::review_menu::order_name;
use crate::view::draw::standing::Standing;
use crate::view::pace::Pace;
use crate::view::review::{Batch, Next, Order, Review};

/// So many are decided at once; more are work in slices.
const AT_ONCE: usize = 2_000;

impl Store {
    /// The review of the open document as far as the filter shows it, read without subscribing.
    pub fn with_review<T>(
        self,
        read: impl FnOnce(&Document, Review<'_, &dyn Fn(&Annotation) -> bool>) -> T,
    ) -> Option<T> {
        let order = self.preferences.with_untracked(|preferences| preferences.order);
        self.filter.with_untracked(|filter| {
            let shown = |annotation: &Annotation| filter.matches(annotation);
            self.with_document(|document| read(document, Review::new(document.annotations(), order, &shown)))
        })
    }

    /// The mention to be decided after `left`; the first that waits where nothing was left.
    pub fn next_open(self, left: Option<&Annotation>) -> Option<Next> {
        self.with_review(|_, review| review.next_open(left)).flatten()
    }

    /// How far the review of the open document is, read without subscribing.
    pub fn standing(self) -> Standing {
        let selected = self.selected.get_untracked();
        let counted = self.with_review(|document, review| {
            let progress = document.progress();
            let skipped = review.skipped(selected.and_then(|id| document.annotation(id)));
            (progress.total, progress.total.saturating_sub(progress.decided), skipped)
        });
        let (total, left, skipped) = counted.unwrap_or_default();
        let (per_minute, minutes_left) = self.pace.with_value(|pace| (pace.per_minute(), pace.minutes_for(left)));
        Standing { total, left, skipped, per_minute, minutes_left }
    }

    /// Notes when a decision was made, for the pace.
    pub(super) fn note_pace(self, at: f64) {
        self.pace.update_value(|pace: &mut Pace| pace.decided(at));
    }

    /// Has mentions come up in another order.
    pub fn set_order(self, order: Order) {
        self.preferences.update(|preferences| preferences.order = order);
        self.announcement.set(tr::triage_order_set(order_name(order)));
    }

    /// Goes to the first mention that was skipped; from there, to the next that waits.
    pub fn go_to_skipped(self) {
        let selected = self.selected.get_untracked();
        let found = self.with_review(|document, review| {
            let current = selected.and_then(|id| document.annotation(id));
            let from = if review.skipped(current) > 0 { None } else { current };
            review.next_open(from).map(|next| next.id).filter(|id| Some(*id) != selected)
        });
        match found.flatten() {
            Some(id) => self.select(Some(id)),
            None => self.tell(tr::triage_none_skipped()),
        }
    }

    /// How many mentions of the open document a batch has.
    pub fn count(self, batch: &Batch) -> usize {
        self.with_review(|_, review| review.waiting(batch).count()).unwrap_or_default()
    }

    /// The label of the mention under review, read without subscribing.
    pub fn current_label(self) -> Option<String> {
        let selected = self.selected.get_untracked()?;
        self.with_document(|document| document.annotation(selected).map(|mention| mention.label.clone())).flatten()
    }

    /// Accepts the batch of this name: `rest`, `label` (that of the mention under review) or `sure`.
    pub fn accept_batch_named(self, name: &str) {
        match name {
            "sure" => self.accept_batch(&Batch::Sure(self.preferences.with_untracked(|own| own.sure.0))),
            "label" => match self.current_label() {
                Some(label) => self.accept_batch(&Batch::Label(label)),
                None => self.tell(tr::triage_nothing_waits()),
            },
            _ => self.accept_batch(&Batch::Rest),
        }
    }

    /// Accepts a batch of the open document, as one act.
    pub fn accept_batch(self, batch: &Batch) {
        let ids: Vec<AnnotationId> =
            self.with_review(|_, review| review.waiting(batch).map(|a| a.id).collect()).unwrap_or_default();
        let Some(document) = self.open.get_untracked().filter(|_| !ids.is_empty()) else {
            return self.tell(tr::triage_nothing_waits());
        };
        let left = self.current_untracked();
        let count = ids.len();
        let commands: Vec<Command> = ids
            .chunks(AT_ONCE)
            .map(|ids| Command::EditMany { document: document.clone(), annotations: ids.to_vec(), edit: Edit::Accept })
            .collect();
        self.carry_out_all(tr::triage_accepting().to_owned(), commands, move |done| {
            if done > 0 {
                self.finish_batch(tr::triage_accepted(count), left.as_ref());
            }
        });
    }

    /// Several commands as one act: at once where it is one, else as work in slices. `then` hears how many were carried out.
    pub(super) fn carry_out_all(self, title: String, commands: Vec<Command>, then: impl FnOnce(usize) + 'static) {
        if commands.len() < 3 {
            if self.is_free() {
                then(self.act(commands));
            }
            return;
        }
        spawn_local(async move {
            let total = commands.len();
            then(self.work(title, total, commands.into_iter().map(Some)).await);
        });
    }

    /// Says what was done to many, shows it, and goes on to what waits where the mention under review no longer does.
    pub(super) fn finish_batch(self, said: String, left: Option<&Annotation>) {
        self.tell(said.clone());
        self.announcement.set(said);
        let waits = self.current_untracked().as_ref().is_some_and(crate::view::review::is_open);
        let next = if waits { None } else { self.next_open(left).map(|next| next.id) };
        // Choosing the same again brings the focus back from the control that was used.
        self.select(next.or_else(|| self.selected.get_untracked()));
    }

    /// The mention under review, read without subscribing.
    pub fn current_untracked(self) -> Option<Annotation> {
        let selected = self.selected.get_untracked()?;
        self.with_document(|document| document.annotation(selected).cloned()).flatten()
    }
}
