//! The choices of the form's selects.

use digit_lab::nn::{Activation, Cost, Initializer, Regularization};
use digit_lab::training::{Field, Order, Preset, Reduction};

use crate::i18n::{I18n, t_string};

/// The choices that a field offers: the engine's names, and words for them. None for a field in
/// which one types.
pub fn choices(i18n: I18n, field: Field) -> Option<Vec<(&'static str, &'static str)>> {
    let choices = match field {
        Field::Activation => Activation::ALL
            .iter()
            .filter(|choice| **choice != Activation::Softmax)
            .map(|choice| (choice.name(), activation(i18n, *choice)))
            .collect(),
        Field::OutputActivation => Activation::ALL
            .iter()
            .map(|choice| (choice.name(), activation(i18n, *choice)))
            .collect(),
        Field::Cost => Cost::ALL
            .iter()
            .map(|choice| (choice.name(), cost(i18n, *choice)))
            .collect(),
        Field::Initializer => Initializer::ALL
            .iter()
            .map(|choice| (choice.name(), initializer(i18n, *choice)))
            .collect(),
        Field::Regularization => Regularization::ALL
            .iter()
            .map(|choice| (choice.name(), regularization(i18n, *choice)))
            .collect(),
        Field::Reduction => Reduction::ALL
            .iter()
            .map(|choice| (choice.name(), reduction(i18n, *choice)))
            .collect(),
        Field::Order => Order::ALL
            .iter()
            .map(|choice| (choice.name(), order(i18n, *choice)))
            .collect(),
        Field::Biases | Field::TestEachEpoch => vec![
            ("true", t_string!(i18n, training.yes)),
            ("false", t_string!(i18n, training.no)),
        ],
        Field::Layers
        | Field::LearningRate
        | Field::MiniBatch
        | Field::Epochs
        | Field::Lambda
        | Field::TrainingSize
        | Field::WeightDeviation
        | Field::Momentum
        | Field::Seed => return None,
    };
    Some(choices)
}

/// An activation.
pub fn activation(i18n: I18n, choice: Activation) -> &'static str {
    match choice {
        Activation::Sigmoid => t_string!(i18n, training.sigmoid),
        Activation::Tanh => t_string!(i18n, training.tanh),
        Activation::Relu => t_string!(i18n, training.relu),
        Activation::Softmax => t_string!(i18n, training.softmax),
        Activation::Linear => t_string!(i18n, training.linear),
        Activation::Step => t_string!(i18n, training.step_function),
    }
}

/// A cost function.
pub fn cost(i18n: I18n, choice: Cost) -> &'static str {
    match choice {
        Cost::Quadratic => t_string!(i18n, training.quadratic),
        Cost::CrossEntropy => t_string!(i18n, training.cross_entropy),
        Cost::LogLikelihood => t_string!(i18n, training.log_likelihood),
    }
}

fn initializer(i18n: I18n, choice: Initializer) -> &'static str {
    match choice {
        Initializer::ScaledNormal => t_string!(i18n, training.scaled_normal),
        Initializer::Normal => t_string!(i18n, training.normal),
        Initializer::He => t_string!(i18n, training.he),
        Initializer::CustomNormal => t_string!(i18n, training.custom_normal),
        Initializer::Orthogonal => t_string!(i18n, training.orthogonal),
        Initializer::Zero => t_string!(i18n, training.zero),
    }
}

fn reduction(i18n: I18n, choice: Reduction) -> &'static str {
    match choice {
        Reduction::Mean => t_string!(i18n, training.mean),
        Reduction::Sum => t_string!(i18n, training.sum),
    }
}

fn order(i18n: I18n, choice: Order) -> &'static str {
    match choice {
        Order::Shuffled => t_string!(i18n, training.shuffled),
        Order::Sequential => t_string!(i18n, training.sequential),
    }
}

fn regularization(i18n: I18n, choice: Regularization) -> &'static str {
    match choice {
        Regularization::None => t_string!(i18n, training.none),
        Regularization::L1 => t_string!(i18n, training.l1),
        Regularization::L2 => t_string!(i18n, training.l2),
    }
}

/// A kind of network to begin with.
pub fn preset_name(i18n: I18n, preset: Preset) -> &'static str {
    match preset {
        Preset::Hidden => t_string!(i18n, training.preset_hidden),
        Preset::Convolutional => t_string!(i18n, training.preset_convolutional),
        Preset::Reader => t_string!(i18n, training.preset_reader),
    }
}
