//! The evaluation after an epoch, data set by data set.

use crate::data::{Dataset, Mnist};
use crate::nn::Tally;
use crate::training::{EpochRecord, TrainingConfig};

/// How far the three data sets have been evaluated.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evaluation {
    training: Tally,
    validation: Tally,
    test: Tally,
}

impl Evaluation {
    /// The set to go on with: its images, how many of them, and what has been counted of them.
    pub(super) fn next<'a>(
        &mut self,
        data: &'a Mnist,
        config: &TrainingConfig,
        reads_test: bool,
    ) -> Option<(&'a Dataset, usize, &mut Tally)> {
        let test_size = if reads_test { data.test.len() } else { 0 };
        let parts = [
            (&data.training, config.training_size(), &mut self.training),
            (
                &data.validation,
                data.validation.len(),
                &mut self.validation,
            ),
            (&data.test, test_size, &mut self.test),
        ];
        parts.into_iter().find(|(_, size, tally)| tally.of < *size)
    }

    /// What it came to.
    pub(super) fn record(self, epoch: u32, penalty: f64) -> EpochRecord {
        let Self {
            training,
            validation,
            test,
        } = self;
        EpochRecord {
            epoch,
            training_cost: training.mean_cost() + penalty,
            validation_cost: validation.mean_cost() + penalty,
            training_correct: training.correct as u32,
            training_size: training.of as u32,
            validation_correct: validation.correct as u32,
            validation_size: validation.of as u32,
            test_correct: (test.of > 0).then_some(test.correct as u32),
            test_cost: (test.of > 0).then(|| test.mean_cost() + penalty),
            test_size: test.of as u32,
        }
    }
}
