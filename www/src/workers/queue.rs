//! Which worker does which job: plain bookkeeping, without any worker.

use std::collections::VecDeque;

/// A job's number.
pub type Ticket = u32;

/// Jobs that wait and jobs under way, first come, first served.
#[derive(Clone, Debug)]
pub struct Queue {
    workers: Vec<Option<Ticket>>,
    /// The data set that each worker holds, by its number.
    loaded: Vec<Option<u32>>,
    waiting: VecDeque<Waiting>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    ticket: Ticket,
    data: Option<u32>,
}

/// A job's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Which worker.
    pub worker: usize,
    /// Which job.
    pub ticket: Ticket,
    /// The data set that the worker has to be sent first.
    pub load: Option<u32>,
}

impl Queue {
    /// So many workers with nothing to do.
    pub fn new(workers: usize) -> Self {
        Self {
            workers: vec![None; workers],
            loaded: vec![None; workers],
            waiting: VecDeque::new(),
        }
    }

    /// A job that needs this data set, or none.
    pub fn push(&mut self, ticket: Ticket, data: Option<u32>) {
        self.waiting.push_back(Waiting { ticket, data });
    }

    /// The next job that can begin, if one can. It goes to a worker that has its data, if there is one.
    pub fn assign(&mut self) -> Option<Assignment> {
        let data = self.waiting.front()?.data;
        let free = || (0..self.workers.len()).filter(|&worker| self.workers[worker].is_none());
        let has_data = |worker: &usize| data.is_none() || self.loaded[*worker] == data;
        let is_empty = |worker: &usize| self.loaded[*worker].is_none();
        let worker = free()
            .find(has_data)
            .or_else(|| free().find(is_empty))
            .or_else(|| free().next())?;
        let load = data.filter(|_| self.loaded[worker] != data);
        let ticket = self.waiting.pop_front()?.ticket;
        self.workers[worker] = Some(ticket);
        self.loaded[worker] = load.or(self.loaded[worker]);
        Some(Assignment {
            worker,
            ticket,
            load,
        })
    }

    /// The job that a worker is at.
    pub fn at(&self, worker: usize) -> Option<Ticket> {
        self.workers.get(worker).copied().flatten()
    }

    /// The worker that is at a job.
    pub fn worker_of(&self, ticket: Ticket) -> Option<usize> {
        self.workers.iter().position(|&at| at == Some(ticket))
    }

    /// A worker's job is over.
    pub fn free(&mut self, worker: usize) {
        if let Some(at) = self.workers.get_mut(worker) {
            *at = None;
        }
    }

    /// A worker is gone, or its data is.
    pub fn forget(&mut self, worker: usize) {
        if let Some(loaded) = self.loaded.get_mut(worker) {
            *loaded = None;
        }
    }

    /// Takes a job that waits out of the queue; answers whether there was one.
    pub fn withdraw(&mut self, ticket: Ticket) -> bool {
        let before = self.waiting.len();
        self.waiting.retain(|waiting| waiting.ticket != ticket);
        self.waiting.len() < before
    }

    /// Whether nothing is under way or waiting.
    pub fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.workers.iter().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(queue: &mut Queue) -> Vec<(usize, Ticket, Option<u32>)> {
        std::iter::from_fn(|| queue.assign())
            .map(|it| (it.worker, it.ticket, it.load))
            .collect()
    }

    #[test]
    fn as_many_jobs_run_as_there_are_workers_and_the_others_wait_their_turn() {
        let mut queue = Queue::new(2);
        for ticket in 1..=4 {
            queue.push(ticket, Some(9));
        }
        assert_eq!(assigned(&mut queue), [(0, 1, Some(9)), (1, 2, Some(9))]);
        queue.free(1);
        assert_eq!(assigned(&mut queue), [(1, 3, None)]);
        queue.free(0);
        queue.free(1);
        assert_eq!(assigned(&mut queue), [(0, 4, None)]);
        assert!(!queue.is_idle());
        queue.free(0);
        assert!(queue.is_idle());
    }

    #[test]
    fn a_job_goes_where_its_data_is() {
        let mut queue = Queue::new(3);
        queue.push(1, Some(1));
        queue.push(2, Some(2));
        assert_eq!(assigned(&mut queue).len(), 2);
        queue.free(0);
        queue.free(1);
        queue.push(3, Some(2));
        queue.push(4, None);
        queue.push(5, Some(3));
        assert_eq!(
            assigned(&mut queue),
            [(1, 3, None), (0, 4, None), (2, 5, Some(3))]
        );
    }

    #[test]
    fn data_is_sent_again_to_a_worker_that_was_replaced() {
        let mut queue = Queue::new(1);
        queue.push(1, Some(1));
        queue.assign();
        queue.free(0);
        queue.forget(0);
        queue.push(2, Some(1));
        assert_eq!(assigned(&mut queue), [(0, 2, Some(1))]);
    }

    #[test]
    fn who_withdraws_is_not_served() {
        let mut queue = Queue::new(1);
        queue.push(1, None);
        queue.push(2, None);
        queue.assign();
        assert!(queue.withdraw(2));
        assert!(!queue.withdraw(1), "it is under way");
        assert_eq!(queue.worker_of(1), Some(0));
        queue.free(0);
        assert_eq!(queue.assign(), None);
    }
}
