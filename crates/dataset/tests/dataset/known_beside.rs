//! What is known beside text, place and label goes where a tool leaves room for it, and comes back.

use proptest::prelude::*;
use tallymark_dataset::formats::{Format, Options};
use tallymark_dataset::{Annotation, AnnotationId, Document};

use crate::formats::workspace;
use crate::round_trip::round_trip;
use crate::wishes::config;

/// Annotations without the ids that only a file of our own keeps, in an order that does not need those.
fn annotations(document: &Document) -> Vec<Annotation> {
    let annotations = document.annotations().iter();
    let mut annotations: Vec<_> = annotations.map(|it| Annotation { id: AnnotationId(0), ..it.clone() }).collect();
    annotations
        .sort_by_cached_key(|annotation| (annotation.span.start(), annotation.span.end(), format!("{annotation:?}")));
    annotations
}

/// A document's relations, by the words that they relate.
fn relations(document: &Document) -> Vec<(String, String, String)> {
    let words = |id| document.annotation(id).map(|it| format!("{} {:?}", it.label, it.span)).unwrap_or_default();
    let mut all: Vec<_> = document.relations().map(|it| (it.kind.clone(), words(it.from), words(it.to))).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_known_comes_back(workspace in workspace()) {
        for format in [Format::Prodigy, Format::LabelStudio, Format::WebAnnotation] {
            let read = round_trip(format, &Options::everything(), workspace.documents(), false).read;
            prop_assert_eq!(read.len(), workspace.documents().len(), "{}", format);
            for (before, after) in workspace.documents().iter().zip(&read) {
                prop_assert_eq!(annotations(before), annotations(after), "{}", format);
                prop_assert_eq!(before.about(), after.about(), "{}", format);
                prop_assert_eq!((&before.id, &before.added_at, before.seconds), (&after.id, &after.added_at, after.seconds));
                if format == Format::WebAnnotation {
                    prop_assert_eq!(relations(before), relations(after));
                }
            }
        }
    }
}
