//! A training as the session keeps it.

use crate::training::{Outcome, Phase, Place, Run, digest};

/// A run, where it stands, and what has not been told of it yet.
#[derive(Debug)]
pub(super) struct Training {
    pub(super) run: Run,
    pub(super) phase: Phase,
    pub(super) stepping: Stepping,
    /// Where to stop.
    pub(super) until: Option<Place>,
    /// Costs of mini-batches not yet reported.
    pub(super) costs: Vec<f32>,
    pub(super) images: f64,
    pub(super) training_secs: f64,
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
        Self {
            run,
            phase: Phase::Idle,
            stepping: Stepping::Off,
            until: None,
            costs: Vec::new(),
            images: 0.0,
            training_secs: 0.0,
        }
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
