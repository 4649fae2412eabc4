//! Making a training's record of what is told of it.

use crate::training::{Changed, Event, Optimizer, Place, RunRecord};

/// A record in the making.
///
/// The places of mini-batches on the axis of epochs are counted here, sample by sample, so that they are
/// the same to the last bit however the costs were told.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorder {
    record: RunRecord,
    /// Samples an epoch: more than images where they are augmented.
    samples_an_epoch: f64,
    /// Samples a mini-batch, which costs come for.
    mini_batch: f64,
    /// Epochs done.
    epochs: f64,
    /// Samples of the present epoch done.
    samples: f64,
    /// Whether where it goes on is still to be told.
    is_resuming: bool,
    /// The place in the record of its best epoch.
    best: Option<usize>,
}

impl Recorder {
    /// For a training that has just begun.
    pub fn new(record: RunRecord) -> Self {
        let images = record.plan.training_size.max(1) as usize;
        let samples = record.spec.augmentation.samples(images);
        Self {
            samples_an_epoch: samples as f64,
            mini_batch: f64::from(record.plan.mini_batch),
            epochs: 0.0,
            samples: 0.0,
            is_resuming: false,
            best: record.best_epoch(),
            record,
        }
    }

    /// For a training that goes on from a checkpoint, with the record as it was then.
    pub fn resume(mut record: RunRecord) -> Self {
        record.outcome = None;
        let last = record.changes.last();
        let mini_batch = last.map_or(record.plan.mini_batch, |changed| changed.mini_batch);
        Self {
            mini_batch: f64::from(mini_batch),
            is_resuming: true,
            ..Self::new(record)
        }
    }

    /// What is known so far.
    pub fn record(&self) -> &RunRecord {
        &self.record
    }

    /// Whether the last epoch is the best one so far.
    pub fn is_at_best(&self) -> bool {
        let last = self.record.epochs.len().checked_sub(1);
        last.is_some() && self.best == last
    }

    /// Calls the training something else.
    pub fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.record.name);
    }

    /// Takes in what is told of the training. Answers whether that was anything to be kept.
    pub fn apply(&mut self, event: &Event) -> bool {
        match event {
            Event::Progress { epoch, share, .. } if self.is_resuming => {
                self.is_resuming = false;
                self.epochs = f64::from(*epoch) - 1.0;
                self.samples = (share * self.samples_an_epoch).round();
                self.begin_next_epoch();
            }
            Event::Progress { costs, .. } => costs.iter().for_each(|cost| self.add(*cost)),
            Event::Extended { epochs } => {
                self.record.plan.epochs = *epochs;
                self.record.extensions.push(*epochs);
            }
            Event::Changed {
                epoch,
                batch,
                learning_rate,
                mini_batch,
                lambda,
                ..
            } => {
                self.mini_batch = f64::from(*mini_batch);
                let epochs = self.place();
                self.record.changes.push(Changed {
                    place: Place {
                        epoch: *epoch,
                        batch: *batch,
                    },
                    epochs,
                    learning_rate: *learning_rate,
                    mini_batch: *mini_batch,
                    lambda: *lambda,
                });
            }
            Event::EpochEnded { record } => {
                let best = self.best.and_then(|best| self.record.epochs.get(best));
                if record.validation_size > 0 && best.is_none_or(|it| record.is_better_than(it)) {
                    self.best = Some(self.record.epochs.len());
                }
                self.record.epochs.push(record.clone());
            }
            Event::Outcome { outcome } => self.record.outcome = Some(outcome.clone()),
            _ => return false,
        }
        true
    }

    /// Adds the cost of the next mini-batch.
    fn add(&mut self, cost: f32) {
        self.samples = match self.record.spec.optimizer {
            // One network, by the cost of all samples.
            Optimizer::RandomSearch => self.samples_an_epoch,
            Optimizer::Sgd | Optimizer::NumericalGradient => {
                (self.samples + self.mini_batch).min(self.samples_an_epoch)
            }
        };
        self.record.batch_costs.push(self.place(), cost.into());
        self.begin_next_epoch();
    }

    fn begin_next_epoch(&mut self) {
        if self.samples >= self.samples_an_epoch {
            self.epochs += 1.0;
            self.samples = 0.0;
        }
    }

    /// Epochs done, the present one in part.
    fn place(&self) -> f64 {
        self.epochs + self.samples / self.samples_an_epoch
    }
}
