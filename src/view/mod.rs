//! What the screen shows, worked out from the data: pure functions, tested without a browser.

pub mod actions;
pub mod alphabet;
pub mod arcs;
pub mod backup;
pub mod calendar;
pub mod caret;
pub mod catalogue;
pub mod chord;
pub mod commands;
pub mod comparing;
pub mod cut;
pub mod describe;
pub mod downloading;
pub mod draw;
pub mod entity;
pub mod everywhere;
pub mod fields;
pub mod filter;
pub mod find;
pub mod focus;
pub mod importing;
pub mod kept_choices;
pub mod key_editor;
pub mod labels;
pub mod listing;
pub mod marked;
pub mod markup;
pub mod minimap;
pub mod motion;
pub mod nearby;
pub mod occurrences;
pub mod pace;
pub mod queue;
pub mod refusal;
pub mod relations;
pub mod review;
pub mod schema_edit;
pub mod search_all;
pub mod segments;
pub mod storing;
pub mod tabs;
pub mod timex;
pub mod ukrainian;
pub mod units;
pub mod virtual_list;

#[cfg(test)]
mod fixture {
    //! Annotations for the tests of this folder.

    use tallymark_dataset::{Annotation, AnnotationId, Decision};
    use tallymark_extract::{Norm, Source};
    use tallymark_text::Span;

    /// A suggestion at `start..end`.
    pub(super) fn annotation(id: u32, start: usize, end: usize) -> Annotation {
        Annotation {
            id: AnnotationId(id),
            span: Span::new(start, end).unwrap_or_else(|error| panic!("{error}")),
            label: "ORG".to_owned(),
            norm: Norm::default(),
            valued: false,
            source: Source::Rule,
            score: 1.0,
            decision: Decision::Suggested,
            was: None,
            decided_at: None,
            decided_by: String::new(),
            uncertain: false,
            link: String::new(),
            note: String::new(),
            votes: Vec::new(),
        }
    }
}
