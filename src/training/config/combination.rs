//! Which choices go together.

use crate::nn::{Activation, Architecture, Cost, Initializer, LayerKind, orthogonal};
use crate::training::{
    Augmentation, Field, FieldError, Layers, Optimizer, Problem, TrainingConfig, TrainingSpec,
};

/// The network's shape, where its layers and activations are possible.
pub(super) fn architecture(spec: &TrainingSpec) -> Result<Architecture, FieldError> {
    let layers = |error| FieldError {
        field: Field::Layers,
        problem: Problem::Layers(error),
    };
    let kinds = spec.layers.kinds_to(spec.output_coding.outputs());
    let kinds = kinds.map_err(layers)?;
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

/// The cost that suits the outputs; the cross-entropy of softmax is the log-likelihood.
pub(super) fn cost(spec: &TrainingSpec) -> Result<Cost, FieldError> {
    let output = spec.output_activation;
    let cost = match (spec.cost, output) {
        (Cost::CrossEntropy, Activation::Softmax) => Cost::LogLikelihood,
        (cost, _) => cost,
    };
    cost.suits(output).then_some(cost).ok_or(FieldError {
        field: Field::Cost,
        problem: Problem::CostOfOutput { cost, output },
    })
}

/// What is wrong with choices each of which is possible, and whose layers are, too.
pub(super) fn conflicts(spec: &TrainingSpec, architecture: &Architecture) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |field, problem| errors.push(FieldError { field, problem });
    let needs_slope = spec.optimizer != Optimizer::RandomSearch;
    if spec.output_activation == Activation::Step && needs_slope {
        refuse(Field::OutputActivation, Problem::StepHasNoSlope);
    }
    if spec.activation == Activation::Step && needs_slope && architecture.hidden_layers() > 0 {
        refuse(Field::Activation, Problem::StepHasNoSlope);
    }
    if !spec.output_coding.suits(spec.output_activation) {
        refuse(Field::OutputCoding, Problem::BinarySoftmax);
    }
    if spec.optimizer == Optimizer::RandomSearch && spec.augmentation != Augmentation::None {
        refuse(Field::Augmentation, Problem::AugmentedSearch);
    }
    let drops = |kind: &LayerKind| matches!(kind, LayerKind::Dropout { .. });
    if spec.optimizer == Optimizer::NumericalGradient && architecture.kinds().iter().any(drops) {
        refuse(Field::Optimizer, Problem::NumericalDropout);
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

/// A numerical gradient that nobody would wait for.
pub(super) fn too_long(config: &TrainingConfig) -> Option<FieldError> {
    /// Multiplications a second, as measured with other work on the same cores.
    const A_SECOND: f64 = 2e9;
    const MOST_HOURS: f64 = 1.0;
    if config.optimizer() != Optimizer::NumericalGradient {
        return None;
    }
    let architecture = config.architecture();
    let evaluations = 2.0 * architecture.parameters() as f64;
    let samples = f64::from(config.epochs()) * config.samples() as f64;
    let work = evaluations * samples * architecture.multiplications() as f64;
    let hours = work / A_SECOND / 3_600.0;
    let error = || FieldError {
        field: Field::Optimizer,
        problem: Problem::NumericalTooLong {
            evaluations,
            hours: (10.0 * hours).ceil() / 10.0,
            most: MOST_HOURS,
        },
    };
    (hours > MOST_HOURS).then(error)
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
