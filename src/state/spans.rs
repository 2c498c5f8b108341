//! Boundaries: of the words that are selected, and of the mention under review.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{Annotation, AnnotationId, Command, Edit};
use tallymark_extract::Norm;
use tallymark_text::{ByteOffset, ByteSpan, Direction, Edge, Step, Text, edge_to, move_edge};

use crate::platform::{layout, places};
use crate::state::Store;
use crate::tr;
use crate::view::caret::Caret;
use crate::view::describe;
use crate::view::motion::{Motion, To};

/// What is going on with boundaries.
#[derive(Clone, Copy, Default)]
pub struct Spans {
    /// The handle that is being dragged.
    pub dragged: RwSignal<Option<Handle>>,
    /// The mention under review as it would be with it where it is now.
    pub preview: RwSignal<Option<Preview>>,
    /// Where the mention under review is to be split, while that is being chosen.
    pub split: RwSignal<Option<ByteOffset>>,
    kept: StoredValue<Kept>,
}

/// What the screen does not show.
#[derive(Clone, Copy, Default)]
struct Kept {
    /// The caret that has selected the words. Others may have selected other words since.
    caret: Option<Caret>,
    /// What the last step to another line selected, and the place under the pointer it came down to.
    column: Option<(ByteSpan, ByteOffset)>,
    /// Whether the worker is being asked what the preview means.
    asking: bool,
}

/// What can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// An edge of the selected words, or of the mention under review.
    Edge(Edge),
    /// The split that is being placed.
    Split,
}

/// What the mention under review would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Its words.
    pub span: ByteSpan,
    /// What they mean, once that is known.
    pub norm: Option<Norm>,
}

impl Spans {
    /// Whether an edge is being dragged or a split placed.
    pub fn is_busy(self) -> bool {
        self.dragged.get_untracked().is_some() || self.split.get_untracked().is_some()
    }

    /// Forgets what was begun.
    pub fn leave(self) {
        self.dragged.set(None);
        self.split.set(None);
        self.preview.set(None);
    }
}

impl Store {
    /// Starts to select words with the keyboard: the first after the current mention, or after the start.
    pub fn select_words(self) {
        let from =
            self.words.get_untracked().or_else(|| self.reviewed_span()).map_or(ByteOffset::new(0), ByteSpan::end);
        self.with_document(|document| Caret::at_word_from(&document.text, from)).flatten().inspect(|c| self.put(*c));
    }

    /// The caret, where words are selected.
    pub fn caret(self) -> Option<Caret> {
        let words = self.words.get_untracked()?;
        let kept = self.spans.kept.get_value().caret.filter(|caret| caret.span() == Some(words));
        Some(kept.unwrap_or_else(|| Caret::of(words)))
    }

    /// Moves the caret, or the end of the selection that moves.
    pub fn move_caret(self, motion: Motion) {
        let Some(caret) = self.caret() else { return };
        let moved = self.with_document(|document| match motion.to {
            To::Line(direction) => self.on_line_beside(caret, &document.text, direction, motion.extends),
            to if motion.extends => caret.extended(&document.text, to),
            to => caret.moved(&document.text, to),
        });
        moved.flatten().inspect(|caret| self.put(*caret));
    }

    fn put(self, caret: Caret) {
        let Some(span) = caret.span() else { return };
        self.spans.kept.update_value(|kept| kept.caret = Some(caret));
        self.words.set(Some(span));
        self.with_document(|document| {
            self.announcement.set(tr::review_selected(document.text.slice(span)));
            if let Some(article) = places::article() {
                layout::bring_into_view(&article, &document.text, caret.head());
            }
        });
    }

    /// The caret on the line above or below. Several such steps keep to the column that the first began in.
    fn on_line_beside(self, caret: Caret, text: &Text, direction: Direction, extends: bool) -> Option<Caret> {
        let column = self.spans.kept.get_value().column.filter(|(words, _)| caret.span() == Some(*words));
        let from = column.map_or_else(|| caret.middle(text), |(_, place)| place);
        let place = layout::line_beside(places::article()?.as_ref(), text, from, direction)?;
        let next = caret.at(text, place, extends)?;
        self.spans.kept.update_value(|kept| kept.column = next.span().map(|words| (words, place)));
        Some(next)
    }

    /// Says which of several mentions that meet is under review: the mark that has the focus may be that of another.
    pub(super) fn say_which(self) {
        let Some((_, annotation)) = self.place() else { return };
        let said = self.with_document(|document| {
            let mention = document.annotation(annotation)?;
            let annotations = document.annotations();
            let place = annotations.iter().position(|other| other.id == annotation)?;
            let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
            let meets = |other: &Annotation| other.span.overlaps(mention.span);
            let is_met = beside.filter_map(|index| annotations.get(index)).any(meets);
            is_met.then(|| format!("{}, {}", document.text.slice(mention.span), describe::description(mention)))
        });
        if let Some(said) = said.flatten() {
            self.announcement.set(said);
        }
    }

    fn reviewed_span(self) -> Option<ByteSpan> {
        let (_, annotation) = self.place()?;
        self.with_document(|document| document.annotation(annotation).map(|mention| mention.span)).flatten()
    }

    /// The span whose edges can be dragged: the selected words, or the mention under review.
    pub fn bounded(self) -> Option<ByteSpan> {
        let preview = self.spans.preview.get_untracked().map(|preview| preview.span);
        self.words.get_untracked().or(preview).or_else(|| self.reviewed_span())
    }

    /// Moves an edge of the selected words, or of the current mention.
    pub fn move_edge(self, edge: Edge, direction: Direction, step: Step) {
        let Some(span) = self.bounded() else { return };
        let moved = self.with_document(|document| move_edge(&document.text, span, edge, direction, step)).flatten();
        let Some(span) = moved else { return };
        if self.words.get_untracked().is_some() {
            self.words.set(Some(span));
        } else {
            self.rebound(span);
        }
    }

    /// Gives the mention under review other boundaries.
    fn rebound(self, span: ByteSpan) {
        let Some((document, annotation)) = self.place() else { return };
        let edit = Edit::Rebound(span);
        if self.dispatch(Command::Edit { document: document.clone(), annotation, edit }).is_some() {
            self.with_document(|document| self.announcement.set(document.text.slice(span).to_owned()));
            self.normalise(document, annotation);
        }
    }

    /// Where a handle is in the text.
    pub fn place_of(self, handle: Handle) -> Option<ByteOffset> {
        match handle {
            Handle::Edge(Edge::Start) => self.bounded().map(ByteSpan::start),
            Handle::Edge(Edge::End) => self.bounded().map(ByteSpan::end),
            Handle::Split => self.spans.split.get_untracked(),
        }
    }

    /// Moves the handle that is being dragged.
    pub fn drag(self, to: ByteOffset, step: Step) {
        match self.spans.dragged.get_untracked() {
            Some(Handle::Edge(edge)) => self.drag_edge(edge, to, step),
            Some(Handle::Split) => self.drag_split(to, step),
            None => {}
        }
    }

    /// Shows what is selected, or the mention under review, with an edge where it is dragged to.
    fn drag_edge(self, edge: Edge, to: ByteOffset, step: Step) {
        let Some(span) = self.bounded() else { return };
        let moved = self.with_document(|document| edge_to(&document.text, span, edge, to, step)).flatten();
        let Some(moved) = moved.filter(|moved| *moved != span) else { return };
        if self.words.get_untracked().is_some() {
            return self.words.set(Some(moved));
        }
        self.spans.preview.set(Some(Preview { span: moved, norm: None }));
        self.ask_for_preview();
    }

    /// Has the value of the preview worked out: one question at a time, and again where the edge has moved on meanwhile.
    fn ask_for_preview(self) {
        let asked = self.place().zip(self.spans.preview.get_untracked());
        let Some(((document, annotation), preview)) = asked else { return };
        let label = self.with_document(|document| document.annotation(annotation).map(|a| a.label.clone())).flatten();
        let Some(label) = label.filter(|_| !self.spans.kept.get_value().asking) else { return };
        self.spans.kept.update_value(|kept| kept.asking = true);
        spawn_local(async move {
            let norm = self.value_of(&document, preview.span, &label).await;
            self.spans.kept.update_value(|kept| kept.asking = false);
            let shown = self.spans.preview.get_untracked().map(|shown| shown.span);
            if shown == Some(preview.span) {
                self.spans.preview.set(Some(Preview { norm, ..preview }));
            } else {
                self.ask_for_preview();
            }
        });
    }

    /// Lets the handle go. A boundary of a mention is taken where it was dragged to, as one act; a split waits for its key.
    pub fn drop_dragged(self) {
        let preview = self.spans.preview.get_untracked();
        self.spans.dragged.set(None);
        self.spans.preview.set(None);
        if let Some(preview) = preview {
            self.rebound(preview.span);
        }
    }

    /// Puts one of the mentions at a place under review: the shortest, and with each click there the next.
    pub fn cycle(self, covered: &[AnnotationId], again: bool) {
        let place = covered.iter().position(|id| Some(*id) == self.selected.get_untracked()).filter(|_| again);
        let next = place.map_or(0, |place| (place + 1) % covered.len().max(1));
        self.select(covered.get(next).copied());
        self.say_which();
    }
}
