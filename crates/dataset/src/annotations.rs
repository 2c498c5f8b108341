//! The annotations of a document: in reading order, each found by its id without a search through all.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tallymark_text::ByteOffset;

use crate::annotation::{Annotation, AnnotationId, Decision};

/// Annotations in reading order. A long article has tens of thousands of them, and a decision must not look at each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Annotations {
    list: Vec<Annotation>,
    /// Where each starts, by id: with that it is found in `list`.
    starts: Vec<(AnnotationId, ByteOffset)>,
    /// How many wait for a decision.
    open: usize,
}

impl Annotations {
    pub(crate) fn list(&self) -> &[Annotation] {
        &self.list
    }

    pub(crate) fn open(&self) -> usize {
        self.open
    }

    pub(crate) fn get(&self, id: AnnotationId) -> Option<&Annotation> {
        self.list.get(self.position(id)?)
    }

    /// Where it stands in reading order.
    pub(crate) fn position(&self, id: AnnotationId) -> Option<usize> {
        let place = self.starts.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        let (_, start) = self.starts.get(place)?;
        let first = self.list.partition_point(|annotation| annotation.span.start() < *start);
        let here = self.list.get(first..)?.iter().position(|annotation| annotation.id == id)?;
        Some(first + here)
    }

    /// Puts `annotation` in its place, instead of the one with its id, which is returned.
    pub(crate) fn replace(&mut self, annotation: Annotation) -> Option<Annotation> {
        let position = self.position(annotation.id)?;
        let slot = self.list.get_mut(position)?;
        if slot.order() == annotation.order() {
            self.open -= usize::from(is_open(slot));
            self.open += usize::from(is_open(&annotation));
            return Some(std::mem::replace(slot, annotation));
        }
        let old = self.list.remove(position);
        self.open -= usize::from(is_open(&old));
        self.open += usize::from(is_open(&annotation));
        let place = self.list.partition_point(|other| other.order() < annotation.order());
        self.note_start(&annotation);
        self.list.insert(place, annotation);
        Some(old)
    }

    fn note_start(&mut self, annotation: &Annotation) {
        let (id, start) = (annotation.id, annotation.span.start());
        match self.starts.binary_search_by_key(&id, |(id, _)| *id) {
            Ok(place) => self.starts.iter_mut().skip(place).take(1).for_each(|known| known.1 = start),
            Err(place) => self.starts.insert(place, (id, start)),
        }
    }

    /// Takes annotations out, however many, in one pass.
    pub(crate) fn take(&mut self, ids: &[AnnotationId]) -> Vec<Annotation> {
        if ids.is_empty() {
            return Vec::new();
        }
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        let is_taken = |id: AnnotationId| ids.binary_search(&id).is_ok();
        let taken: Vec<Annotation> = self.list.extract_if(.., |annotation| is_taken(annotation.id)).collect();
        self.starts.retain(|(id, _)| !is_taken(*id));
        self.open -= taken.iter().filter(|annotation| is_open(annotation)).count();
        taken
    }

    /// Adds many with ids that are not there, in any order.
    pub(crate) fn extend(&mut self, annotations: Vec<Annotation>) {
        if annotations.is_empty() {
            return;
        }
        self.open += annotations.iter().filter(|annotation| is_open(annotation)).count();
        self.starts.extend(annotations.iter().map(|annotation| (annotation.id, annotation.span.start())));
        self.starts.sort_unstable_by_key(|(id, _)| *id);
        self.list.extend(annotations);
        self.list.sort_by_key(Annotation::order);
    }
}

fn is_open(annotation: &Annotation) -> bool {
    annotation.decision == Decision::Suggested
}

impl PartialEq for Annotations {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

/// In files it is a list; the rest is worked out.
impl Serialize for Annotations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Annotations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut annotations = Self::default();
        annotations.extend(Vec::deserialize(deserializer)?);
        Ok(annotations)
    }
}
