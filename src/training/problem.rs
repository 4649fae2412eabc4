//! What can be wrong with a spec, field by field.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::nn::{Activation, Cost};
use crate::quote::shown;
use crate::training::{Field, LayersError};

/// A field whose value cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[error("{field}: {problem}")]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// Which field.
    pub field: Field,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field's value.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Problem {
    /// Not a number at all, such as an empty field.
    #[error("expected a number from {least} to {most}, got none")]
    NotANumber {
        /// The least allowed.
        least: f64,
        /// The most allowed.
        most: f64,
    },
    /// A fraction where a whole number is wanted.
    #[error("expected a whole number from {least} to {most}, got {got}")]
    NotWhole {
        /// The least allowed.
        least: f64,
        /// The most allowed.
        most: f64,
        /// The value that came.
        got: f64,
    },
    /// Too small or too large.
    #[error("expected {least} to {most}, got {got}")]
    OutOfRange {
        /// The least allowed.
        least: f64,
        /// The most allowed.
        most: f64,
        /// The value that came.
        got: f64,
    },
    /// A name that is none of a field's choices.
    #[error("expected one of {expected}, got {}", shown(got))]
    NotAChoice {
        /// The choices there are, separated by commas.
        expected: String,
        /// The name that came.
        got: String,
    },
    /// Layers that cannot be understood.
    #[error(transparent)]
    Layers(LayersError),
    /// Softmax in hidden layers.
    #[error("expected sigmoid, tanh, relu, linear or step in hidden layers, got softmax")]
    HiddenSoftmax,
    /// Step functions are to be trained by gradient, which is 0 wherever there is one.
    #[error(
        "expected an activation with a slope, got step: its gradient is 0 everywhere, so that no weight would ever change"
    )]
    StepHasNoSlope,
    /// Bits are on or off each by itself.
    #[error(
        "expected sigmoid, tanh, relu or linear outputs for four-bit codes, got softmax, whose outputs sum to 1"
    )]
    BinarySoftmax,
    /// Central differences of a cost that would be another each time.
    #[error(
        "expected layers without dropout for the numerical gradient, whose cost must be the same each time it is asked for"
    )]
    NumericalDropout,
    /// Two evaluations for each parameter, sample and epoch come to more than anyone waits for.
    #[error(
        "expected a numerical gradient of at most {most} h, got one of about {hours} h: each sample is evaluated {evaluations} times; take a smaller network, fewer images or fewer epochs"
    )]
    NumericalTooLong {
        /// Twice the number of parameters.
        evaluations: f64,
        /// About so many hours on one core.
        hours: f64,
        /// At most so many.
        most: f64,
    },
    /// Nothing is trained on samples, so that there is nothing to multiply them for.
    #[error(
        "expected no augmentation with random search, which compares networks on the images as they are"
    )]
    AugmentedSearch,
    /// Orthogonal weights of a layer so large that making them would take minutes.
    #[error(
        "expected smaller layers for orthogonal weights, got {inputs} inputs to {outputs} neurons"
    )]
    OrthogonalTooLarge {
        /// Of the layer, or of one window.
        inputs: u32,
        /// Neurons, or maps.
        outputs: u32,
    },
    /// A network so large that a browser may not have the memory for it.
    #[error(
        "expected a network that takes at most {most} MB of memory to train, got one of {parameters} weights and biases that takes about {megabytes} MB; take fewer or smaller layers"
    )]
    TooMuchMemory {
        /// Weights and biases.
        parameters: f64,
        /// About so many, of a million bytes.
        megabytes: f64,
        /// At most so many.
        most: f64,
    },
    /// A cost that is not defined for these outputs.
    #[error("expected a cost that {output} outputs can have, got {cost}")]
    CostOfOutput {
        /// The cost.
        cost: Cost,
        /// The output activation that it does not go with.
        output: Activation,
    },
}

impl Problem {
    /// Whether the value is wrong whatever the other fields have.
    pub fn is_of_value_alone(&self) -> bool {
        matches!(
            self,
            Self::NotANumber { .. }
                | Self::NotWhole { .. }
                | Self::OutOfRange { .. }
                | Self::NotAChoice { .. }
                | Self::Layers(_)
        )
    }
}
