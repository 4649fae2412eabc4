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
