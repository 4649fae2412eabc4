//! Which choices go together.

use crate::nn::{Activation, Architecture, Cost, Initializer, LayerKind, orthogonal};
use crate::training::{Field, FieldError, Layers, Problem, TrainingSpec};

/// The network's shape, where its layers and activations are possible.
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

/// What is wrong with choices each of which is possible, and whose layers are, too.
pub(super) fn conflicts(spec: &TrainingSpec, architecture: &Architecture) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |field, problem| errors.push(FieldError { field, problem });
    if spec.output_activation == Activation::Step {
        refuse(Field::OutputActivation, Problem::StepHasNoSlope);
    }
    if spec.activation == Activation::Step && architecture.hidden_layers() > 0 {
        refuse(Field::Activation, Problem::StepHasNoSlope);
    }
    if spec.initializer == Initializer::Orthogonal
        && let Some((inputs, outputs)) = too_large_to_be_orthogonal(architecture)
    {
        let (inputs, outputs) = (inputs as u32, outputs as u32);
        let problem = Problem::OrthogonalTooLarge { inputs, outputs };
        refuse(Field::Initializer, problem);
    }
    errors
}

fn too_large_to_be_orthogonal(architecture: &Architecture) -> Option<(usize, usize)> {
    let mut shapes = architecture
        .layers()
        .filter_map(|(kind, input, _)| match kind {
            LayerKind::Dense { neurons } => Some((input.features(), neurons)),
            LayerKind::Conv { maps, kernel } => Some((kernel * kernel * input.channels, maps)),
            LayerKind::MaxPool { .. } | LayerKind::Dropout { .. } => None,
        });
    shapes.find(|(inputs, outputs)| !orthogonal::is_feasible(*inputs, *outputs))
}
