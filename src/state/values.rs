//! Correcting what the mention under review means.

use leptos::prelude::*;
use tallymark_dataset::{Annotation, AnnotationId, Command, DocumentId, Edit};
use tallymark_extract::Norm;
use tallymark_text::ByteSpan;

use crate::state::Store;
use crate::view::describe;
use crate::view::fields::Field;

/// A field of a mention.
type Place = (DocumentId, AnnotationId, Field);

/// What is typed into a field and is not taken yet: kept until it is, or until the user leaves it, whatever else comes
/// on the screen meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    place: Place,
    /// As it was typed.
    pub text: String,
    /// Whether it was to be taken and could not be.
    pub refused: bool,
}

impl Store {
    /// What is typed into a field of the mention under review, read without subscribing.
    pub fn typed_into(self, field: Field) -> Option<Typed> {
        let (document, annotation) = self.place()?;
        let place = (document, annotation, field);
        self.typed.with_untracked(|all| all.iter().find(|typed| typed.place == place).cloned())
    }

    /// Keeps what is being typed into a field of the mention under review.
    pub fn type_into(self, field: Field, text: String) {
        let refused = self.typed_into(field).is_some_and(|typed| typed.refused);
        self.keep_typed(field, Some((text, refused)));
    }

    /// Takes what was typed into a field as one act; `false` where something is wrong with it.
    pub fn take_typed(self, field: Field) -> bool {
        let (typed, current) = (self.typed_into(field), self.current_untracked());
        let (Some(typed), Some(current)) = (typed, current) else { return true };
        match field.corrected(&current.norm, &current.label, &typed.text) {
            Ok(norm) => {
                self.leave_typed(field);
                self.revalue(&current, norm);
                true
            }
            Err(_) => {
                self.keep_typed(field, Some((typed.text, true)));
                false
            }
        }
    }

    /// Forgets what was typed into a field of the mention under review.
    pub fn leave_typed(self, field: Field) {
        self.keep_typed(field, None);
    }

    /// Forgets what is no other than what is known.
    pub fn leave_unchanged(self, field: Field) {
        let (typed, current) = (self.typed_into(field), self.current_untracked());
        if let (Some(typed), Some(current)) = (typed, current)
            && typed.text == field.written(&current.norm)
        {
            self.leave_typed(field);
        }
    }

    fn keep_typed(self, field: Field, kept: Option<(String, bool)>) {
        let Some((document, annotation)) = self.place() else { return };
        let place = (document, annotation, field);
        self.typed.update(|all| {
            all.retain(|typed| typed.place != place);
            all.extend(kept.map(|(text, refused)| Typed { place, text, refused }));
        });
    }

    /// Gives a field of the mention under review other words of the article, or none.
    pub fn point_at(self, field: Field, words: Option<ByteSpan>) {
        if let Some(current) = self.current_untracked() {
            self.leave_typed(field);
            self.revalue(&current, field.with_words(&current.norm, words));
        }
        self.return_to_mention();
    }

    /// Takes the keys back from the fields to the mention under review.
    pub fn return_to_mention(self) {
        self.words.set(None);
        // The same mention again: whoever shows it gives it the focus.
        self.selected.update(|_| {});
    }

    fn revalue(self, current: &Annotation, norm: Norm) {
        let Some(document) = self.open.get_untracked() else { return };
        let edit = Edit::Revalue(Box::new(norm));
        if self.dispatch(Command::Edit { document, annotation: current.id, edit }).is_some()
            && let Some(corrected) = self.current_untracked()
        {
            self.announcement.set(describe::description(&corrected));
        }
    }
}
