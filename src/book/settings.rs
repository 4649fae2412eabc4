//! The settings that the book's chapters share; rows state what differs.

use crate::nn::{Activation, Cost, Initializer, Regularization};
use crate::training::{Layers, TrainingSpec};

/// The first 50,000 of MNIST's training images; the others are for validation.
pub(super) const ALL: f64 = 50_000.0;

/// Hidden layers, as typed.
pub(super) fn hidden(layers: &str) -> Layers {
    Layers::Hidden(layers.to_owned())
}

/// Chapter 1's `network.py`: quadratic cost, everything drawn from N(0, 1), 30 epochs of mini-batches of 10.
pub(super) fn chapter1(layers: &str, learning_rate: f64) -> TrainingSpec {
    TrainingSpec {
        layers: hidden(layers),
        activation: Activation::Sigmoid,
        output_activation: Activation::Sigmoid,
        cost: Cost::Quadratic,
        initializer: Initializer::Normal,
        learning_rate,
        mini_batch: 10.0,
        epochs: 30.0,
        regularization: Regularization::L2,
        lambda: 0.0,
        training_size: Some(ALL),
        test_each_epoch: true,
        ..TrainingSpec::default()
    }
}

/// Chapter 3's `network2.py`, as chapter 1's with the cross-entropy cost; L2 takes part as soon as `lambda` is
/// given.
pub(super) fn chapter3(layers: &str, learning_rate: f64) -> TrainingSpec {
    TrainingSpec {
        cost: Cost::CrossEntropy,
        ..chapter1(layers, learning_rate)
    }
}

/// [`chapter3`] with weights drawn from N(0, 1/√inputs), its default since the section on initialization.
pub(super) fn scaled(layers: &str, learning_rate: f64, lambda: f64) -> TrainingSpec {
    TrainingSpec {
        initializer: Initializer::ScaledNormal,
        lambda,
        ..chapter3(layers, learning_rate)
    }
}

/// [`chapter3`] on the first 1,000 images for 400 epochs, where the network overfits.
pub(super) fn overfitting(lambda: f64) -> TrainingSpec {
    TrainingSpec {
        lambda,
        training_size: Some(1_000.0),
        epochs: 400.0,
        ..chapter3("30", 0.5)
    }
}

/// Softmax outputs with the log-likelihood cost, chapter 6 and the notes.
pub(super) fn softmax(spec: TrainingSpec) -> TrainingSpec {
    TrainingSpec {
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        ..spec
    }
}
