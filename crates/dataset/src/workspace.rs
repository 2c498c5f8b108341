//! All documents of a user, and how a change is applied to them.

use tallymark_extract::Options;

use crate::annotation::{Annotation, AnnotationId};
use crate::change::{Change, ChangeError, Touched};
use crate::document::{Document, DocumentId};
use crate::schema::Schema;

/// All documents, in the order of the list, and the label schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// What annotations may be labelled.
    pub schema: Schema,
    documents: Vec<Document>,
}

impl Workspace {
    /// All documents, in the order of the list.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// One document.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }

    /// Applies a change, and gives the change that takes it back and what it has touched.
    ///
    /// # Errors
    /// [`ChangeError`] where the change does not fit the workspace, which then stays as it was.
    pub fn apply(&mut self, change: Change) -> Result<(Change, Touched), ChangeError> {
        match change {
            Change::PutDocument { index, document } => self.put_document(index, document),
            Change::DropDocument { document } => self.drop_document(document),
            Change::Describe { document, title, date, date_order, dollar } => {
                self.describe(document, title, Options { date, date_order, dollar })
            }
            Change::Annotate { document, put, drop } => self.annotate(document, put, &drop),
        }
    }

    fn put_document(&mut self, index: usize, document: Box<Document>) -> Result<(Change, Touched), ChangeError> {
        if self.document(&document.id).is_some() {
            return Err(ChangeError::DocumentExists(document.id));
        }
        check_spans(&document, document.annotations())?;
        let id = document.id.clone();
        self.documents.insert(index.min(self.documents.len()), *document);
        Ok((Change::DropDocument { document: id.clone() }, Touched::Documents { document: id }))
    }

    fn drop_document(&mut self, id: DocumentId) -> Result<(Change, Touched), ChangeError> {
        let Some(index) = self.documents.iter().position(|document| document.id == id) else {
            return Err(ChangeError::NoDocument(id));
        };
        let document = Box::new(self.documents.remove(index));
        Ok((Change::PutDocument { index, document }, Touched::Documents { document: id }))
    }

    fn describe(&mut self, id: DocumentId, title: String, options: Options) -> Result<(Change, Touched), ChangeError> {
        let document = self.document_mut(&id)?;
        let title = std::mem::replace(&mut document.title, title);
        let date = std::mem::replace(&mut document.date, options.date);
        let date_order = std::mem::replace(&mut document.date_order, options.date_order);
        let dollar = std::mem::replace(&mut document.dollar, options.dollar);
        let inverse = Change::Describe { document: id.clone(), title, date, date_order, dollar };
        Ok((inverse, Touched::Description { document: id }))
    }

    fn annotate(
        &mut self,
        id: DocumentId,
        put: Vec<Annotation>,
        drop: &[AnnotationId],
    ) -> Result<(Change, Touched), ChangeError> {
        let document = self.document_mut(&id)?;
        check_spans(document, &put)?;
        let ids: Vec<AnnotationId> = put.iter().map(|annotation| annotation.id).chain(drop.iter().copied()).collect();
        // Ids from `next_id` on have never been used, so that thousands of suggestions need no search.
        let is_known = |id: AnnotationId| id.0 < document.next_id() && document.annotation(id).is_some();
        let (old, new): (Vec<_>, Vec<_>) = put.into_iter().partition(|annotation| is_known(annotation.id));
        let undone_drop = new.iter().map(|annotation| annotation.id).collect();
        let dropped = document.take(drop);
        let replaced = old.into_iter().filter_map(|annotation| document.put(annotation));
        let undone_put = dropped.into_iter().chain(replaced).collect();
        document.extend(new);
        let inverse = Change::Annotate { document: id.clone(), put: undone_put, drop: undone_drop };
        Ok((inverse, Touched::Annotations { document: id, ids }))
    }

    fn document_mut(&mut self, id: &DocumentId) -> Result<&mut Document, ChangeError> {
        self.documents.iter_mut().find(|document| document.id == *id).ok_or_else(|| ChangeError::NoDocument(id.clone()))
    }
}

fn check_spans(document: &Document, annotations: &[Annotation]) -> Result<(), ChangeError> {
    match annotations.iter().find(|annotation| !document.holds(annotation.span)) {
        None => Ok(()),
        Some(outside) => {
            Err(ChangeError::OutsideText { document: document.id.clone(), annotation: outside.id, span: outside.span })
        }
    }
}
