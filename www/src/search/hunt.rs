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
use crate::workers::{DataSet, Errand, Request, Told};

/// On which digits searches are done: those that every site has.
pub const ORIGIN: Origin = Origin::Bundled;

/// The search on the page; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Hunt {
    /// What is typed for the next one.
    pub form: RwSignal<Form>,
    /// How it goes, or has gone.
    pub progress: RwSignal<Progress>,
    errand: Errand,
    throttle: Throttle,
}

impl Hunt {
    /// Nothing searched yet.
    pub fn new() -> Self {
        Self {
            form: RwSignal::new(Form::default()),
            progress: RwSignal::new(Progress::default()),
            errand: Errand::new(),
            throttle: Throttle::new(),
        }
    }

    /// Trains at all points, in place of any search there was.
    pub fn start(self, lab: Laboratory, hunted: Hunted) {
        self.stop(lab);
        let attempt = self.errand.begin();
        self.progress.set(Progress::loading(hunted));
        spawn_local(async move {
            let on_share = move |share: f64| {
                if self.errand.is_present(attempt) {
                    self.progress
                        .update_untracked(|progress| progress.loaded = share.min(1.0));
                    self.throttle.tell_soon(self.progress);
                }
            };
            let digits = lab.digits.get(ORIGIN, on_share).await;
            if !self.errand.is_present(attempt) {
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
            self.errand.begin();
            self.progress.update(|it| it.status = Status::Stopped);
        }
        self.errand.call_off(lab.pool);
    }

    fn submit(self, lab: Laboratory, attempt: u32, digits: &Rc<DataSet>) {
        let specs = self.progress.with_untracked(|progress| {
            let points = progress.hunted.points.iter();
            points.map(|point| point.spec.clone()).collect::<Vec<_>>()
        });
        let requests = specs.into_iter().map(|spec| Request {
            job: Some(Job::Training(spec)),
            data: Some(Rc::clone(digits)),
        });
        let take_in = move |number, told| self.take_in(lab, number, told);
        self.errand
            .submit(lab.pool, attempt, requests.enumerate(), take_in);
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
