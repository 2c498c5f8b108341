//! What a worker has been asked and has not answered, and which of that it is at.

use std::collections::BTreeMap;

use tallymark_worker::Ticket;

/// The requests (`M` a message to the worker) and who waits for each (`W`), in the order in which they were asked.
#[derive(Debug)]
pub(super) struct Asked<M, W> {
    waiting: BTreeMap<Ticket, (M, W)>,
    at_work: Option<Ticket>,
    next: Ticket,
}

impl<M, W> Default for Asked<M, W> {
    fn default() -> Self {
        Self { waiting: BTreeMap::new(), at_work: None, next: 0 }
    }
}

impl<M, W> Asked<M, W> {
    /// The ticket of the request that is added next.
    pub(super) fn next_ticket(&self) -> Ticket {
        self.next
    }

    /// Adds a request, whose message has the ticket.
    pub(super) fn add(&mut self, message: M, who: W) {
        self.waiting.insert(self.next, (message, who));
        self.next = self.next.wrapping_add(1);
    }

    /// The worker has begun with a request.
    pub(super) fn began(&mut self, ticket: Ticket) {
        self.at_work = Some(ticket);
    }

    /// The worker has answered; who waits for that.
    pub(super) fn answered(&mut self, ticket: Ticket) -> Option<W> {
        self.at_work = self.at_work.filter(|at| *at != ticket);
        self.waiting.remove(&ticket).map(|(_, who)| who)
    }

    /// The worker has ended. Gives up the request that it was at, or all where it was at none: then no other worker would
    /// come further. So each worker that ends takes one request along, and none is asked again for ever. Returns who waited.
    pub(super) fn give_up(&mut self) -> Vec<W> {
        match self.at_work.take().and_then(|ticket| self.waiting.remove(&ticket)) {
            Some((_, who)) => vec![who],
            None => self.give_up_all(),
        }
    }

    /// No worker can be had. Returns who waited.
    pub(super) fn give_up_all(&mut self) -> Vec<W> {
        self.at_work = None;
        std::mem::take(&mut self.waiting).into_values().map(|(_, who)| who).collect()
    }

    /// The messages of what waits: for a worker that has just started.
    pub(super) fn messages(&self) -> impl Iterator<Item = &M> {
        self.waiting.values().map(|(message, _)| message)
    }

    /// Whether nobody waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three requests, `a` to `c`, asked by 0 to 2.
    fn three() -> Asked<char, Ticket> {
        let mut asked = Asked::default();
        for message in ['a', 'b', 'c'] {
            let ticket = asked.next_ticket();
            asked.add(message, ticket);
        }
        asked
    }

    fn messages(asked: &Asked<char, Ticket>) -> String {
        asked.messages().collect()
    }

    #[test]
    fn only_what_the_worker_was_at_is_given_up() {
        let mut asked = three();
        asked.began(1);
        assert_eq!(asked.give_up(), [1]);
        assert_eq!(messages(&asked), "ac");
    }

    #[test]
    fn answers_may_come_in_another_order_than_requests() {
        let mut asked = three();
        asked.began(2);
        assert_eq!(asked.answered(2), Some(2));
        asked.began(0);
        assert_eq!(asked.give_up(), [0]);
        assert_eq!(messages(&asked), "b");
    }

    #[test]
    fn a_worker_that_ends_before_it_has_begun_is_not_started_for_the_same_again() {
        let mut asked = three();
        assert_eq!(asked.give_up(), [0, 1, 2]);
        assert!(asked.is_empty());
        asked = three();
        asked.began(0);
        assert_eq!(asked.answered(0), Some(0));
        assert_eq!(asked.give_up(), [1, 2], "between two requests it is at none");
    }

    #[test]
    fn each_end_takes_one_request_along() {
        let mut asked = three();
        for ticket in 0..3 {
            asked.began(ticket);
            assert_eq!(asked.give_up(), [ticket]);
        }
        assert!(asked.is_empty());
        assert_eq!(asked.give_up(), [0; 0]);
    }

    #[test]
    fn an_answer_that_nobody_waits_for_is_nothing() {
        let mut asked = three();
        assert_eq!(asked.answered(7), None);
        assert_eq!(messages(&asked), "abc");
    }
}
