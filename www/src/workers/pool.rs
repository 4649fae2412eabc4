//! Workers for the jobs of experiments: as many as the machine has cores to spare.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use digit_lab::book::Job;
use digit_lab::book::session::{Command, Event, Fault, News};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::line::{Dialog, Line};
use super::message::JsFile;
use super::queue::{Assignment, Queue, Ticket};

/// What an experiment and its worker say to each other.
struct OfExperiments;

impl Dialog for OfExperiments {
    type Command = Command;
    type Event = Event;

    const SCRIPT: &'static str = "experiment_worker.js";

    /// A support vector machine's units are a library's work and last as long as they do.
    const PATIENCE: u32 = 20;

    fn ping() -> Command {
        Command::Ping
    }

    fn broken(message: String) -> Event {
        Event::Failed {
            ticket: None,
            fault: Fault::Broken { message },
        }
    }

    fn answers_files(event: &Event) -> bool {
        matches!(
            event,
            Event::Loaded { .. }
                | Event::Failed {
                    fault: Fault::Data { .. },
                    ..
                }
        )
    }
}

/// Files that jobs work on; workers tell data sets apart by their numbers.
pub struct DataSet {
    /// Unlike any other's.
    pub number: u32,
    /// Training, validation and test files.
    pub files: Vec<JsFile>,
}

/// Something to be done.
pub struct Request {
    /// What; nothing to have the data taken in only.
    pub job: Option<Job>,
    /// On which images; nothing where none are needed.
    pub data: Option<Rc<DataSet>>,
}

/// What a job's owner is told. The last of it is one of the three endings.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// It is under way.
    Began,
    /// The images there are: training, validation and test.
    Loaded([u32; 3]),
    /// How far it is.
    Progress {
        /// 0 to 1.
        share: f64,
        /// Seconds of work.
        secs: f64,
        /// What is new of its outcome.
        news: News,
    },
    /// It has come to its end.
    Done,
    /// It was ended.
    Stopped,
    /// It could not be done, or its worker broke.
    Failed(Fault),
}

type Tell = Rc<dyn Fn(Told)>;

/// How long workers without work keep their memory.
const REST: Duration = Duration::from_mins(1);

/// The workers; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Pool {
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
    /// At most so many jobs run side by side.
    pub size: usize,
}

struct Inner {
    queue: Queue,
    lines: Vec<Option<Line<OfExperiments>>>,
    requests: HashMap<Ticket, (Request, Tell)>,
    /// The number of the latest job.
    latest: Ticket,
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
            size,
        }
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

impl Inner {
    /// Sends a worker all that it needs for a job.
    fn begin(&mut self, pool: Pool, assignment: Assignment) -> Result<Tell, JsValue> {
        let Assignment {
            worker,
            ticket,
            load,
        } = assignment;
        let no_such = || JsValue::from(js_sys::Error::new("no such job"));
        let (request, tell) = self.requests.get(&ticket).ok_or_else(no_such)?;
        let line = self.lines.get_mut(worker).ok_or_else(no_such)?;
        let line = match line {
            Some(line) => line,
            None => line.insert(Line::open(move |event| pool.receive(worker, event))?),
        };
        if let Some(data) = request
            .data
            .as_ref()
            .filter(|_| load.is_some() || request.job.is_none())
        {
            line.send_files(&data.files)?;
        }
        if let Some(job) = request.job.clone() {
            line.send(&Command::Run { ticket, job })?;
        }
        Ok(Rc::clone(tell))
    }

    /// Ends a job or has it ended; answers whether that was all.
    fn stop(&mut self, ticket: Ticket) -> bool {
        if self.queue.withdraw(ticket) {
            return true;
        }
        let Some(worker) = self.queue.worker_of(ticket) else {
            return false;
        };
        let can_be_asked = self.requests.get(&ticket).is_some_and(|(request, _)| {
            request
                .job
                .as_ref()
                .is_some_and(|job| !matches!(job, Job::Svm(_)))
        });
        let line = self.lines.get(worker).and_then(Option::as_ref);
        if can_be_asked && line.is_some_and(|line| line.send(&Command::Stop).is_ok()) {
            return false;
        }
        // A library's work cannot be interrupted: the worker ends with it.
        self.close(worker);
        true
    }

    fn has_job(&self, ticket: Ticket) -> bool {
        let request = self.requests.get(&ticket);
        request.is_some_and(|(request, _)| request.job.is_some())
    }

    fn close(&mut self, worker: usize) {
        if let Some(line) = self.lines.get_mut(worker) {
            *line = None;
        }
        self.queue.forget(worker);
    }
}
