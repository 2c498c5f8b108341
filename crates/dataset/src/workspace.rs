//! All documents of a user, and how a change is applied to them.

use std::collections::HashMap;

use crate::annotation::{Annotation, AnnotationId};
use crate::change::{Change, ChangeError, Touched};
use crate::document::{About, Document, DocumentId};
use crate::relation::{Relation, RelationId};
use crate::rule::Rule;
use crate::schema::Schema;

/// All documents, in the order of the list, the label schema, and the rules for suggestions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    schema: Schema,
    rules: Vec<Rule>,
    documents: Vec<Document>,
    /// Where each document stands in the list.
    places: HashMap<DocumentId, usize>,
}

impl Workspace {
    /// All documents, in the order of the list.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// One document, found without a search through all.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.get(self.position(id)?)
    }

    /// Where a document stands in the list.
    pub fn position(&self, id: &DocumentId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What annotations may be labelled.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// What is not to be suggested.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Applies a change, and gives the change that takes it back and what it has touched.
    ///
    /// # Errors
    /// [`ChangeError`] where the change does not fit the workspace, which then stays as it was.
    pub fn apply(&mut self, change: Change) -> Result<(Change, Touched), ChangeError> {
        match change {
            Change::PutDocument { index, document } => self.put_document(index, document),
            Change::DropDocument { document } => self.drop_document(document),
            Change::Describe { document, title, date, date_order, dollar, source, author, tags } => {
                self.describe(document, About { title, date, date_order, dollar, source, author, tags })
            }
            Change::Annotate { document, put, drop } => self.annotate(document, put, &drop),
            Change::Relate { document, put, drop } => self.relate(document, put, &drop),
            Change::Spend { document, seconds } => {
                let before = std::mem::replace(&mut self.document_mut(&document)?.seconds, seconds);
                Ok((Change::Spend { document: document.clone(), seconds: before }, Touched::Spent { document }))
            }
            Change::PutSchema { mut schema } => {
                std::mem::swap(&mut self.schema, &mut schema);
                Ok((Change::PutSchema { schema }, Touched::Schema))
            }
            Change::PutRules { rules } => {
                let rules = std::mem::replace(&mut self.rules, rules);
                Ok((Change::PutRules { rules }, Touched::Rules))
            }
        }
    }

    fn put_document(&mut self, index: usize, document: Box<Document>) -> Result<(Change, Touched), ChangeError> {
        if self.document(&document.id).is_some() {
            return Err(ChangeError::DocumentExists(document.id));
        }
        check_spans(&document, document.annotations())?;
        let id = document.id.clone();
        let index = index.min(self.documents.len());
        self.documents.insert(index, *document);
        self.note_places(index);
        Ok((Change::DropDocument { document: id.clone() }, Touched::Documents { document: id }))
    }

    fn drop_document(&mut self, id: DocumentId) -> Result<(Change, Touched), ChangeError> {
        let Some(index) = self.places.remove(&id) else {
            return Err(ChangeError::NoDocument(id));
        };
        let document = Box::new(self.documents.remove(index));
        self.note_places(index);
        Ok((Change::PutDocument { index, document }, Touched::Documents { document: id }))
    }

    /// Notes where the documents from `index` on stand.
    fn note_places(&mut self, index: usize) {
        for (place, document) in self.documents.iter().enumerate().skip(index) {
            match self.places.get_mut(&document.id) {
                Some(known) => *known = place,
                None => drop(self.places.insert(document.id.clone(), place)),
            }
        }
    }

    fn describe(&mut self, id: DocumentId, about: About) -> Result<(Change, Touched), ChangeError> {
        let options = about.options();
        let before = self.document_mut(&id)?.describe(about);
        let reads_anew = before.options() != options;
        Ok((Change::describe(id.clone(), before), Touched::Description { document: id, reads_anew }))
    }

    fn relate(
        &mut self,
        id: DocumentId,
        put: Vec<Relation>,
        drop: &[RelationId],
    ) -> Result<(Change, Touched), ChangeError> {
        let (put, drop) = self.document_mut(&id)?.relate(put, drop);
        Ok((Change::Relate { document: id.clone(), put, drop }, Touched::Relations { document: id }))
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
        let is_known = |id: AnnotationId| id.0 < document.next_id() && document.position(id).is_some();
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
        let place = self.position(id);
        place.and_then(|place| self.documents.get_mut(place)).ok_or_else(|| ChangeError::NoDocument(id.clone()))
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
