//! The works that Digit Lab is measured by, in the page and natively.

use digit_lab::nn::{Activation, Cost, Initializer, Regularization};
use digit_lab::training::{Layers, TrainingSpec};

/// w1, w2 and w3.
pub(crate) fn fully_connected() -> [(&'static str, TrainingSpec); 3] {
    let w3 = TrainingSpec {
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        mini_batch: 128.0,
        learning_rate: 0.1,
        ..sigmoid(&[784.0, 128.0, 10.0])
    };
    [
        (
            "w1 [784,30,10] sigmoid, mini-batch 10",
            sigmoid(&[784.0, 30.0, 10.0]),
        ),
        (
            "w2 [784,100,10] sigmoid, mini-batch 10",
            sigmoid(&[784.0, 100.0, 10.0]),
        ),
        ("w3 [784,128,10] ReLU, softmax, mini-batch 128", w3),
    ]
}

/// w4.
pub(crate) fn small_convolutional() -> (&'static str, TrainingSpec) {
    (
        "w4 conv 8@5x5, conv 16@5x5, mini-batch 32",
        convolutional("conv 8@5x5, pool 2, conv 16@5x5, pool 2", 32.0),
    )
}

/// Sigmoid neurons, cross-entropy, mini-batches of 10.
pub(crate) fn sigmoid(layers: &[f64]) -> TrainingSpec {
    TrainingSpec {
        layers: Layers::Sizes(layers.to_vec()),
        cost: Cost::CrossEntropy,
        mini_batch: 10.0,
        learning_rate: 0.5,
        regularization: Regularization::None,
        epochs: 1000.0,
        ..TrainingSpec::default()
    }
}

/// Rectified linear neurons under a softmax layer.
pub(crate) fn convolutional(layers: &str, mini_batch: f64) -> TrainingSpec {
    TrainingSpec {
        layers: Layers::Hidden(layers.to_owned()),
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        mini_batch,
        learning_rate: 0.003,
        regularization: Regularization::None,
        epochs: 1000.0,
        ..TrainingSpec::default()
    }
}
