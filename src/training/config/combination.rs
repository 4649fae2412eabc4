//! Which choices go together.

use crate::nn::{Activation, Architecture, Cost};
use crate::training::{Field, FieldError, Layers, Problem, TrainingSpec};

pub(super) fn architecture(spec: &TrainingSpec) -> Result<Architecture, FieldError> {
    let layers = |error| FieldError {
        field: Field::Layers,
        problem: Problem::Layers(error),
    };
    let kinds = spec.layers.kinds().map_err(layers)?;
    // Layers have been checked, so that only the activations can still be refused.
    Architecture::of(
        Layers::input(),
        &kinds,
        spec.activation,
        spec.output_activation,
    )
    .map_err(|_| FieldError {
        field: Field::Activation,
        problem: Problem::HiddenSoftmax,
    })
}

/// Cross-entropy needs outputs between 0 and 1, and with softmax it is the log-likelihood cost.
/// Log-likelihood pushes up one output only, so that the others must be pushed down by softmax.
pub(super) fn cost(spec: &TrainingSpec) -> Result<Cost, FieldError> {
    match (spec.cost, spec.output_activation) {
        (Cost::CrossEntropy | Cost::LogLikelihood, Activation::Softmax) => Ok(Cost::LogLikelihood),
        (Cost::Quadratic, _) | (Cost::CrossEntropy, Activation::Sigmoid) => Ok(spec.cost),
        (cost, output) => Err(FieldError {
            field: Field::Cost,
            problem: Problem::CostOfOutput { cost, output },
        }),
    }
}
