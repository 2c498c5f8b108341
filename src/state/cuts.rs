//! Splitting the mention under review, and merging it with others.

use leptos::prelude::*;
use tallymark_dataset::{Annotation, AnnotationId, Command, Document, Touched};
use tallymark_text::{ByteOffset, ByteSpan, Direction, Step};

use crate::state::Store;
use crate::tr;
use crate::view::cut;
use crate::view::draw::boundaries::Boundaries;
use crate::view::motion::is_rtl;

impl Store {
    /// Splits the mention under review: where the selection starts or ends in it, or where a split has been placed;
    /// without either, it begins to place one.
    pub fn split(self) {
        let placed = self.spans.split.get_untracked().or_else(|| self.selected_place());
        match placed {
            Some(place) => self.split_at(place),
            None => self.place_split(cut::first_place),
        }
    }

    fn selected_place(self) -> Option<ByteOffset> {
        let words = self.words.get_untracked()?;
        let place = self.with_mention(|document, mention| {
            let cuts = |place: &ByteOffset| cut::halves(&document.text, mention.span, *place).is_some();
            [words.start(), words.end()].into_iter().find(cuts)
        });
        place.flatten()
    }

    fn place_split(self, find: impl FnOnce(&tallymark_text::Text, ByteSpan) -> Option<ByteOffset>) {
        let found = self.with_mention(|document, mention| (find(&document.text, mention.span), mention.span));
        let Some((place, span)) = found else { return };
        self.words.set(None);
        let Some(place) = place else {
            if self.spans.split.get_untracked().is_none() {
                self.tell(tr::spans_no_split());
            }
            return;
        };
        self.spans.split.set(Some(place));
        if let Some((before, after)) = self.halves(span, place) {
            self.announcement.set(tr::spans_splitting(&before, &after));
        }
    }

    /// Moves the split that is being placed.
    pub fn move_split(self, direction: Direction, step: Step) {
        if let Some(from) = self.spans.split.get_untracked() {
            self.place_split(|text, span| cut::next_place(text, span, from, direction, step));
        }
    }

    /// Puts the split that is being placed where it is dragged to.
    pub(super) fn drag_split(self, to: ByteOffset, step: Step) {
        let near = self.with_mention(|document, mention| cut::place_near(&document.text, mention.span, to, step));
        if let Some(place) = near.flatten() {
            self.spans.split.set(Some(place));
        }
    }

    fn split_at(self, at: ByteOffset) {
        let Some((document, annotation)) = self.place() else { return };
        let span = self.with_mention(|_, mention| mention.span);
        let halves = span.and_then(|span| self.halves(span, at));
        let command = Command::Split { document: document.clone(), annotation, at };
        if let Some(Touched::Annotations { ids, .. }) = self.dispatch(command) {
            self.select(Some(annotation));
            for id in ids {
                self.normalise(document.clone(), id);
            }
            if let Some((before, after)) = halves {
                self.announcement.set(tr::spans_was_split(&before, &after));
            }
        }
    }

    fn halves(self, span: ByteSpan, place: ByteOffset) -> Option<(String, String)> {
        let halves = self.with_document(|document| {
            let (before, after) = cut::halves(&document.text, span, place)?;
            Some((document.text.slice(before).to_owned(), document.text.slice(after).to_owned()))
        });
        halves.flatten()
    }

    /// Makes one of the mention under review and the next, or of all mentions in the selected words.
    pub fn merge(self) {
        let merged = self.merged();
        let Some(document) = self.open.get_untracked() else { return };
        if merged.len() < 2 {
            let selects = self.words.get_untracked().is_some();
            return self.tell(if selects { tr::spans_no_merge_selected() } else { tr::spans_no_merge() });
        }
        let first = merged.first().copied();
        let command = Command::Merge { document: document.clone(), annotations: merged };
        if let (Some(first), true) = (first, self.dispatch(command).is_some()) {
            self.select(Some(first));
            self.with_mention(|document, mention| {
                self.announcement.set(tr::spans_merged(document.text.slice(mention.span)));
            });
            self.normalise(document, first);
        }
    }

    /// The mentions that would be merged.
    fn merged(self) -> Vec<AnnotationId> {
        if let Some(words) = self.words.get_untracked() {
            return self.with_document(|document| cut::inside(document.annotations(), words)).unwrap_or_default();
        }
        let both = self.with_mention(|document, mention| {
            let next = cut::next_to_merge(&document.text, document.annotations(), mention);
            [Some(mention.id), next].into_iter().flatten().collect()
        });
        both.unwrap_or_default()
    }

    /// What the buttons for boundaries are for, and a subscription to it.
    pub fn boundaries(self) -> Boundaries {
        self.open.track();
        self.selected.track();
        self.redraw.track();
        let selects = self.words.get().is_some();
        let place = self.spans.split.get();
        let mention = self.with_mention(|document, mention| {
            let splits = cut::first_place(&document.text, mention.span).is_some();
            (mention.span, splits, is_rtl(&document.text, mention.span.start()))
        });
        let (span, splits, is_rtl) =
            mention.map_or((None, false, false), |(span, splits, rtl)| (Some(span), splits, rtl));
        let halves = span.zip(place).and_then(|(span, place)| self.halves(span, place));
        Boundaries { halves, splits, merges: self.merged().len(), selects, is_rtl }
    }

    fn with_mention<T>(self, read: impl FnOnce(&Document, &Annotation) -> T) -> Option<T> {
        let (_, id) = self.place()?;
        self.with_document(|document| document.annotation(id).map(|mention| read(document, mention))).flatten()
    }
}
