//! Workers for the jobs of experiments: as many as the machine has cores to spare.

mod dialog;
mod inner;
mod request;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use digit_lab::book::session::{Event, Fault};
use leptos::prelude::*;

use self::inner::Inner;
pub use self::request::{DataSet, Request, Told};
use super::queue::{Queue, Ticket};

/// How long workers without work keep their memory.
const REST: Duration = Duration::from_mins(1);

/// The workers; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Pool {
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
    is_at_work: RwSignal<bool>,
    /// At most so many jobs run side by side.
    pub size: usize,
}

impl Pool {
    /// A worker for each core but the page's own; none is started before there is work.
    pub fn new() -> Self {
        let cores = window().navigator().hardware_concurrency() as usize;
        let size = cores.saturating_sub(1).max(1);
        let inner = Inner {
            queue: Queue::new(size),
            lines: (0..size).map(|_| None).collect(),
            requests: HashMap::new(),
            latest: 0,
        };
        Self {
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
            is_at_work: RwSignal::new(false),
            size,
        }
    }

    /// Whether anything is still to be done.
    pub fn is_at_work(self) -> Signal<bool> {
        self.is_at_work.into()
    }

    /// Has something done; `tell` is told of it.
    pub fn submit(self, request: Request, tell: impl Fn(Told) + 'static) -> Ticket {
        let ticket = self.with(|inner| {
            inner.latest += 1;
            let ticket = inner.latest;
            let data = request.data.as_ref().map(|data| data.number);
            inner.queue.push(ticket, data);
            inner.requests.insert(ticket, (request, Rc::new(tell)));
            ticket
        });
        self.is_at_work.set(true);
        // Whoever asks gets the ticket before any news of it.
        queue_microtask(move || self.assign());
        ticket.unwrap_or_default()
    }

    /// Ends a job, whether it has begun or not; its owner is told as soon as it is over.
    pub fn stop(self, ticket: Ticket) {
        let is_over = self.with(|inner| inner.stop(ticket)).unwrap_or(false);
        if is_over {
            self.end(ticket, Told::Stopped);
        }
    }

    fn with<T>(self, act: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let inner = self.inner.try_get_value()?;
        let mut inner = inner.try_borrow_mut().ok()?;
        Some(act(&mut inner))
    }

    /// Lets as many jobs begin as can.
    fn assign(self) {
        while let Some(assignment) = self.with(|inner| inner.queue.assign()).flatten() {
            let begun = self.with(|inner| inner.begin(self, assignment));
            match begun {
                Some(Ok(tell)) => tell(Told::Began),
                Some(Err(error)) => {
                    let message = js_sys::Error::from(error).message().into();
                    self.lose(assignment.worker, Fault::Broken { message });
                }
                None => return,
            }
        }
    }

    fn receive(self, worker: usize, event: Event) {
        let at = self.with(|inner| inner.queue.at(worker)).flatten();
        let is_present = |ticket: Ticket| at == Some(ticket);
        match event {
            Event::Progress {
                ticket,
                share,
                secs,
                news,
            } if is_present(ticket) => self.tell(ticket, Told::Progress { share, secs, news }),
            Event::Trained { ticket, trained } if is_present(ticket) => {
                self.tell(ticket, Told::Trained(trained));
            }
            Event::Done { ticket } if is_present(ticket) => self.end(ticket, Told::Done),
            Event::Stopped { ticket } if is_present(ticket) => self.end(ticket, Told::Stopped),
            Event::Failed {
                fault: fault @ Fault::Broken { .. },
                ..
            } => self.lose(worker, fault),
            Event::Failed {
                ticket: Some(ticket),
                fault,
            } if is_present(ticket) => self.end(ticket, Told::Failed(fault)),
            Event::Failed {
                ticket: None,
                fault,
            } => {
                // Whatever it was to do with these files, it does with others, if at all.
                self.with(|inner| inner.close(worker));
                if let Some(ticket) = at {
                    self.end(ticket, Told::Failed(fault));
                }
            }
            Event::Loaded {
                training,
                validation,
                test,
            } => {
                let Some(ticket) = at else {
                    return;
                };
                self.tell(ticket, Told::Loaded([training, validation, test]));
                let has_job = self.with(|inner| inner.has_job(ticket)).unwrap_or(false);
                if !has_job {
                    self.end(ticket, Told::Done);
                }
            }
            // A word that crossed a command on its way.
            Event::Progress { .. }
            | Event::Trained { .. }
            | Event::Done { .. }
            | Event::Stopped { .. }
            | Event::Failed { .. }
            | Event::Pong => {}
        }
    }

    /// A worker is dead.
    fn lose(self, worker: usize, fault: Fault) {
        let at = self
            .with(|inner| {
                inner.close(worker);
                inner.queue.at(worker)
            })
            .flatten();
        if let Some(ticket) = at {
            self.end(ticket, Told::Failed(fault));
        }
    }

    fn tell(self, ticket: Ticket, told: Told) {
        let tell = self.with(|inner| Some(Rc::clone(&inner.requests.get(&ticket)?.1)));
        if let Some(tell) = tell.flatten() {
            tell(told);
        }
    }

    fn end(self, ticket: Ticket, told: Told) {
        let tell = self.with(|inner| {
            if let Some(worker) = inner.queue.worker_of(ticket) {
                inner.queue.free(worker);
            }
            inner.requests.remove(&ticket).map(|(_, tell)| tell)
        });
        if let Some(tell) = tell.flatten() {
            tell(told);
        }
        let is_done = self.with(|inner| inner.requests.is_empty());
        self.is_at_work.set(is_done == Some(false));
        self.assign();
        self.rest_soon();
    }

    /// Gives the workers' memory back once nothing has been asked of them for a while.
    fn rest_soon(self) {
        let Some(latest) = self.with(|inner| inner.latest) else {
            return;
        };
        let rest = move || {
            self.with(|inner| {
                if inner.queue.is_idle() && inner.latest == latest {
                    (0..inner.lines.len()).for_each(|worker| inner.close(worker));
                }
            });
        };
        set_timeout(rest, REST);
    }
}
