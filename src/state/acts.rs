//! What a user does, in the words of the screen: each becomes one command.

use leptos::prelude::*;
use tallymark_dataset::{About, Annotation, AnnotationId, Command, Document, DocumentId, Edit, Step, Touched};
use tallymark_extract::Options;
use tallymark_text::{ByteSpan, Direction, Text};

use crate::platform::clock;
use crate::state::{Draft, Store};
use crate::tr;
use crate::view::describe;
use crate::view::everywhere::Verdict;

impl Store {
    /// Adds an article and opens it. An empty title is taken from the first line.
    pub fn add_article(self, text: &str, title: &str, options: Options) -> bool {
        let text = Text::new(text);
        let title = match title.trim() {
            "" => Document::guess_title(&text),
            given => given.to_owned(),
        };
        let id = self
            .project
            .with_untracked(|project| Document::id_for(&text, |id| project.workspace().document(id).is_some()));
        let same = self.title_of_text(text.as_str());
        let document = Document::new(id.clone(), About::titled(title, options), clock::now(), text);
        if self.dispatch(Command::AddDocument(Box::new(document))).is_none() {
            return false;
        }
        if let Some(title) = same {
            self.tell(tr::documents_duplicate_added(&title));
        }
        self.open_document(Some(id.clone()));
        self.extract(id);
        true
    }

    /// Shows a document, or the screen to add one.
    pub fn open_document(self, id: Option<DocumentId>) {
        self.words.set(None);
        self.spans.leave();
        self.withdraw_offer();
        self.open.set(id);
        self.selected.set(self.next_open(None).map(|next| next.id));
    }

    /// Shows the first document of the list, or the screen to add one where the list is empty.
    fn open_first(self) {
        let first = self.project.with_untracked(|p| p.workspace().documents().first().map(|d| d.id.clone()));
        self.open_document(first);
    }

    /// Removes a document; undo brings it back.
    pub fn remove_document(self, id: DocumentId) {
        if self.dispatch(Command::RemoveDocument(id)).is_some() {
            self.leave_removed();
            self.tell(tr::documents_removed(1));
        }
    }

    /// Goes to the first document where the one on the screen has gone.
    pub(super) fn leave_removed(self) {
        let open = self.open.get_untracked();
        if open.is_some_and(|id| self.project.with_untracked(|p| p.workspace().document(&id).is_none())) {
            self.open_first();
        }
    }

    /// Gives the open document another title; an empty one is not taken.
    pub fn retitle(self, title: &str) {
        let title = title.trim();
        if let Some((document, about)) = self.with_document(|d| (d.id.clone(), d.about()))
            && !title.is_empty()
        {
            self.dispatch(Command::Describe { document, about: About { title: title.to_owned(), ..about } });
        }
    }

    /// What the extractor is told about the open document, or the article that is being added. Read without subscribing.
    pub fn options(self) -> Options {
        self.with_document(Document::options).unwrap_or_else(|| self.draft.with_untracked(Draft::options))
    }

    /// Has the open document read with other options, or the article that is being added. The suggestions of a document
    /// are looked for again: `Monday` means another day.
    pub fn read_with(self, options: Options) {
        let Some((document, about)) = self.with_document(|d| (d.id.clone(), d.about())) else {
            return self.draft.update(|draft| (draft.date_order, draft.dollar) = (options.date_order, options.dollar));
        };
        let about = about.with_options(options);
        if self.dispatch(Command::Describe { document: document.clone(), about }).is_some() {
            self.extract(document);
        }
    }

    /// Goes to the next or the previous mention.
    pub fn go(self, direction: Direction) {
        let selected = self.selected.get_untracked();
        let next = self.with_review(|document, review| {
            review.neighbour(selected.and_then(|id| document.annotation(id)), direction)
        });
        let next = next.flatten();
        if next.is_some() {
            self.select(next);
            self.say_which();
        }
    }

    /// Goes to the mention that waits for a decision after `left`, where that is known.
    pub(super) fn go_to_open_after(self, left: Option<&Annotation>) {
        self.select(self.next_open(left).map(|next| next.id));
    }

    /// Puts a mention under review.
    pub fn select(self, id: Option<AnnotationId>) {
        self.words.set(None);
        self.spans.leave();
        self.selected.set(id);
    }

    /// Accepts the current mention and goes on to the next that waits.
    pub fn accept(self) {
        self.decide(Edit::Accept, tr::review_accepted);
    }

    /// Rejects the current mention and goes on to the next that waits.
    pub fn reject(self) {
        self.decide(Edit::Reject, tr::review_rejected);
    }

    /// Takes the current mention away.
    pub fn remove(self) {
        self.decide(Edit::Remove, tr::review_removed);
    }

    fn decide(self, edit: Edit, said: fn(&str) -> String) {
        if !self.is_free() {
            return;
        }
        let Some((document, annotation)) = self.place() else { return };
        let Some(left) = self.current_untracked() else { return };
        let words = self.with_document(|d| d.text.slice(left.span).to_owned()).unwrap_or_default();
        self.dispatch(Command::Edit { document, annotation, edit });
        self.advance(&left, &said(&words));
        self.offer_after(annotation, &words);
    }

    /// Offers what was decided about a mention for the same words elsewhere. One that is gone says nothing.
    fn offer_after(self, annotation: AnnotationId, words: &str) {
        let verdict = self.with_document(|d| d.annotation(annotation).map(|decided| Verdict::of(decided, words)));
        match verdict.flatten() {
            Some(verdict) => self.offer(verdict),
            None => self.withdraw_offer(),
        }
    }

    /// Goes on to the next mention that waits, and says so.
    fn advance(self, left: &Annotation, said: &str) {
        let Some(next) = self.next_open(Some(left)) else {
            return self.announcement.set(tr::review_then_done(said));
        };
        let words = self.with_document(|document| {
            document.annotation(next.id).map(|a| (document.text.slice(a.span).to_owned(), describe::description(a)))
        });
        let Some((words, description)) = words.flatten() else { return };
        let skipped = self.with_document(Document::progress).map_or(0, |p| p.total - p.decided);
        let said =
            if next.again { format!("{said}. {}", tr::triage_back_to_skipped(skipped)) } else { said.to_owned() };
        if next.again {
            self.tell(tr::triage_back_to_skipped(skipped));
        }
        self.announcement.set(tr::review_then(&said, &words, &description));
        self.select(Some(next.id));
    }

    /// Labels the selected words, or gives the current mention another label.
    pub fn label(self, label: &str) {
        if let Some(span) = self.words.get_untracked() {
            return self.add(span, label);
        }
        let Some((document, annotation)) = self.place() else { return };
        let edit = Edit::Relabel(label.to_owned());
        if self.dispatch(Command::Edit { document: document.clone(), annotation, edit }).is_some() {
            self.announcement.set(tr::review_relabelled(label));
            self.normalise(document, annotation);
            let words = self.current_untracked().and_then(|a| self.with_document(|d| d.text.slice(a.span).to_owned()));
            self.offer_after(annotation, &words.unwrap_or_default());
        }
    }

    fn add(self, span: ByteSpan, label: &str) {
        let Some(document) = self.open.get_untracked() else { return };
        let command = Command::Add { document: document.clone(), span, label: label.to_owned() };
        let added = self.dispatch(command);
        self.words.set(None);
        if let Some(Touched::Annotations { ids, .. }) = added
            && let Some(id) = ids.first()
        {
            self.selected.set(Some(*id));
            self.announcement.set(tr::review_added(label));
            self.normalise(document, *id);
            let words = self.with_document(|d| d.text.slice(span).to_owned()).unwrap_or_default();
            self.offer_after(*id, &words);
        }
    }

    /// Writes a note on the current mention.
    pub fn note_on(self, annotation: AnnotationId, note: String) {
        let Some(document) = self.open.get_untracked() else { return };
        self.dispatch(Command::Edit { document, annotation, edit: Edit::Note(note) });
    }

    /// Takes the last act back.
    pub fn undo(self) {
        self.turn(Step::Undo, tr::review_nothing_to_undo(), tr::review_undone());
    }

    /// Does it again.
    pub fn redo(self) {
        self.turn(Step::Redo, tr::review_nothing_to_redo(), tr::review_redone());
    }

    fn turn(self, step: Step, nothing: &str, said: &str) {
        let possible = self.project.with_untracked(|p| if step == Step::Undo { p.can_undo() } else { p.can_redo() });
        if !possible {
            return self.tell(nothing);
        }
        if !self.is_free() {
            return;
        }
        self.withdraw_offer();
        let (store, said) = (self, said.to_owned());
        self.turn_whole(step, said.clone(), move |touched| {
            store.announcement.set(said);
            let Some(last) = touched.last() else { return };
            store.follow(last);
            if let Touched::Description { document, reads_anew: true } = last {
                store.extract(document.clone());
            }
        });
    }

    /// Shows what was undone or redone: its document, and its mention where there is one.
    fn follow(self, touched: &Touched) {
        let Some(document) = touched.document().cloned() else { return };
        let there = self.project.with_untracked(|p| p.workspace().document(&document).is_some());
        let open = self.open.get_untracked();
        if there && open.as_ref() != Some(&document) {
            self.open_document(Some(document));
        } else if !there && open.as_ref() == Some(&document) {
            self.open_first();
        }
        if let Touched::Annotations { ids, .. } = touched {
            let here = ids.iter().copied().find(|id| self.with_document(|d| d.annotation(*id).is_some()) == Some(true));
            self.select(here);
        }
    }

    /// The document on the screen and the mention under review.
    pub(super) fn place(self) -> Option<(DocumentId, AnnotationId)> {
        Some((self.open.get_untracked()?, self.selected.get_untracked()?))
    }
}
