//! The documents that wait to be read by the extractor: one after the other, the one on the screen first.

use std::collections::{HashSet, VecDeque};

use tallymark_dataset::DocumentId;

/// Which documents wait, which one is being read, and how it has gone so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    waiting: VecDeque<DocumentId>,
    /// The same, to be asked.
    known: HashSet<DocumentId>,
    running: Option<DocumentId>,
    done: usize,
}

impl Queue {
    /// Has a document wait, where it does not already. One that is being read is read again after that: what it is read
    /// with has changed meanwhile.
    pub fn push(&mut self, id: DocumentId) {
        if self.known.insert(id.clone()) {
            self.waiting.push_back(id);
        }
    }

    /// The document to be read now, where none is: `first` if it waits, else the one that has waited longest.
    pub fn next(&mut self, first: Option<&DocumentId>) -> Option<DocumentId> {
        if self.running.is_some() {
            return None;
        }
        let preferred = first.filter(|id| self.known.contains(*id));
        let place = preferred.and_then(|id| self.waiting.iter().position(|other| other == id)).unwrap_or(0);
        let id = self.waiting.remove(place)?;
        self.known.remove(&id);
        self.running = Some(id.clone());
        Some(id)
    }

    /// The document that was being read has been.
    pub fn finish(&mut self) {
        self.running = None;
        self.done = if self.waiting.is_empty() { 0 } else { self.done + 1 };
    }

    /// Lets those that wait go unread.
    pub fn stop(&mut self) {
        self.waiting.clear();
        self.known.clear();
        self.done = 0;
    }

    /// Whether a document waits or is being read.
    pub fn contains(&self, id: &DocumentId) -> bool {
        self.running.as_ref() == Some(id) || self.known.contains(id)
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.running.is_none() && self.waiting.is_empty()
    }

    /// Which of how many is being read, since there was nothing to do.
    pub fn progress(&self) -> (usize, usize) {
        let running = usize::from(self.running.is_some());
        (self.done + running, self.done + running + self.waiting.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> DocumentId {
        DocumentId(name.to_owned())
    }

    fn queue(names: &[&str]) -> Queue {
        let mut queue = Queue::default();
        for name in names {
            queue.push(id(name));
        }
        queue
    }

    #[test]
    fn documents_are_read_one_after_the_other_the_open_one_first() {
        let mut queue = queue(&["a", "b", "c", "b"]);
        let mut order = Vec::new();
        for open in ["x", "c", "c"] {
            let next = queue.next(Some(&id(open)));
            assert_eq!(queue.next(None), None, "one at a time");
            order.extend(next.map(|id| id.0));
            order.push(format!("{:?}", queue.progress()));
            queue.finish();
        }
        assert_eq!(order, ["a", "(1, 3)", "c", "(2, 3)", "b", "(3, 3)"]);
        assert!(queue.is_empty());
        assert_eq!(queue.progress(), (0, 0));
    }

    #[test]
    fn one_that_is_being_read_may_be_asked_for_again() {
        let mut queue = queue(&["a"]);
        assert_eq!(queue.next(None), Some(id("a")));
        queue.push(id("a"));
        assert!(queue.contains(&id("a")));
        queue.finish();
        assert!(queue.contains(&id("a")), "it waits");
        assert_eq!(queue.next(None), Some(id("a")));
        queue.finish();
        assert!(!queue.contains(&id("a")));
    }

    #[test]
    fn after_a_stop_only_the_one_that_is_being_read_goes_on() {
        let mut queue = queue(&["a", "b", "c"]);
        assert_eq!(queue.next(None), Some(id("a")));
        queue.stop();
        assert!(queue.contains(&id("a")) && !queue.contains(&id("b")));
        assert_eq!(queue.progress(), (1, 1));
        queue.finish();
        assert_eq!(queue.next(None), None);
    }
}
