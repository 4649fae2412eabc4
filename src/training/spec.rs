//! A training as asked for: anything that a form, a link or another page may send.

mod settings;

use serde::{Deserialize, Serialize};

use crate::nn::{Activation, Cost, Initializer, Regularization};
use crate::training::{Layers, Order, Reduction};

/// Settings as sent, not yet known to make sense: see [`TrainingConfig`](crate::training::TrainingConfig).
///
/// Numbers are `f64` whatever they count, because that is what JavaScript sends: a mini-batch of 2.5
/// is to be named as such, not to fail in a parser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TrainingSpec {
    /// Hidden layers as text, or all sizes as numbers.
    pub layers: Layers,
    /// The hidden layers' activation.
    pub activation: Activation,
    /// The output layer's activation.
    pub output_activation: Activation,
    /// The cost.
    pub cost: Cost,
    /// Where weights and biases start.
    pub initializer: Initializer,
    /// The standard deviation of weights under [`Initializer::CustomNormal`].
    pub weight_deviation: f64,
    /// Whether neurons have biases; without, they stay 0.
    pub biases: bool,
    /// `η`
    pub learning_rate: f64,
    /// Samples an update.
    pub mini_batch: f64,
    /// What an update takes of its samples' gradients.
    pub reduction: Reduction,
    /// `μ` of the book's momentum; 0 for none.
    pub momentum: f64,
    /// Passes over the training images.
    pub epochs: f64,
    /// The penalty on weights.
    pub regularization: Regularization,
    /// `λ`
    pub lambda: f64,
    /// How many of the training images to use, the first ones; nothing for all there are.
    pub training_size: Option<f64>,
    /// From which weights and orders are drawn.
    pub seed: f64,
    /// How the training images follow one another.
    pub order: Order,
    /// Whether the test images are read after every epoch rather than after the last one only.
    pub test_each_epoch: bool,
}

impl Default for TrainingSpec {
    /// The book's largest network of chapter 3, with its `λ` for 50,000 images scaled to the 10,000
    /// bundled ones: right on 95 % of the bundled validation digits after ten epochs, and on 94 %
    /// after three to five, whatever the seed; 30 hidden neurons stay at 94 %.
    fn default() -> Self {
        Self {
            layers: Layers::Hidden("100".to_owned()),
            activation: Activation::Sigmoid,
            output_activation: Activation::Sigmoid,
            cost: Cost::CrossEntropy,
            initializer: Initializer::ScaledNormal,
            weight_deviation: 1.0,
            biases: true,
            learning_rate: 0.5,
            mini_batch: 10.0,
            reduction: Reduction::Mean,
            momentum: 0.0,
            epochs: 10.0,
            regularization: Regularization::L2,
            lambda: 1.0,
            training_size: None,
            seed: 1.0,
            order: Order::Shuffled,
            test_each_epoch: false,
        }
    }
}
