//! The review of the open document, in the order that the user has chosen.

use tallymark_dataset::{Annotation, Document};

use crate::state::Store;
use crate::view::review::{Next, Order, Review};

impl Store {
    /// The review of the open document, read without subscribing.
    pub fn with_review<T>(&self, read: impl FnOnce(&Document, Review<'_, fn(&Annotation) -> bool>) -> T) -> Option<T> {
        self.with_document(|document| read(document, Review::new(document.annotations(), Order::Position, |_| true)))
    }

    /// The mention to be decided after `left`; the first that waits where nothing was left.
    pub fn next_open(&self, left: Option<&Annotation>) -> Option<Next> {
        self.with_review(|_, review| review.next_open(left)).flatten()
    }
}
