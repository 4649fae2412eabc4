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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EpochRecord {
    /// Counted from 1.
    pub epoch: u32,
    /// On the training images used.
    pub training_cost: f64,
    /// On the validation images.
    pub validation_cost: f64,
    /// On the training images used, without the penalty.
    pub training_data_cost: f64,
    /// On the validation images, without the penalty.
    pub validation_data_cost: f64,
    /// `λ/n` times the penalty on weights, `n` being the samples of an epoch.
    pub penalty: f64,
    /// `η` at the epoch's last update, as the schedule had it.
    pub learning_rate: f64,
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
    /// Each layer with weights, from the first hidden one to the output, where that was asked for.
    pub layers: Option<Vec<LayerMonitor>>,
}

/// What went on inside a layer in an epoch. Gradients are those of the cost without its penalty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LayerMonitor {
    /// The Euclidean norm of the weights' gradient: the mean over the epoch's mini-batches, since a single
    /// one's says little.
    pub gradient: f64,
    /// The same for the biases, of which chapter 5 says that it is a layer's speed of learning: in a fully
    /// connected layer it is the norm of the mean error `δ`.
    pub bias_gradient: f64,
    /// Weights farther from 0 than [`NEGLIGIBLE`](crate::nn::NEGLIGIBLE).
    pub l0: u32,
    /// `Σ |w|`
    pub l1: f64,
    /// `√(Σ w²)`
    pub l2: f64,
    /// `max |w|`
    #[serde(rename = "lInfinity")]
    pub l_infinity: f64,
    /// Of sigmoid and tanh neurons: the share of their activations on the validation images where the slope
    /// is below 4 % of its steepest.
    pub saturated: Option<f64>,
    /// Of ReLU neurons: the share that is 0 on every validation image.
    pub dead: Option<f64>,
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

    /// Whether this epoch is better than another: it reads a greater share of the validation images or, where
    /// that is the same, costs less on them. The share is what a reader of digits is for; the cost tells apart
    /// what a small validation set cannot.
    pub fn is_better_than(&self, other: &Self) -> bool {
        let (share, other_share) = (self.validation_share(), other.validation_share());
        share > other_share
            || share >= other_share && self.validation_data_cost < other.validation_data_cost
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
