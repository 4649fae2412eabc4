//! Making a training's record of what is told of it.

use crate::training::{Event, RunRecord};

/// A record in the making.
///
/// The places of mini-batches on the axis of epochs are counted here, sample by sample, so that they are
/// the same to the last bit however the costs were told.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorder {
    record: RunRecord,
    /// Samples a mini-batch.
    mini_batch: f64,
    /// Epochs done.
    epochs: f64,
    /// Samples of the present epoch done.
    samples: f64,
}

impl Recorder {
    /// For a training that has just begun.
    pub fn new(record: RunRecord) -> Self {
        Self {
            mini_batch: f64::from(record.plan.mini_batch),
            epochs: 0.0,
            samples: 0.0,
            record,
        }
    }

    /// What is known so far.
    pub fn record(&self) -> &RunRecord {
        &self.record
    }

    /// Calls the training something else.
    pub fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.record.name);
    }

    /// Takes in what is told of the training. Answers whether that was anything to be kept.
    pub fn apply(&mut self, event: &Event) -> bool {
        match event {
            Event::Progress { costs, .. } => costs.iter().for_each(|cost| self.add(*cost)),
            Event::EpochEnded { record } => self.record.epochs.push(record.clone()),
            Event::Outcome { outcome } => self.record.outcome = Some(outcome.clone()),
            _ => return false,
        }
        true
    }

    /// Adds the cost of the next mini-batch.
    fn add(&mut self, cost: f32) {
        let of = f64::from(self.record.plan.training_size.max(1));
        self.samples = (self.samples + self.mini_batch).min(of);
        let x = self.epochs + self.samples / of;
        self.record.batch_costs.push(x, cost.into());
        if self.samples >= of {
            self.epochs += 1.0;
            self.samples = 0.0;
        }
    }
}
