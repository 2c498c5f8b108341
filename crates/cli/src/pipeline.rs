//! Work shared out to threads, with its results in the order of the work.
//!
//! Each task is a slip in two queues: the workers take it from one, and the other keeps, in order, the places where the
//! results will appear. Both are short, so a fast reader waits for slow workers, and slow output holds up everything
//! before it: memory does not grow with the input.

use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many tasks a worker may have ahead of it, so that none idles while the reader reads.
const AHEAD: usize = 4;

struct Task<T, R> {
    item: T,
    reply: SyncSender<R>,
}

/// Where the producer puts its items.
pub(crate) struct Queue<T, R> {
    tasks: SyncSender<Task<T, R>>,
    results: SyncSender<Receiver<R>>,
}

/// The error of a producer whose results nobody takes any more.
pub(crate) struct Abandoned;

impl<T, R> Queue<T, R> {
    /// Puts one item in, as soon as there is room.
    pub(crate) fn push(&self, item: T) -> Result<(), Abandoned> {
        let (reply, result) = sync_channel(1);
        self.results.send(result).map_err(|SendError(_)| Abandoned)?;
        self.tasks.send(Task { item, reply }).map_err(|SendError(_)| Abandoned)
    }
}

/// Runs `produce` in a thread of its own and `work` on each of its items in `jobs` others. Gives the results in the
/// order of the items; `None` stands for one that was lost because `work` panicked.
///
/// The threads are left to themselves: they end when the producer does, or when the results are dropped.
pub(crate) fn in_order<T, R>(
    jobs: usize,
    produce: impl FnOnce(&Queue<T, R>) + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> impl Iterator<Item = Option<R>>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (task_sender, tasks) = sync_channel::<Task<T, R>>(jobs * AHEAD);
    let (result_sender, results) = sync_channel::<Receiver<R>>(jobs * AHEAD);
    let shared = Arc::new((Mutex::new(tasks), work));
    for _ in 0..jobs {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            let (tasks, work) = &*shared;
            let next = || tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            while let Ok(Task { item, reply }) = next() {
                // Nobody waits for the result once the output is closed.
                let _ = reply.send(work(item));
            }
        });
    }
    thread::spawn(move || produce(&Queue { tasks: task_sender, results: result_sender }));
    results.into_iter().map(|result| result.recv().ok())
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let produce = |queue: &super::Queue<u64, u64>| (0..500).for_each(|n| drop(queue.push(n)));
        let results = in_order(4, produce, |n| {
            std::thread::sleep(std::time::Duration::from_micros(n % 7 * 50));
            n * 2
        });
        assert!(results.eq((0..500).map(|n| Some(n * 2))));
    }

    #[test]
    fn a_producer_learns_that_nobody_takes_its_results() {
        let (said, heard) = std::sync::mpsc::channel::<()>();
        let produce = move |queue: &super::Queue<(), ()>| {
            while queue.push(()).is_ok() {}
            drop(said);
        };
        drop(in_order(2, produce, |()| ()));
        assert!(heard.recv().is_err(), "the producer must have ended");
    }
}
