//! Why something was not done, in the language of the page.

use tallymark_dataset::{ChangeError, Refusal, SchemaProblem};
use tallymark_text::SpanError;

use crate::tr;

/// Why a command was not carried out.
pub fn words(refusal: &Refusal) -> String {
    let said = match refusal {
        Refusal::NoDocument => tr::refusal_no_document(),
        Refusal::NoAnnotation => tr::refusal_no_annotation(),
        Refusal::Duplicate => tr::refusal_duplicate(),
        Refusal::EmptyText => tr::refusal_empty_text(),
        Refusal::NoCut => tr::refusal_no_cut(),
        Refusal::SameMention => tr::refusal_same_mention(),
        Refusal::SameRelation => tr::refusal_same_relation(),
        Refusal::NoChange => tr::refusal_no_change(),
        Refusal::Span(error) => return tr::refusal_span(&span(error)),
        Refusal::Schema(problem) => return schema(problem),
    };
    said.to_owned()
}

/// What is wrong with labels.
pub fn schema(problem: &SchemaProblem) -> String {
    let mut room = [0; 4];
    match problem {
        SchemaProblem::Empty => tr::refusal_schema_empty().to_owned(),
        SchemaProblem::Nameless => tr::refusal_schema_nameless().to_owned(),
        SchemaProblem::SameName(name) => tr::refusal_schema_same_name(name),
        SchemaProblem::SameKey(key) => tr::refusal_schema_same_key(key.encode_utf8(&mut room)),
        SchemaProblem::TakenKey(key) => tr::refusal_schema_taken_key(key.encode_utf8(&mut room)),
    }
}

/// Why a step does not fit what is there.
pub fn change(error: &ChangeError) -> String {
    match error {
        ChangeError::NoDocument(id) => tr::change_no_document(&id.to_string()),
        ChangeError::DocumentExists(id) => tr::change_document_exists(&id.to_string()),
        ChangeError::OutsideText { document, annotation, span } => tr::change_outside(
            &annotation.to_string(),
            &format!("{}..{}", span.start().get(), span.end().get()),
            &document.to_string(),
        ),
        ChangeError::NothingLeft => tr::change_nothing_left().to_owned(),
    }
}

fn span(error: &SpanError) -> String {
    match error {
        SpanError::OutOfBounds { end, len, .. } => tr::refusal_span_outside(*end, *len),
        SpanError::InsideCharacter { offset, .. } => tr::refusal_span_inside(*offset),
    }
}
