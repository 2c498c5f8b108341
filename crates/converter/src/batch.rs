//! Documents on their way to the page: in batches, the next only after the last has been taken.

use tallymark_converter::{BATCH, Request, Response};
use tallymark_dataset::Document;

use crate::link::Link;

/// The documents that go next.
#[derive(Default)]
pub(crate) struct Batch {
    documents: Vec<Document>,
    /// About how many bytes of JSON they are.
    size: usize,
}

impl Batch {
    /// Adds a document.
    pub(crate) fn add(&mut self, document: Document) {
        // An annotation is about as much again as two hundred letters of text.
        self.size += document.text.len() + 200 * document.annotations().len();
        self.documents.push(document);
    }

    pub(crate) fn is_full(&self) -> bool {
        self.size >= BATCH
    }

    /// Sends them, where there are any, and waits until they have been taken; `false` where nobody takes them any more.
    pub(crate) async fn send(&mut self, link: &mut Link) -> bool {
        if self.documents.is_empty() {
            return true;
        }
        self.size = 0;
        link.post(&Response::Items(std::mem::take(&mut self.documents)));
        matches!(link.next().await, Some((Request::More, _)))
    }
}
