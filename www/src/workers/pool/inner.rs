//! The pool's workers and their jobs.

use std::collections::HashMap;
use std::rc::Rc;

use digit_lab::book::Job;
use digit_lab::book::session::Command;
use wasm_bindgen::JsValue;

use super::dialog::OfExperiments;
use super::{Pool, Request, Told};
use crate::workers::line::Line;
use crate::workers::queue::{Assignment, Queue, Ticket};

/// Whom to tell of a job.
pub(super) type Tell = Rc<dyn Fn(Told)>;

/// What the pool holds.
pub(super) struct Inner {
    pub(super) queue: Queue,
    pub(super) lines: Vec<Option<Line<OfExperiments>>>,
    pub(super) requests: HashMap<Ticket, (Request, Tell)>,
    /// The number of the latest job.
    pub(super) latest: Ticket,
}

impl Inner {
    /// Sends a worker all that it needs for a job.
    pub(super) fn begin(&mut self, pool: Pool, assignment: Assignment) -> Result<Tell, JsValue> {
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
    pub(super) fn stop(&mut self, ticket: Ticket) -> bool {
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

    pub(super) fn has_job(&self, ticket: Ticket) -> bool {
        let request = self.requests.get(&ticket);
        request.is_some_and(|(request, _)| request.job.is_some())
    }

    pub(super) fn close(&mut self, worker: usize) {
        if let Some(line) = self.lines.get_mut(worker) {
            *line = None;
        }
        self.queue.forget(worker);
    }
}
