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
