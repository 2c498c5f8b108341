//! What the extractor's mentions make of a document.

use tallymark_extract::Mention;
use tallymark_text::ByteSpan;

use crate::annotation::{Annotation, AnnotationId};
use crate::change::Change;
use crate::document::Document;
use crate::workspace::Workspace;

/// The mentions as suggestions, labelled as the schema has it, as far as no rule forbids them and the user has not spoken
/// about their words. Suggestions that nobody has touched make room.
pub(super) fn change(workspace: &Workspace, document: &Document, mentions: Vec<Mention>) -> Change {
    let related: Vec<AnnotationId> = document.relations().flat_map(|relation| [relation.from, relation.to]).collect();
    let stays = |annotation: &&Annotation| annotation.is_touched() || related.contains(&annotation.id);
    let (kept, open): (Vec<&Annotation>, Vec<&Annotation>) = document.annotations().iter().partition(stays);
    // What the user has spoken about, byte by byte, where it is and where it was: nothing is suggested there again.
    let mut settled = vec![false; document.text.len()];
    for span in kept.iter().flat_map(|a| [Some(a.span), a.was.as_ref().map(|was| was.span)]).flatten() {
        if let Some(bytes) = settled.get_mut(span.range()) {
            bytes.fill(true);
        }
    }
    let is_free = |span: ByteSpan| settled.get(span.range()).is_some_and(|bytes| !bytes.contains(&true));
    let rules: Vec<_> =
        workspace.rules().iter().filter(|r| r.document.as_ref().is_none_or(|d| *d == document.id)).collect();
    let put = mentions
        .into_iter()
        .filter(|mention| is_free(mention.span))
        .filter_map(|mention| {
            let label = workspace.schema().label_for(mention.label)?.name.clone();
            let words = document.text.slice(mention.span);
            let is_forbidden = rules.iter().any(|rule| rule.forbids(&document.id, words, &label));
            (!is_forbidden).then_some((mention, label))
        })
        .zip(document.next_id()..)
        .map(|((mention, label), id)| Annotation { label, ..Annotation::suggested(AnnotationId(id), mention) })
        .collect();
    let drop = open.iter().map(|annotation| annotation.id).collect();
    Change::Annotate { document: document.id.clone(), put, drop }
}
