//! A search and its workers.

use std::rc::Rc;

use digit_lab::book::Job;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Form, Hunted};
use super::progress::Progress;
use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::{Status, Trouble};
use crate::training::Throttle;
use crate::training::data::Origin;
use crate::workers::{Request, Told};

/// On which digits searches are done: those that every site has.
pub const ORIGIN: Origin = Origin::Bundled;

/// The search on the page; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Hunt {
    /// What is typed for the next one.
    pub form: RwSignal<Form>,
    /// How it goes, or has gone.
    pub progress: RwSignal<Progress>,
    tickets: StoredValue<Vec<u32>>,
    /// Searches begun, so that what is said of an earlier one is known as such.
    attempt: StoredValue<u32>,
    throttle: Throttle,
}

impl Hunt {
    /// Nothing searched yet.
    pub fn new() -> Self {
        Self {
            form: RwSignal::new(Form::default()),
            progress: RwSignal::new(Progress::default()),
            tickets: StoredValue::new(Vec::new()),
            attempt: StoredValue::new(0),
            throttle: Throttle::new(),
        }
    }

    /// Trains at all points, in place of any search there was.
    pub fn start(self, lab: Laboratory, hunted: Hunted) {
        self.stop(lab);
        self.attempt.update_value(|attempt| *attempt += 1);
        let attempt = self.attempt.get_value();
        self.progress.set(Progress::loading(hunted));
        spawn_local(async move {
            let on_share = move |share: f64| {
                if self.is_present(attempt) {
                    self.progress
                        .update_untracked(|progress| progress.loaded = share.min(1.0));
                    self.throttle.tell_soon(self.progress);
                }
            };
            let digits = lab.digits.get(ORIGIN, on_share).await;
            if !self.is_present(attempt) {
                return;
            }
            match digits {
                Ok(digits) => self.submit(lab, attempt, &digits),
                Err(error) => {
                    self.progress
                        .update(|progress| progress.fail(Trouble::Fetch(error)));
                }
            }
        });
    }

    /// Ends the search; what is done stays.
    pub fn stop(self, lab: Laboratory) {
        if self.progress.with_untracked(|it| it.status) == Status::Loading {
            self.attempt.update_value(|attempt| *attempt += 1);
            self.progress.update(|it| it.status = Status::Stopped);
        }
        let tickets = self.tickets.try_update_value(std::mem::take);
        for ticket in tickets.unwrap_or_default() {
            lab.pool.stop(ticket);
        }
    }

    fn is_present(self, attempt: u32) -> bool {
        self.attempt.try_get_value() == Some(attempt)
    }

    fn submit(self, lab: Laboratory, attempt: u32, digits: &Rc<crate::workers::DataSet>) {
        let specs = self.progress.with_untracked(|progress| {
            let points = progress.hunted.points.iter();
            points.map(|point| point.spec.clone()).collect::<Vec<_>>()
        });
        let tickets = specs.into_iter().enumerate().map(|(number, spec)| {
            let request = Request {
                job: Some(Job::Training(spec)),
                data: Some(Rc::clone(digits)),
            };
            lab.pool.submit(request, move |told| {
                if self.is_present(attempt) {
                    self.take_in(lab, number, told);
                }
            })
        });
        self.tickets.set_value(tickets.collect());
        self.progress.update(|it| it.status = Status::Running);
    }

    fn take_in(self, lab: Laboratory, run: usize, told: Told) {
        if let Told::Loaded(counts) = &told {
            lab.digits.set_counts(ORIGIN, *counts);
        }
        let is_end = matches!(told, Told::Done | Told::Stopped | Told::Failed(_));
        self.progress
            .update_untracked(|progress| progress.apply(run, told));
        let is_over = self.progress.with_untracked(|it| !it.status.is_under_way());
        if is_end && is_over {
            self.throttle.tell(self.progress);
        } else {
            self.throttle.tell_soon(self.progress);
        }
    }
}
