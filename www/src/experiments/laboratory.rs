//! What all experiments share: workers, digits, and what is known of the machine's speed.

use digit_lab::book::{Job, experiments};
use leptos::prelude::*;

use super::digits::Digits;
use super::estimate::{self, USUAL_SLOWNESS};
use super::progress::Progress;
use super::trial::Trial;
use super::unfinished::Unfinished;
use crate::i18n::{I18n, use_i18n};
use crate::runs::Arrivals;
use crate::training::data::Origin;
use crate::workers::Pool;

/// The laboratory, from the context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Laboratory {
    /// Who does the work.
    pub pool: Pool,
    /// On what.
    pub digits: Digits,
    /// How much longer work takes here than estimated.
    pub slowness: RwSignal<f64>,
    /// The experiment that was opened from its card, until one is back.
    pub opened: StoredValue<Option<&'static str>>,
    /// Where trainings go that are done, to be kept with the others.
    pub arrivals: Arrivals,
    /// What is done of experiments that were interrupted.
    pub unfinished: Unfinished,
    /// In which language they are named.
    pub i18n: I18n,
    trials: StoredValue<Vec<Trial>>,
}

impl Laboratory {
    /// Nothing run yet.
    pub fn new() -> Self {
        let trials = experiments().into_iter().map(Trial::new);
        Self {
            pool: Pool::new(),
            digits: Digits::new(),
            slowness: RwSignal::new(USUAL_SLOWNESS),
            opened: StoredValue::new(None),
            arrivals: expect_context(),
            unfinished: Unfinished::new(),
            i18n: use_i18n(),
            trials: StoredValue::new(trials.collect()),
        }
    }

    /// Every experiment.
    pub fn trials(self) -> Vec<Trial> {
        self.trials.get_value()
    }

    /// The experiment of this id.
    pub fn trial(self, id: &str) -> Option<Trial> {
        let trials = self.trials.get_value();
        trials.into_iter().find(|trial| trial.id() == id)
    }

    /// About how many seconds an experiment takes as it is set up.
    pub fn estimated_secs(self, trial: Trial) -> f64 {
        let setup = trial.setup.get();
        let counts = self.digits.counts(setup.origin);
        let planned = trial
            .experiment
            .with_value(|experiment| Progress::planned(experiment, setup, counts));
        self.secs(planned.here().map(|piece| &piece.job), setup.origin)
    }

    /// About how many seconds jobs on these digits take.
    pub fn secs<'a>(self, jobs: impl IntoIterator<Item = &'a Job>, origin: Origin) -> f64 {
        let estimated = estimate::secs(jobs, self.digits.counts(origin), self.pool.size);
        estimated * self.slowness.get()
    }
}
