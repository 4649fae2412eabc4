//! One experiment of the gallery: how it is to be run, and its running.

use std::rc::Rc;

use digit_lab::book::session::Trained;
use digit_lab::book::{Experiment, Group, Job, Kind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::Setup;
use super::estimate;
use super::laboratory::Laboratory;
use super::progress::{Progress, Stage, Status, Trouble};
use super::words::arm_name;
use crate::training::Throttle;
use crate::workers::{DataSet, Errand, Request, Told};

/// An experiment on the page; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Trial {
    /// What it is.
    pub experiment: StoredValue<Experiment>,
    /// How it is to be run next.
    pub setup: RwSignal<Setup>,
    /// How it runs, or has run.
    pub progress: RwSignal<Progress>,
    errand: Errand,
    throttle: Throttle,
}

impl Trial {
    /// Not run yet.
    pub fn new(experiment: Experiment) -> Self {
        Self {
            experiment: StoredValue::new(experiment),
            setup: RwSignal::new(Setup::default()),
            progress: RwSignal::new(Progress::default()),
            errand: Errand::new(),
            throttle: Throttle::new(),
        }
    }

    /// Its id, such as `3.5`.
    pub fn id(self) -> &'static str {
        self.experiment.with_value(|experiment| experiment.id)
    }

    /// The chapter it is from.
    pub fn group(self) -> Group {
        self.experiment.with_value(|experiment| experiment.group)
    }

    /// What sort it is.
    pub fn kind(self) -> Kind {
        self.experiment.with_value(Experiment::kind)
    }

    /// Where it stands.
    pub fn status(self) -> Status {
        self.progress.with(|progress| progress.status)
    }

    /// Runs it as it is set up, in place of any run there was.
    pub fn run(self, lab: Laboratory) {
        self.stop(lab);
        let attempt = self.errand.begin();
        let setup = self.setup.get_untracked();
        if !self.needs_images() {
            let (planned, _) = untrack(move || self.planned(lab, setup));
            self.submit(lab, attempt, &planned, None);
            return;
        }
        self.progress.set(Progress::loading(setup));
        spawn_local(async move {
            let on_share = move |share: f64| {
                if self.errand.is_present(attempt) {
                    self.progress
                        .update_untracked(|progress| progress.loaded = share.min(1.0));
                    self.throttle.tell_soon(self.progress);
                }
            };
            let digits = lab.digits.get(setup.origin, on_share).await;
            if !self.errand.is_present(attempt) {
                return;
            }
            match digits {
                Ok(digits) => {
                    let (planned, _) = untrack(move || self.planned(lab, setup));
                    self.submit(lab, attempt, &planned, Some(&digits));
                }
                Err(error) => {
                    self.progress
                        .update(|progress| progress.fail(Trouble::Fetch(error)));
                }
            }
        });
    }

    /// Ends the run, or the wait for its digits.
    pub fn stop(self, lab: Laboratory) {
        if self.progress.with_untracked(|it| it.status) == Status::Loading {
            self.errand.begin();
            self.progress.update(|it| it.status = Status::Stopped);
        }
        self.errand.call_off(lab.pool);
    }

    /// Whether it is done on digits.
    pub fn needs_images(self) -> bool {
        self.experiment
            .with_value(|experiment| experiment.arms.iter().any(|arm| arm.job.needs_images()))
    }

    /// The most training images that an arm learned from when it was published.
    pub fn published_images(self) -> Option<f64> {
        self.experiment.with_value(|experiment| {
            let arms = experiment.arms.iter();
            let sizes = arms.filter_map(|arm| match &arm.job {
                Job::Svm(settings) => Some(settings.images as f64),
                job => job.spec()?.training_size,
            });
            sizes.reduce(f64::max)
        })
    }

    /// A run that is about to begin, and how much of it has been done before it was interrupted.
    pub fn planned(self, lab: Laboratory, setup: Setup) -> (Progress, usize) {
        let counts = lab.digits.counts(setup.origin);
        let mut planned = self
            .experiment
            .with_value(|experiment| Progress::planned(experiment, setup, counts));
        let done = lab.unfinished.recall(self.id(), &mut planned, counts);
        (planned, done)
    }

    fn submit(
        self,
        lab: Laboratory,
        attempt: u32,
        planned: &Progress,
        digits: Option<&Rc<DataSet>>,
    ) {
        let pieces = planned.pieces.iter().enumerate();
        let here = pieces.filter(|(_, piece)| piece.stage == Stage::Waiting);
        let requests = here.map(|(number, piece)| {
            let request = Request {
                job: Some(piece.job.clone()),
                data: digits.map(Rc::clone),
            };
            (number, request)
        });
        let take_in = move |number, told| self.take_in(lab, number, told);
        self.errand.submit(lab.pool, attempt, requests, take_in);
        self.progress.set(planned.clone());
    }

    fn take_in(self, lab: Laboratory, piece: usize, told: Told) {
        let is_end = matches!(told, Told::Done | Told::Stopped | Told::Failed(_));
        if let Told::Loaded(counts) = &told {
            let origin = self.progress.with_untracked(|it| it.setup.origin);
            lab.digits.set_counts(origin, *counts);
        }
        if let Told::Trained(trained) = &told {
            self.keep(lab, piece, trained);
        }
        self.progress
            .update_untracked(|progress| progress.apply(piece, told));
        if is_end {
            self.keep_done(lab, piece);
            self.learn_speed(lab, piece);
            self.throttle.tell(self.progress);
        } else {
            self.throttle.tell_soon(self.progress);
        }
    }

    /// Keeps what is done until all is. It will not be done again, so its training is to be in the list by then.
    fn keep_done(self, lab: Laboratory, piece: usize) {
        let id = self.id();
        let (is_finished, origin, piece) = self.progress.with_untracked(|progress| {
            let is_finished = progress.status == Status::Finished;
            let piece = progress.pieces.get(piece).cloned();
            (is_finished, progress.setup.origin, piece)
        });
        let counts = untrack(|| lab.digits.counts(origin));
        lab.arrivals.once_handed_on(move || {
            if is_finished {
                lab.unfinished.forget(id);
            } else if let Some(piece) = piece {
                lab.unfinished.keep(id, origin, piece, counts);
            }
        });
    }

    /// Hands a training over to the list of trainings.
    fn keep(self, lab: Laboratory, piece: usize, trained: &Trained) {
        let name = self.name_of(lab, piece);
        let record = self.progress.with_untracked(|progress| {
            let counts = untrack(|| lab.digits.counts(progress.setup.origin));
            progress.record(piece, counts, trained, name)
        });
        if let Some(record) = record {
            lab.arrivals.bring(record);
        }
    }

    /// What a training is called: the experiment, and what tells it from the others of that.
    fn name_of(self, lab: Laboratory, piece: usize) -> String {
        let (arm, seed, seeds) = self.progress.with_untracked(|progress| {
            let piece = progress.pieces.get(piece);
            let piece = piece.map_or((0, 1), |piece| (piece.arm, piece.seed));
            (piece.0, piece.1, progress.setup.seeds)
        });
        let arm = self.experiment.with_value(|experiment| {
            let arms = &experiment.arms;
            let arm = arms.get(arm).filter(|_| arms.len() > 1)?;
            Some(arm_name(lab.i18n, arm.name))
        });
        let seed = (seeds > 1).then(|| format!("# {seed}"));
        let parts = [Some(self.id().to_owned()), arm, seed];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What has been run says how long the next will take.
    fn learn_speed(self, lab: Laboratory, piece: usize) {
        let told = self.progress.with_untracked(|progress| {
            let piece = progress.pieces.get(piece)?;
            let counts = untrack(|| lab.digits.counts(progress.setup.origin));
            estimate::slowness_told(piece.job.estimated_secs(counts.into()), piece)
        });
        if let Some(slowness) = told {
            lab.slowness.set(slowness);
        }
    }
}
