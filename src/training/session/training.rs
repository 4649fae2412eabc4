//! A training as the session keeps it.

use crate::training::{Phase, Run};

/// A run, where it stands, and what has not been told of it yet.
#[derive(Debug)]
pub(super) struct Training {
    pub(super) run: Run,
    pub(super) phase: Phase,
    pub(super) stepping: Stepping,
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
            costs: Vec::new(),
            images: 0.0,
            training_secs: 0.0,
        }
    }
}
