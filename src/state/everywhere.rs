//! The same decision for the same words elsewhere: looked for after a decision is on the screen, offered, and applied.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{Annotation, AnnotationId, Command, DocumentId, Rule};

use crate::platform::clock;
use crate::state::{Slices, Store};
use crate::tr;
use crate::view::everywhere::{Manner, Reach, Says, Verdict, enforce};
use crate::view::occurrences::Search;

/// How much of a text is looked through without a break, in bytes: a millisecond or two.
const PIECE: usize = 250_000;
/// How long after a decision the search begins: who decides faster is not held up by it.
const REST: Duration = Duration::from_millis(200);

/// A decision that could be applied to the same words elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What was decided.
    pub verdict: Verdict,
    /// The document in which it was.
    pub document: DocumentId,
    /// What it would change there.
    pub here: Reach,
    /// What it would change in all documents, this one included, once that is known.
    pub everywhere: Option<Reach>,
    /// The documents in which it would change something, this one first.
    documents: Vec<DocumentId>,
}

/// Where something is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the open document.
    Here,
    /// In all documents.
    Everywhere,
}

impl Store {
    /// Offers a decision just made for the same words elsewhere, once those are found.
    pub(super) fn offer(self, verdict: Verdict) {
        self.withdraw_offer();
        let asked = self.offers_asked.get_value();
        spawn_local(async move {
            clock::pause(REST).await;
            self.look_everywhere(verdict, asked).await;
        });
    }

    /// Takes the offer away, and ends the search for one.
    pub fn withdraw_offer(self) {
        self.offers_asked.update_value(|asked| *asked = asked.wrapping_add(1));
        if self.offer.with_untracked(Option::is_some) {
            self.offer.set(None);
        }
    }

    /// Brings the focus to the offer; without one, looks for the words of the mention under review and then does.
    pub fn ask_everywhere(self) {
        if self.offer.with_untracked(Option::is_some) {
            return self.offer_wanted.set(true);
        }
        let Some(verdict) = self.current_verdict() else { return };
        self.offer_wanted.set(true);
        self.withdraw_offer();
        let asked = self.offers_asked.get_value();
        spawn_local(async move {
            let words = verdict.words.clone();
            self.look_everywhere(verdict, asked).await;
            if self.offers_asked.get_value() == asked && self.offer.with_untracked(Option::is_none) {
                self.offer_wanted.set(false);
                self.tell(tr::triage_no_more(&words));
            }
        });
    }

    fn current_verdict(self) -> Option<Verdict> {
        let mention = self.current_untracked()?;
        self.with_document(|document| Verdict::of(&mention, document.text.slice(mention.span)))
    }

    /// Counts in the open document, then in all, as long as nothing else is `asked` for.
    async fn look_everywhere(self, verdict: Verdict, asked: u32) {
        let Some(document) = self.open.get_untracked() else { return };
        let mut slices = Slices::default();
        let Some(here) = self.look_in(&document, &verdict, asked, &mut slices).await else { return };
        let mut documents = vec![document.clone()];
        // A rejection offers a rule, even where the words stand nowhere else.
        let matters = |reach: Reach| reach.decided > 0 || verdict.says == Says::No;
        let offer = |everywhere, documents| Offer {
            verdict: verdict.clone(),
            document: document.clone(),
            here,
            everywhere,
            documents,
        };
        if matters(here) {
            self.offer.set(Some(offer(None, Vec::new())));
        }
        let others: Vec<DocumentId> = self.project.with_untracked(|project| {
            let all = project.workspace().documents().iter().map(|other| &other.id);
            all.filter(|id| **id != document).cloned().collect()
        });
        let mut everywhere = here;
        for other in others {
            let Some(reach) = self.look_in(&other, &verdict, asked, &mut slices).await else { return };
            if reach.decided > 0 {
                everywhere = everywhere.and(reach);
                documents.push(other);
            }
        }
        if matters(everywhere) {
            self.offer.set(Some(offer(Some(everywhere), documents)));
        }
    }

    /// What a verdict would change in a document; `None` once something else is asked for.
    async fn look_in(self, document: &DocumentId, verdict: &Verdict, asked: u32, slices: &mut Slices) -> Option<Reach> {
        let mut search = Search::default();
        let mut spans = Vec::new();
        loop {
            let found = self.project.with_untracked(|project| {
                let document = project.workspace().document(document)?;
                search.next_piece(&document.text, &verdict.words, PIECE)
            });
            let Some(found) = found else { break };
            spans.extend(found);
            slices.rest().await;
            if self.offers_asked.get_value() != asked {
                return None;
            }
        }
        if spans.is_empty() {
            return Some(Reach::default());
        }
        let places = self.project.with_untracked(|project| {
            project.workspace().document(document).map(|document| verdict.places(document, &spans).reach())
        });
        Some(places.unwrap_or_default())
    }

    /// Applies the offer, as one act.
    pub fn apply_offer(self, scope: Scope, manner: Manner) {
        let Some(Offer { verdict, document, documents, .. }) = self.offer.get_untracked() else { return };
        let documents = if scope == Scope::Here { vec![document] } else { documents };
        let title = tr::triage_working(&verdict.words);
        let left = self.current_untracked();
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        let changed = documents.clone();
        let label = verdict.label.clone();
        let of_document = move |id: DocumentId| {
            let found = self.project.with_untracked(|project| {
                project.workspace().document(&id).map(|document| verdict.commands(document, manner))
            });
            let (places, commands) = found.unwrap_or((0, [None, None, None]));
            counted.set(counted.get() + places);
            commands
        };
        self.withdraw_offer();
        self.carry_out_in(title, documents, 3, of_document, move |done| {
            if done > 0 {
                let said = match manner {
                    Manner::Decide => tr::triage_done_here(count.get()),
                    Manner::Suggest => tr::triage_suggested_here(count.get()),
                };
                self.finish_batch(said, left.as_ref());
                self.normalise_all(&changed, &label);
            }
        });
    }

    /// Makes a rule of words that are never to have a label, and rejects what waits with it, as one act.
    pub fn never(self, scope: Scope) {
        let offered = self.offer.get_untracked().map(|offer| offer.verdict).filter(|verdict| verdict.says == Says::No);
        let Some(Verdict { words, label, .. }) = offered.or_else(|| self.current_verdict()) else { return };
        let Some(open) = self.open.get_untracked() else { return };
        let left = self.current_untracked();
        let (documents, document) = match scope {
            Scope::Here => (vec![open.clone()], Some(open)),
            Scope::Everywhere => (self.all_from(&open), None),
        };
        let rule = Rule { text: words.clone(), label: Some(label.clone()), document };
        if self.project.with_untracked(|project| project.workspace().rules().contains(&rule)) {
            return self.tell(tr::triage_rule_known());
        }
        self.withdraw_offer();
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        let mut made = Some(Command::AddRule(rule.clone()));
        let of_document = move |id: DocumentId| {
            let found = self
                .project
                .with_untracked(|project| project.workspace().document(&id).map(|document| enforce(&rule, document)));
            let (places, command) = found.unwrap_or_default();
            counted.set(counted.get() + places);
            [command, made.take()]
        };
        self.carry_out_in(tr::triage_working(&words), documents, 2, of_document, move |done| {
            if done > 0 {
                self.finish_batch(tr::triage_rule_made(count.get(), &words, &label), left.as_ref());
            }
        });
    }

    /// Takes a rule away; undo brings it back.
    pub fn remove_rule(self, rule: Rule) {
        if self.dispatch(Command::RemoveRule(rule)).is_some() {
            self.announcement.set(tr::triage_rule_removed().to_owned());
        }
    }

    /// All documents, `first` before the others, so that undo ends there.
    fn all_from(self, first: &DocumentId) -> Vec<DocumentId> {
        self.project.with_untracked(|project| {
            let others = project.workspace().documents().iter().map(|document| &document.id);
            std::iter::once(first).chain(others.filter(|id| *id != first)).cloned().collect()
        })
    }

    /// Commands worked out document by document, `each` at most for one, as one act: a single document at once.
    fn carry_out_in<const N: usize>(
        self,
        title: String,
        documents: Vec<DocumentId>,
        each: usize,
        mut of_document: impl FnMut(DocumentId) -> [Option<Command>; N] + 'static,
        then: impl FnOnce(usize) + 'static,
    ) {
        if let [document] = documents.as_slice() {
            if self.is_free() {
                let commands = of_document(document.clone());
                then(self.act(commands.into_iter().flatten().collect()));
            }
            return;
        }
        spawn_local(async move {
            let total = documents.len() * each;
            then(self.work(title, total, documents.into_iter().flat_map(of_document)).await);
        });
    }

    /// Has the values worked out of mentions that have come or changed without one.
    fn normalise_all(self, documents: &[DocumentId], label: &str) {
        let unvalued =
            |annotation: &&Annotation| annotation.label == label && !annotation.valued && annotation.norm.is_empty();
        let found: Vec<(DocumentId, AnnotationId)> = self.project.with_untracked(|project| {
            let workspace = project.workspace();
            let is_numeric = workspace.schema().numeric_find(label).is_some();
            let documents = documents.iter().filter(|_| is_numeric).filter_map(|id| workspace.document(id));
            documents
                .flat_map(|document| {
                    document.annotations().iter().filter(unvalued).map(|a| (document.id.clone(), a.id))
                })
                .collect()
        });
        for (document, annotation) in found {
            self.normalise(document, annotation);
        }
    }
}
