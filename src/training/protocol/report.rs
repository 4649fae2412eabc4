//! What is told of a training: what it is going to do, and what came out of each epoch.

use serde::{Deserialize, Serialize};

/// What a training is going to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Sizes from the input to the output layer.
    pub sizes: Vec<u32>,
    /// Weights and biases.
    pub parameters: u32,
    /// Epochs.
    pub epochs: u32,
    /// Mini-batches an epoch.
    pub batches: u32,
    /// Samples a mini-batch.
    pub mini_batch: u32,
    /// Training images used.
    pub training_size: u32,
}

/// What came out of an epoch. Costs are means over the samples plus `λ/n` times the penalty, the
/// same penalty on both sets, so that the two curves can be compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpochRecord {
    /// Counted from 1.
    pub epoch: u32,
    /// On the training images used.
    pub training_cost: f64,
    /// On the validation images.
    pub validation_cost: f64,
    /// Training images read rightly.
    pub training_correct: u32,
    /// Of how many.
    pub training_size: u32,
    /// Validation images read rightly.
    pub validation_correct: u32,
    /// Of how many.
    pub validation_size: u32,
    /// Test images read rightly, after the last epoch only: choices are made on the validation images.
    pub test_correct: Option<u32>,
    /// On the test images, whenever they are read.
    pub test_cost: Option<f64>,
    /// Of how many.
    pub test_size: u32,
}

impl Plan {
    /// Where the costs of mini-batches stand on an axis of epochs, given how far the training is after
    /// the last of them: `(epochs done, cost)`, so that the end of epoch 2 is at 2.
    pub fn places<'a>(
        &self,
        epoch: u32,
        batch: u32,
        costs: &'a [f32],
    ) -> impl Iterator<Item = (f64, f64)> + use<'a> {
        let batches = f64::from(self.batches.max(1));
        // Batch 0 of an epoch is the last one of the epoch before: counted through, they are one.
        let last = f64::from(epoch.max(1) - 1) * batches + f64::from(batch);
        let before_first = last - costs.len() as f64;
        let place = move |index: usize| (before_first + (index + 1) as f64) / batches;
        let costs = costs.iter().copied().map(f64::from).enumerate();
        costs.map(move |(index, cost)| (place(index), cost))
    }
}

impl EpochRecord {
    /// The share of training images read rightly.
    pub fn training_share(&self) -> f64 {
        share(self.training_correct, self.training_size)
    }

    /// The share of validation images read rightly.
    pub fn validation_share(&self) -> f64 {
        share(self.validation_correct, self.validation_size)
    }

    /// The share of test images read rightly, where they were read.
    pub fn test_share(&self) -> Option<f64> {
        self.test_correct
            .map(|correct| share(correct, self.test_size))
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}
