//! A training as the session keeps it.

use std::collections::VecDeque;

use super::best::Best;
use crate::training::{Changed, History, Outcome, Phase, Place, Run, digest};

/// A run, where it stands, and what has not been told of it yet.
#[derive(Debug)]
pub(super) struct Training {
    pub(super) run: Run,
    pub(super) phase: Phase,
    pub(super) stepping: Stepping,
    /// Changes still to be made, where a training is repeated.
    pub(super) changes: VecDeque<Changed>,
    /// Epochs still to be added, each time that all are done.
    pub(super) extensions: VecDeque<f64>,
    /// Where to stop.
    pub(super) until: Option<Place>,
    /// Costs of mini-batches not yet reported.
    pub(super) costs: Vec<f32>,
    /// What its network has been.
    pub(super) history: History,
    /// Its best epoch; nothing before the first one's end.
    pub(super) best: Option<Best>,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stepping {
    /// There is none.
    Off,
    /// A mini-batch is still to be done.
    BeforeBatch,
    /// Its mini-batch is done; where that ended an epoch, the evaluation belongs to the step.
    AfterBatch,
}

impl Training {
    /// A run of which nothing has been done or told.
    pub(super) fn new(run: Run) -> Self {
        let mut training = Self {
            history: History::new(run.config().architecture().parameters()),
            run,
            phase: Phase::Idle,
            stepping: Stepping::Off,
            changes: VecDeque::new(),
            extensions: VecDeque::new(),
            until: None,
            costs: Vec::new(),
            best: None,
        };
        training.remember_epoch();
        training
    }

    /// Whether somebody stopped here the training that this one repeats.
    pub(super) fn is_where_it_ends(&self) -> bool {
        self.until == Some(self.place())
    }

    /// How far it is.
    pub(super) fn place(&self) -> Place {
        Place {
            epoch: self.run.epoch(),
            batch: self.run.batches_done() as u32,
        }
    }

    /// How it has ended.
    pub(super) fn outcome(&self) -> Outcome {
        Outcome {
            phase: self.phase,
            place: self.place(),
            digest: digest(self.run.network()),
        }
    }
}
